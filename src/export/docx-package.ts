/**
 * The last hand on a Word file, on its parts as text. Three things the library cannot say: the direction of the section
 * (without it Word mirrors neither page borders nor columns), fonts with substitutes and with keys that do not change, and
 * fixed dates: it stamps the moment of writing into the properties and into every entry of the ZIP, so no two files would
 * ever be equal.
 */
import JSZip from 'jszip';
import { type Font, obfuscated } from './docx-fonts.ts';

type Finish = {
  readonly rtl: boolean;
  readonly generatedAt: string;
  /** Absent: the package has its fonts already. */
  readonly fonts?: readonly Font[];
};

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
  const names = Object.keys(parts.files).filter((name) => !parts.files[name]?.dir);
  for (const name of names) {
    const part = parts.files[name];
    if (!part) continue;
    const isXml = name.endsWith('.xml') || name.endsWith('.rels');
    const content = isXml
      ? rewrite(name, await part.async('string'), rtl, time, fonts)
      : await part.async('uint8array');
    zip.file(name, content, entry);
  }
  for (const [index, { key, bytes: face }] of facesOf(fonts ?? []).entries())
    zip.file(`word/${fileOf(index)}`, obfuscated(face, key), entry);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' });
}

function rewrite(name: string, xml: string, rtl: boolean, time: Date, fonts: readonly Font[] | undefined): string {
  if (name === 'docProps/core.xml') {
    const stamp = `${time.toISOString().slice(0, 19)}Z`;
    return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g, `$1${stamp}$2`);
  }
  if (name === 'word/document.xml' && rtl) return rightToLeftSections(xml);
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
