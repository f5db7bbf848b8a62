/** Turkmen: the names of the Caspian States in every case. */
import type { GrammaticalCase, StateNames } from '../pack.ts';

export const cases: readonly GrammaticalCase[] = [
  'nominative',
  'genitive',
  'dative',
  'accusative',
  'locative',
  'ablative',
];

const BACK = '-yň|-a|-y|-da|-dan';
const POSSESSED = '-nyň|-na|-ny|-nda|-ndan';

// The dative of a name in -a is written like its nominative.
export const states: StateNames = {
  names: [
    ['Azerbaýjan', BACK],
    ['Eýran', BACK],
    ['Gazagystan', BACK],
    ['Russiýa', 'Russiýanyň|Russiýa|Russiýany|Russiýada|Russiýadan'],
    ['Türkmenistan', BACK],
    ['Azerbaýjan Respublikasy', POSSESSED],
    ['Eýran Yslam Respublikasy', POSSESSED],
    ['Gazagystan Respublikasy', POSSESSED],
    ['Russiýa Federasiýasy', POSSESSED],
  ],
  articles: null,
};
