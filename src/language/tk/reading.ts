/** Turkmen, as texts and tables have it: what people call the language, and the little words that cling to others. */
import type { Particles } from '../pack.ts';

export const names: readonly string[] = ['turkmen', 'türkmen', 'türkmençe', 'türkmen dili', 'туркменский', 'ترکمنی'];

export const particles: Particles = {
  verbLast: true,
  before: 'we ýa her şu bu',
  after: 'üçin bilen boýunça dowamynda çenli soň öň barada baradaky arasynda arasyndaky ulgamyndaky çäklerindäki görä',
};
