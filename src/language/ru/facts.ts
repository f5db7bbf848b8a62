/** Russian: script, letters, digits, separators, quotation marks, spelling. */
import { EUROPEAN, GUILLEMETS, NBSP } from '../european.ts';
import type { LanguageFacts } from '../pack.ts';

export const facts: LanguageFacts = {
  ...EUROPEAN,
  code: 'ru',
  bcp47: 'ru-RU',
  iso6392: 'rus',
  dir: 'ltr',
  endonym: 'Русский',
  script: 'cyrl',
  decimal: ',',
  group: NBSP,
  percent: `${NBSP}%`,
  quotes: { outer: GUILLEMETS, inner: ['„', '“'] },
  listAnd: 'и',
  alphabet: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  sorting: 'абвгдежзийклмнопрстуфхцчшщъыьэюя',
  letters: /^[а-яёА-ЯЁ]$/u,
  ordinals: '-й',
  folding: [
    // U+0308 makes ё; no other letter of the alphabet carries it.
    ['\u0308', ''],
  ],
};
