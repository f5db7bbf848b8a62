/**
 * A Word document as clauses: a row of its parallel table is a clause in several languages, any other paragraph one in the
 * language that its letters say. The surprising thing: a title above the table is a row per language in the file and stays
 * so, because nothing but a person knows that they are one.
 */

import { positionsOf } from '../domain/clause/numbering.ts';
import type { ClauseSeed } from '../domain/summit/summit.ts';
import { labelsOf } from '../domain/text/label.ts';
import { EMPTY, isEmpty, type Paragraph, type RichText, type Run, richText, toPlain } from '../domain/text/text.ts';
import { LANGS, type Lang, type PerLang } from '../language/language.ts';
import { alphabetFits, likelyLanguage } from '../language/likely-language.ts';
import { type DocxLimits, type DocxResult, importDocx } from './docx.ts';
import type { DocxFacts } from './docx-content.ts';
import type { DocxNote } from './docx-notes.ts';
import type { ShownNumber } from './docx-numbering.ts';
import { headLanguages, type OwnClause, ownClauses } from './docx-own.ts';
import { notedTogether } from './notes.ts';
import { clausesOfRows, type Located } from './outline.ts';
import { type ImportResult, LIMITS, refused, seedTexts, sizeProblem, Warnings } from './result.ts';

type Content = Extract<DocxResult, { readonly ok: true }>;

/** Clauses of the DOCX, or the problem with it. `chosen`: the language of a text in one language, else by its letters. */
export async function importDocument(bytes: Uint8Array, chosen?: Lang, limits?: DocxLimits): Promise<ImportResult> {
  const content = await importDocx(bytes, limits);
  if (!content.ok) {
    const { reason, found } = content;
    if (reason === 'empty') return refused({ kind: 'empty' });
    return refused({ kind: 'document', reason, ...(found === undefined ? {} : { found }) });
  }
  if (content.own) return ownDocument(content, content.own, chosen);
  const columns = languagesOf(content, chosen);
  if (columns.length === 0) return refused({ kind: 'language-needed' });
  const rows = rowsOf(content, columns);
  if (rows.length > LIMITS.rows) {
    return refused({ kind: 'too-large', limit: 'rows', expected: LIMITS.rows, found: rows.length });
  }
  return clausesOf(rows, columns, content);
}

/** A file that says of every paragraph which clause it is of. */
function ownDocument(content: Content, own: NonNullable<Content['own']>, chosen: Lang | undefined): ImportResult {
  const heads = headLanguages(own.blocks, own.said);
  const columns = heads.length > 1 ? heads : own.said.length > 0 ? own.said.slice(0, 1) : languagesOf(content, chosen);
  if (columns.length === 0) return refused({ kind: 'language-needed' });
  const languageOf = (text: RichText): Lang =>
    columns.length > 1 ? ofColumns(toPlain(text), columns) : (columns[0] as Lang);
  const { clauses, beside, columns: others } = ownClauses(own, content.facts, languageOf);
  const warnings = new Warnings();
  const ids = new Set<string>();
  const seeds = clauses.map(({ id, kind, level, texts, inferred }): ClauseSeed => {
    if (inferred) warnings.add('kinds-inferred');
    // A clause that was copied in Word has its bookmark once, a file made by hand may have it twice.
    const free = id !== undefined && !ids.has(id);
    if (free) ids.add(id);
    return { ...(free ? { id } : {}), kind, level, ...seedTexts(texts) };
  });
  const tooLarge = sizeProblem(seeds);
  if (tooLarge) return refused(tooLarge);
  tellRenumbered(clauses, warnings);
  tellLosses(content, warnings);
  if (beside.length > 0) warnings.lost('beside', beside.length, beside.slice(0, MOST_PLACES));
  if (others.length > 0)
    warnings.lost(
      'columns',
      others.length,
      others.slice(0, MOST_PLACES).map((near) => ({ near })),
    );
  return { ok: true, columns, clauses: seeds, warnings: warnings.list() };
}
const MOST_PLACES = 20;

/** Numbers are computed here; one that stands otherwise in the file, because somebody wrote it or left clauses out, is told. */
function tellRenumbered(clauses: readonly OwnClause[], warnings: Warnings): void {
  const positions = positionsOf(
    clauses.map(({ kind, level }, at) => ({ id: String(at), kind, level, status: 'draft' })),
  );
  clauses.forEach(({ label, line }, at) => {
    const values = labelsOf(label).map((reading) => reading.values.at(-1));
    const position = positions.get(String(at))?.[1];
    if (values.length > 0 && position !== undefined && !values.includes(position))
      warnings.tell('renumbered', { ...(line === undefined ? {} : { line }), near: label });
  });
}

function languagesOf(content: Content, chosen: Lang | undefined): readonly Lang[] {
  const tabled = [...new Set(content.tables.flatMap(({ languages }) => languages))];
  if (tabled.length > 0) return tabled;
  const lang = chosen ?? likelyLanguage(content.paragraphs.map(toPlain).join('\n'));
  return lang ? [lang] : [];
}

/** A row of the table or a paragraph, with what the document says of it beside its words. */
function rowsOf({ parts, facts }: Content, columns: readonly Lang[]): readonly Located[] {
  const row = (texts: PerLang<readonly RichText[]>): Located => {
    const shown: PerLang<ShownNumber> = {};
    const rich: PerLang<RichText> = {};
    const lines: PerLang<string> = {};
    const known: DocxFacts[] = [];
    for (const lang of LANGS) {
      const cell = texts[lang] ?? [];
      const first = cell[0] && facts.get(cell[0]);
      const number = first?.auto;
      const words = number && !isLabel(number) ? [{ text: `${number.text} ` }] : [];
      if (number && words.length === 0) shown[lang] = number;
      if (first) known.push(first);
      const text = linesOf(cell, words);
      if (isEmpty(text)) continue;
      rich[lang] = text;
      lines[lang] = toPlain(text);
    }
    const outline = known.find((each) => each.outline !== undefined)?.outline;
    const title = known.some((each) => each.title);
    const [first] = known;
    return {
      ...{ texts: lines, rich, shown },
      ...(outline === undefined ? {} : { outline }),
      ...(title ? { title } : {}),
      ...(first ? { indent: first.indent, line: first.line } : {}),
    };
  };
  /** Footnotes behind what refers to them. */
  const noted = (texts: PerLang<readonly RichText[]>, line: number | undefined): Located[] => {
    const notes = new Map<Lang, readonly DocxNote[]>();
    for (const lang of LANGS) {
      const own = (texts[lang] ?? []).flatMap((text) => facts.get(text)?.notes ?? []);
      if (own.length > 0) notes.set(lang, own);
    }
    return notesOf(notes, line);
  };
  const alone = (text: RichText): Located[] => {
    const texts = { [ofColumns(toPlain(text), columns)]: [text] };
    return [row(texts), ...noted(texts, facts.get(text)?.line)];
  };
  return parts.flatMap((part): readonly Located[] => {
    if (part.kind === 'paragraph') return alone(part.text);
    if (part.kind === 'figures') {
      const { text, notes, line } = part;
      const lang = ofColumns(toPlain(text), columns);
      const at = line === undefined ? {} : { line };
      const table = { kind: 'table', texts: { [lang]: toPlain(text) }, rich: { [lang]: text }, ...at } as const;
      return [table, ...notesOf(new Map([[lang, notes]]), line)];
    }
    return part.table.lines.flatMap((line): readonly Located[] => {
      if (line.kind === 'across') return line.paragraphs.flatMap(alone);
      const own = row(line.texts);
      return [own, ...noted(line.texts, own.line)];
    });
  });
}

const notesOf = (notes: ReadonlyMap<Lang, readonly DocxNote[]>, line: number | undefined): Located[] =>
  notedTogether(notes, 0).map(({ texts }) => ({
    kind: 'footnote',
    rich: texts,
    texts: Object.fromEntries(Object.entries(texts).map(([lang, text]) => [lang, toPlain(text)])),
    ...(line === undefined ? {} : { line }),
  }));

/** What Word shows before the words and nobody here reads as a number ("Приложение 1") is words. */
const isLabel = ({ text }: ShownNumber): boolean =>
  text === '' || labelsOf(text.trim()).length > 0 || !/[\p{L}\p{N}]/u.test(text);

/** The paragraphs of a cell as one text, `before` them what Word shows there. */
function linesOf(cell: readonly RichText[], before: readonly Run[]): RichText {
  const lines = cell.flat();
  const [first = [], ...others] = lines;
  const all = before.length > 0 ? [...richText([...before, ...first]), ...others] : lines;
  const full = (line: Paragraph): boolean => line.some(({ text }) => text.trim() !== '');
  const from = all.findIndex(full);
  return from < 0 ? EMPTY : all.slice(from, all.findLastIndex(full) + 1);
}

/** Of the columns that are there the one whose letters a paragraph has; the first of equal ones. */
export function ofColumns(text: string, columns: readonly Lang[]): Lang {
  const likely = likelyLanguage(text);
  if (likely && columns.includes(likely)) return likely;
  const fits = alphabetFits(columns, text);
  return columns[fits.indexOf(Math.max(...fits))] as Lang;
}

function clausesOf(rows: readonly Located[], columns: readonly Lang[], content: Content): ImportResult {
  const warnings = new Warnings();
  const full = rows
    .map((row, index) => ({ ...row, line: row.line ?? index + 1 }))
    .filter(({ texts }) => Object.values(texts).some((text) => text !== ''));
  for (const { texts, kind } of full) {
    if (kind === undefined) warnings.add('kinds-inferred');
    for (const lang of columns) if (!texts[lang]) warnings.add('empty-cell');
  }
  const clauses = clausesOfRows(full, columns, warnings);
  const tooLarge = sizeProblem(clauses);
  if (tooLarge) return refused(tooLarge);
  if (clauses.length === 0) return refused({ kind: 'empty' });
  tellLosses(content, warnings);
  return { ok: true, columns, clauses, warnings: warnings.list() };
}

function tellLosses(content: Content, warnings: Warnings): void {
  for (const { kind, count, places } of content.warnings)
    if (kind !== 'rows-across') warnings.lost(kind, count, places);
}
