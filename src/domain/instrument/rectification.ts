/**
 * An act that corrects an error in a signed text: who was told and when, until when they may object, who confirmed that the columns still
 * say the same, and what became of it. Its time runs from when a delegation is told; it has effect from the beginning, as if the text had
 * always been so (VCLT 79), and not before the columns are confirmed anew.
 */

import type { Lang, PerLang } from '../../language/language.ts';
import type { CorrectionKind, FormChange } from './correction.ts';

type Pair = readonly [Lang, Lang];

export type RectificationRecord = {
  readonly id: string;
  readonly seal: string;
  readonly resolution: string;
  readonly clause: string;
  /** Of a `copy` the words that it has; `texts` are those of the originals, which stand. */
  readonly old: PerLang<string>;
  readonly texts: PerLang<string>;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  /** UTC. */
  readonly until: string;
  readonly objections: readonly { readonly delegation: string; readonly reason: string; readonly at: string }[];
  /** What follows is absent in acts of earlier versions: they took effect at `until`, without anybody being told. */
  readonly kind?: CorrectionKind;
  /** How long a delegation has from when it is told. */
  readonly days?: number;
  /** Delegations that have to be told, and those that were. `how`: by other means than this program. */
  readonly tell?: readonly string[];
  readonly notified?: readonly Notified[];
  /** Pairs of columns to be read against each other anew. */
  readonly pairs?: readonly NewPair[];
  readonly confirmed?: readonly Confirmation[];
  readonly withdrawn?: { readonly at: string; readonly by: string; readonly reason: string };
  /** What the words weigh, by column. */
  readonly weighed?: PerLang<readonly FormChange[]>;
};

export type Notified = { readonly delegation: string; readonly at: string; readonly by: string; readonly how?: string };
/** `sides`: delegations that have each of the two columns; one of each confirms, the legal staff for a column that none has. */
export type NewPair = { readonly languages: Pair; readonly sides?: readonly [readonly string[], readonly string[]] };
/** Without a delegation: of the legal staff. */
export type Confirmation = {
  readonly languages: Pair;
  readonly delegation?: string;
  readonly member: string;
  readonly at: string;
};

export type RectificationFact =
  | { readonly fact: 'rectification'; readonly rectification: RectificationRecord }
  | {
      readonly fact: 'rectification.objection';
      readonly rectification: string;
      readonly objection: RectificationRecord['objections'][number];
    }
  | { readonly fact: 'rectification.notified'; readonly rectification: string; readonly notified: Notified }
  | { readonly fact: 'rectification.confirmed'; readonly rectification: string; readonly confirmation: Confirmation }
  | {
      readonly fact: 'rectification.withdrawn';
      readonly rectification: string;
      readonly withdrawn: NonNullable<RectificationRecord['withdrawn']>;
    };

export function foldRectifications(
  list: readonly RectificationRecord[],
  fact: RectificationFact,
): readonly RectificationRecord[] {
  if (fact.fact === 'rectification') return [...list, fact.rectification];
  return list.map((one) => (one.id === fact.rectification ? changedBy(one, fact) : one));
}

type Later = Exclude<RectificationFact, { readonly fact: 'rectification' }>;
function changedBy(one: RectificationRecord, fact: Later): RectificationRecord {
  switch (fact.fact) {
    case 'rectification.objection':
      return { ...one, objections: [...one.objections, fact.objection] };
    case 'rectification.notified':
      return { ...one, notified: [...(one.notified ?? []), fact.notified] };
    case 'rectification.confirmed':
      return { ...one, confirmed: [...(one.confirmed ?? []), fact.confirmation] };
    case 'rectification.withdrawn':
      return { ...one, withdrawn: fact.withdrawn };
  }
}

const DAY = 86_400_000;

/** Delegations that nobody has told yet. */
export const untold = ({
  tell = [],
  notified = [],
}: Pick<RectificationRecord, 'tell' | 'notified'>): readonly string[] =>
  tell.filter((party) => !notified.some(({ delegation }) => delegation === party));

/** Until when a State may object; null while one was not told, whose time has not begun. */
export function deadlineOf(act: Pick<RectificationRecord, 'until' | 'tell' | 'notified' | 'days'>): string | null {
  if (untold(act).length > 0) return null;
  const { until, notified = [], days = 0 } = act;
  return notified.reduce((latest, { at }) => {
    const own = new Date(Date.parse(at) + days * DAY).toISOString();
    return own > latest ? own : latest;
  }, until);
}

const isPair = ([a, b]: Pair, [c, d]: Pair): boolean => (a === c && b === d) || (a === d && b === c);

type Confirming = Pick<RectificationRecord, 'pairs' | 'confirmed'>;

/** Was it confirmed by whoever has to? */
function isConfirmed({ languages, sides }: NewPair, confirmed: readonly Confirmation[]): boolean {
  const given = confirmed.filter((one) => isPair(one.languages, languages));
  if (!sides) return given.length > 0;
  return sides.every((side) =>
    given.some(({ delegation }) => (side.length === 0 ? delegation === undefined : side.includes(delegation ?? ''))),
  );
}

/**
 * Pairs that still have to be confirmed. Where anybody may confirm, as many as connect a corrected column to the others are enough, as in
 * the text itself; where those do who have the columns, all of them.
 */
export function pairsMissing({ pairs = [], confirmed = [] }: Confirming, changed: readonly Lang[]): readonly NewPair[] {
  const open = pairs.filter((pair) => !isConfirmed(pair, confirmed));
  const connected = new Set<Lang>(
    pairs.flatMap(({ languages }) => languages).filter((lang) => !changed.includes(lang)),
  );
  // Where every column was corrected there is none to hold on to but the first.
  if (connected.size === 0 && pairs[0]) connected.add(pairs[0].languages[0]);
  for (let grows = true; grows; ) {
    grows = false;
    for (const pair of pairs) {
      const [a, b] = pair.languages;
      if (pair.sides || open.includes(pair) || connected.has(a) === connected.has(b)) continue;
      connected.add(a).add(b);
      grows = true;
    }
  }
  return open.filter(({ languages, sides }) => sides || languages.some((lang) => !connected.has(lang)));
}

/** Columns that the act corrects. */
export const correctedIn = ({ old, texts }: Pick<RectificationRecord, 'old' | 'texts'>): readonly Lang[] =>
  (Object.keys(texts) as Lang[]).filter((lang) => (texts[lang] ?? '') !== (old[lang] ?? ''));

/**
 * `untold`: a delegation does not know of it yet. `objected` at the first objection. `unconfirmed`: the deadline is past without one, and
 * the columns were not all confirmed anew.
 */
export const RECTIFICATION_STATES = ['untold', 'open', 'objected', 'withdrawn', 'unconfirmed', 'effective'] as const;
export type RectificationState = (typeof RECTIFICATION_STATES)[number];

type Standing = Pick<RectificationRecord, 'objections' | 'until'> & Partial<RectificationRecord>;

export function rectificationState(act: Standing, now: string): RectificationState {
  if (act.withdrawn) return 'withdrawn';
  if (act.objections.length > 0) return 'objected';
  const deadline = deadlineOf(act);
  if (deadline === null) return 'untold';
  if (now < deadline) return 'open';
  return pairsMissing(act, correctedIn({ old: act.old ?? {}, texts: act.texts ?? {} })).length > 0
    ? 'unconfirmed'
    : 'effective';
}

/** Since when it counts that the act has effect, for whoever asks which copy carries it; the effect itself is from the beginning. */
export function effectiveAt(act: RectificationRecord, now: string): string | null {
  if (rectificationState(act, now) !== 'effective') return null;
  const last = (act.confirmed ?? []).at(-1)?.at ?? '';
  const deadline = deadlineOf(act) ?? act.until;
  return last > deadline ? last : deadline;
}

/** Does it change the text, and not only a copy of it? */
export const correctsText = ({ kind }: Pick<RectificationRecord, 'kind'>): boolean => kind !== 'copy';

/** The acts of a seal that have effect at this moment, in the order in which they were tabled. */
export const effectiveActs = (
  acts: readonly RectificationRecord[],
  seal: string,
  now: string,
): readonly RectificationRecord[] =>
  acts.filter((act) => act.seal === seal && correctsText(act) && rectificationState(act, now) === 'effective');

/** Which correction of its instrument it is, from 1. */
export const numberOf = (
  acts: readonly RectificationRecord[],
  { id, seal }: Pick<RectificationRecord, 'id' | 'seal'>,
): number => acts.filter((one) => one.seal === seal).findIndex((one) => one.id === id) + 1;
