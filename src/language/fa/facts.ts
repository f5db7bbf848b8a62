/** Persian: script, letters, digits, separators, quotation marks, spelling. */
import { CURLY, GUILLEMETS } from '../european.ts';
import type { LanguageFacts } from '../pack.ts';

export const facts: LanguageFacts = {
  code: 'fa',
  bcp47: 'fa-IR',
  iso6392: 'fas',
  dir: 'rtl',
  endonym: 'فارسی',
  script: 'arab',
  digits: '۰۱۲۳۴۵۶۷۸۹',
  decimal: '٫',
  group: '٬',
  percent: '٪',
  // The left-to-right mark keeps the sign left of the digits: without it the minus moves to their right.
  minus: '\u200e\u2212',
  quotes: { outer: GUILLEMETS, inner: CURLY },
  comma: '،',
  semicolon: '؛',
  question: '؟',
  listAnd: 'و',
  alphabet: 'ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی',
  sorting: 'آاءبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی',
  letters: /^[اآبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءأؤئۀ]$/u,
  twins: {
    ي: 'ی',
    ى: 'ی',
    ئ: 'ی',
    ك: 'ک',
    ؤ: 'و',
    أ: 'ا',
    إ: 'ا',
    ٱ: 'ا',
    ة: 'ه',
    ۀ: 'ه',
    ە: 'ه',
  },
  dotlessI: false,
  looseSpaces: /(?<![0-9]) | (?![0-9])/g,
  ordinals: '',
  folding: [
    // Hamza seats and the ezafe hamza count as spelling: تأکید is تاکید, مادهٔ is ماده.
    ['يىكةەہھ', 'ییکهههه'],
    ['\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0654\u0655\u0670', ''],
  ],
};
