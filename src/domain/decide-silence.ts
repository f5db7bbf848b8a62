/**
 * Judges silence procedures and, because a stance may break one, stances. The close of a silence is the server's own
 * command: it comes from its clock, and gives those who said nothing of this text their agreement.
 */
import type { StanceRecord } from './clause.ts';
import { LIMITS, type Missing } from './command.ts';
import type { ClauseFacts, Ground } from './ground.ts';
import { presentStance, textMissing } from './ladder.ts';
import { isServer } from './permission.ts';
import { breaksSilence, cancelled, deadline, isOver, silenceOn } from './silence.ts';
import { accept, type Effect, type Judges, noteFits, refuse, unmet } from './verdict.ts';

/** What keeps a silence from starting on a draft. */
function unready(ground: Ground, clause: ClauseFacts): readonly Missing[] {
  if (silenceOn(ground, clause.id)) return [{ kind: 'already', what: 'silence' }];
  const missing = [...textMissing(ground, clause)];
  if (ground.parties.length === 0) missing.push({ kind: 'no-parties' });
  // Nobody is asked to be silent on what somebody has already said no to.
  for (const delegation of ground.parties)
    if (presentStance(clause, delegation) === 'object') missing.push({ kind: 'stance', delegation, has: 'object' });
  return missing;
}

type Types = 'stance.record' | 'silence.start' | 'silence.cancel' | 'silence.close';

export const SILENCE_JUDGES: Judges<Types> = {
  'stance.record': ({ ground, actor, command, circumstances: { now, seq }, clause }) => {
    const { delegation } = actor;
    const { stance, note } = command;
    if (!delegation || !noteFits(note)) return refuse(delegation ? 'bad-command' : 'not-allowed');
    const said = { member: actor.id, at: now, ...(note ? { note } : {}) };
    const record: StanceRecord | null = stance === 'none' ? null : { stance, digest: command.seen, seq, ...said };
    const effects: Effect[] = [{ type: 'stance.put', clause: clause.id, delegation, record }];
    const silence = silenceOn(ground, clause.id);
    // After the deadline the silence has been kept, though the server may not have said so yet.
    if (silence && stance !== 'none' && breaksSilence(stance) && !isOver(silence, now)) {
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
    const silent = ground.parties.filter((delegation) => clause.stances[delegation]?.digest !== digest);
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
