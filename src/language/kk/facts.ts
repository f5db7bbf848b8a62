/** Kazakh: script, letters, digits, separators, quotation marks, spelling. */
import { CURLY, EUROPEAN, GUILLEMETS, NBSP } from '../european.ts';
import type { LanguageFacts } from '../pack.ts';

export const facts: LanguageFacts = {
  ...EUROPEAN,
  code: 'kk',
  bcp47: 'kk-Cyrl-KZ',
  iso6392: 'kaz',
  dir: 'ltr',
  endonym: 'Қазақша',
  script: 'cyrl',
  decimal: ',',
  group: NBSP,
  percent: '%',
  quotes: { outer: GUILLEMETS, inner: CURLY },
  listAnd: 'және',
  alphabet: 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя',
  sorting: 'аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя',
  letters: /^[а-яёА-ЯЁәғқңөұүһіӘҒҚҢӨҰҮҺІ]$/u,
  folding: [
    ['YhƏəƟɵ\u01dd', 'ҮһӘәӨөә'],
    // U+0308 makes ё; no other letter of the alphabet carries it.
    ['\u0308', ''],
  ],
};
