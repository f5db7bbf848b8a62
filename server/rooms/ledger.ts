/**
 * What a room writes into its log and what has to be known of the log without its text: whose client ids these are, which
 * are retired, what lies in quarantine, which epoch it is, who changed it last.
 */
import { type Place, placeKey } from '../../src/crdt/document.ts';
import type { Command } from '../../src/domain/command.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { openLog } from '../history/log.ts';
import type { Head, LogRecord, Storage } from '../storage/storage.ts';
import type { CheckpointBody } from '../storage/vouched.ts';
import { ClientIds, type Wrote } from './clients.ts';
import { openQuarantine, type Refusal } from './quarantine.ts';
import { openRefusals, type Refusals } from './refusals.ts';

export type LedgerHost = {
  readonly storage: Storage;
  readonly now: () => string;
  /** Counts a record of the log, by kind. */
  readonly count: (kind: LogRecord['kind']) => void;
  /** So many bytes stay on the disk for good because of this member. */
  readonly kept: (member: string, bytes: number) => void;
};

/** What has happened since the last checkpoint. */
export type Since = {
  records: number;
  bytes: number;
  /** Cells that were written in. */
  readonly places: Set<string>;
  /** Client ids whose inserts met something between their origins, by cell. */
  readonly apart: Map<string, Set<number>>;
};

export const nothingSince = (): Since => ({ records: 0, bytes: 0, places: new Set(), apart: new Map() });

const SERVER = { id: 'server' } as const;

/** Who stands in a record: a member, or the server itself. */
export type Author = Pick<Actor, 'id' | 'delegation'>;

/** What a record takes on the disk, more or less: its hashes, names and numbers, and what it says. */
const sizeOf = ({ body, bytes }: LogRecord): number =>
  400 + (bytes?.length ?? 0) + (body === null ? 0 : Buffer.byteLength(JSON.stringify(body)));

export class Ledger {
  readonly clients: ClientIds;
  since: Since = nothingSince();
  epoch: string | null = null;
  lastChange: Pick<LogRecord, 'at' | 'member'> | null = null;
  readonly #host: LedgerHost;
  readonly #room: string;
  readonly #log: ReturnType<typeof openLog>;
  #quarantined = openQuarantine();
  #refusals: Refusals = openRefusals();

  /** `wrote`: has this client id written here? */
  constructor(room: string, host: LedgerHost, wrote: Wrote) {
    this.clients = new ClientIds(wrote);
    this.#room = room;
    this.#host = host;
    this.#log = openLog(host.storage, room);
    this.learn();
  }

  /** Believes nothing but the log, from now on. */
  learn(): void {
    const { storage } = this.#host;
    this.#log.reload();
    this.clients.clear();
    this.#quarantined = openQuarantine();
    this.#refusals = openRefusals();
    this.epoch = null;
    for (const record of storage.marked(this.#room, ['create', 'bind', 'refused', 'command'])) {
      this.clients.note(record);
      this.#quarantined.note(record);
      this.#refusals.note(record);
      this.epoch = (record.body as { epoch?: string } | null)?.epoch ?? this.epoch;
    }
    this.lastChange = storage.lastChange(this.#room);
  }

  head(): Head {
    return this.#log.head();
  }

  /** The hash of record `seq` in the chain as it stands; null where there is no such record. */
  hashAt(seq: number): string | null {
    for (const { hash } of this.#host.storage.records(this.#room, seq, seq)) return hash;
    return null;
  }

  /** Inside a turn only. */
  record(
    author: Author,
    kind: LogRecord['kind'],
    rest: Pick<LogRecord, 'body' | 'places' | 'clients' | 'bytes'>,
  ): LogRecord {
    const record = this.#log.append({
      at: this.#host.now(),
      member: author.id,
      delegation: author.delegation ?? null,
      kind,
      ...rest,
    });
    this.#host.count(kind);
    this.#host.kept(author.id, sizeOf(record));
    this.since.records++;
    this.since.bytes += rest.bytes?.length ?? 0;
    if (rest.bytes) for (const place of rest.places) this.since.places.add(place);
    if (kind === 'update' || kind === 'command') this.lastChange = record;
    return record;
  }

  /** Vouches for a checkpoint of the document as it is now. Inside a transaction; `forget` if it does not hold. */
  vouch(body: CheckpointBody): void {
    this.record(SERVER, 'checkpoint', { body, places: [], clients: [], bytes: null });
    this.since = nothingSince();
  }

  /** Reads the head again, after a transaction that did not hold. */
  forget(): void {
    this.#log.reload();
  }

  /** Ends client ids whose inserts made readers differ. Inside a turn only. */
  end(retired: readonly number[], places: readonly string[]): void {
    this.record(SERVER, 'refused', { body: { reason: 'diverged', retired }, places, clients: [], bytes: null });
    this.clients.retire(retired);
  }

  /** These client ids are the author's, by a record; those that stand in the log already need none. Inside a turn only. */
  bind(author: Author, clientIDs: readonly number[]): void {
    const fresh = clientIDs.filter((id) => !this.clients.isRecorded(id));
    if (fresh.length === 0) return;
    this.clients.bind(author.id, fresh, this.#host.now());
    this.record(author, 'bind', { body: fresh, places: [], clients: [], bytes: null });
  }

  /** Writes down that a decision was refused, as far as the member's share goes. Inside a turn only. */
  refuse(author: Author, command: Command, verdict: Parameters<Refusals['take']>[2]): void {
    const body = this.#refusals.take(author.id, command, verdict);
    if (body) this.record(author, 'refused', { body, places: [], clients: [], bytes: null });
  }

  /** Keeps what was refused, raw, before anything of it is applied: nothing that somebody wrote is thrown away. */
  quarantine(author: Author, received: Uint8Array, places: readonly Place[], refusal: Refusal): void {
    const body = this.#quarantined.take(author.id, received, refusal);
    if (body) this.record(author, 'refused', { body, places: places.map(placeKey), clients: [], bytes: null });
    this.clients.retire(refusal.retired);
  }
}
