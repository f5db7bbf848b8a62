/**
 * Who takes part and who signs. Neither is a State by definition: at a summit of governors a State sends several regions, and each
 * governor signs for their own. A State's delegation proposes its signatories, the secretariat and the legal staff take them over,
 * and a seal fixes what the documents then say of them. Facts in the summit's log; what may be done, `people-judge.ts` says.
 */
import type { Lang, PerLang } from '../../language/language.ts';
import type { Signed } from '../negotiation/record.ts';
import type { Role } from '../permission.ts';

export const PARTICIPATION = ['participant', 'observer'] as const;

/** A region, or an office, that takes part; an observer may belong to no State. */
export type Participant = {
  readonly id: string;
  readonly as: (typeof PARTICIPATION)[number];
  /** Delegation id. */
  readonly state?: string;
  /** Id of a region of the summit; without it, an office. */
  readonly region?: string;
  /** As the text calls it: "Gilan Province". */
  readonly names: PerLang<string>;
  /** Whether they have come; who has not is named in no text. */
  readonly present: boolean;
};

/** For whom a signature speaks: for the region, for the State, or for nobody but the person. */
export const CAPACITIES = ['region', 'state', 'own'] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** An office that speaks for its region by itself (as a head of State does, VCLT art. 7), a letter, or full powers. */
export const AUTHORITIES = ['office', 'letter', 'full-powers'] as const;
export type AuthorityKind = (typeof AUTHORITIES)[number];

export const MODES = ['full', 'ad-referendum'] as const;

export type Authority = {
  readonly kind: AuthorityKind;
  /** Digest of the paper, hex; an office needs none. */
  readonly sha256?: string;
  /** The body in the capital that gave leave. */
  readonly clearedBy?: string;
};
/** An authority that somebody of the secretariat or the legal staff has looked at. */
export type CheckedAuthority = Authority & { readonly checkedBy: string; readonly at: string };

/** What is said of a signatory; the program adds who said it. */
export type SignatoryEntry = {
  readonly participant: string;
  /** The member who may bring the signature, where they have an account. */
  readonly person?: string;
  readonly names: PerLang<string>;
  readonly titles: PerLang<string>;
  readonly capacity: Capacity;
  readonly mode: (typeof MODES)[number];
  /** Of a signature ad referendum: the day by which the capital is to confirm it, ISO. */
  readonly confirmBy?: string;
  readonly authority?: Authority;
};
export type Signatory = Omit<SignatoryEntry, 'authority'> &
  Signed & { readonly id: string; readonly authority?: Authority | CheckedAuthority };

export type PeopleState = {
  readonly participants: readonly Participant[];
  /** Those who count. */
  readonly signatories: readonly Signatory[];
  /** What delegations propose, each new or in the place of the one with its id. */
  readonly proposed: readonly Signatory[];
  /** Members who may bring a delegation's signature besides its signatories. */
  readonly bearers: { readonly [delegation: string]: readonly string[] };
};
export const NO_PEOPLE: PeopleState = { participants: [], signatories: [], proposed: [], bearers: {} };

export type PeopleFact =
  /** Those that a summit's file brought with it. */
  | {
      readonly fact: 'people.file';
      readonly participants: readonly Participant[];
      readonly signatories: readonly Signatory[];
    }
  | { readonly fact: 'people.participant'; readonly participant: Participant }
  | { readonly fact: 'people.signatory'; readonly signatory: Signatory }
  | { readonly fact: 'people.proposed'; readonly signatory: Signatory }
  | {
      readonly fact: 'people.gone';
      readonly what: 'participants' | 'signatories' | 'proposed';
      readonly id: string;
    }
  | {
      readonly fact: 'people.bearer';
      readonly delegation: string;
      readonly member: string;
      readonly named: boolean;
    };
export const isPeopleFact = (fact: { readonly fact: string }): fact is PeopleFact => fact.fact.startsWith('people.');

export type PeopleCommand =
  | {
      readonly type: 'participant.put';
      /** Absent for a new one. */
      readonly participant?: string;
      readonly entry: Omit<Participant, 'id'>;
    }
  | { readonly type: 'participant.remove'; readonly participant: string }
  /** From a delegation it is a proposal. */
  | { readonly type: 'signatory.put'; readonly signatory?: string; readonly entry: SignatoryEntry }
  | { readonly type: 'signatory.remove'; readonly signatory: string }
  /** A proposal that is not taken over, or taken back. */
  | { readonly type: 'signatory.decline'; readonly signatory: string }
  | {
      readonly type: 'bearer.name';
      readonly delegation: string;
      readonly member: string;
      readonly named: boolean;
    };

const STAFF: readonly Role[] = ['secretariat', 'legal'];
const ALL: readonly Role[] = ['negotiator', 'secretariat', 'legal'];
export const PEOPLE_ROLES: { readonly [type in PeopleCommand['type']]: { readonly roles: readonly Role[] } } = {
  'participant.put': { roles: STAFF },
  'participant.remove': { roles: STAFF },
  'signatory.put': { roles: ALL },
  'signatory.remove': { roles: STAFF },
  'signatory.decline': { roles: ALL },
  'bearer.name': { roles: ALL },
};

/** More than meet and sign anywhere. A State's places stand on one page. */
export const PEOPLE_LIMITS = { participants: 200, signatoriesOfState: 9, bearersOfState: 9, words: 200 } as const;

/** With `one` in its place by id, or behind the others. */
const put = <T extends { readonly id: string }>(list: readonly T[], one: T): readonly T[] =>
  list.some(({ id }) => id === one.id) ? list.map((each) => (each.id === one.id ? one : each)) : [...list, one];
const without = <T extends { readonly id: string }>(list: readonly T[], id: string): readonly T[] =>
  list.filter((each) => each.id !== id);

export function foldPeople(state: PeopleState, fact: PeopleFact): PeopleState {
  switch (fact.fact) {
    case 'people.file':
      return { ...state, participants: fact.participants, signatories: fact.signatories };
    case 'people.participant':
      return { ...state, participants: put(state.participants, fact.participant) };
    case 'people.signatory': {
      const { signatory } = fact;
      return {
        ...state,
        signatories: put(state.signatories, signatory),
        proposed: without(state.proposed, signatory.id),
      };
    }
    case 'people.proposed':
      return { ...state, proposed: put(state.proposed, fact.signatory) };
    case 'people.gone':
      switch (fact.what) {
        case 'participants':
          return { ...state, participants: without(state.participants, fact.id) };
        case 'signatories':
          return { ...state, signatories: without(state.signatories, fact.id) };
        case 'proposed':
          return { ...state, proposed: without(state.proposed, fact.id) };
      }
      break;
    case 'people.bearer': {
      const { delegation, member, named } = fact;
      const others = bearersOf(state, delegation).filter((id) => id !== member);
      return { ...state, bearers: { ...state.bearers, [delegation]: named ? [...others, member] : others } };
    }
  }
  return state;
}

export const bearersOf = ({ bearers }: Pick<PeopleState, 'bearers'>, delegation: string): readonly string[] =>
  Object.hasOwn(bearers, delegation) ? (bearers[delegation] ?? []) : [];

/** Does this summit know participants and signatories? One of a first edition knows States only. */
export const hasPeople = ({ participants, signatories }: Pick<PeopleState, 'participants' | 'signatories'>): boolean =>
  participants.length > 0 || signatories.length > 0;

export const participantOf = (
  { participants }: Pick<PeopleState, 'participants'>,
  id: string,
): Participant | undefined => participants.find((one) => one.id === id);

/** Those who sign for a State, in the order in which they were put down. */
export const signatoriesOf = (state: PeopleState, delegation: string): readonly Signatory[] =>
  state.signatories.filter(({ participant }) => participantOf(state, participant)?.state === delegation);

/** A State's participants as a text names them. */
export const participantsOf = (state: PeopleState, delegation: string): readonly Participant[] =>
  state.participants.filter(({ as, state: of, present }) => as === 'participant' && of === delegation && present);

export const isChecked = (authority: Authority | CheckedAuthority | undefined): authority is CheckedAuthority =>
  authority !== undefined && 'checkedBy' in authority;

/** Is the authority of this kind complete? A letter and full powers are papers, and a paper has a digest. */
export const hasPaper = ({ kind, sha256 }: Authority): boolean => kind === 'office' || sha256 !== undefined;

/** Which of these languages have no words. */
export const lacking = (words: PerLang<string>, languages: readonly Lang[]): readonly Lang[] =>
  languages.filter((lang) => !words[lang]?.trim());
