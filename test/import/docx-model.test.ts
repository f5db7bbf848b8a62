/**
 * Every element of the body of a Word document is text, structure, a loss that is named with its place, or silent by a rule. The
 * elements are those of ECMA-376 (Transitional) that can stand in a body, with what other writers and newer versions add.
 */
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { toPlain } from '../../src/domain/text/text.ts';
import { type DocxResult, importDocx } from '../../src/import/docx.ts';
import { importFile } from '../../src/import/index.ts';

const NAMESPACES = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  m: 'http://schemas.openxmlformats.org/officeDocument/2006/math',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  pic: 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  c: 'http://schemas.openxmlformats.org/drawingml/2006/chart',
  dgm: 'http://schemas.openxmlformats.org/drawingml/2006/diagram',
  v: 'urn:schemas-microsoft-com:vml',
  o: 'urn:schemas-microsoft-com:office:office',
  wps: 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
  w14: 'http://schemas.microsoft.com/office/word/2010/wordml',
  w16se: 'http://schemas.microsoft.com/office/word/2015/wordml/symex',
};
const DECLARED = Object.entries(NAMESPACES)
  .map(([prefix, name]) => `xmlns:${prefix}="${name}"`)
  .join(' ');

type Parts = { readonly [name: string]: string };

async function file(body: string, parts: Parts = {}, root = ''): Promise<Uint8Array> {
  const zip = new JSZip();
  zip.file('[Content_Types].xml', '<Types/>');
  zip.file('word/document.xml', `<w:document ${DECLARED} ${root}><w:body>${body}</w:body></w:document>`);
  for (const [name, content] of Object.entries(parts)) zip.file(name, content);
  return zip.generateAsync({ type: 'uint8array' });
}
const styles = (inner: string): Parts => ({ 'word/styles.xml': `<w:styles ${DECLARED}>${inner}</w:styles>` });
const style = (id: string, inner: string): string => `<w:style w:type="paragraph" w:styleId="${id}">${inner}</w:style>`;

const t = (text: string): string => `<w:t xml:space="preserve">${text}</w:t>`;
const r = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr>${t(text)}</w:r>`;
const p = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`;
const styled = (id: string, ...runs: string[]): string => p(`<w:pPr><w:pStyle w:val="${id}"/></w:pPr>`, ...runs);
const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const code = (text: string): string => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
const field = (instruction: string, result: string): string =>
  `${mark('begin')}${instruction}${mark('separate')}${result}${mark('end')}`;
const box = (text: string): string => `<w:txbxContent>${p(r(text))}</w:txbxContent>`;
const drawing = (inner: string): string =>
  `<w:drawing><a:graphic><a:graphicData>${inner}</a:graphicData></a:graphic></w:drawing>`;
const alternative = (choice: string, fallback?: string): string =>
  `<mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice>${fallback === undefined ? '' : `<mc:Fallback>${fallback}</mc:Fallback>`}</mc:AlternateContent>`;

/** Text as paragraphs, and each loss with its first place. */
function told(result: DocxResult): unknown {
  if (!result.ok) return result.sentence;
  return [
    result.paragraphs.map(toPlain),
    Object.fromEntries(result.warnings.map(({ kind, count, places: [first] }) => [kind, [count, first?.near ?? '']])),
  ];
}

type Case = readonly [fact: string, body: string, paragraphs: string[], losses?: object, parts?: Parts, root?: string];

describe('importDocx, what is shown and what comes in', () => {
  const cases: readonly Case[] = [
    [
      'the words before a text box that is written once',
      p(r('Рамка: '), `<w:r>${alternative(drawing(`<wps:txbx>${box('квота')}</wps:txbx>`))}</w:r>`),
      ['Рамка:'],
      { 'text-boxes': [1, 'Рамка:'] },
    ],
    [
      'a text box that is written twice, once',
      p(r('a'), `<w:r>${alternative(drawing(box('b')), `<w:pict><v:textbox>${box('b')}</v:textbox></w:pict>`)}</w:r>`),
      ['a'],
      { 'text-boxes': [1, 'a'] },
    ],
    [
      'the form of a sign that we can read',
      p(r('a'), `<w:r>${alternative('<w16se:symEx w16se:char="1F600"/>', t('☺'))}</w:r>`),
      ['a☺'],
    ],
    ['the newer form of a text', p(`<w:r>${alternative(t('new'), t('old'))}</w:r>`), ['new']],
    [
      'no result of a field inside the code of another',
      p(r('Сторона: '), field(code('IF "') + field(code('MERGEFIELD x'), r('ВНУТРИ')) + code('" = "x"'), r('нет'))),
      ['Сторона: нет'],
    ],
    [
      'the result of a field inside a result',
      p(field(code('REF a'), r('a') + field(code('PAGE'), r('7')) + r('b'))),
      ['a7b'],
    ],
    ['words behind a field without an end', p(mark('begin'), code('IF'), r('a')) + p(r('b')), ['a', 'b']],
    ['no field without a result', p(r('a'), mark('begin'), code('XE "x"'), r('hidden'), mark('end'), r('b')), ['ab']],
    [
      'a field over paragraphs',
      p(r('a'), mark('begin'), code('IF')) + p(r('code')) + p(mark('separate'), r('b'), mark('end')),
      ['a', 'b'],
    ],
    [
      'signs of the font Symbol',
      p(
        r('5'),
        '<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>',
        r('C, '),
        '<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>',
        r('5'),
      ),
      ['5°C, ≤5'],
    ],
    [
      'letters that a symbol font draws as signs',
      p(r('a', '<w:rFonts w:ascii="Symbol"/>'), r('\uf0b1', '<w:rFonts w:ascii="Symbol"/>'), r('5')),
      ['α±5'],
    ],
    [
      'signs of unknown fonts by their place',
      p(r('до '), '<w:r><w:sym w:font="Wingdings 3" w:char="F021"/></w:r>', r('после')),
      ['до после'],
      { symbols: [1, 'до'] },
    ],
    [
      'formulas by their place',
      p(r('доля '), '<m:oMathPara><m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath></m:oMathPara>', r('выше')),
      ['доля выше'],
      { formulas: [1, 'доля'] },
    ],
    [
      'blanks that are preserved from above',
      p('<w:r><w:t>a </w:t></w:r><w:r><w:t>b</w:t></w:r>'),
      ['a b'],
      {},
      {},
      'xml:space="preserve"',
    ],
    [
      'blanks that are not, inside those that are',
      p('<w:r><w:t xml:space="default"> a </w:t></w:r><w:r><w:t> b</w:t></w:r>'),
      ['a b'],
      {},
      {},
      'xml:space="preserve"',
    ],
    [
      'no lines of a table of contents, by the name of their style',
      styled('11', r('Статья 1')) + styled('a3', r('Оглавление')) + p(r('a')),
      ['a'],
      { contents: [2, 'Статья 1'] },
      styles(style('11', '<w:name w:val="toc 1"/>') + style('a3', '<w:name w:val="TOC Heading"/>')),
    ],
    [
      'no lines of a table of contents, by its field',
      p(field(code(' TOC \\o'), r('Статья 1')).replace(mark('end'), '')) +
        p(r('Статья 2')) +
        p(mark('end')) +
        p(r('a')),
      ['a'],
      { contents: [2, 'Статья 1'] },
    ],
    [
      'no lines of a table of contents, by its control',
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p(r('Содержание'))}</w:sdtContent></w:sdt>${p(r('a'))}`,
      ['a'],
      { contents: [1, 'Содержание'] },
    ],
    [
      'no words that a style hides',
      styled('h', r('x')) +
        styled('i', r('y')) +
        p(r('z', '<w:rStyle w:val="h"/>')) +
        p(r('a')) +
        styled('h', r('b', '<w:vanish w:val="0"/>')),
      ['a', 'b'],
      { 'hidden-text': [3, ''] },
      styles(style('h', '<w:rPr><w:vanish/></w:rPr>') + style('i', '<w:basedOn w:val="h"/>')),
    ],
    [
      'styles that rest on each other in a circle',
      styled('a', r('x')),
      ['x'],
      {},
      styles(style('a', '<w:basedOn w:val="b"/>') + style('b', '<w:basedOn w:val="a"/>')),
    ],
    [
      'other documents inside this one by their place',
      `${p(r('до'))}<w:altChunk r:id="x"/>${p('<w:subDoc r:id="y"/>')}${p(r('после'))}`,
      ['до', 'после'],
      { embedded: [2, 'до'] },
    ],
    [
      'words of drawings, diagrams and charts, pictures and objects by their place',
      p(
        r('a'),
        `<w:r>${drawing('<a:t>x</a:t><a:t>y</a:t>')}${drawing('<dgm:relIds/>')}${drawing('<c:chart/>')}${drawing('<pic:pic/>')}<w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object></w:r>`,
      ),
      ['a'],
      { drawings: [3, 'a'], pictures: [1, 'a'], embedded: [1, 'a'] },
    ],
    ['nothing of a line that is drawn', p(r('a'), `<w:r>${drawing('<a:ln/>')}</w:r>`), ['a']],
    [
      'form fields and numbers that Word works out by their place',
      p(
        r('a'),
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList/></w:ffData></w:fldChar></w:r>',
        code('FORMDROPDOWN'),
        mark('end'),
        '<w:r><w:pgNum/></w:r>',
      ),
      ['a'],
      { fields: [2, 'a'] },
    ],
    [
      'characters in elements that nobody knows by their place',
      p(r('a'), '<w:r><w:new>слово</w:new></w:r>'),
      ['a'],
      { unknown: [1, 'a'] },
    ],
    [
      'what no cell may hold by its place',
      p(r('до\u202e')) + p(r('\u00adсло\u00adво\t2\u200f')),
      ['до', 'слово 2'],
      { 'control-characters': [2, 'до'] },
    ],
    [
      'hidden rows',
      `<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${p(r('x'))}</w:tc></w:tr><w:tr><w:tc>${p(r('a'))}</w:tc></w:tr></w:tbl>`,
      ['a'],
      { 'hidden-text': [1, ''] },
    ],
    [
      'no request to write something, which nobody has answered',
      p(
        r('Имя: '),
        `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r('Введите имя')}</w:sdtContent></w:sdt>`,
        `<w:sdt><w:sdtPr><w:showingPlcHdr w:val="0"/></w:sdtPr><w:sdtContent>${r('Иван')}</w:sdtContent></w:sdt>`,
      ).concat(
        `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p(r('Введите текст'))}</w:sdtContent></w:sdt>`,
      ),
      ['Имя: Иван'],
      { fields: [2, 'Имя:'] },
    ],
    [
      'a large first letter with its paragraph',
      `<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>${r('С')}</w:p>${p(r('тороны'))}`,
      ['Стороны'],
    ],
    [
      'what several people changed at once as accepted',
      p(`<w14:conflictIns>${r('а')}</w14:conflictIns>`, `<w14:conflictDel>${r('б')}</w14:conflictDel>`),
      ['а'],
      { 'tracked-changes': [2, ''] },
    ],
    [
      'tables in cells of tables in cells',
      `<w:tbl><w:tr><w:tc>${p(r('a'))}<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>${p(r('b'))}</w:tc></w:tr></w:tbl>${p(r('c'))}</w:tc></w:tr></w:tbl>${p()}</w:tc></w:tr></w:tbl>`,
      ['a', 'b', 'c'],
    ],
    [
      'the form that can be read of an alternative in an alternative',
      p(`<w:r>${alternative(alternative('<w:drawing/>', t('b')), t('c'))}</w:r>`),
      ['b'],
    ],
    [
      'text that stands beside all paragraphs',
      `${r('a')}<w:hyperlink>${r('b')}</w:hyperlink>${p(r('c'))}`,
      ['a', 'b', 'c'],
    ],
  ];
  for (const [fact, body, paragraphs, losses = {}, parts = {}, root = ''] of cases) {
    it(`reads ${fact}`, async () => {
      expect(told(await importDocx(await file(body, parts, root)))).toEqual([paragraphs, losses]);
    });
  }

  it.each([
    './word/document.xml',
    '/word/./document.xml',
    'word/../word/document.xml',
    'WORD/Document.xml',
    'word\\document.xml',
  ])('finds the document at %s', async (target) => {
    const relations = `<Relationships><Relationship Type="x/officeDocument" Target="${target}"/></Relationships>`;
    expect(told(await importDocx(await file(p(r('a')), { '_rels/.rels': relations })))).toEqual([['a'], {}]);
  });

  it('leaves out a column of remarks beside columns that name their languages, and says so', async () => {
    const cell = (text: string): string => `<w:tc>${p(r(text))}</w:tc>`;
    const row = (...cells: string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
    const body = `<w:tbl>${row('№', 'Русский', 'Қазақша', 'Примечания')}${row('1', 'море', 'теңіз', 'проверить у юристов до пятницы')}</w:tbl>`;
    const result = await importFile('a.docx', await file(body));
    expect(
      result.ok && [result.clauses.map(({ texts }) => texts), result.warnings.find(({ kind }) => kind === 'left-out')],
    ).toEqual([
      [{ ru: 'море', kk: 'теңіз' }],
      { kind: 'left-out', count: 1, found: 'columns', places: [{ near: 'Примечания' }] },
    ]);
  });
});

/** What can stand in a run, in a paragraph and in a body, with words in it where it can have words. */
const WORD = 'СЛОВО';
const IN_RUN: readonly string[] = [
  ...['t', 'delText', 'instrText', 'delInstrText'].map((name) => `<w:${name}>${WORD}</w:${name}>`),
  ...'br cr tab ptab noBreakHyphen softHyphen lastRenderedPageBreak annotationRef footnoteRef endnoteRef separator continuationSeparator'
    .split(' ')
    .map((name) => `<w:${name}/>`),
  ...'sym pgNum dayShort monthShort yearShort dayLong monthLong yearLong footnoteReference endnoteReference commentReference'
    .split(' ')
    .map((name) => `<w:${name}/>`),
  drawing(`<wps:txbx>${box(WORD)}</wps:txbx>`),
  drawing(`<a:t>${WORD}</a:t>`),
  `<w:pict><v:textbox>${box(WORD)}</v:textbox></w:pict>`,
  `<w:pict><v:textpath string="${WORD}"/></w:pict>`,
  '<w:pict><v:imagedata/></w:pict>',
  '<w:object><o:OLEObject/></w:object>',
  '<w:object><w:control/></w:object>',
  '<w:contentPart r:id="x"/>',
  `<w:ruby><w:rubyPr/><w:rt>${r(WORD)}</w:rt><w:rubyBase>${r(WORD)}</w:rubyBase></w:ruby>`,
  alternative(t(WORD)),
  alternative(drawing(box(WORD)), '<w:pict/>'),
  `<w:later>${WORD}</w:later>`,
];
/** What a run can say of its words. Shown otherwise is not lost: what comes in is the words. */
const PROPERTIES: readonly string[] = [
  ...'b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden specVanish rtl cs oMath'
    .split(' ')
    .map((name) => `<w:${name}/>`),
  ...'rStyle rFonts color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign em lang eastAsianLayout'
    .split(' ')
    .map((name) => `<w:${name} w:val="${name === 'vertAlign' ? 'superscript' : '6'}"/>`),
];
const IN_PARAGRAPH: readonly string[] = [
  ...'ins moveTo del moveFrom hyperlink smartTag customXml fldSimple dir bdo'
    .split(' ')
    .map((name) => `<w:${name}>${r(WORD)}</w:${name}>`),
  ...'conflictIns conflictDel'.split(' ').map((name) => `<w14:${name}>${r(WORD)}</w14:${name}>`),
  ...PROPERTIES.map((property) => r(WORD, property)),
  ...PROPERTIES.map((property) => r('1', property)),
  `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r(WORD)}</w:sdtContent></w:sdt>`,
  `<w:hyperlink r:id="x">${r(WORD)}</w:hyperlink>`,
  ...['EQ \\s\\up8(6)', 'SYMBOL 176', 'LISTNUM', 'AUTONUM', 'DATE', 'PAGE', 'REF a', 'SEQ a'].flatMap((instruction) => [
    mark('begin') + code(instruction) + mark('end'),
    `<w:fldSimple w:instr="${instruction}"/>`,
  ]),
  `<w:sdt><w:sdtPr/><w:sdtContent>${r(WORD)}</w:sdtContent></w:sdt>`,
  `<m:oMath><m:r><m:t>${WORD}</m:t></m:r></m:oMath>`,
  '<w:subDoc r:id="x"/>',
  ...'bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd proofErr permStart permEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart'
    .split(' ')
    .map((name) => `<w:${name} w:id="1"/>`),
  ...IN_RUN.map((inner) => `<w:r>${inner}</w:r>`),
  alternative(r(WORD)),
  `<w:later>${r(WORD)}</w:later>`,
];
const IN_BODY: readonly string[] = [
  ...IN_PARAGRAPH.map((inner) => p(inner)),
  ...'ins moveTo del moveFrom customXml later'.split(' ').map((name) => `<w:${name}>${p(r(WORD))}</w:${name}>`),
  `<w:sdt><w:sdtPr/><w:sdtContent>${p(r(WORD))}</w:sdtContent></w:sdt>`,
  `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr/><w:tc><w:tcPr/>${p(r(WORD))}</w:tc></w:tr></w:tbl>`,
  `<w:tbl><w:sdt><w:sdtContent><w:tr><w:customXml><w:tc>${p(r(WORD))}</w:tc></w:customXml></w:tr></w:sdtContent></w:sdt></w:tbl>`,
  '<w:altChunk r:id="x"/>',
  alternative(p(r(WORD))),
  r(WORD),
];
/** Silent by a rule: it is layout, a mark of a place, or it does not show. */
const SILENT = new RegExp(
  `^<w:p>(?:<w:r>)?<w:(?:${[
    'delText instrText delInstrText br cr tab ptab noBreakHyphen softHyphen lastRenderedPageBreak annotationRef footnoteRef endnoteRef separator',
    'continuationSeparator bookmark\\w+ commentRange\\w+ proofErr perm\\w+ move\\w+Range\\w+ customXmlInsRangeStart',
  ]
    .join(' ')
    .replaceAll(' ', '|')})[ />]`,
);

describe('importDocx, the whole schema of body content', () => {
  it.each(IN_BODY)('%s is text, a loss with its place, or silent by a rule', async (element) => {
    const result = await importDocx(await file(p(r('перед')) + element + p(r('после'))));
    if (!result.ok) throw new Error(result.sentence);
    const words = result.paragraphs.map(toPlain);
    expect([words[0], words.at(-1)]).toEqual(['перед', 'после']);
    const isText = words.slice(1, -1).some((text) => text.includes(WORD) || text === '1');
    const isLost = result.warnings.some(
      ({ count, places }) => count > 0 && places.every(({ line, near }) => line && near),
    );
    expect([element, isText || isLost || SILENT.test(element)]).toEqual([element, true]);
  });

  it('knows more than a few elements', () => expect(IN_BODY.length).toBeGreaterThan(70));
});
