/**
 * Word documents, as a capital sends them: paragraphs with their marks, tracked changes accepted. Which clauses
 * they are is for others to say: a document does not tell what is an article. The file is a ZIP from outside, so its
 * size is watched while it unpacks, and whatever is wrong with it is an answer and never an exception.
 */

import { BESIDE, KNOWN_PROPERTY, LANGUAGES_PROPERTY } from '../domain/text/own-file.ts';
import { isEmpty, type RichText, toPlain } from '../domain/text/text.ts';
import { isLang, type Lang } from '../language/language.ts';
import { decode } from './decode.ts';
import { DocxBody } from './docx-body.ts';
import { type DocxBlock, type DocxFacts, flat, type Loss } from './docx-content.ts';
import type { DocxLoss } from './docx-elements.ts';
import { figuresOf } from './docx-figures.ts';
import { linksOf } from './docx-links.ts';
import { type DocxNote, DocxNotes } from './docx-notes.ts';
import { numbersOf } from './docx-numbering.ts';
import { type ParallelTable, parallelTable } from './docx-parallel.ts';
import { stylesOf } from './docx-styles.ts';
import { LIMITS } from './result.ts';
import { childOf, childrenOf, parseXml, XML_LIMITS, type XmlElement, type XmlLimit } from './xml.ts';
import { openZip, type Parts, type ZipProblem } from './zip.ts';

export const DOCX_LIMITS = {
  /** Of the file; it may hold pictures, so it may be larger than a text. */
  bytes: 20 * 1024 * 1024,
  /** Of all its parts together, unpacked. */
  unpacked: 50 * 1024 * 1024,
  /** In all languages. */
  paragraphs: 6 * LIMITS.rows,
  /** Code units of one paragraph. */
  paragraph: LIMITS.cell,
} as const;
export type DocxLimits = { readonly [limit in keyof typeof DOCX_LIMITS]: number };

/** `encrypted`: protected with a password. `damaged`: meant to be a DOCX. `not-docx`: something else; `found` says what. */
export type DocxReason = 'empty' | 'too-large' | 'not-docx' | 'encrypted' | 'damaged';
export type DocxWarning = {
  readonly kind: DocxLoss | 'rows-across';
  readonly count: number;
  readonly places: Loss['places'];
};

export type DocxPart =
  | { readonly kind: 'paragraph'; readonly text: RichText }
  /** A table of figures as lines, "|" between cells; `notes`: to which its cells refer. */
  | {
      readonly kind: 'figures';
      readonly text: RichText;
      readonly notes: readonly DocxNote[];
      readonly line: number | undefined;
    }
  | { readonly kind: 'table'; readonly table: ParallelTable };

export type DocxResult =
  | {
      readonly ok: true;
      /** Non-empty paragraphs in order, those of ordinary tables row by row; texts of parallel tables are not in here. */
      readonly paragraphs: readonly RichText[];
      readonly tables: readonly ParallelTable[];
      /** Both, as they stand in the document. */
      readonly parts: readonly DocxPart[];
      /** What is known of paragraphs beside their words, by their text. */
      readonly facts: ReadonlyMap<RichText, DocxFacts>;
      /** Of a file that we wrote: everything in it as it stands, and what it says of itself. */
      readonly own?: OwnFacts & { readonly blocks: readonly DocxBlock[] };
      readonly warnings: readonly DocxWarning[];
    }
  | { readonly ok: false; readonly reason: DocxReason; readonly found?: string; readonly sentence: string };

type Refusal = Extract<DocxResult, { ok: false }>;

const SENTENCES: { readonly [reason in DocxReason]: (found: string) => string } = {
  empty: () => 'The document contains no text.',
  'too-large': (found) => `The document is too large: ${found}.`,
  'not-docx': (found) => `This is no Word document (DOCX) but ${found}. Save it as DOCX and try again.`,
  encrypted: () => 'The document is protected with a password. Remove the protection and try again.',
  damaged: (found) => `The document is damaged: ${found}. Open it in Word, save it again and try once more.`,
};

/** The English sentence of a refusal. */
export const docxSentence = (reason: DocxReason, found = ''): string => SENTENCES[reason](found);

const refused = (reason: DocxReason, found = ''): Refusal => ({
  ok: false,
  reason,
  ...(found === '' ? {} : { found }),
  sentence: docxSentence(reason, found),
});

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;

const PROBLEMS: { readonly [problem in ZipProblem]: (limits: DocxLimits) => Refusal } = {
  encrypted: () => refused('encrypted'),
  damaged: () => refused('damaged', 'it cannot be unpacked'),
  'too-large': ({ unpacked }) => refused('too-large', `more than ${megabytes(unpacked)} unpacked`),
};

const MANY: { readonly [limit in XmlLimit]: (most: number) => string } = {
  depth: (most) => `elements nested more than ${most} deep`,
  elements: (most) => `more than ${most} elements`,
  attributes: (most) => `an element with more than ${most} attributes`,
  name: (most) => `a name of more than ${most} characters`,
  prefixes: (most) => `more than ${most} prefixes of namespaces`,
  text: (most) => `more than ${most} stretches of text`,
  entities: (most) => `more than ${most} characters written as entities`,
};

/** What people choose by mistake, by the first bytes. */
const SIGNATURES: readonly (readonly [found: string, bytes: readonly number[]])[] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['an RTF document', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];
const ZIP = [0x50, 0x4b];
/** The container of Office before 2007. */
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];
/** In UTF-16: Office wraps a protected document into the old container, under this name. */
const ENCRYPTED = [...'EncryptedPackage'].flatMap((char) => [char.charCodeAt(0), 0]);
/** Where the main part of other office files lies. */
const FOREIGN: readonly (readonly [folder: string, found: string])[] = [
  ['xl/', 'a spreadsheet'],
  ['ppt/', 'a presentation'],
];

/** Reads a DOCX. Never throws for bad bytes. */
export async function importDocx(bytes: Uint8Array, limits: DocxLimits = DOCX_LIMITS): Promise<DocxResult> {
  if (bytes.length > limits.bytes) {
    return refused('too-large', `${megabytes(bytes.length)} where ${megabytes(limits.bytes)} are allowed`);
  }
  if (bytes.length === 0) return refused('empty');
  if (!startsWith(bytes, ZIP)) return notZip(bytes);
  const parts = await openZip(bytes, limits.unpacked);
  if (typeof parts === 'string') return PROBLEMS[parts](limits);
  if (parts.has('mimetype')) return refused('not-docx', 'an OpenDocument file (ODT, ODS)');
  if (!parts.has('[Content_Types].xml')) return refused('not-docx', 'another ZIP file');
  const main = targetIn(await parts.read('_rels/.rels'), '/officeDocument', '') ?? 'word/document.xml';
  const foreign = FOREIGN.find(([folder]) => main.startsWith(folder));
  if (foreign) return refused('not-docx', foreign[1]);
  const content = await parts.read(main);
  if (typeof content === 'string') return PROBLEMS[content](limits);
  const xml = decode(content);
  const read = xml === undefined ? undefined : parseXml(xml);
  if (read?.ok === false && read.reason === 'too-large')
    return refused('too-large', MANY[read.limit](XML_LIMITS[read.limit]));
  const body = read?.ok ? childOf(read.root, 'w:body') : undefined;
  if (!body) return refused('damaged', `${main} cannot be read`);
  const styles = stylesOf(await rootBeside(parts, main, '/styles', 'styles.xml'));
  const numbers = numbersOf(await rootBeside(parts, main, '/numbering', 'numbering.xml'));
  const links = linksOf(rootOf(await parts.read(relationsOf(main).path)));
  const notes = new DocxNotes([
    await rootBeside(parts, main, '/footnotes', 'footnotes.xml'),
    await rootBeside(parts, main, '/endnotes', 'endnotes.xml'),
  ]);
  return contentOf(new DocxBody(body, styles, numbers, links, notes), body, limits, await ownFacts(parts));
}

const startsWith = (bytes: Uint8Array, start: readonly number[], from = 0): boolean =>
  start.every((byte, index) => bytes[from + index] === byte);

function notZip(bytes: Uint8Array): Refusal {
  if (startsWith(bytes, OLD_OFFICE)) {
    const first = ENCRYPTED[0] as number;
    for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
      if (startsWith(bytes, ENCRYPTED, at)) return refused('encrypted');
    }
    return refused('not-docx', 'an old Office document (DOC, XLS)');
  }
  return refused('not-docx', SIGNATURES.find(([, start]) => startsWith(bytes, start))?.[0] ?? 'a file of another kind');
}

/** The part that a relationship of this kind leads to, from the folder `from`; undefined where there is none. */
function targetIn(relationships: Uint8Array | ZipProblem, kind: string, from: string): string | undefined {
  const xml = typeof relationships === 'string' ? undefined : decode(relationships);
  const read = xml === undefined ? undefined : parseXml(xml);
  const all = read?.ok ? childrenOf(read.root) : [];
  const target = all.find(({ attributes }) => attributes.Type?.endsWith(kind))?.attributes.Target;
  return target === undefined ? undefined : resolvedPath(from, target);
}

/** A reference as addresses have them: "./a", "../word/a", "/word/a", "%20". */
function resolvedPath(from: string, target: string): string {
  const path: string[] = target.startsWith('/') ? [] : from.split('/').filter((step) => step !== '');
  for (const step of target.replaceAll('\\', '/').split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  const whole = path.join('/');
  try {
    return decodeURIComponent(whole);
  } catch (error) {
    // A "%" that is just that.
    if (error instanceof URIError) return whole;
    throw error;
  }
}

/** Styles and lists lie beside the document, where its own relationships say. Without them, or with damaged ones, the text is the same. */
async function rootBeside(parts: Parts, main: string, kind: string, usual: string): Promise<XmlElement | undefined> {
  const { folder, path } = relationsOf(main);
  return rootOf(await parts.read(targetIn(await parts.read(path), kind, folder) ?? `${folder}${usual}`));
}

/** Where the relationships of the part `main` are, and from which folder they go. */
function relationsOf(main: string): { readonly folder: string; readonly path: string } {
  const cut = main.lastIndexOf('/') + 1;
  const folder = main.slice(0, cut);
  return { folder, path: `${folder}_rels/${main.slice(cut)}.rels` };
}

function rootOf(content: Uint8Array | ZipProblem): XmlElement | undefined {
  const xml = typeof content === 'string' ? undefined : decode(content);
  const read = xml === undefined ? undefined : parseXml(xml);
  return read?.ok ? read.root : undefined;
}

/** What a file of ours says of itself. `known`: signs of what it prints beside the text; absent where that list got lost. */
export type OwnFacts = { readonly said: readonly Lang[]; readonly known?: ReadonlySet<string> };

async function ownFacts(parts: Parts): Promise<OwnFacts> {
  const root = rootOf(await parts.read('docProps/custom.xml'));
  const words = (name: (own: string) => boolean): string[] =>
    (root ? childrenOf(root) : [])
      .filter(({ attributes }) => name(attributes.name ?? ''))
      .slice(0, MOST_PROPERTIES)
      .flatMap((property) => textOf(childrenOf(property)[0]).slice(0, LONGEST_PROPERTY).split(' '))
      .filter((word) => word !== '');
  const said = [...new Set(words((name) => name === LANGUAGES_PROPERTY).filter(isLang))];
  const lists = (name: string): boolean => name.startsWith(KNOWN_PROPERTY);
  const listed = root !== undefined && childrenOf(root).some(({ attributes }) => lists(attributes.name ?? ''));
  return { said, ...(listed ? { known: new Set(words(lists)) } : {}) };
}
const textOf = (element: XmlElement | undefined): string =>
  (element?.children ?? []).filter((node) => typeof node === 'string').join('');
const LONGEST_PROPERTY = 255;
const MOST_PROPERTIES = 1_000;

/** Texts in one language, as `alignTexts` wants them: the column of parallel tables if there is one, else all. */
export function paragraphsIn(content: Extract<DocxResult, { ok: true }>, lang: Lang): string[] {
  const tables = content.tables.filter((table) => table.languages.includes(lang));
  const columns = tables.flatMap((table) => table.rows.flatMap((row) => row[lang] ?? []));
  return (tables.length > 0 ? columns : content.paragraphs).map(toPlain);
}

function contentOf(reader: DocxBody, body: XmlElement, limits: DocxLimits, said: OwnFacts): DocxResult {
  const paragraphs: RichText[] = [];
  const tables: ParallelTable[] = [];
  const parts: DocxPart[] = [];
  let across = 0;
  let changed = 0;
  const left: string[] = [];
  const blocks = reader.blocks(body);
  const { facts } = reader;
  const ours = [...facts.values()].some(({ own }) => own !== undefined && own !== BESIDE);
  for (const block of blocks) {
    const table = block.kind === 'table' ? parallelTable(block.rows) : undefined;
    if (!table) {
      const texts = flat([block]).filter((text) => !isEmpty(text));
      for (const text of texts) paragraphs.push(text);
      const figures = block.kind === 'table' && !ours ? figuresOf(block.rows) : undefined;
      if (!figures) for (const text of texts) parts.push({ kind: 'paragraph', text });
      else {
        const facts = texts.flatMap((text) => reader.facts.get(text) ?? []);
        const notes = facts.flatMap((each) => each.notes ?? []);
        figures.texts.forEach((text, at, { length }) => {
          parts.push({ kind: 'figures', text, line: facts[0]?.line, notes: at + 1 === length ? notes : [] });
        });
        changed += figures.changed;
      }
    } else {
      tables.push(table);
      parts.push({ kind: 'table', table });
      across += table.across.length;
      left.push(...table.left);
      for (const text of table.across) paragraphs.push(text);
    }
  }
  const all = [...paragraphs, ...tables.flatMap(({ rows }) => rows.flatMap((row) => Object.values(row).flat()))];
  if (all.length === 0) return refused('empty');
  if (all.length > limits.paragraphs) return refused('too-large', `${all.length} paragraphs`);
  const longest = all.reduce((most, text) => Math.max(most, toPlain(text).length), 0);
  if (longest > limits.paragraph) return refused('too-large', `a paragraph of ${longest} characters`);
  const warnings: DocxWarning[] = [...reader.losses].map(([kind, loss]) => ({ kind, ...loss }));
  if (left.length > 0)
    warnings.push({ kind: 'columns', count: left.length, places: left.slice(0, 20).map((near) => ({ near })) });
  if (changed > 0) warnings.push({ kind: 'cells', count: changed, places: [] });
  if (across > 0) warnings.push({ kind: 'rows-across', count: across, places: [] });
  return { ok: true, paragraphs, tables, parts, facts, ...(ours ? { own: { blocks, ...said } } : {}), warnings };
}
