/**
 * Honest editing through the gate: several people at once, each in the cells that are theirs, with emoji, marks, undo and
 * late frames. Nothing may be refused, and the places that the gate names must be the places that really change.
 */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { gate } from '../../server/rooms/gate.ts';
import { type Place, placeKey, placeOf, tidyMarks } from '../../src/crdt/document.ts';
import { diceOf, often, patience, SEED, Tally } from './fuzz.ts';
import { cell, copyOf, PEOPLE, PLACES, policyOf, restOf, roomDocument, SERVER, unfitIn } from './gated-room.ts';

const WRITERS = ['one column', 'two columns', 'secretariat'] as const;
const ROUNDS = 60;
const STEPS = 60;
const NOTHING: ReadonlySet<string> = new Set();

/** A place in a text that is not inside an emoji; the editor chooses no other. */
function boundary(text: string, at: number): number {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at - 1 : at;
}

type Writer = {
  readonly doc: Y.Doc;
  readonly policy: ReturnType<typeof policyOf>;
  readonly places: readonly Place[];
  readonly undo: Y.UndoManager;
  /** Not yet with the server, in order; and from the server, not yet here. */
  readonly up: Uint8Array[];
  readonly down: Uint8Array[];
};

describe('gate, with honest people', () => {
  const origin = { from: 'here' };
  const dice = diceOf(SEED);
  const seen = new Tally();

  function sit(server: Y.Doc, role: string, id: number): Writer {
    const doc = copyOf(server, id);
    const policy = policyOf(server, PEOPLE[role] as never, (other) => other === id);
    const places = PLACES.filter(policy.mayWrite);
    const up: Uint8Array[] = [];
    const undo = new Y.UndoManager(
      places.map((place) => cell(doc, place)),
      { trackedOrigins: new Set([origin]), captureTimeout: 0 },
    );
    doc.on('update', (update: Uint8Array, from: unknown) => {
      if (from !== 'down') up.push(update);
    });
    return { doc, policy, places, undo, up, down: [] };
  }

  const edits: Readonly<Record<string, (writer: Writer) => void>> = {
    type: ({ doc, places }) => {
      const text = cell(doc, dice.pick(places));
      text.insert(
        boundary(text.toString(), dice.roll(text.length + 1)),
        dice.pick(['слово', 'بند', '😀', '👩‍🚀', '\n', ' ']),
      );
    },
    erase: ({ doc, places }) => {
      const text = cell(doc, dice.pick(places));
      const [from, to] = [dice.roll(text.length + 1), dice.roll(text.length + 1)].sort((a, b) => a - b) as [
        number,
        number,
      ];
      const start = boundary(text.toString(), from);
      text.delete(start, boundary(text.toString(), Math.min(to, start + 6)) - start);
    },
    mark: ({ doc, places }) => {
      const text = cell(doc, dice.pick(places));
      const at = boundary(text.toString(), dice.roll(text.length + 1));
      const to = boundary(text.toString(), Math.min(text.length, at + 1 + dice.roll(5)));
      if (to > at) text.format(at, to - at, { [dice.pick(['bold', 'italic', 'underline'])]: dice.pick([true, null]) });
    },
    'several cells': (writer) => {
      for (let times = 2 + dice.roll(3); times > 0; times--) {
        edits.type?.(writer);
        edits.erase?.(writer);
      }
    },
    undo: ({ undo }) => void undo.undo(),
    redo: ({ undo }) => void undo.redo(),
  };

  it('refuses nothing, and names exactly the places that change', { timeout: patience(30_000) }, () => {
    for (let round = 0; round < often(ROUNDS); round++) {
      const server = roomDocument();
      server.clientID = SERVER;
      tidyMarks(server);
      const writers = WRITERS.map((role, index) => sit(server, role, 1000 + round * 10 + index));
      const changed = new Set<string>();
      let emitted: Uint8Array[] = [];
      server.on('update', (update: Uint8Array) => emitted.push(update));
      server.on('afterTransaction', (transaction: Y.Transaction) => {
        for (const type of transaction.changed.keys())
          changed.add(placeOf(type) ? placeKey(placeOf(type) as Place) : '*');
      });
      const take = (writer: Writer, update: Uint8Array): void => {
        changed.clear();
        emitted = [];
        const gated = gate(server, update, writer.policy);
        if (!gated.ok) throw new Error(`${gated.reason}: ${Buffer.from(update).toString('hex')}`);
        Y.applyUpdate(server, gated.update, 'remote');
        const places = gated.places.map(placeKey).sort();
        expect([gated.refused, gated.retired, [...changed].sort()]).toEqual([[], [], places]);
        expect([server.store.pendingStructs, server.store.pendingDs]).toEqual([null, null]);
        // The first is the sender's own; clean-up came from the server, so the sender needs it too.
        for (const other of writers) other.down.push(...(other === writer ? emitted.slice(1) : emitted));
        seen.add('taken');
        if (places.length > 1) seen.add('taken in several cells');
        if (emitted.length > 1) seen.add('tidied up');
      };
      const rise = (writer: Writer, how: number): void => {
        if (writer.up.length === 0) return;
        if (how === 0) {
          // A reconnect: everything that the server lacks, in one message, with all deletions there ever were.
          writer.up.length = 0;
          seen.add('resynced');
          take(writer, Y.encodeStateAsUpdate(writer.doc, Y.encodeStateVector(server)));
        } else if (how === 1) {
          seen.add('merged');
          take(writer, Y.mergeUpdates(writer.up.splice(0)));
        } else take(writer, writer.up.shift() as Uint8Array);
      };
      for (let step = 0; step < STEPS; step++) {
        const writer = dice.pick(writers);
        const act = dice.roll(10);
        if (act < 5) {
          const name = dice.pick(Object.keys(edits));
          if (name.endsWith('do')) edits[name]?.(writer);
          else writer.doc.transact(() => edits[name]?.(writer), origin);
          seen.add(name);
        } else if (act < 8) rise(writer, dice.roll(6));
        else for (const update of writer.down.splice(0, 1 + dice.roll(4))) Y.applyUpdate(writer.doc, update, 'down');
      }
      // Who hears of others' marks may tidy up and has more to send, so until nobody has.
      while (writers.some(({ up, down }) => up.length + down.length > 0))
        for (const writer of writers) {
          for (const update of writer.down.splice(0)) Y.applyUpdate(writer.doc, update, 'down');
          while (writer.up.length > 0) rise(writer, 2);
        }
      for (const { doc } of writers) expect(restOf(doc, NOTHING)).toBe(restOf(server, NOTHING));
      for (const place of PLACES) expect(unfitIn(cell(server, place))).toEqual([]);
      for (const { doc, undo } of writers) {
        undo.destroy();
        doc.destroy();
      }
    }
  });

  it('was really tried', () => {
    const names = [...Object.keys(edits), 'taken', 'taken in several cells', 'resynced', 'merged'];
    expect(seen.short(names, often(ROUNDS) / 2)).toEqual([]);
    // Rare, because it takes marks of two people in one place; it is where the server itself writes into an update's cells.
    expect(seen.short(['tidied up'], often(ROUNDS) / 30)).toEqual([]);
  });
});
