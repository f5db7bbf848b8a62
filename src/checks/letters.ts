/**
 * Letters of the right script and the wrong alphabet, which print alike: Arabic yeh and kaf in Persian, a turned e for the
 * Azerbaijani ə, Romanian ș with a comma for the Turkmen ş with a cedilla; and the presentation forms of old programs.
 */
import type { Lang } from '../language/language.ts';
import { inEachCell, spotsOf } from './finding.ts';

/** Each begins where a word does: tried from every letter, one long word would be read as often as it has letters. */
const FOREIGN: { readonly [lang in Lang]?: RegExp } = {
  fa: /(?<![\p{L}\p{M}\u200c])[\p{L}\p{M}\u200c]*[يىكەھ\ufb50-\ufdff\ufe70-\ufefc][\p{L}\p{M}\u200c]*/gu,
  az: /(?<![\p{L}\p{M}])[\p{L}\p{M}]*[\u01dd\u018e\u0218\u0219\u021a\u021b][\p{L}\p{M}]*/gu,
  tk: /(?<![\p{L}\p{M}])[\p{L}\p{M}]*[\u0218\u0219\u021a\u021b][\p{L}\p{M}]*/gu,
};

export const letters = inEachCell('letters.foreign', ({ lang, text }) => {
  const pattern = FOREIGN[lang];
  return pattern ? spotsOf(text, pattern) : [];
});
