/**
 * The comments of an open room as the interface subscribes to them: threads by clause, numbers for the foot lines, and what
 * somebody has asked to see or to write. Grouped once per change of the comments; typing changes none of it.
 */
import { type Source, value } from '../../client/value.ts';
import type { RoomView, Value } from '../../client/view.ts';
import type { Lang } from '../../language/language.ts';
import type { About } from '../document/kept-comments.ts';
import { openIn, sameThreads, type Thread, threadsBy } from './threads.ts';

/** What the section about `clause` is asked to do as soon as it is there. `from`: where the keyboard goes back to. */
export type Asked = { readonly clause: string; readonly from: Lang | null } & (
  | { readonly kind: 'write'; readonly about: About | null }
  | { readonly kind: 'show'; readonly thread: string; readonly answer: boolean }
);

export type Talk = {
  readonly of: (clause: string) => Value<readonly Thread[]>;
  /** How many open threads there are about a cell, or about the clause as a whole. */
  readonly open: (clause: string, lang: Lang | null) => Value<number>;
  /** All of them; changes with every comment. */
  readonly all: Value<ReadonlyMap<string, readonly Thread[]>>;
  readonly asked: Source<Asked | null>;
  /** The thread that is looked at; its words are marked more strongly. */
  readonly shown: Source<string | null>;
};

const NONE: readonly Thread[] = [];
const known = new WeakMap<Pick<RoomView, 'comments'>, Talk>();

/** The same for everybody who asks, as long as the room is open. */
export function talkOf(room: Pick<RoomView, 'comments'>): Talk {
  const found = known.get(room);
  if (found) return found;
  const made = listen(room);
  known.set(room, made);
  return made;
}

function listen({ comments }: Pick<RoomView, 'comments'>): Talk {
  const all = value(threadsBy(comments.get()));
  const lists = new Map<string, Source<readonly Thread[]>>();
  const counts = new Map<
    string,
    { readonly clause: string; readonly lang: Lang | null; readonly count: Source<number> }
  >();
  const threadsOf = (clause: string): readonly Thread[] => all.get().get(clause) ?? NONE;
  comments.subscribe(() => {
    all.set(threadsBy(comments.get()));
    for (const [clause, list] of lists) list.set(threadsOf(clause));
    for (const { clause, lang, count } of counts.values()) count.set(openIn(threadsOf(clause), lang).length);
  });
  return {
    all,
    asked: value<Asked | null>(null),
    shown: value<string | null>(null),
    of: (clause) => {
      const list = lists.get(clause) ?? value(threadsOf(clause), sameThreads);
      lists.set(clause, list);
      return list;
    },
    open: (clause, lang) => {
      const key = `${clause}/${lang ?? ''}`;
      const entry = counts.get(key) ?? { clause, lang, count: value(openIn(threadsOf(clause), lang).length) };
      counts.set(key, entry);
      return entry.count;
    },
  };
}
