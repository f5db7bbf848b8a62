/**
 * The text as it stood when a pair was read: a pair's record names a position of the log, and the server gives the text at
 * any. Asked for one at a time, kept by position, because several pairs are often confirmed at one sitting.
 */
import { type Source, value } from '../../client/value.ts';
import type { RoomView, Value } from '../../client/view.ts';
import { diffText } from '../../diff/text.ts';
import type { Declaration } from '../../domain/clause/declaration.ts';
import type { TextDiff } from '../../domain/clause/difference.ts';
import { toPlain } from '../../domain/text/text.ts';
import type { Lang } from '../../language/language.ts';
import { words } from '../../language/words.ts';
import type { Backend } from '../kit/backend.ts';

/** `asking`: on its way; `none`: the server does not give it (to an observer, or without a connection). */
export type Then = { readonly state: 'asking' | 'none' } | { readonly state: 'known'; readonly text: string };

export type CheckedTexts = {
  /** A cell as it stood at `seq`; asks for it when nobody has yet. */
  readonly at: (seq: number, clause: string, lang: Lang) => Value<Then>;
  /** What could not be had is asked for again at the next `at`. */
  readonly again: () => void;
};

/** Whole texts that are kept; what was read out of the others stays. */
const KEPT = 8;
const ASKING: Then = { state: 'asking' };
const made = new WeakMap<RoomView, CheckedTexts>();

export function checkedTexts(room: RoomView, backend: Pick<Backend, 'declaration'>): CheckedTexts {
  const found = made.get(room);
  if (found) return found;
  const cells = new Map<string, Source<Then>>();
  const wanted = new Map<number, { readonly clause: string; readonly lang: Lang }[]>();
  const kept = new Map<number, Declaration>();
  let busy = false;

  const keyOf = (seq: number, clause: string, lang: Lang): string => `${seq}/${clause}/${lang}`;
  const read = (seq: number, declaration: Declaration | null): void => {
    for (const { clause, lang } of wanted.get(seq) ?? []) {
      const cell = declaration?.clauses.find(({ id }) => id === clause)?.texts[lang];
      const then: Then = declaration
        ? { state: 'known', text: cell ? toPlain(cell.paragraphs) : '' }
        : { state: 'none' };
      cells.get(keyOf(seq, clause, lang))?.set(then);
    }
    wanted.delete(seq);
  };
  async function work(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let seq = [...wanted.keys()][0]; seq !== undefined; seq = [...wanted.keys()][0]) {
      const known = kept.get(seq);
      const result = known ? null : await backend.declaration(room.resolution, seq);
      const declaration = known ?? (result?.ok ? result.value : null);
      if (declaration) {
        kept.delete(seq);
        kept.set(seq, declaration);
        for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
      }
      read(seq, declaration);
    }
    busy = false;
  }
  const texts: CheckedTexts = {
    at: (seq, clause, lang) => {
      const key = keyOf(seq, clause, lang);
      let source = cells.get(key);
      if (!source) {
        source = value<Then>(ASKING);
        cells.set(key, source);
        wanted.set(seq, [...(wanted.get(seq) ?? []), { clause, lang }]);
        void work();
      }
      return source;
    },
    again: () => {
      for (const [key, source] of cells) if (source.get().state === 'none') cells.delete(key);
    },
  };
  made.set(room, texts);
  return texts;
}

/** Words put in or taken out, whichever is more: one word in place of another is one word. */
export function changedWords(lang: Lang, { parts }: TextDiff): number {
  const count = (op: 'insert' | 'delete'): number =>
    parts
      .filter((part) => part.op === op)
      .reduce((sum, { text }) => sum + words(lang, text).filter(({ isWordLike }) => isWordLike).length, 0);
  return Math.max(count('insert'), count('delete'));
}

export const differenceSince = (lang: Lang, then: string, now: string): TextDiff => diffText(lang, then, now);
