/**
 * Bold and italic are part of the text: whoever was there, came late, only reads, or reads the log, sees the same words
 * marked. Yjs tidies marks that format nothing after every foreign change, and what it takes for nothing depends on which
 * changes came together; so one place only may tidy, the server's document, and everybody else does as it did.
 */
import { afterEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { newestDocument } from '../../server/history/newest.ts';
import { replay } from '../../server/history/replay.ts';
import { retraceInSlices } from '../../server/history/retrace.ts';
import { verifyRoom } from '../../server/history/verify.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { cellOf, type Place, placeKey } from '../../src/crdt/document.ts';
import { temporaryFolder } from '../support/server.ts';
import { type Dice, diceOf, often, patience, SEED, Tally } from './fuzz.ts';
import { type Member, openSmallWorkspace, ROOM } from './small-workspace.ts';

const CELL: Place = { clause: 'a', lang: 'ru' };
const ROUNDS = 8;
const STEPS = 150;
/** Each record in a transaction of its own. */
const SINGLY = { ms: 0, rest: () => Promise.resolve() };
const MARKED = ['bold', 'italic'] as const;
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const edits: { readonly [name: string]: (text: Y.Text, dice: Dice, at: number, length: number) => void } = {
  types: (text, dice, at) => text.insert(at, 'аб', dice.once(2) ? { [dice.pick(MARKED)]: true } : {}),
  deletes: (text, _dice, at, length) => text.delete(at, length),
  marks: (text, dice, at, length) => text.format(at, length, { [dice.pick(MARKED)]: dice.once(3) ? null : true }),
  replaces: (text, dice, at, length) => {
    text.delete(at, length);
    text.insert(at, 'вг', { [dice.pick(MARKED)]: true });
  },
};

const shown = (doc: Y.Doc): string => JSON.stringify(cellOf(doc, CELL)?.toDelta());

describe('marks', () => {
  const tried = new Tally();

  async function table(dice: Dice) {
    const { path, remove } = temporaryFolder();
    closing.push(remove);
    const storage = openStorage(path);
    closing.unshift(() => storage.close());
    const workspace = await openSmallWorkspace(storage);
    const writers = [workspace.sit('ru', 71), workspace.sit('kz', 72), workspace.sit('kz', 73)];
    const readers = [workspace.sit('obs', 81), workspace.sit('ir', 82), workspace.sit('obs', 83)];
    for (const member of [...writers, ...readers]) member.dial();
    workspace.settle();
    const edit = (writer: Member): void => {
      const text = writer.cell(CELL);
      const at = dice.roll(text.length + 1);
      const length = Math.min(text.length - at, 1 + dice.roll(6));
      const name = length > 0 ? dice.pick(Object.keys(edits)) : 'types';
      writer.doc.transact(() => edits[name]?.(text, dice, at, length));
      tried.add(name);
    };
    return { workspace, storage, writers, readers, edit };
  }

  /** Hears one of the wires, works a turn off, or leaves for a while. */
  function happens({ workspace, writers, readers, edit }: Awaited<ReturnType<typeof table>>, dice: Dice): void {
    const what = dice.roll(12);
    const late = dice.pick(readers);
    if (what < 6) edit(dice.pick(writers));
    else if (what < 8) workspace.turn();
    else if (what < 10) dice.pick(writers).hear();
    else if (what === 10) late.hear();
    else if (late.closed() === null) late.hangUp();
    else late.dial();
  }

  it('stand alike for all who read them', { timeout: patience(60_000) }, async () => {
    const dice = diceOf(SEED);
    for (let round = 0; round < often(ROUNDS); round++) {
      const world = await table(dice);
      const { workspace, storage, writers, readers } = world;
      for (let step = 0; step < STEPS; step++) {
        happens(world, dice);
        if (!dice.once(15)) continue;
        if (dice.once(2)) {
          workspace.workspace.turns.enqueue(() => {
            const actor = workspace.workspace.summit.actor('sec');
            if (actor) workspace.room().command(actor, { id: `m${step}`, type: 'milestone.create', label: 'M' });
          });
          workspace.turn();
        }
        newestDocument(storage, ROOM);
      }
      for (const reader of readers) if (reader.closed() !== null) reader.dial();
      workspace.settle();
      if (dice.once(2)) workspace.room().checkpoint();
      workspace.settle();
      const live = shown(workspace.room().doc);
      const all = {
        alarms: workspace.alarms,
        lines: [...writers, ...readers].map((member) => member.closed() ?? member.saved()),
        writers: writers.map(({ doc }) => shown(doc)),
        readers: readers.map(({ doc }) => shown(doc)),
        newest: shown(newestDocument(storage, ROOM)),
        replay: shown(replay(storage, ROOM).doc),
        retraced: shown(await retraceInSlices(storage, ROOM, [placeKey(CELL)], {}, Number.MAX_SAFE_INTEGER, SINGLY)),
        faults: verifyRoom(storage, ROOM).faults,
        refusals: [...writers, ...readers].flatMap(({ own }) => own.filter(({ type }) => type === 'refused')),
      };
      expect({ seed: SEED, round, ...all }).toEqual({
        seed: SEED,
        round,
        alarms: [],
        lines: [...writers, ...readers].map(() => true),
        writers: writers.map(() => live),
        readers: readers.map(() => live),
        newest: live,
        replay: live,
        retraced: live,
        faults: [],
        refusals: [],
      });
      for (const { kind } of storage.records(ROOM, 1, Number.MAX_SAFE_INTEGER)) tried.add(kind);
    }
  });

  it('were really tried', () => {
    if (process.env.ALTERNAT_TIMES) console.log(Object.fromEntries(tried));
    expect(tried.short([...Object.keys(edits)], often(ROUNDS) * 5)).toEqual([]);
    expect(tried.short(['cleanup', 'update'], often(1))).toEqual([]);
  });
});
