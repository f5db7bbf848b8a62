/**
 * What a printed block does not carry and two formats ask for: the clause of the snapshot that it was made from, and the
 * depth of headings, which must not skip a step in any file (a screen reader's user walks them like a staircase).
 */
import type { Clause } from '../domain/clause/clause.ts';
import { isEmpty } from '../domain/text/text.ts';
import type { Lang } from '../language/language.ts';
import type { Block, PrintJob } from './printed.ts';

export type ClauseBlock = Extract<Block, { readonly block: 'clause' }>;

/** The clause behind a block. Build it once per file. */
export function clausesOf({ declarations }: Pick<PrintJob, 'declarations'>): (block: Block) => Clause | undefined {
  const found = new Map(
    declarations.map(({ resolution, clauses }) => [resolution, new Map(clauses.map((clause) => [clause.id, clause]))]),
  );
  return (block) => (block.block === 'clause' ? found.get(block.resolution)?.get(block.clause) : undefined);
}

/** In columns side by side a dash stands where this language has no counterpart by design. */
export const isMissing = (block: Block | undefined, clause: Clause | undefined, lang: Lang): boolean =>
  block?.block === 'clause' && isEmpty(block.paragraphs) && clause?.noCounterpart?.[lang] !== undefined;

type Line = Pick<ClauseBlock, 'kind' | 'level' | 'clause'>;

/** The step of each heading, from 1, in the order of the text: levels 0, 2, 2, 1 are steps 1, 2, 2, 2. */
export function headingSteps(blocks: readonly (Block | Line)[]): readonly (number | undefined)[] {
  let open: number[] = [];
  let under = 0;
  return blocks.map((block) => {
    if ('block' in block && block.block === 'part') {
      [open, under] = [[], 1];
      return 1;
    }
    if ('block' in block && block.block !== 'clause') return undefined;
    if (block.kind !== 'heading' && block.kind !== 'article') return undefined;
    const { level } = block;
    open = [...open.filter((above) => above < level), level];
    return under + open.length;
  });
}

/** How many blocks at the start stand above the text: its names and titles, but not the line over the list of parties. */
export function frontOf(blocks: readonly Block[]): number {
  const rest = blocks.findIndex(({ block }) => block !== 'title' && block !== 'line');
  if (rest < 0) return blocks.length;
  return blocks[rest]?.block === 'parties' && blocks[rest - 1]?.block === 'line' ? rest - 1 : rest;
}

/**
 * What the first column shows: what all labels have in common, so that no language numbers for the others. «ماده ۱»,
 * "Статья 1" and "1-бап" have 1; «بند (ب)», "подпункт «б»" and "2) тармақша" have nothing, their cells say it.
 */
export function commonNumber(clause: Clause, columns: readonly Lang[]): string {
  // Of a table the caption says it, of a footnote the raised number; "1" here would be taken for a paragraph's.
  if (clause.kind === 'table' || clause.kind === 'footnote') return '';
  const digits = columns
    .map((lang) => clause.number[lang] ?? '')
    .filter((label) => label !== '')
    .map(westernDigits);
  return new Set(digits).size === 1 ? (digits[0] ?? '') : '';
}

/** The digits of a label, e.g. «۱۲-۳» and "12.3" -> "12.3"; "" without any. */
function westernDigits(label: string): string {
  const digits = [...label].map((char) => {
    const code = char.charCodeAt(0);
    if (code >= 0x06f0 && code <= 0x06f9) return String(code - 0x06f0);
    return code >= 0x0660 && code <= 0x0669 ? String(code - 0x0660) : char;
  });
  return (digits.join('').match(/[0-9]+/g) ?? []).join('.');
}
