/** English, as texts and tables have it: names of the language, little words that cling to others, references to articles. */
import type { Particles, ReferenceWords } from '../pack.ts';

export const names: readonly string[] = ['english', 'английский', 'انگلیسی'];

export const particles: Particles = {
  verbLast: false,
  before: 'in of to by for with on at within from the a an between under into through and or not its every',
  after: '',
};

export const references: ReferenceWords = {
  article: /\barticles?[\s\u00a0]+(\d+)/giu,
  paragraph: /\bparagraphs?[\s\u00a0]+(\d+)/giu,
  instruments:
    /convention|agreement|protocol|treaty|charter|statute|\blaw\b|\bcode\b|constitution|resolution|memorandum|covenant|regulations/iu,
};
