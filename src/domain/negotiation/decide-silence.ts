/**
 * Judges silence procedures and, because a stance may break one, stances. The close of a silence is the server's own
 * command: it comes from its clock, and gives those who said nothing of this text their agreement.
 */
import type { StanceRecord } from '../clause/clause.ts';
import { LIMITS } from '../command.ts';
import type { ClauseFacts, Ground } from '../ground.ts';
import type { Missing } from '../missing.ts';
import { isServer } from '../permission.ts';
import { accept, type Effect, type Judges, noteFits, refuse, unmet } from '../verdict.ts';
import { standingAgainst, textMissing } from './ladder.ts';
import { hoursBetween, type Rules, stops } from './rules.ts';
import { cancelled, deadline, isOver, silenceOn } from './silence.ts';

/** What keeps a silence from starting on a draft. */
function unready(ground: Ground, clause: ClauseFacts): readonly Missing[] {
  if (silenceOn(ground, clause.id)) return [{ kind: 'already', what: 'silence' }];
  const missing = [...textMissing(ground, clause)];
  if (ground.parties.length === 0) missing.push({ kind: 'no-parties' });
  // Nobody is asked to be silent on what somebody has already said no to, and be it somebody who left.
  const objects = standingAgainst(ground, clause).filter(({ has }) => has === 'object');
  return [...missing, ...objects];
}

/** The dialog gives the day and the minute: what is asked for in it may be a minute short by the time it arrives. */
const A_MINUTE = 1 / 60;
const isTooShort = ({ silenceMinHours }: Rules, now: string, until: string): boolean =>
  hoursBetween(now, until) < silenceMinHours - A_MINUTE;

/** Said in the log where the delegation that was away gave no note. */
const AGREED_WITHOUT = 'Agreed while this delegation was absent.';

/** Was the clause agreed while `delegation` was away, and is it back for so short a time that it may still object? */
export function wasAgreedWithout(
  { rules, returns }: Pick<Ground, 'rules' | 'returns'>,
  { status, agreed }: Pick<ClauseFacts, 'status' | 'agreed'>,
  delegation: string,
  now: string,
): boolean {
  const back = Object.hasOwn(returns, delegation) ? returns[delegation] : undefined;
  if (!back || !agreed || (status !== 'agreed' && status !== 'initialled')) return false;
  const wasAway = back.since <= agreed.at && agreed.at <= back.at;
  return wasAway && hoursBetween(back.at, now) <= rules.absence.objectWithinHours;
}

type Types = 'stance.record' | 'silence.start' | 'silence.cancel' | 'silence.close';

export const SILENCE_JUDGES: Judges<Types> = {
  'stance.record': ({ ground, actor, command, circumstances: { now, seq }, clause }) => {
    const { delegation } = actor;
    const { stance, note } = command;
    if (!delegation || !noteFits(note)) return refuse(delegation ? 'bad-command' : 'not-allowed');
    const isLate = wasAgreedWithout(ground, clause, delegation, now) && stance === 'object';
    if (clause.status === 'initialled' && !isLate) return refuse('clause-frozen');
    const said = { member: actor.id, at: now, ...(note ? { note } : {}) };
    const record: StanceRecord | null = stance === 'none' ? null : { stance, digest: command.seen, seq, ...said };
    const effects: Effect[] = [{ type: 'stance.put', clause: clause.id, delegation, record }];
    // Whoever speaks is there, whatever the chair announced.
    if (Object.hasOwn(ground.announced, delegation))
      effects.push({ type: 'party.announce', delegation, absence: null });
    if (isLate) {
      const reopened = { reason: note || AGREED_WITHOUT, member: actor.id, at: now, seq };
      effects.push({ type: 'clause.set', id: clause.id, status: 'ad-referendum', held: false, reopened });
    }
    const silence = silenceOn(ground, clause.id);
    // After the deadline the silence has been kept, though the server may not have said so yet.
    if (silence && stance !== 'none' && stops(ground.rules, stance) && !isOver(silence, now)) {
      const brokenBy = { delegation, stance, ...said };
      effects.push({
        type: 'silence.put',
        clause: clause.id,
        record: { ...silence, state: 'broken', brokenBy, ended: now },
      });
      effects.push({ type: 'clause.set', id: clause.id, held: false });
    }
    return accept(effects, { clause: clause.id });
  },

  'silence.start': ({ ground, actor, command, circumstances: { now }, clause }) => {
    const time = deadline(command.until, now, LIMITS.silenceDays);
    if (time === 'malformed') return refuse('bad-command');
    if (time === 'past' || time === 'far') return unmet({ kind: 'deadline', why: time });
    if (isTooShort(ground.rules, now, time.until))
      return unmet({ kind: 'silence-too-short', hours: ground.rules.silenceMinHours });
    const drafts = clause ? [clause] : ground.clauses.filter(({ status }) => status === 'draft');
    if (clause) {
      const missing = unready(ground, clause);
      if (missing.length > 0) return unmet(...missing);
    }
    const ready = drafts.filter((each) => unready(ground, each).length === 0);
    if (ready.length === 0) return unmet({ kind: 'none-qualifies' });
    return accept(
      ready.flatMap((each): Effect[] => [
        {
          type: 'silence.put',
          clause: each.id,
          record: { ...time, digest: each.digest(), state: 'running', member: actor.id, at: now },
        },
        { type: 'clause.set', id: each.id, held: true },
      ]),
      clause ? { clause: clause.id } : {},
    );
  },

  'silence.cancel': ({ ground, circumstances: { now }, clause }) => {
    const effects = cancelled(ground, clause, now);
    if (effects.length === 0) return unmet({ kind: 'unknown', what: 'silence' });
    return accept([...effects, { type: 'clause.set', id: clause.id, held: false }], { clause: clause.id });
  },

  'silence.close': ({ ground, actor, circumstances: { now, seq }, clause }) => {
    if (!isServer(actor)) return refuse('not-allowed');
    const silence = silenceOn(ground, clause.id);
    if (!silence) return unmet({ kind: 'unknown', what: 'silence' });
    if (!isOver(silence, now)) return unmet({ kind: 'deadline', why: 'open' });
    const digest = clause.digest();
    // Nothing can change a text in silence; if something did, nobody has agreed to what stands there now.
    if (digest !== silence.digest || clause.status !== 'draft')
      return accept([...cancelled(ground, clause, now), { type: 'clause.set', id: clause.id, held: false }], {
        clause: clause.id,
      });
    const against = standingAgainst(ground, clause).map(({ delegation }) => delegation);
    const silent = ground.parties.filter(
      (delegation) => clause.stances[delegation]?.digest !== digest && !against.includes(delegation),
    );
    const record: StanceRecord = { stance: 'agree', digest, member: actor.id, at: now, seq, silence: true };
    return accept(
      [
        ...silent.map((delegation): Effect => ({ type: 'stance.put', clause: clause.id, delegation, record })),
        // It stays held, so that the text agreed to is the text that moves up.
        { type: 'silence.put', clause: clause.id, record: { ...silence, state: 'passed', ended: now } },
      ],
      { clause: clause.id },
    );
  },
};
