/** English: the names of the Caspian States in every case. */
import type { GrammaticalCase, StateNames } from '../pack.ts';

export const cases: readonly GrammaticalCase[] = ['nominative'];

export const states: StateNames = {
  names: [],
  articles: {
    'Republic of Azerbaijan': 'the Republic of Azerbaijan',
    'Islamic Republic of Iran': 'the Islamic Republic of Iran',
    'Republic of Kazakhstan': 'the Republic of Kazakhstan',
    'Russian Federation': 'the Russian Federation',
    Turkmenistan: 'Turkmenistan',
  },
};
