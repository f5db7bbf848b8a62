/**
 * Words looked for in a text as people type them: capitals, half-spaces, Arabic yeh and kaf, either hyphen and every kind of quotation
 * mark make no difference (`orthography`), and brackets in the text are in nobody's way. A letter is found whole: "и" is not in "й".
 */
import type { Lang } from '../../language/language.ts';
import { type Folded, foldWithPlaces } from '../../language/orthography.ts';

/** More than that nobody looks for; what is longer is cut. In code units. */
export const LONGEST_QUERY = 200;
/** Signs of the draft, which the words go through. */
const SIGNS = '[]';

/** `signs`: brackets are looked for, too. */
export type Query = { readonly key: string; readonly signs: boolean };

/** Null: nothing to look for. */
export function queryOf(lang: Lang, typed: string): Query | null {
  const text = typed.slice(0, LONGEST_QUERY).trim();
  const signs = [...SIGNS].some((sign) => text.includes(sign));
  const { key } = foldWithPlaces(lang, text);
  return key === '' ? null : { key, signs };
}

/** A text made ready once for many queries. */
export const searchable = (lang: Lang, text: string, signs: boolean): Folded =>
  foldWithPlaces(lang, text, signs ? '' : SIGNS);

const MARK = /\p{M}/u;

/** Where it stands, in code units of the text, `[from, to)`, one behind the other; at most `most` of them. */
export function hitsIn(
  { key, from, to }: Folded,
  query: Query,
  most: number,
): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  let at = key.indexOf(query.key);
  while (at >= 0 && found.length < most) {
    const end = at + query.key.length;
    const cut = MARK.test(key[end] ?? '') || (end < key.length && from[end] === from[end - 1]);
    const whole = !cut && (at === 0 || from[at] !== from[at - 1]);
    if (whole) found.push({ from: from[at] as number, to: to[end - 1] as number });
    at = key.indexOf(query.key, whole ? end : at + 1);
  }
  return found;
}
