/** A text that was signed and closed, with the acts of rectification that have effect: what later copies and exports carry. */

import type { Declaration } from '../../src/domain/clause/declaration.ts';
import { correctionsInWords } from '../../src/domain/instrument/after-words.ts';
import { withCorrections } from '../../src/domain/instrument/corrected.ts';
import { effectiveActs, numberOf, type RectificationRecord } from '../../src/domain/instrument/rectification.ts';
import { standingSeal } from '../../src/domain/instrument/signing.ts';
import { LANGS, type PerLang } from '../../src/language/language.ts';
import type { Summit } from '../commands/summit.ts';

export type Corrected = {
  readonly declaration: Declaration;
  /** Which acts it carries, in words of each language. */
  readonly corrections: PerLang<readonly string[]>;
};

/** Numbers and times of acts, as a copy names them. */
export const namedActs = (
  summit: Summit,
  acts: readonly RectificationRecord[],
): readonly { readonly number: number; readonly at: string }[] =>
  acts.map((act) => ({ number: numberOf(summit.signing.rectifications, act), at: act.at }));

/** `at`: the point that was asked for. An earlier point keeps its words, whatever was corrected since. */
export function correctedText(
  summit: Summit,
  resolution: string,
  declaration: Declaration,
  at: string,
  now: string,
): Corrected {
  const seal = standingSeal(summit.signing);
  const part = seal?.closed ? seal.resolutions.find(({ id }) => id === resolution) : undefined;
  const isSealed =
    part && (at === 'now' || declaration.at.milestone === part.milestone) && declaration.digest === part.digest;
  if (!seal || !isSealed) return { declaration, corrections: {} };
  const acts = effectiveActs(summit.signing.rectifications, seal.id, now).filter(
    (act) => act.resolution === resolution,
  );
  if (acts.length === 0) return { declaration, corrections: {} };
  const timeZone = summit.facts?.timeZone ?? 'UTC';
  const named = namedActs(summit, acts);
  return {
    declaration: withCorrections(declaration, acts),
    corrections: Object.fromEntries(LANGS.map((lang) => [lang, correctionsInWords(lang, named, timeZone)])),
  };
}
