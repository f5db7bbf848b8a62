/**
 * Word documents: one language as a text to read and sign, or all languages as a landscape table. The library writes the
 * parts; `docx-package.ts` then adds what it cannot say and makes the bytes depend on nothing but the input.
 */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageOrientation,
  Paragraph,
  type Table,
} from 'docx';
import type { Lang } from '../domain/language.ts';
import { finish } from './docx-package.ts';
import { centred, frame, lineParagraphs } from './docx-paragraph.ts';
import { directionOf, neutral, pageRuns, plainRuns } from './docx-run.ts';
import { signatures } from './docx-signatures.ts';
import { STYLES } from './docx-style.ts';
import { holderDirection, parallelTable } from './docx-table.ts';
import type { ExportInput } from './input.ts';
import { lines, standing } from './outline.ts';
import { printable } from './printable.ts';
import { WORDING } from './wording.ts';

/** A4, twentieths of a point. */
const PAGE = { width: 11906, height: 16838 };
const MARGIN = { single: 1417, parallel: 850 };
const GREY = '595959';

/** A DOCX file. Throws RangeError when `generatedAt` is no time. */
export async function writeDocx(input: ExportInput): Promise<Uint8Array> {
  const all = input.language === 'all';
  const languages: readonly Lang[] = input.language === 'all' ? input.declaration.columns : [input.language];
  const children = input.language === 'all' ? parallel(input) : single(input, input.language);
  const margin = all ? MARGIN.parallel : MARGIN.single;
  const document = new Document({
    ...properties(input, languages),
    styles: STYLES,
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { ...PAGE, orientation: all ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
            margin: { top: margin, bottom: margin, left: margin, right: margin },
          },
        },
        headers: { default: runningHead(input, languages), first: new Header({ children: [new Paragraph({})] }) },
        footers: { default: footer(input), first: footer(input) },
        children,
      },
    ],
  });
  const rtl = all ? holderDirection(input) === 'rtl' : languages.some((lang) => directionOf(lang) === 'rtl');
  return finish(await Packer.pack(document, 'uint8array'), { rtl, generatedAt: input.generatedAt });
}

function single(input: ExportInput, lang: Lang): (Paragraph | Table)[] {
  const body = lines(input.declaration, lang, input.view);
  return [
    ...frontMatter(input, [lang], !body.some((line) => line.kind === 'title')),
    ...body.flatMap((line) => lineParagraphs(line, lang)),
    ...signatures(input.parties ?? [], lang, PAGE.width - 2 * MARGIN.single),
  ];
}

function parallel(input: ExportInput): (Paragraph | Table)[] {
  const title = !standing(input.declaration).some((clause) => clause.kind === 'title');
  return [
    ...frontMatter(input, input.declaration.columns, title),
    parallelTable(input, PAGE.height - 2 * MARGIN.parallel),
    // Word needs a paragraph after a table; a tiny one does not force an empty last page.
    new Paragraph({ spacing: { before: 0, after: 0, line: 20 } }),
  ];
}

function frontMatter(input: ExportInput, languages: readonly Lang[], title: boolean): Paragraph[] {
  const several = languages.length > 1;
  const size = several ? 20 : 24;
  const draft = languages.flatMap((lang, index) => [
    ...(index > 0 ? plainRuns(' · ', neutral(), { size }) : []),
    ...plainRuns(WORDING[lang].draft, lang, { bold: true, size }),
  ]);
  const rtl = languages[0] && directionOf(languages[0]) === 'rtl' ? { bidirectional: true } : {};
  const label = input.milestone?.label;
  return [
    ...(input.draft ? [new Paragraph({ ...rtl, alignment: AlignmentType.CENTER, children: draft })] : []),
    ...(label && languages[0] ? [centred(label, languages[0], { size: 20, color: GREY })] : []),
    ...languages.flatMap((lang) => {
      const name = input.summitName[lang];
      return name ? [centred(name, lang, { size }, several ? 20 : 120)] : [];
    }),
    ...languages.flatMap((lang) => {
      const words = title ? input.title[lang] : undefined;
      if (!words) return [];
      const children = plainRuns(words, lang, several ? { size: 24 } : {});
      const spacing = several ? { spacing: { before: 60, after: 60 } } : {};
      return [new Paragraph({ ...frame(lang), ...spacing, heading: HeadingLevel.TITLE, children })];
    }),
    ...(several ? [new Paragraph({ spacing: { before: 0, after: 0 } })] : []),
  ];
}

function runningHead(input: ExportInput, languages: readonly Lang[]): Header {
  const lang = languages[0];
  if (!lang) return new Header({ children: [new Paragraph({})] });
  const words = [input.draft ? WORDING[lang].draft : '', input.title[lang] ?? ''].filter((part) => part !== '');
  return new Header({ children: [centred(words.join(' — '), lang, { size: 18, color: GREY })] });
}

/** Page numbers, and a line by which a printed page can be traced to the state of the log that it was made from. */
function footer(input: ExportInput): Footer {
  const style = { size: 18, color: GREY };
  const lang = input.language === 'all' ? undefined : input.language;
  const { resolution, at, digest } = input.declaration;
  const trace = `${resolution} · ${at.seq} · ${digest.slice(0, 16)}`;
  const number = pageRuns(lang ? WORDING[lang].page : '{n} / {m}', lang ?? neutral(), style);
  return new Footer({
    children: [
      new Paragraph({
        ...(lang ? frame(lang) : {}),
        alignment: AlignmentType.CENTER,
        spacing: { after: 0 },
        children: number,
      }),
      centred(trace, neutral(), { size: 14, color: GREY }, 0),
    ],
  });
}

function properties(input: ExportInput, languages: readonly Lang[]) {
  const { declaration } = input;
  const titles = languages.map((lang) => printable(input.title[lang] ?? '')).filter((title) => title !== '');
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['alternat.resolution', declaration.resolution],
    ['alternat.seq', String(declaration.at.seq)],
    ['alternat.digest', declaration.digest],
    ['alternat.milestone', input.milestone?.id],
    ['alternat.logHead', input.logHead],
    ['alternat.view', input.view],
  ];
  return {
    title: titles.join(' / ') || printable(declaration.resolution),
    creator: 'Alternat',
    lastModifiedBy: 'Alternat',
    revision: 1,
    customProperties: facts.flatMap(([name, value]) => (value ? [{ name, value: printable(value) }] : [])),
  };
}
