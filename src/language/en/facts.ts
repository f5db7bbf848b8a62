/** English: script, letters, digits, separators, quotation marks, spelling. */
import { CURLY, EUROPEAN } from '../european.ts';
import type { LanguageFacts } from '../pack.ts';

export const facts: LanguageFacts = {
  ...EUROPEAN,
  code: 'en',
  bcp47: 'en-GB',
  iso6392: 'eng',
  dir: 'ltr',
  endonym: 'English',
  script: 'latn',
  decimal: '.',
  group: ',',
  percent: '%',
  quotes: { outer: CURLY, inner: ['‘', '’'] },
  listAnd: 'and',
  alphabet: 'abcdefghijklmnopqrstuvwxyz',
  sorting: 'abcdefghijklmnopqrstuvwxyz',
  letters: /^[a-zA-Z]$/u,
};
