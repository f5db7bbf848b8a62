/** Turkmen: numbers in words, as a text may write them beside another column's figures. */
import { list, TENS, worth } from '../number-worth.ts';
import type { NumberWords } from '../pack.ts';

const CASES_TK = '(?:n?[iyuü]ň|[aeäi]|n[ie]|n[iyuü]|d[ae]|d[ae]n|nd[ae]|nd[ae]n)?';
const ORDINAL_TK = '(?:[iyuü]?nj[iy])?';
const OWN_TK = '(?:s[iy]|[iy])?';
export const numberWords: NumberWords = {
  numbers: [
    ...worth(
      [1, 2, 3, 4, 5, 7, 8, 9],
      list('bir iki üç dör[td] bäş ýedi sekiz dokuz'),
      `${ORDINAL_TK}${OWN_TK}${CASES_TK}`,
    ),
    ...worth([6, 10, 100], list('alty on ýüz'), ORDINAL_TK),
    ...worth(TENS, list('ýigrimi otuz kyrk elli altmyş ýetmiş segsen togsan'), `${ORDINAL_TK}${CASES_TK}`),
  ],
  multipliers: [
    ['müň(?:e|i|iň|den|lik|lerçe|ler\\p{L}{0,3})?', 1e3],
    ['million(?:a|y|yň|dan|lyk)?|mln', 1e6],
    ['milliard(?:a|y|yň|dan|lyk)?|mlrd', 1e9],
  ],
  stacks: true,
  others: list('birden birde'),
};
