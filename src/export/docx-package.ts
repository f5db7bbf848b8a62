/**
 * The last hand on a Word file, on its parts as text. Three things the library cannot say: the direction of the section
 * (without it Word mirrors neither page borders nor columns), fonts with substitutes and with keys that do not change, and
 * fixed dates: it stamps the moment of writing into the properties and into every entry of the ZIP, so no two files would
 * ever be equal.
 */
import JSZip from 'jszip';
import {
  BESIDE,
  besideStyle,
  LABEL_STYLE,
  lookOf,
  REFERENCE_STYLE,
  readStyle,
  styleId,
  styleName,
} from '../domain/text/own-file.ts';
import { type Font, obfuscated } from './docx-fonts.ts';
import { withKnown } from './docx-known.ts';
import { BOLD_LOOK } from './docx-paragraph.ts';

type Finish = {
  readonly rtl: boolean;
  readonly generatedAt: string;
  /** Absent: the package has its fonts already. */
  readonly fonts?: readonly Font[];
};

const STYLES = 'word/styles.xml';
const FOOTNOTES = 'word/footnotes.xml';
const FONT_TABLE = 'word/fontTable.xml';
const FONT_LINKS = 'word/_rels/fontTable.xml.rels';
const FONT_LINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/font';

/** The same document with `rtl` sections where asked, `fonts` in it, and every date `generatedAt`. */
export async function finish(bytes: Uint8Array, { rtl, generatedAt, fonts }: Finish): Promise<Uint8Array> {
  const time = new Date(generatedAt);
  if (Number.isNaN(time.getTime())) throw new RangeError(`not a time: ${generatedAt}`);
  // ZIP cannot write a year before 1980.
  const date = new Date(Math.max(time.getTime(), Date.UTC(1980, 0, 1)));
  const entry = { date, createFolders: false, compression: 'DEFLATE' } as const;
  const parts = await JSZip.loadAsync(bytes);
  const zip = new JSZip();
  const text = async (name: string): Promise<string> => (await parts.file(name)?.async('string')) ?? '';
  const used = (await text('word/document.xml')) + (await text(FOOTNOTES));
  const names = Object.keys(parts.files).filter((name) => !parts.files[name]?.dir);
  for (const name of names) {
    const part = parts.files[name];
    if (!part) continue;
    const isXml = name.endsWith('.xml') || name.endsWith('.rels');
    const content = isXml
      ? rewrite(name, completed(name, await part.async('string'), used), rtl, time, fonts)
      : await part.async('uint8array');
    zip.file(name, content, entry);
  }
  for (const [index, { key, bytes: face }] of facesOf(fonts ?? []).entries())
    zip.file(`word/${fileOf(index)}`, obfuscated(face, key), entry);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' });
}

/** What the text decides of other parts. */
function completed(name: string, xml: string, document: string): string {
  if (name === STYLES) return withOwnStyles(xml, document);
  return name === 'docProps/custom.xml' ? withKnown(xml, document) : xml;
}

function rewrite(name: string, xml: string, rtl: boolean, time: Date, fonts: readonly Font[] | undefined): string {
  if (name === 'docProps/core.xml') {
    const stamp = `${time.toISOString().slice(0, 19)}Z`;
    return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g, `$1${stamp}$2`);
  }
  if (name === 'word/document.xml') return numberedBookmarks(rtl ? rightToLeftSections(xml) : xml);
  if (name === FOOTNOTES) return footnotes(xml, rtl);
  if (!fonts) return xml;
  if (name === FONT_TABLE) return filled(xml, 'w:fonts', fontTable(fonts));
  if (name === FONT_LINKS) return filled(xml, 'Relationships', fontLinks(fonts));
  // Else Word drops the fonts when somebody saves the file. The schema fixes the place.
  if (name === 'word/settings.xml' && facesOf(fonts).length > 0)
    return xml.replace('<w:displayBackgroundShape/>', '<w:displayBackgroundShape/><w:embedTrueTypeFonts/>');
  return xml;
}

/** The schema fixes the place: after `titlePg`, before `docGrid`, which the library always writes. */
const rightToLeftSections = (xml: string): string => xml.replace(/<w:docGrid\b/g, '<w:bidi/><w:docGrid');

/** The number that Word counts, which the library writes before every footnote, where ours follows. */
const OWN_NUMBER = new RegExp(
  `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>(<w:r><w:rPr><w:rStyle w:val="${styleId(LABEL_STYLE)}"/><w:vertAlign )`,
  'g',
);
/** The line above the footnotes begins where their words do. */
const footnotes = (xml: string, rtl: boolean): string =>
  (rtl && xml.includes('<w:footnote w:id=')
    ? xml.replace(/(<w:footnote w:type="[^>]*><w:p><w:pPr>)(<w:spacing )/g, '$1<w:bidi/>$2')
    : xml
  ).replace(OWN_NUMBER, '$1');
/** A bookmark is written as a pair of neighbours; within a file its number must be its own. */
function numberedBookmarks(xml: string): string {
  let last = 0;
  const id = /(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")[^"]*(")/g;
  return xml.replace(id, (_, before: string, after: string) => `${before}${Math.floor(last++ / 2) + 1}${after}`);
}

const NEW_CLAUSE = styleId(styleName({ kind: 'paragraph', level: 0, part: 'first', look: '' }));

/** The styles that the text names and nothing else has: each says which clause a paragraph is of, and looks like another style. */
function withOwnStyles(xml: string, text: string): string {
  const ids = new Set([...text.matchAll(/<w:pStyle w:val="([^"]+)"/g)].map(([, id = '']) => id));
  ids.add(NEW_CLAUSE);
  const own = [...ids].sort().flatMap((id) => {
    const place = readStyle(id);
    if (!place || xml.includes(`w:styleId="${id}"`)) return [];
    const look = lookOf(id);
    const name = place === BESIDE ? besideStyle(look) : styleName({ ...place, look });
    const based = look === '' || look === BOLD_LOOK ? '' : `<w:basedOn w:val="${look}"/>`;
    // Whoever goes on writing behind what is no clause writes one.
    const next = place === BESIDE ? `<w:next w:val="${NEW_CLAUSE}"/>` : '';
    const bold = look === BOLD_LOOK ? '<w:rPr><w:b/><w:bCs/></w:rPr>' : '';
    return [
      `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/>${based}${next}<w:uiPriority w:val="99"/>${bold}</w:style>`,
    ];
  });
  const label = styleId(LABEL_STYLE);
  if (!xml.includes(`w:styleId="${label}"`))
    own.push(
      `<w:style w:type="character" w:customStyle="1" w:styleId="${label}"><w:name w:val="${LABEL_STYLE}"/><w:uiPriority w:val="99"/></w:style>`,
    );
  const reference = styleId(REFERENCE_STYLE);
  if (text.includes(`<w:rStyle w:val="${reference}"/>`) && !xml.includes(`w:styleId="${reference}"`))
    own.push(
      `<w:style w:type="character" w:customStyle="1" w:styleId="${reference}"><w:name w:val="${REFERENCE_STYLE}"/><w:uiPriority w:val="99"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>`,
    );
  return xml.replace('</w:styles>', `${own.join('')}</w:styles>`);
}

/** The element `name`, which the library wrote empty, with `inside`. */
const filled = (xml: string, name: string, inside: string): string =>
  xml.replace(
    new RegExp(`<${name}\\b([^>]*?)(?:/>|></${name}>)`),
    (_, attributes: string) => `<${name}${attributes}>${inside}</${name}>`,
  );

const facesOf = (fonts: readonly Font[]): Font['faces'] => fonts.flatMap(({ faces }) => faces);
const fileOf = (index: number): string => `fonts/font${index + 1}.odttf`;

function fontTable(fonts: readonly Font[]): string {
  const all = facesOf(fonts);
  return fonts
    .map(({ family, substitutes, faces }) => {
      const files = faces.map((face) => `<w:${face.slot} r:id="rId${all.indexOf(face) + 1}" w:fontKey="${face.key}"/>`);
      return `<w:font w:name="${family}"><w:altName w:val="${substitutes.join(',')}"/>${files.join('')}</w:font>`;
    })
    .join('');
}

const fontLinks = (fonts: readonly Font[]): string =>
  facesOf(fonts)
    .map((_, index) => `<Relationship Id="rId${index + 1}" Type="${FONT_LINK}" Target="${fileOf(index)}"/>`)
    .join('');
