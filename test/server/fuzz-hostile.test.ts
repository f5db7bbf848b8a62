/**
 * Hostile updates of every role against the gate. What passes is applied; then nothing outside the sender's grant may have
 * changed (texts, marks, keys of maps, roots), nothing may wait for a dependency, no foreign client may have spoken, and all
 * readers have one text: the live document, a newcomer, a replay of the log, and whoever gets the updates in another order.
 */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { isOneText, isOneTextShuffled } from '../../server/history/one-text.ts';
import { gate } from '../../server/rooms/gate.ts';
import { placeKey, placeOf, tidyMarks } from '../../src/crdt/document.ts';
import { diceOf, often, patience, SEED, Tally } from './fuzz.ts';
import { cell, copyOf, OWN, PEOPLE, PLACES, policyOf, restOf, roomDocument, SERVER, unfitIn } from './gated-room.ts';
import { FAMILIES, type Prey, realUpdates } from './hostile.ts';

const NOTHING: ReadonlySet<string> = new Set();
const USUAL = 20_000;
/** Updates at one document before a fresh one is taken: accepted ones make it grow. */
const PER_WORLD = 250;
const REALS = 60;
const NAMES = Object.keys(FAMILIES);
/** Those that the reader throws out as bytes need fewer tries than those that look like updates. */
const CRUDE = ['spliced', 'two sections', 'trailing', 'v2', 'rubbish'];
const DECK = NAMES.flatMap((name) => (CRUDE.includes(name) ? [name] : Array<string>(4).fill(name)));

describe('gate, against hostile updates', () => {
  const tried = new Tally();
  const outcomes = new Tally();
  const dice = diceOf(SEED);
  const state = Y.encodeStateAsUpdate(roomDocument());
  const mine = realUpdates(state, OWN + 100, REALS, dice);
  const others = realUpdates(state, 50_000, 10, dice);
  const own = [OWN, OWN + 1, OWN + 2, ...mine.map((_, index) => OWN + 100 + index)];

  /** What others read than those who were there all the time. */
  function readers(first: Uint8Array, doc: Y.Doc, log: Uint8Array[]): [string, string][] {
    const shuffled = [...log];
    for (let at = shuffled.length - 1; at > 0; at--) {
      const other = dice.roll(at + 1);
      [shuffled[at], shuffled[other]] = [shuffled[other] as Uint8Array, shuffled[at] as Uint8Array];
    }
    const read = (...updates: readonly Uint8Array[]): string => {
      const reader = copyOf(first, 88);
      for (const update of updates) Y.applyUpdate(reader, update);
      const text = reader.store.pendingStructs ? 'something is pending' : restOf(reader, NOTHING);
      reader.destroy();
      return text;
    };
    return [
      ['a newcomer', read(Y.encodeStateAsUpdate(doc))],
      ['a replay', read(...log)],
      ['whoever gets it in another order', read(...shuffled)],
      ['whoever gets it merged', read(Y.mergeUpdates(log.length > 0 ? log : [Uint8Array.of(0, 0)]))],
    ];
  }

  function siege(role: string, updates: number): void {
    const doc = copyOf(state, SERVER);
    tidyMarks(doc);
    const bound = new Set(own);
    const actor = PEOPLE[role] as (typeof PEOPLE)[string];
    const policy = policyOf(doc, actor, (id) => bound.has(id));
    const places = PLACES.filter(policy.mayWrite);
    const granted = new Set(places.map(placeKey));
    const rest = restOf(doc, granted);
    const clients = new Map([...doc.store.clients.keys()].map((id) => [id, Y.getState(doc.store, id)]));
    const changed = new Set<string>();
    const peer = copyOf(state, 77);
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      for (const type of transaction.changed.keys()) {
        const place = placeOf(type);
        changed.add(place ? placeKey(place) : '*');
      }
    });
    const log: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      // Marks that the document tidied are a record of their own.
      if (origin !== 'remote') log.push(update);
      Y.applyUpdate(peer, update);
    });
    const prey: Prey = { doc, own, mine, others, granted: places, dice };

    for (let index = 0; index < updates; index++) {
      const family = dice.pick(DECK);
      const update = (FAMILIES[family] as (prey: Prey) => Uint8Array)(prey);
      // Merging may tear the sender's own emoji; afterwards nobody could tell that from one torn by the server.
      if (Buffer.from(update).includes('\ufffd')) continue;
      const before = Y.getState(doc.store, OWN);
      const gated = gate(doc, update, policy);
      tried.add(family);
      if (!gated.ok) {
        outcomes.add(gated.reason);
        tried.add(`${family}: refused`);
        continue;
      }
      changed.clear();
      log.push(gated.update);
      Y.applyUpdate(doc, gated.update, 'remote');
      for (const id of gated.retired) if (id >= OWN + 3) bound.delete(id);
      const named = gated.places.map(placeKey);
      const fault = [...changed].filter((place) => !named.includes(place) || !granted.has(place));
      if (doc.store.pendingStructs || doc.store.pendingDs) fault.push('something is pending');
      for (const [id, known] of clients) if (Y.getState(doc.store, id) !== known) fault.push(`client ${id} spoke`);
      for (const id of doc.store.clients.keys())
        if (!clients.has(id) && !own.includes(id)) fault.push(`new client ${id}`);
      for (const place of gated.places) {
        fault.push(...unfitIn(cell(doc, place)));
        if (!isOneText(cell(doc, place))) fault.push('a newcomer reads another text');
        if (dice.once(10) && !isOneTextShuffled(cell(doc, place), dice.roll)) fault.push('order of arrival counts');
      }
      if (gated.apart.length > 0) outcomes.add('taken apart');
      if (restOf(doc, granted) !== rest) fault.push('something outside the grant has changed');
      if (fault.length > 0) {
        const hex = Buffer.from(update).toString('hex');
        throw new Error(`${role}, ${family}, update ${index}, own clock ${before}: ${fault.join('; ')}: ${hex}`);
      }
      outcomes.add(changed.size > 0 ? 'changed' : 'taken without a change');
      if (gated.refused.length > 0) outcomes.add('partly refused');
      tried.add(`${family}: ${gated.refused.length > 0 ? 'partly ' : ''}taken`);
    }
    for (const [reader, text] of readers(state, doc, log))
      if (text !== restOf(doc, NOTHING)) throw new Error(`${role}: ${reader} reads another text`);
    // A refused update has left no trace either, and what was broadcast makes the same document elsewhere.
    expect([restOf(doc, granted) === rest, restOf(peer, new Set()) === restOf(doc, new Set())]).toEqual([true, true]);
    expect([...doc.store.clients.values()].flat().filter(({ length }) => length < 1)).toEqual([]);
    peer.destroy();
    doc.destroy();
  }

  it.each(Object.keys(PEOPLE))('lets %s change nothing outside the grant', { timeout: patience(30_000) }, (role) => {
    const updates = Math.ceil(often(USUAL) / Object.keys(PEOPLE).length);
    for (let done = 0; done < updates; done += PER_WORLD) siege(role, Math.min(PER_WORLD, updates - done));
  });

  it('was really tried', () => {
    if (process.env.ALTERNAT_TIMES) console.log(Object.fromEntries([...tried, ...outcomes].sort()));
    expect(tried.short(NAMES, often(USUAL) / DECK.length / 2)).toEqual([]);
    const reasons = [
      'foreign-client',
      'unknown-place',
      'forbidden-content',
      'missing-dependency',
      'malformed',
      'impossible-order',
    ];
    expect(outcomes.short([...reasons, 'changed', 'partly refused'], often(USUAL) / 100)).toEqual([]);
    expect(outcomes.short(['taken apart'], often(USUAL) / 1000)).toEqual([]);
    const taken = ['real', 'rewritten', 'surrogate', 'deletions', 'merged', 'apart', 'crowd'].map(
      (family) => `${family}: taken`,
    );
    expect(tried.short(taken, often(USUAL) / 1000)).toEqual([]);
    expect(tried.short(['forged: taken', 'flipped: taken', 'flipped forgery: taken'], often(USUAL) / 20_000)).toEqual(
      [],
    );
  });
});
