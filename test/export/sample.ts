/** A small resolution with everything that is hard to print: scripts mixed, marks, brackets, gaps, bad characters. */
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import { numberClauses } from '../../src/domain/clause/numbering.ts';
import { richText } from '../../src/domain/text/text.ts';
import type { ExportInput } from '../../src/export/index.ts';
import { declaration } from '../support/declaration.ts';

/** The same declaration with the numbers that a snapshot carries. */
export function numbered(plain: Declaration): Declaration {
  const counts = plain.columns.map((lang) => [lang, numberClauses(plain.clauses, lang)] as const);
  const clauses = plain.clauses.map((clause) => ({
    ...clause,
    number: Object.fromEntries(counts.map(([lang, numbers]) => [lang, numbers.get(clause.id)?.label ?? ''])),
  }));
  return { ...plain, clauses };
}

export const SAMPLE: Declaration = numbered(
  declaration({
    columns: ['fa', 'ru', 'az', 'kk', 'en'],
    clauses: [
      {
        kind: 'recital',
        texts: {
          fa: 'با توجه به دوستی کشورهای ساحلی،',
          ru: 'отмечая дружбу прибрежных государств,',
          az: 'sahilyanı dövlətlərin dostluğunu nəzərə alaraq,',
          kk: 'жағалау мемлекеттерінің достығын назарға ала отырып,',
          en: 'noting the friendship of the coastal states,',
        },
      },
      { kind: 'article', texts: { fa: 'موضوع', ru: 'Предмет', az: 'Mövzu', kk: 'Нысана', en: 'Subject' } },
      {
        kind: 'paragraph',
        level: 1,
        texts: {
          fa: richText([
            { text: 'سند CSC/2026/WP.4 (نسخهٔ ۲) مورخ 2026-02-28 را [' },
            { text: 'می‌پذیرند', marks: ['bold', 'underline'] },
            { text: '] و CSC (2026) را.' },
          ]),
          ru: richText([
            { text: 'принимают «' },
            { text: 'документ', marks: ['italic'] },
            { text: '» [до 2026 года];' },
          ]),
          az: 'sənədi [qəbul edir] & <imzalayır>;',
          kk: 'құжатты [қабылдайды];\nекінші абзац.',
          en: 'accept the document (in Persian: سند) \u0001\ud800[by 2026];',
        },
      },
      {
        kind: 'subparagraph',
        level: 2,
        texts: { fa: 'نخست؛', ru: 'во-первых;', az: 'birinci;', kk: 'біріншіден;', en: 'first;' },
      },
      {
        kind: 'paragraph',
        level: 1,
        texts: { ru: 'только по-русски' },
        noCounterpart: { fa: 'x', az: 'x', kk: 'x', en: 'x' },
      },
      { kind: 'paragraph', level: 1, status: 'withdrawn', texts: { fa: 'حذف‌شده', ru: 'снято', en: 'withdrawn words' } },
      {
        kind: 'testimonium',
        texts: { fa: 'رشت، ۲۸ آبان ۱۴۰۴', ru: 'Решт, 19 ноября 2025 года', az: 'Rəşt', kk: 'Решт', en: 'Rasht' },
      },
    ],
  }),
);

export const INPUT: ExportInput = {
  declaration: SAMPLE,
  language: 'all',
  view: 'brackets',
  title: { fa: 'قطعنامه', ru: 'Резолюция', az: 'Qətnamə', kk: 'Қарар', en: 'Resolution' },
  summitName: {
    fa: 'نشست خزر',
    ru: 'Каспийский саммит',
    az: 'Xəzər sammiti',
    kk: 'Каспий саммиті',
    en: 'Caspian Summit',
  },
  draft: true,
  generatedAt: '2025-11-19T10:00:00Z',
};
