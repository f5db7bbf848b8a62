import { afterAll, describe, expect, it } from 'vitest';
import { closePrintTools, PRINT_TOOLS as TOOLS } from '../../server/print/tools.ts';
import { exportRedline } from '../../src/export/index.ts';
import type { RedlineInput } from '../../src/export/redline.ts';
import { htmlTexts } from '../../src/export/redline-html-text.ts';
import { writeRedlinePdf } from '../../src/export/redline-pdf.ts';
import { changedParagraphs, sideParagraphs } from '../../src/export/redline-pdf-text.ts';
import { redline } from './pdf-jobs.ts';
import { infoOf, normal, POPPLER, QPDF, rightToLeft, textOf, told } from './pdf-reader.ts';

afterAll(() => closePrintTools());

describe('writeRedlinePdf', () => {
  it('is a format of redlines, and named as they are', async () => {
    const file = await exportRedline('pdf', redline('ru', TOOLS));
    expect(file.ok && [file.mime, file.name]).toEqual(['application/pdf', 'environment-42-42-ru-redline.pdf']);
  });

  it.skipIf(!POPPLER)('prints counts, the list, and both versions of the text', async () => {
    const input = redline('ru', TOOLS);
    const read = normal(textOf(await writeRedlinePdf(input)));
    const said = ['Добавлено: 1', 'Перемещено: 1', 'Перечень изменений', 'Текст с отмеченными изменениями'];
    const notes = [
      'Перемещено в другое место (пункт 8)',
      'Перемещено сюда из другого места (пункт 5)',
      '4. Новый пункт:¶',
    ];
    for (const words of [...said, ...notes]) expect(read).toContain(normal(words));
    const { from, to } = htmlTexts(input, ['ru']);
    for (const version of [from, to])
      for (const id of version.clauses) {
        const words = version.cells.get(id)?.ru?.words.split(/\s+/) ?? [];
        for (const word of words) expect(read).toContain(normal(word));
      }
  });

  it.skipIf(!POPPLER || !QPDF)('is tagged, in our fonts, and without the hands that it does not show', async () => {
    const secret = 'Секретов';
    const input: RedlineInput = {
      ...redline('all', TOOLS),
      hands: () => ({ author: secret, at: '2025-11-18T09:00:00Z' }),
    };
    const bytes = await writeRedlinePdf(input);
    expect(infoOf(bytes).Tagged).toBe('yes');
    expect(
      told('pdffonts', bytes, ['%'])
        .match(/\+\w+/g)
        ?.every((name) => /^\+(Vazirmatn|SourceSerif4)$/.test(name)),
    ).toBe(true);
    expect(told('qpdf', bytes, ['--check', '%'])).toContain('No syntax or stream encoding errors found');
    expect(textOf(bytes)).not.toContain(secret);
    expect(rightToLeft(textOf(bytes)).letters).toContain(normal('Қазақша'));
  });

  it('asks for tools', async () => {
    const { tools: _, ...without } = redline('fa', TOOLS);
    await expect(writeRedlinePdf(without)).rejects.toThrow(TypeError);
  });
});

describe('changedParagraphs', () => {
  const cell = (words: string, tags = '') => ({ label: '', words, tags: Array.from(words, () => tags) });
  const pieces = [
    { op: 'same', text: 'a ' },
    { op: 'delete', text: 'b\n' },
    { op: 'insert', text: 'c' },
    { op: 'same', text: 'd' },
  ] as const;
  it('underlines what came, strikes what went, and shows the end of a paragraph that did', () => {
    expect(changedParagraphs(pieces, cell('a b\nd'), cell('a cd', 'b'))).toEqual([
      [
        ['a ', 'b'],
        ['b', '-'],
        ['¶', '-'],
      ],
      [
        ['c', 'b+'],
        ['d', 'b'],
      ],
    ]);
  });
  it('gives either side alone with its own marks', () => {
    expect(sideParagraphs(pieces, cell('a b\nd'), cell('a cd', 'b'), 'insert')).toEqual([
      [
        ['a ', 'b'],
        ['c', 'b+'],
        ['d', 'b'],
      ],
    ]);
  });
});
