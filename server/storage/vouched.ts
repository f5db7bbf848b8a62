/**
 * Checkpoints and milestones' snapshots lie in tables of their own, beside the log. Whoever can write into the database could
 * change them without breaking the chain, so each is vouched for by a record of the log: a checkpoint by the one right behind
 * it, a snapshot by the command that named the milestone. Here nothing is handed out for which the log does not vouch. The
 * log is the truth, so readers then do without: they go back to an earlier checkpoint, or to the log itself.
 */
import { hash } from 'node:crypto';
import type { Checkpoint, LogRecord, Storage } from './storage.ts';

/** Body of a `checkpoint` record: SHA-256 (hex) of the state. */
export type CheckpointBody = { readonly checkpoint: string };
/** In the body of the command that named a milestone: SHA-256 (hex) of the JSON that is kept. */
export type MilestoneBody = { readonly milestone: { readonly id: string; readonly sha256: string } };

export const sha256Of = (data: string | Uint8Array): string => hash('sha256', data, 'hex');

const recordAt = (storage: Storage, room: string, seq: number): LogRecord | undefined => {
  for (const record of storage.records(room, seq, seq)) return record;
  return undefined;
};

/** Does the log vouch for the state? Not for one of a folder that an earlier version has written. */
export function vouchesForCheckpoint(storage: Storage, room: string, { seq, state }: Checkpoint): boolean {
  const record = recordAt(storage, room, seq + 1);
  if (record?.kind !== 'checkpoint') return false;
  return (record.body as Partial<CheckpointBody> | null)?.checkpoint === sha256Of(state);
}

/** The place in the log that a kept text names; anything where somebody else has written into the table. */
function placeIn(json: string): unknown {
  try {
    return (JSON.parse(json) as { readonly at: { readonly seq: unknown } }).at.seq;
  } catch {
    return undefined;
  }
}

export function vouchesForSnapshot(storage: Storage, room: string, milestone: string, json: string): boolean {
  const seq = placeIn(json);
  const record = typeof seq === 'number' ? recordAt(storage, room, seq) : undefined;
  const named = (record?.body as Partial<MilestoneBody> | null)?.milestone;
  return named?.id === milestone && named.sha256 === sha256Of(json);
}

/** Told of what the log does not vouch for, each once. */
export type Alarm = (message: string, detail: object) => void;

/** The storage with unvouched checkpoints and snapshots left out. */
export function vouched(storage: Storage, alarm: Alarm = () => {}): Storage {
  const told = new Set<string>();
  const tell = (what: string, detail: object): void => {
    const key = JSON.stringify(detail);
    if (told.has(key)) return;
    told.add(key);
    alarm(`the log does not vouch for ${what}; it is left out of account`, detail);
  };
  return {
    ...storage,
    checkpoint: (room, seq) => {
      for (let found = storage.checkpoint(room, seq); found; found = storage.checkpoint(room, found.seq - 1)) {
        if (vouchesForCheckpoint(storage, room, found)) return found;
        tell('a checkpoint', { room, seq: found.seq });
      }
      return null;
    },
    snapshot: (room, milestone) => {
      const json = storage.snapshot(room, milestone);
      if (json === null || vouchesForSnapshot(storage, room, milestone, json)) return json;
      tell("a milestone's text", { room, milestone });
      return null;
    },
  };
}
