import { describe, expect, it } from 'vitest';
import { compareOutside } from '../../src/diff/outside.ts';
import type { ProposalRecord } from '../../src/domain/negotiation/record.ts';
import type { Lang } from '../../src/language/language.ts';
import {
  commandOf,
  isStale,
  isTickedAtFirst,
  ownTabled,
  type Placed,
  wishesOf,
} from '../../src/ui/outside/take-over.ts';

const A = 'Стороны сотрудничают в охране морской среды Каспия';
const B = 'Государства обмениваются сведениями об уровне воды каждый месяц';
const C = 'Совместная рабочая группа собирается в Реште дважды в год';
const A_FA = 'طرف‌ها در حفاظت از محیط زیست دریای خزر همکاری می‌کنند';
const C_FA = 'کارگروه مشترک هر سال دو بار در رشت برگزار می‌شود';

/** Lines with their rows in the file. */
const placed = (lang: Lang, ours: readonly string[], lines: readonly (readonly [string, number])[]): Placed[] => {
  const clauses = ours.map((text, index) => ({ id: `c${index}`, text }));
  const result = compareOutside(
    clauses,
    lines.map(([text]) => text),
    lang,
  );
  if (!result.ok) throw new Error(result.reason);
  return result.rows.map((row) => ({ lang, row, line: lines[row.paragraphs[0] ?? 0]?.[1] ?? 0 }));
};
const newA = A.replace('морской', 'водной');
const newFa = A_FA.replace('دریای', 'پهنه');
const both = [
  ...placed(
    'ru',
    [A, B],
    [
      [newA, 0],
      [C, 1],
      [B, 2],
    ],
  ),
  ...placed(
    'fa',
    [A_FA, ''],
    [
      [newFa, 0],
      [C_FA, 1],
    ],
  ),
];

const proposal = (more: Partial<ProposalRecord>): ProposalRecord => ({
  ...{ id: 'p1', clause: 'c0', base: '', baseTexts: {}, texts: { ru: newA }, kind: 'proposal', role: 'negotiator' },
  ...{ member: 'm', delegation: 'KZ', at: '', reason: '', state: 'tabled' },
  ...more,
});

describe('wishesOf', () => {
  it('makes one proposal of a clause in two languages, and of a new row of a table', () => {
    expect(wishesOf(both, [])).toEqual([
      {
        ...{ keys: ['ru c0', 'fa c0'], clause: 'c0', after: null },
        ...{ texts: { ru: newA, fa: newFa }, seen: { ru: A, fa: A_FA } },
      },
      { keys: ['ru +1', 'fa +1'], clause: null, after: 'c0', texts: { ru: C, fa: C_FA }, seen: {} },
    ]);
  });

  it('leaves out the words that the own delegation has tabled already', () => {
    const own = ownTabled([proposal({}), proposal({ clause: null, texts: { ru: C, fa: C_FA } })], {
      role: 'negotiator',
      delegation: 'KZ',
    });
    expect(wishesOf(both, own).map(({ keys }) => keys)).toEqual([['fa c0']]);
  });

  it('does not count what others tabled, or what is decided', () => {
    const proposals = [proposal({ delegation: 'IR' }), proposal({ state: 'rejected' }), proposal({ role: 'legal' })];
    expect(ownTabled(proposals, { role: 'negotiator', delegation: 'KZ' })).toEqual([]);
  });

  it('keeps two new paragraphs of one row apart', () => {
    const rows = placed(
      'ru',
      [A],
      [
        [A, 0],
        [B, 1],
        [C, 1],
      ],
    );
    expect(wishesOf(rows, []).map(({ texts }) => texts)).toEqual([{ ru: B }, { ru: C }]);
  });
});

describe('isTickedAtFirst', () => {
  it('is true of wording and of what is new behind a clause only', () => {
    const rows = placed(
      'ru',
      [A, B],
      [
        [C, 0],
        [A.replaceAll('о', 'ο').replaceAll('ο', 'о'), 1],
        [`${B}!`, 2],
        [C, 3],
      ],
    );
    expect(rows.map(({ row }) => [row.key, isTickedAtFirst(row)])).toEqual([
      ['+0', false],
      ['c0', false],
      ['c1', true],
      ['+3', true],
    ]);
  });
});

describe('commandOf', () => {
  const rows = [
    { id: 't', kind: 'title', level: 0 },
    { id: 'a', kind: 'article', level: 0 },
    { id: 's', kind: 'subparagraph', level: 2 },
  ] as const;
  const wish = { keys: [], clause: null, texts: { ru: C }, seen: {} };
  it.each([
    [null, 'paragraph', 0],
    ['t', 'paragraph', 0],
    ['a', 'paragraph', 1],
    ['s', 'subparagraph', 2],
  ] as const)('places what is new behind %s as a %s of level %i', (after, kind, level) => {
    const command = commandOf({ ...wish, after }, 'why', rows);
    expect(command).toEqual({
      type: 'proposal.table',
      clause: null,
      after,
      kind,
      level,
      texts: { ru: C },
      reason: 'why',
    });
  });
});

describe('isStale', () => {
  it('is true when the text went on since the comparison', () => {
    const [wish] = wishesOf(both, []);
    const now = (text: string) => (_: string, lang: Lang) => (lang === 'ru' ? text : A_FA);
    expect(wish && [isStale(wish, now(A)), isStale(wish, now(B))]).toEqual([false, true]);
  });
});
