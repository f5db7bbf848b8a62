/**
 * A room: a shared document, its log, who is connected. Everything that changes it runs inside a turn: gate, apply, record;
 * after the commit the gathered frames leave, one corked write per socket. What is broadcast is what Yjs emitted after
 * applying, never the bytes that came in.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { cellOf, clausesOf, epochOf, metaOf, type Place, placeKey, placeOf, shapeOf } from '../../src/crdt/document.ts';
import { project } from '../../src/crdt/project.ts';
import { snapshot } from '../../src/crdt/snapshot.ts';
import { STATUSES } from '../../src/domain/clause.ts';
import type { Answer, Command } from '../../src/domain/command.ts';
import type { Circumstances } from '../../src/domain/decide.ts';
import type { Declaration } from '../../src/domain/declaration.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { encodeOwn, MESSAGE } from '../../src/protocol/message.ts';
import { refusalSentence } from '../commands/sentences.ts';
import { type Log, openLog } from '../history/log.ts';
import { replay } from '../history/replay.ts';
import type { Head, LogRecord, Storage } from '../storage/storage.ts';
import { Breach } from './breach.ts';
import { ClientIds } from './clients.ts';
import { type Freezes, openFreezes } from './freeze.ts';
import { CATCH_UP_LIMIT, type Gated, gate, SOCKET_LIMIT } from './gate.ts';
import type { Judged, RoomKind } from './kinds.ts';
import { type Candidate, unseenChanges } from './merging.ts';
import { Outgoing } from './outgoing.ts';
import { openPosition, type Position } from './position.ts';
import { openPresence, type Presence } from './presence.ts';
import type { Participant, Turns } from './turn.ts';

/** What a room needs of a connected socket. */
export type Peer = {
  readonly send: (frames: readonly Uint8Array[]) => void;
  /** Presence: the first that a slow reader goes without. */
  readonly glance: (frame: Uint8Array) => void;
  readonly close: (code: number, reason: string) => void;
  /** Does the program there understand our own messages? A stock client does not. */
  readonly listens: () => boolean;
};

export type RoomHost = {
  readonly storage: Storage;
  readonly turns: Turns;
  readonly now: () => string;
  readonly newId: (prefix: string) => string;
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
  /** Calls `run` after `ms`; the returned function calls it off. */
  readonly later: (ms: number, run: () => void) => () => void;
  readonly alarm: (message: string, detail: object) => void;
  /** Counts a record of the log, by kind. */
  readonly count: (kind: LogRecord['kind']) => void;
};

const CHECKPOINT = { records: 1_000, bytes: 5_000_000 } as const;
const SERVER = { id: 'server' } as const;

export class Room implements Participant {
  readonly name: string;
  readonly peers = new Set<Peer>();
  readonly freezes: Freezes;
  presence: Presence = openPresence();
  doc: Y.Doc;
  readonly #kind: RoomKind;
  readonly #host: RoomHost;
  readonly #log: Log;
  readonly #position: Position;
  readonly #clients = new ClientIds();
  readonly #outgoing = new Outgoing();
  #emitted: Uint8Array[] = [];
  #changed = new Set<string>();
  #sinceCheckpoint = { records: 0, bytes: 0 };
  #lastChange: { readonly at: string; readonly member: string } | null = null;

  constructor(name: string, kind: RoomKind, host: RoomHost) {
    this.name = name;
    this.#kind = kind;
    this.#host = host;
    this.#log = openLog(host.storage, name);
    this.freezes = openFreezes(host.newId, host.later);
    this.#position = openPosition(host.clock, host.later, () => {
      const frame = this.#positionFrame();
      for (const peer of this.listeners()) peer.send([frame]);
    });
    this.doc = this.#load();
  }

  get epoch(): string {
    return epochOf(this.doc) ?? '';
  }

  head(): Head {
    return this.#log.head();
  }

  /** The hash of record `seq` in the chain as it stands; null where there is no such record. */
  hashAt(seq: number): string | null {
    for (const { hash } of this.#host.storage.records(this.name, seq, seq)) return hash;
    return null;
  }

  #positionFrame(): Uint8Array {
    const { seq, hash } = this.head();
    return encodeOwn({ type: 'position', seq, head: hash });
  }

  /** Peers with a program that understands our own messages. */
  listeners(): Peer[] {
    return [...this.peers].filter((peer) => peer.listens());
  }

  #load(): Y.Doc {
    const { doc, records, bytes } = replay(this.#host.storage, this.name);
    this.#sinceCheckpoint = { records, bytes };
    const { storage } = this.#host;
    this.#clients.load(storage.records(this.name, 1, Number.MAX_SAFE_INTEGER, ClientIds.KINDS), doc.clientID);
    this.#lastChange = storage.lastChange(this.name);
    doc.on('update', (update: Uint8Array) => this.#emitted.push(update));
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      for (const type of transaction.changed.keys()) {
        const place = placeOf(type);
        this.#changed.add(place ? placeKey(place) : '*');
      }
    });
    return doc;
  }

  /** Who changed this resolution last, and when; null for an untouched one. */
  lastChange(): { readonly at: string; readonly member: string } | null {
    return this.#lastChange;
  }

  owns(member: string, clientID: number): boolean {
    return this.#clients.ownerOf(clientID) === member;
  }

  /** Binds Yjs client ids to a member. Returns the ids that belong to somebody else (none of those are bound). */
  bind(actor: Actor, clientIDs: readonly number[]): readonly number[] {
    const free = clientIDs.filter((id) => this.#clients.ownerOf(id) === undefined);
    const fresh = free.filter((id) => !this.doc.store.clients.has(id));
    if (fresh.length > 0) {
      this.#host.turns.join(this);
      this.#clients.bind(actor.id, fresh);
      this.#record(actor, 'bind', { body: fresh, places: [], clients: [], bytes: null });
    }
    return clientIDs.filter((id) => !this.owns(actor.id, id));
  }

  #record(
    actor: Pick<Actor, 'id' | 'delegation'>,
    kind: LogRecord['kind'],
    rest: Pick<LogRecord, 'body' | 'places' | 'clients' | 'bytes'>,
  ): LogRecord {
    const record = this.#log.append({
      at: this.#host.now(),
      member: actor.id,
      delegation: actor.delegation ?? null,
      kind,
      ...rest,
    });
    this.#host.count(kind);
    this.#sinceCheckpoint.records++;
    this.#sinceCheckpoint.bytes += rest.bytes?.length ?? 0;
    if (kind === 'update' || kind === 'command') this.#lastChange = record;
    return record;
  }

  /** Records what Yjs emitted since `begin`: the first update as `kind`, anything after it as clean-up by the server. */
  #recordEmitted(
    actor: Pick<Actor, 'id' | 'delegation'>,
    kind: LogRecord['kind'],
    rest: Pick<LogRecord, 'body' | 'places' | 'clients'>,
    except: Peer | null,
  ): LogRecord | null {
    const [first, ...cleanup] = this.#emitted;
    let record: LogRecord | null = null;
    if (first || kind === 'command') record = this.#record(actor, kind, { ...rest, bytes: first ?? null });
    for (const update of cleanup)
      this.#record(SERVER, 'cleanup', { body: null, places: rest.places, clients: [], bytes: update });
    for (const update of this.#emitted) this.#outgoing.spread(syncUpdate(update), except);
    // Clean-up came from here, so the sender needs it as well.
    if (except) for (const update of cleanup) this.reply(except, () => syncUpdate(update));
    this.#emitted = [];
    return record;
  }

  /** Is the clause open to typing by those who have its columns? */
  isOpen(clause: string): boolean {
    const map = clausesOf(this.doc).get(clause);
    if (!map) return false;
    const { status, held } = shapeOf(clause, map);
    return STATUSES[status].typing && !held;
  }

  /**
   * An update from outside. Inside a turn only. `since` is given by a client that comes back: the log position up to which
   * its author had seen the others.
   */
  update(actor: Actor, received: Uint8Array, from: Peer | null, since?: number): Gated {
    this.#host.turns.join(this);
    const gated = gate(
      this.doc,
      received,
      {
        mayWrite: (place) => this.#kind.mayWrite(this.doc, actor, place),
        owns: (id) => this.#clients.mayWrite(actor.id, id),
      },
      from ? SOCKET_LIMIT : CATCH_UP_LIMIT,
    );
    if (!gated.ok) {
      this.#record(actor, 'refused', {
        body: { reason: gated.reason },
        places: gated.places.map(placeKey),
        clients: [],
        bytes: null,
      });
      return gated;
    }
    if (gated.refused.length > 0) this.#quarantine(actor, received, gated.refused, gated.retired);
    const places = gated.places.map(placeKey);
    const unseen =
      since === undefined || since >= this.head().seq || since < 1
        ? []
        : unseenChanges(this.#host.storage, this.name, this.doc, { ...gated, member: actor.id, since });
    this.#emitted = [];
    this.#changed.clear();
    Y.applyUpdate(this.doc, gated.update, 'remote');
    // The run-time invariant: what really changed was named by the gate, and nothing waits for a dependency.
    if (
      [...this.#changed].some((place) => !places.includes(place)) ||
      this.doc.store.pendingStructs ||
      this.doc.store.pendingDs
    ) {
      throw new Breach(this.name, { actor, received, places: gated.places, clients: gated.clients }, [
        ...this.#changed,
      ]);
    }
    this.#recordEmitted(actor, 'update', { body: null, places, clients: gated.clients }, from);
    this.#flag(actor, unseen);
    return gated;
  }

  /** Marks cells in which two people's words met unseen, until somebody has read them. */
  #flag(actor: Actor, unseen: readonly Candidate[]): void {
    if (unseen.length === 0) return;
    const at = this.#host.now();
    const records = unseen.map(({ place, ...texts }) => ({
      ...texts,
      ...place,
      id: this.#host.newId('g'),
      merged: cellOf(this.doc, place)?.toString() ?? '',
      member: actor.id,
      at,
    }));
    project(
      this.doc,
      records.map((record) => ({ type: 'merge.put', merge: record.id, record })),
      'server',
    );
    const body = { command: { type: 'merge.flag', member: actor.id, merges: records.map(({ id }) => id) } };
    this.#recordEmitted(SERVER, 'command', { body, places: [], clients: [] }, null);
  }

  /** Keeps what was refused, raw, before anything of it is applied: nothing that somebody wrote is thrown away. */
  #quarantine(actor: Actor, received: Uint8Array, places: readonly Place[], retired: readonly number[]): void {
    const body = { reason: 'place', retired, update: Buffer.from(received).toString('base64') };
    this.#record(actor, 'refused', { body, places: places.map(placeKey), clients: [], bytes: null });
    this.#clients.retire(retired);
  }

  /** Replaces the first `find` in a cell by `put`, in a member's name; for samples. Inside a turn only. */
  replaceWords(actor: Actor, place: Place, find: string, put: string): void {
    const cell = cellOf(this.doc, place);
    const at = cell?.toString().indexOf(find) ?? -1;
    if (!cell || at < 0) throw new Error(`${placeKey(place)} does not hold "${find}"`);
    this.#host.turns.join(this);
    this.#emitted = [];
    this.doc.transact(() => {
      cell.delete(at, find.length);
      cell.insert(at, put);
    }, 'server');
    this.#recordEmitted(actor, 'update', { body: null, places: [placeKey(place)], clients: [] }, null);
  }

  /** What a command would come to now. */
  judge(actor: Actor, command: Command): Judged {
    const circumstances: Circumstances = {
      now: this.#host.now(),
      seq: this.head().seq + 1,
      newId: this.#host.newId,
    };
    return this.#kind.judge(this.doc, actor, command, circumstances);
  }

  /** A decision. Inside a turn only. The answer of a repeated id is the first one's. */
  command(actor: Actor, command: Command): Answer {
    const known = this.#host.storage.answer(actor.id, command.id);
    if (known) return known;
    this.#host.turns.join(this);
    const verdict = this.judge(actor, command);
    if (!verdict.ok) {
      const { reason, missing } = verdict;
      this.#record(actor, 'refused', { body: { command, reason, missing }, places: [], clients: [], bytes: null });
      return { ok: false, reason, message: refusalSentence(reason, missing), ...(missing ? { missing } : {}) };
    }
    this.#emitted = [];
    verdict.write(this.doc);
    const body = { command, effects: verdict.effects };
    const record = this.#recordEmitted(actor, 'command', { body, places: [], clients: [] }, null);
    if (verdict.milestone) this.#keepMilestone(verdict.milestone);
    const answer: Answer = {
      ok: true,
      seq: record?.seq ?? this.head().seq,
      ...(verdict.clause ? { clause: verdict.clause } : {}),
      ...(verdict.milestone ? { milestone: verdict.milestone } : {}),
    };
    this.#host.storage.putAnswer(actor.id, command.id, answer);
    return answer;
  }

  /** After a restore: copies of another epoch are never mixed into this room. Inside a turn only. */
  renewEpoch(epoch: string): void {
    this.#host.turns.join(this);
    this.#emitted = [];
    this.doc.transact(() => metaOf(this.doc).set('epoch', epoch), 'server');
    const body = { command: { type: 'room.restored' } };
    this.#recordEmitted(SERVER, 'command', { body, places: [], clients: [] }, null);
  }

  #keepMilestone(milestone: string): void {
    const seq = this.head().seq;
    this.#host.storage.putSnapshot(this.name, milestone, seq, JSON.stringify(snapshot(this.doc, { seq, milestone })));
  }

  snapshot(): Declaration {
    return snapshot(this.doc, { seq: this.head().seq });
  }

  /** Queues a frame for one peer, made after the commit (so that it can carry the new head). Joins the turn. */
  reply(peer: Peer, frame: () => Uint8Array): void {
    this.#host.turns.join(this);
    this.#outgoing.reply(peer, frame);
  }

  /** Presence goes to everybody else at once; it is not part of the log. */
  spread(frame: Uint8Array, except: Peer | null): void {
    for (const peer of this.peers) if (peer !== except) peer.glance(frame);
  }

  settle(): void {
    this.#outgoing.flush(this.peers, this.#outgoing.spreads && this.#position.moved() ? this.#positionFrame() : null);
    if (this.#sinceCheckpoint.records >= CHECKPOINT.records || this.#sinceCheckpoint.bytes >= CHECKPOINT.bytes)
      this.checkpoint();
  }

  checkpoint(): void {
    if (this.#sinceCheckpoint.records === 0) return;
    this.#host.storage.putCheckpoint(this.name, { seq: this.head().seq, state: Y.encodeStateAsUpdate(this.doc) });
    this.#sinceCheckpoint = { records: 0, bytes: 0 };
  }

  abandon(cause: unknown): void {
    this.#host.alarm(`room ${this.name} is rebuilt from its log`, { cause: String(cause) });
    for (const peer of this.peers) peer.close(4503, 'room is being rebuilt, come back');
    this.peers.clear();
    this.#outgoing.drop();
    this.#emitted = [];
    this.presence = openPresence();
    this.doc.destroy();
    this.#log.reload();
    this.doc = this.#load();
    if (cause instanceof Breach && cause.room === this.name) this.#condemn(cause);
  }

  /** What broke the invariant is kept and its author's client ids are ended, so that it cannot come again by itself. */
  #condemn({ update: { actor, received, places, clients } }: Breach): void {
    this.#host.turns.enqueue(() => {
      this.#host.turns.join(this);
      this.#quarantine(
        actor,
        received,
        places,
        clients.map(([id]) => id),
      );
    });
  }
}

/** A sync message that carries an update (y-protocols/sync, message 2). */
export function syncUpdate(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  encoding.writeVarUint(encoder, 2);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}
