/**
 * Plain text in one language, a clause per paragraph. What a paragraph is depends on who wrote the file: with empty
 * lines in it, they separate paragraphs; without any, each line is one. Other languages are added to the clauses later.
 */
import type { Lang } from '../language/language.ts';
import { clausesOfRows, type Located } from './outline.ts';
import { type ImportResult, LIMITS, refused, Warnings } from './result.ts';

export type PlainOptions = { readonly language: Lang; readonly split?: 'auto' | 'blank-line' | 'line' };

/** Clauses of decoded text with "\n" line ends. A line end inside a paragraph stays, as a paragraph of the cell. */
export function importPlainText(text: string, { language, split = 'auto' }: PlainOptions): ImportResult {
  const blocks = blocksOf(text, split);
  if (blocks.length === 0) return refused({ kind: 'empty' });
  if (blocks.length > LIMITS.rows) {
    return refused({ kind: 'too-large', limit: 'rows', expected: LIMITS.rows, found: blocks.length });
  }
  const warnings = new Warnings();
  const rows: Located[] = [];
  for (const block of blocks) {
    if (block.text.length > LIMITS.cell) {
      const found = block.text.length;
      return refused({ kind: 'too-large', limit: 'cell', expected: LIMITS.cell, found, line: block.line });
    }
    const words = warnings.allowed(block.text, { line: block.line });
    if (words.trim() === '') continue;
    warnings.add('kinds-inferred', { line: block.line });
    rows.push({ line: block.line, texts: { [language]: words } });
  }
  const clauses = clausesOfRows(rows, [language], warnings);
  if (clauses.length === 0) return refused({ kind: 'empty' });
  return { ok: true, columns: [language], clauses, warnings: warnings.list() };
}

type Block = { readonly line: number; readonly text: string };

function blocksOf(text: string, split: 'auto' | 'blank-line' | 'line'): Block[] {
  const lines = text.split('\n');
  const byLine = split === 'line' || (split === 'auto' && !/\n[^\S\n]*\n/.test(text.trim()));
  const blocks: { line: number; text: string }[] = [];
  let open = false;
  lines.forEach((words, index) => {
    const last = blocks.at(-1);
    if (words.trim() === '') open = false;
    else if (open && last && !byLine) last.text += `\n${words.trim()}`;
    else {
      blocks.push({ line: index + 1, text: words.trim() });
      open = true;
    }
  });
  return blocks;
}
