/** Footnotes and tables of Word documents that others wrote. */
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { importFile } from '../../src/import/index.ts';
import { type Came, cells, paragraph, readWord, run, shown, told, wordFile } from './word.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const note = (id: number, words: string): string =>
  `<w:footnote w:id="${id}"><w:p><w:r><w:footnoteRef/></w:r>${run(` ${words}`)}</w:p></w:footnote>`;
const reference = (id: number, more = ''): string => `<w:r><w:footnoteReference w:id="${id}"${more}/></w:r>`;

async function withNotes(body: string, notes: string, endnotes = ''): Promise<Came> {
  const zip = await JSZip.loadAsync(await wordFile(body));
  zip.file('word/footnotes.xml', `<w:footnotes ${W}>${notes}</w:footnotes>`);
  zip.file('word/endnotes.xml', `<w:endnotes ${W}>${endnotes}</w:endnotes>`);
  const result = await importFile('a.docx', await zip.generateAsync({ type: 'uint8array' }), { language: 'ru' });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result;
}

const row = (...words: readonly string[]): readonly string[] => words.map((each) => paragraph(each));

describe('footnotes of a Word document', () => {
  it('stand behind the clause that refers to them, and leave its number alone', async () => {
    const came = await withNotes(
      paragraph(`${run('1. Государства')}${reference(2)}${run(' решили')}${reference(3)}`) + paragraph('2. Далее'),
      note(2, 'Пять.') + note(3, 'Все.'),
    );
    expect(shown(came)).toEqual([
      ...['paragraph 0 Государства(*) решили(*)', 'footnote 0 Пять.', 'footnote 0 Все.', 'paragraph 0 Далее'],
    ]);
    expect(told(came)).toEqual({});
  });

  it('may be endnotes, or have a sign of their own', async () => {
    const own = `<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>†</w:t></w:r>`;
    const came = await withNotes(
      paragraph(`${run('а')}${own}${run('б')}<w:r><w:endnoteReference w:id="5"/></w:r>`),
      `<w:footnote w:id="2"><w:p>${run('† Знак.')}</w:p></w:footnote>`,
      `<w:endnote w:id="5"><w:p>${run('В конце.')}</w:p></w:endnote>`,
    );
    expect(shown(came).map((each) => each.replace(/^\w+ \d /, ''))).toEqual(['а(*)б(*)', 'Знак.', 'В конце.']);
  });

  it('come in once, and what is not there is told', async () => {
    const came = await withNotes(
      paragraph(`${run('а')}${reference(2)}${reference(2)}${reference(9)}`),
      note(2, 'Раз.'),
    );
    expect(came.clauses.map(({ texts }) => texts.ru)).toEqual(['а(*)', 'Раз.']);
    expect(told(came).footnotes?.[0]).toBe(2);
  });

  it('are refused by the thousand, with the limit', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => at + 1);
    const zip = await JSZip.loadAsync(await wordFile(paragraph(run('а') + many.map((id) => reference(id)).join(''))));
    zip.file('word/footnotes.xml', `<w:footnotes ${W}>${many.map((id) => note(id, 'x')).join('')}</w:footnotes>`);
    const result = await importFile('a.docx', await zip.generateAsync({ type: 'uint8array' }), { language: 'ru' });
    expect(result.ok).toBe(false);
  });
});

describe('tables of a Word document', () => {
  it('are one clause each, and have no part in the outline', async () => {
    const came = await readWord(
      `${paragraph('1. Квоты:')}${cells(row('Государство', '2026'), row('Иран', '1'), row('Россия', ''))}${paragraph('2. Далее')}`,
    );
    expect(shown(came)).toEqual([
      ...['paragraph 0 Квоты:', 'table 0 Государство | 2026\nИран | 1\nРоссия | ', 'paragraph 0 Далее'],
    ]);
  });

  it('lose no words of cells that a row cannot say, and tell of them', async () => {
    const merged = `<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${paragraph('а|б')}`;
    const came = await readWord(cells([merged], row('в', 'г'), [paragraph('д') + paragraph('е'), paragraph('ё')]));
    expect(came.clauses[0]?.texts.ru).toBe('а¦б | \nв | г\nд е | ё');
    expect(told(came)).toEqual({ cells: [2, ''] });
  });

  it('of a thousand rows are divided, each part with the head', async () => {
    const rows = Array.from({ length: 1000 }, (_, at) => row(`Государство ${at}`, `Количество ${at}`));
    const came = await readWord(cells(row('Кто', 'Сколько'), ...rows));
    const texts = came.clauses.map(({ texts: { ru = '' } }) => ru);
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.every((text) => text.startsWith('Кто | Сколько\n') && text.length <= 20_000)).toBe(true);
    expect(texts.flatMap((text) => text.split('\n').slice(1))).toHaveLength(1000);
  });

  it('are still texts side by side where the columns are languages', async () => {
    const came = await readWord(cells(row('Русский', 'فارسی'), row('Стороны согласны', 'طرف‌ها موافقند')));
    expect(came.columns).toEqual(['ru', 'fa']);
    expect(came.clauses).toHaveLength(1);
  });
});
