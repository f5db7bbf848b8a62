/** The name of a meeting in the reader's language, or in one in which it was given. */
import { DEFAULT_LANGUAGE, type Lang } from '../../language/language.ts';

export const nameIn = (name: { readonly [language: string]: string }, lang: Lang): string =>
  name[lang] ?? name[DEFAULT_LANGUAGE] ?? Object.values(name)[0] ?? '';
