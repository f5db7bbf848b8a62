/**
 * The printed text of one cell as HTML: pieces with `ins` and `del` around them, bold, italic and underlined words as
 * they were. A paragraph's end that came or went is shown as "¶" by the style sheet, which copying does not take along.
 */

import { type Direction, islands } from '../domain/text/script-runs.ts';
import { isEmpty, type Mark, toPlain } from '../domain/text/text.ts';
import type { Lang, PerLang } from '../language/language.ts';
import { directionOf } from './docx-run.ts';
import type { NotedParagraph } from './footnote.ts';
import { allLines, lines } from './outline.ts';
import { type Hand, type Piece, type Printed, printedVersions, type RedlineInput } from './redline.ts';
import { lineInRedline } from './redline-line.ts';
import { escaped } from './redline-xml.ts';

/** With the marks of every character of label and words, as their tags. */
export type HtmlCell = Printed & { readonly tags: readonly string[]; readonly dir?: Direction };

/** One version: its clauses in printing order, and what each column prints of them. */
export type HtmlText = {
  readonly clauses: readonly string[];
  readonly cells: ReadonlyMap<string, PerLang<HtmlCell>>;
};

export const textIn = (text: HtmlText, clause: string, lang: Lang): HtmlCell | undefined =>
  text.cells.get(clause)?.[lang];

const TAG: { readonly [mark in Mark]: string } = { bold: 'b', italic: 'i', underline: 'u' };
/** Among the tags, of the number that refers to a footnote. */
const RAISED = 'r';
const elementOf = (tag: string): string => (tag === RAISED ? 'sup' : tag);

export function htmlTexts(
  input: RedlineInput,
  columns: readonly Lang[],
): { readonly from: HtmlText; readonly to: HtmlText } {
  const { from, to } = printedVersions(input);
  const version = (declaration: typeof from): HtmlText => {
    const cells = new Map<string, PerLang<HtmlCell>>();
    const byDesign = new Map(declaration.clauses.map(({ id, noCounterpart }) => [id, noCounterpart ?? {}]));
    // In one language that language alone decides which clauses are printed; side by side every one has its row.
    for (const lang of columns)
      for (const own of (input.language === 'all' ? allLines : lines)(declaration, lang, 'brackets')) {
        const line = lineInRedline(own);
        const missing = isEmpty(line.paragraphs) && byDesign.get(line.clause)?.[lang] !== undefined;
        const label = missing ? '—' : line.label === '' ? '' : `${line.label} `;
        const tags = [...Array.from(label, () => ''), ...tagsOf(line.paragraphs)];
        const cell = { label, words: toPlain(line.paragraphs), tags, dir: directionOf(lang) };
        cells.set(line.clause, { ...cells.get(line.clause), [lang]: cell });
      }
    return { clauses: [...cells.keys()], cells };
  };
  return { from: version(from), to: version(to) };
}

/** For every code unit of the plain text the tags of its marks, e.g. "bu". */
function tagsOf(text: readonly NotedParagraph[]): string[] {
  return text.flatMap((paragraph, index) => [
    ...(index > 0 ? [''] : []),
    ...paragraph.flatMap((run) => {
      const tags = (run.marks ?? []).map((mark) => TAG[mark]).join('') + (run.note || run.gap ? RAISED : '');
      return new Array<string>(run.text.length).fill(tags);
    }),
  ]);
}

/** All pieces, those that came or went in `ins` and `del`. */
export function marked(
  pieces: readonly Piece[],
  from: HtmlCell | undefined,
  to: HtmlCell | undefined,
  hand?: Hand,
): string {
  let [i, j] = [0, 0];
  return pieces
    .map(({ op, text, orthographic }) => {
      const html = op === 'delete' ? tagged(text, from, i) : tagged(text, to, j);
      if (op !== 'insert') i += text.length;
      if (op !== 'delete') j += text.length;
      if (op === 'same') return html;
      const when = hand ? ` datetime="${escaped(hand.at)}" title="${escaped(hand.author)}"` : '';
      const tag = op === 'insert' ? 'ins' : 'del';
      return `<${tag}${orthographic ? ' class="orthographic"' : ''}${when}>${html}</${tag}>`;
    })
    .join('');
}

/** One side alone: what stayed, and what went (`delete`, the old side) or came. */
export function sideOf(
  pieces: readonly Piece[],
  from: HtmlCell | undefined,
  to: HtmlCell | undefined,
  side: 'insert' | 'delete',
): string {
  // Left out pieces must not shift the marks, so the sides are counted on all of them.
  let [i, j] = [0, 0];
  return pieces
    .map((piece) => {
      const { op, text } = piece;
      const html = side === 'delete' ? tagged(text, from, i) : tagged(text, to, j);
      if (op !== 'insert') i += text.length;
      if (op !== 'delete') j += text.length;
      if (op !== 'same' && op !== side) return '';
      if (op === 'same') return html;
      return op === 'insert' ? `<ins>${html}</ins>` : `<del>${html}</del>`;
    })
    .join('');
}

/** What has to be read from the left in a right-to-left cell stands alone, as far as it is of one piece. */
function tagged(text: string, cell: HtmlCell | undefined, at: number): string {
  let start = at;
  return text
    .split('\n')
    .map((line) => {
      const html = islands(line, cell?.dir ?? 'ltr').map(({ text: words, alone }) => {
        const inside = withTags(words, cell, start);
        start += words.length;
        return alone ? `<bdi dir="ltr">${inside}</bdi>` : inside;
      });
      start += 1;
      return html.join('');
    })
    .join('<br>');
}

function withTags(text: string, cell: HtmlCell | undefined, at: number): string {
  const of = (index: number): string => cell?.tags[at + index] ?? '';
  const parts: string[] = [];
  for (let from = 0; from < text.length; ) {
    let to = from + 1;
    while (to < text.length && of(to) === of(from)) to++;
    const words = escaped(text.slice(from, to));
    const tags = [...of(from)];
    parts.push(
      tags.map((tag) => `<${elementOf(tag)}>`).join('') +
        words +
        tags
          .reverse()
          .map((tag) => `</${elementOf(tag)}>`)
          .join(''),
    );
    from = to;
  }
  return parts.join('');
}
