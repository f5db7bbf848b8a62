/** The history of a clause without a page: its steps, the words of its authors, and bringing a wording back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { authorsOf } from '../../server/history/authors.ts';
import type { clauseHistory } from '../../server/history/versions.ts';
import type { AuthorRun, Authors, HistoryEvent, RemovedRun } from '../../src/domain/clause/past.ts';
import { LIMITS } from '../../src/domain/command.ts';
import type { Lang } from '../../src/language/language.ts';
import { decisionInWords } from '../../src/ui/document/decision-words.ts';
import { proposalOf, restoring, writeBack } from '../../src/ui/history/restore.ts';
import { between, onText, piecesOf, shares } from '../../src/ui/history/runs.ts';
import { standing, stepAt, stepFrom, stepsOf, versionBefore, withOlder } from '../../src/ui/history/steps.ts';
import { formatsOf } from '../../src/ui/kit/i18n.tsx';

const text = (seq: number, language: Lang, words: string, author = 'ru-neg'): HistoryEvent => ({
  ...{ event: 'text', language, seq, at: `T${seq}`, authors: [author], text: words },
  ...{ digest: words, added: 1, removed: 0 },
});
const decided = (seq: number, type: string, more: object = {}): HistoryEvent => ({
  ...{ event: 'decision', seq, at: `T${seq}`, member: 'sec-1', delegation: null, type },
  ...more,
});
const EVENTS: readonly HistoryEvent[] = [
  text(1, 'fa', 'یک', 'server'),
  text(1, 'ru', 'раз', 'server'),
  text(3, 'ru', 'раз два'),
  decided(4, 'stance.record', { stance: 'agree' }),
  decided(7, 'proposal.accept'),
  text(7, 'fa', 'یک دو', 'ir-neg'),
  text(7, 'ru', 'раз два три', 'ir-neg'),
  text(9, 'kk', 'бір', 'kz-neg'),
];
const both = { lang: 'all', decisions: true } as const;
const brief = (list: ReturnType<typeof stepsOf>) =>
  list.map(({ seq, written, members, decision }) =>
    [
      seq,
      ...written.map(({ lang, before }) => `${lang}<${before?.text ?? '-'}`),
      ...members,
      decision?.type ?? '',
    ].join(' '),
  );

describe('the answers of the server', () => {
  it('have the shape that the interface reads', () => {
    // Types only: a field that the server renames does not compile here.
    const events = (list: NonNullable<ReturnType<typeof clauseHistory>>): readonly HistoryEvent[] =>
      list as readonly HistoryEvent[];
    const authors = (one: NonNullable<ReturnType<typeof authorsOf>>): Authors => one;
    expect([events([]), authors({ seq: 1, runs: [], removed: [] }).seq]).toEqual([[], 1]);
  });
});

describe('stepsOf', () => {
  it('makes one step of one record, newest first, with what stood before in each column', () => {
    expect(brief(stepsOf(EVENTS, both))).toEqual([
      '9 kk<- kz-neg ',
      '7 fa<یک ru<раз два ir-neg proposal.accept',
      '4 sec-1 stance.record',
      '3 ru<раз ru-neg ',
      '1 fa<- ru<- server ',
    ]);
  });

  it('keeps to one column, and to words alone', () => {
    expect(brief(stepsOf(EVENTS, { lang: 'fa', decisions: true })).map((line) => line[0])).toEqual(['7', '4', '1']);
    expect(brief(stepsOf(EVENTS, { lang: 'ru', decisions: false })).map((line) => line[0])).toEqual(['7', '3', '1']);
  });
});

describe('standing', () => {
  it('knows each column as it was, and leaves out the one that did not exist then', () => {
    const then = (seq: number) => Object.values(standing(EVENTS, seq)).map((one) => one.text);
    expect([then(0), then(4), then(8), then(9)]).toEqual([
      [],
      ['یک', 'раз два'],
      ['یک دو', 'раз два три'],
      ['یک دو', 'раз два три', 'бір'],
    ]);
    expect([versionBefore(EVENTS, 'ru', 7)?.text, versionBefore(EVENTS, 'kk', 9)]).toEqual(['раз два', null]);
  });
});

describe('stepFrom', () => {
  const steps = stepsOf(EVENTS, { lang: 'fa', decisions: false });
  it.each([
    [null, 1, 7],
    [7, 1, 1],
    [1, 1, 1],
    [7, -1, 7],
    [4, 1, 1],
    [4, -1, 7],
  ] as const)('from %s by %s is %s', (current, by, seq) => expect(stepFrom(steps, current, by)?.seq).toBe(seq));

  it('shows the nearest earlier step of one that is hidden', () =>
    expect([stepAt(steps, 4)?.seq, stepAt(steps, null)?.seq, stepAt([], 4)]).toEqual([1, 7, undefined]));
});

describe('withOlder', () => {
  it('lays pages end to end, whatever they share', () =>
    expect(withOlder(EVENTS.slice(4), EVENTS.slice(0, 6))).toEqual(EVENTS));
});

const run = (words: string, member: string, seq = 1): AuthorRun => ({
  ...{ text: words, member, delegation: member.slice(0, 2).toUpperCase(), at: 'T', seq, how: 'typed' },
});
const gone = (words: string, offset: number, member = 'ir-neg'): RemovedRun => {
  const { text: _, ...by } = run('', member, 5);
  return { text: words, offset, removed: by, wrote: by };
};
const RUNS = [run('Участники ', 'ru-neg'), run('сообща ', 'kz-neg'), run('решают.', 'ru-neg')];

describe('onText', () => {
  const told = (now: string) => onText(RUNS, now).map(({ text: words, by }) => `${by?.member ?? '?'}:${words}`);
  it.each([
    ['Участники сообща решают.', ['ru-neg:Участники ', 'kz-neg:сообща ', 'ru-neg:решают.']],
    ['Участники сообща не решают.', ['ru-neg:Участники ', 'kz-neg:сообща ', '?:не ', 'ru-neg:решают.']],
    ['Участники решают.', ['ru-neg:Участники ', 'ru-neg:решают.']],
    ['', []],
  ])('carries authors over to %j', (now, expected) => expect(told(now)).toEqual(expected));

  it('covers any text without gaps and gives nobody words that are not his', () => {
    const words = fc.array(fc.constantFrom('а', 'б', ' ', 'ی', '😀'), { maxLength: 12 }).map((list) => list.join(''));
    let moved = 0;
    fc.assert(
      fc.property(fc.array(words, { maxLength: 5 }), words, (parts, now) => {
        const runs = parts.map((part, index) => run(part, `m${index}`));
        const stretches = onText(runs, now);
        expect(stretches.map((one) => one.text).join('')).toBe(now);
        for (const { by, text: mine } of stretches)
          if (by) expect(runs.find(({ member }) => member === by.member)?.text).toContain(mine);
        if (stretches.some(({ by }) => by)) moved++;
      }),
      { seed: 5, numRuns: 300 },
    );
    expect(moved).toBeGreaterThan(50);
  });

  it('is cut to a selection', () =>
    expect(between(onText(RUNS, 'Участники сообща решают.'), 5, 13).map((one) => one.text)).toEqual(['ники ', 'соо']));
});

describe('piecesOf', () => {
  it('puts what is gone where it stood, also within words of one author', () => {
    const authors: Authors = {
      seq: 9,
      runs: RUNS,
      removed: [gone('Все ', 0), gone('ранее ', 10), gone('не ', 20), gone('!', 24)],
    };
    const told = piecesOf(authors, true).map(({ kind, text: words }) => (kind === 'gone' ? `-${words}-` : words));
    expect(told).toEqual(['-Все -', 'Участники ', '-ранее -', 'сообща ', 'реш', '-не -', 'ают.', '-!-']);
    const stands = piecesOf(authors, true).flatMap((piece) => (piece.kind === 'stands' ? [piece.text] : []));
    expect([stands.join(''), piecesOf(authors, false).length]).toEqual([RUNS.map((one) => one.text).join(''), 3]);
  });
});

describe('shares', () => {
  it('counts words by code', () =>
    expect(shares('ru', RUNS, ({ delegation }) => delegation ?? '')).toEqual([
      { code: 'RU', words: 2 },
      { code: 'KZ', words: 1 },
    ]));
});

describe('decisionInWords', () => {
  it('says a decision in the language of the interface, and calls an unknown one a decision', () => {
    const i18n = formatsOf('ru', 'Asia/Tehran');
    const told = (more: object, type = 'stance.record') => {
      const one = decided(1, type, more) as Extract<HistoryEvent, { event: 'decision' }>;
      return decisionInWords(i18n, one, ({ member }) => member);
    };
    expect(told({ stance: 'agree', note: 'Согласны' }).what).toBe('Позиция: Согласны');
    expect(told({ status: ['draft', 'agreed'], moved: true }, 'clause.status').more).toHaveLength(2);
    expect(told({ proposal: { id: 'p', member: 'ir-neg', delegation: 'IR' } }, 'proposal.accept').more[0]).toContain(
      'ir-neg',
    );
    expect(told({}, 'clause.levitate').what).toBe(i18n.t('history.decision.other'));
  });
});

type Typing = ReturnType<Parameters<typeof restoring>[0]['typing']>;
const PLACE = { clause: 'a', lang: 'ru' } as const;
function roomWith(words: string, typing: Typing = { ok: true }, role = 'negotiator') {
  const doc = new Y.Doc();
  const cell = doc.getText('cell');
  cell.insert(0, words);
  const origin = {};
  const undo = new Y.UndoManager(cell, { trackedOrigins: new Set([origin]) });
  const room = {
    ...{ doc, origin, typing: () => typing, undo: () => undo, outline: { get: () => null, subscribe: () => () => {} } },
    cell: ({ lang }: { lang: string }) => (lang === 'ru' ? cell : undefined),
    rights: { get: () => ({ role }), subscribe: () => () => {} },
  } as unknown as Parameters<typeof restoring>[0];
  return { room, cell, undo, doc };
}

describe('restoring', () => {
  const no = (why: 'frozen' | 'held' | 'withdrawn' | 'not-your-column' | 'read-only'): Typing => ({ ok: false, why });
  it.each([
    [roomWith('раз'), 'раз', { kind: 'same' }],
    [roomWith('раз'), 'два', { kind: 'change' }],
    [roomWith('раз', no('frozen')), 'два', { kind: 'proposal', why: 'frozen' }],
    [roomWith('раз', no('not-your-column')), 'два', { kind: 'proposal', why: 'not-your-column' }],
    [roomWith('раз', no('withdrawn')), 'два', { kind: 'none', why: 'withdrawn' }],
    [roomWith('раз', no('read-only'), 'observer'), 'два', { kind: 'none', why: 'observer' }],
    [roomWith('раз'), 'а'.repeat(LIMITS.cell + 1), { kind: 'none', why: 'too-long' }],
  ])('case %#', ({ room }, words, expected) => expect(restoring(room, PLACE, words)).toEqual(expected));

  it('has nothing for a column that is not there', () =>
    expect(restoring(roomWith('раз').room, { clause: 'a', lang: 'az' }, 'bir')).toEqual({
      kind: 'none',
      why: 'no-column',
    }));
});

describe('writeBack', () => {
  it('writes the words that differ and no others, in one step of the undo', () => {
    const { room, cell, undo, doc } = roomWith('Участники обмениваются данными два раза в год.');
    const deltas: unknown[] = [];
    cell.observe(({ delta }) => deltas.push(delta));
    const old = 'Участники обмениваются результатами два раза в год, бесплатно.';
    expect([writeBack(room, PLACE, old), cell.toString()]).toEqual([true, old]);
    expect(deltas).toHaveLength(1);
    expect(JSON.stringify(deltas)).not.toContain('Участники');
    undo.undo();
    expect(cell.toString()).toBe('Участники обмениваются данными два раза в год.');
    doc.destroy();
  });

  it('writes nothing into what is closed', () => {
    const { room, cell } = roomWith('раз', { ok: false, why: 'held' });
    expect([writeBack(room, PLACE, 'два'), cell.toString()]).toEqual([false, 'раз']);
  });
});

describe('proposalOf', () => {
  it('proposes what differs and is still there, and nothing where all is the same', () => {
    const { room } = roomWith('раз');
    expect(proposalOf(room, 'a', { ru: 'два', az: 'bir' }, 'r'.repeat(LIMITS.reason + 5))).toEqual({
      ...{ type: 'proposal.table', clause: 'a', texts: { ru: 'два' }, seen: '' },
      reason: 'r'.repeat(LIMITS.reason),
    });
    expect(proposalOf(room, 'a', { ru: 'раз', az: 'bir' }, 'r')).toBeNull();
  });
});
