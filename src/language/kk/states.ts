/** Kazakh: the names of the Caspian States in every case. */
import type { GrammaticalCase, StateNames } from '../pack.ts';

export const cases: readonly GrammaticalCase[] = [
  'nominative',
  'genitive',
  'dative',
  'accusative',
  'locative',
  'ablative',
  'instrumental',
];

const BACK = '-ның|-ға|-ды|-да|-нан|-мен';
const POSSESSED = '-ның|-на|-н|-нда|-нан|-мен';

// Both spellings of two States are in use.
export const states: StateNames = {
  names: [
    ['Әзербайжан', BACK],
    ['Әзірбайжан', BACK],
    ['Иран', BACK],
    ['Қазақстан', BACK],
    ['Ресей', '-дің|-ге|-ді|-де|-ден|-мен'],
    ['Түрікменстан', BACK],
    ['Түркіменстан', BACK],
    ['Әзербайжан Республикасы', POSSESSED],
    ['Әзірбайжан Республикасы', POSSESSED],
    ['Иран Ислам Республикасы', POSSESSED],
    ['Қазақстан Республикасы', POSSESSED],
    ['Ресей Федерациясы', POSSESSED],
  ],
  articles: null,
};
