/**
 * Word documents: one language as a text to read and sign, or all languages as a landscape table. The library writes the
 * parts; `docx-package.ts` then adds what it cannot say and makes the bytes depend on nothing but the input.
 */
import { AlignmentType, Document, Footer, Header, Packer, PageOrientation, Paragraph } from 'docx';
import { LANGUAGES_PROPERTY } from '../domain/text/own-file.ts';
import type { Lang } from '../language/language.ts';
import { WORDING } from '../language/printed-export.ts';
import { flowOf, scaled } from './docx-blocks.ts';
import { familiesOf, fontsOf } from './docx-fonts.ts';
import { WordFootnotes } from './docx-footnote.ts';
import { initialsBoxes } from './docx-initials.ts';
import { finish } from './docx-package.ts';
import { beside, centred, frame, TINY } from './docx-paragraph.ts';
import { directionOf, neutral, pageRuns, persianDigits, plainRuns } from './docx-run.ts';
import { stylesOf } from './docx-style.ts';
import { holderDirection, inColumns, parallelFlow } from './docx-table.ts';
import { printable } from './printable.ts';
import type { PrintJob } from './printed.ts';
import { frontOf } from './printed-source.ts';
import { sheetFor } from './sheet.ts';

/** Twentieths of a point. */
const PAPER = {
  ...{ a4: { width: 11906, height: 16838 }, a3: { width: 16838, height: 23811 } },
  ...{ letter: { width: 12240, height: 15840 }, ledger: { width: 15840, height: 24480 } },
};
const PER_MILLIMETRE = 1440 / 25.4;
/** Columns side by side need every millimetre. */
const WIDEST_PARALLEL_MARGIN = 850;
const GREY = '595959';

/** A DOCX file. `faces`: whose words decide which faces of a font travel in it. Throws RangeError when `generatedAt` is no time. */
export async function printDocx(job: PrintJob, faces: PrintJob = job): Promise<Uint8Array> {
  const { languages, layout, generatedAt } = job;
  const [only] = languages.length === 1 ? languages : [];
  const size = PAPER[sheetFor(layout.paper, languages.length)];
  const own = Math.round(layout.margin * PER_MILLIMETRE);
  const margin = only ? own : Math.min(own, WIDEST_PARALLEL_MARGIN);
  const width = (only ? size.width : size.height) - 2 * margin;
  const footnotes = only && new WordFootnotes(only);
  const children = only
    ? [...frontMatter(job), ...flowOf(job, only, width, footnotes?.put)]
    : [...frontMatter(job), ...titlesOf(job), ...parallelFlow(job, width)];
  const document = new Document({
    ...properties(job),
    ...footnotes?.options,
    styles: stylesOf(familiesOf(job), layout.size, only && footnotes?.options.footnotes ? persianDigits(only) : {}),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { ...size, orientation: only ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE },
            margin: { top: margin, bottom: margin, left: margin, right: margin },
          },
        },
        headers: { default: runningHead(job, width, false), first: runningHead(job, width, true) },
        footers: { default: footer(job, only), first: footer(job, only) },
        children,
      },
    ],
  });
  const rtl = (only ? directionOf(only) : holderDirection(job)) === 'rtl';
  return finish(await Packer.pack(document, 'uint8array'), { rtl, generatedAt, fonts: await fontsOf(faces) });
}

/** What stands above the text and is no part of it: that it is a draft, and which one. */
function frontMatter(job: PrintJob): Paragraph[] {
  const { languages } = job;
  const { size } = scaled(job, languages.length > 1 ? 20 : 24);
  const draft = languages.flatMap((lang, index) => [
    ...(index > 0 ? plainRuns(' · ', neutral(), { size }) : []),
    ...plainRuns(WORDING[lang].draft, lang, { bold: true, size }),
  ]);
  const [first] = languages;
  const label = job.milestone?.label;
  return [
    ...(job.symbol && first ? [symbolAbove(job, job.symbol, first)] : []),
    ...(job.draft && first && !job.running
      ? [new Paragraph({ ...frame(first), ...beside(), alignment: AlignmentType.CENTER, children: draft })]
      : []),
    ...(label && first ? [centred(label, first, { ...scaled(job, 20), color: GREY })] : []),
  ];
}

/** Where reading ends on the first line of the page, as on papers of conferences. */
const symbolAbove = (job: PrintJob, symbol: string, lang: Lang): Paragraph =>
  new Paragraph({
    ...frame(lang),
    ...beside(),
    alignment: AlignmentType.END,
    spacing: { after: 60 },
    children: plainRuns(symbol, neutral(), { ...scaled(job, 22), bold: true }),
  });

/** A title above columns side by side. */
export const titleAbove = (job: Pick<PrintJob, 'layout'>, text: string, lang: Lang): Paragraph =>
  new Paragraph({
    ...frame(lang),
    ...beside('Title'),
    spacing: { before: 60, after: 60 },
    children: plainRuns(text, lang, scaled(job, 24)),
  });

/** Side by side: the names and titles of all languages under each other, then the table. */
function titlesOf(job: PrintJob): Paragraph[] {
  const { languages, texts } = job;
  const front = frontOf(languages[0] ? (texts[languages[0]]?.blocks ?? []) : []);
  const printed = Array.from({ length: front }, (_, index) =>
    languages.flatMap((lang) => {
      const block = texts[lang]?.blocks[index];
      if (!block || !('text' in block) || block.text === '') return [];
      if (block.block !== 'title') return [centred(block.text, lang, scaled(job, 20), 20)];
      return [titleAbove(job, block.text, lang)];
    }),
  );
  return [...printed.flat(), new Paragraph({ spacing: { before: 0, after: 0 } })];
}

/**
 * What the page is about; the first page, which has it all below, bears only what the job wants there. Side by side every language says
 * it above its column. `width` in twentieths of a point.
 */
function runningHead(job: PrintJob, width: number, first: boolean): Header {
  const { languages, texts, draft, running = {} } = job;
  const several = languages.length > 1;
  const lines = languages.map((lang) => {
    const words = [
      draft && (!first || job.running) ? WORDING[lang].draft : '',
      first ? '' : (texts[lang]?.title ?? ''),
      first ? '' : (job.symbol ?? ''),
      running[lang] ?? '',
    ];
    return [lang, words.filter((part) => part !== '').join(' — ')] as const;
  });
  if (lines.every(([, words]) => words === '')) return new Header({ children: [new Paragraph({})] });
  const said = lines.map(([lang, words]) => centred(words, lang, { size: several ? 14 : 18, color: GREY }));
  return new Header({ children: several ? [inColumns(said, width, holderDirection(job)), new Paragraph(TINY)] : said });
}

/** Page numbers, and a line by which a printed page can be traced to the state of the log that it was made from. */
function footer(job: PrintJob, lang: Lang | undefined): Footer {
  const style = { size: 18, color: GREY };
  const number = pageRuns(lang ? WORDING[lang].page : '{n} / {m}', lang ?? neutral(), style);
  return new Footer({
    children: [
      ...initialsBoxes(job),
      new Paragraph({
        ...(lang ? frame(lang) : {}),
        alignment: AlignmentType.CENTER,
        spacing: { after: 0 },
        children: number,
      }),
      centred(traceOf(job), neutral(), { size: 14, color: GREY }, 0),
    ],
  });
}

/** "economy · 42 · 3fa9..."; an instrument has no one place in a log, its digest says all. */
export function traceOf({ name, declarations, digest }: PrintJob): string {
  const [only] = declarations.length === 1 && declarations[0]?.resolution === name ? declarations : [];
  return [name, ...(only ? [String(only.at.seq)] : []), digest.slice(0, 16)].join(' · ');
}

/** The facts that identify the text; no person is named. */
function properties(job: PrintJob) {
  const { name, languages, texts, declarations, milestone, resolutions, logHead, digest, view, holder } = job;
  const titles = languages.map((lang) => texts[lang]?.title ?? '').filter((title) => title !== '');
  const own = declarations.find(({ resolution }) => resolution === name);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['alternat.resolution', own?.resolution],
    ['alternat.seq', own && String(own.at.seq)],
    ['alternat.digest', digest],
    ['alternat.milestone', milestone?.id],
    ['alternat.symbol', job.symbol],
    ['alternat.logHead', logHead],
    ['alternat.resolutions', resolutions?.map((one) => `${one.id} ${one.seq} ${one.digest}`).join('; ')],
    ['alternat.holder', holder],
    ['alternat.view', view],
    [LANGUAGES_PROPERTY, languages.join(' ')],
  ];
  return {
    title: titles.join(' / ') || printable(name),
    creator: 'Alternat',
    lastModifiedBy: 'Alternat',
    revision: 1,
    customProperties: facts.flatMap(([key, value]) => (value ? [{ name: key, value: printable(value) }] : [])),
  };
}
