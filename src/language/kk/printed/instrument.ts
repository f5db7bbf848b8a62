/** Kazakh: what an instrument says of itself: its title, its parts, the closing formula. */
import type { ClosingWords, InstrumentWords } from '../../printed-instrument.ts';

export const instrument: InstrumentWords = {
  kinds: {
    declaration: 'Бірлескен декларация',
    statement: 'Бірлескен мәлімдеме',
    resolution: 'Бірлескен қарар',
    protocol: 'Хаттама',
    memorandum: 'Өзара түсіністік туралы меморандум',
  },
  title: (kind, summit) => `${kind}. ${summit}`,
  part: '{roman} бөлік',
  annex: '{n}-қосымша',
  parties: 'Қатысушылар:',
  cover: (_kind, annexes) =>
    `Осы құжаттың мәтіні оның ажырамас бөлігі болып табылатын мына қосымшаларда берілген: ${annexes}.`,
  languages: { fa: 'парсы', ru: 'орыс', az: 'әзербайжан', kk: 'қазақ', tk: 'түрікмен', en: 'ағылшын' },
  numbers: 'бір екі үш төрт бес алты жеті сегіз тоғыз он'.split(' '),
  done: ({ place, date, count, single, languages, oneLanguage }) =>
    `${place} қаласында ${date}, ${count} түпнұсқа данада ${languages} ${oneLanguage ? 'тілінде' : 'тілдерінде'} жасалды${!oneLanguage ? ', әрі барлық мәтіндердің күші бірдей' : single ? '' : ', әрі барлық даналардың күші бірдей'}.`,
  signedFor: '',
  at: null,
};

export const closing: ClosingWords = {
  verbs: {
    adopted: 'қабылданды',
    signed: { political: 'қол қойылды', binding: 'жасалды' },
    issued: 'төраға тарапынан жарияланды',
  },
  alike: {
    texts: {
      political: ', әрі барлық мәтіндердің күші бірдей',
      binding: ', әрі барлық мәтіндер теңтүпнұсқалы болып табылады',
    },
    originals: {
      political: ', әрі барлық даналардың күші бірдей',
      binding: ', әрі барлық даналар теңтүпнұсқалы болып табылады',
    },
  },
  done: ({ place, date, count, single, languages, several }, verb, alike) =>
    `${place} қаласында ${date}, ${count} түпнұсқа данада${several && !single ? ', әрқайсысы' : ''} ${languages} ${several ? 'тілдерінде' : 'тілінде'} ${verb}${alike}.`,
  prevails: ({ prevailing }) => `Түсіндіруде алшақтық туындаған жағдайда ${prevailing} тіліндегі мәтін басым болады.`,
};
