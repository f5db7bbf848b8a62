/** What is pure about the interface of proposals: what is shown of a change, where, and what is tabled of a draft. */
import { describe, expect, it } from 'vitest';
import { diffText } from '../../src/diff/text.ts';
import type { DiffPart } from '../../src/domain/clause/difference.ts';
import type { ProposalRecord } from '../../src/domain/negotiation/record.ts';
import { brackets } from '../../src/domain/text/brackets.ts';
import { hrefOf, parseRoute } from '../../src/ui/kit/route.ts';
import { byPlace } from '../../src/ui/kit/states-order.ts';
import { newByPlace, tabledByClause } from '../../src/ui/proposals/board.ts';
import { bracketDropped, bracketKept } from '../../src/ui/proposals/chair-work.ts';
import { ELLIPSIS, excerpt } from '../../src/ui/proposals/excerpt.ts';
import { batches } from '../../src/ui/proposals/issued.tsx';
import { proposers } from '../../src/ui/proposals/outlook.tsx';
import { bracketShift, changeOf, foreseenHeight } from '../../src/ui/proposals/redlines.ts';
import { tablingOf } from '../../src/ui/proposals/tabling.ts';

const record = (id: string, over: Partial<ProposalRecord> = {}): ProposalRecord => ({
  ...{ id, member: 'ir-neg', at: '2025-11-18T08:00:00Z', clause: 'c1', kind: 'proposal', role: 'negotiator' },
  ...{ base: 'd', baseTexts: {}, texts: { ru: 'да' }, reason: 'so', state: 'tabled', delegation: 'IR' },
  ...over,
});

/** "one [two/twi] three" */
const notation = (parts: readonly DiffPart[]): string =>
  parts.map(({ op, text }) => (op === 'same' ? text : op === 'delete' ? `[-${text}-]` : `[+${text}+]`)).join('');

describe('excerpt', () => {
  const long = 'The first sentence says nothing new at all here. ';
  const cases = [
    ['keeps a short text whole', 'one two.', 'one three.', 'one [-two-][+three+].'],
    ['drops sentences before', `${long}It is two.`, `${long}It is three.`, '… It is [-two-][+three+].'],
    ['drops sentences after', `It is two. ${long.trim()}`, `It is three. ${long.trim()}`, 'It is [-two-][+three+]. …'],
    [
      'keeps both sentences that change and drops what stands between',
      `A two. ${long}B four.`,
      `A three. ${long}B five.`,
      'A [-two-][+three+]. … B [-four-][+five+].',
    ],
    ['drops all before a new sentence', `${long}End.`, `${long}And new. End.`, '… [+And new. +]End.'],
  ] as const;
  it.each(cases)('%s', (_name, from, to, shown) => {
    expect(notation(excerpt('en', diffText('en', from, to)).parts)).toBe(shown);
  });

  it('is the same object where nothing is left out', () => {
    const diff = diffText('ru', 'да', 'нет');
    expect(excerpt('ru', diff)).toBe(diff);
  });

  it('ends sentences as Persian does', () => {
    const first = 'شرکت‌کنندگان از پیشرفت همکاری‌ها استقبال می‌کنند. ';
    const shown = notation(
      excerpt('fa', diffText('fa', `${first}دبیرخانه در رشت است.`, `${first}دبیرخانه در باکو است.`)).parts,
    );
    expect(shown).toBe(`${ELLIPSIS} دبیرخانه در [-رشت-][+باکو+] است.`);
  });
});

describe('changeOf', () => {
  const proposal = { baseTexts: { ru: 'один два три' }, texts: { ru: 'один два пять' } };
  it('is a redline against the text as it stands, merged where that went on', () => {
    expect(changeOf(proposal, 'ru', 'раз два три')).toMatchObject({ text: 'раз два пять', moved: true, conflicts: [] });
    expect(notation(changeOf(proposal, 'ru', 'раз два три')?.diff.parts ?? [])).toBe('раз два [-три-][+пять+]');
  });
  it('names the exact words in conflict and shows the proposal against its own base', () => {
    const change = changeOf(proposal, 'ru', 'один два шесть');
    expect(change?.conflicts.map(({ base, mine, theirs }) => [base, mine, theirs])).toEqual([['три', 'пять', 'шесть']]);
    expect(notation(change?.diff.parts ?? [])).toBe('один два [-три-][+пять+]');
  });
  it('says nothing of a column that is left alone, and works each out once', () => {
    expect(changeOf(proposal, 'fa', '')).toBeUndefined();
    expect(changeOf(proposal, 'ru', 'один два три')).toBe(changeOf(proposal, 'ru', 'один два три'));
  });
  it('counts brackets by the column that changes most', () => {
    const gone = changeOf({ baseTexts: { ru: 'a [b] [c]' }, texts: { ru: 'a b c' } }, 'ru', 'a [b] [c]');
    expect(gone && bracketShift([['a [b] [c]', gone]])).toBe(-2);
  });
  it('foresees a height that grows with the text and not beyond bounds', () => {
    const heights = [10, 100, 100_000].map((length) => foreseenHeight({ texts: { ru: 'а'.repeat(length) } }));
    expect(heights).toEqual([3.5, 6.5, 14]);
  });
});

describe('the board', () => {
  const rows = [
    { id: 'c1', status: 'draft' },
    { id: 'c2', status: 'withdrawn' },
    { id: 'c3', status: 'agreed' },
  ] as const;
  const place = (after: string | null) => ({ clause: null, place: { after, kind: 'paragraph', level: 0 } }) as const;
  const list = [
    record('a'),
    record('b', { clause: 'c3' }),
    record('c'),
    record('d', { state: 'rejected' }),
    record('e', place('c2')),
    record('f', place(null)),
    record('g', place('gone')),
  ];
  const ids = (map: ReadonlyMap<string | null, readonly ProposalRecord[]>) =>
    [...map].map(([key, group]) => [key, group.map(({ id }) => id).join()]);
  it('puts tabled ones under their clause, in the order of tabling', () => {
    expect(ids(tabledByClause(list))).toEqual([
      ['c1', 'a,c'],
      ['c3', 'b'],
    ]);
  });
  it('puts new clauses after the live clause they would follow', () => {
    expect(ids(newByPlace(list, rows))).toEqual([
      ['c1', 'e'],
      [null, 'f,g'],
    ]);
  });
  it('knows the texts that were issued as one, and who proposes', () => {
    const batch = { batch: 'b1', label: 'rev. 3', kind: 'chair', role: 'secretariat' } as const;
    const chair = [record('x', batch), record('y', { ...batch, state: 'accepted' }), record('z', batch)];
    const others = chair.map(({ delegation: _none, ...rest }) => rest);
    expect(batches([...list, ...others]).map((group) => group.map(({ id }) => id).join())).toEqual(['x,z']);
    const tabled = [...others, record('k', { delegation: 'AZ' }), ...list];
    expect([['IR', 'AZ'], ['AZ', 'IR'], []].map((order) => proposers(tabled, byPlace(order)))).toEqual([
      ['IR', 'AZ'],
      ['AZ', 'IR'],
      ['AZ', 'IR'],
    ]);
  });
});

describe('tablingOf', () => {
  const draft = {
    ...{ clause: 'c1', reason: 'so', origin: 'own' as const },
    ...{ texts: { ru: 'один два пять' }, base: { ru: 'один два три' } },
  } as const;
  const texts = (present: string, over: object = {}) => {
    const made = tablingOf({ ...draft, ...over }, () => present, 'closed');
    return made?.type === 'proposal.table' ? [made.texts.ru, made.reason] : made;
  };
  it('tables the words on the text they were written on, or carried over to the present one', () => {
    expect(texts('один два три')).toEqual(['один два пять', 'so']);
    expect(texts('раз два три')).toEqual(['раз два пять', 'so']);
  });
  it('asks a person where words are in conflict, nothing differs or no reason is given', () => {
    expect([texts('один два шесть'), texts('один два пять'), texts('один два три', { reason: ' ' })]).toEqual([
      null,
      null,
      null,
    ]);
  });
  it('gives refused words a reason of their own', () => {
    expect(texts('один два три', { reason: undefined, origin: 'refused' })).toEqual(['один два пять', 'closed']);
  });
  it('tables a new clause with its place and nothing seen', () => {
    const place = { clause: null, after: 'c1', kind: 'paragraph', level: 1, base: {} } as const;
    expect(tablingOf({ ...draft, ...place }, () => '', '')).toEqual({
      ...{ type: 'proposal.table', clause: null, after: 'c1', kind: 'paragraph', level: 1 },
      ...{ texts: draft.texts, reason: 'so' },
    });
  });
});

describe('the chair’s page', () => {
  it('has an address of its own', () => {
    expect(parseRoute(hrefOf({ page: 'chair', resolution: 'economy' }))).toEqual({
      page: 'chair',
      resolution: 'economy',
    });
  });
});

describe('brackets of the chair’s text', () => {
  const cases = [
    ['shall [not] be', 'shall not be', 'shall be'],
    ['[Not] so', 'Not so', 'so'],
    ['so [much].', 'so much.', 'so.'],
    ['a [b [c] d] e', 'a b [c] d e', 'a e'],
    ['a\n[b] c', 'a\nb c', 'a\nc'],
    ['در رشت [و باکو]، سپس', 'در رشت و باکو، سپس', 'در رشت، سپس'],
  ] as const;
  it.each(cases)('of %s keep or drop the words', (text, kept, dropped) => {
    const [first] = brackets(text).pairs;
    expect(first && [bracketKept(text, first), bracketDropped(text, first)]).toEqual([kept, dropped]);
  });
});
