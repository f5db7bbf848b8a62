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
import { placesByNumber } from './kind.ts';
import { type ImportResult, LIMITS, refused, Warnings } from './result.ts';

type Content = Extract<DocxResult, { readonly ok: true }>;

/** Clauses of the DOCX, or the problem with it. `chosen`: the language of a text in one language, else by its letters. */
export async function importDocument(bytes: Uint8Array, chosen?: Lang, limits?: DocxLimits): Promise<ImportResult> {
  const content = await importDocx(bytes, limits);
  if (!content.ok) {
    const { reason, found } = content;
    if (reason === 'empty') return refused({ kind: 'empty' });
    return refused({ kind: 'document', reason, ...(found === undefined ? {} : { found }) });
  }
  const columns = languagesOf(content, chosen);
  if (columns.length === 0) return refused({ kind: 'language-needed' });
  const rows = rowsOf(content, columns);
  if (rows.length > LIMITS.rows) {
    return refused({ kind: 'too-large', limit: 'rows', expected: LIMITS.rows, found: rows.length });
  }
  const longest = rows.flatMap((texts) => Object.values(texts)).reduce((most, { length }) => Math.max(most, length), 0);
  if (longest > LIMITS.cell)
    return refused({ kind: 'too-large', limit: 'cell', expected: LIMITS.cell, found: longest });
  return clausesOf(rows, columns, content);
}

function languagesOf(content: Content, chosen: Lang | undefined): readonly Lang[] {
  const tabled = [...new Set(content.tables.flatMap(({ languages }) => languages))];
  if (tabled.length > 0) return tabled;
  const lang = chosen ?? likelyLanguage(content.paragraphs.map(toPlain).join('\n'));
  return lang ? [lang] : [];
}

const joined = (texts: readonly RichText[]): string => texts.map(toPlain).join('\n').trim();

function rowsOf({ parts }: Content, columns: readonly Lang[]): readonly PerLang<string>[] {
  const alone = (text: RichText): PerLang<string> => ({ [ofColumns(toPlain(text), columns)]: toPlain(text).trim() });
  return parts.flatMap((part): readonly PerLang<string>[] => {
    if (part.kind === 'paragraph') return [alone(part.text)];
    return part.table.lines.flatMap((line): readonly PerLang<string>[] =>
      line.kind === 'across' ? line.paragraphs.map(alone) : [textsOf(line.texts)],
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

function clausesOf(rows: readonly PerLang<string>[], columns: readonly Lang[], content: Content): ImportResult {
  const warnings = new Warnings();
  const full = rows.filter((texts) => Object.values(texts).some((text) => text !== ''));
  const first = columns[0] as Lang;
  const places = placesByNumber(full.map((texts) => texts[first] ?? Object.values(texts)[0] ?? ''));
  const clauses = full.map((texts, index): ClauseSeed => {
    warnings.add('kinds-inferred');
    for (const lang of columns) if (!texts[lang]) warnings.add('empty-cell');
    return { kind: places[index]?.kind ?? 'paragraph', level: places[index]?.level ?? 0, texts };
  });
  if (clauses.length === 0) return refused({ kind: 'empty' });
  const tabled = content.tables.flatMap((table) => table.rows.flatMap((row) => Object.values(row).flat()));
  for (const text of [...content.paragraphs, ...tabled])
    if (text.some((paragraph) => paragraph.some(({ marks = [] }) => marks.length > 0))) warnings.add('marks-dropped');
  for (const { kind, count, places } of content.warnings)
    if (kind !== 'rows-across') warnings.lost(kind, count, places);
  return { ok: true, columns, clauses, warnings: warnings.list() };
}
