/**
 * What an instrument says of itself in each language: its title where nobody gave one, "Division I", the closing formula. Formulas
 * follow published texts; `review.json` says what a native legal linguist should read first.
 */
import { closing as azClosing, instrument as azInstrument } from './az/printed/instrument.ts';
import { closing as enClosing, instrument as enInstrument } from './en/printed/instrument.ts';
import { closing as faClosing, instrument as faInstrument } from './fa/printed/instrument.ts';
import { closing as kkClosing, instrument as kkInstrument } from './kk/printed/instrument.ts';
import type { Lang } from './language.ts';
import { countedAs } from './numbering.ts';
import type { EachLanguage } from './pack.ts';
import { closing as ruClosing, instrument as ruInstrument } from './ru/printed/instrument.ts';
import { closing as tkClosing, instrument as tkInstrument } from './tk/printed/instrument.ts';

type InstrumentKind = 'declaration' | 'statement' | 'resolution' | 'protocol' | 'memorandum';
type Nature = 'political' | 'binding';
type Act = 'adopted' | 'signed' | 'issued';

export type InstrumentWords = {
  readonly kinds: { readonly [kind in InstrumentKind]: string };
  /** `{kind}` of `{summit}`. */
  readonly title: (kind: string, summit: string) => string;
  /** Patterns as of `UnitNames`. Another word than the headings inside the resolutions have («بخش», "Раздел"), or two things would be called the same. */
  readonly part: string;
  readonly annex: string;
  /** Above the list of parties. */
  readonly parties: string;
  /** In `annexes`: what stands between the list of parties and the closing formula. */
  readonly cover: (kind: string, annexes: string) => string;
  /** Names of languages as the formula inflects them. */
  readonly languages: EachLanguage<string>;
  /** One to ten, as the formula inflects them. */
  readonly numbers: readonly string[];
  /** The formula of a first edition, which knew of signed texts only; another outcome has its own (`closingFormula`). */
  readonly done: (facts: Done) => string;
  /** Above a State's name at its place of signature; "" where the name would have to be inflected after it. */
  readonly signedFor: string;
  /** The city in the case that "done at" asks for, of a place that a summit's data names in the nominative; null where it stays. */
  readonly at: ((place: string) => string) | null;
};

type Done = {
  readonly kind: InstrumentKind;
  readonly place: string;
  readonly date: string;
  readonly count: string;
  readonly single: boolean;
  readonly languages: string;
  /** Texts cannot be equally authentic where there is one; originals can. */
  readonly oneLanguage: boolean;
};

export type ClosingFacts = {
  readonly kind: InstrumentKind;
  readonly nature: Nature;
  readonly act: Act;
  /** In the case that the formula asks for. */
  readonly place: string;
  readonly date: string;
  /** How many originals, in words. */
  readonly count: string;
  readonly single: boolean;
  /** Joined, as the formula inflects them. */
  readonly languages: string;
  readonly several: boolean;
  /** The language whose text decides, as the formula inflects it; "" where all count alike. */
  readonly prevailing: string;
};

/** What stands alike: the texts of several languages; of one language the originals, where there is more than one. */
type Alike = { readonly [what in 'texts' | 'originals']: { readonly [nature in Nature]: string } };

/** The closing formula by what comes out of a meeting. */
export type ClosingWords = {
  /** One word where an act is worded alike whether the text binds or not. */
  readonly verbs: { readonly [act in Act]: string | { readonly [nature in Nature]: string } };
  readonly alike: Alike;
  readonly done: (facts: ClosingFacts, verb: string, alike: string) => string;
  readonly prevails: (facts: ClosingFacts) => string;
};

export const INSTRUMENT_WORDS: EachLanguage<InstrumentWords> = {
  fa: faInstrument,
  ru: ruInstrument,
  az: azInstrument,
  kk: kkInstrument,
  tk: tkInstrument,
  en: enInstrument,
};

const CLOSING_WORDS: EachLanguage<ClosingWords> = {
  fa: faClosing,
  ru: ruClosing,
  az: azClosing,
  kk: kkClosing,
  tk: tkClosing,
  en: enClosing,
};

/** "Division I", «قسمت اول»; "Annex 1", «پیوست ۱»: the n-th piece of an instrument, from 1. */
export const pieceLabel = (lang: Lang, piece: 'part' | 'annex', n: number): string =>
  countedAs(lang, INSTRUMENT_WORDS[lang][piece], n);

/**
 * The formula and, where one text decides, the sentence that says so. Nature and act give the verb and what is said of the texts, the
 * numbers of originals and languages give the rest. Nothing is said that the data does not say: "done" and "authentic" are words of
 * treaties; a political text is adopted or signed, and its texts are equally valid.
 */
export function closingFormula(lang: Lang, facts: ClosingFacts): string {
  const { verbs, alike, done, prevails } = CLOSING_WORDS[lang];
  const { act, nature, several, single, prevailing } = facts;
  const what = several ? 'texts' : single ? null : 'originals';
  const verb = verbs[act];
  const said = typeof verb === 'string' ? verb : verb[nature];
  const formula = done(facts, said, what === null ? '' : alike[what][nature]);
  return prevailing === '' ? formula : `${formula} ${prevails(facts)}`;
}
