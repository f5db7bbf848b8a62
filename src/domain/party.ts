/**
 * Who counts for consensus. The secretariat marks a delegation absent, with a reason that all can read; it stops nobody
 * then, and keeps its stances. The last one cannot be marked: a rule about nobody would hold of anything.
 */
import { LIMITS } from './command.ts';
import { accept, filled, type Judges, refuse, unmet } from './verdict.ts';

export const PARTY_JUDGES: Judges<'party.absent' | 'party.present'> = {
  'party.absent': ({ ground, actor, command: { delegation, reason }, circumstances: { now } }) => {
    if (!filled(reason, LIMITS.reason)) return refuse('bad-command');
    if (!ground.invited.includes(delegation)) return unmet({ kind: 'unknown', what: 'delegation' });
    if (Object.hasOwn(ground.absent, delegation)) return unmet({ kind: 'already', what: 'absent' });
    if (ground.parties.length <= 1) return unmet({ kind: 'no-parties' });
    return accept([{ type: 'party.put', delegation, absent: { reason, member: actor.id, at: now } }]);
  },
  'party.present': ({ ground, command: { delegation } }) => {
    if (!ground.invited.includes(delegation)) return unmet({ kind: 'unknown', what: 'delegation' });
    if (!Object.hasOwn(ground.absent, delegation)) return unmet({ kind: 'already', what: 'present' });
    return accept([{ type: 'party.put', delegation, absent: null }]);
  },
};
