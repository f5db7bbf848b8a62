/**
 * What an error in a signed text may be, and what a change of its words weighs. An error of form is corrected beside the text; what
 * changes substance is an amendment and goes to adoption. The weighing itself reads words and lives in `src/checks`.
 */

/**
 * `typing`: a slip of the keyboard. `concordance`: one column does not say what all others say. `copy`: a certified copy has other words
 * than the originals, which stay as they are.
 */
export const CORRECTION_KINDS = ['typing', 'concordance', 'copy'] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

/** What a change of form is. */
export const FORMS = [
  'spelling',
  'letters',
  'doubled',
  'punctuation',
  'space',
  'joiner',
  'wording',
  'supported',
] as const;
export type Form = (typeof FORMS)[number];

/** Why a change is one of substance. */
export const SUBSTANCES = [
  'number',
  'date',
  'negation',
  'modal',
  'party',
  'bracket',
  'sentence',
  'mark',
  'capital',
  'added',
  'dropped',
  'order',
  'word',
  'long',
  'invisible',
] as const;
export type Substance = (typeof SUBSTANCES)[number];

/** Words before and after; "" where there are none. */
type Words = { readonly old: string; readonly young: string };
export type FormChange = Words & { readonly form: Form };
export type SubstanceChange = Words & { readonly why: Substance };

/** What the change of one column weighs. */
export type Weighed =
  | { readonly weight: 'same' }
  | { readonly weight: 'form'; readonly changes: readonly FormChange[] }
  | { readonly weight: 'substance'; readonly changes: readonly SubstanceChange[] };

/** Characters of old or new words that a refusal quotes. */
export const QUOTED = 120;
/** Changes that a refusal or an act names; further ones are of the same text and can be read in it. */
export const NAMED = 12;
