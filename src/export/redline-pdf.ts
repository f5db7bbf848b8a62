/**
 * A redline on paper: what came is underlined and green, what went is struck and red, so that it can be read without colours; what
 * moved bears a note at both places. Counts and the list of changes are those of the HTML, and come from the same parts.
 */
import type { ClauseKind } from '../domain/clause/clause.ts';
import { CHANGES, type ClauseChange, type ClauseDiff } from '../domain/clause/difference.ts';
import { type Lang, language } from '../language/language.ts';
import { formatInteger } from '../language/number.ts';
import { betweenPoints, REDLINE_WORDING } from '../language/printed-export.ts';
import { type Data, lettersIn, type PdfPage, pageData, typesetPdf } from './pdf-data.ts';
import { type PdfParagraphs, withIslands } from './pdf-item.ts';
import { movedIn, namesIn, piecesOf, type RedlineInput, type Row, wovenRows } from './redline.ts';
import { detailOf } from './redline-detail.ts';
import { inOne, type Page, pageOf, titleIn } from './redline-html.ts';
import { textIn } from './redline-html-text.ts';
import { REDLINE } from './redline-pdf-template.ts';
import { changedParagraphs, sideParagraphs } from './redline-pdf-text.ts';
import { sheetFor } from './sheet.ts';

const MARGIN = { one: 20, several: 14 };
const SIZE = { one: 11, several: 8.5 };
/** Points between the margins of A4. */
const WIDTH = { one: 480, several: 760 };

/** A PDF file. Throws RangeError when `generatedAt` is no time, TypeError without `tools`. */
export async function writeRedlinePdf(input: RedlineInput): Promise<Uint8Array> {
  if (!input.tools) throw new TypeError('a PDF is made with tools, and none were given');
  const { source, data, letters } = pageFor(input);
  return typesetPdf(input.tools, { source, data, letters, date: input.generatedAt });
}

function pageFor(input: RedlineInput): Omit<PdfPage, 'date'> {
  const page = pageOf(input);
  const { columns } = page;
  const { declaration, since, generatedAt } = input;
  const many = columns.length > 1 ? 'several' : 'one';
  const each = (of: (lang: Lang) => string | undefined): (readonly [Lang, string])[] =>
    columns.flatMap((lang) => (of(lang) ? [[lang, of(lang) ?? ''] as const] : []));
  const between = (lang: Lang): string => betweenPoints(lang, namesIn(input, lang));
  const data = {
    ...pageData({
      languages: columns,
      title: titleIn(page) || declaration.resolution,
      heads: columns.map((lang) => [
        lang,
        [input.title[lang] ?? '', between(lang)].filter((part) => part !== '').join(' · '),
      ]),
      trace: [declaration.resolution, `${since.at.seq} – ${declaration.at.seq}`, declaration.digest.slice(0, 16)],
      keywords: [declaration.resolution, `sha256:${declaration.digest}`],
      draft: input.draft,
      date: generatedAt,
      paper: sheetFor('a4', columns.length),
      margin: MARGIN[many],
      size: SIZE[many],
    }),
    columns,
    summit: each((lang) => input.summitName[lang]),
    titles: each((lang) => input.title[lang]),
    between: each(between),
    counts: columns.map((lang) => [lang, countsOf(inOne(page, lang))] as const),
    lists: input.list ? columns.flatMap((lang) => listIn(inOne(page, lang))) : [],
    text: each((lang) => REDLINE_WORDING[lang].text),
    kind: REDLINE_WORDING[page.reader].kind,
    rows: rowsOf(page),
  };
  return { source: REDLINE, data, letters: lettersIn(WIDTH[many] / (columns.length + 2), SIZE[many]) };
}

function countsOf({ reader, changes: clauses }: Page): string[] {
  const counts = (Object.keys(CHANGES) as ClauseChange[])
    .map((name) => [name, clauses.filter(({ changes }) => changes.includes(name)).length] as const)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${REDLINE_WORDING[reader].change[name]}: ${formatInteger(reader, count)}`);
  return counts.length > 0 ? counts : [REDLINE_WORDING[reader].none];
}

/** What happened to a clause, one change a line: "Moved", "Status: Draft → Agreed". */
const kindsOf = ({ reader, input }: Page, clause: ClauseDiff): string[] =>
  clause.changes.map((name) => {
    const detail = detailOf(reader, name, clause, input.diff);
    return REDLINE_WORDING[reader].change[name] + (detail === '' ? '' : `: ${detail}`);
  });

/** The list of one language; none where it shows no change. */
function listIn(page: Page) {
  const { clause, kind, old, new: now, list } = REDLINE_WORDING[page.reader];
  if (page.changes.length === 0) return [];
  return [
    { lang: page.reader, words: { clause, kind, old, now, list }, rows: page.changes.map((one) => listed(page, one)) },
  ];
}

/** A row of the list: the words before and now. */
function listed(page: Page, change: ClauseDiff) {
  const { reader, texts } = page;
  const [from, to] = [textIn(texts.from, change.id, reader), textIn(texts.to, change.id, reader)];
  const pieces = piecesOf(reader, from, to);
  return {
    number: change.to?.number[reader] || change.from?.number[reader] || '',
    kinds: kindsOf(page, change),
    old: withIslands(sideParagraphs(pieces, from, to, 'delete'), language(reader).dir),
    now: withIslands(sideParagraphs(pieces, from, to, 'insert'), language(reader).dir),
  };
}

const BOLD: ReadonlySet<ClauseKind | undefined> = new Set(['title', 'heading', 'article']);

/** The whole text, the columns side by side; what happened, by column. */
function rowsOf(page: Page): Data[] {
  const { input, columns, texts } = page;
  const pages = columns.map((lang) => {
    const own = inOne(page, lang);
    return { own, changes: new Map(own.changes.map((clause) => [clause.id, clause])) };
  });
  const kinds = new Map([...input.since.clauses, ...input.declaration.clauses].map(({ id, kind }) => [id, kind]));
  return wovenRows(texts.from.clauses, texts.to.clauses, movedIn(input.diff)).map((row) => {
    const notes = pages.map(({ own, changes }) => {
      const change = changes.get(row.clause);
      return row.moved ? [moveNote(own.reader, row, change)] : change ? kindsOf(own, change) : [];
    });
    const bold = BOLD.has(kinds.get(row.clause));
    return { op: row.op, moved: row.moved, bold, notes, cells: columns.map((lang) => cellOf(page, row, lang)) };
  });
}

function moveNote(reader: Lang, { op }: Row, change: ClauseDiff | undefined): string {
  const { movedAway, movedHere } = REDLINE_WORDING[reader];
  const other = (op === 'insert' ? change?.from : change?.to)?.number[reader] ?? '';
  return (op === 'insert' ? movedHere : movedAway) + (other === '' ? '' : ` (${other})`);
}

function cellOf({ texts }: Page, { clause, op }: Row, lang: Lang): PdfParagraphs {
  const from = op === 'insert' ? undefined : textIn(texts.from, clause, lang);
  const to = op === 'delete' ? undefined : textIn(texts.to, clause, lang);
  return withIslands(changedParagraphs(piecesOf(lang, from, to), from, to), language(lang).dir);
}
