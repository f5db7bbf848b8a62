/**
 * Judges the commands of an adoption. No way of taking a text leads past an objection: not one made in the minutes, not one that
 * stands on a clause, not one of a delegation that is away, and none that a delegation which is back may still make.
 */

import type { Digest } from '../clause/clause.ts';
import { LIMITS, type SummitCommand } from '../command.ts';
import type { Act } from '../instrument/outcome.ts';
import type { Missing } from '../missing.ts';
import type { Actor } from '../permission.ts';
import { filled, type Refused, refuse, unmet } from '../verdict.ts';
import {
  type Adoption,
  type AdoptionBy,
  type AdoptionEnd,
  type AdoptionFact,
  type AdoptionState,
  type AdoptionWord,
  adoptionOf,
  adoptionStage,
  isAdopted,
  objectors,
  tallyOf,
  VOTES,
  WAYS,
} from './adoption.ts';
import type { TextStanding } from './adoption-text.ts';
import { hoursAfter, type Rules } from './rules.ts';

export type AdoptionCommand = Extract<
  SummitCommand,
  { type: 'adoption.open' | 'adoption.say' | 'adoption.record' | 'adoption.end' }
>;

/** The text as it stands, and who is there. */
export type AdoptionGround = TextStanding & {
  /** Of the instrument. */
  readonly text: Digest;
  readonly rules: Rules;
  /** All of the summit. */
  readonly delegations: readonly string[];
  /** Those that are not absent. */
  readonly present: readonly string[];
  /** Undefined in the settings of a first edition. */
  readonly act: Act | undefined;
  /** A seal stands. */
  readonly sealed: boolean;
};

type Speaker = Pick<Actor, 'role' | 'delegation' | 'revoked'> & { readonly head?: boolean };

/** Does this member speak for a delegation as a whole? Its head does; where it has none, any of its negotiators. */
export function speaksFor(
  members: Iterable<Speaker>,
  member: Speaker | undefined,
  delegations: readonly string[],
): string | null {
  if (!member || member.revoked || member.role !== 'negotiator' || !member.delegation) return null;
  if (!delegations.includes(member.delegation)) return null;
  if (member.head) return member.delegation;
  const hasHead = [...members].some(
    ({ delegation, head, role, revoked }) =>
      delegation === member.delegation && head === true && role === 'negotiator' && !revoked,
  );
  return hasHead ? null : member.delegation;
}

type On = {
  readonly state: AdoptionState;
  readonly ground: AdoptionGround;
  readonly actor: Actor;
  /** For which delegation the actor speaks; null for none. */
  readonly speaks: string | null;
  /** UTC, ISO 8601. */
  readonly now: string;
  readonly newId: (prefix: string) => string;
};
export type JudgedAdoption = { readonly ok: true; readonly fact: AdoptionFact } | Refused;

/** What keeps a text from being taken up at all. */
export function openingMissing(
  state: AdoptionState,
  { text, rules, present, act, sealed, missing }: AdoptionGround,
  by: AdoptionBy,
): readonly Missing[] {
  const last = state.adoptions.at(-1);
  if (sealed) return [{ kind: 'already', what: 'sealed' }];
  if (act === 'issued') return [{ kind: 'chair-issues' }];
  if (isAdopted(state, text)) return [{ kind: 'already', what: 'adopted' }];
  if (last && adoptionStage(last, text) === 'open') return [{ kind: 'already', what: 'open' }];
  return [
    ...(WAYS[rules.decision].includes(by) ? [] : [{ kind: 'adoption-way', decision: rules.decision } as const]),
    ...presenceMissing(rules, present),
    ...missing,
  ];
}

function presenceMissing({ quorum }: Rules, present: readonly string[]): readonly Missing[] {
  if (present.length === 0) return [{ kind: 'no-parties' }];
  return present.length < quorum ? [{ kind: 'quorum', present: present.length, needs: quorum }] : [];
}

/** What keeps an open adoption from being recorded at `now`; empty when nothing does. */
export function recordingMissing(adoption: Adoption, ground: AdoptionGround, now: string): readonly Missing[] {
  const { rules, present, back } = ground;
  const { said, until, by } = adoption;
  if (adoptionStage(adoption, ground.text) !== 'open') return [{ kind: 'another-text' }];
  const missing: Missing[] = objectors(adoption).map((delegation) => ({ kind: 'stance', delegation, has: 'object' }));
  missing.push(...ground.missing, ...presenceMissing(rules, present));
  for (const { delegation, until: last } of back)
    if (!Object.hasOwn(said, delegation)) missing.push({ kind: 'may-object', delegation, until: last });
  const tally = tallyOf(adoption, present);
  // Yes is what every way takes from a delegation at once; of a vote it is any vote.
  const isSettled = by === 'vote' ? tally.silent.length === 0 : tally.yes.length === present.length;
  if (rules.decision === 'unanimity')
    for (const delegation of tally.silent) missing.push({ kind: 'stance', delegation, has: 'none' });
  else if (now < until && !isSettled) missing.push({ kind: 'deadline', why: 'open' });
  const needs = Math.floor(present.length / 2) + 1;
  if (by === 'vote' && tally.for.length < needs) missing.push({ kind: 'majority', agree: tally.for.length, needs });
  return missing;
}

/** What a delegation may say of this adoption now; empty when nothing. */
export function sayable(
  adoption: Adoption,
  { text, back, sealed }: Pick<AdoptionGround, 'text' | 'back' | 'sealed'>,
  delegation: string,
  now: string,
): readonly AdoptionWord[] {
  const stage = adoptionStage(adoption, text);
  const isBack = back.some((one) => one.delegation === delegation);
  if (sealed || (stage !== 'open' && stage !== 'adopted')) return [];
  if (stage === 'open' && (now < adoption.until || isBack))
    return adoption.by === 'vote' ? [...VOTES, 'object'] : ['yes', 'object'];
  // Taken in its absence: nobody else has a word left once it is recorded.
  return stage === 'adopted' && isBack && !adoption.ended?.present.includes(delegation) ? ['object'] : [];
}

/** An objection stands until its author takes it back, whoever ends an adoption and begins another of the same text. */
function carried(state: AdoptionState, text: Digest): Adoption['said'] {
  const before = adoptionOf(state, text)?.said ?? {};
  return Object.fromEntries(Object.entries(before).filter(([, { word }]) => word === 'object'));
}

const opened = (on: On, command: Extract<AdoptionCommand, { type: 'adoption.open' }>): JudgedAdoption => {
  const { state, ground, actor, now, newId } = on;
  const { text, by, minutes } = command;
  const presiding = command.presiding.trim();
  if (!filled(presiding, LIMITS.name) || !Number.isInteger(minutes) || minutes < 1) return refuse('bad-command');
  if (minutes > LIMITS.silenceDays * 24 * 60) return unmet({ kind: 'deadline', why: 'far' });
  if (text !== ground.text) return unmet({ kind: 'another-text' });
  const missing = openingMissing(state, ground, by);
  if (missing.length > 0) return unmet(...missing);
  const hours = ground.rules.silenceMinHours;
  if (by === 'silence' && minutes < hours * 60) return unmet({ kind: 'silence-too-short', hours });
  const until = hoursAfter(now, minutes / 60);
  const adoption = {
    id: newId('a'),
    member: actor.id,
    at: now,
    text,
    by,
    presiding,
    until,
    said: carried(state, text),
  };
  return { ok: true, fact: { fact: 'adoption.opened', adoption } };
};

function said(
  { ground, actor, speaks, now }: On,
  adoption: Adoption,
  { word, reason }: Extract<AdoptionCommand, { type: 'adoption.say' }>,
): JudgedAdoption {
  if (speaks === null) return refuse('not-allowed');
  const stage = adoptionStage(adoption, ground.text);
  if (stage === 'lapsed') return unmet({ kind: 'another-text' });
  const may = sayable(adoption, ground, speaks, now);
  if (may.length === 0) return unmet({ kind: 'deadline', why: 'past' });
  const about = { fact: 'adoption.said', adoption: adoption.id, delegation: speaks } as const;
  // What was recorded is not unsaid: who has set it aside takes it back by a new adoption.
  if (word === 'none') return stage === 'open' ? { ok: true, fact: { ...about, said: null } } : refuse('not-allowed');
  if (!may.includes(word)) return refuse('bad-command');
  const why = reason?.trim() ?? '';
  if (why.length > LIMITS.reason) return refuse('bad-command');
  if (word === 'object' && why === '') return unmet({ kind: 'why' });
  return {
    ok: true,
    fact: { ...about, said: { member: actor.id, at: now, word, ...(why ? { reason: why } : {}) } },
  };
}

/** Judges a command; roles were asked before. */
export function judgeAdoption(on: On, command: AdoptionCommand): JudgedAdoption {
  if (command.type === 'adoption.open') return opened(on, command);
  const { state, ground, actor, now } = on;
  const adoption = state.adoptions.at(-1);
  if (adoption?.id !== command.adoption) return unmet({ kind: 'unknown', what: 'adoption' });
  if (command.type === 'adoption.say') return said(on, adoption, command);
  if (adoption.ended) return unmet({ kind: 'already', what: 'over' });
  const { present, reserves } = ground;
  const end = (outcome: 'adopted' | AdoptionEnd): JudgedAdoption => ({
    ok: true,
    fact: {
      ...{ fact: 'adoption.ended', adoption: adoption.id },
      ended: { member: actor.id, at: now, outcome, present, reserves },
    },
  });
  if (command.type === 'adoption.end') {
    if (adoption.text !== ground.text) return end('lapsed');
    return end(objectors(adoption).length > 0 ? 'objected' : 'called-off');
  }
  const missing = recordingMissing(adoption, ground, now);
  return missing.length > 0 ? unmet(...missing) : end('adopted');
}
