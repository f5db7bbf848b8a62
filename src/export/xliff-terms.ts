/**
 * The agreed terms that a unit uses, for the glossary of an XLIFF file. Five of the six languages inflect, so a word
 * counts as found when it begins like the term's word, its last two letters aside: «теңізі» is found in «теңізінің». A
 * false hit shows a translator one line too much, a missed one costs the agreed word; so this leans towards finding.
 */
import { lower } from '../language/collation.ts';
import type { Lang } from '../language/language.ts';
import terms from '../language/terms.json' with { type: 'json' };

/** A term, and where its words stand in a text. */
export type FoundTerm = { readonly id: string; readonly at: Span };
type Span = readonly [from: number, to: number];

/** "x (y) / z": what stands in brackets is a variant or a gloss, behind the slash an alternative. */
const written = (entry: string): string => (entry.replace(/\s*\([^)]*\)/g, '').split(' / ')[0] ?? '').trim();

const WORD = /[\p{L}\p{M}\p{N}\u200c'’-]+/gu;
type Token = { readonly text: string; readonly at: Span };
const tokens = (lang: Lang, text: string): Token[] =>
  Array.from(text.matchAll(WORD), (match) => ({
    text: lower(lang, match[0]),
    at: [match.index, match.index + match[0].length] as const,
  }));

/** What a word of the text must begin with, and how long it may be: «море» -> «морем», but not «морской». */
const stem = (word: string): string => (word.length >= 4 ? word.slice(0, word.length === 4 ? -1 : -2) : word);
const longest = (word: string): number => word.length + (word.length >= 5 ? 6 : word.length === 4 ? 2 : 0);

const stems = new Map<Lang, readonly { readonly id: string; readonly words: readonly string[] }[]>();
function stemsOf(lang: Lang): readonly { readonly id: string; readonly words: readonly string[] }[] {
  let known = stems.get(lang);
  if (!known) {
    known = terms.glossary.map((entry) => ({
      id: entry.id,
      words: tokens(lang, written(entry[lang])).map(({ text }) => text),
    }));
    stems.set(lang, known);
  }
  return known;
}
const byId = new Map(terms.glossary.map((entry) => [entry.id, entry]));

/** The term as `lang` writes it; "" for an id that is none. */
export const termWords = (id: string, lang: Lang): string => written(byId.get(id)?.[lang] ?? '');

type Fits = (token: string, word: string) => boolean;
const same: Fits = (token, word) => token === word;
const inflected: Fits = (token, word) => token.startsWith(stem(word)) && token.length <= longest(word);

/** Where `words` stand in `own`, in just these forms if they do anywhere: «استان» is in «استانداران» only for want of better. */
function place(own: readonly Token[], words: readonly string[]): number {
  const first = (fits: Fits): number =>
    own.findIndex((_, index) => words.every((word, offset) => fits(own[index + offset]?.text ?? '', word)));
  const exact = first(same);
  return exact >= 0 ? exact : first(inflected);
}

/** Each term once, in the order in which they first occur in `text`. Spans are code units of `text`. */
export function termsIn(text: string, lang: Lang): readonly FoundTerm[] {
  const own = tokens(lang, text);
  const found: FoundTerm[] = [];
  for (const { id, words } of stemsOf(lang)) {
    if (words.length === 0) continue;
    const start = place(own, words);
    const [first, last] = [own[start], own[start + words.length - 1]];
    if (!first || !last) continue;
    found.push({ id, at: [first.at[0], last.at[1]] });
  }
  return found.sort((a, b) => a.at[0] - b.at[0] || b.at[1] - a.at[1]);
}
