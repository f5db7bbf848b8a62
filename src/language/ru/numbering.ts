/** Russian: how clauses are counted, what their numbers are called, and how published texts label their units. */
import type { CountingFacts, UnitNames } from '../pack.ts';

export const counting: CountingFacts = {
  letters: ['а б в г д е ж з и к л м н о п р с т у ф х ц ч ш щ э ю я'],
  otherLetters: [
    // Word’s row has «ы».
    'а б в г д е ж з и к л м н о п р с т у ф х ц ч ш щ ы э ю я',
    'а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я',
  ],
  inWords: null,
  labels: {
    part: { before: 'Раздел|Часть' },
    chapter: { before: 'Глава' },
    article: { before: 'Статья' },
    paragraph: { before: 'Пункт' },
    subparagraph: { before: 'Подпункт' },
  },
  ordinals:
    'первый|первая|второй|вторая|третий|третья|четвертый|четвертая|пятый|пятая|шестой|шестая|седьмой|седьмая|восьмой|восьмая|девятый|девятая|десятый|десятая',
};

export const units: UnitNames = {
  part: ['Раздел {roman}', '{roman}'],
  chapter: ['Глава {n}', '{n}'],
  article: ['Статья {n}', '{n}'],
  paragraph: ['пункт {n}', '{n}.'],
  subparagraph: ['подпункт «{letter}»', '{letter})'],
  item: ['подпункт {n}', '{n})'],
  table: ['Таблица {n}', '{n}'],
  footnote: ['сноска {n}', '{n}'],
};
