/** Joining a log's updates as bytes gives what Yjs would have, and says so when the log has a hole. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { splice, vectorOf } from '../../server/history/splice.ts';

const KINDS = ['insert', 'delete', 'mark', 'map', 'nested'] as const;

function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
}

/** A document edited at random by several clients, and the updates that it emitted. */
function edited(seed: number, steps: number): { readonly doc: Y.Doc; readonly updates: Uint8Array[] } {
  const roll = dice(seed);
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = doc.getText('text');
  const map = doc.getMap('map');
  for (let step = 0; step < steps; step++) {
    doc.clientID = 1 + roll(3);
    const kind = KINDS[roll(KINDS.length)];
    const at = roll(text.length + 1);
    const length = Math.min(1 + roll(3), text.length - at);
    if (kind === 'insert') text.insert(at, ['م', 'ы', 'ə', 'ﷺ', 'abc'][roll(5)] as string);
    else if (kind === 'delete' && length > 0) text.delete(at, length);
    else if (kind === 'mark' && length > 0) text.format(at, length, { bold: roll(2) === 0 ? true : null });
    else if (kind === 'map') map.set(`k${roll(4)}`, [roll(9), { deep: ['x', null, true, 1.5] }]);
    else if (kind === 'nested') map.set(`n${roll(4)}`, new Y.Text('سلام \u{1F30A}'));
  }
  return { doc, updates };
}

describe('splice', () => {
  it('gives the same document as applying the updates one by one', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { doc, updates } = edited(seed, 120);
      const { update, clocks } = splice(updates);
      const copy = new Y.Doc();
      Y.applyUpdate(copy, update);
      expect(copy.getText('text').toDelta()).toEqual(doc.getText('text').toDelta());
      expect(copy.getMap('map').toJSON()).toEqual(doc.getMap('map').toJSON());
      expect(copy.store.pendingStructs).toBeNull();
      expect(Y.decodeStateVector(vectorOf(clocks))).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));
    }
  });

  it('continues from a checkpoint, in which the deleted is gone', () => {
    const { doc, updates } = edited(7, 200);
    const half = new Y.Doc();
    for (const update of updates.slice(0, 90)) Y.applyUpdate(half, update);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, splice([Y.encodeStateAsUpdate(half), ...updates.slice(90)]).update);
    expect(copy.getText('text').toDelta()).toEqual(doc.getText('text').toDelta());
  });

  it('throws on a hole in the log', () => {
    const { updates } = edited(3, 20);
    expect(() => splice(updates.toSpliced(1, 1))).toThrow('a gap at');
  });

  it.each([
    ['that leaves out the middle of a client', [0, 2]],
    ['that leaves out its beginning', [1, 2]],
    ['that brings something twice', [0, 1, 1, 2]],
    ['out of order', [0, 2, 1]],
  ])('throws on a log %s', (_name, order) => {
    const doc = new Y.Doc();
    doc.clientID = 7;
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (const word of ['one ', 'two ', 'three ']) doc.getText('text').insert(doc.getText('text').length, word);
    expect(splice(updates).clocks).toEqual(new Map([[7, 14]]));
    expect(() => splice(order.map((at) => updates[at] as Uint8Array))).toThrow(/^a gap at 7\/(4|8)$/);
  });

  it.each([2, 9, 10, 11, 31])('throws on content that no log holds: %i', (ref) => {
    // One struct by client 7 that hangs on 1/0; whatever follows would be read as something else.
    expect(() => splice([Uint8Array.of(1, 1, 7, 0, 0x80 | ref, 1, 0, 1, 0, 0)])).toThrow(`a struct of kind ${ref}`);
  });

  it('makes an empty update of nothing', () => {
    expect([...splice([]).update]).toEqual([0, 0]);
  });
});
