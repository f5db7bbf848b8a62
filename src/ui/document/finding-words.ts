/** A finding of the checks in words, in the reader's language, and what the checks are called. */

import type { Args, CheckName, MessageName } from '../../domain/text/finding.ts';
import { isLang, type Lang } from '../../language/language.ts';
import type { I18n } from '../kit/i18n.tsx';
import { isolatedName } from './pair-sign.tsx';

/** In the order of the table of checks; the catalogues have a name for each. */
const NAMES: { readonly [check in CheckName]: true } = {
  ...{ empty: true, numbers: true, dates: true, brackets: true, references: true },
  ...{ script: true, invisible: true, letters: true, digits: true, direction: true, spaces: true },
  ...{ states: true, terms: true, treaty: true, footnotes: true, tables: true },
};

/** "numbers · Русский": of a waiver in the history, whose finding is there no more; "" where nothing is known of it. */
export function findingName({ t, list }: Pick<I18n, 't' | 'list'>, check: unknown, languages: unknown): string {
  const known = typeof check === 'string' && Object.hasOwn(NAMES, check) ? t(`check.name.${check as CheckName}`) : '';
  const named = Array.isArray(languages) ? list(languages.filter(isLang).map(isolatedName)) : '';
  return [known, named].filter(Boolean).join(' · ');
}

export function findingWords(
  { t, list, digits }: Pick<I18n, 't' | 'list' | 'digits'>,
  key: MessageName,
  args: Args,
  languages: readonly Lang[],
): string {
  // Numbers and dates are data; words of the text and code points stay as they are, each in its own direction.
  const figures = Object.entries(args).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value];
    return [
      name,
      name === 'missing' || name === 'extra' ? digits(value.replaceAll(' ', ' · ')) : `\u2068${value}\u2069`,
    ];
  });
  return t(`check.${key}`, { ...Object.fromEntries(figures), language: list(languages.map(isolatedName)) });
}
