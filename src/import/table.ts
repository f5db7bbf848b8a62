/**
 * A table with a column per language: a clause per row, so the alignment of the languages is stated and not guessed. A
 * row with a cell too few or too many is refused with its line, since padding it would put texts under wrong languages.
 */
import { type ClauseKind, isClauseKind, MAX_LEVEL } from '../domain/clause/clause.ts';
import type { ClauseSeed } from '../domain/summit/summit.ts';
import type { ImportProblem } from '../domain/text/imported.ts';
import { MARKS_COLUMN, withMarks } from '../domain/text/own-file.ts';
import type { Lang, PerLang } from '../language/language.ts';
import { decode } from './decode.ts';
import { DELIMITERS, type Delimiter, type Row, readHeadRow, readRows } from './delimited.ts';
import { type ColumnMeaning, columnMeaning } from './header.ts';
import { levelOf, type Place, placeById, placeByPosition } from './kind.ts';
import { clausesOfRows, type Located } from './outline.ts';
import { type ImportResult, LIMITS, refused, seedTexts, Warnings } from './result.ts';

/** Reads TSV or CSV (comma or semicolon); which one it is shows in the first row. */
export function importTable(bytes: Uint8Array): ImportResult {
  if (bytes.length > LIMITS.bytes) {
    return refused({ kind: 'too-large', limit: 'bytes', expected: LIMITS.bytes, found: bytes.length });
  }
  const text = decode(bytes);
  if (text === undefined) return refused({ kind: 'not-text' });
  return importTableText(text);
}

type Sheet = { readonly meanings: readonly (ColumnMeaning | undefined)[]; readonly columns: readonly Lang[] };

/** The same for text that is already decoded, with "\n" line ends. */
export function importTableText(text: string): ImportResult {
  if (text.trim() === '') return refused({ kind: 'empty' });
  const delimiter = delimiterOf(text);
  // A table of ours obeys the quoting rules, and so does one that a spreadsheet saved.
  const strict = readHeadRow(text, delimiter).some((cell) => columnMeaning(cell)?.is === MARKS_COLUMN);
  const read = readRows(text, delimiter, LIMITS.rows + 1, strict);
  if (!read.ok) return refused({ kind: 'bad-quote', line: read.line });
  const [head, ...body] = read.rows;
  if (!head) return refused({ kind: 'empty' });
  const warnings = new Warnings();
  if (read.blank.count > 0) warnings.add('empty-row', { line: read.blank.first }, read.blank.count);
  const sheet = readHead(head, warnings);
  if ('kind' in sheet) return refused(sheet);
  const problem = shapeProblem(head, body, body.length + read.more);
  if (problem) return refused(problem);
  return readBody(body, sheet, warnings);
}

/** The delimiter under which the first row names most languages; a tab when all are equal. */
export function delimiterOf(text: string): Delimiter {
  const named = DELIMITERS.map(
    (delimiter) => readHeadRow(text, delimiter).filter((cell) => columnMeaning(cell)?.is === 'lang').length,
  );
  return DELIMITERS[named.indexOf(Math.max(...named))] ?? '\t';
}

function readHead(head: Row, warnings: Warnings): Sheet | ImportProblem {
  if (head.cells.length > LIMITS.columns) {
    return { kind: 'too-large', limit: 'columns', expected: LIMITS.columns, found: head.cells.length };
  }
  const meanings = head.cells.map(columnMeaning);
  const columns = meanings.flatMap((meaning) => (meaning?.is === 'lang' ? [meaning.lang] : []));
  if (columns.length === 0) {
    return { kind: 'no-language-header', line: head.line, found: head.cells.join(' | ').slice(0, 200) };
  }
  const names = meanings.map((meaning) => (meaning?.is === 'lang' ? meaning.lang : meaning?.is));
  const twice = names.findIndex((name, index) => name !== undefined && names.indexOf(name) !== index);
  if (twice >= 0) return { kind: 'duplicate-column', line: head.line, found: head.cells[twice] ?? '' };
  meanings.forEach((meaning, index) => {
    if (!meaning) warnings.add('unknown-column', { line: head.line, found: head.cells[index] ?? '' });
  });
  return { meanings, columns };
}

/** Everything that makes a table unfit as a whole, before any text of it is looked at. */
/** `total`: rows of the file, also those that were not kept. */
function shapeProblem(head: Row, body: readonly Row[], total: number): ImportProblem | undefined {
  const expected = head.cells.length;
  const ragged = body.find((row) => row.cells.length !== expected);
  if (ragged) return { kind: 'ragged-row', line: ragged.line, expected, found: ragged.cells.length };
  if (total > LIMITS.rows) {
    return { kind: 'too-large', limit: 'rows', expected: LIMITS.rows, found: total };
  }
  for (const { line, cells } of body) {
    const found = cells.reduce((most, { length }) => Math.max(most, length), 0);
    if (found > LIMITS.cell) return { kind: 'too-large', limit: 'cell', expected: LIMITS.cell, found, line };
  }
  return undefined;
}

type Raw = {
  readonly line: number;
  readonly id: string;
  readonly kind: string;
  readonly level: string;
  readonly marks: string;
  readonly texts: PerLang<string>;
};

function readBody(body: readonly Row[], sheet: Sheet, warnings: Warnings): ImportResult {
  const raws = body.map((row) => rawOf(row, sheet, warnings)).filter((raw) => !passedOver(raw, sheet, warnings));
  // Where no row says what it is, their labels do.
  const silent = raws.every(({ id, kind, level }) => kind === '' && level === '' && placeById(id) === undefined);
  const rows: Located[] = [];
  const clauses: ClauseSeed[] = [];
  const ids = new Set<string>();
  let above: Place | undefined;
  for (const [index, raw] of raws.entries()) {
    const place = placeOf(raw, index, raws.length, above, warnings);
    if ('column' in place) return refused(place);
    if (place.kind === 'article' || place.kind === 'heading') above = place;
    const id = usableId(raw, warnings);
    if (id !== undefined && ids.has(id)) return refused({ kind: 'bad-value', line: raw.line, column: 'id', found: id });
    if (id !== undefined) ids.add(id);
    if (silent) rows.push({ texts: raw.texts, line: raw.line, ...(id === undefined ? {} : { id }) });
    clauses.push({
      ...(id === undefined ? {} : { id }),
      kind: place.kind,
      level: place.level,
      ...textsOf(raw, warnings),
    });
  }
  const all = silent ? clausesOfRows(rows, sheet.columns, warnings) : clauses;
  if (all.length === 0) return refused({ kind: 'empty' });
  return { ok: true, columns: sheet.columns, clauses: all, warnings: warnings.list() };
}

function rawOf({ line, cells }: Row, { meanings }: Sheet, warnings: Warnings): Raw {
  const texts: PerLang<string> = {};
  const facts = { id: '', kind: '', level: '', marks: '' };
  const ours = meanings.some((meaning) => meaning?.is === MARKS_COLUMN);
  for (const [index, meaning] of meanings.entries()) {
    const raw = cells[index] ?? '';
    if (!meaning) continue;
    const words = warnings.allowed(raw, { line });
    const text = ours && meaning.is === 'lang' ? words : words.trim();
    if (meaning.is !== 'lang') facts[meaning.is] = text;
    else if (text !== '') texts[meaning.lang] = text;
  }
  return { line, ...facts, texts };
}

function textsOf({ texts, marks, line }: Raw, warnings: Warnings): Pick<ClauseSeed, 'texts' | 'marked'> {
  const { rich, lost } = withMarks(texts, marks);
  if (lost > 0) warnings.add('marks-dropped', { line }, lost);
  return seedTexts(rich);
}

function passedOver({ line, texts, kind }: Raw, { columns, meanings }: Sheet, warnings: Warnings): boolean {
  // A table of ours has a row for every clause, empty ones too.
  if (kind !== '' && meanings.some((meaning) => meaning?.is === MARKS_COLUMN)) return false;
  const missing = columns.filter((lang) => texts[lang] === undefined);
  if (missing.length === columns.length) {
    warnings.add('empty-row', { line });
    return true;
  }
  for (const _ of missing) warnings.add('empty-cell', { line });
  return false;
}

function placeOf(
  raw: Raw,
  index: number,
  total: number,
  above: Place | undefined,
  warnings: Warnings,
): Place | BadValue {
  const { line } = raw;
  const kind = raw.kind.toLowerCase();
  if (kind !== '' && !isClauseKind(kind)) return { kind: 'bad-value', line, column: 'kind', found: raw.kind };
  const level = raw.level === '' ? undefined : Number(raw.level);
  if (level !== undefined && !(Number.isInteger(level) && level >= 0 && level <= MAX_LEVEL)) {
    return { kind: 'bad-value', line, column: 'level', found: raw.level };
  }
  if (kind !== '') return { kind: kind as ClauseKind, level: level ?? levelOf(kind as ClauseKind, above) };
  warnings.add('kinds-inferred', { line });
  const guess = placeById(raw.id) ?? placeByPosition(Object.values(raw.texts), index, total);
  return { kind: guess.kind, level: level ?? guess.level };
}

type BadValue = Extract<ImportProblem, { kind: 'bad-value' }>;

/** Ids end up in addresses and as keys: letters, digits, ".", "-" and "_" only. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

function usableId({ id, line }: Raw, warnings: Warnings): string | undefined {
  if (id === '' || ID.test(id)) return id || undefined;
  warnings.add('id-dropped', { line });
  return undefined;
}
