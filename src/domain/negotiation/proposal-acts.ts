/**
 * Proposals that ask for something else than other words: that a clause be deleted, or stand elsewhere; and what others and its author do
 * with one that is tabled: delegations join it, its author amends it.
 */

import { STATUSES } from '../clause/clause.ts';
import { moved, withdrawnAlong } from '../clause/footnote-acts.ts';
import { LIMITS } from '../command.ts';
import type { ClauseFacts, Ground } from '../ground.ts';
import {
  accept,
  type Circumstances,
  type Effect,
  filled,
  type Judges,
  type Refused,
  refuse,
  unmet,
} from '../verdict.ts';
import type { ProposalAction, ProposalRecord } from './record.ts';
import { silenceOn } from './silence.ts';

/** The clause behind which `clause` stands now; null for the first, or where it is not there. */
const behind = (ground: Pick<Ground, 'clauses'>, clause: string): string | null =>
  ground.clauses[ground.clauses.findIndex(({ id }) => id === clause) - 1]?.id ?? null;

/** What keeps this from being asked of `clause`; null when nothing does. */
export function cannotAsk(ground: Ground, clause: ClauseFacts, action: ProposalAction): Refused | null {
  if (action.do === 'delete') return null;
  const { after } = action;
  if (after === clause.id) return refuse('bad-command');
  if (after !== null && !ground.clause(after)) return refuse('unknown-clause');
  if (after === behind(ground, clause.id)) return unmet({ kind: 'no-difference' });
  const effects = moved(ground, clause, after);
  return 'ok' in effects ? effects : null;
}

type Deciding = Pick<Circumstances, 'now' | 'seq'> & { readonly member: string; readonly reason: string | undefined };

/** Effects of doing what `proposal` asks. A clause that is frozen is deleted only with a reason, as it is reopened. */
export function done(
  ground: Ground,
  clause: ClauseFacts,
  { action, ...proposal }: ProposalRecord & { readonly action: ProposalAction },
  { now, seq, member, reason }: Deciding,
): readonly Effect[] | Refused {
  const decided = { member, at: now, ...(reason ? { reason } : {}) };
  const put: Effect = { type: 'proposal.put', record: { ...proposal, action, state: 'accepted', decided } };
  if (action.do === 'move') {
    const effects = moved(ground, clause, action.after);
    return 'ok' in effects ? effects : [...effects, put];
  }
  const silence = silenceOn(ground, clause.id);
  if (silence) return unmet({ kind: 'silence', clause: clause.id, until: silence.until });
  const isFrozen = STATUSES[clause.status].frozen;
  if (isFrozen && !filled(reason, LIMITS.reason))
    return refuse('clause-frozen', [{ kind: 'reason', clause: clause.id }]);
  const why = { reason: reason ?? '', member, at: now, seq };
  const along = withdrawnAlong(ground, clause, why);
  if ('ok' in along) return along;
  const reopened = isFrozen ? { reopened: why } : {};
  return [{ type: 'clause.set', id: clause.id, status: 'withdrawn', held: false, ...reopened }, ...along, put];
}

/**
 * The proposal that a new one amends: tabled by the same delegation or office, on the same clause, and about words. Its own record once it
 * has given way, or why it cannot.
 */
export function amended(
  ground: Pick<Ground, 'proposal'>,
  id: string,
  by: Pick<ProposalRecord, 'role' | 'delegation' | 'clause' | 'member'>,
  now: string,
): { readonly old: ProposalRecord; readonly effect: Effect } | Refused {
  const old = ground.proposal(id);
  if (!old) return unmet({ kind: 'unknown', what: 'proposal' });
  if (old.state !== 'tabled') return unmet({ kind: 'already', what: old.state });
  if (old.role !== by.role || old.delegation !== by.delegation) return refuse('not-allowed');
  if (old.clause !== by.clause || old.action) return refuse('bad-command');
  const decided = { member: by.member, at: now };
  return { old, effect: { type: 'proposal.put', record: { ...old, state: 'superseded', decided } } };
}

export const SPONSOR_JUDGES: Judges<'proposal.sponsor'> = {
  'proposal.sponsor': ({ ground, actor, command: { proposal: id, join } }) => {
    const proposal = ground.proposal(id);
    if (!proposal) return unmet({ kind: 'unknown', what: 'proposal' });
    if (proposal.state !== 'tabled') return unmet({ kind: 'already', what: proposal.state });
    const { delegation } = actor;
    // A delegation's own needs no second name of it, and the chair's text is nobody's but the chair's.
    if (!delegation || !ground.invited.includes(delegation)) return refuse('not-allowed');
    if (proposal.delegation === delegation || proposal.role !== 'negotiator') return refuse('not-allowed');
    const before = proposal.sponsors ?? [];
    if (before.includes(delegation) === join) return unmet({ kind: 'already', what: join ? 'sponsor' : 'no-sponsor' });
    const sponsors = join ? [...before, delegation] : before.filter((one) => one !== delegation);
    return accept([{ type: 'proposal.put', record: { ...proposal, sponsors } }], {
      proposal: id,
      ...(proposal.clause === null ? {} : { clause: proposal.clause }),
    });
  },
};
