/**
 * What is said about the text, as one member reads it: the notes of all and those of the own delegation or office in order
 * of time, and behind them what is still on its way from this computer. A comment is shown at once and marked as not sent;
 * it gives way to the record in its room, which comes over another line than the answer, before it or after it.
 */
import type { Answer } from '../domain/command.ts';
import type { CommentRecord } from '../domain/negotiation/note.ts';
import type { Rights } from '../protocol/message.ts';
import { value } from './value.ts';
import type { CommandDraft, Comment, Value } from './view.ts';

export type CommentBox = {
  readonly comments: Value<readonly Comment[]>;
  /** What a room holds now: the one for all, or the own one. */
  readonly seen: (room: 'all' | 'own', records: readonly CommentRecord[]) => void;
  /** Shows a command on comments as waiting until it is answered; any other command is none of its business. */
  readonly given: (draft: CommandDraft, answer: Promise<Answer>, by: Rights, at: string) => void;
};

const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index]);

const byTime = (a: CommentRecord, b: CommentRecord): number =>
  a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1;

export function commentBox(): CommentBox {
  const comments = value<readonly Comment[]>([], same);
  const rooms: { [room in 'all' | 'own']: readonly CommentRecord[] } = { all: [], own: [] };
  /** By an id of its own; `becomes`: it was accepted, and its room will show it under that id. */
  const waiting = new Map<string, { readonly comment: Comment; readonly becomes?: string }>();
  /** By the comment's id: its record, marked. The record may come later than the wish, after a reload. */
  const resolving = new Map<string, { readonly of: CommentRecord; readonly marked: Comment } | null>();
  let turn = 0;

  const show = (): void => {
    const known = new Map<string, Comment>();
    for (const record of [...rooms.all, ...rooms.own].sort(byTime)) known.set(record.id, record);
    for (const [id, { becomes }] of waiting) if (becomes && known.has(becomes)) waiting.delete(id);
    for (const [id, last] of resolving) {
      const record = known.get(id);
      if (record?.resolved) resolving.delete(id);
      if (!record || record.resolved) continue;
      // The same object as long as nothing else is said.
      const { of, marked } =
        last?.of === record ? last : { of: record, marked: { ...record, unsent: 'resolve' as const } };
      resolving.set(id, { of, marked });
      known.set(id, marked);
    }
    comments.set([...known.values(), ...[...waiting.values()].map(({ comment }) => comment)]);
  };

  return {
    comments,
    seen: (room, records) => {
      rooms[room] = records;
      show();
    },
    given: (draft, answer, { member, role, delegation }, at) => {
      if (draft.type === 'comment.add') {
        const { type: _type, ...said } = draft;
        const id = `waiting-${++turn}`;
        const from = delegation ? { delegation } : {};
        const comment: Comment = { ...said, id, member, role, ...from, at, unsent: 'comment' };
        waiting.set(id, { comment });
        void answer.then((given) => {
          const { unsent: _unsent, ...arrived } = comment;
          // Accepted, it can be answered under its own name before its room has shown it.
          if (given.ok && given.comment)
            waiting.set(id, { comment: { ...arrived, id: given.comment }, becomes: given.comment });
          else waiting.delete(id);
          show();
        });
      } else if (draft.type === 'comment.resolve') {
        const id = draft.comment;
        resolving.set(id, null);
        void answer.then((given) => {
          if (!given.ok) resolving.delete(id);
          show();
        });
      } else return;
      show();
    },
  };
}
