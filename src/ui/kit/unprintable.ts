/** What a saved file does not show of its text, as a notice that stays until it is read. */

import { namedChar, type Unprintable, type UnprintableReport } from '../../domain/text/unprintable.ts';
import { language } from '../../language/language.ts';
import type { I18n } from './i18n.tsx';
import type { Notice } from './notices.tsx';

/** «بند ۳ (فارسی): 中 (U+4E2D)», each part in its own direction. */
export const unprintableWords = ({ place, lang, chars }: Pick<Unprintable, 'place' | 'lang' | 'chars'>): string =>
  `\u2068${place}\u2069 (\u2068${language(lang).endonym}\u2069): \u2068${chars.map(namedChar).join(', ')}\u2069`;

/** The list has the direction of the interface, whatever its first letter is: "U+E000" would turn a Persian one around. */
export function unprintableNotice({ t, lang }: Pick<I18n, 't' | 'lang'>, { places, more }: UnprintableReport): Notice {
  const [isolate, comma] = language(lang).dir === 'rtl' ? ['\u2067', '؛ '] : ['\u2066', '; '];
  const named = `${isolate}${places.map(unprintableWords).join(comma)}\u2069`;
  const rest = more > 0 ? ` ${t('export.unprintable.more', { count: more })}` : '';
  return { tone: 'warn', text: t('export.unprintable', { places: named }) + rest };
}
