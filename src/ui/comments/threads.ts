/**
 * Comments as threads: a first comment and its answers, per clause. A thread is as open or as internal as its first comment;
 * an answer lies in the same room, so it can be read by the same people and nobody else. Pure.
 */
import type { Comment } from '../../client/view.ts';
import type { CommentScope } from '../../domain/command.ts';
import type { Lang } from '../../language/language.ts';

export type Thread = {
  readonly id: string;
  readonly first: Comment;
  readonly answers: readonly Comment[];
  readonly scope: CommentScope;
  readonly open: boolean;
};

/** Threads by clause, each list open ones first, and in both halves the latest said last. */
export function threadsBy(comments: readonly Comment[]): ReadonlyMap<string, readonly Thread[]> {
  const answers = new Map<string, Comment[]>();
  for (const comment of comments) {
    if (comment.thread === undefined) continue;
    const list = answers.get(comment.thread);
    if (list) list.push(comment);
    else answers.set(comment.thread, [comment]);
  }
  const found = new Map<string, Thread[]>();
  for (const first of comments) {
    if (first.thread !== undefined) continue;
    const { id, scope } = first;
    const thread = { id, first, answers: answers.get(id) ?? [], scope, open: first.resolved === undefined };
    const list = found.get(first.clause);
    if (list) list.push(thread);
    else found.set(first.clause, [thread]);
  }
  for (const list of found.values()) list.sort((a, b) => Number(b.open) - Number(a.open));
  return found;
}

/** Do both show the same? Records keep their identity as long as nobody writes them anew. */
export const sameThreads = (a: readonly Thread[], b: readonly Thread[]): boolean =>
  a.length === b.length &&
  a.every(({ first, answers }, index) => {
    const other = b[index];
    return (
      first === other?.first &&
      answers.length === other.answers.length &&
      answers.every((answer, at) => answer === other.answers[at])
    );
  });

/** Open threads about one cell; with null those about the clause as a whole. */
export const openIn = (threads: readonly Thread[], lang: Lang | null): readonly Thread[] =>
  threads.filter(({ open, first }) => open && (first.language ?? null) === lang);
