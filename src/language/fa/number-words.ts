/** Persian: numbers in words, as a text may write them beside another column's figures. */
import { HUNDREDS, list, TEENS, TENS, UNITS, worth } from '../number-worth.ts';
import type { NumberWords } from '../pack.ts';

/** «سوم», «سومین», «سی‌ام»; «یکم» beside «اول». */
const ORDINAL_FA = '(?:\u200c?ا?م|\u200c?ا?مین)?';
export const numberWords: NumberWords = {
  numbers: [
    ...worth(UNITS, list('یک|او?ل|اولین|نخست|نخستین|یکم دو|هردو سه|سوم|سومین چهار پنج شش هفت هشت نه ده'), ORDINAL_FA),
    ...worth(TEENS, list('یازده دوازده سیزده چهارده پانزده شانزده هفده هی?جده نوزده'), ORDINAL_FA),
    ...worth(TENS, list('بیست سی چهل پنجاه شصت هفتاد هشتاد نود'), ORDINAL_FA),
    ...worth([100, ...HUNDREDS], list('صد|یکصد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد'), ORDINAL_FA),
  ],
  multipliers: [
    ['هزار', 1e3],
    ['میلیون', 1e6],
    ['میلیارد', 1e9],
  ],
  joint: { pattern: 'و', needed: true },
  stacks: false,
};
