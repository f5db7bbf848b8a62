/**
 * The shared document of a room beside the text: the only place that names its roots and keys. The server writes all of
 * it; whoever may read the room reads all of it.
 *
 *   meta      { room, epoch, schema }
 *   drafts    id -> DraftRecord
 *   comments  id -> CommentRecord
 */
import * as Y from 'yjs';
import type { CommentRecord, DraftRecord, NoteEffect, NoteGround } from '../domain/negotiation/note.ts';
import { metaOf } from './document.ts';

export const draftsOf = (doc: Y.Doc): Y.Map<DraftRecord> => doc.getMap('drafts');
export const commentsOf = (doc: Y.Doc): Y.Map<CommentRecord> => doc.getMap('comments');

/** A document with its roots declared, as server and client both open it. */
export function openNotes(): Y.Doc {
  const doc = new Y.Doc();
  metaOf(doc);
  draftsOf(doc);
  commentsOf(doc);
  return doc;
}

/** What `decideNote` needs. Whether a clause is known only the text's own room can say; without word from it, every one is. */
export const noteGroundOf = (doc: Y.Doc, clauseKnown: (id: string) => boolean = () => true): NoteGround => ({
  draft: (id) => draftsOf(doc).get(id),
  drafts: draftsOf(doc).size,
  comment: (id) => commentsOf(doc).get(id),
  comments: commentsOf(doc).size,
  clauseKnown,
});

/** Writes the effects of an accepted command into the document, in one transaction. Only the server calls this. */
export function projectNotes(doc: Y.Doc, effects: readonly NoteEffect[], origin: unknown): void {
  doc.transact(() => {
    for (const effect of effects) {
      if (effect.type === 'comment.put') commentsOf(doc).set(effect.record.id, effect.record);
      else if (effect.record) draftsOf(doc).set(effect.draft, effect.record);
      else draftsOf(doc).delete(effect.draft);
    }
  }, origin);
}
