/** Things to print as XML, how to validate them with xmllint, and the document of an independent parser as our tree. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DOMParser, type Element } from '@xmldom/xmldom';
import fc from 'fast-check';
import { CLAUSE_KINDS, type ClauseKind, type ClauseStatus } from '../../src/domain/clause/clause.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import { DEFAULT_LAYOUT, type InstrumentSetting, type Party } from '../../src/domain/instrument/instrument.ts';
import type { SummitFile } from '../../src/domain/summit/summit.ts';
import { MARKS, type Paragraph, richText } from '../../src/domain/text/text.ts';
import { type Instrument, type InstrumentWish, printInstrument, printResolution } from '../../src/export/print.ts';
import type { PrintedText, PrintJob, PrintTools } from '../../src/export/printed.ts';
import type { XmlElement } from '../../src/export/xml-text.ts';
import { LANGS, type Lang, type PerLang } from '../../src/language/language.ts';
import { type ClauseSketch, declaration } from '../support/declaration.ts';
import { numbered } from './sample.ts';

const FILE = new URL('../../server/sample/caspian-2025.json', import.meta.url);
const SUMMIT: SummitFile = JSON.parse(readFileSync(FILE, 'utf8'));
export const WHEN = '2025-11-19T10:00:00Z';

/** XML needs neither fonts nor a typesetter. */
const TOOLS: PrintTools = {
  typeset: () => Promise.reject(new Error('not for XML')),
  font: () => Promise.reject(new Error('not for XML')),
};

/** The four resolutions of the sample as they are written in the file, in six languages. */
export const RESOLUTIONS: readonly Declaration[] = SUMMIT.resolutions.map(({ id, clauses }) =>
  numbered(declaration({ resolution: id, columns: LANGS, clauses: clauses as readonly ClauseSketch[] })),
);

const titleOf = (id: string): PerLang<string> => SUMMIT.resolutions.find((one) => one.id === id)?.title ?? {};

export const resolutionJob = (
  text: Declaration,
  language: Lang | 'all',
  more: Partial<Parameters<typeof printResolution>[0]> = {},
): PrintJob =>
  printResolution(
    {
      ...{ declaration: text, language, title: titleOf(text.resolution), summitName: SUMMIT.name },
      ...{ view: 'brackets', draft: true, generatedAt: WHEN },
      ...more,
    },
    TOOLS,
  );

const PARTIES: readonly Party[] = SUMMIT.delegations.map(({ id, names, official }) => ({
  id,
  names,
  official,
  ...(id === 'IR'
    ? { signatory: { fa: 'استاندار گیلان', ru: 'Губернатор провинции Гилян', en: 'Governor of Gilan Province' } }
    : {}),
}));

export const instrument = (more: Partial<InstrumentSetting> = {}, parts = RESOLUTIONS): Instrument => ({
  setting: {
    ...{ kind: 'declaration', form: 'parts', title: {}, resolutions: parts.map(({ resolution }) => resolution) },
    ...{ languages: LANGS, place: SUMMIT.place, date: '2025-11-19', order: 'alphabetical', originals: 'alternat' },
    layouts: { '': DEFAULT_LAYOUT },
    ...more,
  },
  summitName: SUMMIT.name,
  parties: PARTIES,
  parts: parts.map((text) => ({
    resolution: text.resolution,
    title: titleOf(text.resolution),
    declaration: text,
  })),
});

export const instrumentJob = (
  whole: Instrument,
  language: Lang | 'all',
  holder: string | null = null,
  more: Partial<InstrumentWish> = {},
): PrintJob =>
  printInstrument(
    whole,
    { language, holder, view: 'clean', draft: false, generatedAt: WHEN, digest: 'ab'.repeat(32), ...more },
    TOOLS,
  );

/** The same text with every clause at `status`. */
export const at = (text: Declaration, status: ClauseStatus): Declaration => ({
  ...text,
  clauses: text.clauses.map((clause) => ({ ...clause, status })),
});

/** What a text says, in its order: labels, then paragraphs; nothing for what is empty. Slots name the States. */
export function wordsOf({ blocks }: PrintedText, slots = true): readonly string[] {
  const said = blocks.flatMap((block): readonly (string | undefined)[] => {
    if (block.block === 'part') return [block.label, block.title];
    // The number of a footnote is a marker.
    if (block.block === 'clause')
      return [block.kind === 'footnote' ? '' : block.label, ...block.paragraphs.map(plainParagraph)];
    if (block.block === 'parties') return slots ? block.parties.map(({ name }) => name) : [];
    if (block.block === 'signatures')
      return slots ? block.parties.map(({ name, signatory = '' }) => [block.signedFor, name, signatory].join('')) : [];
    return [block.text];
  });
  return said.filter((words): words is string => words !== undefined && words !== '');
}
const plainParagraph = (paragraph: Paragraph): string => paragraph.map(({ text }) => text).join('');

const ODD = [
  ...[
    ']]>',
    '<!--',
    '&amp;',
    '&',
    '<',
    '>',
    '"',
    "'",
    ' ',
    '  ',
    '\t',
    '\r',
    '\n',
    '[',
    ']',
    '\\\\',
    '<b>',
    '%20',
    '\u0000',
    '\u000b',
  ],
  ...[
    '\ud800',
    '\udfff',
    '\ufffe',
    '\uffff',
    '\u0085',
    '\u2028',
    '\u00a0',
    '\ufeff',
    '\u200c',
    '\u200f',
    '\u202e',
    '\u2067',
    '\u0654',
    '\u0301',
  ],
  ...['می‌شود', 'هٔ', 'Қазақ', 'Ə', 'İı', '۱۴۰۴', '😀', 'ж', 'state'],
];
const oddText = fc
  .array(fc.oneof(fc.constantFrom(...ODD), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 8 })
  .map((parts) => parts.join(''));
const oddRun = fc.record({ text: oddText, marks: fc.subarray([...MARKS]) });
const oddRich = fc.array(oddRun, { maxLength: 4 }).map((runs) => richText(runs));

/** Resolutions that nobody would write: kinds in any order, levels that skip, odd characters, holes, marks. */
export const oddDeclaration: fc.Arbitrary<Declaration> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...(Object.keys(CLAUSE_KINDS) as ClauseKind[])),
      level: fc.integer({ min: 0, max: 4 }),
      status: fc.constantFrom<ClauseStatus>('draft', 'ad-referendum', 'agreed', 'initialled', 'withdrawn'),
      texts: fc.record({ fa: oddRich, ru: oddRich, en: oddRich }, { requiredKeys: [] }),
      noCounterpart: fc.oneof(
        { weight: 4, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.constant<PerLang<string>>({ fa: 'a secret reason' }) },
      ),
    }),
    { maxLength: 10 },
  )
  .map((clauses) => numbered(declaration({ resolution: 'odd', columns: ['fa', 'ru', 'en'], clauses })));

export const parsed = (text: string): Element => {
  const parser = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  });
  const root = parser.parseFromString(text, 'text/xml').documentElement;
  if (!root) throw new Error('no document');
  return root;
};

export const childElements = (parent: Element): Element[] => {
  const found: Element[] = [];
  for (let child = parent.firstChild; child; child = child.nextSibling)
    if (child.nodeType === 1) found.push(child as Element);
  return found;
};

/** All elements of a name below `root`, in document order. The parser's own list is live, and slow. */
export const all = (root: Element, name: string): Element[] =>
  childElements(root).flatMap((child) => (child.nodeName === name ? [child, ...all(child, name)] : all(child, name)));

/** What another parser read, in the shape of our own tree. */
export const treeOf = (element: Element): XmlElement => ({
  name: element.nodeName,
  attributes: Object.fromEntries(Array.from(element.attributes).map(({ name, value }) => [name, value])),
  children: Array.from(element.childNodes).map((child) =>
    child.nodeType === 1 ? treeOf(child as Element) : (child.nodeValue ?? ''),
  ),
});

const SCHEMAS = fileURLToPath(new URL('../schemas/', import.meta.url));
const VALIDATORS = {
  akn: ['--schema', `${SCHEMAS}akn/akomantoso30.xsd`],
  xliff: ['--schema', `${SCHEMAS}xliff21/all.xsd`],
  xliff12: ['--schema', `${SCHEMAS}xliff12/all.xsd`],
  tmx: ['--dtdvalid', `${SCHEMAS}tmx/tmx14.dtd`],
} as const;

export const HAS_XMLLINT = spawnSync('xmllint', ['--version']).status === 0;

/** What xmllint says about each of `texts` that is not valid, shortly; `[]` when all are. One run: reading a schema takes longest. */
export function complaints(format: keyof typeof VALIDATORS, texts: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'alternat-xml-'));
  try {
    const names = texts.map((text, index) => {
      writeFileSync(join(folder, `${index}.xml`), text);
      return `${index}.xml`;
    });
    const { status, stderr } = spawnSync('xmllint', ['--nonet', '--noout', ...VALIDATORS[format], ...names], {
      cwd: folder,
      encoding: 'utf8',
    });
    const errors = stderr.split('\n').filter((line) => line.includes('error'));
    return status === 0 ? [] : [`exit ${status}`, ...errors].slice(0, 8);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
