/** Pairs of columns read against each other: what is checked, what an edit makes stale, what initials still need. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from '../../../src/domain/clause/declaration.ts';
import type { Command } from '../../../src/domain/command.ts';
import { decide, type Verdict } from '../../../src/domain/decide.ts';
import type { ClauseFacts, Ground } from '../../../src/domain/ground.ts';
import {
  collationMissing,
  inOrder,
  missingPairs,
  type Pair,
  pairKey,
  pairState,
  pairsOf,
} from '../../../src/domain/negotiation/concordance.ts';
import type { PairRecord } from '../../../src/domain/negotiation/record.ts';
import type { Lang } from '../../../src/language/language.ts';
import { ACTORS, beside, CIRCUMSTANCES, ground, OLD, type Sketch } from '../ground.ts';

const FOUR: readonly Lang[] = ['kk', 'fa', 'ru', 'az'];
const COLUMNS: readonly Column[] = FOUR.map((lang) => ({ lang, standing: 'authentic' }));
const TEXTS = { fa: 'متن', ru: 'текст', az: 'mətn', kk: 'мәтін' };
const c1 = (on: Ground): ClauseFacts => on.clauses[0] as ClauseFacts;

/** Four columns of which `pairs` ("fa+ru") are confirmed on the present text, "fa!ru" on an earlier text of ru. */
function four(pairs = '', sketch: Sketch = {}): Ground {
  const on = beside(ground({ texts: TEXTS, ...sketch }), { columns: COLUMNS });
  const records: { [key: string]: PairRecord } = {};
  for (const word of pairs.split(' ').filter(Boolean)) {
    const [a, b] = word.split(/[+!]/) as [Lang, Lang];
    const of = (lang: Lang): string => (lang === b && word.includes('!') ? OLD : c1(on).cell(lang));
    const digests = inOrder(a, b).map(of) as [string, string];
    records[pairKey('c1', a, b)] = { digests, member: 'l', at: '', seq: 3 };
  }
  return beside(on, { columns: COLUMNS, pairs: records });
}
const listed = (pairs: readonly Pair[]): string => pairs.map((pair) => pair.join('+')).join(' ');

describe('pairKey', () => {
  it('is one for both directions', () => {
    expect([pairKey('c1', 'ru', 'fa'), pairKey('c1', 'fa', 'ru')]).toEqual(['c1/fa/ru', 'c1/fa/ru']);
  });
});

describe('pairState', () => {
  it.each<[string, string, Sketch, Lang, Lang, object]>([
    ['checked', 'fa+ru', {}, 'ru', 'fa', { state: 'checked' }],
    ['stale, with the column that changed', 'fa!ru', {}, 'fa', 'ru', { state: 'stale', changed: ['ru'] }],
    ['never', 'fa+ru', {}, 'fa', 'az', { state: 'never' }],
    [
      'no matter where a column has no counterpart',
      'fa+ru',
      { noCounterpart: { ru: 'нет' } },
      'fa',
      'ru',
      { state: 'by-design' },
    ],
  ])('is %s', (_name, pairs, sketch, a, b, expected) => {
    const on = four(pairs, sketch);
    const { record: _record, ...state } = pairState(on, c1(on), a, b) as { record?: PairRecord };
    expect(state).toEqual(expected);
  });

  it('goes stale by an edit in exactly the pairs that the edit touches', () => {
    const all = 'fa+ru fa+az fa+kk ru+az ru+kk az+kk';
    const before = four(all);
    const after = { ...four('', { texts: { ...TEXTS, az: 'başqa mətn' } }), pair: before.pair };
    const stale = pairsOf(after, c1(after)).filter((pair) => pairState(after, c1(after), ...pair).state === 'stale');
    expect(stale.map((pair) => [...pair].sort().join('+')).sort()).toEqual(['az+fa', 'az+kk', 'az+ru']);
  });
});

describe('pairsOf', () => {
  it('has every pair of authentic columns that have a counterpart, in the columns’ order', () => {
    const pairs = (sketch: Sketch, columns = COLUMNS): string => listed(pairsOf({ columns }, c1(four('', sketch))));
    const [first, ...others] = COLUMNS as [Column, ...Column[]];
    expect([
      pairs({}),
      pairs({ noCounterpart: { fa: '-' } }),
      pairs({ noCounterpart: { fa: '-', ru: '-', az: '-' } }),
      pairs({}, [{ ...first, standing: 'working' }, ...others]),
    ]).toEqual(['kk+fa kk+ru kk+az fa+ru fa+az ru+az', 'kk+ru kk+az ru+az', '', 'fa+ru fa+az ru+az']);
  });
});

describe('missingPairs', () => {
  it.each<[string, string, Sketch, string]>([
    ['a chain through all columns', '', {}, 'kk+fa fa+ru ru+az'],
    ['nothing after n-1 that connect', 'fa+ru ru+az az+kk', {}, ''],
    ['nothing after a star', 'ru+fa ru+az ru+kk', {}, ''],
    ['the one that is left out', 'fa+ru ru+kk', {}, 'ru+az'],
    ['the bridge between two halves', 'fa+ru az+kk', {}, 'kk+fa'],
    ['more than a circle gives', 'fa+ru ru+kk fa+kk', {}, 'ru+az'],
    ['what went stale', 'fa+kk fa!ru az+fa', {}, 'fa+ru'],
    ['nothing of a column without counterpart', 'fa+ru fa+az', { noCounterpart: { kk: 'жоқ' } }, ''],
    ['nothing where one column is left', '', { noCounterpart: { kk: '-', ru: '-', az: '-' } }, ''],
  ])('names %s', (_name, pairs, sketch, expected) => {
    const on = four(pairs, sketch);
    expect(listed(missingPairs(on, c1(on)))).toBe(expected);
  });
  it('names every pair where all are asked for', () => {
    const on = { ...four('fa+ru ru+az az+kk'), allPairs: true };
    expect(listed(missingPairs(on, c1(on)))).toBe('kk+fa kk+ru fa+az');
  });
  it('asks for the least: what is confirmed and what it names connect all columns, without a pair too many', () => {
    const every = pairsOf(four(), c1(four())).map((pair) => pair.join('+'));
    let asked = 0;
    fc.assert(
      fc.property(fc.subarray(every), (confirmed) => {
        const on = four(confirmed.join(' '));
        const missing = missingPairs(on, c1(on)).map((pair) => pair.join('+'));
        asked += missing.length;
        const group = new Map<string, Set<string>>(FOUR.map((lang) => [lang, new Set([lang])]));
        const join = (pair: string): boolean => {
          const [a, b] = pair.split('+').map((lang) => group.get(lang)) as [Set<string>, Set<string>];
          if (a === b) return false;
          for (const lang of b) group.set(lang, a.add(lang));
          return true;
        };
        for (const pair of confirmed) join(pair);
        expect(missing.map(join)).toEqual(missing.map(() => true));
        expect(new Set(group.values()).size).toBe(1);
      }),
      { seed: 20251118, numRuns: 200 },
    );
    expect(asked).toBeGreaterThan(100);
  });
});

describe('concordance.confirm', () => {
  const confirm = (on: Ground, columns: readonly Lang[], languages: readonly unknown[], more: object = {}): Verdict => {
    const seen = { fa: c1(on).cell('fa'), ru: c1(on).cell('ru'), kk: c1(on).cell('kk') };
    const command = { id: 'x', type: 'concordance.confirm', clause: 'c1', languages, seen, ...more };
    return decide(on, { ...ACTORS.negotiator, columns }, command as unknown as Command, CIRCUMSTANCES);
  };
  it('keeps both texts, who, and when, under one key for both directions', () => {
    const on = four();
    const record = { digests: [c1(on).cell('fa'), c1(on).cell('ru')], member: 'n', at: CIRCUMSTANCES.now, seq: 7 };
    expect(confirm(on, ['fa'], ['ru', 'fa'])).toEqual({
      ok: true,
      clause: 'c1',
      effects: [{ type: 'pair.put', pair: 'c1/fa/ru', record }],
    });
  });
  it.each<[string, Ground, readonly Lang[], readonly unknown[], object, unknown]>([
    ['a pair of which no side is one’s own', four(), ['az'], ['ru', 'fa'], {}, 'not-allowed'],
    [
      'one text that changed',
      four(),
      ['fa'],
      ['ru', 'fa'],
      { seen: { fa: c1(four()).cell('fa'), ru: OLD } },
      'text-changed',
    ],
    ['a language with itself', four(), ['fa'], ['fa', 'fa'], {}, 'bad-command'],
    ['a column that is not there', four(), ['fa'], ['fa', 'tk'], {}, 'bad-command'],
    ['an empty column', four('', { texts: { fa: 'متن' } }), ['fa'], ['fa', 'ru'], {}, 'rule-unmet'],
    ['a column without counterpart', four('', { noCounterpart: { ru: '-' } }), ['fa'], ['fa', 'ru'], {}, 'rule-unmet'],
  ])('refuses %s', (_name, on, columns, languages, more, expected) => {
    const verdict = confirm(on, columns, languages, more);
    expect(verdict.ok ? 'ok' : verdict.reason).toBe(expected);
  });
});

describe('counterpart.none and counterpart.due', () => {
  const give = (on: Ground, command: object): unknown => {
    const verdict = decide(on, ACTORS.legal, { id: 'x', clause: 'c1', ...command } as Command, CIRCUMSTANCES);
    return verdict.ok ? verdict.effects : (verdict.missing ?? verdict.reason);
  };
  const none = { type: 'counterpart.none', language: 'ru', reason: 'только в иранском праве' };
  const due = { type: 'counterpart.due', language: 'ru' };
  it('are each the other’s undoing', () => {
    const without = ground({ noCounterpart: { ru: 'r', fa: 's' } });
    expect([give(ground({ noCounterpart: { fa: 's' } }), none), give(without, due)]).toEqual([
      [{ type: 'clause.set', id: 'c1', none: { fa: 's', ru: 'только в иранском праве' } }],
      [{ type: 'clause.set', id: 'c1', none: { fa: 's' } }],
    ]);
    expect([give(without, none), give(ground({}), due)]).toEqual([
      [{ kind: 'already', what: 'none-by-design' }],
      [{ kind: 'already', what: 'due' }],
    ]);
  });
  it.each<[string, Ground, object, unknown]>([
    ['no reason', ground({}), { ...none, reason: '' }, 'bad-command'],
    ['a column that is not there', ground({}), { ...none, language: 'kk' }, 'bad-command'],
    ['a clause on which stances are being taken', ground({ held: true }), none, [{ kind: 'held' }]],
  ])('refuse %s', (_name, on, command, expected) => {
    expect(give(on, command)).toEqual(expected);
  });
});

describe('collation.sign', () => {
  const sign = (on: Ground): Verdict => decide(on, ACTORS.legal, { id: 'x', type: 'collation.sign' }, CIRCUMSTANCES);
  it('is signed on the whole text when nothing of it is stale', () => {
    const verdict = sign(four('fa+ru ru+az az+kk'));
    expect(verdict).toMatchObject({
      effects: [{ type: 'collation.put', record: { id: 'k1', seq: 7, digest: 'd'.repeat(64), member: 'l' } }],
    });
  });
  it('names what is not compared, clause by clause, and no withdrawn one', () => {
    const on = beside(ground({}, { status: 'withdrawn' }, {}), {});
    const missing = [
      { kind: 'concordance', clause: 'c1', languages: ['fa', 'ru'] },
      { kind: 'concordance', clause: 'c3', languages: ['fa', 'ru'] },
    ];
    expect([sign(on), collationMissing(on).length]).toEqual([{ ok: false, reason: 'rule-unmet', missing }, 2]);
  });
  it('lists fifty at most', () => {
    const verdict = sign(ground(...Array.from({ length: 80 }, () => ({}))));
    expect(verdict.ok ? 0 : verdict.missing?.length).toBe(50);
  });
});
