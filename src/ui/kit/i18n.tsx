/**
 * The interface's language: chosen here, kept in this browser, followed by `lang` and `dir` of the page and by every
 * number, date and list. Not to be confused with the languages of the columns.
 */
import { createContext, type ReactNode, use, useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { formatDate, formatDateTime, formatTime, zonedParts } from '../../language/date.ts';
import {
  DEFAULT_LANGUAGE,
  isLang,
  joinList,
  LANGS,
  type Lang,
  language,
  type PerLang,
} from '../../language/language.ts';
import { digits, formatInteger } from '../../language/number.ts';
import { type Translate, translator } from '../messages/translate.ts';
import type { Preferences } from './preferences.ts';

export type I18n = {
  readonly lang: Lang;
  readonly dir: 'rtl' | 'ltr';
  readonly t: Translate;
  readonly number: (value: number) => string;
  /** Western digits in `text` become the language's own. */
  readonly digits: (text: string) => string;
  /** ISO time -> "19 November 2025, 10:44" in the summit's time zone. */
  readonly dateTime: (iso: string) => string;
  /** ISO time -> "19 November, 10:44": the year is known at the table. */
  readonly moment: (iso: string) => string;
  /** ISO time -> "10:44". */
  readonly clock: (iso: string) => string;
  /** Two ISO dates -> "18 – 19 November 2025" as the language writes them. */
  readonly days: (first: string, last: string) => string;
  readonly list: (items: readonly string[]) => string;
  /** The name in this language, else in English, else in any. */
  readonly name: (names: PerLang<string> | undefined) => string;
  readonly setLang: (lang: Lang) => void;
  readonly setTimeZone: (zone: string) => void;
};

const Context = createContext<I18n | null>(null);

export function useI18n(): I18n {
  const i18n = use(Context);
  if (!i18n) throw new Error('no I18n above this component');
  return i18n;
}

/** The best of our languages for what the browser says, e.g. ["kk-KZ", "ru"] -> kk. */
export function preferredLanguage(wanted: readonly string[]): Lang {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    if (isLang(primary)) return primary;
  }
  return DEFAULT_LANGUAGE;
}

const calendarDate = (iso: string) => {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  return { year, month, day };
};

export function formatsOf(lang: Lang, timeZone: string): Omit<I18n, 'setLang' | 'setTimeZone'> {
  const { dir, comma } = language(lang);
  return {
    lang,
    dir,
    t: translator(lang),
    number: (value) => formatInteger(lang, value),
    digits: (text) => digits(lang, text),
    dateTime: (iso) => formatDateTime(lang, iso, timeZone),
    moment: (iso) => {
      const parts = zonedParts(iso, timeZone);
      return `${formatDate(lang, parts, 'day')}${comma} ${formatTime(lang, parts)}`;
    },
    clock: (iso) => formatTime(lang, zonedParts(iso, timeZone)),
    days: (first, last) => {
      const [from, to] = [calendarDate(first), calendarDate(last)];
      const whole = formatDate(lang, to, 'long');
      if (first === last) return whole;
      const [a, b] = [formatDate(lang, from, 'day'), formatDate(lang, to, 'day')];
      // Within a month the month is said once: "18–19 ноября 2025 года", «۲۷–۲۸ آبان ۱۴۰۴», "2025 жылғы 18–19 қараша".
      const space = a.indexOf(' ');
      const sameMonth = a.slice(space) === b.slice(b.indexOf(' '));
      return whole.replace(b, sameMonth ? `${a.slice(0, space)}–${b}` : `${a} – ${b}`);
    },
    list: (items) => joinList(lang, items),
    name: (names) =>
      names?.[lang] ?? names?.[DEFAULT_LANGUAGE] ?? LANGS.map((code) => names?.[code]).find(Boolean) ?? '',
  };
}

export function I18nRoot({ preferences, children }: { preferences: Preferences; children: ReactNode }): ReactNode {
  const [lang, choose] = useState<Lang>(() => preferences.lang());
  const [timeZone, setTimeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const setLang = useCallback(
    (next: Lang) => {
      preferences.setLang(next);
      choose(next);
    },
    [preferences],
  );
  const value = useMemo(() => ({ ...formatsOf(lang, timeZone), setLang, setTimeZone }), [lang, timeZone, setLang]);
  useLayoutEffect(() => {
    document.documentElement.lang = lang;
    document.documentElement.dir = language(lang).dir;
  }, [lang]);
  return (
    <Context value={value}>
      <I18nProvider locale={language(lang).bcp47}>{children}</I18nProvider>
    </Context>
  );
}
