/**
 * A table for spreadsheets and for other programs, a row per clause and a column per language, that comes home whole: `id`, `kind` and
 * `level` say what a row is, `marks` what is bold, italic or underlined, because a cell of a table has no room for that. Numbers are
 * in no cell: they follow from the rest. Quoting is that of RFC 4180, with tabs.
 */

import { withTokens } from '../domain/clause/states-slot.ts';
import { MARKS_COLUMN, marksOf } from '../domain/text/own-file.ts';
import { toPlain } from '../domain/text/text.ts';
import { printable, utf8 } from './printable.ts';
import type { PrintJob } from './printed.ts';

/** UTF-8 with a byte order mark, by which spreadsheets know it; "\r\n" at the end of rows. */
export async function printTsv({ languages, texts }: PrintJob): Promise<Uint8Array> {
  const [first] = languages;
  const blocks = (first && texts[first]?.blocks) ?? [];
  const rows = blocks.flatMap((block, index) => {
    if (block.block !== 'clause') return [];
    const cells = languages.map((lang) => {
      const own = texts[lang]?.blocks[index];
      // A list of States is its token here: names would come home as words.
      return own?.block === 'clause' ? withTokens(own.paragraphs) : [];
    });
    const marks = cells.flatMap((text, column) => marksOf(languages[column] ?? '', text));
    return [[block.clause, block.kind, String(block.level), ...cells.map(toPlain), marks.join('; ')]];
  });
  const head = ['id', 'kind', 'level', ...languages, MARKS_COLUMN];
  return utf8(`\ufeff${[head, ...rows].map((row) => `${row.map(cell).join('\t')}\r\n`).join('')}`);
}

/** Quoted where a line end, a tab or a quotation mark asks for it, and where blanks at the ends are to be kept. */
const cell = (words: string): string => {
  const text = printable(words);
  return /^[\s"]|["\s]$|[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
