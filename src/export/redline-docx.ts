/**
 * A Word file with real tracked changes: whoever opens it accepts them and has the later text, or rejects them and has
 * the earlier one. The page around the text is the ordinary export of a text of one line, and that line's place is taken
 * by the woven rows: so a redline can look and number like nothing but the export of the same text.
 */
import JSZip from 'jszip';
import { LANGS } from '../domain/language.ts';
import { fromPlain } from '../domain/text.ts';
import { writeDocx } from './docx.ts';
import { finish } from './docx-package.ts';
import type { ExportInput } from './input.ts';
import { standing } from './outline.ts';
import { namesIn, type RedlineInput } from './redline.ts';
import { pageParagraphs, tableRows } from './redline-docx-body.ts';
import { Ledger } from './redline-docx-ledger.ts';
import { betweenPoints } from './redline-wording.ts';
import { element, serialised } from './redline-xml.ts';

/** Stands where the rows will; of the private use area, so that no text of people holds it before its place. */
const PLACE = '\uE00A\uE00D\uE00A';

/** A DOCX file. Throws RangeError when `generatedAt` is no time. */
export async function writeRedlineDocx(input: RedlineInput): Promise<Uint8Array> {
  const { language, generatedAt } = input;
  const ledger = new Ledger(input);
  const shell = shellOf(input);
  const zip = await JSZip.loadAsync(await writeDocx(shell));
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
  const [from, to] = extent(xml, language === 'all' ? 'w:tr' : 'w:p');
  const body =
    language === 'all'
      ? tableRows(input, shell, tableWidth(xml), ledger)
      : [...pageParagraphs(input, language, ledger), LAST];
  zip.file('word/document.xml', xml.slice(0, from) + body.map(serialised).join('') + xml.slice(to));
  await ledger.bind(zip);
  return finish(await zip.generateAsync({ type: 'uint8array' }), { rtl: false, generatedAt });
}

/** The last mark of a file cannot come or go, so there is one more than the text needs, of no height. */
const LAST = element('w:p', {}, [
  element('w:pPr', {}, [
    element('w:spacing', { 'w:before': '0', 'w:after': '0', 'w:line': '20', 'w:lineRule': 'exact' }),
  ]),
]);

/** The page of a text that has one clause, with the names of the two points where a milestone's name stands. */
function shellOf(input: RedlineInput): ExportInput {
  const { since, names: _names, list: _list, hands: _hands, diff: _diff, declaration, ...rest } = input;
  const lang = (input.language === 'all' ? declaration.columns[0] : input.language) ?? LANGS[0];
  const titled = [since, declaration].some((one) => standing(one).some(({ kind }) => kind === 'title'));
  const cell = { digest: '', paragraphs: fromPlain(PLACE) };
  const texts = Object.fromEntries(declaration.columns.map((column) => [column, cell]));
  return {
    ...rest,
    view: 'brackets',
    title: titled ? {} : input.title,
    declaration: { ...declaration, clauses: [{ ...CLAUSE, texts }] },
    milestone: { ...MILESTONE, id: declaration.at.milestone ?? '', label: betweenPoints(lang, namesIn(input, lang)) },
  };
}

const CLAUSE = {
  ...({ id: 'place', kind: 'recital', level: 0, order: 'V', status: 'draft', digest: '' } as const),
  ...{ number: {}, stances: {}, brackets: {} },
};
const MILESTONE = { seq: 0, digest: '', at: '', by: '' };

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
