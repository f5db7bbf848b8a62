/** Turkmen: what an instrument says of itself: its title, its parts, the closing formula. */
import type { ClosingWords, InstrumentWords } from '../../printed-instrument.ts';

export const instrument: InstrumentWords = {
  kinds: {
    declaration: 'Bilelikdäki Beýannama',
    statement: 'Bilelikdäki Beýanat',
    resolution: 'Bilelikdäki Karar',
    protocol: 'Teswirnama',
    memorandum: 'Özara düşünişmek hakynda Ähtnama',
  },
  title: (kind, summit) => `${kind}. ${summit}`,
  part: '{roman} bölek',
  annex: '{nth} goşundy',
  parties: 'Gatnaşyjylar:',
  cover: (_kind, annexes) =>
    `Şu resminamanyň teksti onuň aýrylmaz bölegi bolan şu goşundylarda getirilýär: ${annexes}.`,
  languages: { fa: 'pars', ru: 'rus', az: 'azerbaýjan', kk: 'gazak', tk: 'türkmen', en: 'iňlis' },
  numbers: 'bir iki üç dört bäş alty ýedi sekiz dokuz on'.split(' '),
  done: ({ place, date, count, single, languages, oneLanguage }) =>
    `${place} şäherinde ${date}, ${languages} ${oneLanguage ? 'dilinde' : 'dillerinde'} ${count} asyl nusgada taýýarlanyldy${!oneLanguage ? ', ähli tekstleriň güýji deňdir' : single ? '' : ', ähli nusgalaryň güýji deňdir'}.`,
  signedFor: '',
  at: null,
};

export const closing: ClosingWords = {
  verbs: {
    adopted: 'kabul edildi',
    signed: { political: 'gol çekildi', binding: 'taýýarlanyldy' },
    issued: 'başlyk tarapyndan çykaryldy',
  },
  alike: {
    texts: {
      political: ', ähli tekstleriň güýji deňdir',
      binding: ', ähli tekstler deň derejede hakykydyr',
    },
    originals: {
      political: ', ähli nusgalaryň güýji deňdir',
      binding: ', ähli nusgalar deň derejede hakykydyr',
    },
  },
  done: ({ place, date, count, single, languages, several }, verb, alike) => {
    const tongues = `${languages} ${several ? 'dillerinde' : 'dilinde'}`;
    const said = several && !single ? `her biri ${tongues} bolmak bilen` : tongues;
    return `${place} şäherinde ${date}, ${said} ${count} asyl nusgada ${verb}${alike}.`;
  },
  prevails: ({ prevailing }) =>
    `Düşündirişde tapawut ýüze çykan halatynda ${prevailing} dilindäki tekst agdyklyk edýär.`,
};
