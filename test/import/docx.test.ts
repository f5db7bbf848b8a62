import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/domain/text/text.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import { EXPORTERS } from '../../src/export/index.ts';
import { allLines, lines } from '../../src/export/outline.ts';
import { printable } from '../../src/export/printable.ts';
import { DOCX_LIMITS, type DocxResult, importDocx, paragraphsIn } from '../../src/import/docx.ts';
import { INPUT, SAMPLE } from '../export/sample.ts';
import { converted, OFFICE_TIME, officeMissing } from '../support/office.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const xmlOf = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${W}"><w:body>${body}<w:sectPr/></w:body></w:document>`;

/** A ZIP as Word packs one; `parts` replace or add to what is needed. */
function packed(document: string, parts: { readonly [name: string]: string } = {}): Promise<Uint8Array> {
  const zip = new JSZip();
  zip.file('[Content_Types].xml', '<Types/>');
  zip.file('word/document.xml', document);
  for (const [name, content] of Object.entries(parts)) zip.file(name, content);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}
const read = async (body: string): Promise<DocxResult> => importDocx(await packed(xmlOf(body)));

/** Runs as "plain *bold* /italic/ _underlined_", paragraphs of one block joined by ⏎. */
const SIGNS = { bold: '*', italic: '/', underline: '_' } as const;
const shownRun = ({ text, marks = [] }: Run): string =>
  marks.reduce((out, mark) => SIGNS[mark] + out + SIGNS[mark], text);
const shown = (result: DocxResult): unknown =>
  result.ok
    ? result.paragraphs.map((text) => text.map((line) => line.map(shownRun).join('')).join('⏎'))
    : [result.reason, result.sentence];
const plain = (result: DocxResult): string[] => (result.ok ? result.paragraphs.map(toPlain) : [result.sentence]);
const warned = (result: DocxResult): unknown =>
  result.ok && Object.fromEntries(result.warnings.map(({ kind, count }) => [kind, count]));

const p = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`;
const t = (text: string): string => `<w:t xml:space="preserve">${text}</w:t>`;
const r = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr>${t(text)}</w:r>`;
const BY = 'w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"';
const ins = (inner: string): string => `<w:ins ${BY}>${inner}</w:ins>`;
const del = (text: string): string => `<w:del ${BY}><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
const tr = (...cells: string[]): string => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`;
const tbl = (...rows: string[]): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;
const GONE_MARK = `<w:pPr><w:rPr><w:del ${BY}/></w:rPr></w:pPr>`;
const OF_TABLE = 'обычная таблица';

describe('importDocx', () => {
  const bodies: readonly (readonly [fact: string, body: string, paragraphs: string[], warnings?: object])[] = [
    ['joins the runs of a paragraph', p(r('Сто'), r('роны ')) + p(r('договорились')), ['Стороны', 'договорились']],
    [
      'keeps bold, italic and underlined runs',
      p(
        r('a '),
        r('b', '<w:b/>'),
        r('c', '<w:i/><w:u w:val="single"/>'),
        r('d', '<w:b w:val="0"/><w:u w:val="none"/>'),
      ),
      ['a *b*_/c/_d'],
    ],
    [
      'reads the marks of a right-to-left run from its complex twins',
      p(r('دولت‌ها ', '<w:rtl/><w:bCs/>'), r('دریا', '<w:rtl/><w:b/>')),
      ['*دولت‌ها *دریا'],
    ],
    ['keeps breaks, and tabs as blanks', p(`<w:r>${t('a')}<w:br/>${t('b')}<w:tab/>${t('c')}</w:r>`), ['a⏎b c']],
    ['drops page breaks around the text', p(`<w:r><w:br w:type="page"/>${t('a')}</w:r>`), ['a']],
    ['drops unpreserved blanks', p('<w:r><w:t> a </w:t></w:r>'), ['a']],
    ['keeps entities', p(r('a &amp; &lt;b&gt; &#1103; &#x44F;')), ['a & <b> я я']],
    ['drops empty paragraphs', p() + p(r(' ')) + p(r('a')), ['a']],
    [
      'accepts insertions and deletions',
      p(r('one '), del('two '), ins(r('three '))) + p(r('four')),
      ['one three', 'four'],
      { 'tracked-changes': 2 },
    ],
    [
      'joins paragraphs whose mark was deleted',
      `<w:p>${GONE_MARK}${r('one ')}</w:p>${p(r('two'))}`,
      ['one two'],
      { 'tracked-changes': 1 },
    ],
    [
      'leaves a deleted paragraph out altogether',
      `${p(r('one'))}<w:p>${GONE_MARK}${del('gone')}</w:p>${p(r('two'))}`,
      ['one', 'two'],
      { 'tracked-changes': 2 },
    ],
    [
      'takes what was moved from its new place only',
      p(`<w:moveFrom ${BY}>${r('x')}</w:moveFrom>`, r('a')) + p(`<w:moveTo ${BY}>${r('x')}</w:moveTo>`),
      ['a', 'x'],
      { 'tracked-changes': 2 },
    ],
    [
      'drops deleted rows',
      tbl(tr(p(r('a'))), `<w:tr><w:trPr><w:del ${BY}/></w:trPr><w:tc>${p(r('b'))}</w:tc></w:tr>`),
      ['a'],
      { 'tracked-changes': 1 },
    ],
    [
      'reads links, controls and results of fields, not their codes',
      p(
        `<w:hyperlink>${r('a')}</w:hyperlink><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${r('b')}</w:sdtContent></w:sdt>`,
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>',
        `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('7')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      ),
      ['ab7'],
    ],
    [
      'warns of notes, comments, boxes, hidden text and symbols',
      p(
        r('a'),
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="2"/></w:r>',
        `<w:r><w:pict><w:txbxContent>${p(r('box'))}</w:txbxContent></w:pict></w:r>`,
        r('secret', '<w:vanish/>'),
        '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>',
      ),
      ['a'],
      { footnotes: 1, comments: 1, 'text-boxes': 1, 'hidden-text': 1, symbols: 1 },
    ],
    [
      'drops a table of contents',
      `<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>${r('1')}</w:p>${p(r('a'))}`,
      ['a'],
      { contents: 1 },
    ],
    [
      'reads an ordinary table row by row, cell by cell',
      tbl(tr(p(r(OF_TABLE)) + p(r('b')), p(r('c'))), tr(p(r('d')), tbl(tr(p(r('e')))) + p())),
      [OF_TABLE, 'b', 'c', 'd', 'e'],
    ],
  ];
  for (const [fact, body, paragraphs, warnings = {}] of bodies) {
    it(fact, async () => {
      const result = await read(body);
      expect([shown(result), warned(result)]).toEqual([paragraphs, warnings]);
    });
  }

  it('understands other prefixes, the strict namespace and a main part elsewhere', async () => {
    const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
    const relations = `<Relationships><Relationship Id="r" Type="http://x/relationships/officeDocument" Target="/doc/main.xml"/></Relationships>`;
    const document = `<document xmlns="${strict}"><body><p><r><t>a > 'b'</t></r></p></body></document>`;
    const bytes = await packed('', { 'doc/main.xml': document, '_rels/.rels': relations });
    expect(plain(await importDocx(bytes))).toEqual(["a > 'b'"]);
  });
});

describe('importDocx, tables in several languages', () => {
  const words = {
    fa: 'دولت‌های ساحلی در زمینهٔ حفاظت از محیط زیست همکاری می‌کنند',
    ru: 'Прибрежные государства сотрудничают в охране окружающей среды',
    kk: 'Жағалаудағы мемлекеттер қоршаған ортаны қорғауда ынтымақтасады',
    az: 'Sahilyanı dövlətlər ətraf mühitin mühafizəsində əməkdaşlıq edirlər',
  };
  const cell = (text: string): string => p(r(text));

  it('knows the languages of columns by their letters', async () => {
    const body = tbl(
      tr(cell('1'), ...Object.values(words).map(cell)),
      tr(cell('2'), ...Object.values(words).map((text) => cell(`${text}!`))),
    );
    const result = await read(cell('до таблицы') + body);
    expect(result.ok && result.tables.map(({ languages }) => languages)).toEqual([['fa', 'ru', 'kk', 'az']]);
    expect(result.ok && [paragraphsIn(result, 'fa'), paragraphsIn(result, 'kk'), plain(result)]).toEqual([
      [words.fa, `${words.fa}!`],
      [words.kk, `${words.kk}!`],
      ['до таблицы'],
    ]);
  });

  it('believes the head of a column, and reads rows that go across', async () => {
    const across = `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${cell('Глава')}</w:tc></w:tr>`;
    const body = tbl(tr(cell('Русский'), cell('Казахский')), across, tr(cell('море'), cell('теңіз')));
    const result = await read(body);
    expect(
      result.ok && [result.tables[0]?.languages, paragraphsIn(result, 'kk'), plain(result), warned(result)],
    ).toEqual([['ru', 'kk'], ['теңіз'], ['Глава'], { 'rows-across': 1 }]);
  });

  it('sees no languages side by side where two columns are in one', async () => {
    const result = await read(tbl(tr(cell(words.ru), cell(`${words.ru} и далее`))));
    expect(result.ok && [result.tables, plain(result).length]).toEqual([[], 2]);
  });
});

/** As tight as the tests need: a true bomb takes seconds to pack. */
const LIMITS = { ...DOCX_LIMITS, bytes: 1024 * 1024, unpacked: 2 * 1024 * 1024 };

describe('importDocx, files that it refuses', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const utf16 = (text: string): string => [...text].flatMap((char) => [char, '\0']).join('');
  const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
  const many = (one: (at: number) => string): string => Array.from({ length: 20_000 }, (_, at) => one(at)).join('');
  const relation = (target: string): string =>
    `<Relationships><Relationship Type="x/officeDocument" Target="${target}"/></Relationships>`;
  const cases: readonly (readonly [name: string, make: () => Promise<Uint8Array> | Uint8Array, reason: string])[] = [
    ['no bytes', () => new Uint8Array(), 'empty'],
    ['a text', () => bytes('текст'), 'not-docx'],
    ['a PDF', () => bytes('%PDF-1.7'), 'not-docx'],
    ['an old document', () => latin('\xd0\xcf\x11\xe0 WordDocument'), 'not-docx'],
    ['a protected document', () => latin(`\xd0\xcf\x11\xe0....${utf16('EEncryptedPackage')}..`), 'encrypted'],
    [
      'a spreadsheet',
      () => packed('', { 'xl/workbook.xml': '<x/>', '_rels/.rels': relation('xl/workbook.xml') }),
      'not-docx',
    ],
    ['an OpenDocument text', () => packed('', { mimetype: 'application/vnd.oasis.opendocument.text' }), 'not-docx'],
    ['another ZIP', () => new JSZip().file('a.txt', 'a').generateAsync({ type: 'uint8array' }), 'not-docx'],
    ['a torn file', async () => (await packed(xmlOf(p(r('a'))))).slice(0, -40), 'damaged'],
    ['open elements', () => packed('<w:document><w:body>'), 'damaged'],
    ['no body', () => packed(`<w:document xmlns:w="${W}"/>`), 'damaged'],
    ['an entity bomb', () => packed(`<!DOCTYPE a [<!ENTITY b "bbb">]>${xmlOf(p(r('&b;')))}`), 'damaged'],
    ['deep nesting', () => packed(xmlOf('<w:x>'.repeat(50_000))), 'too-large'],
    ['an attribute twice', () => packed(xmlOf(`<w:p ${'a="b" '.repeat(2)}/>`)), 'damaged'],
    ['countless attributes', () => packed(xmlOf(`<w:p ${many((at) => `a${at}="b" `)}/>`)), 'too-large'],
    ['countless prefixes', () => packed(xmlOf(`<w:p ${many((at) => `xmlns:a${at}="b" `)}/>`)), 'too-large'],
    ['a run of ampersands', () => packed(xmlOf(p(r('&'.repeat(100_000))))), 'damaged'],
    ['no text', () => packed(xmlOf(p())), 'empty'],
    ['a huge paragraph', () => packed(xmlOf(p(r('a'.repeat(DOCX_LIMITS.paragraph + 1))))), 'too-large'],
    ['a bomb', () => packed(xmlOf(p(r('a'))), { 'word/media/x.bin': '0'.repeat(LIMITS.unpacked) }), 'too-large'],
    ['a huge file', () => new Uint8Array(LIMITS.bytes + 1), 'too-large'],
  ];
  it.each(cases)('refuses %s', async (_, make, reason) => {
    const result = await importDocx(await make(), LIMITS);
    expect(result).toMatchObject({ ok: false, reason, sentence: expect.stringMatching(/^(The|This) .+\.$/) });
  });

  it('stops unpacking a bomb that declares to be small', async () => {
    const file = await packed(`${xmlOf(p(r('a')))}${' '.repeat(LIMITS.unpacked)}`);
    // The size in the central directory, where the bomb lies, is the field 24 bytes behind the entry's signature.
    const view = new DataView(file.buffer, file.byteOffset, file.length);
    const entry = (at: number): boolean => view.getUint32(at, true) === 0x02014b50;
    const entries = Array.from({ length: file.length - 46 }, (_, at) => at).filter(entry);
    for (const at of entries) if (view.getUint32(at + 24, true) > 1e6) view.setUint32(at + 24, 900, true);
    expect(await importDocx(file, LIMITS)).toMatchObject({ ok: false, reason: 'too-large' });
  });

  it('notices a changed bit that leaves the file readable', async () => {
    const zip = new JSZip();
    zip.file('[Content_Types].xml', '<Types/>').file('word/document.xml', xmlOf(p(r('agree'))));
    const file = await zip.generateAsync({ type: 'uint8array', compression: 'STORE' });
    const at = Buffer.from(file).indexOf('agree');
    file[at] = 'A'.charCodeAt(0);
    expect(await importDocx(file)).toMatchObject({ ok: false, reason: 'damaged' });
  });

  it('never throws, whatever happened to the bytes', async () => {
    const file = await packed(xmlOf(p(r('Стороны ', '<w:b/>'), ins(r('договорились')))));
    let readable = 0;
    let unreadable = 0;
    const edit = fc.record({ at: fc.nat(file.length - 1), byte: fc.nat(255) });
    const damage = fc.record({ edits: fc.array(edit, { maxLength: 4 }), cut: fc.option(fc.nat(file.length)) });
    await fc.assert(
      fc.asyncProperty(damage, async ({ edits, cut }) => {
        const bad = file.slice(0, cut ?? file.length);
        for (const { at, byte } of edits) if (at < bad.length) bad[at] = byte;
        const result = await importDocx(bad);
        if (result.ok) {
          readable++;
          expect(plain(result)).toEqual(['Стороны договорились']);
        } else unreadable++;
      }),
      { seed: 20251118, numRuns: 300 },
    );
    expect([readable > 10, unreadable > 50]).toEqual([true, true]);
  });
});

describe('importDocx, files of other writers', () => {
  const languages = SAMPLE.columns;

  it.each(languages)('reads back what we export in %s', async (lang) => {
    const result = await importDocx(await EXPORTERS.docx.write({ ...INPUT, language: lang }));
    const found = plain(result);
    const words = lines(SAMPLE, lang, 'brackets')
      .flatMap((line) => toPlain(line.paragraphs).split('\n'))
      .map(printable);
    expect(words.filter((line) => !found.some((text) => text.endsWith(line)))).toEqual([]);
    expect(found.length).toBe(words.length + 3); // draft, summit, title
  });

  it('reads back every column of our parallel table', async () => {
    const result = await importDocx(await EXPORTERS.docx.write(INPUT));
    expect(result.ok && result.tables.map((table) => table.languages)).toEqual([languages]);
    for (const lang of languages) {
      const words = allLines(SAMPLE, lang, 'brackets').flatMap((line) => toPlain(line.paragraphs).split('\n'));
      const found = result.ok ? paragraphsIn(result, lang) : [];
      const full = words.filter((line) => line !== '').map(printable);
      expect(found.map((text, index) => text.endsWith(full[index] ?? '?'))).toEqual(full.map(() => true));
    }
  });

  it.skipIf(officeMissing('a file written by LibreOffice'))(
    'reads a file that LibreOffice wrote',
    OFFICE_TIME,
    async () => {
      const html =
        '<p>Стороны <b>договорились</b>.</p><p dir="rtl" lang="fa">دولت‌ها <i>می‌پذیرند</i></p><ol><li>Suyun</ol>';
      const page = new TextEncoder().encode(`<html><meta charset="utf-8"><body>${html}</body></html>`);
      const [file] = await converted([page], 'html', { from: 'HTML (StarWriter)', to: 'docx:MS Word 2007 XML' });
      const result = await importDocx(file as Uint8Array);
      expect(shown(result)).toEqual(['Стороны *договорились*.', 'دولت‌ها /می‌پذیرند/', 'Suyun']);
    },
  );
});
