/** What the documents say of those who take part and sign, put beside the State that they come from. */

import { LANGS, type PerLang } from '../../language/language.ts';
import {
  hasPeople,
  type PeopleState,
  participantOf,
  participantsOf,
  type Signatory,
  signatoriesOf,
} from '../summit/people.ts';
import { signatoryInWords } from '../summit/people-words.ts';
import type { Party } from './instrument.ts';

/** The State as a document names it; unchanged where the summit knows States only. */
export function partyWithPeople(party: Party, state: PeopleState): Party {
  if (!hasPeople(state)) return party;
  const participants = participantsOf(state, party.id).map(({ names }) => names);
  const [signatory, ...others] = signatoriesOf(state, party.id).map((one) => inEvery(state, one));
  return {
    ...party,
    ...(participants.length > 0 ? { participants } : {}),
    ...(signatory ? { signatory } : {}),
    ...(others.length > 0 ? { others } : {}),
  };
}

function inEvery(state: PeopleState, signatory: Signatory): PerLang<string> {
  const region = participantOf(state, signatory.participant)?.names ?? {};
  const said = LANGS.map((lang) => [lang, signatoryInWords(lang, signatory, region[lang]?.trim() ?? '')] as const);
  return Object.fromEntries(said.filter(([, words]) => words !== ''));
}
