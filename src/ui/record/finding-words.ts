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
