/**
 * The blocks of one language as HTML. Headings go down step by step below the one `h1`; a provision that is set as an article
 * is its label as a heading and its words below, as in the other formats. Ids are those of the clauses, so that a
 * link to a clause holds in every language.
 */
import type { Lang } from '../domain/language.ts';
import { isEmpty, type Mark, type Paragraph, toPlain } from '../domain/text.ts';
import type { Block, PrintedParty, PrintJob } from './printed.ts';
import { type ClauseBlock, headingSteps } from './printed-source.ts';
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
  return blocks.flatMap((block, index): string[] => {
    if (block.block === 'clause') return clauseHtml(block, steps[index], headline, ` id="${id(block)}"`);
    if (block.block === 'part')
      return [partHtml(block, ` id="${id(block)}"`, blocks[index - 1]?.block === 'signatures')];
    return otherHtml(block, lang, headline);
  });
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
/** HTML allows no white space in an identifier. */
const attribute = (id: string): string => shown(id).replace(/\s/g, '_');

function clauseHtml(block: ClauseBlock, step: number | undefined, headline: Headline, id: string): string[] {
  const { kind, label, paragraphs } = block;
  if (kind === 'title')
    return isEmpty(paragraphs) ? [] : [titleHtml(paragraphs.map(marked).join('<br/>'), headline, id)];
  if (step === undefined) return paragraphsHtml(block, id);
  const tag = `h${Math.min(step + 1, 6)}`;
  const provision = label !== '' && (paragraphs.length > 1 || toPlain(paragraphs).length > HEADING_LENGTH);
  if (provision) return [`<${tag}${id}>${shown(label)}</${tag}>`, ...paragraphsHtml({ ...block, label: '' }, '')];
  const words = paragraphs.map(marked).join('<br/>');
  return [`<${tag}${id}>${[shown(label), words].filter((part) => part !== '').join(' ')}</${tag}>`];
}

const titleHtml = (words: string, headline: Headline, id = ''): string => {
  const tag = headline.tag();
  return `<${tag} class="title"${id}>${words}</${tag}>`;
};

/** The paragraphs of a clause, the label before the first. */
export function paragraphsHtml({ kind, indent, label, paragraphs }: ClauseBlock, id: string): string[] {
  const hangs = label !== '' && [...label].length <= HANGING_LENGTH;
  return paragraphs.map((words, index) => {
    const classes = [kind, ...(indent > 0 ? [`i${Math.min(indent, 4)}`] : []), ...(hangs ? ['hangs'] : [])];
    const first = index === 0 && label !== '' ? `<span class="label">${shown(label)}</span> ` : '';
    const named = index === 0 ? id : '';
    return `<p class="${[...classes, ...(hangs && index > 0 ? ['further'] : [])].join(' ')}"${named}>${first}${marked(words)}</p>`;
  });
}

/** One paragraph with its marks. */
export const marked = (paragraph: Paragraph): string =>
  paragraph
    .map(({ text, marks = [] }) => {
      const tags = marks.map((mark) => TAG[mark]);
      const open = tags.map((tag) => `<${tag}>`).join('');
      return `${open}${shown(text)}${tags
        .reverse()
        .map((tag) => `</${tag}>`)
        .join('')}`;
    })
    .join('');

function partHtml({ label, title }: Block & { readonly block: 'part' }, id: string, fresh: boolean): string {
  const words = [label, title].filter((part) => part !== '').map(shown);
  return `<h2 class="part${fresh ? ' fresh' : ''}"${id}>${words.join('<br/>')}</h2>`;
}

function otherHtml(block: Block, lang: Lang, headline: Headline): string[] {
  switch (block.block) {
    case 'title':
      return block.text === '' ? [] : [titleHtml(shown(block.text), headline)];
    case 'line':
      return block.text === '' ? [] : [`<p class="line">${shown(block.text)}</p>`];
    case 'parties':
      return [partiesHtml(block.parties)];
    case 'testimonium':
      return block.text === '' ? [] : [`<p class="testimonium">${shown(block.text)}</p>`];
    case 'signatures':
      return placesHtml([{ lang, block }]);
    default:
      return [];
  }
}

export const partiesHtml = (parties: readonly PrintedParty[]): string =>
  `<ul class="parties">${parties.map(({ name }) => `<li>${shown(name)}</li>`).join('')}</ul>`;

type Signing = { readonly lang: Lang; readonly block: Block & { readonly block: 'signatures' } };

/** Places to sign, two by two; the first one stands where the page's script begins. Side by side, each place says it in all languages. */
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
    const signatories = of.flatMap(({ lang, signatory }) =>
      signatory ? [`<p ${tongue(lang)}>${shown(signatory)}</p>`] : [],
    );
    return `<li>${names.join('')}<div class="rule"></div>${signatories.join('')}</li>`;
  });
  return [`<ul class="places">\n${items.join('\n')}\n</ul>`];
}
