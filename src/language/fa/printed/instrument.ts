/** Persian: what an instrument says of itself: its title, its parts, the closing formula. */
import type { ClosingWords, InstrumentWords } from '../../printed-instrument.ts';

export const instrument: InstrumentWords = {
  kinds: {
    declaration: 'اعلامیهٔ مشترک',
    statement: 'بیانیهٔ مشترک',
    resolution: 'قطعنامهٔ مشترک',
    protocol: 'پروتکل',
    memorandum: 'یادداشت تفاهم',
  },
  title: (kind, summit) => `${kind} ${summit}`,
  part: 'قسمت {word}',
  annex: 'پیوست {n}',
  parties: 'شرکت‌کنندگان:',
  cover: (kind, annexes) => `متن این ${kind} در ${annexes} آمده است که جزء جدایی‌ناپذیر آن هستند.`,
  languages: { fa: 'فارسی', ru: 'روسی', az: 'آذربایجانی', kk: 'قزاقی', tk: 'ترکمنی', en: 'انگلیسی' },
  numbers: 'یک دو سه چهار پنج شش هفت هشت نه ده'.split(' '),
  done: ({ kind, place, date, count, single, languages, oneLanguage }) =>
    `${{ declaration: 'این اعلامیه', statement: 'این بیانیه', resolution: 'این قطعنامه', protocol: 'این پروتکل', memorandum: 'این یادداشت تفاهم' }[kind]} در شهر ${place} در تاریخ ${date} در ${count} نسخه اصلی به ${oneLanguage ? 'زبان' : 'زبان‌های'} ${languages} تنظیم شد${!oneLanguage ? ' که همه متون از اعتبار یکسان برخوردارند' : single ? '' : ' که همه نسخه‌ها از اعتبار یکسان برخوردارند'}.`,
  signedFor: 'از طرف',
  at: null,
};

export const closing: ClosingWords = {
  verbs: {
    adopted: 'تصویب شد',
    signed: { political: 'امضا شد', binding: 'انجام شد' },
    issued: 'از سوی رئیس اجلاس صادر شد',
  },
  alike: {
    texts: {
      political: ' و همهٔ متن‌ها از اعتبار یکسان برخوردارند',
      binding: ' و همهٔ متن‌ها دارای سندیت یکسان هستند',
    },
    originals: {
      political: ' و همهٔ نسخه‌ها از اعتبار یکسان برخوردارند',
      binding: ' و همهٔ نسخه‌ها دارای سندیت یکسان هستند',
    },
  },
  done: ({ kind, place, date, count, single, languages, several }, verb, alike) => {
    const it = {
      declaration: 'این اعلامیه',
      statement: 'این بیانیه',
      resolution: 'این قطعنامه',
      protocol: 'این پروتکل',
      memorandum: 'این یادداشت تفاهم',
    }[kind];
    const tongues = `${several ? 'به زبان‌های' : 'به زبان'} ${languages}`;
    const said = several && !single ? `، هر یک ${tongues}،` : ` ${tongues}`;
    return `${it} در شهر ${place} در تاریخ ${date} در ${count} نسخهٔ اصلی${said} ${verb}${alike}.`;
  },
  prevails: ({ prevailing }) => `در صورت اختلاف در تفسیر، متن ${prevailing} ملاک است.`,
};
