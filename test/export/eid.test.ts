import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClauseKind } from '../../src/domain/clause/clause.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import { notePlaces, type Places, placesOf, type Shape, withClauses } from '../../src/export/eid.ts';
import { declaration } from '../support/declaration.ts';
import { oddDeclaration } from './xml-jobs.ts';

const LETTERS: { readonly [letter: string]: ClauseKind } = {
  ...{ t: 'title', r: 'recital', h: 'heading', a: 'article' },
  ...{ p: 'paragraph', s: 'subparagraph', c: 'testimonium' },
};
/** "t0 h0 p1": kinds by their first letter (c closes), with levels. */
const sketch = (text: string): Declaration =>
  declaration({
    columns: ['ru'],
    clauses: text.split(' ').map((word) => ({
      kind: LETTERS[word[0] ?? ''] ?? 'paragraph',
      level: Number(word[1]),
      texts: { ru: word },
    })),
  });

const eIds = ({ recitals, body, closing }: Places): string[] =>
  [...withClauses([...recitals, ...body, ...closing])].map(({ eId }) => eId);
const of = (text: string, shape: Shape = 'alone'): string[] =>
  placesOf({ declarations: [sketch(text)] }, shape).flatMap(eIds);

describe('placesOf', () => {
  const cases: readonly (readonly [string, Shape, readonly string[]])[] = [
    ['t0 r0 r0 c0', 'alone', ['preamble__recs_1__rec_1', 'preamble__recs_1__rec_2', 'conclusions__formula_1']],
    // Paragraphs outside articles are counted through, as their numbers are.
    ['h0 p1 h0 p1', 'alone', ['sec_1', 'sec_1__para_1', 'sec_2', 'sec_2__para_2']],
    ['a0 p1 p1 a0 p1', 'alone', ['art_1', 'art_1__para_1', 'art_1__para_2', 'art_2', 'art_2__para_1']],
    ['h0 a1 h0 a1', 'alone', ['sec_1', 'sec_1__art_1', 'sec_2', 'sec_2__art_2']],
    ['h0 h1 h1 h0', 'alone', ['sec_1', 'sec_1__sec_1', 'sec_1__sec_2', 'sec_2']],
    [
      'p0 s1 s2 s1',
      'alone',
      ['para_1', 'para_1__list_1__point_1', 'para_1__list_1__point_1__list_1__point_1', 'para_1__list_1__point_2'],
    ],
    // Levels 1, 3, 2: both deeper ones stand under the first, as numbering.ts counts them.
    ['s1 s3 s2', 'alone', ['list_1__point_1', 'list_1__point_1__list_1__point_1', 'list_1__point_1__list_1__point_2']],
    // A recital among paragraphs keeps its place and ends the list.
    ['p0 s1 r0 s1', 'alone', ['para_1', 'para_1__list_1__point_1', 'hcontainer_1', 'list_1__point_1']],
    ['t0 r0 p0 c0', 'parts', ['part_1__hcontainer_1', 'part_1__para_1']],
    ['t0 r0 p0 c0', 'annexes', ['att_1__preamble__recs_1__rec_1', 'att_1__para_1', 'att_1__conclusions__formula_1']],
  ];
  it.each(cases)('places %s (%s)', (text, shape, expected) => {
    expect(of(text, shape)).toEqual(expected);
  });

  it('names every standing clause once, with an id of its own, in reading order', () => {
    let most = 0;
    fc.assert(
      fc.property(oddDeclaration, (odd) => {
        for (const shape of ['alone', 'annexes'] as const) {
          const [places] = placesOf({ declarations: [odd] }, shape);
          if (!places) throw new Error('no places');
          const title = places.title ? notePlaces(places, places.title.id, 'title') : [];
          const others = [...withClauses([...places.recitals, ...places.body, ...places.closing])];
          const noted = others.flatMap((place) => [place, ...notePlaces(places, place.clause.id, place.eId)]);
          const ofTitle = new Set(title.map(({ clause }) => clause.id));
          const standing = odd.clauses.filter(({ status, id }) => status !== 'withdrawn' && id !== places.title?.id);
          const ids = standing.map(({ id }) => id);
          expect(noted.map(({ clause }) => clause.id)).toEqual(ids.filter((id) => !ofTitle.has(id)));
          expect(new Set([...title, ...noted].map(({ eId }) => eId)).size).toBe(standing.length);
          most = Math.max(most, standing.length);
        }
      }),
      { seed: 6, numRuns: 200 },
    );
    expect(most).toBeGreaterThan(6);
  });

  it('writes no digits but Western ones', () => {
    const [places] = placesOf({ declarations: [sketch('h0 p1 s2')] }, 'alone');
    expect(places && eIds(places).every((eId) => /^[A-Za-z0-9_]+$/.test(eId))).toBe(true);
  });
});
