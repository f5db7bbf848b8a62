/** Milestones of a resolution and their texts. */
import type * as Y from 'yjs';
import { milestonesOf } from '../../src/crdt/document.ts';
import { snapshot } from '../../src/crdt/snapshot.ts';
import type { Declaration, Milestone } from '../../src/domain/clause/declaration.ts';
import type { Storage } from '../storage/storage.ts';
import { readAt } from './rebuilt.ts';

const namedIn = (doc: Y.Doc): readonly Milestone[] => [...milestonesOf(doc).values()].sort((a, b) => a.seq - b.seq);
const textIn = (doc: Y.Doc, seq: number): Declaration => snapshot(doc, { seq });

/** Milestones in the order in which they were named. */
export const milestonesIn = (storage: Storage, resolution: string): readonly Milestone[] =>
  readAt(storage, resolution, storage.head(resolution)?.seq ?? 0, namedIn);

/**
 * The text of a milestone: the one that was kept, or what the log says where it does not vouch for that. Null where there is
 * none of that id.
 */
export function milestoneText(storage: Storage, resolution: string, milestone: string): Declaration | null {
  const kept = storage.snapshot(resolution, milestone);
  if (kept !== null) return JSON.parse(kept) as Declaration;
  if (!storage.head(resolution)) return null;
  const named = milestonesIn(storage, resolution).find(({ id }) => id === milestone);
  if (!named) return null;
  const { seq } = named;
  return { ...readAt(storage, resolution, seq, textIn), at: { seq, milestone } };
}
