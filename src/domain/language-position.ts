/** Words of a delegation’s statement, as it is printed. Built so that no inserted name needs a case ending. */
import type { Lang } from '../language/language.ts';

type Key =
  | 'kind.reservation'
  | 'kind.interpretative'
  | 'kind.dissociation'
  | 'kind.explanation'
  | 'by'
  | 'on'
  | 'whole'
  | 'annexed'
  | 'record'
  | 'withdrawn';

// native review: fa, az, kk, tk
const WORDS: Readonly<Record<Lang, { readonly [key in Key]: string }>> = {
  fa: {
    'kind.reservation': 'قید',
    'kind.interpretative': 'اعلامیهٔ تفسیری',
    'kind.dissociation': 'اعلام عدم همراهی',
    'kind.explanation': 'توضیح موضع',
    by: 'از سوی:',
    on: 'دربارهٔ:',
    whole: 'کل متن',
    annexed: 'پیوست متن؛ بخشی از خود متن نیست.',
    record: 'در صورت‌جلسه ثبت می‌شود.',
    withdrawn: 'پس گرفته شد:',
  },
  ru: {
    'kind.reservation': 'Оговорка',
    'kind.interpretative': 'Заявление о толковании',
    'kind.dissociation': 'Заявление о неприсоединении',
    'kind.explanation': 'Разъяснение позиции',
    by: 'Делегация:',
    on: 'К положениям:',
    whole: 'Текст в целом',
    annexed: 'Прилагается к тексту; частью текста не является.',
    record: 'Заносится в протокол.',
    withdrawn: 'Отозвано:',
  },
  az: {
    'kind.reservation': 'Qeyd-şərt',
    'kind.interpretative': 'Şərh bəyanatı',
    'kind.dissociation': 'Qoşulmama bəyanatı',
    'kind.explanation': 'Mövqenin izahı',
    by: 'Nümayəndə heyəti:',
    on: 'Maddələr:',
    whole: 'Bütöv mətn',
    annexed: 'Mətnə əlavə olunur; mətnin hissəsi deyil.',
    record: 'Protokola salınır.',
    withdrawn: 'Geri götürülüb:',
  },
  kk: {
    'kind.reservation': 'Ескертпе',
    'kind.interpretative': 'Түсіндірме мәлімдеме',
    'kind.dissociation': 'Қосылмау туралы мәлімдеме',
    'kind.explanation': 'Ұстанымды түсіндіру',
    by: 'Делегация:',
    on: 'Тармақтар:',
    whole: 'Тұтас мәтін',
    annexed: 'Мәтінге қоса беріледі; мәтіннің бөлігі емес.',
    record: 'Хаттамаға енгізіледі.',
    withdrawn: 'Қайтарып алынды:',
  },
  tk: {
    'kind.reservation': 'Şert',
    'kind.interpretative': 'Düşündiriş beýany',
    'kind.dissociation': 'Goşulmazlyk beýany',
    'kind.explanation': 'Garaýşyň düşündirilişi',
    by: 'Wekiliýet:',
    on: 'Maddalar:',
    whole: 'Bitin tekst',
    annexed: 'Tekste goşulýar; tekstiň bölegi däl.',
    record: 'Teswirnama girizilýär.',
    withdrawn: 'Yzyna alyndy:',
  },
  en: {
    'kind.reservation': 'Reservation',
    'kind.interpretative': 'Interpretative statement',
    'kind.dissociation': 'Statement of dissociation',
    'kind.explanation': 'Explanation of position',
    by: 'Delegation:',
    on: 'On:',
    whole: 'the text as a whole',
    annexed: 'Annexed to the text, of which it is no part.',
    record: 'Placed on record.',
    withdrawn: 'Withdrawn:',
  },
};

export const positionWord = (lang: Lang, key: Key): string => WORDS[lang][key];
