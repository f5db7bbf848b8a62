/**
 * A long update that is wrong as a whole (bytes that nobody can read, structs in a circle, deletions by the million) is refused
 * without being read in one turn, in which everybody else would wait for it.
 */
import * as encoding from 'lib0/encoding';
import { afterEach, describe, expect, it } from 'vitest';
import { catchUp } from '../../server/rooms/catch-up.ts';
import { splitUpdate } from '../../server/rooms/split.ts';
import { MOST, SLICE } from '../../server/rooms/update.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { cellOf } from '../../src/crdt/document.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { temporaryFolder } from '../support/server.ts';
import { openSmallWorkspace, ROOM } from './small-workspace.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Letters of client 7, each behind the one before, the first behind a letter of client 8 that is behind it. */
function circle(letters: number, behind: readonly number[] = [0]): Uint8Array {
  const encoder = encoding.createEncoder();
  const uint = (...numbers: readonly number[]): void => {
    for (const number of numbers) encoding.writeVarUint(encoder, number);
  };
  const letter = (client: number, clock: number): void => {
    encoding.writeUint8(encoder, 0x84);
    uint(client, clock);
    encoding.writeVarString(encoder, 'x');
  };
  uint(2, 1, 8, 0);
  letter(7, 0);
  uint(letters, 7, 0);
  letter(8, 0);
  for (let clock = 1; clock < letters; clock++) letter(7, clock - 1);
  uint(...behind);
  return encoding.toUint8Array(encoder);
}
/** Deletions of one letter each, from the first on or from the last. */
function deletions(count: number, falling = false): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [0, 1, 7, count]) encoding.writeVarUint(encoder, number);
  for (let at = 0; at < count; at++)
    for (const number of [2 * (falling ? count - at : at), 1]) encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
}
const LONG = 3 * SLICE;

const cases: [string, Uint8Array, string][] = [
  ['bytes after the end', Uint8Array.of(...circle(LONG), 0), 'malformed'],
  ['structs in a circle', circle(LONG), 'missing-dependency'],
  ['structs in a circle, and deletions', circle(LONG, [1, 7, 2, 0, 1, 2, 1]), 'missing-dependency'],
  ['deletions out of order', deletions(LONG, true), 'malformed'],
];

describe('splitUpdate', () => {
  it.each(cases)('pauses, and says what is wrong: %s', (_name, update, expected) => {
    const steps = [...splitUpdate(update)];
    expect([steps.filter((step) => step !== null), steps.indexOf(null)]).toEqual([[expected], 0]);
  });

  it('pauses while it reads deletions, and hands on so many at a time', () => {
    const steps = [...splitUpdate(deletions(LONG), SLICE)];
    expect(steps.map((step) => step && typeof step)).toEqual([null, null, null, 'object', 'object', 'object']);
  });

  it('takes a million deletions, clients counted, and not one more', () => {
    const first = (count: number) => {
      for (const step of splitUpdate(deletions(count)))
        if (step !== null) return typeof step === 'string' ? step : 'a part';
      return 'nothing';
    };
    expect([first(MOST - 1), first(MOST)]).toEqual(['a part', 'oversize']);
  });

  it('leaves to the gate what is short', () => {
    expect([...splitUpdate(circle(9), 10)]).toEqual([circle(9)]);
    expect([...splitUpdate(circle(10), 10)]).toEqual(['missing-dependency']);
  });
});

describe('catchUp', () => {
  it.each(cases)('refuses it, keeps it and takes nothing of it: %s', async (_name, update, expected) => {
    const folder = temporaryFolder();
    const small = await openSmallWorkspace(openStorage(folder.path));
    closing.push(() => {
      small.storage.close();
      folder.remove();
    });
    const room = small.room();
    const before = cellOf(room.doc, { clause: 'a', lang: 'ru' })?.toString();
    const outcome = catchUp(room, update, undefined, {
      actorNow: () => small.workspace.summit.actor('ru') as Actor,
      inTurn: async (work) => {
        const done = small.workspace.inTurn(work);
        small.turn();
        return done;
      },
      pay: async () => {},
      clock: () => 0,
    });
    expect(await outcome).toEqual({ ok: false, reason: expected, places: [] });
    const kept = [...small.storage.records(ROOM, 1, 1_000)].filter(({ kind }) => kind === 'refused');
    expect(kept.map(({ member, body }) => [member, body])).toEqual([
      ['ru', expect.objectContaining({ reason: expected, size: update.length, retired: [] })],
    ]);
    expect(cellOf(room.doc, { clause: 'a', lang: 'ru' })?.toString()).toBe(before);
  });
});
