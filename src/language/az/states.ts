/** Azerbaijani: the names of the Caspian States in every case. */
import type { GrammaticalCase, StateNames } from '../pack.ts';

export const cases: readonly GrammaticalCase[] = [
  'nominative',
  'genitive',
  'dative',
  'accusative',
  'locative',
  'ablative',
];

const BACK = '-ın|-a|-ı|-da|-dan';
const POSSESSED = '-nın|-na|-nı|-nda|-ndan';

export const states: StateNames = {
  names: [
    ['Azərbaycan', BACK],
    ['İran', BACK],
    ['Qazaxıstan', BACK],
    ['Rusiya', '-nın|-ya|-nı|-da|-dan'],
    ['Türkmənistan', BACK],
    ['Azərbaycan Respublikası', POSSESSED],
    ['İran İslam Respublikası', POSSESSED],
    ['Qazaxıstan Respublikası', POSSESSED],
    ['Rusiya Federasiyası', POSSESSED],
  ],
  articles: null,
};
