/**
 * As many places "(*)" in every column of a clause as it has footnotes, and no footnote without a clause. What has no footnote would
 * be printed as it is, and a footnote that nothing refers to could not be read in its place.
 */
import type { Clause } from '../domain/clause/clause.ts';
import { FOOTNOTE_SIGN, footnoteSigns, footnotesOf } from '../domain/clause/footnote.ts';
import type { Found, Spot } from '../domain/text/finding.ts';
import type { Check } from './finding.ts';

/** How many footnotes each clause has, and which footnotes have no clause; read once for all clauses of a text. */
type Homes = { readonly counts: ReadonlyMap<string, number>; readonly homeless: ReadonlySet<string> };
const known = new WeakMap<readonly Clause[], Homes>();

function homesIn(all: readonly Clause[]): Homes {
  const read = known.get(all) ?? readHomes(all);
  known.set(all, read);
  return read;
}

function readHomes(all: readonly Clause[]): Homes {
  const homes = footnotesOf(all);
  // The closing formula has none: they would stand behind the end of the text.
  const lost = [null, ...all.filter(({ kind }) => kind === 'testimonium').map(({ id }) => id)];
  return {
    counts: new Map([...homes].flatMap(([home, notes]) => (home === null ? [] : [[home, notes.length] as const]))),
    homeless: new Set(lost.flatMap((home) => homes.get(home) ?? [])),
  };
}

const spotsIn = (text: string): readonly Spot[] =>
  footnoteSigns(text).map((start) => ({ start, end: start + FOOTNOTE_SIGN.length, text: FOOTNOTE_SIGN }));

export const footnotes: Check = ({ clause, cells, all }) => {
  const languages = cells.map(({ lang }) => lang);
  const homeless: Found[] =
    clause.kind === 'footnote' && languages.length > 0 && homesIn(all).homeless.has(clause.id)
      ? [{ languages, message: { key: 'footnotes.homeless', args: { count: languages.length } } }]
      : [];
  const notes = homesIn(all).counts.get(clause.id) ?? 0;
  const differ = cells.flatMap(({ lang, text }): readonly Found[] => {
    if (text.trim() === '') return [];
    const spots = spotsIn(text);
    if (spots.length === notes) return [];
    const message = { key: 'footnotes.differ', args: { count: spots.length, notes } } as const;
    return [{ languages: [lang], message, ...(spots.length > 0 ? { at: { [lang]: spots } } : {}) }];
  });
  return [...homeless, ...differ];
};
