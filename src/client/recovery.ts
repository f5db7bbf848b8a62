/**
 * What becomes of one's own words when the server has taken nothing more of the document they are in. There are two
 * documents then: the old one, with the words, and a new one, as the server has it. Words of closed cells become drafts;
 * others that have not arrived are written again, under the new document's id, where their cell is still open.
 */
import * as Y from 'yjs';
import { cellOf, type Place, placeKey } from '../crdt/document.ts';
import type { Words } from './local-records.ts';
import { type OwnUpdate, vanished } from './own-words.ts';
import { rewrite } from './rewrite.ts';

export type Loss = {
  readonly old: Y.Doc;
  readonly now: Y.Doc;
  /** Cells with words that may not have arrived. */
  readonly cells: readonly Words[];
  /** The updates that these words are in. */
  readonly updates: readonly OwnUpdate[];
  /** Cells of which the server said that it took nothing; null: it took nothing at all. */
  readonly refused: ReadonlySet<string> | null;
  /** False after a restore: the two documents have nothing to do with each other. */
  readonly related: boolean;
  readonly mayType: (place: Place) => boolean;
};

export type Recovery = {
  /** Words that stand nowhere else, each over the text as the server has it. */
  readonly drafts: readonly Words[];
  /** Cells to be written again in the new document. */
  readonly again: readonly Place[];
  /** Writes them; to be called inside a transaction of the new document. */
  readonly write: () => void;
};

const textOf = (doc: Y.Doc, place: Place): string => cellOf(doc, place)?.toString() ?? '';

export function recovery({ old, now, cells, updates, refused, related, mayType }: Loss): Recovery {
  const drafts: Words[] = [];
  const again: Place[] = [];
  // Both together: in a cell that was not refused this is the server's text with the words that did not arrive.
  let both: Y.Doc | null = null;
  const joined = (): Y.Doc => {
    if (!both) {
      both = new Y.Doc();
      Y.applyUpdate(both, Y.encodeStateAsUpdate(old));
      Y.applyUpdate(both, Y.encodeStateAsUpdate(now));
    }
    return both;
  };
  // More may have been refused than was heard of before the line was closed.
  const gone = related ? vanished(now, updates) : [];
  const closedHere = new Set([...(refused ?? []), ...gone.map(placeKey)]);
  for (const { place, mine } of cells) {
    const base = textOf(now, place);
    if (mine === base) continue;
    const closed = closedHere.has(placeKey(place));
    // In a refused cell the server has gaps for these words, which would take them out of the joined text as well.
    const words = closed || !related ? mine : textOf(joined(), place);
    if (words === base) continue;
    if (refused && !closed && related && cellOf(now, place) && mayType(place)) again.push(place);
    else drafts.push({ place, base, mine: words });
  }
  return {
    drafts,
    again,
    write: () => {
      for (const place of again) {
        const to = cellOf(now, place);
        const from = cellOf(joined(), place);
        if (to && from) rewrite(to, from);
      }
      both?.destroy();
    },
  };
}
