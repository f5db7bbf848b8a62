/** Many newcomers at once ask for the same text: it is written out once, and anew as soon as anything has changed. */
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openStorage } from '../../server/storage/sqlite.ts';
import { cellOf, openDocument } from '../../src/crdt/document.ts';
import { temporaryFolder } from '../support/server.ts';
import { openSmallWorkspace } from './small-workspace.ts';

const CELL = { clause: 'a', lang: 'ru' } as const;
const NOTHING = Uint8Array.of(0);
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const read = (bytes: Uint8Array): string => {
  const doc = openDocument();
  Y.applyUpdate(doc, bytes);
  return cellOf(doc, CELL)?.toString() ?? '';
};

describe('what newcomers lack', () => {
  it('is written out once for all who ask for the same, with a document and without one', async () => {
    const { path, remove } = temporaryFolder();
    const storage = openStorage(path);
    closing.push(() => storage.close(), remove);
    const world = await openSmallWorkspace(storage);
    const room = world.room();
    const first = room.missing(NOTHING);
    expect(room.missing(NOTHING)).toBe(first);
    const writer = world.sit('ru', 71);
    writer.dial();
    world.settle();
    for (const words of [' раз', ' два']) {
      const before = room.missing(NOTHING);
      const vector = Y.encodeStateVector(writer.doc);
      writer.cell(CELL).insert(0, words);
      world.settle();
      const after = room.missing(NOTHING);
      expect([after === before, read(after), room.missing(NOTHING) === after]).toEqual([
        false,
        writer.cell(CELL).toString(),
        true,
      ]);
      // Another question has another answer, and the first one is asked again.
      expect(room.missing(vector).length).toBeLessThan(after.length);
      expect(room.missing(NOTHING)).toEqual(after);
    }
    room.rest();
    expect(read(room.missing(NOTHING))).toBe(writer.cell(CELL).toString());
  });
});
