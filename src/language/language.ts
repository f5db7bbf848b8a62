/**
 * The six languages of a declaration and what is true of each: script, direction, digits, separators, quotation marks,
 * alphabet. Own tables and not `Intl`, because the desktop's Chromium ships no az, kk or tk data while Node does: a
 * number or a date must not look different on the server and on the screen. Everything that depends on a language reads
 * its pack; the other modules here say what follows from it.
 */
import { facts as az } from './az/facts.ts';
import { facts as en } from './en/facts.ts';
import { facts as fa } from './fa/facts.ts';
import { facts as kk } from './kk/facts.ts';
import type { EachLanguage, LanguageFacts } from './pack.ts';
import { facts as ru } from './ru/facts.ts';
import { facts as tk } from './tk/facts.ts';

export const LANGS = ['fa', 'ru', 'az', 'kk', 'tk', 'en'] as const;

/** A column's language. The order of `LANGS` has no meaning beyond being stable. */
export type Lang = (typeof LANGS)[number];

/** A value per language, some of which may be missing. */
export type PerLang<T> = Partial<Record<Lang, T>>;

/** Where nothing else is known: the interface before anybody has chosen. */
export const DEFAULT_LANGUAGE: Lang = 'en';

export const isLang = (value: unknown): value is Lang => (LANGS as readonly unknown[]).includes(value);

/** One facts sheet per language. Sources: CLDR 48 for separators, published law of each state for the rest. */
export const LANGUAGES: EachLanguage<LanguageFacts> = { fa, ru, az, kk, tk, en };

export const language = (lang: Lang): LanguageFacts => LANGUAGES[lang];

/** "a", "a və b", "a, b və c": no comma before the last item, and no invisible marks in Persian. */
export function joinList(lang: Lang, items: readonly string[]): string {
  const { comma, listAnd } = LANGUAGES[lang];
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(`${comma} `)} ${listAnd} ${items.at(-1)}`;
}
