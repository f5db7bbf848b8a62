/**
 * The messages of the packs as files: what each says, what awaits a native reader, and the rules that a message keeps. Everything is
 * read from and written to a folder that is given, so that it can be tried on a copy.
 */
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import IntlMessageFormat from 'intl-messageformat';
import { DEFAULT_LANGUAGE, type Lang, language } from '../../src/language/language.ts';

/** The language that gives the keys, and that translators read. */
export const SOURCE: Lang = DEFAULT_LANGUAGE;

/** ICU MessageFormat patterns by key, in the order of the file. */
export type Feature = { readonly [key: string]: string };

/** By part and key, why a native legal linguist should read it; "*" is all of a part, "x*" all keys that begin so. */
export type Review = { readonly [part: string]: { readonly [key: string]: string } };

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Names of features, in order: the files of a pack's `messages` folder. `packs` is the path of `src/language`. */
export const featuresOf = (packs: string): readonly string[] =>
  readdirSync(join(packs, SOURCE, 'messages'))
    .map((file) => file.replace(/\.json$/, ''))
    .sort();

export const readFeature = (packs: string, lang: Lang, feature: string): Feature =>
  json(join(packs, lang, 'messages', `${feature}.json`)) as Feature;

export const readReview = (packs: string, lang: Lang): Review => json(join(packs, lang, 'review.json')) as Review;

/** Why a message awaits a native reader; undefined where it does not. The entry that names most of the key speaks. */
export function awaits(review: Review, feature: string, key: string): string | undefined {
  const entries = Object.entries(review[`messages/${feature}`] ?? {});
  const meant = entries.filter(([name]) => (name.endsWith('*') ? key.startsWith(name.slice(0, -1)) : name === key));
  return meant.sort(([a], [b]) => b.length - a.length)[0]?.[1];
}

/** `review` once these keys of a feature have been read; the others are then named one by one, with their reasons. */
export function reviewed(review: Review, feature: string, all: readonly string[], read: ReadonlySet<string>): Review {
  const part = `messages/${feature}`;
  if (!all.some((key) => read.has(key) && awaits(review, feature, key) !== undefined)) return review;
  const left = all.flatMap((key) => {
    const why = awaits(review, feature, key);
    return why === undefined || read.has(key) ? [] : [[key, why] as const];
  });
  const { [part]: _, ...others } = review;
  if (left.length === 0) return others;
  return Object.fromEntries(
    Object.entries(review).map(([name, keys]) => [name, name === part ? Object.fromEntries(left) : keys]),
  );
}

/** Writes all of these or, where one cannot be written, none; values by path. */
export function writeAll(files: ReadonlyMap<string, unknown>): void {
  const fresh = (file: string): string => `${file}.new`;
  const written: string[] = [];
  try {
    for (const [file, value] of files) {
      writeFileSync(fresh(file), `${JSON.stringify(value, null, 2)}\n`);
      written.push(file);
    }
  } catch (error) {
    for (const file of written) rmSync(fresh(file));
    throw error;
  }
  for (const file of files.keys()) renameSync(fresh(file), file);
}

type Node = {
  readonly type: number;
  readonly value?: string;
  readonly options?: { [name: string]: { value: Node[] } };
};
const LITERAL = 0;
const ARGUMENT = 1;
const PLURAL = 6;

/** What a pattern is made of: names of arguments, words, and the forms of each plural. */
export type Made = {
  readonly arguments: readonly string[];
  readonly words: string;
  readonly plurals: readonly (readonly string[])[];
};

/** Throws a `SyntaxError` of the ICU parser on a broken pattern. */
export function madeOf(pattern: string, lang: Lang): Made {
  const names = new Set<string>();
  const words: string[] = [];
  const plurals: string[][] = [];
  const walk = (nodes: readonly Node[]): void => {
    for (const { type, value = '', options } of nodes) {
      if (type === LITERAL) words.push(value);
      if (type === ARGUMENT || type === PLURAL) names.add(value);
      if (type === PLURAL) plurals.push(Object.keys(options ?? {}));
      for (const option of Object.values(options ?? {})) walk(option.value);
      if (type !== LITERAL && type !== ARGUMENT && type !== PLURAL && value !== '')
        names.add(`${value} (of a kind unknown here)`);
    }
  };
  const { bcp47 } = language(lang);
  walk(new IntlMessageFormat(pattern, bcp47, undefined, { ignoreTag: true }).getAst() as Node[]);
  return { arguments: [...names].sort(), words: words.join(' '), plurals };
}

/** What is wrong with a translation, in a sentence; undefined where nothing is. */
export function faultOf(lang: Lang, source: string, translation: string): string | undefined {
  if (translation.trim() === '') return 'nothing but spaces';
  if (translation === source && /[a-z]{3,}\s+[a-z]{2,}/i.test(source.replace(/\{[^}]*\}/g, '')))
    return 'still the English sentence';
  if (translation.includes("'")) return 'a straight apostrophe, which quotes in ICU MessageFormat: write ’';
  let made: Made;
  try {
    made = madeOf(translation, lang);
  } catch (error) {
    return `no ICU MessageFormat: ${error instanceof Error ? error.message : error}`;
  }
  const wanted = madeOf(source, SOURCE).arguments;
  const missing = wanted.filter((name) => !made.arguments.includes(name));
  const strange = made.arguments.filter((name) => !wanted.includes(name));
  if (missing.length > 0) return `{${missing.join('}, {')}} is missing`;
  if (strange.length > 0) return `{${strange.join('}, {')}} is no argument of this message`;
  const forms: readonly string[] = new Intl.PluralRules(language(lang).bcp47).resolvedOptions().pluralCategories;
  for (const plural of made.plurals) {
    if (!plural.includes('other')) return 'a plural without the form “other”';
    const unknown = plural.filter((form) => !form.startsWith('=') && !forms.includes(form));
    if (unknown.length > 0) return `the language has no plural form “${unknown.join('”, “')}”`;
  }
  return undefined;
}
