/**
 * The order of the States: one list, agreed once, for every column, every original and every list in them. The alphabets of five
 * columns give up to five orders; the States would then be named otherwise in one column than in the next. What a first edition
 * stored (no list but each column's own alphabet, or a bare list) is still read, so that what was sealed stays what it was.
 */
import { compareText } from '../../language/collation.ts';
import { DEFAULT_LANGUAGE, type Lang } from '../../language/language.ts';
import type { Delegation } from '../summit/summit.ts';

/** What the list rests on: an agreement, the alphabet of one language over the short names, or the host before the others. */
export type OrderBasis = 'agreed' | 'host-first' | { readonly alphabet: Lang };

export type StatesOrder = {
  /** Every delegation of the summit, once. */
  readonly list: readonly string[];
  readonly basis: OrderBasis;
  /** ISO day on which the States settled it; without it the list is only a proposal. */
  readonly decidedAt?: string;
};

/** As it may lie in a folder: of a first edition each column's own alphabet, or a bare list. */
export type StoredOrder = StatesOrder | 'alphabetical' | readonly string[];

type Named = Pick<Delegation, 'id' | 'names' | 'official'>;

/** The order of both Caspian conventions, 2003 and 2018. */
const CASPIAN: readonly string[] = ['AZ', 'IR', 'KZ', 'RU', 'TM'];

/** What is proposed until the States agree: the order of the Caspian conventions, other delegations behind it, by their ids. */
export const usualOrder = (ids: readonly string[]): readonly string[] => [
  ...CASPIAN.filter((id) => ids.includes(id)),
  ...ids.filter((id) => !CASPIAN.includes(id)).sort(),
];

export const isStatesOrder = (order: StoredOrder): order is StatesOrder =>
  typeof order === 'object' && !Array.isArray(order);

/** Have the States settled it? A bare list of a first edition was agreed when it was chosen. */
export const isSettled = (order: StoredOrder): boolean =>
  order !== 'alphabetical' && (!isStatesOrder(order) || order.decidedAt !== undefined);

/** The one list; null where each column still has its own alphabet. */
export function listOf(order: StoredOrder): readonly string[] | null {
  if (order === 'alphabetical') return null;
  return isStatesOrder(order) ? order.list : order;
}

/** By the alphabet of `lang` over the short names, as the United Nations seat their members. */
export const byAlphabet = (parties: readonly Named[], lang: Lang): readonly string[] =>
  [...parties].sort((a, b) => compareText(lang, a.names[lang] ?? a.id, b.names[lang] ?? b.id)).map(({ id }) => id);

/** By the alphabet of `lang` over the official names, as a first edition did it in each column. */
const byOfficialNames = (parties: readonly Named[], lang: Lang): readonly string[] => {
  const named = (party: Named): string => party.official[lang] ?? party.names[lang] ?? party.id;
  return [...parties].sort((a, b) => compareText(lang, named(a), named(b))).map(({ id }) => id);
};

/** These States in the order; `lang` counts only for what a first edition stored. A State that the list forgets stands behind it. */
export function inOrder(order: StoredOrder, parties: readonly Named[], lang: Lang): readonly string[] {
  const list = listOf(order);
  if (list === null) return byOfficialNames(parties, lang);
  const present = new Set(parties.map(({ id }) => id));
  const listed = list.filter((id) => present.has(id));
  const named = new Set(listed);
  const rest = parties.filter(({ id }) => !named.has(id));
  return [...listed, ...(isStatesOrder(order) ? rest.map(({ id }) => id).sort() : byOfficialNames(rest, lang))];
}

/** The same States by the one list; as they come where each column still has its own alphabet. */
export function inOneOrder<State extends Named>(order: StoredOrder, states: readonly State[]): readonly State[] {
  if (listOf(order) === null) return states;
  const place = new Map(inOrder(order, states, DEFAULT_LANGUAGE).map((id, at) => [id, at]));
  return [...states].sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
}

/** Why a list is no order of these States. */
export type OrderFault =
  | { readonly fault: 'forgets' | 'repeats' | 'stranger'; readonly states: readonly string[] }
  /** It says that it is an alphabet, and is not. */
  | { readonly fault: 'basis'; readonly states: readonly string[] };

export function orderFault(order: StoredOrder, delegations: readonly Named[]): OrderFault | null {
  const list = listOf(order);
  if (list === null) return null;
  const known = new Set(delegations.map(({ id }) => id));
  const named = new Set<string>();
  const repeated = new Set<string>();
  for (const id of list) (named.has(id) ? repeated : named).add(id);
  if (repeated.size > 0) return { fault: 'repeats', states: [...repeated] };
  const strangers = list.filter((id) => !known.has(id));
  if (strangers.length > 0) return { fault: 'stranger', states: strangers };
  const forgotten = [...known].filter((id) => !named.has(id));
  if (forgotten.length > 0) return { fault: 'forgets', states: forgotten };
  if (!isStatesOrder(order) || typeof order.basis === 'string') return null;
  const alphabet = byAlphabet(delegations, order.basis.alphabet);
  return alphabet.join() === list.join() ? null : { fault: 'basis', states: alphabet };
}
