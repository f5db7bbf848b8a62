/**
 * The few words that an export adds to the negotiated text, and the language tags that Word knows. They are printed in
 * the language of the column, never in the language of whoever pressed the button.
 */
import type { Lang } from '../language/language.ts';

export type Wording = {
  readonly draft: string;
  /** `{n}` is the page, `{m}` the number of pages. */
  readonly page: string;
  /** What the files inside a PDF are for. */
  readonly plain: string;
  readonly structured: string;
  /** To a translator, of a clause with contested words. */
  readonly brackets: string;
  /** Word's own name of the language; it does not know "kk-Cyrl-KZ" and would then check no spelling. */
  readonly wordTag: string;
};

// native review: plain, structured and brackets, in all but English
export const WORDING: { readonly [lang in Lang]: Wording } = {
  fa: {
    ...{ draft: 'پیش‌نویس', page: 'صفحهٔ {n} از {m}', wordTag: 'fa-IR' },
    plain: 'متن برای جست‌وجو، رونوشت و صفحه‌خوان',
    structured: 'متن ساختاریافته برای ماشین (Akoma Ntoso)',
    brackets: 'بر سر واژه‌های داخل قلاب هنوز توافق نشده است. قلاب‌ها و خط‌های مورب میان گزینه‌ها را نگه دارید.',
  },
  ru: {
    ...{ draft: 'ПРОЕКТ', page: 'Страница {n} из {m}', wordTag: 'ru-RU' },
    plain: 'Текст для поиска, копирования и программ чтения с экрана',
    structured: 'Размеченный текст для программ (Akoma Ntoso)',
    brackets: 'Слова в квадратных скобках ещё не согласованы. Сохраните скобки и косую черту между вариантами.',
  },
  az: {
    ...{ draft: 'LAYİHƏ', page: 'Səhifə {n} / {m}', wordTag: 'az-Latn-AZ' },
    plain: 'Axtarış, köçürmə və ekran oxuyucuları üçün mətn',
    structured: 'Proqramlar üçün nişanlanmış mətn (Akoma Ntoso)',
    brackets:
      'Kvadrat mötərizədəki sözlər hələ razılaşdırılmayıb. Mötərizələri və variantlar arasındakı maili xətti saxlayın.',
  },
  kk: {
    ...{ draft: 'ЖОБА', page: 'Бет {n} / {m}', wordTag: 'kk-KZ' },
    plain: 'Іздеуге, көшіруге және экран оқу бағдарламаларына арналған мәтін',
    structured: 'Бағдарламаларға арналған белгіленген мәтін (Akoma Ntoso)',
    brackets: 'Тік жақшадағы сөздер әлі келісілген жоқ. Жақшаларды және нұсқалар арасындағы қиғаш сызықты сақтаңыз.',
  },
  tk: {
    ...{ draft: 'TASLAMA', page: 'Sahypa {n} / {m}', wordTag: 'tk-TM' },
    plain: 'Gözlemek, göçürmek we ekran okaýjylar üçin tekst',
    structured: 'Programmalar üçin belgilenen tekst (Akoma Ntoso)',
    brackets: 'Kwadrat ýaýdaky sözler entek ylalaşylmady. Ýaýlary we wariantlaryň arasyndaky ýapgyt çyzygy saklaň.',
  },
  en: {
    ...{ draft: 'DRAFT', page: 'Page {n} of {m}', wordTag: 'en-GB' },
    plain: 'Text for search, copying and screen readers',
    structured: 'Marked-up text for machines (Akoma Ntoso)',
    brackets: 'Words in square brackets are not agreed yet. Keep the brackets and the slashes between alternatives.',
  },
};
