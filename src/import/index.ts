import type { Lang } from '../language/language.ts';
import { decode } from './decode.ts';
import { importDocument } from './document.ts';
import { DOCX_LIMITS } from './docx.ts';
import { columnMeaning, languageOfTag } from './header.ts';
import { importHtml } from './html.ts';
import { importJson } from './json.ts';
import { importPlainText } from './plain.ts';
import { type ImportResult, LIMITS, namedDocument, refused } from './result.ts';
import { importTableText } from './table.ts';
import { importXliff } from './xliff.ts';
import { importXliffZip } from './xliff-zip.ts';

export { describeProblem, describeWarning } from './describe.ts';
export { DOCX_LIMITS } from './docx.ts';
export { type ImportResult, LIMITS, refused } from './result.ts';

export type ImportOptions = {
  /** Needed for plain text, unless the file name says it ("draft.ru.txt"), and for a document whose letters do not tell. */
  readonly language?: Lang;
  /** How plain text is cut into clauses; default `auto`. */
  readonly split?: 'auto' | 'blank-line' | 'line';
};

/** First bytes of files that people drop here by mistake, with what to call them. */
const SIGNATURES: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

type Reader = (text: string, name: string, bytes: Uint8Array, options: ImportOptions) => ImportResult;

const readPlain: Reader = (text, name, _bytes, options) => {
  const lang = options.language ?? languageInName(name);
  if (!lang) return refused({ kind: 'language-needed' });
  return importPlainText(text, { language: lang, ...(options.split ? { split: options.split } : {}) });
};
const readTable: Reader = (text) => importTableText(text);
const readHtml: Reader = (text) => importHtml(text);
const readXliff: Reader = (text) => importXliff(text);
const readJson: Reader = (_text, _name, bytes) => importJson(bytes);

const READERS: { readonly [extension: string]: Reader } = {
  tsv: readTable,
  tab: readTable,
  csv: readTable,
  json: readJson,
  html: readHtml,
  htm: readHtml,
  xlf: readXliff,
  xliff: readXliff,
  txt: readPlain,
  text: readPlain,
  md: readPlain,
};

/** Office's containers: the ZIP of a DOCX, and the older one, in which Office also puts what has a password. */
const OFFICE: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];
const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);
const namedZip = (name: string): boolean => /\.zip$/i.test(name);
/** Is this, by its content or its name, for the reader of Word documents? */
export const isDocument = (name: string, bytes: Uint8Array): boolean =>
  (OFFICE.some((start) => startsWith(bytes, start)) && !namedZip(name)) || namedDocument(name);

/** Clauses of the file `name`, or the problem with it. Never throws for bad bytes. */
export async function importFile(name: string, bytes: Uint8Array, options: ImportOptions = {}): Promise<ImportResult> {
  const most = namedDocument(name) ? DOCX_LIMITS.bytes : LIMITS.bytes;
  if (bytes.length > most) {
    return refused({ kind: 'too-large', limit: 'bytes', expected: most, found: bytes.length });
  }
  if (bytes.length === 0) return refused({ kind: 'empty' });
  const binary = SIGNATURES.find(([, signature]) => startsWith(bytes, signature));
  if (binary) return refused({ kind: 'unknown', found: binary[0] });
  if (isDocument(name, bytes)) return importDocument(bytes, options.language ?? languageInName(name));
  if (namedZip(name)) return importXliffZip(bytes);
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const reader = Object.hasOwn(READERS, extension) ? READERS[extension] : undefined;
  if (!reader) return refused({ kind: 'unknown', found: extension === '' ? name : extension });
  const text = decode(bytes);
  if (text === undefined) return refused({ kind: 'not-text' });
  // "Unicode text" from a spreadsheet has the extension .txt and is a table.
  const tabled = reader === readPlain && importsAsTable(text) ? readTable : reader;
  return tabled(text, name, bytes, options);
}

const importsAsTable = (text: string): boolean => {
  const [first = ''] = text.split('\n', 1);
  const meanings = first.split('\t').map(columnMeaning);
  return meanings.length > 1 && meanings.some((meaning) => meaning?.is === 'lang');
};

/** "draft.ru.txt" -> ru. */
export function languageInName(name: string): Lang | undefined {
  const tag = /\.([A-Za-z]{2}(?:[-_][A-Za-z]+)*)\.[^.]+$/.exec(name)?.[1];
  return tag ? languageOfTag(tag) : undefined;
}
