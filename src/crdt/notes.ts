/**
 * The shared document of a room beside the text: the only place that names its roots and keys. The server writes all of
 * it; whoever may read the room reads all of it.
 *
 *   meta    { room, epoch, schema }
 *   drafts  id -> DraftRecord
 */
import * as Y from 'yjs';
import type { DraftRecord, NoteEffect, NoteGround } from '../domain/note.ts';
import { metaOf } from './document.ts';

export const draftsOf = (doc: Y.Doc): Y.Map<DraftRecord> => doc.getMap('drafts');

/** A document with its roots declared, as server and client both open it. */
export function openNotes(): Y.Doc {
  const doc = new Y.Doc();
  metaOf(doc);
  draftsOf(doc);
  return doc;
}

/** What `decideNote` needs. */
export const noteGroundOf = (doc: Y.Doc): NoteGround => ({
  draft: (id) => draftsOf(doc).get(id),
  drafts: draftsOf(doc).size,
});

/** Writes the effects of an accepted command into the document, in one transaction. Only the server calls this. */
export function projectNotes(doc: Y.Doc, effects: readonly NoteEffect[], origin: unknown): void {
  doc.transact(() => {
    for (const { draft, record } of effects) {
      if (record) draftsOf(doc).set(draft, record);
      else draftsOf(doc).delete(draft);
    }
  }, origin);
}
