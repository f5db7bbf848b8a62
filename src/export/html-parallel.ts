/**
 * All languages side by side: one row per block, a header per column and, where the languages agree on a number, per row. A
 * heading in five languages would be five headings, so in the cells headings are bold words; the one `h1` has all titles.
 */

import { isEmpty } from '../domain/text/text.ts';
import { type Lang, language } from '../language/language.ts';
import { holderDirection } from './docx-table.ts';
import { hangingAt, withReferences } from './footnote.ts';
import {
  type Headline,
  idsOf,
  lined,
  marked,
  NO_HOME,
  PART_PLACE,
  paragraphsHtml,
  partiesHtml,
  placeOf,
  placesHtml,
  plainHtml,
} from './html-block.ts';
import { figuresHtml, noteHtml } from './html-figures.ts';
import type { Block, PrintJob } from './printed.ts';
import { clausesOf, commonNumber, frontOf, isMissing } from './printed-source.ts';
import { printedTable } from './printed-table.ts';
import { shown, tongue } from './redline-html.ts';

const blocksOf = ({ texts, languages }: PrintJob): readonly Block[] =>
  languages.map((lang) => texts[lang]?.blocks).find((blocks) => blocks !== undefined) ?? [];

/** Names and titles, above the table. */
export function titlesOf(job: PrintJob, headline: Headline): string[] {
  const { languages, texts } = job;
  const blocks = blocksOf(job);
  return blocks.slice(0, frontOf(blocks)).flatMap(({ block: kind }, index): string[] => {
    const lines = languages.flatMap((lang) => {
      const block = texts[lang]?.blocks[index];
      return block && 'text' in block && block.text !== '' ? [[lang, block.text] as const] : [];
    });
    if (lines.length === 0) return [];
    if (kind === 'line') return lines.map(([lang, words]) => `<p class="line" ${tongue(lang)}>${shown(words)}</p>`);
    const tag = headline.tag();
    const words = lines.map(([lang, title]) => `<span class="title" ${tongue(lang)}>${shown(title)}</span>`);
    return [`<${tag}>${words.join('')}</${tag}>`];
  });
}

/** Tables, and the places to sign between them. */
export function parallelFlow(job: PrintJob, headline: Headline): string[] {
  const blocks = blocksOf(job);
  const out: string[] = [];
  let from = frontOf(blocks);
  for (let to = from; to <= blocks.length; to++) {
    const end = to === blocks.length;
    if (!end && blocks[to]?.block !== 'signatures') continue;
    if (from < to || out.length === 0) out.push(table(job, headline, from, to));
    if (!end) out.push(...places(job, to));
    from = to + 1;
  }
  return out;
}

function places({ languages, texts }: PrintJob, index: number): string[] {
  return placesHtml(
    languages.flatMap((lang) => {
      const block = texts[lang]?.blocks[index];
      return block?.block === 'signatures' ? [{ lang, block }] : [];
    }),
  );
}

function table(job: PrintJob, headline: Headline, from: number, to: number): string {
  const { languages, texts } = job;
  const clauseOf = clausesOf(job);
  const id = idsOf(job);
  const heads = languages.map((lang) => `<th scope="col" ${tongue(lang)}>${shown(language(lang).endonym)}</th>`);
  const rows = blocksOf(job)
    .slice(from, to)
    .map((block, offset) => {
      const clause = clauseOf(block);
      const number = clause ? commonNumber(clause, languages) : '';
      const own = id(block);
      const cells = languages.map((lang) => {
        const printed = texts[lang]?.blocks[from + offset];
        const inside = isMissing(printed, clause, lang)
          ? '<p data-part="none">—</p>'
          : cellHtml(printed, lang, headline);
        return `<td ${tongue(lang)}>${inside}</td>`;
      });
      const first = number === '' ? '<td></td>' : `<th scope="row">${shown(number)}</th>`;
      const place = block.block === 'clause' ? placeOf(block).first : block.block === 'part' ? PART_PLACE : '';
      return `<tr${own === '' ? '' : ` id="${own}"`}${place}>${first}${cells.join('')}</tr>`;
    });
  return (
    `<table dir="${holderDirection(job)}">\n<thead>\n<tr><th scope="col">№</th>${heads.join('')}</tr>\n</thead>\n` +
    `<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`
  );
}

function cellHtml(block: Block | undefined, lang: Lang, headline: Headline): string {
  switch (block?.block) {
    case 'clause':
      return clauseCell(block, lang, headline);
    case 'part':
      return (
        (block.label === '' ? '' : `<p class="part" data-part="none">${shown(block.label)}</p>`) +
        (block.title === '' ? '' : `<p class="part">${shown(block.title)}${marked(hangingAt(block.notes), lang)}</p>`)
      );
    case 'parties':
      return partiesHtml(block.parties);
    case 'title':
    case 'line':
    case 'testimonium':
      return block.text === '' ? '' : `<p class="${block.block}">${plainHtml(block.text, lang)}</p>`;
    default:
      return '';
  }
}

function clauseCell(block: Block & { readonly block: 'clause' }, lang: Lang, headline: Headline): string {
  const { kind, paragraphs } = block;
  const table = printedTable(block);
  if (table) return figuresHtml(table, lang, '');
  if (kind === 'footnote') return noteHtml(block, lang, NO_HOME);
  if (kind !== 'title' || isEmpty(paragraphs)) return paragraphsHtml({ ...block, indent: 0 }, lang).join('');
  const tag = headline.tag();
  return `<${tag} class="title">${lined(withReferences(block), lang)}</${tag}>`;
}
