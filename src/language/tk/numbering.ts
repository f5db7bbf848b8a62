/** Turkmen: how clauses are counted, what their numbers are called, and how published texts label their units. */
import type { CountingFacts, UnitNames } from '../pack.ts';

export const counting: CountingFacts = {
  letters: ['a b ç d e ä f g h i j ž k l m n ň o ö p r s ş t u ü w y ý z'],
  otherLetters: [],
  inWords: null,
  labels: {
    part: { before: 'Bölüm', behind: 'bölüm' },
    chapter: { before: 'Bap', behind: 'bap' },
    article: { before: 'Madda', behind: 'madda' },
    paragraph: { before: 'Bent', behind: 'bent' },
    subparagraph: { behind: 'kiçi bent' },
  },
  ordinals: 'birinji|ikinji|üçünji|dördünji|bäşinji|altynjy|ýedinji|sekizinji|dokuzynjy|onunjy',
};

export const units: UnitNames = {
  part: ['{roman} bölüm', '{roman}'],
  chapter: ['{roman} bap', '{roman}'],
  article: ['{nth} madda', '{n}'],
  paragraph: ['{nth} bent', '{n}.'],
  subparagraph: ['{n}) kiçi bent', '{n})'],
  item: ['{letter}) kiçi bent', '{letter})'],
  table: ['{nth} tablisa', '{n}'],
  footnote: ['{nth} bellik', '{n}'],
};
