/**
 * A Word document as clauses: a row of its parallel table is a clause in several languages, any other paragraph one in the
 * language that its letters say. The surprising thing: a title above the table is a row per language in the file and stays
 * so, because nothing but a person knows that they are one.
 */
import { LANGS, type Lang, type PerLang } from '../domain/language.ts';
import { alphabetFits, likelyLanguage } from '../domain/likely-language.ts';
import type { ClauseSeed } from '../domain/summit.ts';
import { type RichText, toPlain } from '../domain/text.ts';
import { type DocxLimits, type DocxResult, importDocx } from './docx.ts';
import type { ShownNumber } from './docx-numbering.ts';
import { headLanguages, ownClauses } from './docx-own.ts';
import { clausesOfRows, type Located } from './outline.ts';
import { type ImportResult, LIMITS, longestOf, refused, seedTexts, Warnings } from './result.ts';

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
function ownDocument(
  content: Content,
  { blocks, said }: NonNullable<Content['own']>,
  chosen: Lang | undefined,
): ImportResult {
  const heads = headLanguages(blocks);
  const columns = heads.length > 1 ? heads : said.length > 0 ? said.slice(0, 1) : languagesOf(content, chosen);
  if (columns.length === 0) return refused({ kind: 'language-needed' });
  const languageOf = (text: RichText): Lang =>
    columns.length > 1 ? ofColumns(toPlain(text), columns) : (columns[0] as Lang);
  const clauses = ownClauses(blocks, content.facts, languageOf);
  if (clauses.length > LIMITS.rows)
    return refused({ kind: 'too-large', limit: 'rows', expected: LIMITS.rows, found: clauses.length });
  const warnings = new Warnings();
  const ids = new Set<string>();
  const seeds = clauses.map(({ id, kind, level, texts, inferred }): ClauseSeed => {
    if (inferred) warnings.add('kinds-inferred');
    // A clause that was copied in Word has its bookmark once, a file made by hand may have it twice.
    const free = id !== undefined && !ids.has(id);
    if (free) ids.add(id);
    return { ...(free ? { id } : {}), kind, level, ...seedTexts(texts) };
  });
  const longest = longestOf(seeds);
  if (longest > LIMITS.cell)
    return refused({ kind: 'too-large', limit: 'cell', expected: LIMITS.cell, found: longest });
  tellLosses(content, warnings);
  return { ok: true, columns, clauses: seeds, warnings: warnings.list() };
}

function languagesOf(content: Content, chosen: Lang | undefined): readonly Lang[] {
  const tabled = [...new Set(content.tables.flatMap(({ languages }) => languages))];
  if (tabled.length > 0) return tabled;
  const lang = chosen ?? likelyLanguage(content.paragraphs.map(toPlain).join('\n'));
  return lang ? [lang] : [];
}

const joined = (texts: readonly RichText[]): string => texts.map(toPlain).join('\n').trim();

/** A row of the table or a paragraph, with what the document says of it beside its words. */
function rowsOf({ parts, facts }: Content, columns: readonly Lang[]): readonly Located[] {
  const row = (texts: PerLang<readonly RichText[]>): Located => {
    const shown: PerLang<ShownNumber> = {};
    for (const [lang, cell] of Object.entries(texts) as [Lang, readonly RichText[]][]) {
      const number = cell[0] && facts.get(cell[0])?.auto;
      if (number) shown[lang] = number;
    }
    const known = Object.values(texts).flatMap((cell) => (cell[0] ? (facts.get(cell[0]) ?? []) : []));
    const outline = known.find((each) => each.outline !== undefined)?.outline;
    const title = known.some((each) => each.title);
    return { texts: textsOf(texts), shown, ...(outline === undefined ? {} : { outline }), ...(title ? { title } : {}) };
  };
  const alone = (text: RichText): Located => row({ [ofColumns(toPlain(text), columns)]: [text] });
  return parts.flatMap((part): readonly Located[] => {
    if (part.kind === 'paragraph') return [alone(part.text)];
    return part.table.lines.flatMap((line): readonly Located[] =>
      line.kind === 'across' ? line.paragraphs.map(alone) : [row(line.texts)],
    );
  });
}

const textsOf = (texts: PerLang<readonly RichText[]>): PerLang<string> =>
  Object.fromEntries(
    LANGS.flatMap((lang) => {
      const text = joined(texts[lang] ?? []);
      return text === '' ? [] : [[lang, text]];
    }),
  );

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
    .map((row, index) => ({ ...row, line: index + 1 }))
    .filter(({ texts }) => Object.values(texts).some((text) => text !== ''));
  for (const { texts } of full) {
    warnings.add('kinds-inferred');
    for (const lang of columns) if (!texts[lang]) warnings.add('empty-cell');
  }
  const clauses = clausesOfRows(full, columns, warnings);
  const longest = longestOf(clauses);
  if (longest > LIMITS.cell)
    return refused({ kind: 'too-large', limit: 'cell', expected: LIMITS.cell, found: longest });
  if (clauses.length === 0) return refused({ kind: 'empty' });
  const tabled = content.tables.flatMap((table) => table.rows.flatMap((row) => Object.values(row).flat()));
  for (const text of [...content.paragraphs, ...tabled])
    if (text.some((paragraph) => paragraph.some(({ marks = [] }) => marks.length > 0))) warnings.add('marks-dropped');
  tellLosses(content, warnings);
  return { ok: true, columns, clauses, warnings: warnings.list() };
}

function tellLosses(content: Content, warnings: Warnings): void {
  for (const { kind, count, places } of content.warnings)
    if (kind !== 'rows-across') warnings.lost(kind, count, places);
}
