/**
 * Numbers of clauses: computed from kind, level and position, never stored, so that a move cannot leave a wrong number
 * behind. Position is the same in every column, its label is not: the third sub-clause is «ج», «в», "c", "3)".
 * Withdrawn clauses are passed over as if they were not there.
 */

import type { Lang } from '../../language/language.ts';
import { digits, ordinalSuffixed, roman } from '../../language/number.ts';
import type { ClauseKind, ClauseStatus } from './clause.ts';

export type NumberedClause = {
  readonly id: string;
  readonly kind: ClauseKind;
  readonly level: number;
  readonly status: ClauseStatus;
};

/**
 * `label` as running text and headings name the clause («ماده ۵», "подпункт «б»"); `short` as it stands at the head of the
 * clause's own text («۱.», "б)"), or, for headings and articles, the bare number. Both "" for clauses without a number.
 */
export type ClauseNumber = { readonly label: string; readonly short: string };

export type NumberingOptions = {
  /** Older statutes and treaties count الف ب ج د, statutes since about the 2010s الف ب پ ت. Default `abjad`. */
  readonly persianLetters?: 'abjad' | 'alphabetical';
};

const letters = (text: string): readonly string[] => text.split(' ');

const ABJAD = letters('الف ب ج د هـ و ز ح ط ی ک ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ');
const PERSIAN_ALPHABET = letters('الف ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و هـ ی');
const RUSSIAN = letters('а б в г д е ж з и к л м н о п р с т у ф х ц ч ш щ э ю я');
// native review: treaties use a to h; the order beyond, plain letters before ç ə ğ ı ö ş ü, is ours
const AZERBAIJANI = letters('a b c d e f g h x i j k q l m n o p r s t u v y z ç ə ğ ı ö ş ü');
const KAZAKH = letters('а ә б в г ғ д е ж з и к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ і э ю я'); // native review
const TURKMEN = letters('a b ç d e ä f g h i j ž k l m n ň o ö p r s ş t u ü w y ý z'); // native review
const ENGLISH = letters('a b c d e f g h i j k l m n o p q r s t u v w x y z');

/** Every row of letters that sub-clauses are counted by; Word's Russian one has «ы», and older texts have «ё» and «й» nowhere either. */
export const LETTERS: readonly (readonly string[])[] = [
  ...[ABJAD, PERSIAN_ALPHABET, RUSSIAN, AZERBAIJANI, KAZAKH, TURKMEN, ENGLISH],
  letters('а б в г д е ж з и к л м н о п р с т у ф х ц ч ш щ ы э ю я'),
  letters('а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я'),
  letters('a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v y z'),
  letters('الف ب ج د ه و ز ح ط ی ک ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ'),
];

/** The letter of a position; past the last letter the position itself, which no letter can be confused with. */
const letter = (lang: Lang, alphabet: readonly string[], position: number): string =>
  alphabet[position - 1] ?? digits(lang, String(position));

const PERSIAN_UNITS = letters('یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم');
const PERSIAN_TEENS = letters('دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم هفدهم هجدهم نوزدهم');
const PERSIAN_TENS = letters('بیستم سی‌ام چهلم پنجاهم شصتم هفتادم هشتادم نودم');
const PERSIAN_TENS_BEFORE = letters('بیست سی چهل پنجاه شصت هفتاد هشتاد نود');

/** «اول», «دوم» ... «نود و نهم»; digits from 100 on. */
export function persianOrdinal(value: number): string {
  if (value === 1) return 'اول';
  if (value < 1 || value > 99) return digits('fa', String(value));
  if (value < 10) return PERSIAN_UNITS[value - 1] as string;
  if (value < 20) return PERSIAN_TEENS[value - 10] as string;
  const ten = Math.floor(value / 10) - 2;
  return value % 10 === 0
    ? (PERSIAN_TENS[ten] as string)
    : `${PERSIAN_TENS_BEFORE[ten]} و ${PERSIAN_UNITS[(value % 10) - 1]}`;
}

/** What is numbered, after the level has been read: nested headings are chapters, nested sub-clauses items. */
export type NumberedUnit =
  | 'part'
  | 'chapter'
  | 'article'
  | 'paragraph'
  | 'subparagraph'
  | 'item'
  | 'table'
  | 'footnote';
type Writer = (position: number, alphabet: readonly string[]) => ClauseNumber;

const dot = (lang: Lang, position: number): string => `${digits(lang, String(position))}.`;
const plain = (lang: Lang, position: number): string => digits(lang, String(position));
const az = (n: number): string => ordinalSuffixed('az', n);
const tk = (n: number): string => ordinalSuffixed('tk', n);

/** Labels follow published law and treaties of each state. */
const WRITERS: Readonly<Record<Lang, Readonly<Record<NumberedUnit, Writer>>>> = {
  fa: {
    part: (n) => ({ label: `بخش ${persianOrdinal(n)}`, short: plain('fa', n) }),
    chapter: (n) => ({ label: `فصل ${persianOrdinal(n)}`, short: plain('fa', n) }),
    article: (n) => ({ label: `ماده ${plain('fa', n)}`, short: plain('fa', n) }),
    paragraph: (n) => ({ label: `بند ${plain('fa', n)}`, short: dot('fa', n) }),
    subparagraph: (n, alphabet) => {
      const sign = letter('fa', alphabet, n);
      return { label: `بند (${sign})`, short: `${sign})` };
    },
    item: (n) => ({ label: `جزء ${plain('fa', n)}`, short: `${plain('fa', n)})` }),
    table: (n) => ({ label: `جدول ${plain('fa', n)}`, short: plain('fa', n) }),
    footnote: (n) => ({ label: `پانویس ${plain('fa', n)}`, short: plain('fa', n) }),
  },
  ru: {
    part: (n) => ({ label: `Раздел ${roman(n)}`, short: roman(n) }),
    chapter: (n) => ({ label: `Глава ${n}`, short: `${n}` }),
    article: (n) => ({ label: `Статья ${n}`, short: `${n}` }),
    paragraph: (n) => ({ label: `пункт ${n}`, short: `${n}.` }),
    subparagraph: (n) => {
      const sign = letter('ru', RUSSIAN, n);
      return { label: `подпункт «${sign}»`, short: `${sign})` };
    },
    item: (n) => ({ label: `подпункт ${n}`, short: `${n})` }),
    table: (n) => ({ label: `Таблица ${n}`, short: `${n}` }),
    footnote: (n) => ({ label: `сноска ${n}`, short: `${n}` }),
  },
  az: {
    part: (n) => ({ label: `${roman(n)} bölmə`, short: roman(n) }),
    chapter: (n) => ({ label: `${roman(n)} fəsil`, short: roman(n) }),
    article: (n) => ({ label: `Maddə ${n}`, short: `${n}` }),
    paragraph: (n) => ({ label: `${az(n)} bənd`, short: `${n}.` }),
    subparagraph: (n) => {
      const sign = letter('az', AZERBAIJANI, n);
      return { label: `“${sign}” yarımbəndi`, short: `${sign})` };
    },
    item: (n) => ({ label: `${az(n)} abzas`, short: `${n})` }), // native review
    table: (n) => ({ label: `Cədvəl ${n}`, short: `${n}` }),
    footnote: (n) => ({ label: `${az(n)} qeyd`, short: `${n}` }), // native review
  },
  kk: {
    part: (n) => ({ label: `${roman(n)} бөлім`, short: roman(n) }),
    chapter: (n) => ({ label: `${n}-тарау`, short: `${n}` }),
    article: (n) => ({ label: `${n}-бап`, short: `${n}` }),
    paragraph: (n) => ({ label: `${n}-тармақ`, short: `${n}.` }),
    subparagraph: (n) => ({ label: `${n}) тармақша`, short: `${n})` }),
    item: (n) => {
      const sign = letter('kk', KAZAKH, n);
      return { label: `${sign}) тармақша`, short: `${sign})` }; // native review
    },
    table: (n) => ({ label: `${n}-кесте`, short: `${n}` }),
    footnote: (n) => ({ label: `${n}-сілтеме`, short: `${n}` }), // native review
  },
  tk: {
    part: (n) => ({ label: `${roman(n)} bölüm`, short: roman(n) }),
    chapter: (n) => ({ label: `${roman(n)} bap`, short: roman(n) }),
    article: (n) => ({ label: `${tk(n)} madda`, short: `${n}` }),
    paragraph: (n) => ({ label: `${tk(n)} bent`, short: `${n}.` }),
    subparagraph: (n) => ({ label: `${n}) kiçi bent`, short: `${n})` }), // native review
    item: (n) => {
      const sign = letter('tk', TURKMEN, n);
      return { label: `${sign}) kiçi bent`, short: `${sign})` }; // native review
    },
    table: (n) => ({ label: `${tk(n)} tablisa`, short: `${n}` }), // native review
    footnote: (n) => ({ label: `${tk(n)} bellik`, short: `${n}` }), // native review
  },
  en: {
    part: (n) => ({ label: `Part ${roman(n)}`, short: roman(n) }),
    chapter: (n) => ({ label: `Chapter ${roman(n)}`, short: roman(n) }),
    article: (n) => ({ label: `Article ${n}`, short: `${n}` }),
    paragraph: (n) => ({ label: `paragraph ${n}`, short: `${n}.` }),
    subparagraph: (n) => {
      const sign = letter('en', ENGLISH, n);
      return { label: `subparagraph (${sign})`, short: `(${sign})` };
    },
    item: (n) => ({ label: `item (${roman(n).toLowerCase()})`, short: `(${roman(n).toLowerCase()})` }),
    table: (n) => ({ label: `Table ${n}`, short: `${n}` }),
    footnote: (n) => ({ label: `footnote ${n}`, short: `${n}` }),
  },
};

/** Counters of nested siblings: one per level that is open, outermost first. */
class Nest {
  readonly #open: { level: number; count: number }[] = [];

  /** Counts a sibling at `level`; answers its position and how many shallower ones enclose it. */
  next(level: number): { readonly position: number; readonly depth: number } {
    let closed: { level: number; count: number } | undefined;
    while ((this.#open.at(-1)?.level ?? -1) > level) closed = this.#open.pop();
    let counter = this.#open.at(-1);
    if (counter?.level !== level) {
      // Levels 1, 3, 2: the last two are both children of the first, so the third continues the second's count.
      counter = { level, count: closed?.count ?? 0 };
      this.#open.push(counter);
    }
    counter.count++;
    return { position: counter.count, depth: this.#open.length - 1 };
  }

  reset(): void {
    this.#open.length = 0;
  }
}

const NONE: ClauseNumber = { label: '', short: '' };

/**
 * What every numbered clause is and its position, by id; `clauses` in reading order. Headings: parts, inside them (deeper level) chapters
 * counted anew in each part. Articles: through the whole resolution. Paragraphs: anew under each article, otherwise
 * through the whole resolution; a heading ends an article. Sub-clauses: anew under each paragraph, article or heading,
 * deeper ones anew under the one above. Levels may skip: only deeper and shallower matter. A sub-clause with no
 * paragraph before it counts from the start. Tables and footnotes: through the whole resolution; they end nothing, and neither do
 * titles, recitals and the testimonium, which have no number.
 */
export function positionsOf(clauses: readonly NumberedClause[]): Map<string, readonly [NumberedUnit, number]> {
  const positions = new Map<string, readonly [NumberedUnit, number]>();
  const headings = new Nest();
  const subparagraphs = new Nest();
  let articles = 0;
  let loose = 0;
  let tables = 0;
  let footnotes = 0;
  let inArticle: number | undefined;

  const count: { readonly [kind in ClauseKind]?: (level: number) => readonly [NumberedUnit, number] } = {
    heading: (level) => {
      subparagraphs.reset();
      inArticle = undefined;
      const { position, depth } = headings.next(level);
      return [depth === 0 ? 'part' : 'chapter', position];
    },
    article: () => {
      subparagraphs.reset();
      inArticle = 0;
      return ['article', ++articles];
    },
    paragraph: () => {
      subparagraphs.reset();
      return ['paragraph', inArticle === undefined ? ++loose : ++inArticle];
    },
    subparagraph: (level) => {
      const { position, depth } = subparagraphs.next(level);
      return [depth % 2 === 0 ? 'subparagraph' : 'item', position];
    },
    table: () => ['table', ++tables],
    footnote: () => ['footnote', ++footnotes],
  };

  for (const { id, kind, level, status } of clauses) {
    const counted = status === 'withdrawn' ? undefined : count[kind]?.(level);
    if (counted) positions.set(id, counted);
  }
  return positions;
}

/** How a language writes the number of a footnote: in an instrument of several texts they are counted through. */
export const footnoteNumber = (lang: Lang, position: number): ClauseNumber => WRITERS[lang].footnote(position, ABJAD);

/** The number of every clause, by id, as `positionsOf` counts them; `clauses` in reading order. */
export function numberClauses(
  clauses: readonly NumberedClause[],
  lang: Lang,
  options: NumberingOptions = {},
): Map<string, ClauseNumber> {
  const writers = WRITERS[lang];
  const alphabet = options.persianLetters === 'alphabetical' ? PERSIAN_ALPHABET : ABJAD;
  const positions = positionsOf(clauses);
  return new Map(
    clauses.map(({ id }) => {
      const [unit, position] = positions.get(id) ?? [];
      return [id, unit && position !== undefined ? writers[unit](position, alphabet) : NONE];
    }),
  );
}
