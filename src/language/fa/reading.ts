/** Persian, as texts and tables have it: what people call the language, and the little words that cling to others. */
import type { Particles } from '../pack.ts';

export const names: readonly string[] = ['persian', 'farsi', 'персидский', 'فارسى'];

export const particles: Particles = {
  verbLast: true,
  before: 'در از به با تا بر برای ظرف هر بی بدون میان طی درباره و یا که',
  after: 'را',
};
