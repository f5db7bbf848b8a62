/** Kazakh, as texts and tables have it: what people call the language, and the little words that cling to others. */
import type { Particles } from '../pack.ts';

export const names: readonly string[] = ['kazakh', 'қазақ', 'қазақ тілі', 'казахский', 'قزاقی'];

export const particles: Particles = {
  verbLast: true,
  before: 'және мен әр әрбір осы бұл',
  after:
    'үшін бойынша туралы дейін кейін бұрын ішінде арасында арасындағы жөніндегі жөнінде сайын бірге арқылы үстінде саласындағы шеңберіндегі',
};
