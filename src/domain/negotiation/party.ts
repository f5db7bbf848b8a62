/**
 * Who counts for decisions. A delegation says of itself that it is absent; the chair may say it of another where the rules of
 * procedure allow it, with a reason that all can read: it is announced, and counts when the hours of the rules have run and the
 * delegation has said nothing. Nobody is marked absent whose no, or whose reserve, stands to a text that may still be agreed: that
 * would be a way around it. The last one cannot be marked: a rule about nobody would hold of anything.
 */
import { LIMITS } from '../command.ts';
import type { Ground } from '../ground.ts';
import type { Missing } from '../missing.ts';
import type { Actor } from '../permission.ts';
import { accept, filled, type Judges, refuse, unmet, type Verdict } from '../verdict.ts';
import { hoursAfter } from './rules.ts';

/** Does `actor` speak for this delegation itself? */
const isOwn = (actor: Actor, delegation: string): boolean => actor.delegation === delegation;

/** The texts to which this delegation has said no, or on which it has reserved, as they stand. */
export const standsAgainst = (ground: Pick<Ground, 'clauses' | 'against'>, delegation: string): readonly Missing[] =>
  ground.clauses.flatMap((clause): Missing[] => {
    if (clause.status === 'withdrawn') return [];
    const isAgainst = ground.against(clause.digest()).some((one) => one.delegation === delegation);
    return isAgainst ? [{ kind: 'stands-against', delegation, clause: clause.id }] : [];
  });

/** What the chair may not do, or not yet, about a delegation that is not here. */
function chairMissing(ground: Ground, delegation: string, now: string): readonly Missing[] {
  if (ground.rules.absence.by !== 'chair') return [{ kind: 'absence-own', delegation }];
  const against = standsAgainst(ground, delegation);
  if (against.length > 0) return against;
  const announced = Object.hasOwn(ground.announced, delegation) ? ground.announced[delegation] : undefined;
  return announced && now < announced.from ? [{ kind: 'absence-announced', delegation, from: announced.from }] : [];
}

/** The chair's word: an announcement first, where the rules give the delegation hours to answer. */
function byChair(ground: Ground, actor: Actor, { delegation, reason }: Words, now: string): Verdict {
  const missing = chairMissing(ground, delegation, now);
  if (missing.length > 0) return unmet(...missing);
  const absence = { reason, member: actor.id, at: now };
  const { afterHours } = ground.rules.absence;
  return Object.hasOwn(ground.announced, delegation) || afterHours === 0
    ? accept([{ type: 'party.put', delegation, absent: absence }])
    : accept([{ type: 'party.announce', delegation, absence: { ...absence, from: hoursAfter(now, afterHours) } }]);
}
type Words = { readonly delegation: string; readonly reason: string };

export const PARTY_JUDGES: Judges<'party.absent' | 'party.present'> = {
  'party.absent': ({ ground, actor, command: { delegation, reason }, circumstances: { now } }) => {
    if (!filled(reason, LIMITS.reason)) return refuse('bad-command');
    if (actor.role === 'negotiator' && !isOwn(actor, delegation)) return refuse('not-allowed');
    if (!ground.invited.includes(delegation)) return unmet({ kind: 'unknown', what: 'delegation' });
    if (Object.hasOwn(ground.absent, delegation)) return unmet({ kind: 'already', what: 'absent' });
    if (ground.parties.length <= 1) return unmet({ kind: 'no-parties' });
    return isOwn(actor, delegation)
      ? accept([{ type: 'party.put', delegation, absent: { reason, member: actor.id, at: now } }])
      : byChair(ground, actor, { delegation, reason }, now);
  },
  'party.present': ({ ground, actor, command: { delegation }, circumstances: { now } }) => {
    if (actor.role === 'negotiator' && !isOwn(actor, delegation)) return refuse('not-allowed');
    if (!ground.invited.includes(delegation)) return unmet({ kind: 'unknown', what: 'delegation' });
    const away = Object.hasOwn(ground.absent, delegation) ? ground.absent[delegation] : undefined;
    if (away) {
      const returned = { since: away.at, member: actor.id, at: now };
      return accept([{ type: 'party.put', delegation, absent: null, returned }]);
    }
    return Object.hasOwn(ground.announced, delegation)
      ? accept([{ type: 'party.announce', delegation, absence: null }])
      : unmet({ kind: 'already', what: 'present' });
  },
};
