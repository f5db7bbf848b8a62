/** Rooms beside the text: what is put there can be asked for again, and comments of one room are in no other. */
import { describe, expect, it } from 'vitest';
import { commentsOf, draftsOf, noteGroundOf, openNotes, projectNotes } from '../../src/crdt/notes.ts';
import type { CommentRecord, DraftRecord } from '../../src/domain/negotiation/note.ts';

const comment: CommentRecord = {
  ...{ id: 'n1', clause: 'c1', scope: 'all', text: 'چرا؟', member: 'n', role: 'negotiator', at: '' },
};
const draft: DraftRecord = { id: 'd1', member: 'n', at: '', clause: 'c1', texts: {}, base: {}, origin: 'own' };

describe('openNotes', () => {
  it('declares its roots and nothing else', () => {
    expect([...openNotes().share.keys()].sort()).toEqual(['comments', 'drafts', 'meta']);
  });
});

describe('projectNotes', () => {
  it('puts, replaces and takes away', () => {
    const doc = openNotes();
    const resolved = { ...comment, resolved: { member: 's', at: '' } };
    projectNotes(
      doc,
      [
        { type: 'comment.put', record: comment },
        { type: 'draft.put', draft: 'd1', record: draft },
      ],
      's',
    );
    expect([commentsOf(doc).get('n1'), draftsOf(doc).get('d1')]).toEqual([comment, draft]);
    projectNotes(
      doc,
      [
        { type: 'comment.put', record: resolved },
        { type: 'draft.put', draft: 'd1', record: null },
      ],
      's',
    );
    expect([commentsOf(doc).toJSON(), draftsOf(doc).toJSON()]).toEqual([{ n1: resolved }, {}]);
  });
});

describe('noteGroundOf', () => {
  it('knows what is there, and of clauses what it is told', () => {
    const doc = openNotes();
    projectNotes(doc, [{ type: 'comment.put', record: comment }], 's');
    const ground = noteGroundOf(doc, (id) => id === 'c1');
    expect([ground.comment('n1'), ground.comment('n2'), ground.comments, ground.drafts]).toEqual([
      comment,
      undefined,
      1,
      0,
    ]);
    expect([ground.clauseKnown('c1'), ground.clauseKnown('c2'), noteGroundOf(doc).clauseKnown('c2')]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
