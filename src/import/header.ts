/**
 * The first row of a table: which column is which language. People write "fa", "Persian", «فارسی» or "fa-IR"; all are
 * understood, in any case. A tag with another script than the column's own ("az-Cyrl") is a different text and is not.
 */

import { MARKS_COLUMN } from '../domain/text/own-file.ts';
import { LANGS, type Lang, language } from '../language/language.ts';
import { OTHER_NAMES } from '../language/names.ts';
import { composed } from '../language/normal-form.ts';

export type ColumnMeaning = { readonly is: 'lang'; readonly lang: Lang } | { readonly is: Other };
type Other = 'id' | 'kind' | 'level' | typeof MARKS_COLUMN;

const OTHERS: { readonly [name: string]: Other } = {
  id: 'id',
  kind: 'kind',
  type: 'kind',
  level: 'level',
  [MARKS_COLUMN]: MARKS_COLUMN,
};

// Not toLocaleLowerCase: «AZƏRBAYCANCA» in a header must fold the same on every machine. «İ» folds to i + U+0307.
const folded = (text: string): string => composed(text).trim().toLowerCase().replaceAll('\u0307', '');
/** No name of a language is longer. */
const LONGEST = 100;

const BY_NAME = new Map<string, Lang>(
  LANGS.flatMap((lang) => [language(lang).endonym, ...OTHER_NAMES[lang]].map((name) => [folded(name), lang] as const)),
);

/** What a column with this header holds, undefined when it names nothing known. */
export function columnMeaning(header: string): ColumnMeaning | undefined {
  if (header.length > LONGEST) return undefined;
  const name = folded(header);
  const other = Object.hasOwn(OTHERS, name) ? OTHERS[name] : undefined;
  if (other) return { is: other };
  const lang = BY_NAME.get(name) ?? languageOfTag(name);
  return lang ? { is: 'lang', lang } : undefined;
}

/** "fa", "fa-IR", "az-Latn-AZ", "kk_KZ"; "az-Cyrl" is undefined, and so is "fa-AF", another standard of the language. */
export function languageOfTag(tag: string): Lang | undefined {
  const [primary, ...subtags] = tag.toLowerCase().split(/[-_]/);
  const lang = LANGS.find((candidate) => candidate === primary);
  if (!lang) return undefined;
  const own = language(lang);
  const known = [own.script, ...own.bcp47.toLowerCase().split('-').slice(1)];
  // English is English in London and in Washington; the other languages have one standard per state.
  const open = lang === BY_NAME.get('english');
  return open || subtags.every((subtag) => known.includes(subtag)) ? lang : undefined;
}
