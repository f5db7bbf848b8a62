/**
 * Puts messages into words. Numbers are written by `language/number`, because the desktop's Chromium has no number data for
 * az, kk and tk; of `Intl` only the plural rules are used. A name in the other direction is isolated, so that
 * «پیشنهاد IR» or a Persian name in an English sentence does not turn its neighbours around.
 */
import IntlMessageFormat from 'intl-messageformat';
import { type Lang, language } from '../../language/language.ts';
import { CATALOGUES, type MessageKey } from '../../language/messages.ts';
import { formatInteger } from '../../language/number.ts';

export type MessageArguments = { readonly [name: string]: string | number };
export type Translate = (key: MessageKey, values?: MessageArguments) => string;

const RTL_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const LTR_LETTER = /[A-Za-z\u00c0-\u024f\u0370-\u052f]/u;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

const isolated = (dir: 'rtl' | 'ltr', text: string): string =>
  (dir === 'rtl' ? LTR_LETTER : RTL_LETTER).test(text) ? FIRST_STRONG_ISOLATE + text + POP_ISOLATE : text;

/** A translator for one language; patterns are parsed at their first use. Throws on a missing argument. */
export function translator(lang: Lang): Translate {
  const { bcp47, dir } = language(lang);
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  const formatters = {
    getNumberFormat: () => ({ format: (value: number) => formatInteger(lang, value) }) as Intl.NumberFormat,
    getDateTimeFormat: () => {
      throw new Error('dates are formatted before they become arguments');
    },
    getPluralRules: () => new Intl.PluralRules(bcp47),
  };
  return (key, values) => {
    let message = parsed.get(key);
    if (!message) {
      message = new IntlMessageFormat(CATALOGUES[lang][key], bcp47, undefined, { ignoreTag: true, formatters });
      parsed.set(key, message);
    }
    if (!values) return message.format() as string;
    const safe: { [name: string]: string | number } = {};
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === 'string') safe[name] = isolated(dir, value);
      // A plain {count} would print 12 where Persian writes ۱۲; only a plural needs the number itself.
      else safe[name] = CATALOGUES[lang][key].includes(`{${name}}`) ? formatInteger(lang, value) : value;
    }
    return message.format(safe) as string;
  };
}
