/** Commands of the summit on participants and signatories: the refusals in sentences, and what a summit's file brings. */
import type { Answer } from '../../src/domain/command.ts';
import type { Participant, PeopleFact, SignatoryEntry } from '../../src/domain/summit/people.ts';
import { PEOPLE_LIMITS } from '../../src/domain/summit/people.ts';
import { type PeopleRefusal, participantFault, signatoryFault } from '../../src/domain/summit/people-judge.ts';

export const PEOPLE_SENTENCES: { readonly [reason in PeopleRefusal]: string } = {
  'not-allowed': 'This is not yours to do.',
  sealed: 'The text is sealed, and who signs was fixed with it. Declare the seal void first.',
  'unknown-participant': 'There is no such participant.',
  'unknown-signatory': 'There is no such signatory, or no such proposal.',
  'unknown-state': 'This summit has no such delegation.',
  'unknown-region': 'This summit has no such region.',
  'unknown-member': 'There is no such member of this delegation.',
  stateless: 'A participant belongs to a State; only an observer may belong to none.',
  'still-signs': 'Somebody signs for this participant. Remove the signatory first.',
  'observer-signs': 'An observer does not sign.',
  'no-region':
    'Whoever signs for a region belongs to one: choose another capacity, or give the participant its region.',
  'not-here': 'This participant is not present, so nobody signs for it.',
  'no-paper': 'A letter and full powers are papers: add the digest (SHA-256) of the paper.',
  'confirm-day': 'A day of confirmation belongs to a signature ad referendum, and has to be a day.',
  'too-many': 'There are as many already as there can be.',
};

export const peopleRefused = (
  people: PeopleRefusal,
): Extract<Answer, { ok: false }> & { readonly people: PeopleRefusal } => ({
  ok: false,
  reason: people === 'not-allowed' ? 'not-allowed' : 'rule-unmet',
  message: PEOPLE_SENTENCES[people],
  people,
});

/** What a summit's file says of people. */
export type PeopleOfFile = {
  readonly participants?: readonly Participant[];
  readonly signatories?: readonly (SignatoryEntry & { readonly id: string })[];
};

/** One line that says what is wrong with them; null where nothing is. */
export function peopleFileFault(
  { participants = [], signatories = [] }: PeopleOfFile,
  ground: {
    readonly delegations: readonly string[];
    readonly regions: readonly string[];
    readonly members: readonly { readonly id: string; readonly delegation?: string | undefined }[];
  },
): string | null {
  const twice = (list: readonly { readonly id: string }[]): string | undefined =>
    list.map(({ id }) => id).find((id, at, all) => all.indexOf(id) !== at);
  const double = twice(participants) ?? twice(signatories);
  if (double) return `participants, signatories: the id ${double} stands there twice`;
  const count = new Map<string, number>();
  for (const one of participants) {
    const fault = participantFault(one, ground);
    if (fault) return `participants.${one.id}: ${PEOPLE_SENTENCES[fault]}`;
  }
  for (const one of signatories) {
    const of = participants.find(({ id }) => id === one.participant);
    const fault = signatoryFault(one, of);
    if (fault) return `signatories.${one.id}: ${PEOPLE_SENTENCES[fault]}`;
    const state = of?.state ?? '';
    count.set(state, (count.get(state) ?? 0) + 1);
    if ((count.get(state) ?? 0) > PEOPLE_LIMITS.signatoriesOfState)
      return `signatories.${one.id}: ${PEOPLE_SENTENCES['too-many']}`;
    const { person } = one;
    if (person !== undefined && !ground.members.some(({ id, delegation }) => id === person && delegation === state))
      return `signatories.${one.id}: ${PEOPLE_SENTENCES['unknown-member']}`;
  }
  return null;
}

/** The fact that a new summit begins with; null where its file names nobody. The file's maker has looked at the papers. */
export function peopleOfFile(
  { participants = [], signatories = [] }: PeopleOfFile,
  signed: { readonly member: string; readonly at: string },
): PeopleFact | null {
  if (participants.length + signatories.length === 0) return null;
  return {
    fact: 'people.file',
    participants,
    signatories: signatories.map(({ authority, ...one }) => ({
      ...one,
      ...signed,
      ...(authority ? { authority: { ...authority, checkedBy: signed.member, at: signed.at } } : {}),
    })),
  };
}
