/** No cell grows without end, whoever writes in it and by whichever way: beyond what people can have meant it costs that cell. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CATCH_UP_LIMIT, type Gated, gate, LONGEST_CELL, type Policy } from '../../server/rooms/gate.ts';
import { LIMITS } from '../../src/domain/command.ts';
import { cell, copyOf, OWN, roomDocument, updateOf } from './gated-room.ts';

const ALL: Policy = { mayWrite: () => true, owns: () => true };
const [A, B] = [
  { clause: 'a', lang: 'ru' },
  { clause: 'b', lang: 'ru' },
] as const;
/** Takes what passes; answers the cells that were taken and refused. */
function send(room: Y.Doc, client: number, edit: (doc: Y.Doc) => void): readonly [taken: number, refused: number] {
  const gated: Gated = gate(room, updateOf(room, client, edit), ALL, CATCH_UP_LIMIT);
  if (!gated.ok) throw new Error(gated.reason);
  Y.applyUpdate(room, gated.update, 'remote');
  return [gated.places.length, gated.refused.length];
}
const fill = (doc: Y.Doc, place: typeof A | typeof B, length: number): void => {
  const text = cell(doc, place);
  text.delete(0, text.length);
  text.insert(0, 'а'.repeat(length));
};

describe('gate, on the length of a cell', () => {
  it('has room for what two people wrote apart from each other, each as much as the editor takes', () => {
    expect(LONGEST_CELL).toBeGreaterThanOrEqual(2 * LIMITS.cell);
    const room = roomDocument();
    const apart = [OWN, OWN + 1].map((id) => updateOf(room, id, (doc) => fill(doc, A, LIMITS.cell)));
    for (const update of apart) {
      const gated = gate(room, update, ALL, CATCH_UP_LIMIT);
      expect([gated.ok, gated.ok && gated.refused]).toEqual([true, []]);
      if (gated.ok) Y.applyUpdate(room, gated.update);
    }
    expect(cell(room, A).length).toBe(2 * LIMITS.cell);
  });

  it('refuses what makes a cell longer, in one piece or many, and takes the rest of the update', () => {
    const room = roomDocument();
    expect(send(room, OWN, (doc) => fill(doc, A, LONGEST_CELL))).toEqual([1, 0]);
    const more = (doc: Y.Doc): void => {
      cell(doc, A).insert(5, 'б');
      cell(doc, B).insert(0, 'в');
    };
    expect(send(room, OWN + 1, more)).toEqual([1, 1]);
    expect([cell(room, A).length, cell(room, B).toString().startsWith('в')]).toEqual([LONGEST_CELL, true]);
    const pieces = (doc: Y.Doc): void => {
      fill(doc, B, 1);
      for (let at = 0; at < 300; at++) cell(doc, B).insert(at % 2, 'ж'.repeat(1000));
    };
    const before = cell(room, B).toString();
    expect([send(room, OWN + 2, pieces), cell(room, B).toString()]).toEqual([[0, 1], before]);
  });

  it('counts what stays: a full cell can be corrected, emptied and filled again, also in one update', () => {
    const room = roomDocument();
    send(room, OWN, (doc) => fill(doc, A, LONGEST_CELL));
    expect(send(room, OWN + 1, (doc) => fill(doc, A, LONGEST_CELL))).toEqual([1, 0]);
    const replace = (doc: Y.Doc): void => {
      cell(doc, A).delete(10, 20);
      cell(doc, A).insert(10, 'б'.repeat(20));
    };
    expect(send(room, OWN + 2, replace)).toEqual([1, 0]);
    expect(send(room, OWN + 3, (doc) => cell(doc, A).delete(0, 100_000))).toEqual([1, 0]);
    expect(send(room, OWN + 4, (doc) => cell(doc, A).format(0, 1000, { bold: true }))).toEqual([1, 0]);
    // Typed and taken back several times while away, words that somebody still holds on to.
    const client = copyOf(room, OWN + 5);
    client.gc = false;
    const known = Y.encodeStateVector(client);
    for (let time = 0; time < 5; time++) {
      fill(client, A, 90_000);
      fill(client, A, 10);
    }
    const gated = gate(room, Y.encodeStateAsUpdate(client, known), ALL, CATCH_UP_LIMIT);
    expect([gated.ok, gated.ok && gated.refused]).toEqual([true, []]);
  });
});
