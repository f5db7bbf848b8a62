/** A finding of the checks in words, in the reader's language. */
import type { Args, MessageName } from '../../checks/finding.ts';
import type { Lang } from '../../domain/language.ts';
import type { I18n } from '../app/i18n.tsx';
import { isolatedName } from '../languages/pair-sign.tsx';

export function findingWords(
  { t, list, digits }: Pick<I18n, 't' | 'list' | 'digits'>,
  key: MessageName,
  args: Args,
  languages: readonly Lang[],
): string {
  // Numbers and dates are data; words of the text and code points stay as they are.
  const figures = Object.entries(args).map(([name, value]) => [
    name,
    (name === 'missing' || name === 'extra') && typeof value === 'string'
      ? digits(value.replaceAll(' ', ' · '))
      : value,
  ]);
  return t(`check.${key}`, { ...Object.fromEntries(figures), language: list(languages.map(isolatedName)) });
}
