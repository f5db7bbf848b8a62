/**
 * The few sentences that React Aria speaks by itself. It has none for fa, az, kk and tk, and would speak English there;
 * its global dictionary is read once per page, so every entry is a getter that answers in the present language.
 * A test compares the keys with those of the installed library.
 */
import type { Lang } from '../../language/language.ts';
import { formatInteger } from '../../language/number.ts';

type Words = {
  readonly dismiss: string;
  readonly longPress: string;
  readonly suggestions: string;
  readonly showSuggestions: string;
  readonly option: string;
  readonly selected: string;
  readonly select: string;
  readonly options: (count: string) => string;
};

// native review: fa, az, kk, tk
const WORDS: { readonly [lang in Lang]: Words } = {
  en: {
    dismiss: 'Dismiss',
    longPress: 'Long press or Alt and arrow down open the menu',
    suggestions: 'Suggestions',
    showSuggestions: 'Show suggestions',
    option: 'Option',
    selected: 'selected',
    select: 'Choose',
    options: (n) => `${n} available`,
  },
  fa: {
    dismiss: 'بستن',
    longPress: 'برای باز شدن منو دکمه را نگه دارید یا Alt و پیکان پایین را بزنید',
    suggestions: 'پیشنهادها',
    showSuggestions: 'نمایش پیشنهادها',
    option: 'گزینه',
    selected: 'انتخاب‌شده',
    select: 'انتخاب کنید',
    options: (n) => `${n} گزینه`,
  },
  ru: {
    dismiss: 'Закрыть',
    longPress: 'Долгое нажатие или Alt и стрелка вниз открывают меню',
    suggestions: 'Варианты',
    showSuggestions: 'Показать варианты',
    option: 'Вариант',
    selected: 'выбрано',
    select: 'Выберите',
    options: (n) => `Вариантов: ${n}`,
  },
  az: {
    dismiss: 'Bağla',
    longPress: 'Uzun basış və ya Alt və aşağı ox menyunu açır',
    suggestions: 'Variantlar',
    showSuggestions: 'Variantları göstər',
    option: 'Variant',
    selected: 'seçilib',
    select: 'Seçin',
    options: (n) => `${n} variant`,
  },
  kk: {
    dismiss: 'Жабу',
    longPress: 'Ұзақ басу немесе Alt және төмен көрсеткі мәзірді ашады',
    suggestions: 'Нұсқалар',
    showSuggestions: 'Нұсқаларды көрсету',
    option: 'Нұсқа',
    selected: 'таңдалды',
    select: 'Таңдаңыз',
    options: (n) => `${n} нұсқа`,
  },
  tk: {
    dismiss: 'Ýap',
    longPress: 'Uzak basmak ýa-da Alt we aşak peýkam menýuny açýar',
    suggestions: 'Görnüşler',
    showSuggestions: 'Görnüşleri görkez',
    option: 'Görnüş',
    selected: 'saýlandy',
    select: 'Saýlaň',
    options: (n) => `${n} görnüş`,
  },
};

type Values = { readonly [name: string]: unknown };
type Spoken = string | ((values: Values) => string);
type Dictionary = { readonly [name: string]: { readonly [key: string]: Spoken } };

/** Dictionaries by React Aria's package names, in one language. Each package that a used component reads is here. */
export function spokenBy(lang: Lang): Dictionary {
  const words = WORDS[lang];
  const count = (values: Values): string => words.options(formatInteger(lang, Number(values.optionCount ?? 0)));
  const option = (values: Values): string =>
    `${values.optionText ?? ''}${values.isSelected ? `, ${words.selected}` : ''}`;
  return {
    '@react-aria/overlays': { dismiss: words.dismiss },
    '@react-aria/menu': { longPressMessage: words.longPress },
    '@react-aria/autocomplete': { collectionLabel: words.suggestions },
    '@react-aria/combobox': {
      focusAnnouncement: option,
      countAnnouncement: count,
      selectedAnnouncement: option,
      buttonLabel: words.showSuggestions,
      listboxLabel: words.suggestions,
    },
    'react-aria-components': { selectPlaceholder: words.select },
  };
}

/** Puts the dictionaries where React Aria looks for them; `current` is asked at every sentence. Call once, before rendering. */
export function teachReactAria(page: Window, current: () => Lang): void {
  const live: { [name: string]: object } = {};
  for (const [name, entries] of Object.entries(spokenBy('en'))) {
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
