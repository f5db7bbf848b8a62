/**
 * The six languages of a declaration and what is true of each: script, direction, digits, separators, quotation marks,
 * alphabet. Own tables and not `Intl`, because the desktop's Chromium ships no az, kk or tk data while Node does: a
 * number or a date must not look different on the server and on the screen. Everything that depends on a language reads
 * these facts; `number.ts`, `date.ts`, `collation.ts`, `orthography.ts`, `words.ts` and `numbering.ts` build on them.
 */
export const LANGS = ['fa', 'ru', 'az', 'kk', 'tk', 'en'] as const;

/** A column's language. The order of `LANGS` has no meaning beyond being stable. */
export type Lang = (typeof LANGS)[number];

/** A value per language, some of which may be missing. */
export type PerLang<T> = Partial<Record<Lang, T>>;

/** Where nothing else is known: the interface before anybody has chosen. */
export const DEFAULT_LANGUAGE: Lang = 'en';

export const isLang = (value: unknown): value is Lang => (LANGS as readonly unknown[]).includes(value);

/** An opening and a closing mark. */
export type QuotePair = readonly [open: string, close: string];

export type LanguageFacts = {
  readonly code: Lang;
  /** For `lang` attributes and `Intl`, with script and territory. */
  readonly bcp47: string;
  /** ISO 639-2/T, as Akoma Ntoso and signed manifests want it. */
  readonly iso6392: string;
  readonly dir: 'rtl' | 'ltr';
  /** The language's name in itself. */
  readonly endonym: string;
  readonly script: 'arab' | 'cyrl' | 'latn';
  /** Ten characters, zero first. */
  readonly digits: string;
  readonly decimal: string;
  readonly group: string;
  /** Written after the digits, with the no-break space where the language has one. */
  readonly percent: string;
  /** Written before the digits of a negative number. */
  readonly minus: string;
  readonly quotes: { readonly outer: QuotePair; readonly inner: QuotePair };
  /** Without the space that follows. */
  readonly comma: string;
  readonly semicolon: string;
  readonly question: string;
  /** The word before the last item of a list, without spaces. */
  readonly listAnd: string;
  /** The official alphabet in its order, lower case. */
  readonly alphabet: string;
  /** The alphabet in sorting order including letters that occur only in foreign names, lower case. */
  readonly sorting: string;
  /** Matches exactly one letter a text of this language may use in its own words, either case. */
  readonly letters: RegExp;
};

const NBSP = '\u00a0';
const GUILLEMETS: QuotePair = ['«', '»'];
const CURLY: QuotePair = ['“', '”'];
const WESTERN = '0123456789';
const EUROPEAN = { digits: WESTERN, minus: '-', comma: ',', semicolon: ';', question: '?' } as const;

/** One facts sheet per language. Sources: CLDR 48 for separators, published law of each state for the rest. */
export const LANGUAGES: Readonly<Record<Lang, LanguageFacts>> = {
  fa: {
    code: 'fa',
    bcp47: 'fa-IR',
    iso6392: 'fas',
    dir: 'rtl',
    endonym: 'فارسی',
    script: 'arab',
    digits: '۰۱۲۳۴۵۶۷۸۹',
    decimal: '٫',
    group: '٬',
    percent: '٪',
    // The left-to-right mark keeps the sign left of the digits: without it the minus moves to their right.
    minus: '\u200e\u2212',
    quotes: { outer: GUILLEMETS, inner: CURLY }, // native review: inner marks; ‹ › is also seen
    comma: '،',
    semicolon: '؛',
    question: '؟',
    listAnd: 'و',
    alphabet: 'ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی',
    sorting: 'آاءبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی',
    letters: /^[اآبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءأؤئۀ]$/u,
  },
  ru: {
    ...EUROPEAN,
    code: 'ru',
    bcp47: 'ru-RU',
    iso6392: 'rus',
    dir: 'ltr',
    endonym: 'Русский',
    script: 'cyrl',
    decimal: ',',
    group: NBSP,
    percent: `${NBSP}%`,
    quotes: { outer: GUILLEMETS, inner: ['„', '“'] },
    listAnd: 'и',
    alphabet: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
    sorting: 'абвгдежзийклмнопрстуфхцчшщъыьэюя',
    letters: /^[а-яёА-ЯЁ]$/u,
  },
  az: {
    ...EUROPEAN,
    code: 'az',
    bcp47: 'az-Latn-AZ',
    iso6392: 'aze',
    dir: 'ltr',
    endonym: 'Azərbaycanca',
    script: 'latn',
    decimal: ',',
    group: '.',
    percent: '%',
    quotes: { outer: CURLY, inner: ['‘', '’'] }, // native review: legislation also prints «»
    listAnd: 'və',
    alphabet: 'abcçdeəfgğhxıijkqlmnoöprsştuüvyz',
    sorting: 'abcçdeəfgğhxıijkqlmnoöprsştuüvwyz',
    letters: /^[abcçdeəfgğhxıijkqlmnoöprsştuüvyzABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ]$/u,
  },
  kk: {
    ...EUROPEAN,
    code: 'kk',
    bcp47: 'kk-Cyrl-KZ',
    iso6392: 'kaz',
    dir: 'ltr',
    endonym: 'Қазақша',
    script: 'cyrl',
    decimal: ',',
    group: NBSP,
    percent: '%',
    quotes: { outer: GUILLEMETS, inner: CURLY }, // native review: both pairs
    listAnd: 'және',
    alphabet: 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя',
    sorting: 'аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя',
    letters: /^[а-яёА-ЯЁәғқңөұүһіӘҒҚҢӨҰҮҺІ]$/u,
  },
  tk: {
    ...EUROPEAN,
    code: 'tk',
    bcp47: 'tk-Latn-TM',
    iso6392: 'tuk',
    dir: 'ltr',
    endonym: 'Türkmençe',
    script: 'latn',
    decimal: ',',
    group: NBSP,
    percent: `${NBSP}%`,
    quotes: { outer: CURLY, inner: ['‘', '’'] }, // native review: «» and “ ” are both official
    listAnd: 'we',
    alphabet: 'abçdeäfghijžklmnňoöprsştuüwyýz',
    sorting: 'abcçdeäfghijžklmnňoöpqrsştuüvwxyýz',
    letters: /^[abçdeäfghijžklmnňoöprsştuüwyýzABÇDEÄFGHIJŽKLMNŇOÖPRSŞTUÜWYÝZ]$/u,
  },
  en: {
    ...EUROPEAN,
    code: 'en',
    bcp47: 'en-GB',
    iso6392: 'eng',
    dir: 'ltr',
    endonym: 'English',
    script: 'latn',
    decimal: '.',
    group: ',',
    percent: '%',
    quotes: { outer: CURLY, inner: ['‘', '’'] },
    listAnd: 'and',
    alphabet: 'abcdefghijklmnopqrstuvwxyz',
    sorting: 'abcdefghijklmnopqrstuvwxyz',
    letters: /^[a-zA-Z]$/u,
  },
};

export const language = (lang: Lang): LanguageFacts => LANGUAGES[lang];

/** "a", "a və b", "a, b və c": no comma before the last item, and no invisible marks in Persian. */
export function joinList(lang: Lang, items: readonly string[]): string {
  const { comma, listAnd } = LANGUAGES[lang];
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(`${comma} `)} ${listAnd} ${items.at(-1)}`;
}
