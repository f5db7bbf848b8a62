/** Russian, as texts and tables have it: what people call the language, and the little words that cling to others. */
import type { Particles } from '../pack.ts';

export const names: readonly string[] = ['russian', 'روسی'];

export const particles: Particles = {
  verbLast: false,
  before:
    'в во на о об по с со из от до для за к ко при под над между через без около не ни и или а что в течение путём',
  after: '',
};
