/**
 * The blocks of one language as HTML. Headings go down step by step below the one `h1`; a provision that is set as an article
 * is its label as a heading and its words below, as in the other formats. Ids are those of the clauses, so that a
 * link to a clause holds in every language.
 */

import { type OwnPart, slotTag } from '../domain/text/own-file.ts';
import { type Direction, islands } from '../domain/text/script-runs.ts';
import { isEmpty, type Mark, toPlain } from '../domain/text/text.ts';
import type { Lang } from '../language/language.ts';
import { directionOf } from './docx-run.ts';
import { hangingAt, type NotedParagraph, type NotedRun, withReferences } from './footnote.ts';
import { figuresHtml, noteHtml, referenceHtml } from './html-figures.ts';
import { type Block, endsText, type PrintedParty, type PrintJob, signersOf, signersTogether } from './printed.ts';
import { type ClauseBlock, headingSteps } from './printed-source.ts';
import { printedTable } from './printed-table.ts';
import { shown, tongue } from './redline-html.ts';

/** A page has one `h1`: the first title takes it. */
export class Headline {
  #taken = false;
  tag(): 'h1' | 'p' {
    if (this.#taken) return 'p';
    this.#taken = true;
    return 'h1';
  }
}

/** Longer ones are provisions and not headings. */
const HEADING_LENGTH = 140;
/** «۱.» and "a)" hang beside the text; «بند ۱.» stands in it. */
const HANGING_LENGTH = 4;
const TAG: { readonly [mark in Mark]: string } = { bold: 'b', italic: 'i', underline: 'u' };

/** One language from top to bottom. */
export function flowOf(job: PrintJob, lang: Lang, headline: Headline): string[] {
  const blocks = job.texts[lang]?.blocks ?? [];
  const steps = headingSteps(blocks);
  const id = idsOf(job);
  const notes: string[] = [];
  const flow = blocks.flatMap((block, index): string[] => {
    if (block.block === 'part')
      return [partHtml(block, lang, ` id="${id(block)}"${PART_PLACE}`, endsText(blocks[index - 1]))];
    if (block.block !== 'clause') return otherHtml(block, lang, headline);
    const home = { id: ` id="${id(block)}"`, place: placeOf(block) };
    if (block.home === undefined) return clauseHtml(block, lang, steps[index], headline, home);
    const whose = ` data-home="${id({ ...block, clause: block.home })}"`;
    notes.push(noteHtml(block, lang, { ...home, id: home.id + whose }));
    return [];
  });
  // A page has no foot before its end. What is signed stands above them, as on paper.
  return notes.length === 0 ? flow : [...flow, '<section class="notes" role="doc-endnotes">', ...notes, '</section>'];
}

/** The identifier of a clause or part; prefixed with the resolution where the file has several. */
export function idsOf({ declarations }: PrintJob): (block: Block) => string {
  const several = declarations.length > 1;
  return (block) => {
    if (block.block === 'part') return attribute(block.resolution);
    if (block.block !== 'clause') return '';
    return attribute(several ? `${block.resolution}.${block.clause}` : block.clause);
  };
}
/**
 * Which clause an element begins or, without `clause`, goes on with (`domain/text/own-file`): that is how the page comes home. `part`: whether words
 * of the clause are in it.
 */
export function placeOf({ clause, kind, level }: Pick<ClauseBlock, 'clause' | 'kind' | 'level'>): Place {
  const place = (part: OwnPart): string => ` data-part="${part}" data-kind="${kind}" data-level="${level}"`;
  const named = ` data-clause="${shown(clause)}"`;
  return { first: named + place('first'), label: named + place('label'), further: place('further') };
}
export type Place = { readonly [part in OwnPart]: string };
const NO_PLACE: Place = { first: '', label: '', further: '' };
/** Heads of parts come home as headings; their resolution is no clause. */
export const PART_PLACE = ' data-part="first" data-kind="heading" data-level="0"';

/** The identifier of an element, as an attribute, and whose it is. */
export type Home = { readonly id: string; readonly place: Place };

/** In a cell: its row says it. */
export const NO_HOME: Home = { id: '', place: NO_PLACE };

/** HTML allows no white space in an identifier. */
const attribute = (id: string): string => shown(id).replace(/\s/g, '_');

function clauseHtml(
  block: ClauseBlock,
  lang: Lang,
  step: number | undefined,
  headline: Headline,
  home: Home,
): string[] {
  const { id, place } = home;
  const { kind, label, paragraphs } = block;
  if (kind === 'title')
    return isEmpty(paragraphs) ? [] : [titleHtml(lined(withReferences(block), lang), headline, id + place.first)];
  const table = printedTable(block);
  if (table) return [figuresHtml(table, lang, id + place.first)];
  if (kind === 'footnote') return [noteHtml(block, lang, home)];
  if (step === undefined) return paragraphsHtml(block, lang, home);
  const tag = `h${Math.min(step + 1, 6)}`;
  const provision = label !== '' && (paragraphs.length > 1 || toPlain(paragraphs).length > HEADING_LENGTH);
  if (provision)
    return [
      `<${tag}${id}${place.label}>${labelHtml(label)}</${tag}>`,
      ...paragraphsHtml({ ...block, label: '' }, lang, { id: '', place: { ...place, first: place.further } }),
    ];
  const words = lined(withReferences(block), lang);
  return [`<${tag}${id}${place.first}>${[labelHtml(label), words].filter((part) => part !== '').join(' ')}</${tag}>`];
}

const titleHtml = (words: string, headline: Headline, id = ''): string => {
  const tag = headline.tag();
  return `<${tag} class="title"${id}>${words}</${tag}>`;
};

/** The paragraphs of a clause, the label before the first. */
export function paragraphsHtml(block: ClauseBlock, lang: Lang, home?: Home): string[] {
  const { kind, indent, label } = block;
  const { id, place } = home ?? NO_HOME;
  const hangs = label !== '' && [...label].length <= HANGING_LENGTH;
  return withReferences(block).map((words, index) => {
    const classes = [kind, ...(indent > 0 ? [`i${Math.min(indent, 4)}`] : []), ...(hangs ? ['hangs'] : [])];
    const first = index === 0 && label !== '' ? `${labelHtml(label)} ` : '';
    const named = index === 0 ? id + place.first : place.further;
    return `<p class="${[...classes, ...(hangs && index > 0 ? ['further'] : [])].join(' ')}"${named}>${first}${marked(words, lang)}</p>`;
  });
}

export const labelHtml = (label: string): string => (label === '' ? '' : `<span class="label">${shown(label)}</span>`);

/** One paragraph with its marks; what has to be read from the left in a right-to-left one stands alone. */
export const marked = (paragraph: NotedParagraph, lang: Lang): string =>
  partsOf(paragraph, directionOf(lang))
    .map(({ runs, alone }) => {
      const inside = runs.map((run) => {
        const { text, marks = [], note, gap, slot } = run;
        if (gap) return `<span class="label">${text}</span>`;
        const words = note ? referenceHtml(run, note, lang) : slot === undefined ? shown(text) : listHtml(text, slot);
        const tags = marks.map((mark) => TAG[mark]);
        const close = [...tags].reverse().map((tag) => `</${tag}>`);
        return `${tags.map((tag) => `<${tag}>`).join('')}${words}${close.join('')}`;
      });
      return alone ? `<bdi dir="ltr">${inside.join('')}</bdi>` : inside.join('');
    })
    .join('');

/** The names of a list of States, with the token that comes home in their place. */
const listHtml = (text: string, token: string): string =>
  `<span class="states" data-states="${shown(slotTag(token, text))}">${shown(text)}</span>`;

/** Several paragraphs in one element. */
export const lined = (paragraphs: readonly NotedParagraph[], lang: Lang): string =>
  paragraphs.map((words) => marked(words, lang)).join('<br/>');
/** Words without marks. */
export const plainHtml = (text: string, lang: Lang): string => marked([{ text }], lang);

type Part = { readonly runs: NotedParagraph; readonly alone: boolean };

/** A number that refers to a footnote ends an island: it is read with what stands around it. */
function partsOf(paragraph: NotedParagraph, dir: Direction): Part[] {
  const parts: Part[] = [];
  let words: NotedRun[] = [];
  for (const run of paragraph) {
    if (!run.note && !run.gap) words.push(run);
    else {
      parts.push(...inIslands(words, dir), { runs: [run], alone: false });
      words = [];
    }
  }
  return [...parts, ...inIslands(words, dir)];
}

/** The runs of a paragraph by island: directions come from the whole of it, not from each run. */
function inIslands(paragraph: NotedParagraph, dir: Direction): Part[] {
  let [at, offset] = [0, 0];
  return islands(paragraph.map(({ text }) => text).join(''), dir).map(({ text, alone }) => {
    const runs: NotedRun[] = [];
    for (let left = text.length; left > 0; ) {
      const run = paragraph[at];
      if (!run) break;
      const taken = run.text.slice(offset, offset + left);
      // What a list goes on with on another island has no token of its own.
      if (taken !== '') runs.push({ ...run, text: taken, ...(run.slot && offset > 0 ? { slot: '' } : {}) });
      left -= taken.length;
      offset += taken.length;
      if (offset === run.text.length) [at, offset] = [at + 1, 0];
    }
    return { runs, alone };
  });
}

function partHtml(block: Block & { readonly block: 'part' }, lang: Lang, id: string, fresh: boolean): string {
  const { label, title, notes } = block;
  const between = label !== '' && title !== '' ? '<br/>' : '';
  const number = label === '' ? '' : `<span class="label">${shown(label)}${between}</span>`;
  return `<h2 class="part${fresh ? ' fresh' : ''}"${id}>${number}${shown(title)}${marked(hangingAt(notes), lang)}</h2>`;
}

function otherHtml(block: Block, lang: Lang, headline: Headline): string[] {
  switch (block.block) {
    case 'title':
      return block.text === '' ? [] : [titleHtml(plainHtml(block.text, lang), headline)];
    case 'line':
      return block.text === '' ? [] : [`<p class="line">${plainHtml(block.text, lang)}</p>`];
    case 'parties':
      return [partiesHtml(block.parties)];
    case 'testimonium':
      return block.text === '' ? [] : [`<p class="testimonium">${plainHtml(block.text, lang)}</p>`];
    case 'signatures':
      return placesHtml([{ lang, block }]);
    default:
      return [];
  }
}

export const partiesHtml = (parties: readonly PrintedParty[]): string =>
  `<ul class="parties">${parties.map(({ name }) => `<li>${shown(name)}</li>`).join('')}</ul>`;

type Signing = { readonly lang: Lang; readonly block: Block & { readonly block: 'signatures' } };

/** Places to sign, two by two or one under the other; the first one stands on top, where the page's script begins. Side by side, each place says it in all languages. */
export function placesHtml(signings: readonly Signing[]): string[] {
  const parties = signings[0]?.block.parties ?? [];
  if (parties.length === 0) return [];
  const items = parties.map(({ id }) => {
    const of = signings.flatMap(({ lang, block }) => {
      const own = block.parties.find((party) => party.id === id);
      return own ? [{ lang, signedFor: block.signedFor, ...own }] : [];
    });
    const names = of.flatMap(({ lang, signedFor, name }) => [
      ...(signedFor === '' ? [] : [`<p ${tongue(lang)}>${shown(signedFor)}</p>`]),
      `<p ${tongue(lang)}><b>${shown(name)}</b></p>`,
    ]);
    const lines = signersTogether(of.map((party) => ({ lang: party.lang, signers: signersOf(party) }))).map(
      (line) =>
        `<div class="rule"></div>${line.map(({ lang, words }) => `<p ${tongue(lang)}>${shown(words)}</p>`).join('')}`,
    );
    return `<li>${names.join('')}${lines.join('')}</li>`;
  });
  const stacked = signings[0]?.block.stacked ? ' stacked' : '';
  return [`<ul class="places${stacked}">\n${items.join('\n')}\n</ul>`];
}
