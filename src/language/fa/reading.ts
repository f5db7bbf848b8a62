/** Persian, as texts and tables have it: names of the language, little words that cling to others, references to articles. */
import type { Particles, ReferenceWords } from '../pack.ts';

export const names: readonly string[] = ['persian', 'farsi', 'персидский', 'فارسى'];

export const particles: Particles = {
  verbLast: true,
  before: 'در از به با تا بر برای ظرف هر بی بدون میان طی درباره و یا که',
  after: 'را',
};

export const references: ReferenceWords = {
  article: /(?<!\p{L})ماده[\s\u00a0]+\(?(\d+)/gu,
  paragraph: /(?<!\p{L})بند[\s\u00a0]+\(?(\d+)/gu,
  instruments:
    /کنوانسیون|موافقت\u200c?نامه|پروتکل|منشور|معاهده|عهدنامه|اساسنامه|قانون|قطعنامه|میثاق|تفاهم\u200c?نامه|آیین\u200c?نامه/u,
};
