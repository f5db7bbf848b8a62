/**
 * The words of a printed file, whatever its layout: for a package that another version of the program has sealed. Its pages
 * may look otherwise than ours would, but every paragraph of the text has to be in them, in its order and to the last
 * invisible character.
 */
import JSZip from 'jszip';
import { toPlain } from '../../src/domain/text/text.ts';
import type { Block, PrintedText } from '../../src/export/printed.ts';
import type { Lang } from '../../src/language/language.ts';

type Reader = (bytes: Uint8Array, lang: Lang) => string | Promise<string>;

const decoded = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

const ENTITIES: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name = '') =>
    hex || decimal
      ? String.fromCodePoint(Number.parseInt(hex ?? decimal ?? '', hex ? 16 : 10))
      : (ENTITIES[name] ?? whole),
  );
/** Not only the head of a page is no text: style sheets and comments are none wherever they stand. */
const markup = (text: string): string =>
  unescaped(text.replace(/<!--[\s\S]*?-->|<(head|style|script)\b[\s\S]*?<\/\1>|<[^>]*>/g, ''));

async function word(bytes: Uint8Array): Promise<string> {
  const part = (await JSZip.loadAsync(bytes)).file('word/document.xml');
  const xml = part ? await part.async('string') : '';
  return Array.from(xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g), ([, text = '']) => unescaped(text)).join('');
}

/** Members of a printed text that hold its words. */
const SAID: readonly string[] = ['text', 'title', 'name'];

function data(bytes: Uint8Array, lang: Lang): string {
  const texts = (JSON.parse(decoded(bytes)) as { readonly texts?: { readonly [lang: string]: unknown } }).texts;
  const found: string[] = [];
  JSON.stringify(texts?.[lang] ?? null, (key, value) => {
    if (SAID.includes(key) && typeof value === 'string') found.push(value);
    return value;
  });
  return found.join('');
}

/** By the end of a path. A PDF is not read back: it is a drawing of its words. */
const READERS: { readonly [ending: string]: Reader } = {
  '.txt': decoded,
  '.html': (bytes) => markup(decoded(bytes)),
  '.xml': (bytes) => markup(decoded(bytes)),
  '.json': data,
  '.docx': word,
};

/** Layout is white space; nothing else is dropped, U+200C least of all: «می‌شود» and «میشود» are two spellings. */
const joined = (text: string): string => text.replace(/[ \t\n\r\u00a0]+/g, '');

/** What a text says whatever the version: its clauses, the titles of its parts, the names of the States. Each with what it is. */
const said = (block: Block): readonly (readonly [about: string, words: string])[] => {
  switch (block.block) {
    case 'clause':
      return [[block.clause, toPlain(block.paragraphs)]];
    case 'part':
      return [[block.resolution, block.title]];
    case 'parties':
    case 'signatures':
      return block.parties.map(({ id, name }) => [id, name]);
    default:
      return [];
  }
};

/**
 * The first clause (or part, or State) of `text` whose words are not in the file behind those of the ones before it; `null` when
 * all are, and `undefined` when the file cannot be read back. A damaged file lacks the first.
 */
export async function missingWords(
  path: string,
  bytes: Uint8Array,
  text: PrintedText,
): Promise<string | null | undefined> {
  const read = READERS[/\.\w+$/.exec(path)?.[0] ?? ''];
  if (!read) return undefined;
  let words = '';
  try {
    words = joined(await read(bytes, text.language));
  } catch {
    // No UTF-8, no JSON, no ZIP: nothing of the text is in it.
  }
  let at = 0;
  for (const [about, own] of text.blocks.flatMap(said)) {
    const found = words.indexOf(joined(own), at);
    if (found < 0) return about;
    at = found + joined(own).length;
  }
  return null;
}
