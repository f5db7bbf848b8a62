/**
 * A file that is to be compared and not taken in: its texts by language, each as lines in the order of the file. Where the
 * file does not say a language its letters do, and nobody has to believe them. The surprising thing: lines keep the number
 * of the row they came from, because a new row of a parallel table is one new clause and not one per language.
 */

import type { ImportProblem } from '../domain/text/imported.ts';
import { type RichText, toPlain } from '../domain/text/text.ts';
import { LANGS, type Lang, type PerLang } from '../language/language.ts';
import { likelyLanguage } from '../language/likely-language.ts';
import { decode } from './decode.ts';
import { ofColumns } from './document.ts';
import { DOCX_LIMITS, type DocxResult, importDocx } from './docx.ts';
import { importFile, isDocument, languageInName } from './index.ts';
import { refused } from './result.ts';

/** Bytes of a file; it may be full of pictures. */
export const OUTSIDE_BYTES = 50 * 1024 * 1024;
const LIMITS = { ...DOCX_LIMITS, bytes: OUTSIDE_BYTES, unpacked: 2 * OUTSIDE_BYTES };

/** A paragraph with words; `row` counts rows and paragraphs of the file from 0. */
export type OutsideLine = { readonly text: string; readonly row: number };
/** `lang` is absent where neither the file nor its letters say it. */
export type OutsidePart = { readonly lang?: Lang; readonly lines: readonly OutsideLine[] };
export type OutsideFile =
  | { readonly ok: true; readonly parts: readonly OutsidePart[] }
  | { readonly ok: false; readonly problem: ImportProblem };

/** Languages with a smaller share of the letters than this are quotations. */
const SHARE = 0.15;

/** Texts of the file, or why it cannot be read. Never throws for bad bytes. */
export async function readOutside(name: string, bytes: Uint8Array): Promise<OutsideFile> {
  if (bytes.length > OUTSIDE_BYTES)
    return refused({ kind: 'too-large', limit: 'bytes', expected: OUTSIDE_BYTES, found: bytes.length });
  if (bytes.length === 0) return refused({ kind: 'empty' });
  if (isDocument(name, bytes)) return documentParts(await importDocx(bytes, LIMITS), languageInName(name));
  const text = decode(bytes) ?? '';
  const likely = languageInName(name) ?? likelyLanguage(text);
  const read = await importFile(name, bytes, { language: likely ?? (LANGS[0] as Lang) });
  if (!read.ok) return read;
  // Plain text wraps its lines where the window ended; a cell of a table does not.
  const plain = !/\.(?:tsv|tab|csv|json)$/i.test(name) && read.columns.length === 1;
  const parts = read.columns.map((lang): OutsidePart => {
    const lines = read.clauses.flatMap(({ texts }, row) => {
      const words = texts[lang] ?? '';
      return plain ? linesOf(words.replaceAll('\n', ' '), row) : linesOf(words, row);
    });
    return plain && likely === undefined ? { lines } : { lang, lines };
  });
  return withWords(parts);
}

const withWords = (parts: readonly OutsidePart[]): OutsideFile => {
  const full = parts.filter(({ lines }) => lines.length > 0);
  return full.length > 0 ? { ok: true, parts: full } : refused({ kind: 'empty' });
};

const linesOf = (text: string, row: number): OutsideLine[] =>
  text.split('\n').flatMap((line) => (/[\p{L}\p{N}]/u.test(line) ? [{ text: line.trim(), row }] : []));

function documentParts(content: DocxResult, named: Lang | undefined): OutsideFile {
  if (!content.ok) {
    const { reason, found } = content;
    if (reason === 'empty') return refused({ kind: 'empty' });
    return refused({ kind: 'document', reason, ...(found === undefined ? {} : { found }) });
  }
  const columns = [...new Set(content.tables.flatMap(({ languages }) => languages))];
  const whole = content.paragraphs.map(toPlain).join('\n');
  const likely = named ?? likelyLanguage(whole);
  const languages = columns.length > 0 ? columns : likely ? [likely] : several(content.paragraphs);
  const lines: { [lang in Lang]?: OutsideLine[] } = {};
  const unknown: OutsideLine[] = [];
  let row = 0;
  const put = (text: string, lang: Lang | undefined): void => {
    const found = linesOf(text, row);
    const into = lang ? (lines[lang] ?? []) : unknown;
    if (lang) lines[lang] = into;
    for (const line of found) into.push(line);
  };
  const alone = (text: RichText): void => {
    const words = toPlain(text);
    put(words, languages.length > 1 ? ofColumns(words, languages) : languages[0]);
    row++;
  };
  for (const part of content.parts) {
    if (part.kind === 'paragraph') {
      alone(part.text);
      for (const { text } of content.facts.get(part.text)?.notes ?? []) alone(text);
    } else if (part.kind === 'figures') {
      alone(part.text);
      for (const { text } of part.notes) alone(text);
    } else
      for (const line of part.table.lines) {
        if (line.kind === 'across') line.paragraphs.forEach(alone);
        else {
          for (const [lang, texts] of rowTexts(line.texts)) for (const text of texts) put(toPlain(text), lang);
          row++;
        }
      }
  }
  const parts = languages.map((lang): OutsidePart => ({ lang, lines: lines[lang] ?? [] }));
  return withWords(languages.length > 0 ? parts : [{ lines: unknown }]);
}

const rowTexts = (texts: PerLang<readonly RichText[]>) =>
  Object.entries(texts) as (readonly [Lang, readonly RichText[]])[];

/** One text after the other: the languages of the paragraphs, those that are more than a quotation. */
function several(paragraphs: readonly RichText[]): Lang[] {
  const letters: { [lang in Lang]?: number } = {};
  let all = 0;
  for (const text of paragraphs.map(toPlain)) {
    const lang = likelyLanguage(text);
    all += text.length;
    if (lang) letters[lang] = (letters[lang] ?? 0) + text.length;
  }
  return LANGS.filter((lang) => (letters[lang] ?? 0) > SHARE * all);
}
