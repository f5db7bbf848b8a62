/**
 * What a language pack is: everything that is true of one language, in one folder. The parts load separately (a page needs no printed
 * wording), so each has a file in the folder and a module beside it that gathers the six; a code that is added to `LANGS` does not
 * compile before every part of its pack is there.
 */
import type { Lang } from './language.ts';
import type { Messages } from './messages.ts';
import type { ActWords, AfterWords } from './printed-after.ts';
import type { AlternatWording, DetailWording, PageWording, RedlineWording, RoleWords } from './printed-export.ts';
import type { ClosingWords, InstrumentWords } from './printed-instrument.ts';
import type {
  AdoptionWords,
  DocumentWords,
  PeopleWords,
  PositionWords,
  RulesWords,
  SummaryWords,
} from './printed-meeting.ts';
import type { ReportWords } from './printed-report.ts';
import type { ActsWording, HowToWording, VerificationWording, WindowsWording } from './printed-sealed.ts';

/** A value for each language. */
export type EachLanguage<T> = Readonly<Record<Lang, T>>;

/** An opening and a closing mark. */
export type QuotePair = readonly [open: string, close: string];

/** Endings by the last spoken element; index 0 of `units` and `tens` is unused except for the number zero itself. */
export type OrdinalEndings = {
  readonly units: readonly string[];
  readonly tens: readonly string[];
  readonly hundred: string;
  readonly thousand: string;
  readonly million: string;
  readonly milliard: string;
};

/** `facts.ts`: script, letters, digits, separators, quotation marks, spelling. */
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
  /** What an ordinal puts behind its digits: by its last spoken element, or always the same; "" for nothing. */
  readonly ordinals: string | OrdinalEndings;
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
  /** Are I, ı and İ, i two letters? */
  readonly dotlessI: boolean;
  /** The same letter typed with another keyboard, for sorting: each as the letter of the alphabet. */
  readonly twins: { readonly [letter: string]: string };
  /**
   * What is only spelling, beyond what is so everywhere: rows of characters, and what each becomes: its counterpart in `to`, or all
   * of `to` when that is at most one character. Look-alikes of the other script come from `script`.
   */
  readonly folding: readonly (readonly [from: string, to: string])[];
  /** Spaces that are only spelling; null where every space counts. */
  readonly looseSpaces: RegExp | null;
};

/** A day of a year in one calendar; `month` 1 to 12, `name` that month's. */
export type NamedDay = {
  readonly day: number;
  readonly month: number;
  readonly name: string;
  readonly year: number;
};

/** A date in words; `nth` writes a number as an ordinal of the language. Digits become the language's own afterwards. */
export type Saying = (date: NamedDay, nth: (value: number) => string) => string;

/** `dates.ts`: months of both calendars, how dates are written, and how months are spelled in texts. */
export type DateFacts = {
  /** In the form a full date needs, January or Farvardin first. Names of CLDR 48, era marks left out. */
  readonly months: { readonly gregorian: readonly string[]; readonly solar: readonly string[] };
  /**
   * As texts have them, in small letters: twelve months, "/" between spellings of one; a trailing "=" means the word takes no ending.
   * null where texts have none but those of `months`.
   */
  readonly spellings: { readonly gregorian: string | null; readonly solar: string | null };
  /** In characters of the folded word: ru феврал-ем, az noyabr-ındakı. */
  readonly longestEnding: number;
  /** The calendar that the language counts days by. */
  readonly counts: 'gregorian' | 'solar';
  /** In figures: `d` and `m` become two digits, `y` the year. */
  readonly numeric: string;
  /** With the year, in the language's own calendar. */
  readonly long: Saying;
  /** Without the year. */
  readonly day: Saying;
  /** Both calendars as a testimonium names the day. */
  readonly both: (date: NamedDay, solar: NamedDay, nth: (value: number) => string) => string;
};

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

/** What published texts number, as labels that people typed have it; `section` is the "§" below a chapter. */
export const LABEL_UNITS = ['part', 'chapter', 'section', 'article', 'paragraph', 'subparagraph'] as const;
export type LabelUnit = (typeof LABEL_UNITS)[number];

/** Words of a unit as the insides of two patterns, in front of the number ("Статья 1") and behind it ("1-бап"). */
export type LabelWords = { readonly before: string; readonly behind: string };

/** `numbering.ts`: how clauses are counted, here and in texts that come in. */
export type CountingFacts = {
  /** Rows of letters that sub-clauses are counted by, with spaces between; the first unless an option asks for the second. */
  readonly letters: readonly string[];
  /** Rows that other texts have, for reading. */
  readonly otherLetters: readonly string[];
  /** Ordinals in words, as `{word}` wants them, by a rule from 1 on, with other words for reading; null where no unit is named so. */
  readonly inWords: {
    readonly say: (value: number) => string;
    readonly also: readonly (readonly [word: string, value: number])[];
  } | null;
  /** All forms that are met, written as a heading writes them. */
  readonly labels: { readonly [unit in LabelUnit]?: Partial<LabelWords> };
  /** Ordinals in words that head parts and chapters, first to tenth; each in one form or in two. Empty where `inWords` knows them. */
  readonly ordinals: string;
};

/**
 * `numbering.ts`, too: how running text and headings name a unit, and what stands at the head of its own text. `{n}` is the number in
 * digits, `{nth}` as an ordinal, `{roman}` and `{small}` in Roman numerals, `{letter}` by the letters, `{word}` in words.
 */
export type UnitNames = { readonly [unit in NumberedUnit]: readonly [label: string, short: string] };

export type GrammaticalCase =
  | 'nominative'
  | 'genitive'
  | 'dative'
  | 'accusative'
  | 'locative'
  | 'ablative'
  | 'instrumental'
  | 'prepositional';

/** `states.ts`: the names of the Caspian States as sentences inflect them. */
export type StateNames = {
  /** A name in the nominative and its further cases in their order, "|" between them; "-x" puts x behind the name. */
  readonly names: readonly (readonly [name: string, forms: string])[];
  /** Official names with the article that running text gives them (a list of parties has none); null in a language without. */
  readonly articles: { readonly [name: string]: string } | null;
};

/** Words of one kind: what a text may have, as a pattern for the whole word, and what it is worth. */
export type NumberEntry = readonly [pattern: string, worth: number];
/** `number-words.ts`: numbers in words. They excuse a figure that is missing, so a word counts whole, with the endings that it may have. */
export type NumberWords = {
  readonly numbers: readonly NumberEntry[];
  /** Thousand, million, milliard: the number before them is multiplied. */
  readonly multipliers: readonly NumberEntry[];
  /** What may stand inside a number, as «و» in «بیست و پنج». `needed`: without it two words are two numbers. */
  readonly joint?: { readonly pattern: string; readonly needed: boolean };
  /** "iki yüz" is two hundred, and ten and one are eleven. */
  readonly stacks: boolean;
  /** Words that look like a number with an ending and are something else: "üçün" is "for", «бірге» "together". */
  readonly others?: readonly string[];
};

/** `reading.ts`, too: how a text names an article or a paragraph by its number, and what else has articles. */
export type ReferenceWords = {
  /** The number is the one group of each pattern; one that comes first is tried from its first digit only. */
  readonly article: RegExp;
  readonly paragraph: RegExp;
  /** Stems of instruments. */
  readonly instruments: RegExp;
};

/** `reading.ts`: little words that cling to a neighbour, as rows with spaces between. */
export type Particles = {
  /** Stand before their words. */
  readonly before: string;
  /** Stand after their words. */
  readonly after: string;
  /** The verb ends the sentence. */
  readonly verbLast: boolean;
};

/** `printed/<paper>.ts`: words on paper, a file for the papers that are read together. */
export type PrintedWords = {
  readonly instrument: { readonly instrument: InstrumentWords; readonly closing: ClosingWords };
  readonly after: { readonly act: ActWords; readonly after: AfterWords };
  readonly meeting: {
    readonly rules: RulesWords;
    readonly people: PeopleWords;
    readonly documents: DocumentWords;
    readonly position: PositionWords;
    readonly summary: SummaryWords;
    readonly adoption: AdoptionWords;
  };
  readonly report: { readonly report: ReportWords; readonly more: string };
  readonly export: {
    readonly page: PageWording;
    readonly alternat: AlternatWording;
    readonly redline: RedlineWording;
    readonly redlineDetail: DetailWording;
    readonly roles: RoleWords;
  };
  readonly sealed: {
    readonly acts: ActsWording;
    readonly verification: VerificationWording;
    readonly howTo: HowToWording;
    readonly howToWindows: WindowsWording;
  };
};

/** All that a pack's folder holds. Whoever reads a whole pack is a test or a tool; everything else imports a part. */
export type LanguagePack = {
  readonly facts: LanguageFacts;
  readonly dates: DateFacts;
  readonly counting: CountingFacts;
  readonly units: UnitNames;
  /** In the order in which grammars list them (`states.ts`). */
  readonly cases: readonly GrammaticalCase[];
  readonly states: StateNames;
  /** Beside the endonym, as people write them over a column (`reading.ts`). */
  readonly names: readonly string[];
  readonly particles: Particles;
  readonly numberWords: NumberWords;
  readonly references: ReferenceWords;
  readonly printed: PrintedWords;
  readonly messages: Messages;
};
