/** All brackets of a text with what is known of each: its words, who put it and why. Read when somebody looks, not before. */
import { negotiationOf } from '../../client/negotiation.ts';
import type { OutlineRow, RoomView } from '../../client/view.ts';
import type { BracketNote } from '../../domain/negotiation/record.ts';
import { brackets } from '../../domain/text/brackets.ts';
import { bracketOfAnchor } from '../../editor/brackets.ts';
import type { Lang } from '../../language/language.ts';

export type BracketEntry = {
  readonly clause: string;
  readonly lang: Lang;
  readonly start: number;
  readonly depth: number;
  /** Between the signs; of a bracket without partner, what stands beside it. */
  readonly words: string;
  readonly alone: boolean;
  /** The last thing that was said about it. */
  readonly note?: BracketNote;
};

/** So many are listed of one column; a list of thousands tells nobody anything and stops the page. Their count is shown. */
export const MOST_LISTED = 100;

/** How much of the text is quoted around a bracket that has no partner. */
const BESIDE = 24;
/** So much is quoted of what a pair encloses, in code units; of pairs in one another each holds all that is inside. */
const MOST_WORDS = 400;

const quoted = (text: string, start: number, end: number): string =>
  end - start > MOST_WORDS ? `${text.slice(start, start + MOST_WORDS)}…` : text.slice(start, end);

/** In reading order. A later note on the same bracket replaces an earlier one that gives no more. */
export function bracketsIn(
  room: RoomView,
  rows: readonly OutlineRow[],
  langs: readonly Lang[],
): readonly BracketEntry[] {
  const byCell = new Map<string, BracketNote[]>();
  for (const note of negotiationOf(room).bracketNotes.get()) {
    const key = `${note.clause}/${note.lang}`;
    const known = byCell.get(key);
    if (known) known.push(note);
    else byCell.set(key, [note]);
  }
  return rows.flatMap((row) =>
    row.status === 'withdrawn'
      ? []
      : langs.flatMap((lang): readonly BracketEntry[] => {
          const cell = room.cell({ clause: row.id, lang });
          const text = cell?.toString() ?? '';
          if (!cell || !/[[\]]/u.test(text)) return [];
          const at = new Map<number, BracketNote>();
          const notes = [...(byCell.get(`${row.id}/${lang}`) ?? [])].sort((a, b) => (a.at < b.at ? -1 : 1));
          for (const note of notes) {
            const offset = bracketOfAnchor(cell, note.anchor, text);
            if (offset === null) continue;
            const before = at.get(offset);
            // A bracket keeps its first owner; whoever explains it later only adds the reason.
            at.set(offset, before ? { ...before, ...(note.note ? { note: note.note } : {}) } : note);
          }
          const { pairs, unmatched } = brackets(text);
          const entry = (start: number, depth: number, words: string, alone: boolean): BracketEntry => {
            const note = at.get(start);
            return { clause: row.id, lang, start, depth, words, alone, ...(note ? { note } : {}) };
          };
          return [
            ...pairs.map(({ start, end, depth }) => entry(start, depth, quoted(text, start + 1, end - 1), false)),
            ...unmatched.map((place) => entry(place, 0, text.slice(Math.max(0, place - BESIDE), place + BESIDE), true)),
          ];
        }),
  );
}

/** The first `MOST_LISTED` of each cell. */
export function listed(entries: readonly BracketEntry[]): readonly BracketEntry[] {
  const counts = new Map<string, number>();
  return entries.filter(({ clause, lang }) => {
    const count = (counts.get(`${clause}/${lang}`) ?? 0) + 1;
    counts.set(`${clause}/${lang}`, count);
    return count <= MOST_LISTED;
  });
}
