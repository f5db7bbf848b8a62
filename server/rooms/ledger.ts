/**
 * What a room writes into its log and what has to be known of the log without its text: whose client ids these are, which
 * are retired, what lies in quarantine, which epoch it is, who changed it last.
 */
import { type Place, placeKey } from '../../src/crdt/document.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { openLog } from '../history/log.ts';
import type { Head, LogRecord, Storage } from '../storage/storage.ts';
import type { CheckpointBody } from '../storage/vouched.ts';
import { ClientIds } from './clients.ts';
import { openQuarantine, type Refusal } from './quarantine.ts';

export type LedgerHost = {
  readonly storage: Storage;
  readonly now: () => string;
  /** Counts a record of the log, by kind. */
  readonly count: (kind: LogRecord['kind']) => void;
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

export class Ledger {
  readonly clients = new ClientIds();
  since: Since = nothingSince();
  epoch: string | null = null;
  lastChange: Pick<LogRecord, 'at' | 'member'> | null = null;
  readonly #host: LedgerHost;
  readonly #room: string;
  readonly #log: ReturnType<typeof openLog>;
  #quarantined = openQuarantine();

  constructor(room: string, host: LedgerHost) {
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
    this.epoch = null;
    for (const record of storage.marked(this.#room, ['create', 'bind', 'refused', 'command'])) {
      this.clients.note(record);
      this.#quarantined.note(record);
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

  /** Keeps what was refused, raw, before anything of it is applied: nothing that somebody wrote is thrown away. */
  quarantine(author: Author, received: Uint8Array, places: readonly Place[], refusal: Refusal): void {
    const body = this.#quarantined.take(author.id, received, refusal);
    if (body) this.record(author, 'refused', { body, places: places.map(placeKey), clients: [], bytes: null });
    this.clients.retire(refusal.retired);
  }
}
