/**
 * Where words stand in the shown rows and columns, in reading order. Each text is made ready once and again only when it has changed,
 * so that a further letter of the query costs a look through keys.
 */
import type { OutlineRow, RoomView } from '../../client/view.ts';
import { type Place, placeKey } from '../../crdt/document.ts';
import { hitsIn, queryOf, searchable } from '../../domain/text/search.ts';
import type { Lang } from '../../language/language.ts';
import type { Folded } from '../../language/orthography.ts';

/** `from`, `to`: code units of the cell's text. */
export type Hit = { readonly place: Place; readonly from: number; readonly to: number };
export type Found = { readonly hits: readonly Hit[]; readonly more: boolean };

/** Nobody steps through more. */
const MOST_HITS = 2000;

export type Finder = (typed: string, rows: readonly Pick<OutlineRow, 'id'>[], langs: readonly Lang[]) => Found;

export function finder(room: Pick<RoomView, 'cell'>): Finder {
  const ready = new Map<string, { readonly text: string; readonly signs: boolean; readonly folded: Folded }>();
  const readyText = (place: Place, signs: boolean): Folded => {
    const text = room.cell(place)?.toString() ?? '';
    const key = placeKey(place);
    const known = ready.get(key);
    if (known?.text === text && known.signs === signs) return known.folded;
    const folded = searchable(place.lang, text, signs);
    ready.set(key, { text, signs, folded });
    return folded;
  };
  return (typed, rows, langs) => {
    const queries = langs.flatMap((lang) => {
      const query = queryOf(lang, typed);
      return query ? [{ lang, query }] : [];
    });
    const hits: Hit[] = [];
    for (const { id } of rows) {
      for (const { lang, query } of queries) {
        const place = { clause: id, lang };
        for (const { from, to } of hitsIn(readyText(place, query.signs), query, MOST_HITS + 1 - hits.length))
          hits.push({ place, from, to });
        if (hits.length > MOST_HITS) return { hits: hits.slice(0, MOST_HITS), more: true };
      }
    }
    return { hits, more: false };
  };
}
