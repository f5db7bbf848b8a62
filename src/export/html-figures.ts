/**
 * Tables and footnotes of a page. A footnote is linked from its number in the text and back; both say which clause it is, and the
 * number is no word of the text, so that the page comes home (`domain/text/own-file`).
 */
import type { Lang } from '../language/language.ts';
import type { Note, NotedParagraph, NotedRun } from './footnote.ts';
import { type Home, labelHtml, marked } from './html-block.ts';
import type { PrintJob } from './printed.ts';
import type { ClauseBlock } from './printed-source.ts';
import { columnsOf, type PrintedTable } from './printed-table.ts';
import { shown } from './redline-html.ts';

/** The style sheet of what most texts have not. */
const STYLE = `
table.figures { table-layout: auto; margin: 1em 0; }
table.figures caption { text-align: start; font-weight: bold; margin-bottom: .4em; white-space: pre-wrap; }
table.figures th, table.figures td { width: auto; text-align: start; color: inherit; white-space: pre-wrap; }
table.figures .figure { text-align: right; }
table.figures thead th { font-weight: bold; }
td table.figures { margin: .2em 0; }
sup { line-height: 0; }
a { color: inherit; text-decoration: none; }
.notes { margin-top: 2.5em; border-top: 1px solid #8a8a8a; padding-top: .4em; }
p.footnote { font-size: .85em; margin: .3em 0; }
p.footnote .label { vertical-align: super; font-size: .75em; line-height: 0; }
`;

/** What the style sheet of a page has to say besides; "" for a text without tables and footnotes. */
export const figuresStyle = ({ texts }: PrintJob): string =>
  Object.values(texts).some(({ blocks }) =>
    blocks.some((block) => block.block === 'clause' && (block.kind === 'table' || block.kind === 'footnote')),
  )
    ? STYLE.trimStart()
    : '';

/** In a page of several texts and languages there is one of each. */
const place = (prefix: 'note' | 'reference', resolution: string, clause: string, lang: Lang): string =>
  shown(`${prefix}.${resolution}.${clause}.${lang}`).replace(/\s/g, '_');

/** The number of a footnote in the text. */
export function referenceHtml({ text, hangs }: NotedRun, { resolution, clause }: Note, lang: Lang): string {
  const [here, there] = [place('reference', resolution, clause, lang), place('note', resolution, clause, lang)];
  const link = `<a id="${here}" href="#${there}" role="doc-noteref">${shown(text)}</a>`;
  return hangs ? `<sup class="label">${link}</sup>` : `<sup data-note="${shown(clause)}">${link}</sup>`;
}

/** A footnote; `home`: the element that it is. */
export function noteHtml(block: ClauseBlock, lang: Lang, { id, place: own }: Home): string {
  const { resolution, clause, label } = block;
  const here = place('note', resolution, clause, lang);
  const number =
    block.home === undefined
      ? labelHtml(label)
      : `<a class="label" id="${here}" href="#${place('reference', resolution, clause, lang)}" role="doc-backlink">${shown(label)}</a>`;
  return block.paragraphs
    .map((words, index) => {
      const first = index === 0 ? `${number} ` : '';
      return `<p class="footnote"${index === 0 ? id + own.first : own.further}>${first}${marked(words, lang)}</p>`;
    })
    .join('\n');
}

/** `attributes`: of the element, which begins the clause. */
export function figuresHtml(table: PrintedTable, lang: Lang, attributes: string): string {
  const { label, caption, head, rows } = table;
  const columns = columnsOf(table);
  const cell = (words: NotedParagraph, column: number, tag: string): string => {
    const figure = columns[column]?.figures ? ' class="figure"' : '';
    return `<${tag}${figure}>${marked(words, lang)}</${tag.split(' ', 1)[0]}>`;
  };
  const row = (cells: readonly NotedParagraph[], tagOf: (words: NotedParagraph, column: number) => string): string =>
    `<tr>${cells.map((words, column) => cell(words, column, tagOf(words, column))).join('')}</tr>`;
  const words = [labelHtml(label), marked(caption, lang)].filter((part) => part !== '').join(' ');
  // The first column names what a row is about, unless it is one of figures.
  const named = (cells: NotedParagraph, column: number): string =>
    column === 0 && cells.length > 0 && !columns[0]?.figures ? 'th scope="row"' : 'td';
  return (
    `<table class="figures"${attributes}>\n${words === '' ? '' : `<caption>${words}</caption>\n`}` +
    `<thead>\n${row(head, () => 'th scope="col"')}\n</thead>\n` +
    `<tbody>\n${rows.map((cells) => row(cells, named)).join('\n')}\n</tbody>\n</table>`
  );
}
