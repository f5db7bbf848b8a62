/**
 * Concordance: the columns of a clause say the same. Somebody reads two cells against each other and confirms it for the
 * two texts as they are; an edit in one makes exactly the pairs it touches stale. As many confirmed pairs as connect all
 * authentic columns are enough (n-1), unless the resolution asks for every pair.
 */

import { LANGS, type Lang } from '../../language/language.ts';
import type { Digest } from '../clause/clause.ts';
import { authenticOf, type ClauseFacts, type Ground } from '../ground.ts';
import type { PairRecord } from './record.ts';

export type { PairRecord } from './record.ts';

export type Pair = readonly [Lang, Lang];

/** Two languages in the order in which keys name them, which is that of the languages' table. */
export const inOrder = (a: Lang, b: Lang): Pair => (LANGS.indexOf(a) <= LANGS.indexOf(b) ? [a, b] : [b, a]);

/** "clause/fa/ru", whichever way round the two are given. */
export const pairKey = (clause: string, a: Lang, b: Lang): string => [clause, ...inOrder(a, b)].join('/');

/** `changed`: the columns whose text is not the one that was confirmed. */
export type PairState =
  | { readonly state: 'checked'; readonly record: PairRecord }
  | { readonly state: 'stale'; readonly record: PairRecord; readonly changed: readonly Lang[] }
  | { readonly state: 'never' }
  /** One side has no counterpart by design: there is nothing to compare. */
  | { readonly state: 'by-design' };

export function pairState(ground: Pick<Ground, 'pair'>, clause: ClauseFacts, a: Lang, b: Lang): PairState {
  const pair = inOrder(a, b);
  if (pair.some((lang) => clause.noCounterpart[lang] !== undefined)) return { state: 'by-design' };
  const record = ground.pair(pairKey(clause.id, a, b));
  if (!record) return { state: 'never' };
  const changed = pair.filter((lang, index) => clause.cell(lang) !== (record.digests[index] as Digest));
  return changed.length === 0 ? { state: 'checked', record } : { state: 'stale', record, changed };
}

/** Every pair of the authentic columns that have a counterpart, in the columns' order. */
export function pairsOf(ground: Pick<Ground, 'columns'>, clause: Pick<ClauseFacts, 'noCounterpart'>): readonly Pair[] {
  const langs = authenticOf(ground).filter((lang) => clause.noCounterpart[lang] === undefined);
  return langs.flatMap((a, index) => langs.slice(index + 1).map((b): Pair => [a, b]));
}

/**
 * Pairs that still have to be confirmed: all that are not, where every pair is asked for; else, for each column that no
 * confirmed pair connects to those before it, that column and its neighbour.
 */
export function missingPairs(
  ground: Pick<Ground, 'columns' | 'pair' | 'allPairs'>,
  clause: ClauseFacts,
): readonly Pair[] {
  const pairs = pairsOf(ground, clause);
  const checked = (pair: Pair): boolean => pairState(ground, clause, ...pair).state === 'checked';
  if (ground.allPairs) return pairs.filter((pair) => !checked(pair));
  const langs = authenticOf(ground).filter((lang) => clause.noCounterpart[lang] === undefined);
  const group = new Map<Lang, Lang>(langs.map((lang) => [lang, lang]));
  const join = (a: Lang, b: Lang): void => {
    const [from, into] = [group.get(a) as Lang, group.get(b) as Lang];
    for (const [lang, of] of group) if (of === from) group.set(lang, into);
  };
  for (const pair of pairs) if (checked(pair)) join(...pair);
  const missing: Pair[] = [];
  langs.forEach((lang, index) => {
    const before = langs.slice(0, index);
    if (index === 0 || before.some((other) => group.get(other) === group.get(lang))) return;
    missing.push([before.at(-1) as Lang, lang]);
  });
  return missing;
}

/** Which pairs keep the whole text from being signed off, clause by clause. */
export const collationMissing = (ground: Ground): readonly { readonly clause: string; readonly languages: Pair }[] =>
  ground.clauses
    .filter(({ status }) => status !== 'withdrawn')
    .flatMap((clause) => missingPairs(ground, clause).map((languages) => ({ clause: clause.id, languages })));
