/**
 * Adoption: the meeting takes the assembled text as a whole. The chair opens it for announced minutes, a head of delegation may object
 * with a reason, and the chair records the outcome. It is of one text only: where the digest of the instrument is another by then, it
 * has lapsed. How it is judged stands in `judge-adoption.ts`, what the text itself still lacks in `adoption-text.ts`.
 */
import type { Digest } from '../clause/clause.ts';
import type { Signed } from './record.ts';
import type { DecisionRule } from './rules.ts';

/** `silence`: whoever says nothing in writing does not object, so it takes as long as any silence procedure. */
export const ADOPTION_BY = ['acclamation', 'no-objection', 'silence', 'vote'] as const;
export type AdoptionBy = (typeof ADOPTION_BY)[number];

/** Under unanimity everybody says yes, so there is no taking of silence for it; a vote is taken where the rules know a majority. */
export const WAYS: { readonly [rule in DecisionRule]: readonly AdoptionBy[] } = {
  consensus: ['acclamation', 'no-objection', 'silence'],
  unanimity: ['acclamation'],
  majority: ADOPTION_BY,
};

export const VOTES = ['for', 'against', 'abstain'] as const;
/** A vote against a text is no formal objection to it. */
export const ADOPTION_WORDS = ['yes', ...VOTES, 'object'] as const;
export type AdoptionWord = (typeof ADOPTION_WORDS)[number];

export type SaidOfText = Signed & { readonly word: AdoptionWord; readonly reason?: string };

/** A reserve that stood when the text was adopted: it goes on record with it. */
export type StandingReserve = {
  readonly resolution: string;
  readonly clause: string;
  readonly delegation: string;
  readonly note?: string;
};

/** Why the chair ended it without adoption. */
export const ADOPTION_ENDS = ['lapsed', 'objected', 'called-off'] as const;
export type AdoptionEnd = (typeof ADOPTION_ENDS)[number];

export type AdoptionOutcome = Signed & {
  readonly outcome: 'adopted' | AdoptionEnd;
  /** Delegations that were there, in the order of the summit. */
  readonly present: readonly string[];
  readonly reserves: readonly StandingReserve[];
};

export type Adoption = Signed & {
  readonly id: string;
  /** Digest of the instrument. */
  readonly text: Digest;
  readonly by: AdoptionBy;
  /** Who presides, by name and office. */
  readonly presiding: string;
  /** Until when a head of delegation may object, UTC. */
  readonly until: string;
  /** What was said of it; objections to the same text from an adoption before stand from its beginning. */
  readonly said: { readonly [delegation: string]: SaidOfText };
  readonly ended?: AdoptionOutcome;
};

/** In order; at most the last one is open. */
export type AdoptionState = { readonly adoptions: readonly Adoption[] };
export const NO_ADOPTION: AdoptionState = { adoptions: [] };

export type AdoptionFact =
  | { readonly fact: 'adoption.opened'; readonly adoption: Adoption }
  | {
      readonly fact: 'adoption.said';
      readonly adoption: string;
      readonly delegation: string;
      readonly said: SaidOfText | null;
    }
  | { readonly fact: 'adoption.ended'; readonly adoption: string; readonly ended: AdoptionOutcome };

export function foldAdoption(state: AdoptionState, fact: AdoptionFact): AdoptionState {
  if (fact.fact === 'adoption.opened') return { adoptions: [...state.adoptions, fact.adoption] };
  return {
    adoptions: state.adoptions.map((one) => {
      if (one.id !== fact.adoption) return one;
      if (fact.fact === 'adoption.ended') return { ...one, ended: fact.ended };
      const { [fact.delegation]: _before, ...others } = one.said;
      return { ...one, said: fact.said ? { ...others, [fact.delegation]: fact.said } : others };
    }),
  };
}

/** Delegations that object to the text, whether they were there or not. */
export const objectors = ({ said }: Pick<Adoption, 'said'>): readonly string[] =>
  Object.entries(said).flatMap(([delegation, { word }]) => (word === 'object' ? [delegation] : []));

/**
 * `open`: being taken; `lapsed`: the text is another one by now; `set-aside`: adopted, and a delegation that was away has objected
 * since; `over`: ended without adoption.
 */
export type AdoptionStage = 'open' | 'lapsed' | 'adopted' | 'set-aside' | 'over';

/** `text`: digest of the instrument as it stands. */
export function adoptionStage(adoption: Adoption, text: Digest): AdoptionStage {
  const { ended } = adoption;
  if (ended && ended.outcome !== 'adopted') return 'over';
  if (adoption.text !== text) return 'lapsed';
  if (!ended) return 'open';
  return objectors(adoption).length > 0 ? 'set-aside' : 'adopted';
}

/** The last word on this very text; undefined while nobody has taken it up. */
export const adoptionOf = ({ adoptions }: AdoptionState, text: Digest): Adoption | undefined =>
  adoptions.findLast((one) => one.text === text);

export const isAdopted = (state: AdoptionState, text: Digest): boolean => {
  const last = adoptionOf(state, text);
  return last !== undefined && adoptionStage(last, text) === 'adopted';
};

export type Tally = { readonly [word in AdoptionWord]: readonly string[] } & { readonly silent: readonly string[] };

/** Who of `present` said what. */
export function tallyOf({ said }: Pick<Adoption, 'said'>, present: readonly string[]): Tally {
  const wordOf = (delegation: string): AdoptionWord | undefined =>
    Object.hasOwn(said, delegation) ? said[delegation]?.word : undefined;
  const who = (word: AdoptionWord | undefined): readonly string[] => present.filter((id) => wordOf(id) === word);
  return {
    ...{ yes: who('yes'), for: who('for'), against: who('against'), abstain: who('abstain') },
    ...{ object: who('object'), silent: who(undefined) },
  };
}
