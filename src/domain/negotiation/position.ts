/**
 * What a delegation wants said beside the text, and what the chair says in its place: statements, which only a delegation's own people
 * make and withdraw, and the chair's summary, under the chair's sole responsibility, which nobody signs. Neither is part of the text.
 */

import type { Lang, PerLang } from '../../language/language.ts';
import { LIMITS, type SummitCommand } from '../command.ts';
import type { Actor } from '../permission.ts';
import { filled, type Refused, refuse, unmet } from '../verdict.ts';
import type { Signed } from './record.ts';

export const POSITION_KINDS = ['reservation', 'interpretative', 'dissociation', 'explanation'] as const;
export type PositionKind = (typeof POSITION_KINDS)[number];
/** `annexed`: a file of its own beside the signed text; `record`: in the record of the meeting only. */
export const POSITION_PLACES = ['annexed', 'record'] as const;
export type PositionPlace = (typeof POSITION_PLACES)[number];

export type ClauseRef = { readonly resolution: string; readonly clause: string };

export type Position = Signed & {
  readonly id: string;
  readonly delegation: string;
  readonly kind: PositionKind;
  readonly place: PositionPlace;
  /** Empty: on the text as a whole. */
  readonly clauses: readonly ClauseRef[];
  /** In the languages that the delegation chooses. */
  readonly texts: PerLang<string>;
  readonly withdrawn?: Signed;
};

/** What the chair sums up, from the texts as they stood at these records of their logs. */
export type ChairSummary = Signed & {
  readonly id: string;
  /** Who presides, by name and office. */
  readonly presiding: string;
  readonly resolutions: readonly { readonly id: string; readonly seq: number }[];
  /** Statements that stood, by id. */
  readonly positions: readonly string[];
};

/** Words that were in brackets, and that the chair has taken out of the text to sum them up. */
export type MovedWords = Signed & ClauseRef & { readonly texts: PerLang<string> };

export type PositionState = {
  readonly positions: readonly Position[];
  readonly summaries: readonly ChairSummary[];
  readonly moved: readonly MovedWords[];
};
export const NO_POSITIONS: PositionState = { positions: [], summaries: [], moved: [] };

export type PositionFact =
  | { readonly fact: 'position.made'; readonly position: Position }
  | { readonly fact: 'position.withdrawn'; readonly position: string; readonly withdrawn: Signed }
  | { readonly fact: 'position.moved'; readonly moved: MovedWords }
  | { readonly fact: 'position.summary'; readonly summary: ChairSummary };

const isSameMove = (one: MovedWords, other: MovedWords): boolean => {
  const [texts, others] = [Object.entries(one.texts), Object.entries(other.texts)];
  return (
    one.resolution === other.resolution &&
    one.clause === other.clause &&
    texts.length === others.length &&
    others.every(([lang, text]) => one.texts[lang as Lang] === text)
  );
};

export function foldPositions(state: PositionState, fact: PositionFact): PositionState {
  switch (fact.fact) {
    case 'position.made':
      return { ...state, positions: [...state.positions, fact.position] };
    case 'position.withdrawn':
      return {
        ...state,
        positions: state.positions.map((one) =>
          one.id === fact.position ? { ...one, withdrawn: fact.withdrawn } : one,
        ),
      };
    case 'position.moved':
      // Whoever ends a bracket again because the first time came to nothing moves the same words once.
      return state.moved.some((one) => isSameMove(one, fact.moved))
        ? state
        : { ...state, moved: [...state.moved, fact.moved] };
    case 'position.summary':
      return { ...state, summaries: [...state.summaries, fact.summary] };
  }
}

export const standingPositions = ({ positions }: PositionState): readonly Position[] =>
  positions.filter(({ withdrawn }) => !withdrawn);

/** Statements of one delegation that stand, clauses that one is about, letters of it in one language. */
export const POSITION_LIMITS = { standing: 50, clauses: 200, letters: 10_000, summaries: 50, moved: 2_000 } as const;

export type PositionCommand = Extract<
  SummitCommand,
  { type: 'position.make' | 'position.withdraw' | 'summary.issue' | 'summary.move' }
>;

type On = {
  readonly state: PositionState;
  readonly actor: Actor;
  readonly delegations: readonly string[];
  /** A package is sealed: nothing is annexed to it any more. */
  readonly sealed: boolean;
  readonly hasClause: (ref: ClauseRef) => boolean;
  /** The words of a clause in each column; undefined where there is no such clause. */
  readonly wordsOf: (ref: ClauseRef) => PerLang<string> | undefined;
  /** Where the logs of the instrument's resolutions stand. */
  readonly heads: () => ChairSummary['resolutions'];
  /** UTC, ISO 8601. */
  readonly now: string;
  readonly newId: (prefix: string) => string;
};
export type JudgedPosition = { readonly ok: true; readonly fact: PositionFact } | Refused;

const same = (a: ClauseRef, b: ClauseRef): boolean => a.resolution === b.resolution && a.clause === b.clause;

function made(
  { state, actor, delegations, sealed, hasClause, now, newId }: On,
  { kind, place, clauses, texts }: Extract<PositionCommand, { type: 'position.make' }>,
): JudgedPosition {
  const { delegation } = actor;
  if (!delegation || !delegations.includes(delegation)) return refuse('not-allowed');
  const said = Object.fromEntries(
    (Object.entries(texts) as [Lang, string][]).filter(([, text]) => text.trim() !== ''),
  ) as PerLang<string>;
  const words = Object.values(said);
  if (words.length === 0 || words.some((text) => text.length > POSITION_LIMITS.letters)) return refuse('bad-command');
  if (clauses.length > POSITION_LIMITS.clauses) return refuse('bad-command');
  if (clauses.some((one, at) => clauses.findIndex((each) => same(one, each)) !== at)) return refuse('bad-command');
  if (!clauses.every(hasClause)) return refuse('unknown-clause');
  if (place === 'annexed' && sealed) return unmet({ kind: 'already', what: 'sealed' });
  const own = standingPositions(state).filter((one) => one.delegation === delegation);
  if (own.length >= POSITION_LIMITS.standing) return unmet({ kind: 'too-many', limit: POSITION_LIMITS.standing });
  const position = { id: newId('q'), member: actor.id, at: now, delegation, kind, place, clauses, texts: said };
  return { ok: true, fact: { fact: 'position.made', position } };
}

/** Judges a command; roles were asked before. */
export function judgePosition(on: On, command: PositionCommand): JudgedPosition {
  const { state, actor, now, newId } = on;
  if (command.type === 'position.make') return made(on, command);
  if (command.type === 'position.withdraw') {
    const found = state.positions.find(({ id }) => id === command.position);
    if (!found) return unmet({ kind: 'unknown', what: 'position' });
    // The secretariat keeps statements; it does not take them away.
    if (actor.role !== 'negotiator' || found.delegation !== actor.delegation) return refuse('not-allowed');
    if (found.withdrawn) return unmet({ kind: 'already', what: 'withdrawn' });
    return {
      ok: true,
      fact: { fact: 'position.withdrawn', position: found.id, withdrawn: { member: actor.id, at: now } },
    };
  }
  if (command.type === 'summary.move') {
    const { resolution, clause, texts } = command;
    const words = on.wordsOf({ resolution, clause });
    if (!words) return refuse('unknown-clause');
    const said = Object.entries(texts) as [Lang, string][];
    // What is summed up stood in the text, in brackets, and nobody words it anew.
    const stands = ([lang, text]: [Lang, string]): boolean => words[lang]?.includes(`[${text}]`) ?? false;
    if (said.length === 0 || !said.every(stands)) return refuse('bad-command');
    if (state.moved.length >= POSITION_LIMITS.moved) return unmet({ kind: 'too-many', limit: POSITION_LIMITS.moved });
    return {
      ok: true,
      fact: { fact: 'position.moved', moved: { member: actor.id, at: now, resolution, clause, texts } },
    };
  }
  const presiding = command.presiding.trim();
  if (!filled(presiding, LIMITS.name)) return refuse('bad-command');
  if (state.summaries.length >= POSITION_LIMITS.summaries)
    return unmet({ kind: 'too-many', limit: POSITION_LIMITS.summaries });
  const positions = standingPositions(state).map(({ id }) => id);
  const summary = { id: newId('u'), member: actor.id, at: now, presiding, resolutions: on.heads(), positions };
  return { ok: true, fact: { fact: 'position.summary', summary } };
}
