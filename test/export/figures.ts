/** A resolution with tables and footnotes, and with everything about them that is hard to print. */
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import { richText } from '../../src/domain/text/text.ts';
import { declaration } from '../support/declaration.ts';
import { numbered } from './sample.ts';

export const FIGURES: Declaration = numbered(
  declaration({
    resolution: 'quotas',
    columns: ['fa', 'ru', 'kk', 'en'],
    clauses: [
      {
        id: 'stray',
        kind: 'footnote',
        texts: {
          fa: 'پانویسی که به هیچ بندی تعلق ندارد.',
          ru: 'Сноска, которая ни к чему не относится.',
          kk: 'Ешбір тармаққа жатпайтын сілтеме.',
          en: 'A footnote that belongs to nothing.',
        },
      },
      {
        id: 'title',
        kind: 'title',
        texts: {
          fa: 'سهمیه‌های صید(*)',
          ru: 'О квотах вылова(*)',
          kk: 'Аулау квоталары туралы(*)',
          en: 'On catch quotas(*)',
        },
      },
      {
        id: 'of-title',
        kind: 'footnote',
        texts: {
          fa: 'این متن در نشست دوم تصحیح شد.',
          ru: 'Исправлено на втором заседании.',
          kk: 'Екінші отырыста түзетілді.',
          en: 'Corrected at the second meeting.',
        },
      },
      {
        id: 'subject',
        kind: 'article',
        texts: { fa: 'موضوع', ru: 'Предмет', kk: 'Нысана', en: 'Subject' },
      },
      {
        id: 'words',
        kind: 'paragraph',
        level: 1,
        texts: {
          fa: richText([
            { text: 'کشورهای ساحلی(*) سهمیه‌های سال ۲۰۲۶ را ' },
            { text: 'می‌پذیرند(*)', marks: ['bold'] },
            { text: ' و هر سال بازنگری می‌کنند.' },
          ]),
          ru: 'Прибрежные государства(*) принимают квоты на 2026 год(*) и ежегодно их пересматривают (*).',
          kk: 'Жағалаудағы мемлекеттер 2026 жылға арналған квоталарды қабылдайды.',
          en: 'The coastal States(*) accept the quotas for 2026(*) and review them every year.',
        },
      },
      {
        id: 'states',
        kind: 'footnote',
        level: 1,
        texts: {
          fa: 'آذربایجان، ایران، ترکمنستان، روسیه و قزاقستان.\nبند دوم پانویس.',
          ru: 'Азербайджан, Иран, Казахстан, Россия и Туркменистан.\nВторой абзац сноски.',
          kk: 'Әзербайжан, Иран, Қазақстан, Ресей және Түрікменстан.\nСілтеменің екінші абзацы.',
          en: 'Azerbaijan, Iran, Kazakhstan, Russia and Turkmenistan.\nA second paragraph of the footnote.',
        },
      },
      {
        id: 'year',
        kind: 'footnote',
        level: 1,
        texts: {
          fa: richText([
            { text: 'سال ' },
            { text: 'میلادی', marks: ['bold'] },
            { text: '؛ سند CSC/2026/WP.4 (نسخهٔ ۲).' },
          ]),
          ru: 'Документ CSC/2026/WP.4 (версия 2), «год» — с 1 января.',
          kk: 'CSC/2026/WP.4 құжаты (2-нұсқа).',
          en: 'Document CSC/2026/WP.4 (version 2); #read("/etc/passwd") <b>&amp; $x$ =1+1.',
        },
      },
      { id: 'gone', kind: 'footnote', status: 'withdrawn', texts: { ru: 'снята', fa: 'حذف شد' } },
      {
        id: 'table',
        kind: 'table',
        level: 1,
        texts: {
          fa: 'سهمیهٔ صید، به تن\nکشور | ۲۰۲۶ | ۲۰۲۷(*)\nآذربایجان | ۱۰ | ۱۱٫۵\nایران | ۱۲ | \nترکمنستان | ۱۴ | ۱۵',
          ru: 'Квоты вылова, в тоннах\nГосударство | 2026 | 2027(*)\nАзербайджан | 10 | 11,5\nИран | 12 | \nТуркменистан | 14 | 15',
          kk: 'Аулау квоталары, тоннамен\nМемлекет | 2026 | 2027(*)\nӘзербайжан | 10 | 11,5\nИран | 12 | \nТүрікменстан | 14 | 15',
          en: 'Catch quotas, in tonnes\nState | 2026 | 2027(*)\nAzerbaijan | 10 | 11.5\nIran | 12 | \nTurkmenistan | 14 | 15',
        },
      },
      {
        id: 'forecast',
        kind: 'footnote',
        level: 1,
        texts: { fa: 'پیش‌بینی.', ru: 'Прогноз.', kk: 'Болжам.', en: 'Forecast.' },
      },
      {
        id: 'plain-table',
        kind: 'table',
        texts: {
          fa: richText([{ text: 'الف | ' }, { text: 'ب', marks: ['bold'] }, { text: '\n=1+1 | #read("x")' }]),
          ru: 'А | Б\n=1+1 | #read("x")',
          kk: 'А | Ә\n=1+1 | <script>alert(1)</script>',
          en: 'A | B\n=1+1 | ]]> & $x$ *y*',
        },
      },
      {
        id: 'only-ru',
        kind: 'paragraph',
        texts: { ru: 'Только по-русски(*).' },
        noCounterpart: { fa: 'x', kk: 'x', en: 'x' },
      },
      {
        id: 'note-of-ru',
        kind: 'footnote',
        texts: { ru: 'И сноска тоже.' },
        noCounterpart: { fa: 'x', kk: 'x', en: 'x' },
      },
      {
        id: 'last',
        kind: 'paragraph',
        texts: { fa: 'پایان(*).', ru: 'Конец(*).', kk: 'Соңы(*).', en: 'The end(*).' },
      },
      { id: 'of-last', kind: 'footnote', texts: { fa: 'آخرین.', ru: 'Последняя.', kk: 'Соңғы.', en: 'The last.' } },
    ],
  }),
);
