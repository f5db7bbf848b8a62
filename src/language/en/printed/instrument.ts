/** English: what an instrument says of itself: its title, its parts, the closing formula. */
import type { ClosingWords, InstrumentWords } from '../../printed-instrument.ts';

export const instrument: InstrumentWords = {
  kinds: {
    declaration: 'Joint Declaration',
    statement: 'Joint Statement',
    resolution: 'Joint Resolution',
    protocol: 'Protocol',
    memorandum: 'Memorandum of Understanding',
  },
  title: (kind, summit) => `${kind} of the ${summit}`,
  part: 'Division {roman}',
  annex: 'Annex {n}',
  parties: 'Participants:',
  cover: (_kind, annexes) =>
    `The text of this instrument is contained in the following annexes, which form an integral part of it: ${annexes}.`,
  languages: { fa: 'Persian', ru: 'Russian', az: 'Azerbaijani', kk: 'Kazakh', tk: 'Turkmen', en: 'English' },
  numbers: 'one two three four five six seven eight nine ten'.split(' '),
  done: ({ place, date, count, single, languages, oneLanguage }) =>
    `Done at ${place} on ${date}, in ${single ? 'a single original' : oneLanguage ? `${count} originals` : `${count} originals, each`} in the ${languages} ${oneLanguage ? 'language' : 'languages'}${!oneLanguage ? ', all texts being equally authentic' : single ? '' : ', all originals being equally authentic'}.`,
  signedFor: 'For',
  at: null,
};

export const closing: ClosingWords = {
  verbs: {
    adopted: 'Adopted',
    signed: { political: 'Signed', binding: 'Done' },
    issued: 'Issued by the Chair',
  },
  alike: {
    texts: { political: ', all texts being equally valid', binding: ', all texts being equally authentic' },
    originals: {
      political: ', all originals being equally valid',
      binding: ', all originals being equally authentic',
    },
  },
  done: ({ place, date, count, single, languages, several }, verb, alike) =>
    `${verb} at ${place} on ${date}, in ${single ? 'a single original' : `${count} originals`}${several && !single ? ', each' : ''} in the ${languages} ${several ? 'languages' : 'language'}${alike}.`,
  // "Shall" is a word of treaties.
  prevails: ({ prevailing, nature }) =>
    `In case of divergence in interpretation, the ${prevailing} text ${nature === 'binding' ? 'shall prevail' : 'prevails'}.`,
};
