/** Azerbaijani: script, letters, digits, separators, quotation marks, spelling. */
import { CURLY, EUROPEAN } from '../european.ts';
import type { LanguageFacts } from '../pack.ts';

export const facts: LanguageFacts = {
  ...EUROPEAN,
  code: 'az',
  bcp47: 'az-Latn-AZ',
  iso6392: 'aze',
  dir: 'ltr',
  endonym: 'Azərbaycanca',
  script: 'latn',
  decimal: ',',
  group: '.',
  percent: '%',
  quotes: { outer: CURLY, inner: ['‘', '’'] },
  listAnd: 'və',
  alphabet: 'abcçdeəfgğhxıijkqlmnoöprsştuüvyz',
  sorting: 'abcçdeəfgğhxıijkqlmnoöprsştuüvwyz',
  letters: /^[abcçdeəfgğhxıijkqlmnoöprsştuüvyzABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ]$/u,
  dotlessI: true,
  ordinals: {
    units: ['cı', 'ci', 'ci', 'cü', 'cü', 'ci', 'cı', 'ci', 'ci', 'cu'],
    tens: ['', 'cu', 'ci', 'cu', 'cı', 'ci', 'cı', 'ci', 'ci', 'cı'],
    hundred: 'cü',
    thousand: 'ci',
    million: 'cu',
    milliard: 'cı',
  },
  folding: [
    ['Әә\u018e\u01dd', 'ƏəƏə'],
    // Ş and Ţ of Romanian keyboards have a comma (U+0326) where ours have a cedilla.
    ['\u0326', '\u0327'],
  ],
};
