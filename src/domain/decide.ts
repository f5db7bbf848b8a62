/**
 * The one function that judges a command. The server calls it on its own state before it writes; the interface calls it
 * on what it sees, to offer exactly what will be accepted. Pure: time, ids and the log position come in.
 */
import type { ClauseKind, ClauseStatus, StanceRecord } from './clause.ts';
import { isClauseKind, MAX_LEVEL, STATUSES } from './clause.ts';
import type { Command, Missing, Refusal } from './command.ts';
import { COMMANDS, isNoteCommand, LIMITS } from './command.ts';
import type { Column, Milestone } from './declaration.ts';
import type { ClauseFacts, Ground } from './ground.ts';
import { missingFor } from './ladder.ts';
import type { PerLang } from './language.ts';
import { isLang } from './language.ts';
import type { MergedCell } from './merged.ts';
import { between } from './ordering.ts';
import type { Actor } from './permission.ts';
import { may, mayTypeIn } from './permission.ts';

export type Circumstances = {
  /** UTC, ISO 8601. */
  readonly now: string;
  /** Sequence number the command's record will have. */
  readonly seq: number;
  /** A fresh id with the given prefix letter. */
  readonly newId: (prefix: string) => string;
};

/** What an accepted command changes; `crdt/project` writes it into the shared document. */
export type Effect =
  | {
      readonly type: 'clause.put';
      readonly id: string;
      readonly kind: ClauseKind;
      readonly level: number;
      readonly order: string;
      readonly texts: PerLang<string>;
    }
  | {
      readonly type: 'clause.set';
      readonly id: string;
      readonly kind?: ClauseKind;
      readonly level?: number;
      readonly order?: string;
      readonly status?: ClauseStatus;
      readonly held?: boolean;
    }
  | {
      readonly type: 'stance.put';
      readonly clause: string;
      readonly delegation: string;
      readonly record: StanceRecord | null;
    }
  | { readonly type: 'column.put'; readonly column: Column }
  | { readonly type: 'milestone.put'; readonly milestone: Milestone }
  | { readonly type: 'merge.put'; readonly merge: string; readonly record: MergedCell | null };

export type Verdict =
  | { readonly ok: true; readonly effects: readonly Effect[]; readonly clause?: string; readonly milestone?: string }
  | Refused;

/** A command that the rules do not allow, and what is missing where that can be said. */
export type Refused = { readonly ok: false; readonly reason: Refusal; readonly missing?: readonly Missing[] };

const refuse = (reason: Refusal, missing?: readonly Missing[]): Refused =>
  missing ? { ok: false, reason, missing } : { ok: false, reason };
const accept = (effects: readonly Effect[], named: { clause?: string; milestone?: string } = {}): Verdict => ({
  ok: true,
  effects,
  ...named,
});

const filled = (text: unknown, limit: number): text is string =>
  typeof text === 'string' && text.trim() !== '' && text.length <= limit;
const noteFits = (note: string | undefined): boolean => note === undefined || note.length <= LIMITS.note;
const levelFits = (level: number): boolean => Number.isInteger(level) && level >= 0 && level <= MAX_LEVEL;

/** The order key for a place right after `after`, in a list that the moved clause itself has left; null if `after` is unknown. */
function orderAfter(ground: Ground, after: string | null, moving?: string): string | null {
  const others = ground.clauses.filter((clause) => clause.id !== moving);
  const index = after === null ? -1 : others.findIndex((clause) => clause.id === after);
  if (after !== null && index < 0) return null;
  const low = others[index]?.order ?? null;
  // Equal keys exist only in old imports; the next different one still gives a place.
  const high = others.slice(index + 1).find((clause) => low === null || clause.order > low)?.order ?? null;
  return between(low, high);
}

function withTexts(ground: Ground, texts: PerLang<string> | undefined): PerLang<string> | null {
  const given = Object.entries(texts ?? {});
  const known = (lang: string): boolean => isLang(lang) && ground.columns.some((column) => column.lang === lang);
  return given.every(([lang, text]) => known(lang) && typeof text === 'string' && text.length <= LIMITS.cell)
    ? (texts ?? {})
    : null;
}

/** Judges `command` by `actor` on `ground`. Never throws on what a sender may get wrong. */
export function decide(ground: Ground, actor: Actor, command: Command, circumstances: Circumstances): Verdict {
  // A type like "constructor" is found on every object, but is no command.
  const rule = Object.hasOwn(COMMANDS, command.type) ? COMMANDS[command.type] : undefined;
  // What is said beside the text is judged by `decideNote`.
  if (!rule || isNoteCommand(command)) return refuse('bad-command');
  if (!may(actor, 'read') || !rule.roles.includes(actor.role)) return refuse('not-allowed');
  let target: ClauseFacts | undefined;
  if ('clause' in command) {
    target = ground.clause(command.clause);
    if (!target) return refuse('unknown-clause');
    if (!rule.on.includes(target.status)) {
      return STATUSES[target.status].frozen
        ? refuse('clause-frozen')
        : refuse('rule-unmet', [{ kind: 'already', what: target.status }]);
    }
    if ('seen' in command && command.seen !== target.digest()) return refuse('text-changed');
  }
  const clause = target as ClauseFacts;
  switch (command.type) {
    case 'clause.add': {
      if (!isClauseKind(command.kind) || !levelFits(command.level)) return refuse('bad-command');
      const texts = withTexts(ground, command.texts);
      if (!texts) return refuse('bad-command');
      const order = orderAfter(ground, command.after);
      if (order === null) return refuse('unknown-clause');
      const id = circumstances.newId('c');
      return accept([{ type: 'clause.put', id, kind: command.kind, level: command.level, order, texts }], {
        clause: id,
      });
    }
    case 'clause.move': {
      if (command.after === command.clause) return refuse('bad-command');
      const order = orderAfter(ground, command.after, command.clause);
      if (order === null) return refuse('unknown-clause');
      return accept([{ type: 'clause.set', id: clause.id, order }], { clause: clause.id });
    }
    case 'clause.retype':
      if (!isClauseKind(command.kind) || !levelFits(command.level)) return refuse('bad-command');
      return accept([{ type: 'clause.set', id: clause.id, kind: command.kind, level: command.level }], {
        clause: clause.id,
      });
    case 'clause.withdraw':
      return accept([{ type: 'clause.set', id: clause.id, status: 'withdrawn', held: false }], { clause: clause.id });
    case 'clause.restore':
      return accept([{ type: 'clause.set', id: clause.id, status: 'draft' }], { clause: clause.id });
    case 'clause.hold':
    case 'clause.release': {
      const held = command.type === 'clause.hold';
      if (clause.held === held) return refuse('rule-unmet', [{ kind: 'already', what: held ? 'held' : 'released' }]);
      return accept([{ type: 'clause.set', id: clause.id, held }], { clause: clause.id });
    }
    case 'clause.status': {
      // The secretariat moves up to agreed; initialling is the legal staff's act.
      if ((command.to === 'initialled') !== (actor.role === 'legal')) return refuse('not-allowed');
      const missing = missingFor(ground, clause, command.to);
      if (missing.length > 0) return refuse('rule-unmet', missing);
      return accept([{ type: 'clause.set', id: clause.id, status: command.to, held: false }], { clause: clause.id });
    }
    case 'clause.reopen':
      if (!filled(command.reason, LIMITS.reason)) return refuse('bad-command');
      // Legal staff take part only in reopening what they initialled.
      if (actor.role === 'legal' && clause.status !== 'initialled') return refuse('not-allowed');
      return accept([{ type: 'clause.set', id: clause.id, status: 'draft', held: false }], { clause: clause.id });
    case 'stance.record': {
      if (!actor.delegation || !noteFits(command.note)) return refuse(actor.delegation ? 'bad-command' : 'not-allowed');
      const record: StanceRecord | null =
        command.stance === 'none'
          ? null
          : {
              stance: command.stance,
              digest: command.seen,
              member: actor.id,
              at: circumstances.now,
              ...(command.note ? { note: command.note } : {}),
            };
      return accept([{ type: 'stance.put', clause: clause.id, delegation: actor.delegation, record }], {
        clause: clause.id,
      });
    }
    case 'column.add':
      if (!isLang(command.language)) return refuse('bad-command');
      if (ground.columns.some(({ lang }) => lang === command.language))
        return refuse('rule-unmet', [{ kind: 'column-exists', lang: command.language }]);
      return accept([{ type: 'column.put', column: { lang: command.language, standing: 'working' } }]);
    case 'column.authentic': {
      const column = ground.columns.find(({ lang }) => lang === command.language);
      if (!column) return refuse('bad-command');
      if (column.standing === 'authentic') return refuse('rule-unmet', [{ kind: 'already', what: 'authentic' }]);
      // One more language is another text: what was agreed would silently rest on a column that nobody agreed to.
      if (ground.clauses.some(({ status }) => STATUSES[status].frozen))
        return refuse('rule-unmet', [{ kind: 'previous-status', needs: 'draft' }]);
      return accept([{ type: 'column.put', column: { lang: column.lang, standing: 'authentic' } }]);
    }
    case 'milestone.create': {
      if (!filled(command.label, LIMITS.label) || !noteFits(command.note)) return refuse('bad-command');
      const id = circumstances.newId('m');
      const milestone: Milestone = {
        id,
        label: command.label.trim(),
        seq: circumstances.seq,
        digest: ground.digest(),
        at: circumstances.now,
        by: actor.id,
        ...(command.note ? { note: command.note } : {}),
      };
      return accept([{ type: 'milestone.put', milestone }], { milestone: id });
    }
    case 'merge.confirm': {
      const merged = ground.merges.find(({ id }) => id === command.merge);
      if (!merged) return refuse('rule-unmet', [{ kind: 'already', what: 'confirmed' }]);
      // Whoever may write there may say that it reads well; legal staff read every column.
      if (actor.role === 'negotiator' && !mayTypeIn(actor, merged.lang)) return refuse('not-allowed');
      return accept([{ type: 'merge.put', merge: merged.id, record: null }], { clause: merged.clause });
    }
  }
}
