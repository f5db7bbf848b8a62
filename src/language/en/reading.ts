/** English, as texts and tables have it: what people call the language, and the little words that cling to others. */
import type { Particles } from '../pack.ts';

export const names: readonly string[] = ['english', 'английский', 'انگلیسی'];

export const particles: Particles = {
  verbLast: false,
  before: 'in of to by for with on at within from the a an between under into through and or not its every',
  after: '',
};
