/**
 * The rules of procedure: how the conference decides. They are data that the delegations adopt, and every judgement on a text
 * reads them from the ground. How they come to be adopted stands in `rules-adoption.ts`.
 *
 * Consensus is the absence of a formal objection: a reserve is placed on record and stops nothing, and whoever says nothing
 * until the time for it has run (a silence procedure) does not object. Unanimity asks every party to agree. Majority asks more
 * than half of the parties to agree. A formal objection stops a text under all three; a reserve does where `reserveBlocks` says
 * so, and always under unanimity.
 */
import type { Stance } from '../clause/clause.ts';

export const DECISION_RULES = ['consensus', 'unanimity', 'majority'] as const;
export type DecisionRule = (typeof DECISION_RULES)[number];

/** Who may say that a delegation is absent. Every delegation may say it of itself. */
export const ABSENCE_BY = ['delegation', 'chair'] as const;
/** What the secretariat may type in the columns: spelling, numbers and layout only, or anything. */
export const EDITING = ['form', 'all'] as const;

export type Rules = {
  readonly decision: DecisionRule;
  readonly reserveBlocks: boolean;
  /** Delegations that have to be present for a decision; 0 for none. */
  readonly quorum: number;
  /** The shortest silence procedure, in hours. */
  readonly silenceMinHours: number;
  /** Until when delegations may table proposals, UTC, ISO 8601; without it, always. */
  readonly proposalsUntil?: string;
  readonly absence: {
    readonly by: (typeof ABSENCE_BY)[number];
    /** Hours from the chair's announcement until an absence counts; what a delegation says of itself counts at once. */
    readonly afterHours: number;
    /** Hours for which a delegation that is back may object to what was agreed meanwhile. */
    readonly objectWithinHours: number;
  };
  readonly editing: (typeof EDITING)[number];
};

/** What a secretariat is offered as a draft. */
export const USUAL_RULES: Rules = {
  decision: 'consensus',
  reserveBlocks: false,
  quorum: 0,
  silenceMinHours: 72,
  absence: { by: 'chair', afterHours: 24, objectWithinHours: 48 },
  editing: 'all',
};

/**
 * What holds until any are adopted, and in the folders of the first edition, which had none: every party has to agree, and the
 * chair may mark a delegation absent at once.
 */
export const UNWRITTEN_RULES: Rules = {
  decision: 'unanimity',
  reserveBlocks: true,
  quorum: 0,
  silenceMinHours: 0,
  absence: { by: 'chair', afterHours: 0, objectWithinHours: 24 },
  editing: 'all',
};

/** The most that each number may be: a quarter of a year in hours, and more delegations than meet anywhere. */
export const RULES_LIMITS = { hours: 2_160, quorum: 200 } as const;

/** Does a party's reserve stop a text, as its objection does? */
export const reserveStops = ({ decision, reserveBlocks }: Pick<Rules, 'decision' | 'reserveBlocks'>): boolean =>
  decision === 'unanimity' || reserveBlocks;

/** Does this stance stop a text under these rules, and break a silence? */
export const stops = (rules: Pick<Rules, 'decision' | 'reserveBlocks'>, stance: Stance | 'none' | 'lapsed'): boolean =>
  stance === 'object' || (stance === 'reserve' && reserveStops(rules));

const whole = (value: number, most: number): boolean => Number.isInteger(value) && value >= 0 && value <= most;

/** Can a conference of so many delegations work under these rules? */
export function rulesFit(rules: Rules, delegations: number): boolean {
  const { quorum, silenceMinHours, absence, decision, reserveBlocks } = rules;
  return (
    DECISION_RULES.includes(decision) &&
    ABSENCE_BY.includes(absence.by) &&
    EDITING.includes(rules.editing) &&
    (decision !== 'unanimity' || reserveBlocks) &&
    whole(quorum, Math.min(RULES_LIMITS.quorum, delegations)) &&
    [silenceMinHours, absence.afterHours, absence.objectWithinHours].every((hours) => whole(hours, RULES_LIMITS.hours))
  );
}

const HOUR = 3_600_000;

/** Whole hours from one instant to a later one; both UTC, ISO 8601. */
export const hoursBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / HOUR;

/** The instant so many hours later. */
export const hoursAfter = (from: string, hours: number): string =>
  new Date(Date.parse(from) + hours * HOUR).toISOString();
