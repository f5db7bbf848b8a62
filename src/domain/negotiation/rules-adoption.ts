/**
 * How rules of procedure come into force: the secretariat lays a draft before the delegations, each says whether it agrees, and the
 * draft is adopted as the rules in force decide, so that rules change only by the way that they allow. Before any are adopted that is
 * unanimity. An objection keeps a draft from being adopted under every rule. Pure; the log of the summit holds the facts.
 */
import { LIMITS, type SummitCommand } from '../command.ts';
import type { Missing } from '../missing.ts';
import type { Actor } from '../permission.ts';
import { noteFits, type Refused, refuse, unmet } from '../verdict.ts';
import type { Signed } from './record.ts';
import { hoursBetween, type Rules, rulesFit, UNWRITTEN_RULES } from './rules.ts';

export const RULES_STANCES = ['agree', 'object'] as const;
export type RulesStance = (typeof RULES_STANCES)[number];

export type RulesStanceRecord = Signed & { readonly stance: RulesStance; readonly note?: string };

/** Rules that lie before the delegations. */
export type RulesDraft = Signed & {
  readonly id: string;
  readonly rules: Rules;
  /** When a delegation that has said nothing is taken not to object, where the rules in force allow that. UTC. */
  readonly until: string;
  readonly stances: { readonly [delegation: string]: RulesStanceRecord };
};

/** Rules in force. */
export type AdoptedRules = Signed & {
  readonly rules: Rules;
  /** The draft that they were; absent for those that the summit's file brought with it. */
  readonly draft?: RulesDraft;
};

export type RulesState = {
  /** In order; the last ones are in force. */
  readonly adopted: readonly AdoptedRules[];
  readonly draft: RulesDraft | null;
};
export const NO_RULES: RulesState = { adopted: [], draft: null };

export type RulesFact =
  | { readonly fact: 'rules.draft'; readonly draft: RulesDraft | null }
  | {
      readonly fact: 'rules.stance';
      readonly delegation: string;
      readonly record: RulesStanceRecord | null;
    }
  | { readonly fact: 'rules.adopted'; readonly adopted: AdoptedRules };

export function foldRules(state: RulesState, fact: RulesFact): RulesState {
  switch (fact.fact) {
    case 'rules.draft':
      return { ...state, draft: fact.draft };
    case 'rules.adopted':
      return { adopted: [...state.adopted, fact.adopted], draft: null };
    case 'rules.stance': {
      if (!state.draft) return state;
      const { [fact.delegation]: _before, ...others } = state.draft.stances;
      const stances = fact.record ? { ...others, [fact.delegation]: fact.record } : others;
      return { ...state, draft: { ...state.draft, stances } };
    }
  }
}

export const rulesInForce = ({ adopted }: Pick<RulesState, 'adopted'>): Rules =>
  adopted.at(-1)?.rules ?? UNWRITTEN_RULES;

/** What keeps the draft from being adopted at `now`, by the rules in force; empty when nothing does. */
export function adoptionMissing(
  state: Pick<RulesState, 'adopted'>,
  { stances, until }: Pick<RulesDraft, 'stances' | 'until'>,
  delegations: readonly string[],
  now: string,
): readonly Missing[] {
  const { decision, quorum } = rulesInForce(state);
  const has = (delegation: string): RulesStance | 'none' =>
    (Object.hasOwn(stances, delegation) ? stances[delegation]?.stance : undefined) ?? 'none';
  const missing: Missing[] = [];
  if (delegations.length === 0) missing.push({ kind: 'no-parties' });
  for (const delegation of delegations)
    if (has(delegation) === 'object') missing.push({ kind: 'stance', delegation, has: 'object' });
  const said = delegations.filter((delegation) => has(delegation) !== 'none');
  if (decision === 'majority') {
    const agree = delegations.filter((delegation) => has(delegation) === 'agree').length;
    const needs = Math.floor(delegations.length / 2) + 1;
    if (agree < needs) missing.push({ kind: 'majority', agree, needs });
  } else if (decision === 'unanimity' || now < until) {
    for (const delegation of delegations)
      if (!said.includes(delegation)) missing.push({ kind: 'stance', delegation, has: 'none' });
  }
  if (said.length < quorum) missing.push({ kind: 'quorum', present: said.length, needs: quorum });
  return missing;
}

export type RulesCommand = Extract<
  SummitCommand,
  { type: 'rules.propose' | 'rules.stance' | 'rules.adopt' | 'rules.withdraw' }
>;

type On = {
  readonly state: RulesState;
  /** All of the summit. */
  readonly delegations: readonly string[];
  readonly actor: Actor;
  /** UTC, ISO 8601. */
  readonly now: string;
  readonly newId: (prefix: string) => string;
};

/** Judges a command on the rules; roles were asked before. */
export function judgeRules(on: On, command: RulesCommand): { readonly ok: true; readonly fact: RulesFact } | Refused {
  const { state, delegations, actor, now, newId } = on;
  const { draft } = state;
  const signed = { member: actor.id, at: now };
  if (command.type === 'rules.propose') {
    const { rules, until } = command;
    if (draft) return unmet({ kind: 'already', what: 'rules' });
    if (!rulesFit(rules, delegations.length)) return refuse('bad-command');
    if (until <= now) return unmet({ kind: 'deadline', why: 'past' });
    if (hoursBetween(now, until) > LIMITS.silenceDays * 24) return unmet({ kind: 'deadline', why: 'far' });
    const { decision, silenceMinHours } = rulesInForce(state);
    // Where silence can adopt them, it is as long as any other.
    if (decision === 'consensus' && hoursBetween(now, until) < silenceMinHours - A_MINUTE)
      return unmet({ kind: 'silence-too-short', hours: silenceMinHours });
    return { ok: true, fact: { fact: 'rules.draft', draft: { ...signed, id: newId('r'), rules, until, stances: {} } } };
  }
  if (draft?.id !== command.draft) return unmet({ kind: 'unknown', what: 'rules' });
  switch (command.type) {
    case 'rules.stance': {
      const { stance, note } = command;
      const { delegation } = actor;
      if (!delegation || !delegations.includes(delegation)) return refuse('not-allowed');
      if (!noteFits(note)) return refuse('bad-command');
      const record = stance === 'none' ? null : { ...signed, stance, ...(note ? { note } : {}) };
      return { ok: true, fact: { fact: 'rules.stance', delegation, record } };
    }
    case 'rules.adopt': {
      const missing = adoptionMissing(state, draft, delegations, now);
      if (missing.length > 0) return unmet(...missing);
      return { ok: true, fact: { fact: 'rules.adopted', adopted: { ...signed, rules: draft.rules, draft } } };
    }
    case 'rules.withdraw':
      return { ok: true, fact: { fact: 'rules.draft', draft: null } };
  }
}

/** The dialog gives the day and the minute: what is asked for in it may be a minute short by the time it arrives. */
const A_MINUTE = 1 / 60;
