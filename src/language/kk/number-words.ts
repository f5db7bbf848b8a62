/** Kazakh: numbers in words, as a text may write them beside another column's figures. */
import { list, TENS, worth } from '../number-worth.ts';
import type { NumberWords } from '../pack.ts';

const CASES_KK =
  '(?:н[іы]ң|д[іы]ң|т[іы]ң|н[іыеа]|д[іы]|т[іы]|г[ае]|ғ[аы]|к[е]|қ[а]|д[ае]н|т[ае]н|н[ае]н|д[ае]|т[ае]|мен|бен|пен)?';
const ORDINAL_KK = '(?:[іы]?нш[іы](?:л[еа]р)?)?';
const OWN_KK = '(?:[іы]|с[іы])?';
export const numberWords: NumberWords = {
  numbers: [
    ...worth(
      [1, 2, 3, 4, 5, 7, 8, 9],
      list('бір|біреу екі|екеу үш|үшеу төрт|төртеу бес|бесеу жеті|жетеу сегіз тоғыз'),
      `${ORDINAL_KK}${OWN_KK}${CASES_KK}`,
    ),
    ...worth([6, 10, 100], list('алты|алтау(?:ы)? он жүз'), ORDINAL_KK),
    ...worth(TENS, list('жиырма отыз қырық елу алпыс жетпіс сексен тоқсан'), `${ORDINAL_KK}${CASES_KK}`),
  ],
  multipliers: [
    ['мың(?:ға|ды|ның|да|нан|дан|дық|дай|дар\\p{L}{0,3})?', 1e3],
    ['миллион(?:ға|ды|ның|да|нан|дан|дық)?|млн', 1e6],
    ['миллиард(?:қа|ты|тың|та|тан|тық)?|млрд', 1e9],
  ],
  stacks: true,
  others: list('бірге бірден бірде бірдей'),
};
