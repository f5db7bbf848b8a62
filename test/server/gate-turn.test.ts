/** The gate on work: what is more than one turn has room for comes back undecided. */
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { CATCH_UP_LIMIT, gate } from '../../server/rooms/gate.ts';
import type { Place } from '../../src/crdt/document.ts';
import type { Lang } from '../../src/domain/language.ts';
import { cell, OWN, roomDocument, updateOf, verdictOf } from './gated-room.ts';

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
