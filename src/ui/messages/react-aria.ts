/**
 * The few sentences that React Aria speaks by itself. It has none for fa, az, kk and tk, and would speak English there;
 * its global dictionary is read once per page, so every entry is a getter that answers in the present language.
 * A test compares the keys with those of the installed library.
 */
import { DEFAULT_LANGUAGE, type Lang } from '../../language/language.ts';
import { formatInteger } from '../../language/number.ts';
import { type Translate, translator } from './translate.ts';

type Values = { readonly [name: string]: unknown };
type Spoken = string | ((values: Values) => string);
type Dictionary = { readonly [name: string]: { readonly [key: string]: Spoken } };

const translators = new Map<Lang, Translate>();

function translated(lang: Lang): Translate {
  const known = translators.get(lang) ?? translator(lang);
  translators.set(lang, known);
  return known;
}

/** Dictionaries by React Aria's package names, in one language. Each package that a used component reads is here. */
export function spokenBy(lang: Lang): Dictionary {
  const t = translated(lang);
  const count = (values: Values): string =>
    t('spoken.options', { count: formatInteger(lang, Number(values.optionCount ?? 0)) });
  const option = (values: Values): string =>
    `${values.optionText ?? ''}${values.isSelected ? `, ${t('spoken.selected')}` : ''}`;
  return {
    '@react-aria/overlays': { dismiss: t('spoken.dismiss') },
    '@react-aria/menu': { longPressMessage: t('spoken.longPress') },
    '@react-aria/autocomplete': { collectionLabel: t('spoken.suggestions') },
    '@react-aria/combobox': {
      focusAnnouncement: option,
      countAnnouncement: count,
      selectedAnnouncement: option,
      buttonLabel: t('spoken.showSuggestions'),
      listboxLabel: t('spoken.suggestions'),
    },
    'react-aria-components': { selectPlaceholder: t('spoken.select') },
  };
}

/** Puts the dictionaries where React Aria looks for them; `current` is asked at every sentence. Call once, before rendering. */
export function teachReactAria(page: Window, current: () => Lang): void {
  const live: { [name: string]: object } = {};
  for (const [name, entries] of Object.entries(spokenBy(DEFAULT_LANGUAGE))) {
    const dictionary = {};
    for (const key of Object.keys(entries)) {
      Object.defineProperty(dictionary, key, { enumerable: true, get: () => spokenBy(current())[name]?.[key] });
    }
    live[name] = dictionary;
  }
  Object.assign(page, {
    [Symbol.for('react-aria.i18n.locale')]: 'en-US',
    [Symbol.for('react-aria.i18n.strings')]: live,
  });
}
