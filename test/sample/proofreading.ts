/**
 * What a proofreader of six languages knows, as data: the faults no text may have, the names whose order is checked, the
 * forms in which a recital opens or closes. Each fault carries an example that its pattern must match, so that a pattern
 * which could never match is itself found out.
 */
import type { Lang } from '../../src/language/language.ts';

/** What a proofreader strikes out. `langs` absent: in every language; `example` is a text with the fault. */
export const FAULTS: readonly { fault: string; pattern: RegExp; langs?: readonly Lang[]; example: string }[] = [
  { fault: 'a space at an end', pattern: /^\s|\s$/u, example: 'Участники ' },
  { fault: 'two spaces', pattern: /\s\s/u, example: 'the  participants' },
  { fault: 'a space before a mark', pattern: /\s[,.;:!?،؛؟\])»”]/u, example: 'سواحل ،' },
  { fault: 'a space after an opening mark', pattern: /[[(«“]\s/u, example: '[ 30]' },
  // A comma inside a number is a decimal or group mark: 4,5 and 10,000.
  { fault: 'a mark without a space', pattern: /[,،;؛:](?![\s\]»”0-9]|$)/u, example: 'بنادر،تالاب' },
  { fault: 'brackets that touch', pattern: /\]\[/u, example: '[30][45]' },
  {
    fault: 'soft hyphen, control or direction mark',
    pattern: /\p{Cc}|(?!\u200c)\p{Cf}/u,
    example: 'co\u00adoperation',
  },
  { fault: 'not NFC', pattern: /\p{M}/u, example: 'и\u0306' },
  {
    fault: 'Latin beside Cyrillic',
    pattern: /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/u,
    example: 'бiрлескен',
  },
  { fault: 'a clause number', pattern: /^(?:[0-9۰-۹]+[.)]|(?:Part|Раздел|بخش)\s)/u, example: '۱. شرکت' },
  { fault: 'straight quotes', pattern: /["']/u, example: '"Caspian"' },
  {
    fault: 'Arabic yeh, kaf, digits, tatweel',
    pattern: /[\u064a\u0649\u0643\u0660-\u0669\u0640\ufb50-\ufdff\ufe70-\ufefe]/u,
    example: 'كارگروه',
  },
  { fault: 'ZWNJ outside Persian', langs: ['ru', 'az', 'kk', 'tk', 'en'], pattern: /\u200c/u, example: 'a\u200cb' },
  {
    fault: 'ZWNJ not between two letters',
    langs: ['fa'],
    pattern: /(?<!\p{L})\u200c|\u200c(?!\p{L})/u,
    example: 'می\u200c کنند',
  },
  {
    fault: 'ZWNJ after a letter that does not join',
    langs: ['fa'],
    pattern: /[اآدذرزژو]\u200c/u,
    example: 'کشور\u200cهای',
  },
  {
    fault: 'detached می, ها, تر, شده',
    langs: ['fa'],
    pattern: /(?<![\p{L}\u200c])(?:ن?می|های?|هایی|ترین|تر|شده)(?![\p{L}\u200c])/u,
    example: 'استان های ساحلی',
  },
  {
    fault: 'joined می, ها',
    langs: ['fa'],
    pattern: /(?<!\p{L})ن?می(?:کن|شو|ده|گیر|رس|خواه|نما|ساز|دار)|[^اآدذرزژو\u200c\s]های(?!\p{L})/u,
    example: 'استانهای',
  },
  { fault: 'Western digits or marks', langs: ['fa'], pattern: /[0-9,;?%]/u, example: '30 روز' },
  { fault: 'an en dash between numbers', langs: ['fa'], pattern: /[۰-۹]–[۰-۹]/u, example: '۲۰۲۶–۲۰۲۸' },
  {
    fault: 'Persian digits or marks',
    langs: ['ru', 'az', 'kk', 'tk', 'en'],
    pattern: /[۰-۹،؛؟٫٬]/u,
    example: '۳۰ days',
  },
  {
    fault: 'a breaking space between a number and its noun in Russian',
    langs: ['ru'],
    pattern: /[0-9] (?!и |ноября|абана|марта)[\p{L}0-9]/u,
    example: '2025 года',
  },
  {
    fault: 'a breaking space between a number and its noun in Kazakh',
    langs: ['kk'],
    pattern: /[0-9] (?!және |жыл|қараша|абан|наурыз)[\p{L}0-9]/u,
    example: '30 күн',
  },
  { fault: 'a no-break space', langs: ['fa', 'az', 'en'], pattern: /\u00a0/u, example: '30\u00a0days' },
  {
    fault: 'a no-break space outside a number',
    langs: ['tk'],
    pattern: /(?<![0-9])\u00a0|\u00a0(?![0-9]{3})/u,
    example: '30\u00a0günüň',
  },
  {
    fault: 'a number without its ordinal ending in Azerbaijani',
    langs: ['az'],
    pattern: /[0-9] (?:il|noyabr)/u,
    example: '2026 ilin',
  },
  {
    fault: 'a number without its ordinal ending in Turkmen',
    langs: ['tk'],
    pattern: /[0-9] (?:ýyl|noýabr|mart)/u,
    example: '2026 ýylyň',
  },
];

/** Stems under which a list names the five states, and the four languages, in order of the English names. */
export const STATES: Readonly<Record<Lang, readonly string[]>> = {
  fa: ['جمهوری آذربایجان', 'جمهوری اسلامی ایران', 'جمهوری قزاقستان', 'فدراسیون روسیه', 'ترکمنستان'],
  ru: ['Азербайджанск', 'Исламск', 'Республики Казахстан', 'Российск', 'Туркменистан'],
  az: ['Azərbaycan', 'İran', 'Qazaxıstan', 'Rusiya', 'Türkmənistan'],
  kk: ['Әзербайжан', 'Иран', 'Қазақстан', 'Ресей', 'Түрікменстан'],
  tk: ['Azerbaýjan', 'Eýran', 'Gazagystan', 'Russiýa', 'Türkmenistan'],
  en: ['Azerbaijan', 'Iran', 'Kazakhstan', 'Russian', 'Turkmenistan'],
};
export const LANGUAGE_NAMES: Readonly<Record<Lang, readonly string[]>> = {
  fa: ['آذربایجانی', 'قزاقی', 'فارسی', 'روسی'],
  ru: ['азербайджанск', 'казахск', 'персидск', 'русск'],
  az: ['Azərbaycan', 'qazax', 'fars', 'rus'],
  kk: ['әзербайжан', 'қазақ', 'парсы', 'орыс'],
  tk: ['azerbaýjan', 'gazak', 'pars', 'rus'],
  en: ['Azerbaijani', 'Kazakh', 'Persian', 'Russian'],
};

/** az, kk and tk close a recital with a converb, the others open with the formula. */
export const CLOSING: { readonly [lang in Lang]?: RegExp } = {
  az: /(?:araq|ərək|məqsədilə),$/u,
  kk: /(?:[аы]п|мақсатында),$/u,
  tk: /[aäeiouüy]p,$/u,
};
export const OPENING: { readonly [lang in Lang]?: RegExp } = {
  fa: /^با /u,
  ru: /^(?:высоко )?(?:[а-яё]+я(?:сь)?|с целью|будучи)[ ,]/u,
  en: /^(?:[a-z]+ing |highly |guided |convinced |with )/u,
};
