/**
 * The few words that an export adds to the negotiated text, and the language tags that Word knows. They are printed in
 * the language of the column, never in the language of whoever pressed the button.
 */
import type { Lang } from '../domain/language.ts';

export type Wording = {
  readonly draft: string;
  /** `{n}` is the page, `{m}` the number of pages. */
  readonly page: string;
  /** Word's own name of the language; it does not know "kk-Cyrl-KZ" and would then check no spelling. */
  readonly wordTag: string;
};

export const WORDING: { readonly [lang in Lang]: Wording } = {
  fa: { draft: 'پیش‌نویس', page: 'صفحهٔ {n} از {m}', wordTag: 'fa-IR' },
  ru: { draft: 'ПРОЕКТ', page: 'Страница {n} из {m}', wordTag: 'ru-RU' },
  az: { draft: 'LAYİHƏ', page: 'Səhifə {n} / {m}', wordTag: 'az-Latn-AZ' },
  kk: { draft: 'ЖОБА', page: 'Бет {n} / {m}', wordTag: 'kk-KZ' },
  tk: { draft: 'TASLAMA', page: 'Sahypa {n} / {m}', wordTag: 'tk-TM' },
  en: { draft: 'DRAFT', page: 'Page {n} of {m}', wordTag: 'en-GB' },
};
