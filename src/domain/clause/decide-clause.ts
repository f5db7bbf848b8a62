/**
 * Judges what is done to clauses as rows (add, move, retype, withdraw, hold), their way up the ladder and back, and the
 * few commands on columns, milestones and merged cells.
 */

import { isLang } from '../../language/language.ts';
import { LIMITS } from '../command.ts';
import { missingFor } from '../negotiation/ladder.ts';
import { cancelled, silenceOn } from '../negotiation/silence.ts';
import { isDelegations, isServer, mayTypeIn } from '../permission.ts';
import {
  accept,
  type Case,
  filled,
  type Judges,
  levelFits,
  noteFits,
  orderAfter,
  perLang,
  refuse,
  textsFit,
  unmet,
  type Verdict,
} from '../verdict.ts';
import { isClauseKind, STATUSES } from './clause.ts';
import { AUTO_MILESTONES, type Milestone } from './declaration.ts';
import { moved, placed, restoredAlong, retyped, withdrawnAlong } from './footnote-acts.ts';

function hold(held: boolean) {
  return ({ ground, circumstances: { now }, clause }: Case<'clause.hold'> | Case<'clause.release'>): Verdict => {
    if (clause.held === held) return unmet({ kind: 'already', what: held ? 'held' : 'released' });
    // Whoever opens the text again has ended the silence that rested on it.
    const ended = held ? [] : cancelled(ground, clause, now);
    return accept([...ended, { type: 'clause.set', id: clause.id, held }], { clause: clause.id });
  };
}

type Types =
  | 'clause.add'
  | 'clause.move'
  | 'clause.retype'
  | 'clause.withdraw'
  | 'clause.restore'
  | 'clause.hold'
  | 'clause.release'
  | 'clause.status'
  | 'clause.reopen'
  | 'column.add'
  | 'column.authentic'
  | 'milestone.create'
  | 'merge.confirm';

export const CLAUSE_JUDGES: Judges<Types> = {
  'clause.add': ({ ground, command, circumstances }) => {
    const { kind, level, texts = {} } = command;
    if (!isClauseKind(kind) || !levelFits(level) || !textsFit(ground, texts)) return refuse('bad-command');
    // An empty row is form; words in a delegation's column are not.
    if (perLang(texts).some(([lang, text]) => text?.trim() && isDelegations(ground, lang)))
      return unmet({ kind: 'editing-form' });
    const place = placed(ground, { after: command.after, kind, level });
    if ('ok' in place) return place;
    const order = orderAfter(ground, place.after);
    if (order === null) return refuse('unknown-clause');
    const id = circumstances.newId('c');
    return accept([{ type: 'clause.put', id, kind, level: place.level, order, texts }], { clause: id });
  },
  'clause.move': ({ ground, command, clause }) => {
    if (command.after === command.clause) return refuse('bad-command');
    const effects = moved(ground, clause, command.after);
    return 'ok' in effects ? effects : accept(effects, { clause: clause.id });
  },
  'clause.retype': ({ ground, command: { kind, level }, clause }) => {
    if (!isClauseKind(kind) || !levelFits(level)) return refuse('bad-command');
    const along = retyped(ground, clause, kind);
    if ('ok' in along) return along;
    return accept([{ type: 'clause.set', id: clause.id, kind, level }, ...along], { clause: clause.id });
  },
  'clause.withdraw': ({ ground, clause }) => {
    const along = withdrawnAlong(ground, clause);
    if ('ok' in along) return along;
    return accept([{ type: 'clause.set', id: clause.id, status: 'withdrawn', held: false }, ...along], {
      clause: clause.id,
    });
  },
  'clause.restore': ({ ground, clause }) => {
    const along = restoredAlong(ground, clause);
    if ('ok' in along) return along;
    return accept([{ type: 'clause.set', id: clause.id, status: 'draft' }, ...along], { clause: clause.id });
  },
  'clause.hold': hold(true),
  'clause.release': hold(false),

  'clause.status': ({ ground, actor, command: { to }, circumstances: { now, seq }, clause }) => {
    // The secretariat moves up to agreed; initialling is the legal staff's act.
    if ((to === 'initialled') !== (actor.role === 'legal')) return refuse('not-allowed');
    const missing = missingFor(ground, clause, to);
    if (missing.length > 0) return unmet(...missing);
    // When all have spoken before the deadline there is no silence left to wait for.
    const ended = cancelled(ground, clause, now);
    const agreed = to === 'agreed' ? { agreed: { member: actor.id, at: now, seq } } : {};
    return accept([...ended, { type: 'clause.set', id: clause.id, status: to, held: false, ...agreed }], {
      clause: clause.id,
    });
  },
  'clause.reopen': ({ actor, command: { reason }, circumstances: { now, seq }, clause }) => {
    if (!filled(reason, LIMITS.reason)) return refuse('bad-command');
    // Legal staff take part only in reopening what they initialled.
    if (actor.role === 'legal' && clause.status !== 'initialled') return refuse('not-allowed');
    const reopened = { reason, member: actor.id, at: now, seq };
    return accept([{ type: 'clause.set', id: clause.id, status: 'draft', held: false, reopened }], {
      clause: clause.id,
    });
  },

  'column.add': ({ ground, command: { language } }) => {
    if (!isLang(language)) return refuse('bad-command');
    if (ground.columns.some(({ lang }) => lang === language)) return unmet({ kind: 'column-exists', lang: language });
    return accept([{ type: 'column.put', column: { lang: language, standing: 'working' } }]);
  },
  'column.authentic': ({ ground, command }) => {
    const column = ground.columns.find(({ lang }) => lang === command.language);
    if (!column) return refuse('bad-command');
    if (column.standing === 'authentic') return unmet({ kind: 'already', what: 'authentic' });
    // One more language is another text: what was agreed would silently rest on a column that nobody agreed to.
    if (ground.clauses.some(({ status }) => STATUSES[status].frozen))
      return unmet({ kind: 'previous-status', needs: 'draft' });
    for (const { id } of ground.clauses) {
      const silence = silenceOn(ground, id);
      if (silence) return unmet({ kind: 'silence', clause: id, until: silence.until });
    }
    return accept([{ type: 'column.put', column: { lang: column.lang, standing: 'authentic' } }]);
  },

  'milestone.create': ({ ground, actor, command, circumstances: { now, seq, newId } }) => {
    if (!filled(command.label, LIMITS.label) || !noteFits(command.note)) return refuse('bad-command');
    if (command.auto !== undefined && !isServer(actor)) return refuse('not-allowed');
    if (command.auto !== undefined && !AUTO_MILESTONES.includes(command.auto)) return refuse('bad-command');
    const milestone: Milestone = {
      id: newId('m'),
      label: command.label.trim(),
      seq,
      digest: ground.digest(),
      at: now,
      by: actor.id,
      ...(command.note ? { note: command.note } : {}),
      ...(command.auto ? { auto: command.auto } : {}),
    };
    return accept([{ type: 'milestone.put', milestone }], { milestone: milestone.id });
  },

  'merge.confirm': ({ ground, actor, command }) => {
    const merged = ground.merges.find(({ id }) => id === command.merge);
    if (!merged) return unmet({ kind: 'already', what: 'confirmed' });
    // Whoever may write there may say that it reads well; legal staff read every column.
    if (actor.role === 'negotiator' && !mayTypeIn(actor, merged.lang)) return refuse('not-allowed');
    return accept([{ type: 'merge.put', merge: merged.id, record: null }], { clause: merged.clause });
  },
};
