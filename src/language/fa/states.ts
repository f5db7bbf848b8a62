/** Persian: the names of the Caspian States in every case. */
import type { GrammaticalCase, StateNames } from '../pack.ts';

export const cases: readonly GrammaticalCase[] = ['nominative'];

export const states: StateNames = {
  names: [],
  articles: null,
};
