/** Persian: how clauses are counted, what their numbers are called, and how published texts label their units. */
import type { CountingFacts, UnitNames } from '../pack.ts';
import { ordinal } from './ordinal.ts';

export const counting: CountingFacts = {
  letters: [
    // Abjad in older statutes and treaties, the alphabet in statutes since about the 2010s.
    'الف ب ج د هـ و ز ح ط ی ک ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ',
    'الف ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و هـ ی',
  ],
  otherLetters: ['الف ب ج د ه و ز ح ط ی ک ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ'],
  inWords: {
    say: ordinal,
    also: [
      ['یکم', 1],
      ['نخست', 1],
    ],
  },
  labels: {
    part: { before: 'بخش|باب|قسمت' },
    chapter: { before: 'فصل' },
    article: { before: 'ماده|مادهٔ|مادۀ|مادة|اصل' },
    paragraph: { before: 'بند' },
    subparagraph: { before: 'جزء' },
  },
  ordinals: '',
};

export const units: UnitNames = {
  part: ['بخش {word}', '{n}'],
  chapter: ['فصل {word}', '{n}'],
  article: ['ماده {n}', '{n}'],
  paragraph: ['بند {n}', '{n}.'],
  subparagraph: ['بند ({letter})', '{letter})'],
  item: ['جزء {n}', '{n})'],
  table: ['جدول {n}', '{n}'],
  footnote: ['پانویس {n}', '{n}'],
};
