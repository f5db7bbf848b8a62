/**
 * What a Word file says of its words that are no clauses: whoever reads it back knows by that list what was printed and what somebody wrote
 * there since. Numbers are on it that are no words either and that no reader of numbers knows, such as that of an annex.
 */
import { labelsOf } from '../domain/text/label.ts';
import { BESIDE, KNOWN_PROPERTY, knownSign, LABEL_STYLE, readStyle, styleId } from '../domain/text/own-file.ts';

/** Of a property; Word keeps no more. */
const LONGEST = 255;
const ENTITIES: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The properties of a document (`custom.xml`) with the list of what `document` prints beside its text. */
export function withKnown(properties: string, document: string): string {
  const others = properties.replace(
    new RegExp(`<property\\b[^>]*\\bname="${KNOWN_PROPERTY}[^"]*"[^>]*>.*?</property>`, 'gs'),
    '',
  );
  const last = Math.max(1, ...[...others.matchAll(/\bpid="(\d+)"/g)].map(([, pid]) => Number(pid)));
  const own = listed(document).map(
    (value, index) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${last + 1 + index}" name="${KNOWN_PROPERTY}${index === 0 ? '' : index + 1}"><vt:lpwstr>${value}</vt:lpwstr></property>`,
  );
  return others.replace(
    /(<Properties\b[^>]*?)(?:\/>|>(.*)<\/Properties>)/s,
    (_, open: string, inner = '') => `${open}>${inner}${own.join('')}</Properties>`,
  );
}

/** The signs, joined by blanks, in values that Word keeps; one that is empty where there are none. */
function listed(document: string): string[] {
  const values = [''];
  for (const sign of signsIn(document)) {
    const value = `${values.at(-1)} ${sign}`.trim();
    if (value.length <= LONGEST) values[values.length - 1] = value;
    else values.push(sign);
  }
  return values;
}

function signsIn(document: string): ReadonlySet<string> {
  const signs = new Set<string>();
  for (const [paragraph] of document.matchAll(/<w:p(?: [^>]*)?>.*?<\/w:p>/gs)) {
    const style = /<w:pStyle w:val="([^"]+)"/.exec(paragraph)?.[1] ?? '';
    if (readStyle(style) === BESIDE) signs.add(knownSign(wordsIn(paragraph)));
    const label = wordsIn([...paragraph.matchAll(LABELLED)].map(([run]) => run).join('')).trim();
    if (label !== '' && labelsOf(label)[0]?.length !== label.length) signs.add(knownSign(label));
  }
  return signs;
}
const LABELLED = new RegExp(`<w:r>(?:(?!</w:r>).)*<w:rStyle w:val="${styleId(LABEL_STYLE)}"/>.*?</w:r>`, 'gs');

const wordsIn = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(?:tab|br)\/>/g)]
    .map(([, text = ' ']) => text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? ''))
    .join('');
