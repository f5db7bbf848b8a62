/** What a document says of people: of a signatory at their place of signature, and the heads of the list of participants. */
import { LANGUAGES, type Lang } from '../language/language.ts';
import type { AuthorityKind, Capacity, SignatoryEntry } from './summit/people.ts';

type Words = {
  /** Behind a title, in brackets. A colon keeps the name out of the sentence, and so without a case ending. */
  readonly capacity: { readonly [capacity in Capacity]: (region: string) => string };
  readonly list: string;
  readonly participants: string;
  readonly observers: string;
  readonly stateless: string;
  readonly absent: string;
  readonly none: string;
  readonly signs: string;
  readonly authority: { readonly [kind in AuthorityKind]: string };
};

// native review: fa, az, kk, tk
const WORDS: Readonly<Record<Lang, Words>> = {
  fa: {
    capacity: {
      region: (region) => `از طرف منطقه: ${region}`,
      state: () => 'از طرف دولت',
      own: () => 'به‌صفت شخصی',
    },
    list: 'فهرست شرکت‌کنندگان و ناظران',
    participants: 'شرکت‌کنندگان',
    observers: 'ناظران',
    stateless: 'بدون وابستگی به دولت‌ها',
    absent: 'حاضر نیست',
    none: 'کسی ثبت نشده است.',
    signs: 'امضاکننده:',
    authority: { office: 'به اعتبار سمت', letter: 'معرفی‌نامه', 'full-powers': 'اختیارنامهٔ تام' },
  },
  ru: {
    capacity: {
      region: (region) => `от имени региона: ${region}`,
      state: () => 'от имени государства',
      own: () => 'в личном качестве',
    },
    list: 'Список участников и наблюдателей',
    participants: 'Участники',
    observers: 'Наблюдатели',
    stateless: 'Вне государств',
    absent: 'отсутствует',
    none: 'Никто не указан.',
    signs: 'Подписывает:',
    authority: { office: 'по должности', letter: 'письмо', 'full-powers': 'полномочия' },
  },
  az: {
    capacity: {
      region: (region) => `region adından: ${region}`,
      state: () => 'dövlət adından',
      own: () => 'şəxsi adından',
    },
    list: 'İştirakçıların və müşahidəçilərin siyahısı',
    participants: 'İştirakçılar',
    observers: 'Müşahidəçilər',
    stateless: 'Dövlətlərə aid olmayanlar',
    absent: 'iştirak etmir',
    none: 'Heç kim göstərilməyib.',
    signs: 'İmzalayır:',
    authority: { office: 'vəzifəsinə görə', letter: 'məktub', 'full-powers': 'səlahiyyətnamə' },
  },
  kk: {
    capacity: {
      region: (region) => `өңір атынан: ${region}`,
      state: () => 'мемлекет атынан',
      own: () => 'жеке өз атынан',
    },
    list: 'Қатысушылар мен байқаушылардың тізімі',
    participants: 'Қатысушылар',
    observers: 'Байқаушылар',
    stateless: 'Мемлекеттерге жатпайтындар',
    absent: 'қатыспайды',
    none: 'Ешкім көрсетілмеген.',
    signs: 'Қол қоятын:',
    authority: { office: 'лауазымы бойынша', letter: 'хат', 'full-powers': 'өкілеттік' },
  },
  tk: {
    capacity: {
      region: (region) => `sebitiň adyndan: ${region}`,
      state: () => 'döwletiň adyndan',
      own: () => 'öz adyndan',
    },
    list: 'Gatnaşyjylaryň we synçylaryň sanawy',
    participants: 'Gatnaşyjylar',
    observers: 'Synçylar',
    stateless: 'Döwletlere degişli däl',
    absent: 'gatnaşmaýar',
    none: 'Hiç kim görkezilmedik.',
    signs: 'Gol çekýär:',
    authority: { office: 'wezipesi boýunça', letter: 'hat', 'full-powers': 'ygtyýarnama' },
  },
  en: {
    capacity: {
      region: (region) => `for the region: ${region}`,
      state: () => 'for the State',
      own: () => 'in a personal capacity',
    },
    list: 'List of participants and observers',
    participants: 'Participants',
    observers: 'Observers',
    stateless: 'Of no State',
    absent: 'not present',
    none: 'Nobody is entered.',
    signs: 'Signs:',
    authority: { office: 'by virtue of office', letter: 'letter', 'full-powers': 'full powers' },
  },
};

/** The words that a signature bears in every language of treaties (VCLT art. 12). */
const AD_REFERENDUM = 'ad referendum';

export const capacityInWords = (lang: Lang, capacity: Capacity, region: string): string =>
  WORDS[lang].capacity[capacity](region);

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
export const peopleWords = (lang: Lang): Omit<Words, 'capacity'> => WORDS[lang];
