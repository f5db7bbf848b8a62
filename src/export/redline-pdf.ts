/**
 * A redline on paper: what came is underlined and green, what went is struck and red, so that it can be read without colours; what
 * moved bears a note at both places. Counts and the list of changes are those of the HTML, and come from the same parts.
 */
import { CHANGES, type ClauseChange, type ClauseDiff } from '../diff/declaration.ts';
import type { ClauseKind } from '../domain/clause.ts';
import { type Lang, language } from '../domain/language.ts';
import { formatInteger } from '../domain/number.ts';
import { type Data, lettersIn, pageData, typesetPdf } from './pdf-data.ts';
import type { PdfParagraphs } from './pdf-item.ts';
import { movedIn, piecesOf, type RedlineInput, type Row, wovenRows } from './redline.ts';
import { detailOf } from './redline-detail.ts';
import { type Page, pageOf, titleIn } from './redline-html.ts';
import { textIn } from './redline-html-text.ts';
import { REDLINE } from './redline-pdf-template.ts';
import { changedParagraphs, sideParagraphs } from './redline-pdf-text.ts';
import { betweenPoints, REDLINE_WORDING } from './redline-wording.ts';

const MARGIN = { one: 20, several: 14 };
const SIZE = { one: 11, several: 8.5 };
/** Points between the margins of A4. */
const WIDTH = { one: 480, several: 760 };

/** A PDF file. Throws RangeError when `generatedAt` is no time, TypeError without `tools`. */
export async function writeRedlinePdf(input: RedlineInput): Promise<Uint8Array> {
  if (!input.tools) throw new TypeError('a PDF is made with tools, and none were given');
  const page = pageOf(input);
  const { declaration, since, generatedAt } = input;
  const many = page.columns.length > 1 ? 'several' : 'one';
  const title = titleIn(page) || declaration.resolution;
  const data = {
    ...pageData({
      languages: page.columns,
      title,
      head: [titleIn(page), betweenPoints(page.reader, input.names)].filter((part) => part !== '').join(' · '),
      trace: [declaration.resolution, `${since.at.seq} – ${declaration.at.seq}`, declaration.digest.slice(0, 16)],
      keywords: [declaration.resolution, `sha256:${declaration.digest}`],
      draft: input.draft,
      date: generatedAt,
      paper: 'a4',
      margin: MARGIN[many],
      size: SIZE[many],
    }),
    columns: page.columns,
    ...wordsOf(page),
    counts: countsOf(page),
    list: input.list ? page.changes.map((change) => listed(page, change)) : [],
    rows: rowsOf(page),
  };
  const letters = lettersIn(WIDTH[many] / (page.columns.length + 2), SIZE[many]);
  return typesetPdf(input.tools, { source: REDLINE, data, letters, date: generatedAt });
}

function wordsOf({ input, columns, reader }: Page) {
  const { clause, kind, language: tongue, old, new: now, none, list, text } = REDLINE_WORDING[reader];
  const each = (of: (lang: Lang) => string | undefined) =>
    columns.flatMap((lang) => (of(lang) ? [[lang, of(lang) ?? '']] : []));
  return {
    words: { clause, kind, language: tongue, old, now, none, list, text },
    summit: each((lang) => input.summitName[lang]),
    titles: each((lang) => input.title[lang]),
    between: betweenPoints(reader, input.names),
  };
}

const countsOf = ({ reader, changes: clauses }: Page): string[] =>
  (Object.keys(CHANGES) as ClauseChange[])
    .map((name) => [name, clauses.filter(({ changes }) => changes.includes(name)).length] as const)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${REDLINE_WORDING[reader].change[name]}: ${formatInteger(reader, count)}`);

/** What happened to a clause, one change a line: "Moved", "Status: Draft → Agreed". */
const kindsOf = ({ reader, input }: Page, clause: ClauseDiff): string[] =>
  clause.changes.map((name) => {
    const detail = detailOf(reader, name, clause, input.diff);
    return REDLINE_WORDING[reader].change[name] + (detail === '' ? '' : `: ${detail}`);
  });

/** A row of the list: the words of every language in which they differ, else of one to say which clause it was. */
function listed(page: Page, change: ClauseDiff) {
  const { reader, columns, texts } = page;
  const pairs = columns.flatMap((lang) => {
    const [from, to] = [textIn(texts.from, change.id, lang), textIn(texts.to, change.id, lang)];
    if (!from && !to) return [];
    const pieces = piecesOf(lang, from, to);
    const [old, now] = [sideParagraphs(pieces, from, to, 'delete'), sideParagraphs(pieces, from, to, 'insert')];
    return [{ lang, name: language(lang).endonym, old, now, differs: pieces.some(({ op }) => op !== 'same') }];
  });
  const differing = pairs.filter(({ differs }) => differs);
  return {
    number: change.to?.number[reader] || change.from?.number[reader] || '',
    kinds: kindsOf(page, change),
    pairs: differing.length > 0 ? differing : pairs.slice(0, 1),
  };
}

const BOLD: ReadonlySet<ClauseKind | undefined> = new Set(['title', 'heading', 'article']);

/** The whole text, the columns side by side. */
function rowsOf(page: Page): Data[] {
  const { input, columns, texts } = page;
  const changes = new Map(page.changes.map((clause) => [clause.id, clause]));
  const kinds = new Map([...input.since.clauses, ...input.declaration.clauses].map(({ id, kind }) => [id, kind]));
  return wovenRows(texts.from.clauses, texts.to.clauses, movedIn(input.diff)).map((row) => {
    const change = changes.get(row.clause);
    const notes = row.moved ? [moveNote(page.reader, row, change)] : change ? kindsOf(page, change) : [];
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
  return changedParagraphs(piecesOf(lang, from, to), from, to);
}
