/**
 * The room of one resolution: its shared document, its log, who is connected. Everything that changes it runs inside a
 * turn: gate, apply, record; after the commit the gathered frames leave, one corked write per socket. What is broadcast
 * is what Yjs emitted after applying, never the bytes that came in.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { cellOf, epochOf, metaOf, type Place, placeKey, placeOf } from '../../src/crdt/document.ts';
import { project } from '../../src/crdt/project.ts';
import { groundOf, snapshot } from '../../src/crdt/snapshot.ts';
import { type Clause, STATUSES } from '../../src/domain/clause.ts';
import type { Answer, Command } from '../../src/domain/command.ts';
import { decide, type Effect } from '../../src/domain/decide.ts';
import type { Declaration } from '../../src/domain/declaration.ts';
import { type Actor, mayTypeIn } from '../../src/domain/permission.ts';
import { MESSAGE } from '../../src/protocol/message.ts';
import { refusalSentence } from '../commands/sentences.ts';
import { type Log, openLog } from '../history/log.ts';
import { replay } from '../history/replay.ts';
import type { Head, LogRecord, Storage } from '../storage/storage.ts';
import { CATCH_UP_LIMIT, type Gated, gate, SOCKET_LIMIT } from './gate.ts';
import { openPresence, type Presence } from './presence.ts';
import type { Participant, Turns } from './turn.ts';

/** What a room needs of a connected socket. */
export type Peer = {
  readonly send: (frames: readonly Uint8Array[]) => void;
  readonly close: (code: number, reason: string) => void;
};

export type RoomHost = {
  readonly storage: Storage;
  readonly turns: Turns;
  readonly now: () => string;
  readonly newId: (prefix: string) => string;
  /** First text for a cell of a column that is switched on, from the summit's file. */
  readonly firstText: (resolution: string, clause: string, lang: string) => string | undefined;
  readonly alarm: (message: string, detail: object) => void;
};

const CHECKPOINT = { records: 1_000, bytes: 5_000_000 } as const;

export class Room implements Participant {
  readonly resolution: string;
  readonly peers = new Set<Peer>();
  presence: Presence = openPresence();
  doc: Y.Doc;
  readonly #host: RoomHost;
  readonly #log: Log;
  /** clientID -> member, audit records of kind "bind". */
  readonly #owners = new Map<number, string>();
  /** Client ids of which something was refused; they may not write here again. */
  readonly #retired = new Set<number>();
  #emitted: Uint8Array[] = [];
  #changed = new Set<string>();
  #outbox: { readonly frame: Uint8Array; readonly except: Peer | null }[] = [];
  #replies = new Map<Peer, (() => Uint8Array)[]>();
  #sinceCheckpoint = { records: 0, bytes: 0 };
  #lastChange: { readonly at: string; readonly member: string } | null = null;

  constructor(resolution: string, host: RoomHost) {
    this.resolution = resolution;
    this.#host = host;
    this.#log = openLog(host.storage, resolution);
    this.doc = this.#load();
  }

  get epoch(): string {
    return epochOf(this.doc) ?? '';
  }

  head(): Head {
    return this.#log.head();
  }

  #load(): Y.Doc {
    const { doc, records, bytes } = replay(this.#host.storage, this.resolution);
    this.#sinceCheckpoint = { records, bytes };
    this.#owners.clear();
    this.#retired.clear();
    for (const record of this.#host.storage.records(this.resolution, 1, Number.MAX_SAFE_INTEGER)) {
      if (record.kind === 'refused')
        for (const id of (record.body as { retired?: number[] }).retired ?? []) this.#retired.add(id);
      if (record.kind === 'bind') for (const id of record.body as number[]) this.#owners.set(id, record.member);
      this.#note(record);
    }
    // The server's own id of this load belongs to nobody else.
    this.#owners.set(doc.clientID, 'server');
    doc.on('update', (update: Uint8Array) => this.#emitted.push(update));
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      for (const type of transaction.changed.keys()) {
        const place = placeOf(type);
        this.#changed.add(place ? placeKey(place) : '*');
      }
    });
    return doc;
  }

  #note({ kind, at, member }: LogRecord): void {
    if (kind === 'update' || kind === 'command') this.#lastChange = { at, member };
  }

  /** Who changed this resolution last, and when; null for an untouched one. */
  lastChange(): { readonly at: string; readonly member: string } | null {
    return this.#lastChange;
  }

  owns(member: string, clientID: number): boolean {
    return this.#owners.get(clientID) === member;
  }

  /** Binds Yjs client ids to a member. Returns the ids that belong to somebody else (none of those are bound). */
  bind(actor: Actor, clientIDs: readonly number[]): readonly number[] {
    const taken = clientIDs.filter((id) => this.#owners.has(id) && !this.owns(actor.id, id));
    const fresh = clientIDs.filter((id) => !this.#owners.has(id) && !this.doc.store.clients.has(id));
    const stolen = clientIDs.filter((id) => !this.#owners.has(id) && this.doc.store.clients.has(id));
    if (fresh.length > 0) {
      this.#host.turns.join(this);
      for (const id of fresh) this.#owners.set(id, actor.id);
      this.#record(actor, 'bind', { body: fresh, places: [], clients: [], bytes: null });
    }
    return [...taken, ...stolen];
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
    this.#sinceCheckpoint.records++;
    this.#sinceCheckpoint.bytes += rest.bytes?.length ?? 0;
    this.#note(record);
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
      this.#record({ id: 'server' }, 'cleanup', { body: null, places: rest.places, clients: [], bytes: update });
    for (const update of this.#emitted) this.#outbox.push({ frame: syncUpdate(update), except });
    // Clean-up came from here, so the sender needs it as well.
    if (except) for (const update of cleanup) this.reply(except, () => syncUpdate(update));
    this.#emitted = [];
    return record;
  }

  mayWrite(actor: Actor, { clause, lang }: Place): boolean {
    const map = this.doc.getMap('clauses').get(clause) as Y.Map<unknown> | undefined;
    const status = map?.get('status') as Clause['status'] | undefined;
    return mayTypeIn(actor, lang) && status !== undefined && STATUSES[status].typing && map?.get('held') !== true;
  }

  /** An update from outside. Inside a turn only. */
  update(actor: Actor, received: Uint8Array, from: Peer | null): Gated {
    this.#host.turns.join(this);
    const gated = gate(
      this.doc,
      received,
      {
        mayWrite: (place) => this.mayWrite(actor, place),
        owns: (id) => this.owns(actor.id, id) && !this.#retired.has(id),
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
    this.#emitted = [];
    this.#changed.clear();
    Y.applyUpdate(this.doc, gated.update, 'remote');
    const places = gated.places.map(placeKey);
    // The run-time invariant: what really changed was named by the gate, and nothing waits for a dependency.
    if (
      [...this.#changed].some((place) => !places.includes(place)) ||
      this.doc.store.pendingStructs ||
      this.doc.store.pendingDs
    ) {
      throw new Error(`an update changed ${[...this.#changed].join(', ')} but named ${places.join(', ')}`);
    }
    this.#recordEmitted(actor, 'update', { body: null, places, clients: gated.clients }, from);
    return gated;
  }

  /** Keeps what was refused, raw, before anything of it is applied: nothing that somebody wrote is thrown away. */
  #quarantine(actor: Actor, received: Uint8Array, places: readonly Place[], retired: readonly number[]): void {
    const body = { reason: 'place', retired, update: Buffer.from(received).toString('base64') };
    this.#record(actor, 'refused', { body, places: places.map(placeKey), clients: [], bytes: null });
    for (const id of retired) this.#retired.add(id);
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

  /** A decision. Inside a turn only. The answer of a repeated id is the first one's. */
  command(actor: Actor, command: Command): Answer {
    const known = this.#host.storage.answer(actor.id, command.id);
    if (known) return known;
    this.#host.turns.join(this);
    const ground = groundOf(this.doc);
    const verdict = decide(ground, actor, command, {
      now: this.#host.now(),
      seq: this.head().seq + 1,
      newId: this.#host.newId,
    });
    if (!verdict.ok) {
      const { reason, missing } = verdict;
      this.#record(actor, 'refused', { body: { command, reason, missing }, places: [], clients: [], bytes: null });
      return { ok: false, reason, message: refusalSentence(reason, missing), ...(missing ? { missing } : {}) };
    }
    this.#emitted = [];
    project(this.doc, verdict.effects, 'server', (clause, lang) => this.#host.firstText(this.resolution, clause, lang));
    const record = this.#recordEmitted(
      actor,
      'command',
      { body: { command, effects: verdict.effects.map(effectType) }, places: [], clients: [] },
      null,
    );
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
    this.#recordEmitted({ id: 'server' }, 'command', { body, places: [], clients: [] }, null);
  }

  #keepMilestone(milestone: string): void {
    const seq = this.head().seq;
    this.#host.storage.putSnapshot(
      this.resolution,
      milestone,
      seq,
      JSON.stringify(snapshot(this.doc, { seq, milestone })),
    );
  }

  snapshot(): Declaration {
    return snapshot(this.doc, { seq: this.head().seq });
  }

  /** Queues a frame for one peer, made after the commit (so that it can carry the new head). Joins the turn. */
  reply(peer: Peer, frame: () => Uint8Array): void {
    this.#host.turns.join(this);
    const list = this.#replies.get(peer);
    if (list) list.push(frame);
    else this.#replies.set(peer, [frame]);
  }

  /** Presence goes to everybody else at once; it is not part of the log. */
  spread(frame: Uint8Array, except: Peer | null): void {
    for (const peer of this.peers) if (peer !== except) peer.send([frame]);
  }

  settle(): void {
    const outbox = this.#outbox;
    const replies = this.#replies;
    this.#outbox = [];
    this.#replies = new Map();
    for (const peer of this.peers) {
      const frames = outbox.filter(({ except }) => except !== peer).map(({ frame }) => frame);
      for (const make of replies.get(peer) ?? []) frames.push(make());
      if (frames.length > 0) peer.send(frames);
    }
    if (this.#sinceCheckpoint.records >= CHECKPOINT.records || this.#sinceCheckpoint.bytes >= CHECKPOINT.bytes)
      this.checkpoint();
  }

  checkpoint(): void {
    if (this.#sinceCheckpoint.records === 0) return;
    this.#host.storage.putCheckpoint(this.resolution, { seq: this.head().seq, state: Y.encodeStateAsUpdate(this.doc) });
    this.#sinceCheckpoint = { records: 0, bytes: 0 };
  }

  abandon(cause: unknown): void {
    this.#host.alarm(`room ${this.resolution} is rebuilt from its log`, { cause: String(cause) });
    for (const peer of this.peers) peer.close(4503, 'room is being rebuilt, come back');
    this.peers.clear();
    this.#outbox = [];
    this.#replies = new Map();
    this.#emitted = [];
    this.presence = openPresence();
    this.doc.destroy();
    this.#log.reload();
    this.doc = this.#load();
  }
}

const effectType = (effect: Effect): string => effect.type;

/** A sync message that carries an update (y-protocols/sync, message 2). */
export function syncUpdate(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  encoding.writeVarUint(encoder, 2);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}

/** The first record of a new room: its meta data and the clauses it starts with. Inside a turn only. */
export function createRoom(
  host: Pick<RoomHost, 'storage' | 'now'>,
  actor: Pick<Actor, 'id' | 'delegation'>,
  resolution: string,
  meta: {
    readonly epoch: string;
    readonly columns: Declaration['columns'];
    readonly standing: readonly { lang: string; standing: string }[];
    readonly parties: readonly string[];
  },
  clauses: readonly Effect[],
): void {
  const { doc } = replay(host.storage, resolution);
  let bytes = new Uint8Array();
  doc.on('update', (update: Uint8Array) => {
    bytes = update as Uint8Array<ArrayBuffer>;
  });
  doc.transact(() => {
    const map = metaOf(doc);
    map.set('resolution', resolution);
    map.set('schema', 1);
    map.set('epoch', meta.epoch);
    map.set('columns', meta.standing);
    map.set('parties', meta.parties);
    project(doc, clauses, 'server');
  }, 'server');
  openLog(host.storage, resolution).append({
    at: host.now(),
    member: actor.id,
    delegation: actor.delegation ?? null,
    kind: 'create',
    places: [],
    clients: [[doc.clientID, 0, Y.getState(doc.store, doc.clientID)]],
    body: { resolution, clauses: clauses.length },
    bytes,
  });
  doc.destroy();
}
