/**
 * The last hand on a Word file, on its parts as text. Three things the library cannot say: the direction of the section
 * (without it Word mirrors neither page borders nor columns), substitutes for fonts, and fixed dates: it stamps the
 * moment of writing into the properties and into every entry of the ZIP, so no two files would ever be equal.
 */
import JSZip from 'jszip';
import { SUBSTITUTES } from './docx-style.ts';

type Finish = { readonly rtl: boolean; readonly generatedAt: string };

const FONT_TABLE = 'word/fontTable.xml';

/** The same document with `rtl` sections where asked, and every date in it `generatedAt`. */
export async function finish(bytes: Uint8Array, { rtl, generatedAt }: Finish): Promise<Uint8Array> {
  const time = new Date(generatedAt);
  if (Number.isNaN(time.getTime())) throw new RangeError(`not a time: ${generatedAt}`);
  const parts = await JSZip.loadAsync(bytes);
  const zip = new JSZip();
  const names = Object.keys(parts.files).filter((name) => !parts.files[name]?.dir);
  for (const name of names) {
    const entry = parts.files[name];
    if (!entry) continue;
    const isXml = name.endsWith('.xml') || name.endsWith('.rels');
    const content = isXml ? rewrite(name, await entry.async('string'), rtl, time) : await entry.async('uint8array');
    // ZIP cannot write a year before 1980.
    const date = new Date(Math.max(time.getTime(), Date.UTC(1980, 0, 1)));
    zip.file(name, content, { date, createFolders: false, compression: 'DEFLATE' });
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' });
}

function rewrite(name: string, xml: string, rtl: boolean, time: Date): string {
  if (name === 'docProps/core.xml') {
    const stamp = `${time.toISOString().slice(0, 19)}Z`;
    return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g, `$1${stamp}$2`);
  }
  if (name === 'word/document.xml' && rtl) return rightToLeftSections(xml);
  if (name === FONT_TABLE) return withSubstitutes(xml);
  return xml;
}

/** The schema fixes the place: after `titlePg`, before `docGrid`, which the library always writes. */
const rightToLeftSections = (xml: string): string => xml.replace(/<w:docGrid\b/g, '<w:bidi/><w:docGrid');

/** Only where the library wrote an empty table, i.e. embedded no fonts. */
function withSubstitutes(xml: string): string {
  const fonts = Object.entries(SUBSTITUTES).map(
    ([name, others]) => `<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/></w:font>`,
  );
  return xml.replace(/<w:fonts\b([^>]*?)(?:\/>|><\/w:fonts>)/, `<w:fonts$1>${fonts.join('')}</w:fonts>`);
}
