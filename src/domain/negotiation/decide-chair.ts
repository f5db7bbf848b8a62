/**
 * Judges the chair's text: many clauses issued at once, and accepted at once or not at all. What stands against it is said
 * of every clause in one go, because nobody reads three hundred refusals one after the other.
 */

import { COMMANDS, LIMITS } from '../command.ts';
import type { Missing } from '../missing.ts';
import { accept, closed, type Effect, filled, type Judges, perLang, refuse, textsFit, unmet } from '../verdict.ts';
import { batchOf } from './chair.ts';
import { tabledCount, tabler, taken } from './decide-proposal.ts';
import { differing } from './proposal.ts';
import type { ProposalRecord } from './record.ts';

export const CHAIR_JUDGES: Judges<'chair.issue' | 'chair.accept'> = {
  'chair.issue': ({ ground, actor, command, circumstances: { now, newId } }) => {
    const { label, reason, texts, seen } = command;
    const by = tabler(actor);
    const clauses = Object.entries(texts);
    if (!by || !filled(label, LIMITS.label) || !filled(reason, LIMITS.reason)) return refuse('bad-command');
    if (clauses.length === 0 || clauses.length > LIMITS.chair) return refuse('bad-command');
    const batch = newId('b');
    const changed: Missing[] = [];
    const effects: Effect[] = [];
    for (const [id, wanted] of clauses) {
      const clause = ground.clause(id);
      if (!clause) return refuse('unknown-clause');
      const no = closed(COMMANDS['chair.issue'].on, clause);
      if (no) return no;
      if (!textsFit(ground, wanted)) return refuse('bad-command');
      const base = clause.digest();
      if (!Object.hasOwn(seen, id) || seen[id] !== base) {
        changed.push({ kind: 'changed', clause: id });
        continue;
      }
      const put = differing(wanted, clause.plain);
      if (Object.keys(put).length === 0) continue;
      const baseTexts = Object.fromEntries(perLang(put).map(([lang]) => [lang, clause.plain(lang)]));
      const record: ProposalRecord = {
        ...{ id: newId('p'), clause: id, ...by, at: now, base, baseTexts, texts: put, reason, state: 'tabled' },
        ...{ batch, label: label.trim() },
      };
      effects.push({ type: 'proposal.put', record });
    }
    if (changed.length > 0) return refuse('text-changed', changed);
    if (effects.length === 0) return unmet({ kind: 'no-difference' });
    if (tabledCount(ground) + effects.length > LIMITS.proposals)
      return unmet({ kind: 'too-many', limit: LIMITS.proposals });
    return accept(effects, { batch });
  },

  'chair.accept': ({ ground, actor, command, circumstances: { now, seq, merge } }) => {
    const { batch, seen, reason } = command;
    if (reason !== undefined && reason.length > LIMITS.reason) return refuse('bad-command');
    const proposals = batchOf(ground, batch);
    if (proposals.length === 0) {
      const known = ground.proposals.find((proposal) => proposal.batch === batch);
      return unmet(known ? { kind: 'already', what: known.state } : { kind: 'unknown', what: 'chair-text' });
    }
    const changed: Missing[] = [];
    const missing: Missing[] = [];
    const effects: Effect[] = [];
    for (const proposal of proposals) {
      const clause = proposal.clause === null ? undefined : ground.clause(proposal.clause);
      if (!clause) return refuse('unknown-clause');
      if (!Object.hasOwn(seen, clause.id) || seen[clause.id] !== clause.digest()) {
        changed.push({ kind: 'changed', clause: clause.id });
        continue;
      }
      const done = taken(ground, clause, proposal, { actor, now, seq, reason, ...(merge ? { merge } : {}) });
      if ('ok' in done) missing.push(...(done.missing ?? []));
      else effects.push(...done);
    }
    if (changed.length > 0) return refuse('text-changed', changed);
    // When nothing but a reason is lacking, the frozen clauses are all that stands against it.
    if (missing.length > 0)
      return refuse(missing.every(({ kind }) => kind === 'reason') ? 'clause-frozen' : 'rule-unmet', missing);
    return accept(effects, { batch });
  },
};
