/**
 * The text of one language, block by block, as Word paragraphs. The places to sign never stand alone on a page: from the last
 * paragraph of the text on, through the closing formula, each paragraph is tied to the next.
 */
import { AlignmentType, Paragraph, type Table, TextRun } from 'docx';
import { LABEL_STYLE, styleId } from '../domain/text/own-file.ts';
import type { Lang } from '../language/language.ts';
import { figures } from './docx-figures.ts';
import { beside, centred, frame, lineParagraphs, type Standing, styled } from './docx-paragraph.ts';
import { directionOf, type PutFootnote, plainRuns, runsOf } from './docx-run.ts';
import { places } from './docx-signatures.ts';
import { hangingAt } from './footnote.ts';
import { type Block, endsText, type PrintJob } from './printed.ts';
import { headingSteps } from './printed-source.ts';
import { printedTable } from './printed-table.ts';

type Flow = (Paragraph | Table)[];
type Keep = Standing['keep'];

/** `width` of the text in twentieths of a point; `footnote` puts the footnotes of the text into the file. */
export function flowOf(job: PrintJob, lang: Lang, width: number, footnote?: PutFootnote): Flow {
  const blocks = job.texts[lang]?.blocks ?? [];
  const steps = headingSteps(blocks);
  const keeps = keptTogether(blocks);
  return blocks.flatMap((block, index) =>
    printed(job, lang, block, {
      ...{ step: steps[index], keep: keeps[index], width, footnote },
      behindSignatures: endsText(blocks[index - 1]),
    }),
  );
}

type Setting = Standing & { readonly width: number; readonly behindSignatures: boolean };

function printed(job: PrintJob, lang: Lang, block: Block, setting: Setting): Flow {
  const { step, keep, width, behindSignatures, footnote } = setting;
  switch (block.block) {
    case 'line':
      return block.text === '' ? [] : [centred(block.text, lang, scaled(job, 24), 120, keep !== undefined)];
    case 'title':
      return block.text === '' ? [] : [titled(block.text, lang)];
    case 'parties':
      return block.parties.map(({ name }, place) =>
        centred(name, lang, scaled(job, 24), place + 1 === block.parties.length ? 360 : 60, keep !== undefined),
      );
    case 'part':
      return [partHead(block, lang, behindSignatures, footnote)];
    case 'clause':
      return clause(block, lang, { step, keep, width, footnote });
    case 'testimonium':
      return block.text === '' ? [] : [closing(block.text, lang)];
    case 'signatures':
      return places([{ lang, block }], width, { dir: directionOf(lang) });
  }
}

function clause(
  block: Block & { readonly block: 'clause' },
  lang: Lang,
  { width, ...standing }: Omit<Setting, 'behindSignatures'>,
): Flow {
  if (block.home !== undefined && standing.footnote) return [];
  const table = printedTable(block);
  if (!table) return lineParagraphs(block, lang, standing);
  const { footnote, keep } = standing;
  return figures(block, table, lang, { width, style: { footnote }, anchored: true, keep: keep !== undefined });
}

/**
 * The last paragraph of what stands before a closing formula or the places to sign, and all of the formula that is signed. `formulaAlone`: where there is a
 * formula, it alone, since rows of five languages would not all fit on one page that lies across.
 */
export function keptTogether(blocks: readonly Block[], formulaAlone = false): readonly Keep[] {
  // No formula begins a page alone, signed or not.
  const keeps: Keep[] = blocks.map((block, index) => {
    const next = blocks[index + 1];
    return block.block === 'clause' && next && isFormula(next) ? 'last' : undefined;
  });
  blocks.forEach(({ block }, signing) => {
    if (block !== 'signatures') return;
    for (let index = signing - 1; index >= 0; index--) {
      const before = blocks[index];
      const formula = before !== undefined && isFormula(before);
      if (!formula && formulaAlone && index < signing - 1) return;
      keeps[index] = formula ? 'all' : 'last';
      if (!formula) return;
    }
  });
  return keeps;
}

const isFormula = (block: Block): boolean =>
  block.block === 'testimonium' || (block.block === 'clause' && block.kind === 'testimonium');

/** Half-points of a twelve-point page, in the size of this one. */
export const scaled = ({ layout }: Pick<PrintJob, 'layout'>, size: number): { readonly size: number } => ({
  size: Math.round((size * layout.size) / 12),
});

export const titled = (text: string, lang: Lang): Paragraph =>
  new Paragraph({
    ...frame(lang),
    ...beside('Title'),
    keepNext: true,
    children: plainRuns(text, lang),
  });

const closing = (text: string, lang: Lang): Paragraph =>
  new Paragraph({
    ...frame(lang),
    ...beside(),
    spacing: { before: 360 },
    keepNext: true,
    children: plainRuns(text, lang),
  });

/** One heading of two lines. An annex begins on a page of its own, behind the signatures of the text that it belongs to. */
function partHead(
  block: Block & { readonly block: 'part' },
  lang: Lang,
  pageBreakBefore: boolean,
  footnote: PutFootnote | undefined,
): Paragraph {
  const { label, title, notes = [] } = block;
  const between = label !== '' && title !== '' ? [new TextRun({ break: 1, style: styleId(LABEL_STYLE) })] : [];
  return new Paragraph({
    ...frame(lang),
    ...styled({ kind: 'heading', level: 0 }, 'first', 'Heading1'),
    alignment: AlignmentType.CENTER,
    ...(pageBreakBefore ? { pageBreakBefore } : {}),
    children: [
      ...plainRuns(label, lang, { label: true }),
      ...between,
      ...plainRuns(title, lang),
      ...runsOf(hangingAt(notes), lang, { footnote }),
    ],
  });
}
