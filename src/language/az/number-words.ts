/** Azerbaijani: numbers in words, as a text may write them beside another column's figures. */
import { list, TENS, UNITS, worth } from '../number-worth.ts';
import type { NumberWords } from '../pack.ts';

/**
 * Turkic endings: ordinal, then possessive ("ikisi"), then case. Ten, six and hundred have fewer: "onda" is also "then", "altında"
 * "under", «алтын» gold and "üzünə" "to the face".
 */
const CASES_AZ = '(?:n?[ıiuü]n|y?[əa]|n[əa]|n?d[əa]|n?d[əa]n|n?[ıiuü]|n?[ıiuü]z)?';
const ORDINAL_AZ = '(?:[ıiuü]?nc[ıiuü](?:l[əa]r)?)?';
const OWN_AZ = '(?:s[ıiuü]|[ıiuü])?';
export const numberWords: NumberWords = {
  numbers: [
    ...worth(
      UNITS.filter((unit) => unit !== 6 && unit !== 10),
      list('bir iki üç dör[dt] beş yeddi səkkiz doqquz'),
      `${ORDINAL_AZ}${OWN_AZ}${CASES_AZ}`,
    ),
    ...worth([6, 10, 100], list('altı(?:sı)? on yüz'), ORDINAL_AZ),
    ...worth(TENS, list('iyirmi otuz qırx əlli altmış yetmiş səksən doxsan'), `${ORDINAL_AZ}${OWN_AZ}${CASES_AZ}`),
  ],
  multipliers: [
    ['min(?:[əi]|in|d[əa]|d[əa]n|lik|l[əa]r(?:l[əa]|c[əa]|i|in)?)?', 1e3],
    ['milyon(?:[au]|un|da|dan|luq|lar(?:la|ca|ı|ın)?)?|mln', 1e6],
    ['milyard(?:[aı]|ın|da|dan|lıq|lar(?:la|ca|ı|ın)?)?|mlrd', 1e9],
  ],
  stacks: true,
  others: list('üçün birdən birdə beşik'),
};
