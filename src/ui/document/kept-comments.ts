/**
 * Words of a comment before they are one: what is being written, by clause and thread, and what was sent and has no answer
 * yet. They outlive a reload of this tab and nothing else, and are gone from it when somebody else signs in here. What had
 * no answer when the page went comes back as words being written; if it waits in the local copy, or did arrive, it is
 * dropped when it is seen.
 */
import { type Source, value } from '../../client/value.ts';
import type { Comment, RoomView } from '../../client/view.ts';
import type { Lang } from '../../language/language.ts';

/** The words of a cell that a thread is about. `anchor`: both ends as Yjs relative positions. */
export type About = { readonly lang: Lang; readonly quote?: string; readonly anchor?: unknown };
export type Picked = { readonly id: string; readonly name: string };

export type Writing = {
  readonly text: string;
  readonly picked: readonly Picked[];
  readonly about: About | null;
  /** It was sent before, and may have arrived. */
  readonly again?: true;
};
export const NOTHING: Writing = { text: '', picked: [], about: null };

/** A thread's id, or null for one that is about to begin. */
export type Slot = { readonly clause: string; readonly thread: string | null };

export type Kept = {
  readonly of: (slot: Slot) => Source<Writing>;
  /** Empties the slot and keeps the words until `answered` says what became of them. */
  readonly sent: (slot: Slot) => { readonly answered: (accepted: boolean) => void };
  /** Drops words that were sent by an earlier page and have arrived, or are still on their way. */
  readonly arrived: (comments: readonly Comment[]) => void;
};

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'alternat.comment/';
/** Of everything sent by this page, whichever room it was in. */
let turn = 0;

/** Nothing of it is left for whoever opens this tab next. */
export function forgetWords(store: Store): void {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
  for (const key of keys) if (key.startsWith(PREFIX)) store.removeItem(key);
}

const isWriting = (found: unknown): found is Writing =>
  typeof found === 'object' &&
  found !== null &&
  typeof (found as Writing).text === 'string' &&
  Array.isArray((found as Writing).picked);

export function keptIn(store: Store, member: string, resolution: string): Kept {
  const mine = `${PREFIX}${encodeURIComponent(member)}/`;
  const here = `${mine}${encodeURIComponent(resolution)}/`;
  const keyOf = ({ clause, thread }: Slot): string => `${here}${encodeURIComponent(clause)}/${thread ?? ''}`;
  const slots = new Map<string, { readonly slot: Slot; readonly source: Source<Writing> }>();

  const write = (key: string, words: Writing): void => {
    try {
      if (words.text === '') store.removeItem(key);
      else store.setItem(key, JSON.stringify(words));
    } catch {
      // A blocked or full store: the words last as long as this page, which is all that can be promised.
    }
  };
  const read = (key: string): Writing => {
    try {
      const found: unknown = JSON.parse(store.getItem(key) ?? 'null');
      return isWriting(found) ? found : NOTHING;
    } catch {
      return NOTHING; // written by hand or by an older program
    }
  };
  const keys = (): string[] => {
    try {
      return Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
    } catch {
      return [];
    }
  };

  for (const key of keys()) {
    if (key.startsWith(PREFIX) && !key.startsWith(mine)) store.removeItem(key);
    // "…/clause/thread#3": sent, and the page went before the answer came.
    const [slot, waiting] = key.split('#');
    if (!key.startsWith(here) || !slot || waiting === undefined) continue;
    const lost = read(key);
    const written = read(slot);
    store.removeItem(key);
    write(slot, written.text === '' ? { ...lost, again: true } : { ...written, text: `${lost.text}\n${written.text}` });
  }

  const of = (slot: Slot): Source<Writing> => {
    const key = keyOf(slot);
    const known = slots.get(key);
    if (known) return known.source;
    const source = value(read(key));
    source.subscribe(() => write(key, source.get()));
    slots.set(key, { slot, source });
    return source;
  };

  return {
    of,
    sent: (slot) => {
      const source = of(slot);
      const words = source.get();
      const key = `${keyOf(slot)}#${++turn}`;
      source.set(NOTHING);
      write(key, words);
      return {
        answered: (accepted) => {
          write(key, NOTHING);
          if (accepted) return;
          const now = source.get();
          source.set(now.text === '' ? words : { ...words, text: `${words.text}\n${now.text}` });
        },
      };
    },
    arrived: (comments) => {
      for (const { slot, source } of slots.values()) {
        const { again, text } = source.get();
        const same = ({ member: by, thread, clause, text: said }: Comment): boolean =>
          by === member && clause === slot.clause && (thread ?? null) === slot.thread && said === text.trim();
        if (again && comments.some(same)) source.set(NOTHING);
      }
    },
  };
}

const known = new WeakMap<RoomView, Kept>();

/** What is kept for an open room; the same for everybody who asks. */
export function keptOf(room: RoomView, member: string): Kept {
  const kept = known.get(room) ?? keptIn(window.sessionStorage, member, room.resolution);
  if (!known.has(room)) room.comments.subscribe(() => kept.arrived(room.comments.get()));
  known.set(room, kept);
  return kept;
}
