/**
 * The end of an open bracket: its words are dropped, kept, or moved to the chair's summary, in all columns alike. It becomes a
 * proposal of the chair like any other words; here is only what the columns would say then.
 */

import type { Lang, PerLang } from '../../language/language.ts';
import { brackets } from '../text/brackets.ts';

export const BRACKET_ENDS = ['dropped', 'kept', 'summary'] as const;
export type BracketEnd = (typeof BRACKET_ENDS)[number];

const outermost = (text: string) => brackets(text).pairs.filter(({ depth }) => depth === 0);
const entries = (texts: PerLang<string>): [Lang, string][] => Object.entries(texts) as [Lang, string][];

/** How many brackets stand in every column alike; null where columns differ, or one has a bracket without its partner. */
export function openBrackets(texts: PerLang<string>): number | null {
  const counts = entries(texts)
    .filter(([, text]) => text !== '')
    .map(([, text]) => (brackets(text).unmatched.length > 0 ? null : outermost(text).length));
  const [first = 0] = counts;
  return counts.every((count) => count === first) ? first : null;
}

/** What stands between the `which`-th outermost brackets (from 0) of each column. */
export const bracketWords = (texts: PerLang<string>, which: number): PerLang<string> =>
  Object.fromEntries(
    entries(texts).flatMap(([lang, text]) => {
      const pair = outermost(text)[which];
      return pair ? [[lang, text.slice(pair.start + 1, pair.end - 1)]] : [];
    }),
  );

/** The columns when the `which`-th bracket has come to this end; null where they do not correspond. */
export function endedBracket(texts: PerLang<string>, which: number, end: BracketEnd): PerLang<string> | null {
  const count = openBrackets(texts);
  if (count === null || which < 0 || which >= count) return null;
  return Object.fromEntries(
    entries(texts).map(([lang, text]) => {
      const pair = outermost(text)[which];
      if (!pair) return [lang, text];
      const [before, words, after] = [
        text.slice(0, pair.start),
        text.slice(pair.start + 1, pair.end - 1),
        text.slice(pair.end),
      ];
      return [lang, end === 'kept' ? before + words + after : closedUp(before, after)];
    }),
  );
}

/** No two spaces where words were taken out, and none before a comma or at either end. */
function closedUp(before: string, after: string): string {
  const [left, right] = [before.endsWith(' ') || before === '', after.startsWith(' ')];
  if (left && right) return before + after.slice(1);
  return before.endsWith(' ') && /^(?:[,.;:،؛]|$)/u.test(after) ? before.slice(0, -1) + after : before + after;
}
