/**
 * What comes from outside, on its way into the document: gated, applied, recorded, one after the other, and all that comes
 * in one turn in one transaction. Here the run-time invariant is held: nothing changes that the gate has not named.
 */
import * as Y from 'yjs';
import { cellOf, type Place, placeKey, placeOf, tidyMarks } from '../../src/crdt/document.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { isOneText } from '../history/one-text.ts';
import type { Storage } from '../storage/storage.ts';
import { Breach, isBreached, type Taken } from './breach.ts';
import { syncFrame } from './frames.ts';
import { AT_ONCE, CATCH_UP_LIMIT, type Gated, gate, SOCKET_LIMIT } from './gate.ts';
import { changedBy } from './held.ts';
import type { RoomKind } from './kinds.ts';
import type { Ledger } from './ledger.ts';
import { type Candidate, unseenChanges } from './merging.ts';
import type { Outgoing } from './outgoing.ts';
import type { Peer } from './room.ts';
import type { Unfit } from './split.ts';

const SERVER = { id: 'server' } as const;

/** An open transaction: what was taken in it, from whom, and the cells that were named. */
type Batch = {
  readonly transaction: Y.Transaction;
  readonly authors: Set<Peer | null>;
  readonly places: Set<string>;
  readonly taken: Taken[];
};

/** An update from outside. `since`: its author comes back and had seen the log up to there. */
export type Arrival = {
  readonly actor: Actor;
  readonly received: Uint8Array;
  readonly from: Peer | null;
  readonly since?: number | undefined;
  /** What is known to be wrong with all of it; then it is only kept, and nobody reads it again. */
  readonly unfit?: Unfit | undefined;
  /** Of a long update that comes in parts: the ids that earlier parts retired. */
  readonly retired?: Set<number>;
  /** Whatever it costs: it cannot be divided. */
  readonly atOnce?: boolean;
};

/** A cell's key; "*" for anything that is no cell. */
const cellName = (type: unknown): string => {
  const place = placeOf(type);
  return place ? placeKey(place) : '*';
};

export type IntakeHost = {
  readonly storage: Storage;
  /** Inside the turn: words of this member could not be taken. */
  readonly refused: (room: string, actor: Actor, places: readonly Place[]) => void;
};

export class Intake {
  /** What the document emitted and nobody has recorded yet. */
  emitted: Uint8Array[] = [];
  #changed = new Set<string>();
  #batch: Batch | null = null;
  readonly #room: string;
  readonly #kind: RoomKind;
  readonly #host: IntakeHost;
  readonly #ledger: Ledger;
  readonly #outgoing: Outgoing;

  constructor(room: string, kind: RoomKind, host: IntakeHost, ledger: Ledger, outgoing: Outgoing) {
    this.#room = room;
    this.#kind = kind;
    this.#host = host;
    this.#ledger = ledger;
    this.#outgoing = outgoing;
  }

  /** Listens to a document that was just loaded; what it tidies is recorded and sent like a change of the server's. */
  follow(doc: Y.Doc): void {
    this.emitted = [];
    tidyMarks(doc);
    doc.on('update', (update: Uint8Array) => this.emitted.push(update));
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      for (const type of transaction.changed.keys()) this.#changed.add(cellName(type));
    });
  }

  /**
   * Does `work` in one transaction of the document: what several people type in one turn is integrated one by one and
   * emitted, and sent, as one. Inside a turn only.
   */
  together(doc: Y.Doc, work: () => void): void {
    if (this.#batch) {
      work();
      return;
    }
    const [authors, places, taken] = [new Set<Peer | null>(), new Set<string>(), [] as Taken[]];
    this.emitted = [];
    this.#changed.clear();
    const run = (transaction: Y.Transaction): void => {
      this.#batch = { transaction, authors, places, taken };
      work();
    };
    try {
      Y.transact(doc, run, 'remote', false);
    } finally {
      this.#batch = null;
    }
    if (isBreached(doc, this.#changed, places)) throw new Breach(this.#room, taken, this.#changed, places);
    const [first, ...cleanup] = this.emitted;
    this.emitted = [];
    // Who wrote alone has it; who wrote together with others gets their own again, which changes nothing.
    const [author = null] = authors;
    if (first) this.#outgoing.spread(syncFrame('update', first), authors.size === 1 ? author : null);
    for (const update of cleanup) {
      this.#ledger.record(SERVER, 'cleanup', { body: null, places: [...places], clients: [], bytes: update });
      this.#outgoing.spread(syncFrame('update', update), null);
    }
  }

  /** What became of one update, and the cells in which it met changes that its author had not seen. */
  update(doc: Y.Doc, arrival: Arrival): { readonly gated: Gated; readonly unseen: readonly Candidate[] } {
    let outcome: ReturnType<Intake['update']> | undefined;
    this.together(doc, () => {
      const [gated, unseen] = this.#take(doc, this.#batch as Batch, arrival);
      outcome = { gated, unseen };
    });
    return outcome as ReturnType<Intake['update']>;
  }

  #judge(doc: Y.Doc, { actor, received, from, retired, atOnce, unfit }: Arrival): Gated {
    if (unfit) return { ok: false, reason: unfit, places: [] };
    return gate(
      doc,
      received,
      {
        mayWrite: (place) => this.#kind.mayWrite(doc, actor, place),
        owns: (id) =>
          this.#ledger.clients.mayWrite(actor.id, id) ||
          (retired?.has(id) === true && this.#ledger.clients.ownerOf(id) === actor.id),
        resumes: (id) => retired?.has(id) === true,
      },
      { ...(from ? SOCKET_LIMIT : CATCH_UP_LIMIT), ...(atOnce ? AT_ONCE : {}) },
    );
  }

  #take(doc: Y.Doc, batch: Batch, arrival: Arrival): readonly [Gated, readonly Candidate[]] {
    const { actor, received, from, since, retired } = arrival;
    const gated = this.#judge(doc, arrival);
    if (!gated.ok && gated.reason === 'costly') return [gated, []];
    if (!gated.ok) {
      this.#ledger.quarantine(actor, received, gated.places, { reason: gated.reason, retired: [] });
      return [gated, []];
    }
    if (gated.refused.length > 0 || gated.retired.length > 0) {
      this.#ledger.quarantine(actor, received, gated.refused, { reason: 'place', retired: gated.retired });
      for (const id of gated.retired) retired?.add(id);
      this.#host.refused(this.#room, actor, gated.refused);
    }
    const comesBack = since !== undefined && since >= 1 && since < this.#ledger.head().seq;
    const unseen = comesBack
      ? unseenChanges(this.#host.storage, this.#room, doc, { ...gated, member: actor.id, since })
      : [];
    const named = new Set(gated.places.map(placeKey));
    const changed = changedBy(batch.transaction, () => Y.applyUpdate(doc, gated.update, 'remote'), cellName);
    const taken: Taken = { actor, received, places: gated.places, clients: gated.clients };
    if (isBreached(doc, changed, named)) throw new Breach(this.#room, [taken], changed, named);
    // The gate has reasoned that this cannot happen; where two inserts met, it is looked at.
    for (const place of gated.apart) {
      const key = placeKey(place);
      if (!isOneText(cellOf(doc, place) as Y.Text)) throw new Breach(this.#room, [taken], [key], []);
      const authors = this.#ledger.since.apart.get(key) ?? new Set();
      this.#ledger.since.apart.set(key, authors);
      for (const [client] of gated.clients) authors.add(client);
    }
    // What the document has already, or what deletes the deleted, leaves no record.
    if (gated.clients.length === 0 && changed.size === 0) return [gated, []];
    // What was only remembered comes into the log with its first words.
    this.#ledger.bind(
      actor,
      gated.clients.map(([id]) => id),
    );
    this.#ledger.record(actor, 'update', {
      body: null,
      places: [...named],
      clients: gated.clients,
      bytes: gated.update,
    });
    batch.authors.add(from);
    batch.taken.push(taken);
    for (const place of named) batch.places.add(place);
    return [gated, unseen];
  }
}
