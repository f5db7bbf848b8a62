/** What may be done about participants and signatories, and what they still lack. Pure; roles were asked before. */

import type { Lang } from '../../language/language.ts';
import type { AssemblyMissing } from '../instrument/assembly.ts';
import { dayOf, hasPlaces, type InstrumentSetting } from '../instrument/instrument.ts';
import type { Actor } from '../permission.ts';
import {
  bearersOf,
  hasPaper,
  hasPeople,
  isChecked,
  lacking,
  type Participant,
  PEOPLE_LIMITS,
  type PeopleCommand,
  type PeopleFact,
  type PeopleState,
  participantOf,
  participantsOf,
  type Signatory,
  type SignatoryEntry,
  signatoriesOf,
} from './people.ts';

/** Why a step is not to be taken. */
export const PEOPLE_REFUSALS = [
  'not-allowed',
  /** A seal has fixed who signs. */
  'sealed',
  'unknown-participant',
  'unknown-signatory',
  'unknown-state',
  'unknown-region',
  'unknown-member',
  /** A participant belongs to a State. */
  'stateless',
  /** Somebody signs for the participant. */
  'still-signs',
  'observer-signs',
  /** Who signs for a region belongs to one. */
  'no-region',
  'not-here',
  'no-paper',
  'confirm-day',
  'too-many',
] as const;
export type PeopleRefusal = (typeof PEOPLE_REFUSALS)[number];

export type PeopleGround = {
  readonly state: PeopleState;
  readonly delegations: readonly string[];
  readonly regions: readonly string[];
  /** Members who have access, by id, with their delegation. */
  readonly memberOf: (id: string) => { readonly delegation?: string; readonly head?: boolean } | undefined;
  readonly sealed: boolean;
  readonly actor: Actor;
  /** UTC, ISO 8601. */
  readonly now: string;
  readonly newId: (prefix: string) => string;
};

type Judged = { readonly ok: true; readonly fact: PeopleFact } | { readonly ok: false; readonly people: PeopleRefusal };
const no = (people: PeopleRefusal): Judged => ({ ok: false, people });
const yes = (fact: PeopleFact): Judged => ({ ok: true, fact });

const isStaff = ({ role }: Actor): boolean => role === 'secretariat' || role === 'legal';

export function judgePeople(on: PeopleGround, command: PeopleCommand): Judged {
  if (on.actor.revoked) return no('not-allowed');
  // Who brings a file stands in no document, so it may be settled later, too.
  if (command.type === 'bearer.name') return bearer(on, command);
  if (on.sealed) return no('sealed');
  switch (command.type) {
    case 'participant.put':
      return participant(on, command);
    case 'participant.remove': {
      const { participants, signatories, proposed } = on.state;
      if (!isStaff(on.actor)) return no('not-allowed');
      if (!participants.some(({ id }) => id === command.participant)) return no('unknown-participant');
      const signs = [...signatories, ...proposed].some((one) => one.participant === command.participant);
      return signs ? no('still-signs') : yes({ fact: 'people.gone', what: 'participants', id: command.participant });
    }
    case 'signatory.put':
      return signatory(on, command);
    case 'signatory.remove':
      if (!isStaff(on.actor)) return no('not-allowed');
      return on.state.signatories.some(({ id }) => id === command.signatory)
        ? yes({ fact: 'people.gone', what: 'signatories', id: command.signatory })
        : no('unknown-signatory');
    case 'signatory.decline': {
      const found = on.state.proposed.find(({ id }) => id === command.signatory);
      if (!found) return no('unknown-signatory');
      const own = participantOf(on.state, found.participant)?.state === on.actor.delegation;
      return isStaff(on.actor) || own
        ? yes({ fact: 'people.gone', what: 'proposed', id: command.signatory })
        : no('not-allowed');
    }
  }
}

function participant(on: PeopleGround, command: Extract<PeopleCommand, { type: 'participant.put' }>): Judged {
  const { state, delegations, regions, newId } = on;
  const { participant: known, entry } = command;
  if (!isStaff(on.actor)) return no('not-allowed');
  const before = known === undefined ? undefined : participantOf(state, known);
  if (known !== undefined && !before) return no('unknown-participant');
  const fault = participantFault(entry, { delegations, regions });
  if (fault) return no(fault);
  const signs = before && state.signatories.some((one) => one.participant === before.id);
  // Whose signatory it is, and for what they sign, would change under them.
  if (signs && (entry.as === 'observer' || entry.state !== before.state)) return no('still-signs');
  if (signs && !entry.present) return no('still-signs');
  if (!before && state.participants.length >= PEOPLE_LIMITS.participants) return no('too-many');
  return yes({ fact: 'people.participant', participant: { ...entry, id: before?.id ?? newId('t') } });
}

/** What a participant must be, whoever puts it down: a command or a file. */
export function participantFault(
  { as, state, region }: Omit<Participant, 'id'>,
  { delegations, regions }: Pick<PeopleGround, 'delegations' | 'regions'>,
): PeopleRefusal | null {
  if (as === 'participant' && state === undefined) return 'stateless';
  if (state !== undefined && !delegations.includes(state)) return 'unknown-state';
  return region !== undefined && !regions.includes(region) ? 'unknown-region' : null;
}

/** Likewise a signatory. */
export function signatoryFault(
  { capacity, mode, confirmBy, authority }: SignatoryEntry,
  of: Participant | undefined,
): PeopleRefusal | null {
  if (!of) return 'unknown-participant';
  if (of.as === 'observer') return 'observer-signs';
  if (!of.present) return 'not-here';
  if (capacity === 'region' && of.region === undefined) return 'no-region';
  if (confirmBy !== undefined && (mode !== 'ad-referendum' || !dayOf(confirmBy))) return 'confirm-day';
  return authority && !hasPaper(authority) ? 'no-paper' : null;
}

function signatory(on: PeopleGround, command: Extract<PeopleCommand, { type: 'signatory.put' }>): Judged {
  const { state, actor, now, newId, memberOf } = on;
  const { signatory: known, entry } = command;
  const of = participantOf(state, entry.participant);
  const fault = signatoryFault(entry, of);
  if (fault || !of) return no(fault ?? 'unknown-participant');
  const delegation = of.state ?? '';
  const staff = isStaff(actor);
  if (!staff && actor.delegation !== delegation) return no('not-allowed');
  if (entry.person !== undefined && memberOf(entry.person)?.delegation !== delegation) return no('unknown-member');
  const all = [...state.signatories, ...state.proposed];
  const before = known === undefined ? undefined : all.find(({ id }) => id === known);
  if (known !== undefined && !before) return no('unknown-signatory');
  // Nobody takes another State's signatory over by naming its id.
  if (before && participantOf(state, before.participant)?.state !== delegation) return no('not-allowed');
  const ids = new Set(
    all.filter((one) => participantOf(state, one.participant)?.state === delegation).map(({ id }) => id),
  );
  if (!before && ids.size >= PEOPLE_LIMITS.signatoriesOfState) return no('too-many');
  const { authority, ...rest } = entry;
  const signed = { member: actor.id, at: now };
  const made = { ...rest, ...signed, id: before?.id ?? newId('g') };
  if (!staff) return yes({ fact: 'people.proposed', signatory: { ...made, ...(authority ? { authority } : {}) } });
  return yes({ fact: 'people.signatory', signatory: { ...made, ...(authority ? { authority: checked() } : {}) } });

  /** Who puts it down has looked at it; the same paper was looked at by whoever did so first. */
  function checked(): Signatory['authority'] {
    const earlier = state.signatories.find(({ id }) => id === before?.id)?.authority;
    const same =
      earlier?.kind === authority?.kind &&
      earlier?.sha256 === authority?.sha256 &&
      earlier?.clearedBy === authority?.clearedBy;
    if (same && isChecked(earlier)) return earlier;
    return authority && { ...authority, checkedBy: actor.id, at: now };
  }
}

function bearer(on: PeopleGround, command: Extract<PeopleCommand, { type: 'bearer.name' }>): Judged {
  const { state, delegations, actor, memberOf } = on;
  const { delegation, member, named } = command;
  if (!delegations.includes(delegation)) return no('unknown-state');
  // A head of delegation says who of their own people brings the file.
  if (!isStaff(actor) && !(actor.head && actor.delegation === delegation)) return no('not-allowed');
  const now = bearersOf(state, delegation);
  if (named && memberOf(member)?.delegation !== delegation) return no('unknown-member');
  if (!named && !now.includes(member)) return no('unknown-member');
  if (named && !now.includes(member) && now.length >= PEOPLE_LIMITS.bearersOfState) return no('too-many');
  return yes({ fact: 'people.bearer', delegation, member, named });
}

/** What keeps the text from being sealed because somebody who takes part or signs is not fully known. */
export function peopleMissing(
  state: PeopleState,
  setting: Pick<InstrumentSetting, 'languages' | 'outcome'>,
  parties: readonly string[],
): readonly AssemblyMissing[] {
  if (!hasPeople(state)) return [];
  const { languages } = setting;
  return parties.flatMap((delegation): readonly AssemblyMissing[] => {
    const named = participantsOf(state, delegation).flatMap(({ id, names }) =>
      lacking(names, languages).map(
        (lang): AssemblyMissing => ({ kind: 'participant-name', delegation, participant: id, lang }),
      ),
    );
    if (!hasPlaces(setting)) return named;
    const signing = signatoriesOf(state, delegation);
    if (signing.length === 0) return [...named, { kind: 'no-signatory', delegation }];
    return [...named, ...signing.flatMap((one) => signatoryMissing(one, delegation, languages))];
  });
}

/** What one signatory lacks, in these languages. */
export function signatoryMissing(
  { id, names, titles, authority }: Signatory,
  delegation: string,
  languages: readonly Lang[],
): readonly AssemblyMissing[] {
  const about = { delegation, signatory: id };
  const missing: AssemblyMissing[] = [
    ...lacking(names, languages).map((lang) => ({ kind: 'signatory-name', ...about, lang }) as const),
    ...lacking(titles, languages).map((lang) => ({ kind: 'signatory-title', ...about, lang }) as const),
  ];
  if (!isChecked(authority)) missing.push({ kind: 'authority', ...about });
  return missing;
}
