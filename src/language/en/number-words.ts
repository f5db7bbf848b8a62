/** English: numbers in words, as a text may write them beside another column's figures. */
import { list, TEENS, TENS, UNITS, worth } from '../number-worth.ts';
import type { NumberWords } from '../pack.ts';

export const numberWords: NumberWords = {
  numbers: [
    ...worth(
      UNITS,
      list(
        'one|first two|second|both three|third four|fourth five|fifth six|sixth seven|seventh eight|eighth nine|ninth ten|tenth',
      ),
    ),
    ...worth(
      TEENS,
      list(
        'eleven|eleventh twelve|twelfth thirteen(?:th)? fourteen(?:th)? fifteen(?:th)? sixteen(?:th)? seventeen(?:th)? eighteen(?:th)? nineteen(?:th)?',
      ),
    ),
    ...worth(TENS, list('twent thirt fort fift sixt sevent eight ninet'), '(?:y|ieth)'),
    ['hundred(?:th)?', 100],
  ],
  multipliers: [
    ['thousand', 1e3],
    ['million', 1e6],
    ['billion', 1e9],
  ],
  joint: { pattern: 'and', needed: false },
  stacks: true,
};
