/** Azerbaijani: how clauses are counted, what their numbers are called, and how published texts label their units. */
import type { CountingFacts, UnitNames } from '../pack.ts';

export const counting: CountingFacts = {
  letters: [
    // Treaties use a to h; the order beyond, plain letters before ç ə ğ ı ö ş ü, is ours.
    'a b c d e f g h x i j k q l m n o p r s t u v y z ç ə ğ ı ö ş ü',
  ],
  otherLetters: ['a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v y z'],
  inWords: null,
  labels: {
    part: { before: 'Bölmə|Hissə', behind: 'bölmə|hissə' },
    chapter: { before: 'Fəsil', behind: 'fəsil' },
    article: { before: 'Maddə', behind: 'maddə' },
    paragraph: { before: 'Bənd', behind: 'bənd' },
    subparagraph: { behind: 'yarımbənd' },
  },
  ordinals: 'birinci|ikinci|üçüncü|dördüncü|beşinci|altıncı|yeddinci|səkkizinci|doqquzuncu|onuncu',
};

export const units: UnitNames = {
  part: ['{roman} bölmə', '{roman}'],
  chapter: ['{roman} fəsil', '{roman}'],
  article: ['Maddə {n}', '{n}'],
  paragraph: ['{nth} bənd', '{n}.'],
  subparagraph: ['“{letter}” yarımbəndi', '{letter})'],
  item: ['{nth} abzas', '{n})'],
  table: ['Cədvəl {n}', '{n}'],
  footnote: ['{nth} qeyd', '{n}'],
};
