/** Azerbaijani: what an instrument says of itself: its title, its parts, the closing formula. */
import type { ClosingWords, InstrumentWords } from '../../printed-instrument.ts';

export const instrument: InstrumentWords = {
  kinds: {
    declaration: 'Birgə Bəyannamə',
    statement: 'Birgə Bəyanat',
    resolution: 'Birgə Qətnamə',
    protocol: 'Protokol',
    memorandum: 'Anlaşma Memorandumu',
  },
  title: (kind, summit) => `${kind}. ${summit}`,
  part: '{roman} hissə',
  annex: 'Əlavə {n}',
  parties: 'İştirakçılar:',
  cover: (_kind, annexes) => `Bu sənədin mətni onun ayrılmaz hissəsi olan aşağıdakı əlavələrdədir: ${annexes}.`,
  languages: { fa: 'fars', ru: 'rus', az: 'Azərbaycan', kk: 'qazax', tk: 'türkmən', en: 'ingilis' },
  numbers: 'bir iki üç dörd beş altı yeddi səkkiz doqquz on'.split(' '),
  done: ({ place, date, count, single, languages, oneLanguage }) =>
    `${place} şəhərində ${date}, ${languages} ${oneLanguage ? 'dilində' : 'dillərində'} ${count} əsl nüsxədə tərtib edilmişdir${!oneLanguage ? ', bütün mətnlər eyni qüvvəyə malikdir' : single ? '' : ', bütün nüsxələr eyni qüvvəyə malikdir'}.`,
  signedFor: '',
  at: null,
};

export const closing: ClosingWords = {
  verbs: {
    adopted: 'qəbul edilmişdir',
    signed: { political: 'imzalanmışdır', binding: 'tərtib edilmişdir' },
    issued: 'sədr tərəfindən verilmişdir',
  },
  alike: {
    texts: {
      political: ', bütün mətnlər eyni qüvvəyə malikdir',
      binding: ', bütün mətnlər eyni dərəcədə autentikdir',
    },
    originals: {
      political: ', bütün nüsxələr eyni qüvvəyə malikdir',
      binding: ', bütün nüsxələr eyni dərəcədə autentikdir',
    },
  },
  done: ({ place, date, count, single, languages, several }, verb, alike) => {
    const tongues = `${languages} ${several ? 'dillərində' : 'dilində'}`;
    const said = several && !single ? `hər biri ${tongues} olmaqla` : tongues;
    return `${place} şəhərində ${date}, ${said} ${count} əsl nüsxədə ${verb}${alike}.`;
  },
  prevails: ({ prevailing }) => `Təfsirdə fikir ayrılığı yaranarsa, ${prevailing} dilindəki mətn üstün tutulur.`,
};
