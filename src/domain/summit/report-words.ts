/** Sentences of the report of the meeting that hold a number or a list. */
import { formatDate } from '../../language/date.ts';
import { LANGUAGES, type Lang } from '../../language/language.ts';
import { REPORT_WORDS, type ReportKey } from '../../language/printed-report.ts';
import { dayOf } from '../instrument/instrument.ts';
import type { ReportedClause } from './report.ts';

/** A word and what follows its colon; "" where nothing does. */
export const labelled = (lang: Lang, key: ReportKey, rest: string): string =>
  rest === '' ? '' : `${REPORT_WORDS[lang][key]} ${rest}`;

/** Said one after the other, each ended by a full stop where it has no sign of its own. */
export const sentences = (...parts: readonly string[]): string =>
  parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => (/[.!?؟:…]$/u.test(part) ? part : `${part}.`))
    .join(' ');

export const listed = (lang: Lang, items: readonly string[]): string =>
  items.filter((item) => item !== '').join(`${LANGUAGES[lang].semicolon} `);
export const inCommas = (lang: Lang, items: readonly string[]): string =>
  items.filter((item) => item !== '').join(`${LANGUAGES[lang].comma} `);

/** What somebody said, in quotation marks other than those that it has itself; "" where they said nothing. */
export function inQuotes(lang: Lang, text: string | undefined): string {
  if (!text?.trim()) return '';
  const { outer, inner } = LANGUAGES[lang].quotes;
  const [open, close] = text.includes(outer[0]) ? inner : outer;
  return `${open}${text.trim()}${close}`;
}

/** Its number, with that of the paragraph that it is in, or its first words in quotation marks. */
export function clauseName(lang: Lang, clause: ReportedClause | undefined, id: string): string {
  const number = clause?.number[lang];
  if (clause && number) return inCommas(lang, [clause.within?.[lang] ?? '', number]);
  return clause?.begins[lang] ? inQuotes(lang, clause.begins[lang]) : id;
}

/** "Rasht, 18 November 2025 – 19 November 2025" */
export function placeAndDays(lang: Lang, place: string, days: readonly [string, string]): string {
  const written = [...new Set(days)].flatMap((day) => {
    const date = dayOf(day);
    return date ? [formatDate(lang, date, 'long')] : [];
  });
  return inCommas(lang, [place, written.join(' – ')]);
}
