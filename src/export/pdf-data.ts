/**
 * What every kind of page is told besides its text: paper, languages, running head, foot, date. Every string goes through `fitted`
 * at the end, so that no path leads around the check of characters.
 */
import { type Lang, language } from '../language/language.ts';
import { WORDING } from '../language/printed-export.ts';
import type { Attached } from './pdf-attached.ts';
import { type Coverage, coverageOf } from './pdf-coverage.ts';
import type { PrintTools } from './printed.ts';
import type { Sheet } from './sheet.ts';

/** A value that JSON can hold. */
export type Data = string | number | boolean | null | readonly Data[] | { readonly [key: string]: Data | undefined };

export type PageWish = {
  readonly languages: readonly Lang[];
  readonly title: string;
  /** In the running head from the second page on, in the order of the columns. */
  readonly heads: readonly (readonly [lang: Lang, words: string])[];
  /** Facts by which a printed page can be traced; they stand in the foot, joined. */
  readonly trace: readonly string[];
  /** In the file's properties. */
  readonly keywords: readonly string[];
  readonly draft: boolean;
  /** Document symbol of the paper; default: none. */
  readonly symbol?: string;
  /** Whose boxes for initials stand at the foot; default: nobody's. */
  readonly initials?: readonly string[];
  /** ISO, UTC. */
  readonly date: string;
  readonly paper: Sheet;
  /** Millimetres, points. */
  readonly margin: number;
  readonly size: number;
};

/** As Typst names them. */
const PAPER: { readonly [sheet in Sheet]: string } = {
  ...{ a4: 'a4', a3: 'a3', letter: 'us-letter', ledger: 'us-tabloid' },
};
/** Less leaves no room for head and foot, more none for the text. */
const MARGIN = { least: 12, most: 50 };
const SIZE = { least: 6, most: 24 };

const within = (value: number, { least, most }: { readonly least: number; readonly most: number }): number =>
  Math.min(most, Math.max(least, value));

/** Throws RangeError when `date` is no time. */
export function pageData(wish: PageWish) {
  const {
    languages,
    date,
    paper,
    margin,
    size,
    draft,
    trace,
    title,
    heads,
    keywords,
    initials = [],
    symbol = '',
  } = wish;
  const time = new Date(date);
  if (Number.isNaN(time.getTime())) throw new RangeError(`${date} is no time`);
  const several = languages.length > 1;
  const [first] = languages;
  if (!first) throw new RangeError('a page needs a language');
  const day = [time.getUTCFullYear(), time.getUTCMonth() + 1, time.getUTCDate()];
  return {
    langs: Object.fromEntries(languages.map((lang) => [lang, languageData(lang)])),
    first,
    title: [...title.replaceAll('\n', ' ')].slice(0, TITLE).join(''),
    heads: heads.map(([lang, words]) => [lang, shortened(words.replaceAll('\n', ' '), several ? COLUMN_HEAD : HEAD)]),
    trace: trace.filter((fact) => fact !== '').join(' · '),
    initials,
    symbol,
    keywords: keywords.filter((word) => word !== ''),
    page: several ? '{n} / {m}' : WORDING[first].page,
    draft: draft ? languages.map((lang) => [lang, WORDING[lang].draft]) : [],
    date: [...day, time.getUTCHours(), time.getUTCMinutes(), time.getUTCSeconds()],
    paper: PAPER[paper],
    margin: within(margin, MARGIN),
    size: within(size, SIZE),
  };
}

/** PDF/A knows no longer strings than 32,767 bytes; a title in all languages is some 600 characters. */
const TITLE = 4000;
/** One line of the running head; two lines over a column. */
const HEAD = 90;
const COLUMN_HEAD = 70;
const shortened = (text: string, most: number): string =>
  text.length <= most
    ? text
    : `${text.slice(0, text.lastIndexOf(' ', most) + 1).trim() || [...text].slice(0, most).join('')} …`;

/** `one`: how Typst names the language's digits, by the first of them. */
function languageData(lang: Lang) {
  const { bcp47, dir, script, digits, endonym } = language(lang);
  const parts = bcp47.split('-');
  return {
    lang: parts[0] ?? '',
    region: parts.at(-1) ?? '',
    rtl: dir === 'rtl',
    arabic: script === 'arab',
    one: digits[1] ?? '1',
    name: endonym,
  };
}

/** So many of the widest letters fit into a line of `width` points, in a title too. */
export const lettersIn = (width: number, size: number): number => Math.max(4, Math.floor(width / (1.7 * size)));

/** Source and data; `letters`: where a stretch that no line can hold may be broken. `date`: ISO, UTC. */
export type PdfPage = {
  readonly source: string;
  readonly data: ReturnType<typeof pageData> & { readonly [key: string]: Data | undefined };
  readonly letters: number;
  readonly date: string;
};

/** As a PDF/A-3a file, with these files in it. */
export async function typesetPdf(
  tools: PrintTools,
  page: PdfPage,
  attached: readonly Attached[] = [],
): Promise<Uint8Array> {
  const coverage = await coverageOf(tools);
  const { title, keywords } = page.data;
  // The file's properties are not laid out: nothing there needs a place to break.
  const properties = { title: coverage.fit(title), keywords: keywords.map(coverage.fit) };
  const data = { ...(fitted(page.data, coverage, endless(page.letters)) as object), ...properties };
  return tools.typeset(page.source, JSON.stringify({ ...data, attached }), { standard: 'a-3a', date: page.date });
}

/** `data` with every string as the fonts can print it. */
export function fitted(data: Data, coverage: Coverage, broken: (text: string) => string): Data {
  if (typeof data === 'string') return broken(coverage.fit(data));
  if (Array.isArray(data)) return data.map((one: Data) => fitted(one, coverage, broken));
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(
    Object.entries(data as { readonly [key: string]: Data | undefined }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, fitted(value, coverage, broken)]],
    ),
  );
}

/** Longer than the words of any of our languages. */
const ENDLESS = /[^\s-]{31,}/gu;

/**
 * A place to break, to the template; of the code points that no text holds, for it is no character of one and is not printed. Typst lays
 * such a place out like a blank, around which numbers in a right-to-left line change sides; so what has no letters breaks there and then.
 */
const BREAK = { may: '\uffff', must: '\ufffe' };

/** Adds places to break to what is no word any more: every `letters` characters, never before a mark, which belongs to its letter. */
export function endless(letters: number): (text: string) => string {
  const piece = new RegExp(`.{${letters}}(?=[^\\p{M}])`, 'gu');
  return (text) =>
    text.replace(ENDLESS, (stretch) => stretch.replace(piece, `$&${/\p{L}/u.test(stretch) ? BREAK.may : BREAK.must}`));
}
