/**
 * Small words that hold on to a neighbour: a preposition to what follows it, a postposition to what stands before it. Only the
 * commonest ones.
 */
import { particles as az } from './az/reading.ts';
import { particles as en } from './en/reading.ts';
import { particles as fa } from './fa/reading.ts';
import { particles as kk } from './kk/reading.ts';
import type { Lang } from './language.ts';
import type { EachLanguage, Particles } from './pack.ts';
import { particles as ru } from './ru/reading.ts';
import { particles as tk } from './tk/reading.ts';

const PARTICLES: EachLanguage<Particles> = { fa, ru, az, kk, tk, en };

const set = (words: string): ReadonlySet<string> => new Set(words.split(' ').filter((word) => word !== ''));

const known = new Map<Lang, { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> }>();

/** Words that stand before theirs, and words that stand after theirs. */
export function particlesOf(lang: Lang): { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> } {
  const { before, after } = PARTICLES[lang];
  const found = known.get(lang) ?? { before: set(before), after: set(after) };
  known.set(lang, found);
  return found;
}

/** Does the verb end the sentence? What a contested phrase is last in elsewhere it is last but one in there. */
export const isVerbLast = (lang: Lang): boolean => PARTICLES[lang].verbLast;
