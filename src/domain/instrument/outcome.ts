/**
 * What comes out of a meeting: a political text or a binding one, adopted by it, signed, or issued by its chair alone. The closing
 * formula, the places to sign and the words to avoid follow from it.
 */
import type { Lang, PerLang } from '../../language/language.ts';

export const NATURES = ['political', 'binding'] as const;
export const ACTS = ['adopted', 'signed', 'issued'] as const;
/** `single`: one original for all; `alternat`: one per State, in which it is named first. */
export const ORIGINALS = ['single', 'alternat'] as const;

export type Nature = (typeof NATURES)[number];
export type Act = (typeof ACTS)[number];
export type OriginalsMode = (typeof ORIGINALS)[number];

export type Outcome = {
  readonly nature: Nature;
  readonly act: Act;
  readonly originals: OriginalsMode;
  /** Which text decides where two differ; without it all count alike. */
  readonly prevailing?: Lang;
  /** What the text says of its own standing, in its own words: in every language or in none. */
  readonly status?: PerLang<string>;
};

/** What a summit has until somebody says otherwise. */
export const USUAL_OUTCOME: Outcome = { nature: 'political', act: 'adopted', originals: 'single' };

/** Letters of a sentence on the standing of the text. */
export const STATUS_LETTERS = 1000;

/** What of it does not fit together, or with the languages of the originals. */
export type OutcomeFault = 'prevailing' | 'issued-originals';

export function outcomeFault(outcome: Outcome | undefined, languages: readonly Lang[]): OutcomeFault | null {
  if (!outcome) return null;
  const { prevailing, act, originals } = outcome;
  if (prevailing !== undefined && (languages.length < 2 || !languages.includes(prevailing))) return 'prevailing';
  // The chair has one text; there is nobody to hold another original of it.
  return act === 'issued' && originals === 'alternat' ? 'issued-originals' : null;
}
