/**
 * Files that somebody made to hold up whoever reads them: small to send, and long to read for a reader that looks twice at
 * anything. A family is a shape and its size is a parameter, so that the same shapes serve the suite (small, seeded) and a measurement.
 */
import JSZip from 'jszip';

/** `size`: how many of what the family repeats. */
export type Family = {
  readonly name: string;
  readonly file: string;
  /** What the size is by default: as much as an unpacked file may have, or as people would try first. */
  readonly most: number;
  readonly make: (size: number) => Promise<Uint8Array>;
};

export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const NAMESPACES = `xmlns:w="${W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`;

/** A DOCX with this body; `parts` are added or take the place of what is there. */
export async function docx(body: string, parts: { readonly [name: string]: string } = {}): Promise<Uint8Array> {
  return zipped({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<?xml version="1.0"?><w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    ...parts,
  });
}

function zipped(parts: { readonly [name: string]: string }): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(parts)) zip.file(name, content);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 1 } });
}

const text = (content: string): Promise<Uint8Array> => Promise.resolve(new TextEncoder().encode(content));
const numbered = (size: number, one: (index: number) => string): string =>
  Array.from({ length: size }, (_, index) => one(index)).join('');
const p = (words: string, properties = ''): string => `<w:p>${properties}<w:r><w:t>${words}</w:t></w:r></w:p>`;

const MB = 1024 * 1024;
const HONEST = p('Стороны договорились о сотрудничестве в области охраны среды');

type Row = readonly [name: string, most: number, make: (size: number) => string];

/** Shapes of the body of a document. */
const BODIES: readonly Row[] = [
  ['a run of ampersands', 30 * MB, (n) => p('&'.repeat(n))],
  ['ampersands and letters', 20 * MB, (n) => p('&a'.repeat(n / 2))],
  ['one endless entity', 30 * MB, (n) => p(`&${'a'.repeat(n)}`)],
  ['entities', 30 * MB, (n) => p('&#x41;'.repeat(n / 6))],
  ['entities beyond all code points', 30 * MB, (n) => p('&#9999999;'.repeat(n / 10))],
  ['a run of less-than signs', 30 * MB, (n) => `<w:p>${'<'.repeat(n)}`],
  ['an unclosed quotation mark', 30 * MB, (n) => `<w:p a="${'b'.repeat(n)}`],
  ['unclosed quotation marks', 10 * MB, (n) => '<a b="'.repeat(n / 6)],
  ['a name without end', 30 * MB, (n) => `<w:p ${'a'.repeat(n)}`],
  ['a name without a value', 10 * MB, (n) => `<w:p ${'a'.repeat(n)}/>`],
  ['blanks in a tag', 10 * MB, (n) => `<w:p a${' '.repeat(n)}b/>`],
  ['words in a tag', 10 * MB, (n) => `<w:p ${'a '.repeat(n / 2)}/>`],
  ['comments', 30 * MB, (n) => `<w:p>${'<!---->'.repeat(n / 7)}</w:p>`],
  ['comments that never end', 10 * MB, (n) => '<!--'.repeat(n / 4)],
  ['comments between letters', 20 * MB, (n) => p('a<!---->'.repeat(n / 8))],
  ['stretches of CDATA', 30 * MB, (n) => p('<![CDATA[a]]>'.repeat(n / 13))],
  ['stretches of CDATA that never end', 10 * MB, (n) => '<![CDATA['.repeat(n / 9)],
  ['processing instructions', 30 * MB, (n) => `<w:p>${'<?a?>'.repeat(n / 5)}</w:p>`],
  ['attributes of one element', 1_000_000, (n) => `<w:p ${numbered(n, (at) => `a${at}="" `)}/>`],
  ['prefixes of one element', 1_000_000, (n) => `<w:p ${numbered(n, (at) => `xmlns:a${at}="" `)}/>`],
  [
    'prefixes, and children that declare one more',
    20_000,
    (n) => `<w:p ${numbered(n, (at) => `xmlns:a${at}="" `)}>${'<a xmlns:b=""/>'.repeat(n)}</w:p>`,
  ],
  [
    'prefixes, one an element, each inside the last',
    150,
    (n) => numbered(n, (at) => `<a${at} xmlns:b${at}="">`) + '<a xmlns:b=""/>'.repeat(n * 5_000),
  ],
  ['the same attribute again and again', 2_000_000, (n) => `<w:p ${'a="" '.repeat(n)}/>`],
  ['depth', 100_000, (n) => `${'<w:p>'.repeat(n)}${'</w:p>'.repeat(n)}`],
  ['depth and breadth', 190, (n) => `${'<w:sdt>'.repeat(n)}${HONEST.repeat(n * 100)}${'</w:sdt>'.repeat(n)}`],
  ['elements without anything', 40 * MB, (n) => '<a/>'.repeat(n / 4)],
  [
    'tables inside tables',
    60,
    (n) => `${'<w:tbl><w:tr><w:tc>'.repeat(n)}${HONEST.repeat(n * 200)}${'</w:tc></w:tr></w:tbl>'.repeat(n)}`,
  ],
  ['rows', 500_000, (n) => `<w:tbl>${'<w:tr><w:tc/></w:tr>'.repeat(n)}</w:tbl>`],
  ['cells of one row', 500_000, (n) => `<w:tbl><w:tr>${'<w:tc/>'.repeat(n)}</w:tr></w:tbl>`],
  [
    'paragraphs of one cell',
    500_000,
    (n) => `<w:tbl><w:tr><w:tc>${'<w:p><w:r><w:t>a</w:t></w:r></w:p>'.repeat(n)}</w:tc></w:tr></w:tbl>`,
  ],
  [
    'columns that could each be a language',
    1_000,
    (n) => `<w:tbl>${`<w:tr>${`<w:tc>${HONEST}</w:tc>`.repeat(n)}</w:tr>`.repeat(100)}</w:tbl>`,
  ],
  ['blanks between two letters', 30 * MB, (n) => p(`a${' '.repeat(n)}b`)],
  ['paragraphs of blanks between letters', 2_000, (n) => p(`a${' '.repeat(15_000)}b`).repeat(n)],
  [
    'paragraphs whose marks are deleted',
    100_000,
    (n) => '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'.repeat(n) + HONEST,
  ],
  [
    'texts of one run with many properties',
    100_000,
    (n) => `<w:p><w:r><w:rPr>${'<a/>'.repeat(n)}</w:rPr>${'<w:t>a</w:t>'.repeat(n)}</w:r></w:p>`,
  ],
  ['runs', 300_000, (n) => `<w:p>${'<w:r><w:t>a</w:t></w:r>'.repeat(n)}</w:p>`],
  ['line breaks', 1_000_000, (n) => `<w:p><w:r>${'<w:br/>'.repeat(n)}<w:t>a</w:t></w:r></w:p>`],
  ['control characters by number', 10 * MB, (n) => p('&#7;'.repeat(n / 4))],
  ['combining marks', 1_000, (n) => p(`${'слово '.repeat(20)}${'\u0301\u0316'.repeat(3_900)}`).repeat(n)],
  ['paragraphs', 300_000, (n) => p('a').repeat(n)],
  ['long honest paragraphs', 2_500, (n) => p('Стороны договорились о сотрудничестве. '.repeat(250)).repeat(n)],
  [
    'fields that never end',
    300_000,
    (n) => `<w:p>${'<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(n)}${HONEST}</w:p>`,
  ],
  ['footnotes', 500_000, (n) => `<w:p>${'<w:r><w:footnoteReference/></w:r>'.repeat(n)}</w:p>${HONEST}`],
];

/** Other parts of a document. */
const PARTS: readonly (readonly [name: string, most: number, part: string, make: (size: number) => string])[] = [
  [
    'relationships',
    500_000,
    '_rels/.rels',
    (n) => `<Relationships>${numbered(n, (at) => `<Relationship Id="r${at}" Type="x" Target="y"/>`)}</Relationships>`,
  ],
  [
    'relationships of the document',
    500_000,
    'word/_rels/document.xml.rels',
    (n) => `<Relationships>${numbered(n, (at) => `<Relationship Id="r${at}" Type="x" Target="y"/>`)}</Relationships>`,
  ],
  [
    'a relationship whose target has a long way',
    10 * MB,
    '_rels/.rels',
    (n) =>
      `<Relationships><Relationship Type="/officeDocument" Target="${'./'.repeat(n / 2)}word/document.xml"/></Relationships>`,
  ],
  [
    'styles in a circle',
    100_000,
    'word/styles.xml',
    (n) =>
      `<w:styles xmlns:w="${W}">${numbered(n, (at) => `<w:style w:type="paragraph" w:styleId="s${at}"><w:name w:val="s"/><w:basedOn w:val="s${(at + 1) % n}"/></w:style>`)}</w:styles>`,
  ],
  [
    'styles in a chain',
    100_000,
    'word/styles.xml',
    (n) =>
      `<w:styles xmlns:w="${W}">${numbered(n, (at) => `<w:style w:type="paragraph" w:styleId="s${at}"><w:basedOn w:val="s${at + 1}"/></w:style>`)}</w:styles>`,
  ],
  [
    'numbering definitions',
    200_000,
    'word/numbering.xml',
    (n) =>
      `<w:numbering xmlns:w="${W}">${numbered(n, (at) => `<w:abstractNum w:abstractNumId="${at}"><w:numStyleLink w:val="s"/></w:abstractNum><w:num w:numId="${at}"><w:abstractNumId w:val="${at}"/></w:num>`)}</w:numbering>`,
  ],
];

const x2 = (units: string): string =>
  `<xliff version="2.0" srcLang="ru" trgLang="kk"><file id="f">${units}</file></xliff>`;
const x1 = (files: string): string => `<xliff version="1.2">${files}</xliff>`;
const file1 = (units: string, target = 'kk'): string =>
  `<file source-language="ru" target-language="${target}"><body>${units}</body></file>`;

/** Files of translators' programs. */
const XLIFF: readonly Row[] = [
  ['units', 4 * MB, (n) => x2('<unit><segment><source>a</source></segment></unit>'.repeat(n / 50))],
  ['segments of one unit', 4 * MB, (n) => x2(`<unit>${'<segment><source>a</source></segment>'.repeat(n / 37)}</unit>`)],
  [
    'stretches between segments',
    4 * MB,
    (n) => x2(`<unit>${'<ignorable><source/></ignorable>'.repeat(n / 32)}</unit>`),
  ],
  [
    'marks that begin and never end',
    60_000,
    (n) =>
      x2(
        `<unit><segment><source>${numbered(n, (at) => `<sc id="${at}" subType="xlf:b"/>a`)}</source></segment></unit>`,
      ),
  ],
  [
    'marks around marks',
    180,
    (n) =>
      x2(
        `<unit><segment><source>${'<pc subType="xlf:b">a'.repeat(n)}${'a<mrk/>'.repeat(n * 1_000)}${'</pc>'.repeat(n)}</source></segment></unit>`,
      ),
  ],
  [
    'facts of one unit',
    80_000,
    (n) =>
      x2(
        `<unit><metadata><metaGroup>${numbered(n, (at) => `<meta type="${at}">a</meta>`)}</metaGroup></metadata></unit>`,
      ),
  ],
  [
    'groups in groups',
    190,
    (n) =>
      x1(file1(`${'<group id="g">'.repeat(n)}${'<trans-unit id="g.p1"/>'.repeat(n * 500)}${'</group>'.repeat(n)}`)),
  ],
  ['files', 50_000, (n) => x1(numbered(n, (at) => file1('', `l${at}`)))],
  ['a source of blanks', 4 * MB, (n) => x1(file1(`<trans-unit><source>a${' '.repeat(n)}b</source></trans-unit>`))],
];

const TEXTS: readonly (readonly [name: string, most: number, file: string, make: (size: number) => string])[] = [
  ['a quoted cell without end', 4 * MB, 'a.tsv', (n) => `ru\ten\n"${'a\tb\n'.repeat(n / 4)}`],
  ['quotation marks that begin every cell', 4 * MB, 'a.tsv', (n) => `ru\ten\n${'"a""\t"b""\n'.repeat(n / 10)}`],
  ['nothing but quotation marks', 4 * MB, 'a.tsv', (n) => `ru\ten\n${'"'.repeat(n)}`],
  ['doubled quotation marks at line starts', 4 * MB, 'a.tsv', (n) => `ru\ten\n${'"""\t"""\n'.repeat(n / 8)}`],
  ['quoted cells that swallow a row each', 4 * MB, 'a.tsv', (n) => `ru\ten\n${'"a\tb\nc"\td\n'.repeat(n / 10)}`],
  ['columns', 2 * MB, 'a.tsv', (n) => `ru\ten${'\tx'.repeat(n / 2)}\n`],
  ['columns with names of their own', 300_000, 'a.tsv', (n) => `ru\ten${numbered(n, (at) => `\tx${at}`)}\n`],
  ['a head of combining marks', 4 * MB, 'a.tsv', (n) => `ru\ten\tx${'\u0301\u0316'.repeat(n / 4)}\na\tb\tc`],
  ['a head of hyphens', 4 * MB, 'a.tsv', (n) => `ru\ten\tx${'-a'.repeat(n / 2)}\na\tb\tc`],
  ['lines without cells', 4 * MB, 'a.tsv', (n) => `ru\ten\n${'\n'.repeat(n)}`],
  ['control characters', 4 * MB, 'a.tsv', (n) => `ru\ten\n${`${'\u0001'.repeat(9_000)}\tb\n`.repeat(n / 9_003)}`],
  ['a comma file of quotation marks', 4 * MB, 'a.csv', (n) => `ru,en\n${'"a"",""b"\n'.repeat(n / 10)}`],
  ['blanks', 4 * MB, 'a.ru.txt', (n) => `a${' '.repeat(n)}b`],
  ['lines of blanks', 4 * MB, 'a.ru.txt', (n) => `a\n${' \n\t'.repeat(n / 3)}b`],
  ['a line without end', 4 * MB, 'a.ru.txt', (n) => 'слово '.repeat(n / 12)],
  ['lines of one letter', 4 * MB, 'a.ru.txt', (n) => 'a\n'.repeat(n / 2)],
  ['tabs in a first line', 4 * MB, 'a.ru.txt', (n) => '\t'.repeat(n)],
  ['depth of arrays', 4 * MB, 'a.json', (n) => '['.repeat(n)],
  ['depth of objects', 4 * MB, 'a.json', (n) => `${'{"a":'.repeat(n / 6)}1${'}'.repeat(n / 6)}`],
  [
    'depth inside a clause',
    4 * MB,
    'a.json',
    (n) =>
      `{"columns":["ru"],"clauses":[{"kind":"paragraph","level":0,"texts":{"ru":${'['.repeat(n / 2)}${']'.repeat(n / 2)}}}]}`,
  ],
  [
    'keys of one object',
    300_000,
    'a.json',
    (n) => `{"columns":["ru"],"clauses":[],${numbered(n, (at) => `"k${at}":0,`)}"z":0}`,
  ],
  ['columns of JSON', 4 * MB, 'a.json', (n) => `{"columns":[${'"ru",'.repeat(n / 5)}"ru"],"clauses":[1]}`],
  [
    'runs of a cell',
    4 * MB,
    'a.json',
    (n) =>
      `{"columns":["ru"],"clauses":[{"kind":"paragraph","level":0,"texts":{"ru":{"paragraphs":[[${'{"text":"a"},'.repeat(n / 13)}{"text":"a"}]]}}}]}`,
  ],
  ['escapes', 4 * MB, 'a.json', (n) => `{"columns":["ru"],"clauses":["${'\\"'.repeat(n / 2)}"]}`],
];

export const FAMILIES: readonly Family[] = [
  ...XLIFF.map(([name, most, make]): Family => ({ name, file: 'a.xlf', most, make: (size) => text(make(size)) })),
  ...BODIES.map(([name, most, make]): Family => ({ name, file: 'a.docx', most, make: (size) => docx(make(size)) })),
  ...PARTS.map(
    ([name, most, part, make]): Family => ({
      name,
      file: 'a.docx',
      most,
      make: (size) => docx(HONEST.repeat(3), { [part]: make(size) }),
    }),
  ),
  {
    name: 'parts',
    file: 'a.docx',
    most: 200_000,
    make: (size) => docx(HONEST, Object.fromEntries(Array.from({ length: size }, (_, at) => [`word/${at}`, '']))),
  },
  ...TEXTS.map(([name, most, file, make]): Family => ({ name, file, most, make: (size) => text(make(size)) })),
];
