/** English: how clauses are counted, what their numbers are called, and how published texts label their units. */
import type { CountingFacts, UnitNames } from '../pack.ts';

export const counting: CountingFacts = {
  letters: ['a b c d e f g h i j k l m n o p q r s t u v w x y z'],
  otherLetters: [],
  inWords: null,
  labels: {
    part: { before: 'Part|Section|Title' },
    chapter: { before: 'Chapter' },
    article: { before: 'Article|Art\\.' },
    paragraph: { before: 'Paragraph' },
    subparagraph: { before: 'Subparagraph' },
  },
  ordinals: 'one|two|three|four|five|six|seven|eight|nine|ten',
};

export const units: UnitNames = {
  part: ['Part {roman}', '{roman}'],
  chapter: ['Chapter {roman}', '{roman}'],
  article: ['Article {n}', '{n}'],
  paragraph: ['paragraph {n}', '{n}.'],
  subparagraph: ['subparagraph ({letter})', '({letter})'],
  item: ['item ({small})', '({small})'],
  table: ['Table {n}', '{n}'],
  footnote: ['footnote {n}', '{n}'],
};
