/** Kazakh: how clauses are counted, what their numbers are called, and how published texts label their units. */
import type { CountingFacts, UnitNames } from '../pack.ts';

export const counting: CountingFacts = {
  letters: ['а ә б в г ғ д е ж з и к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ і э ю я'],
  otherLetters: [],
  inWords: null,
  labels: {
    part: { before: 'Бөлім', behind: 'бөлім' },
    chapter: { before: 'Тарау', behind: 'тарау' },
    article: { before: 'Бап', behind: 'бап' },
    paragraph: { behind: 'тармақ' },
    subparagraph: { behind: 'тармақша' },
  },
  ordinals: 'бірінші|екінші|үшінші|төртінші|бесінші|алтыншы|жетінші|сегізінші|тоғызыншы|оныншы',
};

export const units: UnitNames = {
  part: ['{roman} бөлім', '{roman}'],
  chapter: ['{n}-тарау', '{n}'],
  article: ['{n}-бап', '{n}'],
  paragraph: ['{n}-тармақ', '{n}.'],
  subparagraph: ['{n}) тармақша', '{n})'],
  item: ['{letter}) тармақша', '{letter})'],
  table: ['{n}-кесте', '{n}'],
  footnote: ['{n}-сілтеме', '{n}'],
};
