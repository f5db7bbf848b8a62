/** Word files for tests of the reader, from their parts: paragraphs with properties, lists, styles. */
import JSZip from 'jszip';
import { type ImportResult, importFile } from '../../src/import/index.ts';
import type { Lang } from '../../src/language/language.ts';

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
].join(' ');

export const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
/** `content`: runs, or words without properties. */
export const paragraph = (content: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith('<') ? content : run(content)}</w:p>`;
export const styled = (id: string): string => `<w:pStyle w:val="${id}"/>`;
export const inList = (num: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${num}"/></w:numPr>`;
export const indented = (left: number): string => `<w:ind w:left="${left}" w:hanging="360"/>`;
export const cells = (...rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

export const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
/** A definition of its own for each list; the lists are numbered from 1. */
export const lists = (...levels: readonly (readonly string[])[]): string =>
  levels.map((own, at) => `<w:abstractNum w:abstractNumId="${at}">${own.join('')}</w:abstractNum>`).join('') +
  levels.map((_, at) => `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${at}"/></w:num>`).join('');
export const style = (id: string, name: string, more: string, type = 'paragraph', usual = ''): string =>
  `<w:style w:type="${type}" w:styleId="${id}"${usual}><w:name w:val="${name}"/>${more}</w:style>`;

export type WordParts = { readonly lists?: string; readonly styles?: string; readonly links?: string };

export async function wordFile(body: string, parts: WordParts = {}): Promise<Uint8Array> {
  const zip = new JSZip();
  zip.file('[Content_Types].xml', '<Types/>');
  zip.file('word/document.xml', `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`);
  zip.file('word/numbering.xml', `<w:numbering ${NAMESPACES}>${parts.lists ?? ''}</w:numbering>`);
  zip.file('word/styles.xml', `<w:styles ${NAMESPACES}>${parts.styles ?? ''}</w:styles>`);
  zip.file('word/_rels/document.xml.rels', `<Relationships>${parts.links ?? ''}</Relationships>`);
  return zip.generateAsync({ type: 'uint8array' });
}

export type Came = Extract<ImportResult, { readonly ok: true }>;
export async function readWord(body: string, parts: WordParts = {}, language: Lang = 'ru'): Promise<Came> {
  const result = await importFile('a.docx', await wordFile(body, parts), { language });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result;
}

/** "paragraph 0 words", for each clause. */
export const shown = ({ clauses }: Came): string[] =>
  clauses.map(({ kind, level, texts }) => `${kind} ${level} ${Object.values(texts).join('|')}`);
/** How often each thing is told, and the first place of it. */
export const told = ({ warnings }: Came): { readonly [kind: string]: readonly [number, string] } =>
  Object.fromEntries(
    warnings
      .filter(({ kind }) => kind !== 'kinds-inferred' && kind !== 'labels-recognised')
      .map(({ kind, found, count, places: [first] = [] }) => [
        kind === 'left-out' ? (found ?? '') : kind,
        [count, first?.words ?? first?.near ?? ''],
      ]),
  );
