/**
 * What was refused, kept raw in the log: the body of each `refused` record. The surprising thing is what is not kept: a
 * stock client sends a refused update again and again, so a repeat is only counted (and written down at the 2nd, 4th,
 * 8th ... time), and beyond a member's share only size and hash are. Everything here is rebuilt from the log's records.
 */
import { createHash } from 'node:crypto';
import type { LogRecord } from '../storage/storage.ts';
import type { RefusedBody } from './refusals.ts';

/**
 * A member's share. An honest week offline is a few hundred kilobytes in a handful of updates; 32 MB are two of the largest
 * catch-ups. `hashes` bounds what is remembered of a member who never sends the same rubbish twice: past it nothing is
 * written at all but counts, so nobody fills the disk with refusals.
 */
export const QUARANTINE = { bytes: 32 * 1024 * 1024, updates: 500, hashes: 5_000 } as const;

export type Refusal = {
  readonly reason: string;
  /** Client ids that may not write here again. */
  readonly retired: readonly number[];
};

/** Body of a `refused` record of an update. `update` is base64 and missing for repeats and beyond the share. */
export type QuarantineBody = Refusal & {
  readonly sha256: string;
  readonly size: number;
  readonly update?: string;
  /** How often these very bytes have come, where that is what the record says. */
  readonly times?: number;
};

type Share = { bytes: number; updates: number; readonly times: Map<string, number>; uncounted: number };

export type Quarantine = {
  /** Body of the record that this refusal deserves; null when only a counter moved. Call inside the turn. */
  readonly take: (member: string, update: Uint8Array, refusal: Refusal) => QuarantineBody | null;
  /** Rebuilds from the log: call for every record at load, and again from an empty quarantine after a turn that failed. */
  readonly note: (record: Pick<LogRecord, 'kind' | 'member' | 'body'>) => void;
  /** How often this member has sent these bytes (SHA-256, hex). */
  readonly times: (member: string, sha256: string) => number;
};

const isPowerOfTwo = (count: number): boolean => (count & (count - 1)) === 0;

export function openQuarantine(limit: { readonly [key in keyof typeof QUARANTINE]: number } = QUARANTINE): Quarantine {
  const shares = new Map<string, Share>();
  const shareOf = (member: string): Share => {
    const known = shares.get(member);
    if (known) return known;
    const share = { bytes: 0, updates: 0, times: new Map<string, number>(), uncounted: 0 };
    shares.set(member, share);
    return share;
  };
  return {
    take: (member, update, refusal) => {
      const share = shareOf(member);
      const sha256 = createHash('sha256').update(update).digest('hex');
      const body = { ...refusal, sha256, size: update.length };
      const times = (share.times.get(sha256) ?? 0) + 1;
      if (times > 1) {
        share.times.set(sha256, times);
        // Ids to retire are in the first record; a repeat may retire others, bound since, and those must be written down.
        return isPowerOfTwo(times) || refusal.retired.length > 0 ? { ...body, times } : null;
      }
      if (share.times.size >= limit.hashes) {
        share.uncounted++;
        return isPowerOfTwo(share.uncounted) || refusal.retired.length > 0 ? body : null;
      }
      share.times.set(sha256, 1);
      if (share.updates >= limit.updates || share.bytes + update.length > limit.bytes) return body;
      share.updates++;
      share.bytes += update.length;
      return { ...body, update: Buffer.from(update).toString('base64') };
    },
    note: ({ kind, member, body }) => {
      if (kind !== 'refused') return;
      // Refused decisions share the kind, and records of earlier versions have no hash: neither counts here.
      const { sha256, size, update, times, command } = (body ?? {}) as Partial<QuarantineBody & RefusedBody>;
      if (command !== undefined || sha256 === undefined || size === undefined) return;
      const share = shareOf(member);
      if (share.times.size >= limit.hashes && !share.times.has(sha256)) {
        share.uncounted++;
        return;
      }
      share.times.set(sha256, Math.max(share.times.get(sha256) ?? 0, times ?? 1));
      if (update === undefined) return;
      share.updates++;
      share.bytes += size;
    },
    times: (member, sha256) => shares.get(member)?.times.get(sha256) ?? 0,
  };
}
