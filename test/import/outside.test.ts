import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { describe, expect, it } from 'vitest';
import { importFile } from '../../src/import/index.ts';
import { OUTSIDE_BYTES, type OutsideFile, readOutside } from '../../src/import/outside.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const row = (...texts: string[]): TableRow =>
  new TableRow({
    children: texts.map((text) => new TableCell({ children: text.split('\n').map((line) => new Paragraph(line)) })),
  });
const docx = async (...children: (Paragraph | Table)[]): Promise<Uint8Array> =>
  new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
const paragraphs = (...texts: string[]): Promise<Uint8Array> => docx(...texts.map((text) => new Paragraph(text)));

const RU = ['Прибрежные государства сотрудничают друг с другом.', 'Они встречаются в Реште каждый год.'];
const FA = ['دولت‌های ساحلی با یکدیگر همکاری می‌کنند.', 'آنان هر سال در رشت دیدار می‌کنند.'];
const TABLE = new Table({
  rows: [row('فارسی', 'Русский'), row(FA[0] as string, RU[0] as string), row(`${FA[1]}\n${FA[0]}`, RU[1] as string)],
});

/** Parts as "ru 0:text 1:text". */
const shown = (file: OutsideFile): readonly string[] | string =>
  file.ok
    ? file.parts.map(({ lang, lines }) => [lang ?? '?', ...lines.map(({ text, row: at }) => `${at}:${text}`)].join(' '))
    : [file.problem.kind, 'reason' in file.problem ? file.problem.reason : ''].join(' ').trim();

describe('readOutside', () => {
  it('reads the columns of a parallel table with the rows they stand in, and what stands above it', async () => {
    const file = await docx(new Paragraph(RU[1] as string), TABLE);
    expect(shown(await readOutside('a.docx', file))).toEqual([
      `fa 1:${FA[0]} 2:${FA[1]} 2:${FA[0]}`,
      `ru 0:${RU[1]} 1:${RU[0]} 2:${RU[1]}`,
    ]);
  });

  it('finds the language of a text in one language', async () => {
    const lines = `ru 0:${RU[0]} 1:${RU[1]}`;
    expect(shown(await readOutside('a.docx', await paragraphs(...RU, '—')))).toEqual([lines]);
    expect(shown(await readOutside('a.txt', bytes(RU.join('\n'))))).toEqual([lines]);
    expect(shown(await readOutside('a.tsv', bytes(`id\tru\n1\t${RU[0]}\n2\t${RU[1]}`)))).toEqual([lines]);
  });

  it('takes two languages apart that stand one after the other', async () => {
    expect(shown(await readOutside('a.docx', await paragraphs(...FA, ...RU)))).toEqual([
      `fa 0:${FA[0]} 1:${FA[1]}`,
      `ru 2:${RU[0]} 3:${RU[1]}`,
    ]);
  });

  it('leaves the language open where the letters do not tell', async () => {
    expect(shown(await readOutside('a.txt', bytes('Каспий')))).toEqual(['? 0:Каспий']);
  });

  it('joins the wrapped lines of a plain text, not the paragraphs of a cell', async () => {
    expect(shown(await readOutside('a.ru.txt', bytes('раз\nдва\n\nтри')))).toEqual(['ru 0:раз два 1:три']);
    expect(shown(await readOutside('a.tsv', bytes('ru\tfa\n"раз\nдва"\tیک')))).toEqual(['ru 0:раз 0:два', 'fa 0:یک']);
  });

  const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...bytes('Word')]);
  const locked = Uint8Array.from([...old, ...[...'EncryptedPackage'].flatMap((char) => [char.charCodeAt(0), 0])]);
  it.each([
    ['an empty file', 'a.docx', new Uint8Array(), 'empty'],
    ['an empty text', 'a.txt', bytes(' \n'), 'empty'],
    ['a text without words', 'a.ru.txt', bytes('— — —'), 'empty'],
    ['half a document', 'a.docx', Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2]), 'document damaged'],
    ['an old document', 'a.doc', old, 'document not-docx'],
    ['a document with a password', 'a.docx', locked, 'document encrypted'],
    ['a PDF', 'a.pdf', bytes('%PDF-1.7'), 'unknown'],
    ['what is too large', 'a.docx', { length: OUTSIDE_BYTES + 1 } as Uint8Array, 'too-large'],
  ])('refuses %s', async (_, name, raw, problem) => {
    expect(shown(await readOutside(name, raw))).toBe(problem);
  });
});

describe('importFile, of a Word document', () => {
  it('makes a row of a parallel table one clause', async () => {
    const result = await importFile('a.docx', await docx(new Paragraph(RU[1] as string), TABLE));
    expect(result).toMatchObject({
      ok: true,
      columns: ['fa', 'ru'],
      clauses: [
        { texts: { ru: RU[1] } },
        { texts: { fa: FA[0], ru: RU[0] } },
        { texts: { fa: `${FA[1]}\n${FA[0]}`, ru: RU[1] } },
      ],
    });
  });

  it('tells the outline by the numbers that are typed', async () => {
    const texts = [
      'Резолюция',
      'Участники встречи, собравшиеся в Реште,',
      'Раздел I. Воды',
      `1. ${RU[0]}`,
      `а) ${RU[1]}`,
      'Совершено в Реште.',
    ];
    const result = await importFile('a.docx', await paragraphs(...texts));
    expect(result.ok && result.clauses.map(({ kind, level, texts: { ru } }) => [kind, level, ru])).toEqual([
      ['title', 0, texts[0]],
      ['recital', 0, texts[1]],
      ['heading', 0, 'Воды'],
      ['paragraph', 0, RU[0]],
      ['subparagraph', 1, RU[1]],
      ['testimonium', 0, texts[5]],
    ]);
  });

  it('asks for the language where the letters do not tell, and takes the answer', async () => {
    const file = await paragraphs('Каспий');
    expect(await importFile('a.docx', file)).toEqual({ ok: false, problem: { kind: 'language-needed' } });
    expect(await importFile('a.docx', file, { language: 'kk' })).toMatchObject({ ok: true, columns: ['kk'] });
  });
});
