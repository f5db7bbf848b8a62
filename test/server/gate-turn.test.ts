/** The gate on work: what is more than one turn has room for comes back undecided. */
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { CATCH_UP_LIMIT, gate, type Limit } from '../../server/rooms/gate.ts';
import { openDocument, type Place } from '../../src/crdt/document.ts';
import { project } from '../../src/crdt/project.ts';
import type { Lang } from '../../src/language/language.ts';
import { cell, OWN, roomDocument, SERVER, updateOf, verdictOf } from './gated-room.ts';

const RUSSIAN = {
  mayWrite: ({ lang, clause }: Place) => lang === 'ru' && clause !== 'c',
  owns: (id: number) => id === OWN,
};
const at = (doc: Y.Doc, clause: string, lang: Lang): Y.Text => cell(doc, { clause, lang });

/** A place in a text that is not inside an emoji. */
const boundary = (text: string, at: number): number => ((text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at - 1 : at);

describe('gate, and what one turn has room for', () => {
  const doc = roomDocument();
  const AT_ONCE = { ...CATCH_UP_LIMIT, turn: Number.POSITIVE_INFINITY };
  const long = updateOf(doc, OWN, (client) => {
    const [a, b] = [at(client, 'a', 'ru'), at(client, 'b', 'ru')];
    client.transact(() => {
      // Never two in a row in one place, so that no two structs become one.
      for (let i = 0; i < 10_000; i++) {
        a.insert(boundary(a.toString(), (i * 31) % a.length), 'ж');
        b.insert(0, 'ж');
      }
    });
  });
  const boundaryFree = { ...RUSSIAN, mayWrite: () => true };

  it('judges twenty thousand honest structs with less work than there are structs', () => {
    expect(verdictOf(gate(doc, long, boundaryFree, { ...AT_ONCE, steps: 20_000 }))).toBe('ok a/ru b/ru');
  });

  it('sends back what is more than a turn, undecided', () => {
    expect(verdictOf(gate(doc, long, boundaryFree, CATCH_UP_LIMIT))).toBe('costly');
  });
});

describe('gate, and what a deletion costs', () => {
  /** A cell that reads "abcdefgh", each letter an item of its own. */
  function letters(): Y.Doc {
    const doc = openDocument();
    doc.clientID = SERVER;
    doc.getMap('meta').set('columns', [{ lang: 'ru', standing: 'authentic' }]);
    const clause = { type: 'clause.put', kind: 'paragraph', level: 0, texts: { ru: '' } } as const;
    project(doc, [{ ...clause, id: 'a', order: '1' }], 'server');
    for (const letter of 'hgfedcba') at(doc, 'a', 'ru').insert(0, letter);
    return doc;
  }
  /** The least number of steps with which the deletion is taken. */
  function costOf(doc: Y.Doc, remove: (text: Y.Text) => void): number {
    const update = updateOf(doc, OWN, (client) => remove(at(client, 'a', 'ru')));
    const verdict = (steps: number): string => verdictOf(gate(doc, update, RUSSIAN, { ...CATCH_UP_LIMIT, steps }));
    for (let steps = 0; steps < 99; steps++) {
      if (verdict(steps) === 'costly') continue;
      expect(verdict(steps)).toBe('ok a/ru');
      return steps;
    }
    throw new Error('more than 99');
  }

  it('is one step for each item where the cell has no marks, whatever lies deleted beside it', () => {
    const doc = letters();
    at(doc, 'a', 'ru').delete(1, 2);
    expect([
      costOf(doc, (text) => text.delete(1, 1)),
      costOf(doc, (text) => text.delete(1, 3)),
      costOf(doc, (text) => text.delete(0, 6)),
      // An update names all deletions there are: the two that were known are a step each.
    ]).toEqual([2 + 1, 2 + 3, 2 + 6]);
  });

  it('is what Yjs looks through where it has: the deleted, the marks, and what goes with it', () => {
    const doc = letters();
    const text = at(doc, 'a', 'ru');
    // A mark before and one behind "h".
    text.format(7, 1, { bold: true });
    const alone = costOf(doc, (own) => own.delete(3, 1));
    const beside = costOf(doc, (own) => own.delete(6, 1));
    // With "h" go its two marks: 1 + 2 beside it, then 1 + 1 and 1 + 2 for what went before.
    const marked = costOf(doc, (own) => own.delete(7, 1));
    const two = costOf(doc, (own) => own.delete(2, 2));
    text.delete(1, 2);
    // "a" with two deleted on its right, "d" with two on its left, "e" with none.
    const now = [0, 1, 2].map((index) => costOf(doc, (own) => own.delete(index, 1)));
    expect([alone, beside, marked, two, now]).toEqual([1, 2, 3 + 2 + 3, 1 + 2, [2 + 3, 2 + 3, 2 + 1]]);
  });

  it('holds for as many bytes, structs and ranges as there is room for, and not one more', () => {
    const doc = letters();
    const update = updateOf(doc, OWN, (client) => {
      at(client, 'a', 'ru').delete(0, 1);
      at(client, 'a', 'ru').insert(0, 'x');
    });
    const { length } = update;
    const verdicts = (limits: readonly Partial<Limit>[]): string[] =>
      limits.map((limit) => verdictOf(gate(doc, update, RUSSIAN, { ...CATCH_UP_LIMIT, ...limit })));
    expect(verdicts([{ bytes: length }, { bytes: length - 1 }, { turn: 2 }, { turn: 1 }])).toEqual([
      'ok a/ru',
      'oversize',
      'ok a/ru',
      'costly',
    ]);
  });
});
