/**
 * Digits of another script. Western ones are at home in a Persian text where they belong to a Latin name ("COP29", "ISO
 * 9001"); elsewhere they, and Arabic ones that are no Persian ones, also turn the order in which a line is shown.
 */
import { language } from '../language/language.ts';
import { inEachCell, spotsOf } from './finding.ts';

const RUN = /[0-9\u06f0-\u06f9\u0660-\u0669][0-9\u06f0-\u06f9\u0660-\u0669.,:/٫٬-]*/g;
const LATIN_BEFORE = /\p{Script=Latin}[\s\u00a0]?[-–]?$/u;
const LATIN_AFTER = /^[-–]?\p{Script=Latin}/u;

export const digits = inEachCell('digits.foreign', ({ lang, text }) => {
  const own = language(lang).digits;
  return spotsOf(text, RUN).filter(({ start, end, text: run }) => {
    const foreign = [...run].filter((char) => /\p{Nd}/u.test(char) && !own.includes(char));
    if (foreign.length === 0) return false;
    const inName =
      LATIN_BEFORE.test(text.slice(Math.max(0, start - 3), start)) || LATIN_AFTER.test(text.slice(end, end + 2));
    return !(inName && foreign.every((char) => char >= '0' && char <= '9'));
  });
});
