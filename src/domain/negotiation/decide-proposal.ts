/**
 * Judges proposals: tabling, accepting, rejecting, withdrawing. Accepting writes the words into the text as it is now and
 * carries every other proposal on the clause over to it; on frozen text it reopens the clause, so it needs a reason.
 */

import type { PerLang } from '../../language/language.ts';
import { isClauseKind, STATUSES } from '../clause/clause.ts';
import { placed } from '../clause/footnote-acts.ts';
import { COMMANDS, LIMITS } from '../command.ts';
import type { ClauseFacts, Ground } from '../ground.ts';
import type { Missing } from '../missing.ts';
import type { Actor, Role } from '../permission.ts';
import {
  accept,
  type Circumstances,
  closed,
  type Effect,
  filled,
  type Judges,
  levelFits,
  orderAfter,
  perLang,
  type Refused,
  refuse,
  textsFit,
  unmet,
} from '../verdict.ts';
import { differing, onPresent, othersCarried } from './proposal.ts';
import { amended, cannotAsk, done } from './proposal-acts.ts';
import type { ProposalKind, ProposalRecord } from './record.ts';
import { silenceOn } from './silence.ts';

const KINDS: { readonly [role in Role]?: ProposalKind } = {
  negotiator: 'proposal',
  secretariat: 'chair',
  legal: 'correction',
};

/** Who tables: a delegation's member for the delegation, the others for their office. Null for one who has neither. */
export function tabler(actor: Actor): Pick<ProposalRecord, 'kind' | 'role' | 'delegation' | 'member'> | null {
  const kind = KINDS[actor.role];
  if (!kind || (actor.role === 'negotiator' && !actor.delegation)) return null;
  const delegation = actor.role === 'negotiator' && actor.delegation ? { delegation: actor.delegation } : {};
  return { kind, role: actor.role, member: actor.id, ...delegation };
}

export const tabledCount = ({ proposals }: Pick<Ground, 'proposals'>): number =>
  proposals.reduce((count, { state }) => count + (state === 'tabled' ? 1 : 0), 0);

/** The tabled proposal of that id, or why there is none to decide on. */
function pending(ground: Ground, id: string): ProposalRecord | Refused {
  const proposal = ground.proposal(id);
  if (!proposal) return unmet({ kind: 'unknown', what: 'proposal' });
  return proposal.state === 'tabled' ? proposal : unmet({ kind: 'already', what: proposal.state });
}

const inConflict = (clause: string, conflicts: ReturnType<typeof onPresent>['conflicts']): Missing[] =>
  perLang(conflicts).flatMap(([lang, regions]) =>
    // Where the others only took words out, those words are what can be shown.
    regions.map(({ theirs, base }): Missing => ({ kind: 'conflict', lang, words: theirs || base, clause })),
  );

/**
 * Effects of taking `proposal` into the text of `clause`, or all that stands against it. Neither role nor `seen` is asked here.
 */
export function taken(
  ground: Ground,
  clause: ClauseFacts,
  proposal: ProposalRecord,
  {
    actor,
    now,
    seq,
    reason,
    merge,
  }: Pick<Circumstances, 'now' | 'seq' | 'merge'> & {
    readonly actor: Actor;
    readonly reason: string | undefined;
  },
): readonly Effect[] | Refused {
  const no = closed(COMMANDS['proposal.accept'].on, clause);
  if (no) return no;
  const silence = silenceOn(ground, clause.id);
  if (silence) return unmet({ kind: 'silence', clause: clause.id, until: silence.until });
  const { texts, conflicts } = onPresent(proposal, clause.plain, merge);
  const missing = inConflict(clause.id, conflicts);
  if (missing.length > 0) return unmet(...missing);
  const put = differing(texts, clause.plain);
  const changes = Object.keys(put).length > 0;
  const signed = { member: actor.id, at: now, ...(reason ? { reason } : {}) };
  const effects: Effect[] = perLang(put).map(([lang, text]) => ({ type: 'text.put', clause: clause.id, lang, text }));
  if (changes && STATUSES[clause.status].frozen) {
    if (!filled(reason, LIMITS.reason)) return refuse('clause-frozen', [{ kind: 'reason', clause: clause.id }]);
    const reopened = { reason, member: actor.id, at: now, seq };
    effects.push({ type: 'clause.set', id: clause.id, status: 'draft', held: false, reopened });
  }
  // A column that gets words has a counterpart after all.
  const none = Object.fromEntries(perLang(clause.noCounterpart).filter(([lang]) => !put[lang]));
  if (Object.keys(none).length < Object.keys(clause.noCounterpart).length)
    effects.push({ type: 'clause.set', id: clause.id, none });
  const { conflicts: _old, ...rest } = proposal;
  effects.push({ type: 'proposal.put', record: { ...rest, state: 'accepted', decided: signed } });
  effects.push(
    ...othersCarried(ground, clause, put, { but: [proposal.id], signed: { member: actor.id, at: now }, merge }),
  );
  return effects;
}

type Types = 'proposal.table' | 'proposal.accept' | 'proposal.reject' | 'proposal.withdraw';

export const PROPOSAL_JUDGES: Judges<Types> = {
  'proposal.table': ({ ground, actor, command, circumstances, clause }) => {
    const by = tabler(actor);
    if (!by) return refuse('not-allowed');
    const { proposalsUntil } = ground.rules;
    // The chair and the legal staff put together what was tabled in time.
    if (actor.role === 'negotiator' && proposalsUntil && circumstances.now > proposalsUntil)
      return unmet({ kind: 'proposals-over', since: proposalsUntil });
    const { texts, reason, after, kind, level, seen } = command;
    if (!filled(reason, LIMITS.reason) || !textsFit(ground, texts)) return refuse('bad-command');
    const { action, amends } = command;
    if (action && (!clause || amends !== undefined || Object.keys(texts).length > 0)) return refuse('bad-command');
    const old =
      amends === undefined ? null : amended(ground, amends, { ...by, clause: command.clause }, circumstances.now);
    if (old && 'ok' in old) return old;
    const chain = old ? { amends: old.old.id, revision: (old.old.revision ?? 0) + 1 } : {};
    const fields = {
      ...{ id: circumstances.newId('p'), ...by, at: circumstances.now, reason, state: 'tabled' as const },
      ...chain,
    };
    let record: ProposalRecord;
    if (clause) {
      if (seen !== clause.digest()) return refuse('text-changed');
      const no = action && cannotAsk(ground, clause, action);
      if (no) return no;
      const put = differing(texts, clause.plain);
      if (!action && Object.keys(put).length === 0) return unmet({ kind: 'no-difference' });
      const baseTexts: PerLang<string> = Object.fromEntries(perLang(put).map(([lang]) => [lang, clause.plain(lang)]));
      const asks = action ? { action } : {};
      record = { ...fields, ...asks, clause: clause.id, base: seen, baseTexts, texts: put };
    } else {
      if (after === undefined || !isClauseKind(kind) || !levelFits(level)) return refuse('bad-command');
      const place = placed(ground, { after, kind, level });
      if ('ok' in place) return place;
      const put = differing(texts, () => '');
      if (Object.keys(put).length === 0) return unmet({ kind: 'no-difference' });
      record = { ...fields, clause: null, place: { after, kind, level }, base: null, baseTexts: {}, texts: put };
    }
    if (tabledCount(ground) >= LIMITS.proposals) return unmet({ kind: 'too-many', limit: LIMITS.proposals });
    return accept([...(old ? [old.effect] : []), { type: 'proposal.put', record }], {
      proposal: record.id,
      ...(clause ? { clause: clause.id } : {}),
    });
  },

  'proposal.accept': ({ ground, actor, command, circumstances }) => {
    const proposal = pending(ground, command.proposal);
    if ('ok' in proposal) return proposal;
    const { reason } = command;
    if (reason !== undefined && reason.length > LIMITS.reason) return refuse('bad-command');
    const { now, seq, merge, newId } = circumstances;
    const decided = { member: actor.id, at: now, ...(reason ? { reason } : {}) };
    if (proposal.clause === null || !ground.clause(proposal.clause)) {
      const { place } = proposal;
      if (!place) return refuse('unknown-clause');
      const { kind } = place;
      const there = placed(ground, place);
      if ('ok' in there) return there;
      const { level } = there;
      const order = orderAfter(ground, there.after);
      if (order === null) return refuse('unknown-clause');
      const id = newId('c');
      return accept(
        [
          { type: 'clause.put', id, kind, level, order, texts: proposal.texts },
          { type: 'proposal.put', record: { ...proposal, state: 'accepted', decided: { ...decided, clause: id } } },
        ],
        { clause: id, proposal: proposal.id },
      );
    }
    const clause = ground.clause(proposal.clause) as ClauseFacts;
    const no = closed(COMMANDS['proposal.accept'].on, clause);
    if (no) return no;
    if (command.seen !== clause.digest()) return refuse('text-changed');
    if (proposal.action) {
      const deciding = { now, seq, member: actor.id, reason };
      const effects = done(ground, clause, { ...proposal, action: proposal.action }, deciding);
      return 'ok' in effects ? effects : accept(effects, { clause: clause.id, proposal: proposal.id });
    }
    const effects = taken(ground, clause, proposal, {
      actor,
      now,
      seq,
      reason,
      ...(merge ? { merge } : {}),
    });
    return 'ok' in effects ? effects : accept(effects, { clause: clause.id, proposal: proposal.id });
  },

  'proposal.reject': ({ ground, actor, command, circumstances }) => {
    const proposal = pending(ground, command.proposal);
    if ('ok' in proposal) return proposal;
    const { reason } = command;
    if (reason !== undefined && reason.length > LIMITS.reason) return refuse('bad-command');
    const decided = { member: actor.id, at: circumstances.now, ...(reason ? { reason } : {}) };
    return accept([{ type: 'proposal.put', record: { ...proposal, state: 'rejected', decided } }], {
      proposal: proposal.id,
      ...(proposal.clause === null ? {} : { clause: proposal.clause }),
    });
  },

  'proposal.withdraw': ({ ground, actor, command, circumstances }) => {
    const proposal = pending(ground, command.proposal);
    if ('ok' in proposal) return proposal;
    // A delegation's wording is the delegation's, whoever of it tabled it; an office's is the office's.
    if (proposal.role !== actor.role || proposal.delegation !== tabler(actor)?.delegation) return refuse('not-allowed');
    const decided = { member: actor.id, at: circumstances.now };
    return accept([{ type: 'proposal.put', record: { ...proposal, state: 'withdrawn', decided } }], {
      proposal: proposal.id,
      ...(proposal.clause === null ? {} : { clause: proposal.clause }),
    });
  },
};
