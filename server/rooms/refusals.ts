/**
 * Decisions that were refused, as the log keeps them: who wanted what, and why not. The words go back to their author with the
 * answer (the form keeps them, a proposal stays a draft), so here they are kept whole only as long as a member's share of bytes
 * lasts, which honest mistakes never reach; then their beginning and their digest; past the share of records nothing but counts.
 * A repeat is counted and written down at the 2nd, 4th, 8th ... time. Everything here is rebuilt from the log's records.
 */
import { createHash } from 'node:crypto';
import type { Command, Refusal } from '../../src/domain/command.ts';
import type { Missing } from '../../src/domain/missing.ts';
import type { LogRecord } from '../storage/storage.ts';

/**
 * Of each member in each room. `bytes`: of commands kept whole. `records`: refused decisions that are written down; somebody who is
 * refused ten times a day is there after seven weeks. `excerpt`: letters of each text that are kept beyond `bytes`, and `excerpts` of all of them. `missing`: what a
 * rule lacked, which can be thousands of things; all of it was in the answer.
 */
export const REFUSED = { bytes: 1024 * 1024, records: 500, excerpt: 200, excerpts: 4_000, missing: 12 } as const;

type Limit = { readonly [key in keyof typeof REFUSED]: number };

/** Body of a `refused` record of a command. `command` has all its fields, but beyond the share its texts are cut. */
export type RefusedBody = {
  readonly command: object;
  readonly reason: Refusal;
  readonly missing?: readonly Missing[];
  /** Of the command's JSON, without its id: the same wish sent again has another one. */
  readonly sha256: string;
  readonly size: number;
  /** The texts are excerpts. */
  readonly cut?: true;
  readonly times?: number;
};

export type Refusals = {
  /** Body of the record that this refusal deserves; null when only a counter moved. Call inside the turn. */
  readonly take: (
    member: string,
    command: Command,
    verdict: { readonly reason: Refusal; readonly missing?: readonly Missing[] },
  ) => RefusedBody | null;
  /** Rebuilds from the log: call for every record at load. */
  readonly note: (record: Pick<LogRecord, 'kind' | 'member' | 'body'>) => void;
};

type Share = { bytes: number; readonly times: Map<string, number> };

const isPowerOfTwo = (count: number): boolean => (count & (count - 1)) === 0;

/** Ids and numbers stay, texts are cut, and of lists and tables so many members stay as have a name in a clause's five columns. */
function cut(value: unknown, limit: Pick<Limit, 'excerpt' | 'missing'>): unknown {
  const { excerpt, missing } = limit;
  if (typeof value === 'string') return value.length > excerpt ? `${value.slice(0, excerpt - 1)}…` : value;
  if (Array.isArray(value)) return value.slice(0, missing).map((each) => cut(each, limit));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).slice(0, missing);
  return Object.fromEntries(fields.map(([name, each]) => [name, cut(each, limit)]));
}

/** What a refused command says in so many bytes at most: cut texts, and only the fields that are no list or table where even those are many. */
function excerptOf(command: Command, limit: Limit): object {
  const short = cut(command, limit) as object;
  if (JSON.stringify(short).length <= limit.excerpts) return short;
  return Object.fromEntries(Object.entries(short).filter(([, value]) => typeof value !== 'object'));
}

export function openRefusals(limit: Limit = REFUSED): Refusals {
  const shares = new Map<string, Share>();
  const shareOf = (member: string): Share => {
    const known = shares.get(member);
    if (known) return known;
    const share = { bytes: 0, times: new Map<string, number>() };
    shares.set(member, share);
    return share;
  };
  return {
    take: (member, command, { reason, missing }) => {
      const share = shareOf(member);
      const { id: _id, ...wish } = command;
      const json = JSON.stringify(wish);
      const size = Buffer.byteLength(json);
      const sha256 = createHash('sha256').update(`${reason} ${json}`).digest('hex');
      const times = (share.times.get(sha256) ?? 0) + 1;
      if (times > 1) {
        share.times.set(sha256, times);
        if (!isPowerOfTwo(times)) return null;
      } else if (share.times.size >= limit.records) return null;
      else share.times.set(sha256, 1);
      const whole = times === 1 && share.bytes + size <= limit.bytes;
      if (whole) share.bytes += size;
      return {
        command: whole ? command : excerptOf(command, limit),
        reason,
        ...(missing ? { missing: missing.slice(0, limit.missing) } : {}),
        sha256,
        size,
        ...(whole ? {} : { cut: true }),
        ...(times > 1 ? { times } : {}),
      };
    },
    note: ({ kind, member, body }) => {
      if (kind !== 'refused') return;
      // Refused updates share the kind, and records of earlier versions have no digest: those were kept whole.
      const { command, sha256, size, times, cut: isCut } = (body ?? {}) as Partial<RefusedBody>;
      if (command === undefined) return;
      const share = shareOf(member);
      const key = sha256 ?? `record ${share.times.size}`;
      if (share.times.size >= limit.records && !share.times.has(key)) return;
      share.times.set(key, Math.max(share.times.get(key) ?? 0, times ?? 1));
      if (!isCut) share.bytes += size ?? 0;
    },
  };
}
