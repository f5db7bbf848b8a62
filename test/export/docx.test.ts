import { spawnSync } from 'node:child_process';
import { describe, expect, it, vi } from 'vitest';
import { EXPORTERS, type ExportInput } from '../../src/export/index.ts';
import { allLines, lines } from '../../src/export/outline.ts';
import type { Lang } from '../../src/language/language.ts';
import { declaration } from '../support/declaration.ts';
import { converted, OFFICE_TIME, officeMissing } from '../support/office.ts';
import { all, child, type Element, parseXml, part, parts, textOf } from './docx-reader.ts';
import { INPUT, SAMPLE } from './sample.ts';

const write = (changes: Partial<ExportInput> = {}): Promise<Uint8Array> =>
  EXPORTERS.docx.write({ ...INPUT, ...changes });
const LANGS = SAMPLE.columns;

const isArabic = (char: string): boolean => char >= '\u0620' && char <= '\u06ff' && !'،؛؟٪٫٬۔ـ'.includes(char);
const isWestern = (char: string): boolean => char.toLowerCase() !== char.toUpperCase();
const bodyTexts = (document: Element): string[] => [...all(document, 'w:p')].map(textOf).filter((text) => text !== '');

const expectedLines = (lang: Lang): string[] =>
  lines(SAMPLE, lang, 'brackets').flatMap((line) =>
    line.paragraphs.map((paragraph, index) => {
      const words = paragraph.map((run) => run.text).join('');
      if (index > 0 || line.label === '') return words;
      return `${line.label}${line.kind === 'article' || [...line.label].length > 4 ? ' ' : '\t'}${words}`;
    }),
  );

describe('writeDocx, one language', () => {
  it.each(LANGS)('prints the clauses of %s in reading order, word for word', async (lang) => {
    const document = await part(await write({ language: lang }), 'word/document.xml');
    const head = 3; // draft, summit, title
    expect(bodyTexts(document).slice(head)).toEqual(expectedLines(lang));
  });

  it('prints the number of a clause as its language writes it', async () => {
    const document = await part(await write({ language: 'fa' }), 'word/document.xml');
    expect(bodyTexts(document).slice(4, 7)).toEqual([
      'ماده ۱. موضوع',
      '۱.\tسند CSC/2026/WP.4 (نسخهٔ ۲) مورخ 2026-02-28 را [می‌پذیرند] و CSC (2026) را.',
      'الف)\tنخست؛',
    ]);
  });

  it('leaves withdrawn clauses and clauses without a counterpart out', async () => {
    const texts = bodyTexts(await part(await write({ language: 'en' }), 'word/document.xml')).join('\n');
    expect([texts.includes('withdrawn words'), texts.includes('2.')]).toEqual([false, false]);
  });

  it('drops bracket signs and keeps their words in the clean view', async () => {
    const texts = bodyTexts(await part(await write({ language: 'az', view: 'clean' }), 'word/document.xml'));
    expect(texts).toContain('1.\tsənədi qəbul edir & <imzalayır>;');
  });

  it('uses heading styles for titles and articles', async () => {
    const file = await write({ language: 'ru' });
    const document = await part(file, 'word/document.xml');
    // A style of ours says which clause a paragraph is of, and rests on the one that it looks like.
    const looks = new Map(
      [...all(await part(file, 'word/styles.xml'), 'w:style')].map((style) => [
        style.attributes['w:styleId'],
        child(style, 'w:basedOn')?.attributes['w:val'],
      ]),
    );
    const styled = [...all(document, 'w:p')].flatMap((paragraph) => {
      const properties = child(paragraph, 'w:pPr');
      const style = looks.get(child(properties ?? paragraph, 'w:pStyle')?.attributes['w:val'] ?? '');
      return style ? [[style, textOf(paragraph)]] : [];
    });
    expect(styled).toEqual([
      ['Title', 'Резолюция'],
      ['Heading1', 'Статья 1. Предмет'],
    ]);
  });

  it('keeps bold, italic and underlined words, bold and italic for both kinds of script', async () => {
    const found = async (lang: Lang, words: string) => {
      const document = await part(await write({ language: lang }), 'word/document.xml');
      const run = [...all(document, 'w:r')].find((candidate) => textOf(candidate) === words);
      return run && child(run, 'w:rPr')?.children.map((property) => property.name);
    };
    expect(await found('fa', 'می‌پذیرند')).toEqual(['w:b', 'w:bCs', 'w:u', 'w:rtl', 'w:lang']);
    expect(await found('ru', 'документ')).toEqual(['w:i', 'w:iCs', 'w:lang']);
  });

  it('sets direction of section and paragraphs of Persian, and of no other language', async () => {
    const bidi = async (lang: Lang) => {
      const document = await part(await write({ language: lang }), 'word/document.xml');
      const paragraphs = [...all(document, 'w:p')].filter((paragraph) => textOf(paragraph) !== '');
      const flagged = paragraphs.filter((paragraph) => [...all(paragraph, 'w:bidi')].length > 0);
      const section = [...all(document, 'w:sectPr')].map((sect) => sect.children.map(({ name }) => name));
      return [flagged.length === paragraphs.length, flagged.length, section.flat().includes('w:bidi')];
    };
    expect(await bidi('fa')).toEqual([true, expect.any(Number), true]);
    expect(await bidi('ru')).toEqual([false, 0, false]);
  });

  it('prints a place to sign for each party', async () => {
    const parties = [{ ru: 'Иран' }, { ru: 'Россия' }, { ru: 'Казахстан' }];
    const document = await part(await write({ language: 'ru', parties }), 'word/document.xml');
    expect([...all(document, 'w:tc')].map(textOf)).toEqual(
      ['Иран', 'Россия', 'Казахстан', ''].map((name) => (name ? name + '_'.repeat(28) : '')),
    );
  });
});

describe('writeDocx, all languages', () => {
  const rowsOf = (document: Element): string[][] =>
    [...all(document, 'w:tr')].map((row) =>
      [...all(row, 'w:tc')].map((cell) => [...all(cell, 'w:p')].map(textOf).join('\n')),
    );

  it('has a row per standing clause and a column per language, word for word', async () => {
    const rows = rowsOf(await part(await write(), 'word/document.xml'));
    const texts = LANGS.map((lang) => allLines(SAMPLE, lang, 'brackets'));
    const expected = (texts[0] ?? []).map((_, index) =>
      texts.map((column) => {
        const line = column[index];
        const words = (line?.paragraphs ?? []).map((runs) => runs.map((run) => run.text).join('')).join('\n');
        if (words === '') return '—';
        return [line?.label, words].filter(Boolean).join(' ');
      }),
    );
    expect(rows.slice(1).map((cells) => cells.slice(1))).toEqual(expected);
    expect(rows.map(([number]) => number)).toEqual(['№', '', '1', '1', '', '2', '']);
  });

  it('repeats its header row and lies across', async () => {
    const document = await part(await write(), 'word/document.xml');
    const page = [...all(document, 'w:pgSz')][0]?.attributes;
    expect([[...all(document, 'w:tblHeader')].length, page?.['w:orient'], page?.['w:w']]).toEqual([
      1,
      'landscape',
      '16838',
    ]);
  });

  it.each([
    ['the first language', undefined, ['fa', 'ru'], true],
    ['the first language', undefined, ['ru', 'fa'], false],
    ['the holder', 'ltr', ['fa', 'ru'], false],
    ['the holder', 'rtl', ['ru', 'fa'], true],
  ] as const)('takes the direction of its columns from %s (%s, %j)', async (_, holderDir, columns, rtl) => {
    const two = declaration({ columns, clauses: [{ texts: { fa: 'یک', ru: 'раз' } }] });
    const document = await part(
      await write({ declaration: two, ...(holderDir ? { holderDir } : {}) }),
      'word/document.xml',
    );
    const visual = [...all(document, 'w:bidiVisual')];
    expect([
      visual.length > 0,
      [...all(document, 'w:sectPr')].some((sect) => child(sect, 'w:bidi') !== undefined),
    ]).toEqual([rtl, rtl]);
  });
});

describe('writeDocx, any language', () => {
  it.each([...LANGS, 'all'] as const)(
    'flags every run with Persian letters as right-to-left and no Latin or Cyrillic one (%s)',
    async (language) => {
      const files = await parts(await write({ language }));
      const seen = { rtl: 0, ltr: 0 };
      for (const [name, xml] of files) {
        if (!name.startsWith('word/') || !name.endsWith('.xml')) continue;
        for (const run of all(parseXml(xml), 'w:r')) {
          const chars = [...textOf(run)];
          const properties = child(run, 'w:rPr');
          const rtl = properties !== undefined && child(properties, 'w:rtl') !== undefined;
          if (chars.some(isArabic)) {
            expect([textOf(run), rtl, chars.some(isWestern)]).toEqual([textOf(run), true, false]);
            seen.rtl++;
          } else if (chars.some(isWestern)) {
            expect([textOf(run), rtl]).toEqual([textOf(run), false]);
            seen.ltr++;
          }
          if (chars.length > 0) expect(properties && child(properties, 'w:lang')).toBeDefined();
        }
      }
      expect(seen.ltr).toBeGreaterThan(0);
      if (language === 'fa' || language === 'all') expect(seen.rtl).toBeGreaterThan(10);
    },
  );

  it('is well-formed in every part whatever characters a cell holds', async () => {
    const wild = [...Array(0x20).keys()].map((code) => String.fromCharCode(code)).join('x');
    const bad = declaration({
      columns: ['en'],
      clauses: [{ texts: { en: `a${wild}\ud800b\udc00c\ufffe\uffff&<>"'😀` } }],
    });
    const files = await parts(await write({ declaration: bad, language: 'en', title: { en: '\u0007\ud83d' } }));
    const trees = [...files]
      .filter(([name]) => name.endsWith('.xml') || name.endsWith('.rels'))
      .map(([, xml]) => parseXml(xml));
    expect(trees.length).toBeGreaterThan(8);
    expect([...files.values()].some((xml) => xml.includes('😀'))).toBe(true);
  });

  it.each(['fa', 'all'] as const)('gives the same bytes for the same input (%s)', async (language) => {
    const first = await write({ language });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2031, 5, 6) });
    const later = await write({ language }).finally(() => vi.useRealTimers());
    expect(Buffer.compare(first, later)).toBe(0);
    const core = (await parts(first)).get('docProps/core.xml') ?? '';
    expect(core.split('2025-11-19T10:00:00Z').length).toBe(3);
    expect(Buffer.compare(first, await write({ language, generatedAt: '2025-11-20T10:00:00Z' }))).not.toBe(0);
  });

  it('throws on a time that is none', async () => {
    await expect(write({ generatedAt: 'yesterday' })).rejects.toThrow(RangeError);
  });
});

const available = (command: string): boolean => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
const skipUnless = (command: string): boolean => {
  const there = available(command);
  if (!there) console.warn(`SKIPPED: ${command} is not installed, so DOCX files are not checked with it`);
  return !there;
};

describe('a DOCX file in other programs', () => {
  it.skipIf(officeMissing('DOCX files in LibreOffice'))('reads the same in LibreOffice', OFFICE_TIME, async () => {
    const files = await Promise.all(LANGS.map((lang) => write({ language: lang })));
    const texts = await converted(files, 'docx', { to: 'txt:Text (encoded):UTF8' });
    LANGS.forEach((lang, index) => {
      const lines = new TextDecoder().decode(texts[index]).split(/\r?\n/);
      expect(lines.filter((line) => line !== '').slice(3)).toEqual(expectedLines(lang));
    });
  });

  it.skipIf(skipUnless('xmllint'))('is well-formed for xmllint', async () => {
    for (const [name, xml] of await parts(await write())) {
      if (!name.endsWith('.xml')) continue;
      const { status, stderr } = spawnSync('xmllint', ['--nonet', '--noout', '-'], { input: xml, encoding: 'utf8' });
      expect([name, status, stderr]).toEqual([name, 0, '']);
    }
  });
});
