/**
 * What is still to do, as data for the pages that show it: what waits for one delegation, and how far the whole has come.
 */

import type { Lang } from '../../language/language.ts';
import type { ClauseStatus } from '../clause/clause.ts';
import type { Ground } from '../ground.ts';
import { bracketCounts, bracketsMissing } from './bracket-note.ts';
import { type Pair, pairState, pairsOf } from './concordance.ts';
import { presentStance } from './ladder.ts';
import type { ProposalRecord } from './record.ts';
import { silenceOn } from './silence.ts';

/** Reasons why a clause waits for a delegation; at least one is there. */
export type Waiting = {
  readonly clause: string;
  /** It has said nothing of the present text: never, or only of an earlier one. */
  readonly stance?: 'none' | 'lapsed';
  /** Until when its silence would be taken for agreement. */
  readonly silence?: string;
  /** Its columns that lack a bracket that others have. */
  readonly brackets?: readonly Lang[];
  /** Pairs with one of its columns that an edit made stale, or that initials still need. */
  readonly pairs?: readonly Pair[];
  /** Its tabled proposals with words in conflict with the present text. */
  readonly conflicts?: readonly string[];
};

/** Clauses that wait for `delegation`, which writes in `columns`, in reading order. */
export function whatWaits(
  ground: Ground,
  { delegation, columns }: { readonly delegation: string; readonly columns: readonly Lang[] },
): readonly Waiting[] {
  const stuck = new Map<string, string[]>();
  for (const { id, clause, state, delegation: whose, conflicts } of ground.proposals)
    if (state === 'tabled' && whose === delegation && conflicts && clause !== null)
      stuck.set(clause, [...(stuck.get(clause) ?? []), id]);
  const party = ground.parties.includes(delegation);
  return ground.clauses.flatMap((clause): Waiting[] => {
    const { id, status } = clause;
    if (status === 'withdrawn') return [];
    const written = ground.columns.some(({ lang }) => clause.plain(lang).trim() !== '');
    const stance = party && written ? presentStance(clause, delegation) : 'agree';
    const open = status === 'draft' || status === 'ad-referendum';
    const silence = silenceOn(ground, id);
    const brackets = bracketsMissing(ground, clause)
      .map(({ lang }) => lang)
      .filter((lang) => columns.includes(lang));
    const pairs = pairsOf(ground, clause).filter((pair) => {
      if (!pair.some((lang) => columns.includes(lang))) return false;
      const { state } = pairState(ground, clause, ...pair);
      return state === 'stale' || (state === 'never' && status === 'agreed');
    });
    const waiting: Waiting = {
      clause: id,
      ...(open && (stance === 'none' || stance === 'lapsed') ? { stance } : {}),
      ...(silence && (stance === 'none' || stance === 'lapsed') ? { silence: silence.until } : {}),
      ...(brackets.length > 0 ? { brackets } : {}),
      ...(pairs.length > 0 ? { pairs } : {}),
      ...(stuck.has(id) ? { conflicts: stuck.get(id) as string[] } : {}),
    };
    return Object.keys(waiting).length > 1 ? [waiting] : [];
  });
}

/** How far a resolution has come; withdrawn clauses are in `byStatus` only. */
export type Progress = {
  readonly clauses: number;
  readonly byStatus: { readonly [status in ClauseStatus]?: number };
  /** Open brackets, each dispute once (see `BracketCounts`). */
  readonly brackets: number;
  readonly stalePairs: number;
  readonly proposals: number;
};

export function progressOf(ground: Ground): Progress {
  const byStatus: { [status in ClauseStatus]?: number } = {};
  let clauses = 0;
  let stalePairs = 0;
  for (const clause of ground.clauses) {
    byStatus[clause.status] = (byStatus[clause.status] ?? 0) + 1;
    if (clause.status === 'withdrawn') continue;
    clauses++;
    for (const pair of pairsOf(ground, clause)) if (pairState(ground, clause, ...pair).state === 'stale') stalePairs++;
  }
  const proposals = ground.proposals.filter(({ state }: ProposalRecord) => state === 'tabled').length;
  return { clauses, byStatus, brackets: bracketCounts(ground).total, stalePairs, proposals };
}
