/**
 * A room: a shared document, its log, who is connected. Everything that changes it runs inside a turn: gate, apply, record;
 * after the commit the gathered frames leave, one corked write per socket. What is broadcast is what Yjs emitted after
 * applying, never the bytes that came in.
 */
import type * as Y from 'yjs';
import { cellOf, closureOf, epochOf, metaOf, type Place, placeKey, placesIn } from '../../src/crdt/document.ts';
import { project } from '../../src/crdt/project.ts';
import { snapshot } from '../../src/crdt/snapshot.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import type { Answer, Command } from '../../src/domain/command.ts';
import type { Rules } from '../../src/domain/negotiation/rules.ts';
import type { Actor } from '../../src/domain/permission.ts';
import type { Circumstances } from '../../src/domain/verdict.ts';
import { encodeOwn } from '../../src/protocol/message.ts';
import type { Decided } from '../commands/notices.ts';
import { refusalSentence } from '../commands/sentences.ts';
import { replay } from '../history/replay.ts';
import type { Head, LogRecord } from '../storage/storage.ts';
import { type MilestoneBody, sha256Of } from '../storage/vouched.ts';
import { Breach } from './breach.ts';
import { CHECKPOINT, divergedIn, keepCheckpoint, rewrite } from './checkpoint.ts';
import { isClientId } from './clients.ts';
import { syncFrame } from './frames.ts';
import { type Freezes, openFreezes } from './freeze.ts';
import type { Gated } from './gate.ts';
import { Held } from './held.ts';
import { type Arrival, Intake } from './intake.ts';
import { type Judged, placesOf, type RoomKind } from './kinds.ts';
import { Ledger, type LedgerHost, nothingSince } from './ledger.ts';
import type { Candidate } from './merging.ts';
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

export type RoomHost = LedgerHost & {
  readonly turns: Turns;
  readonly newId: (prefix: string) => string;
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
  /** Calls `run` after `ms`; the returned function calls it off. */
  readonly later: (ms: number, run: () => void) => () => void;
  readonly alarm: (message: string, detail: object) => void;
  /** Inside the turn: a command was taken in this room. */
  readonly decided: (room: string, decision: Omit<Decided, 'resolution'>) => void;
  /** Inside the turn: words of this member could not be taken. */
  readonly refused: (room: string, actor: Actor, places: readonly Place[]) => void;
};

const SERVER = { id: 'server' } as const;

export class Room implements Participant {
  readonly name: string;
  readonly peers = new Set<Peer>();
  readonly freezes: Freezes;
  presence: Presence = openPresence();
  readonly #kind: RoomKind;
  readonly #host: RoomHost;
  readonly #ledger: Ledger;
  readonly #position: Position;
  readonly #outgoing = new Outgoing();
  readonly #copy: Held;
  readonly #intake: Intake;

  constructor(name: string, kind: RoomKind, host: RoomHost) {
    this.name = name;
    this.#kind = kind;
    this.#host = host;
    this.#copy = new Held(host.storage, name, () => this.#load());
    this.#ledger = new Ledger(name, host, (id) => this.#copy.knows(id));
    this.#intake = new Intake(name, kind, host, this.#ledger, this.#outgoing);
    this.freezes = openFreezes(host.newId, host.later);
    this.#position = openPosition(host.clock, host.later, () => {
      const frame = this.#positionFrame();
      for (const peer of this.listeners()) peer.send([frame]);
    });
  }

  /** The shared document: loaded when somebody writes or looks into it, not for those who only read along. */
  get doc(): Y.Doc {
    return this.#copy.doc;
  }

  get epoch(): string {
    this.#ledger.epoch ??= epochOf(this.doc) ?? '';
    return this.#ledger.epoch;
  }

  /** The state vector. */
  vector(): Uint8Array {
    return this.#copy.vector();
  }

  /** What a client with this state vector lacks. */
  missing(vector: Uint8Array): Uint8Array {
    return this.#copy.missing(vector);
  }

  head(): Head {
    return this.#ledger.head();
  }

  /** The hash of record `seq` in the chain as it stands; null where there is no such record. */
  hashAt(seq: number): string | null {
    return this.#ledger.hashAt(seq);
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
    const { doc, records, bytes, whole } = replay(this.#host.storage, this.name);
    // Without a checkpoint that the log vouches for, nothing is known of any cell.
    const places = whole ? new Set(placesIn(doc)) : new Set<string>();
    this.#ledger.since = { ...nothingSince(), records, bytes, places };
    // The server's own id of this load belongs to nobody else.
    this.#ledger.clients.bind(SERVER.id, [doc.clientID], this.#host.now());
    this.#intake.follow(doc);
    return doc;
  }

  /** Who changed this resolution last, and when; null for an untouched one. */
  lastChange(): { readonly at: string; readonly member: string } | null {
    return this.#ledger.lastChange;
  }

  owns(member: string, clientID: number): boolean {
    return this.#ledger.clients.ownerOf(clientID) === member;
  }

  /**
   * Binds Yjs client ids to a member: by a record while there is a share for it, else as long as they are among the latest that
   * the member named. Returns the ids that cannot be: somebody else's, or none of Yjs.
   */
  bind(actor: Actor, clientIDs: readonly number[]): readonly number[] {
    const { clients } = this.#ledger;
    const isFree = (id: number): boolean => !clients.isRecorded(id) && !this.#copy.knows(id);
    const fresh = [...new Set(clientIDs)].filter(
      (id) => isClientId(id) && (clients.ownerOf(id) ?? actor.id) === actor.id && isFree(id),
    );
    const recorded = this.#kind.mayType(actor) ? clients.share(actor.id, fresh, this.#host.now()) : [];
    if (recorded.length > 0) {
      this.#host.turns.join(this);
      this.#ledger.bind(actor, recorded);
    }
    clients.remember(actor.id, fresh);
    return clientIDs.filter((id) => !this.owns(actor.id, id));
  }

  /** Records what Yjs emitted since `begin`: the first update as `kind`, anything after it as clean-up by the server. */
  #recordEmitted(
    actor: Pick<Actor, 'id' | 'delegation'>,
    kind: LogRecord['kind'],
    rest: Pick<LogRecord, 'body' | 'places' | 'clients'>,
    except: Peer | null,
  ): LogRecord | null {
    const [first, ...cleanup] = this.#intake.emitted;
    let record: LogRecord | null = null;
    if (first || kind === 'command') record = this.#ledger.record(actor, kind, { ...rest, bytes: first ?? null });
    for (const update of cleanup)
      this.#ledger.record(SERVER, 'cleanup', { body: null, places: rest.places, clients: [], bytes: update });
    for (const update of this.#intake.emitted) this.#outgoing.spread(syncFrame('update', update), except);
    // Clean-up came from here, so the sender needs it as well.
    if (except) for (const update of cleanup) this.reply(except, () => syncFrame('update', update));
    this.#intake.emitted = [];
    return record;
  }

  /** As `Intake.together`. */
  readonly together = (work: () => void): void => {
    this.#host.turns.join(this);
    this.#intake.together(this.doc, work);
  };

  /** An update from outside. Inside a turn only. */
  update(arrival: Arrival): Gated {
    this.#host.turns.join(this);
    const { gated, unseen } = this.#intake.update(this.doc, arrival);
    // In a transaction of its own: this is the server's word.
    this.#flag(arrival.actor, unseen);
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
    const body = { command: { type: 'merge.flag', member: actor.id, merges: records.map(({ id }) => id) } };
    const effects = records.map((record) => ({ type: 'merge.put' as const, merge: record.id, record }));
    this.#write(SERVER, 'command', { body, places: [] }, () => project(this.doc, effects, 'server'));
  }

  /** Replaces the first `find` in a cell by `put`, in a member's name; for samples. Inside a turn only. */
  replaceWords(actor: Actor, place: Place, find: string, put: string): void {
    const cell = cellOf(this.doc, place);
    const at = cell?.toString().indexOf(find) ?? -1;
    if (!cell || at < 0) throw new Error(`${placeKey(place)} does not hold "${find}"`);
    this.#write(actor, 'update', { body: null, places: [placeKey(place)] }, () => {
      cell.delete(at, find.length);
      cell.insert(at, put);
    });
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

  /** A decision. Inside a turn only. The answer of a repeated id is the first one's. `judged` in this very turn, if it was. */
  command(actor: Actor, command: Command, judged?: Judged): Answer {
    const known = this.#host.storage.answer(actor.id, command.id);
    if (known) return known;
    this.#host.turns.join(this);
    const verdict = judged ?? this.judge(actor, command);
    if (!verdict.ok) {
      const { reason, missing } = verdict;
      this.#ledger.refuse(actor, command, verdict);
      return { ok: false, reason, message: refusalSentence(reason, missing), ...(missing ? { missing } : {}) };
    }
    this.#intake.emitted = [];
    verdict.write(this.doc);
    this.#host.decided(this.name, { actor, command, effects: verdict.effects });
    const { write: _write, effects: _effects, ...named } = verdict;
    const kept = named.milestone ? this.#keepMilestone(actor, named.milestone) : {};
    const { symbol } = named;
    const body = { command, effects: verdict.effects.map(({ type }) => type), ...(symbol && { symbol }), ...kept };
    const places = placesOf(verdict.effects);
    const record = this.#recordEmitted(actor, 'command', { body, places, clients: [] }, null);
    const answer: Answer = { ...named, seq: record?.seq ?? this.head().seq };
    this.#host.storage.putAnswer(actor.id, command.id, answer);
    return answer;
  }

  /** After a restore: copies of another epoch are never mixed into this room. Inside a turn only. */
  renewEpoch(epoch: string): void {
    this.#ledger.epoch = epoch;
    this.#say('room.restored', { epoch });
  }

  /** From now on these delegations take part. Inside a turn only. */
  seat(parties: readonly string[]): void {
    this.#say('room.seated', { parties });
  }

  /** From now on these rules of procedure hold. Inside a turn only. */
  govern(rules: Rules): void {
    if (!closureOf(this.doc)) this.#say('rules.adopted', { rules });
  }

  /** The server's own word on the resolution as a whole. */
  #say(type: string, meta: { readonly [key: string]: unknown }): void {
    this.#write(SERVER, 'command', { body: { command: { type }, ...meta }, places: [] }, () => {
      for (const [key, value] of Object.entries(meta)) metaOf(this.doc).set(key, value);
    });
  }

  /** What the server changes by itself, in one transaction and one record. */
  #write(
    actor: Pick<Actor, 'id' | 'delegation'>,
    kind: LogRecord['kind'],
    record: Pick<LogRecord, 'body' | 'places'>,
    work: () => void,
  ): void {
    this.#host.turns.join(this);
    this.#intake.emitted = [];
    this.doc.transact(work, 'server');
    this.#recordEmitted(actor, kind, { ...record, clients: [] }, null);
  }

  /** Keeps the text that a milestone names; returns what the record of the command says of it. */
  #keepMilestone(actor: Actor, milestone: string): MilestoneBody {
    const seq = this.head().seq + 1;
    const json = JSON.stringify(snapshot(this.doc, { seq, milestone }));
    this.#host.kept(actor.id, json.length);
    this.#host.storage.putSnapshot(this.name, milestone, seq, json);
    return { milestone: { id: milestone, sha256: sha256Of(json) } };
  }

  snapshot(): Declaration {
    return snapshot(this.doc, { seq: this.head().seq });
  }

  /** Queues a frame for one peer, made after the commit (so that it can carry the new head). Joins the turn. */
  reply(peer: Peer, frame: () => Uint8Array): void {
    this.#host.turns.join(this);
    this.#outgoing.reply(peer, frame);
  }

  /** Queues the acknowledgement of what this peer sent in this turn. Joins the turn. */
  acknowledge(peer: Peer, frame: () => Uint8Array): void {
    this.#host.turns.join(this);
    this.#outgoing.acknowledge(peer, frame);
  }

  /** Presence goes to everybody else at once; it is not part of the log. */
  spread(frame: Uint8Array, except: Peer | null): void {
    for (const peer of this.peers) if (peer !== except) peer.glance(frame);
  }

  settle(): void {
    this.#outgoing.flush(this.peers, this.#outgoing.spreads && this.#position.moved() ? this.#positionFrame() : null);
    if (this.#ledger.since.records >= CHECKPOINT.records || this.#ledger.since.bytes >= CHECKPOINT.bytes)
      this.checkpoint();
  }

  checkpoint(): void {
    // Without a document nothing was written that a checkpoint would hold.
    const { held } = this.#copy;
    if (!held || this.#ledger.since.records === 0) return;
    const diverged = divergedIn(held, this.#ledger.since);
    if (diverged.length > 0) this.#mend(diverged);
    else
      try {
        keepCheckpoint(this.#host.storage, this.name, this.#ledger, held);
      } catch (cause) {
        this.#host.alarm(`a checkpoint of ${this.name} was not kept`, { cause: String(cause) });
      }
  }

  /**
   * What is never to happen: readers would differ. What those who are here read is written once more, by the server, so
   * that everybody reads it; the ids whose inserts met there end, and it is told.
   */
  #mend(places: readonly string[]): void {
    this.#host.alarm(`readers of ${this.name} would not have read the same text`, { places });
    const { apart } = this.#ledger.since;
    this.#host.turns.enqueue(() => {
      this.#write(SERVER, 'command', { body: { command: { type: 'text.mended' } }, places }, () => {
        for (const key of places) rewrite(this.doc, key);
      });
      const ids = places.flatMap((key) => [...(apart.get(key) ?? [])]);
      if (ids.length > 0) this.#ledger.end([...new Set(ids)], places);
    });
  }

  /** Between turns: a checkpoint where one is due, so that the next start need not read far back. */
  tidy(): void {
    if (this.#ledger.since.records >= CHECKPOINT.worth) this.checkpoint();
  }

  /** Nobody has written for a while: a checkpoint, and the document is let go. Not inside a turn. */
  rest(): void {
    this.checkpoint();
    this.#copy.release();
  }

  abandon(cause: unknown): void {
    this.#host.alarm(`room ${this.name} is rebuilt from its log`, { cause: String(cause) });
    for (const peer of this.peers) peer.close(4503, 'room is being rebuilt, come back');
    this.peers.clear();
    this.#outgoing.drop();
    this.#intake.emitted = [];
    this.presence = openPresence();
    this.#copy.discard();
    this.#ledger.learn();
    if (cause instanceof Breach && cause.room === this.name) this.#condemn(cause);
  }

  /** What broke the invariant is kept and its authors' client ids are ended, so that it cannot come again by itself. */
  #condemn({ taken }: Breach): void {
    this.#host.turns.enqueue(() => {
      this.#host.turns.join(this);
      for (const { actor, received, places, clients } of taken)
        this.#ledger.quarantine(actor, received, places, { reason: 'breach', retired: clients.map(([id]) => id) });
    });
  }
}
