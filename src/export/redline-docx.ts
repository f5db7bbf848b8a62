/**
 * A Word file with real tracked changes: whoever opens it accepts them and has the later text, or rejects them and has
 * the earlier one. The page around the text is the ordinary export of a text of one line, and that line's place is taken
 * by the woven rows: so a redline can look and number like nothing but the export of the same text.
 */
import JSZip from 'jszip';
import { fromPlain } from '../domain/text/text.ts';
import { utcOffset } from '../language/date.ts';
import { LANGS, type PerLang } from '../language/language.ts';
import { betweenPoints } from '../language/printed-export.ts';
import { printDocx } from './docx.ts';
import { finish } from './docx-package.ts';
import type { ExportInput } from './input.ts';
import { allLines } from './outline.ts';
import { printResolution } from './print.ts';
import { printable } from './printable.ts';
import { BARE, type Block, type PrintedText, type PrintJob } from './printed.ts';
import { namesIn, type RedlineInput } from './redline.ts';
import { hasTitle, pageParagraphs, tableRows, titlesAbove } from './redline-docx-body.ts';
import { Ledger } from './redline-docx-ledger.ts';
import { serialised } from './redline-xml.ts';

/** Stands where the rows will; of the private use area, so that no text of people holds it before its place. */
const PLACE = '\uE00A\uE00D\uE00A';

/** A DOCX file. Throws RangeError when `generatedAt` is no time. */
export async function writeRedlineDocx(input: RedlineInput): Promise<Uint8Array> {
  const { language, generatedAt, tools = BARE } = input;
  const ledger = new Ledger(input);
  const shell = shellOf(input);
  const job = jobOf(input, printResolution(shell, tools));
  const zip = await JSZip.loadAsync(await printDocx(job, withBoth(job, input)));
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
  const parallel = language === 'all';
  const [from, to] = extent(xml, parallel ? 'w:tr' : 'w:p');
  const body = parallel ? tableRows(input, shell, tableWidth(xml), ledger) : pageParagraphs(input, language, ledger);
  const above = parallel ? spacerBefore(xml) : from;
  const parts = [
    xml.slice(0, above),
    ...(parallel ? titlesAbove(input, job, ledger).map(serialised) : []),
    xml.slice(above, from),
    ...body.map(serialised),
    xml.slice(to),
  ];
  zip.file('word/document.xml', parts.join(''));
  await ledger.bind(zip);
  return finish(await zip.generateAsync({ type: 'uint8array' }), { rtl: false, generatedAt });
}

/** The page around the text: its properties and heads bear the title, wherever that stands in the text. */
function jobOf(input: RedlineInput, shell: PrintJob): PrintJob {
  const texts: PerLang<PrintedText> = {};
  for (const lang of shell.languages) {
    const text = shell.texts[lang];
    if (text) texts[lang] = { ...text, title: printable(input.title[lang] ?? '') };
  }
  const milestone = { ...MILESTONE, id: input.declaration.at.milestone ?? '' };
  return { ...shell, texts, milestone, running: runningOf(input) };
}
/** Named in the properties, and not in the text. */
const MILESTONE = { label: '', seq: 0, digest: '', at: '', by: '' };

/** In the head of every page, for in the body it would be a line that belongs to neither text: which points, and whose clock. */
function runningOf(input: RedlineInput): PerLang<string> {
  const zone = input.timeZone ? utcOffset(input.generatedAt, input.timeZone) : '';
  return Object.fromEntries(
    LANGS.map((lang) => {
      const words = betweenPoints(lang, namesIn(input, lang));
      // Points that are times name the clock themselves.
      return [lang, zone === '' || words.includes(zone) ? words : `${words} (${zone})`];
    }),
  );
}

/** A job with the words of both versions, for the faces of fonts that they need. */
function withBoth(job: PrintJob, input: RedlineInput): PrintJob {
  const texts: PerLang<PrintedText> = {};
  for (const lang of job.languages) {
    const text = job.texts[lang];
    const lines = [input.since, input.declaration].flatMap((version) => allLines(version, lang, 'brackets'));
    const blocks = lines.map((line): Block => ({ block: 'clause', resolution: input.declaration.resolution, ...line }));
    if (text) texts[lang] = { ...text, blocks: [...text.blocks, ...blocks] };
  }
  return { ...job, texts };
}

/** The page of a text that has one clause. Its title is woven with the text, or stands above the table in both. */
function shellOf(input: RedlineInput): ExportInput {
  const { since, list: _list, hands: _hands, diff: _diff, names: _names, declaration, milestone: _, ...rest } = input;
  const above = input.language === 'all' && !hasTitle(since) && !hasTitle(declaration);
  const cell = { digest: '', paragraphs: fromPlain(PLACE) };
  const texts = Object.fromEntries(declaration.columns.map((column) => [column, cell]));
  return {
    ...rest,
    view: 'brackets',
    title: above ? input.title : {},
    declaration: { ...declaration, clauses: [{ ...CLAUSE, texts }] },
  };
}

/** Where the empty paragraph before the table begins. */
function spacerBefore(xml: string): number {
  const table = xml.indexOf('<w:tbl>');
  return Math.max(xml.lastIndexOf('<w:p>', table), xml.lastIndexOf('<w:p ', table));
}

const CLAUSE = {
  ...({ id: 'place', kind: 'recital', level: 0, order: 'V', status: 'draft', digest: '' } as const),
  ...{ number: {}, stances: {}, brackets: {} },
};

/** From where to where the element `name` around the place reaches; it holds no other of its name. */
function extent(xml: string, name: string): readonly [number, number] {
  const at = xml.indexOf(PLACE);
  const from = Math.max(xml.lastIndexOf(`<${name}>`, at), xml.lastIndexOf(`<${name} `, at));
  const end = `</${name}>`;
  const to = xml.indexOf(end, at) + end.length;
  if (at < 0 || from < 0 || to < at) throw new Error('the place of the text is not where it was put');
  return [from, to];
}

/** What the exporter gave the table of this page, twentieths of a point. */
const tableWidth = (xml: string): number => Number(/<w:tblW\b[^>]*\bw:w="(\d+)"/.exec(xml)?.[1] ?? 0);
