/** Turkmen: script, letters, digits, separators, quotation marks, spelling. */
import { CURLY, EUROPEAN, NBSP } from '../european.ts';
import type { LanguageFacts } from '../pack.ts';

export const facts: LanguageFacts = {
  ...EUROPEAN,
  code: 'tk',
  bcp47: 'tk-Latn-TM',
  iso6392: 'tuk',
  dir: 'ltr',
  endonym: 'Türkmençe',
  script: 'latn',
  decimal: ',',
  group: NBSP,
  percent: `${NBSP}%`,
  quotes: { outer: CURLY, inner: ['‘', '’'] },
  listAnd: 'we',
  alphabet: 'abçdeäfghijžklmnňoöprsştuüwyýz',
  sorting: 'abcçdeäfghijžklmnňoöpqrsştuüvwxyýz',
  letters: /^[abçdeäfghijžklmnňoöprsştuüwyýzABÇDEÄFGHIJŽKLMNŇOÖPRSŞTUÜWYÝZ]$/u,
  ordinals: {
    units: ['njy', 'nji', 'nji', 'nji', 'nji', 'nji', 'njy', 'nji', 'nji', 'njy'],
    tens: ['', 'njy', 'nji', 'njy', 'njy', 'nji', 'njy', 'nji', 'nji', 'njy'],
    hundred: 'nji',
    thousand: 'nji',
    million: 'njy',
    milliard: 'njy',
  },
  folding: [
    // Ş and Ţ of Romanian keyboards have a comma (U+0326) where ours have a cedilla.
    ['\u0326', '\u0327'],
  ],
};
