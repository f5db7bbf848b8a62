/**
 * Reads a DOCX without the library that wrote it: unzips and walks the XML with a parser of its own, small and strict
 * (it throws on anything that is not well-formed), so that writer and reader cannot share a mistake.
 */
import JSZip from 'jszip';

export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text
    .split('&')
    .map((piece, index) => {
      if (index === 0) return piece;
      const end = piece.indexOf(';');
      const name = piece.slice(0, end);
      const char = name.startsWith('#x')
        ? String.fromCodePoint(Number.parseInt(name.slice(2), 16))
        : name.startsWith('#')
          ? String.fromCodePoint(Number(name.slice(1)))
          : ENTITIES[name];
      if (end < 0 || char === undefined) throw new Error(`bad entity &${piece.slice(0, 10)}`);
      return char + piece.slice(end + 1);
    })
    .join('');
}

/** True for code points that XML 1.0 allows. */
const allowed = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code < 0xd800) ||
  (code > 0xdfff && code < 0xfffe) ||
  code > 0xffff;

export function parseXml(xml: string): Element {
  for (const char of xml) {
    if (!allowed(char.codePointAt(0) ?? 0)) throw new Error(`U+${char.codePointAt(0)?.toString(16)} is not allowed`);
  }
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (let at = 0; at < xml.length; ) {
    const top = open.at(-1) as Element;
    if (xml[at] !== '<') {
      const next = xml.indexOf('<', at);
      const end = next < 0 ? xml.length : next;
      top.text += unescaped(xml.slice(at, end));
      at = end;
      continue;
    }
    const close = xml.indexOf('>', at);
    const tag = xml.slice(at + 1, close);
    at = close + 1;
    if (tag.startsWith('?')) continue;
    if (tag.startsWith('/')) {
      if (open.pop()?.name !== tag.slice(1)) throw new Error(`</${tag.slice(1)}> closes nothing`);
      continue;
    }
    const element = elementOf(tag.endsWith('/') ? tag.slice(0, -1) : tag);
    top.children.push(element);
    if (!tag.endsWith('/')) open.push(element);
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('elements left open');
  return root.children[0] as Element;
}

function elementOf(tag: string): Element {
  const space = tag.indexOf(' ');
  const attributes: Record<string, string> = {};
  let rest = space < 0 ? '' : tag.slice(space).trim();
  while (rest !== '') {
    const equals = rest.indexOf('="');
    const end = rest.indexOf('"', equals + 2);
    if (equals < 1 || end < 0) throw new Error(`bad attributes: ${rest}`);
    attributes[rest.slice(0, equals)] = unescaped(rest.slice(equals + 2, end));
    rest = rest.slice(end + 1).trim();
  }
  return { name: space < 0 ? tag : tag.slice(0, space), attributes, children: [], text: '' };
}

export function* all(element: Element, name: string): Generator<Element> {
  for (const child of element.children) {
    if (child.name === name) yield child;
    yield* all(child, name);
  }
}

export const child = (element: Element, name: string): Element | undefined =>
  element.children.find((candidate) => candidate.name === name);

export async function parts(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await JSZip.loadAsync(bytes);
  const read = Object.keys(zip.files).map(
    async (name) => [name, (await zip.file(name)?.async('string')) ?? ''] as const,
  );
  return new Map(await Promise.all(read));
}

export const part = async (bytes: Uint8Array, name: string): Promise<Element> =>
  parseXml((await parts(bytes)).get(name) ?? '');

/** The text of a paragraph or run: `w:t` as it stands, `w:tab` as a tab. */
export function textOf(element: Element): string {
  if (element.name === 'w:t') return element.text;
  if (element.name === 'w:tab' && Object.keys(element.attributes).length === 0) return '\t';
  return element.children.map(textOf).join('');
}
