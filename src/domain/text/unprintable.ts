/** What a page cannot show: characters that none of the fonts of a PDF can draw, and where they stand. */
import { isLang, type Lang } from '../../language/language.ts';

export type Unprintable = {
  readonly lang: Lang;
  /** As a reader finds it: the printed number, else the first words. */
  readonly place: string;
  /** Of a clause; what belongs to the instrument has none. */
  readonly resolution?: string;
  readonly clause?: string;
  /** Each once, in the order of the text. */
  readonly chars: readonly string[];
};

/** So many places are named; of the others it is known that there are some. */
const MOST_PLACES = 12;
const MOST_CHARS = 8;
const LONGEST_PLACE = 40;

export type UnprintableReport = { readonly places: readonly Unprintable[]; readonly more: number };

/** Short enough for a header and a notice, whatever the text holds. */
export const reportOf = (all: readonly Unprintable[]): UnprintableReport => ({
  places: all.slice(0, MOST_PLACES).map((one) => ({
    ...one,
    place: [...one.place].slice(0, LONGEST_PLACE).join(''),
    chars: one.chars.slice(0, MOST_CHARS),
  })),
  more: Math.max(0, all.length - MOST_PLACES),
});

/** «中 (U+4E2D)»: many of them nobody knows by sight, and some are not seen at all. */
export const namedChar = (char: string): string => {
  const code = `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\p{C}\p{Z}\p{M}]/u.test(char) ? code : `${char} (${code})`;
};

/** Of an answer that is a file. */
export const UNPRINTABLE_HEADER = 'alternat-unprintable';

/** As ASCII, to travel beside a file. */
export const encodedReport = (report: UnprintableReport): string => encodeURIComponent(JSON.stringify(report));

/** Null for anything that is no report. */
export function decodedReport(text: string | null): UnprintableReport | null {
  if (!text) return null;
  try {
    const { places, more } = JSON.parse(decodeURIComponent(text)) as UnprintableReport;
    const known = places.filter(
      ({ lang, place, chars }) =>
        isLang(lang) && typeof place === 'string' && chars.every((one) => typeof one === 'string'),
    );
    return known.length > 0 ? { places: known, more: Number(more) || 0 } : null;
  } catch {
    return null;
  }
}
