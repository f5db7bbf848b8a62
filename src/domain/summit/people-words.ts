/** What a document says of people: of a signatory at their place of signature, and the heads of the list of participants. */

import { LANGUAGES, type Lang } from '../../language/language.ts';
import { PEOPLE_WORDS, type PeopleWords } from '../../language/printed-meeting.ts';
import type { Capacity, SignatoryEntry } from './people.ts';

/** The words that a signature bears in every language of treaties (VCLT art. 12). */
const AD_REFERENDUM = 'ad referendum';

export const capacityInWords = (lang: Lang, capacity: Capacity, region: string): string =>
  PEOPLE_WORDS[lang].capacity[capacity](region);

/**
 * "Name, Governor of Gilan Province (for the region: Gilan Province), ad referendum": as much of it as is known in `lang`; "" where
 * neither name nor title is.
 */
export function signatoryInWords(
  lang: Lang,
  { names, titles, capacity, mode }: Pick<SignatoryEntry, 'names' | 'titles' | 'capacity' | 'mode'>,
  region: string,
): string {
  const said = [names[lang], titles[lang]].map((words = '') => words.trim()).filter((words) => words !== '');
  if (said.length === 0) return '';
  const comma = `${LANGUAGES[lang].comma} `;
  const capacityWords = capacity === 'region' && region === '' ? '' : ` (${capacityInWords(lang, capacity, region)})`;
  return `${said.join(comma)}${capacityWords}${mode === 'ad-referendum' ? `${comma}${AD_REFERENDUM}` : ''}`;
}

/** A State and those of it who take part: "Islamic Republic of Iran: Gilan Province, Golestan Province". */
export const stateWithParticipants = (lang: Lang, state: string, participants: readonly string[]): string =>
  participants.length === 0 ? state : `${state}: ${participants.join(`${LANGUAGES[lang].comma} `)}`;

/** Heads and words of the list of participants and observers. */
export const peopleWords = (lang: Lang): Omit<PeopleWords, 'capacity'> => PEOPLE_WORDS[lang];
