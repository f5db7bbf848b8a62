/** Russian: what an instrument says of itself: its title, its parts, the closing formula. */
import type { ClosingWords, InstrumentWords } from '../../printed-instrument.ts';

export const instrument: InstrumentWords = {
  kinds: {
    declaration: 'Совместная декларация',
    statement: 'Совместное заявление',
    resolution: 'Совместная резолюция',
    protocol: 'Протокол',
    memorandum: 'Меморандум о взаимопонимании',
  },
  title: (kind, summit) => `${kind}. ${summit}`,
  part: 'Часть {roman}',
  annex: 'Приложение {n}',
  parties: 'Участники:',
  cover: (_kind, annexes) =>
    `Текст настоящего документа содержится в следующих приложениях, составляющих его неотъемлемую часть: ${annexes}.`,
  languages: {
    fa: 'персидском',
    ru: 'русском',
    az: 'азербайджанском',
    kk: 'казахском',
    tk: 'туркменском',
    en: 'английском',
  },
  numbers: 'одном двух трёх четырёх пяти шести семи восьми девяти десяти'.split(' '),
  done: ({ place, date, count, single, languages, oneLanguage }) =>
    `Совершено в городе ${place} ${date}, в ${count} ${single ? 'экземпляре' : oneLanguage ? 'экземплярах' : 'экземплярах, каждый'} на ${languages} ${oneLanguage ? 'языке' : 'языках'}${!oneLanguage ? ', причём все тексты имеют одинаковую силу' : single ? '' : ', причём все экземпляры имеют одинаковую силу'}.`,
  signedFor: '',
  at: (place) => (/[бвгджзклмнпрстфхцчшщ]$/u.test(place) ? `${place}е` : place.replace(/[аь]$/u, 'е')),
};

export const closing: ClosingWords = {
  verbs: {
    adopted: 'Принято',
    signed: { political: 'Подписано', binding: 'Совершено' },
    issued: 'Издано председателем',
  },
  alike: {
    texts: {
      political: ', причём все тексты имеют одинаковую силу',
      binding: ', причём все тексты являются равно аутентичными',
    },
    originals: {
      political: ', причём все экземпляры имеют одинаковую силу',
      binding: ', причём все экземпляры являются равно аутентичными',
    },
  },
  done: ({ place, date, count, single, languages, several }, verb, alike) =>
    `${verb} в городе ${place} ${date}, в ${count} ${single ? 'подлинном экземпляре' : 'подлинных экземплярах'}${several && !single ? ', каждый' : ''} на ${languages} ${several ? 'языках' : 'языке'}${alike}.`,
  prevails: ({ prevailing }) =>
    `В случае расхождений в толковании преимущественную силу имеет текст на ${prevailing} языке.`,
};
