import { describe, expect, it } from 'vitest';
import { PRINT_TOOLS } from '../../server/print/tools.ts';
import { EXPORTERS, type ExportInput, exportDeclaration, exportName } from '../../src/export/index.ts';
import { lines } from '../../src/export/outline.ts';
import { importFile } from '../../src/import/index.ts';
import type { Lang } from '../../src/language/language.ts';
import { declaration } from '../support/declaration.ts';
import { INPUT, numbered, SAMPLE } from './sample.ts';

const text = async (format: string, changes: Partial<ExportInput>): Promise<string> => {
  const result = await exportDeclaration(format, { ...INPUT, ...changes }, PRINT_TOOLS);
  if (!result.ok) throw new Error(result.reason);
  return new TextDecoder('utf-8', { fatal: true }).decode(result.bytes);
};

describe('exportDeclaration', () => {
  it.each([
    ['odt', 'all', 'unknown-format'],
    ['toString', 'all', 'unknown-format'],
    ['docx', 'tk', 'unknown-language'],
    ['json', 'fa', 'languages'],
  ] as const)('refuses %s in %s: %s', async (format, language, reason) => {
    expect(await exportDeclaration(format, { ...INPUT, language })).toEqual({ ok: false, reason });
  });

  it.each(Object.keys(EXPORTERS))('says of %s what it is and how to name it', async (format) => {
    const [first] = INPUT.declaration.columns;
    const language = EXPORTERS[format as keyof typeof EXPORTERS].languages === 'one' ? (first as Lang) : 'all';
    const result = await exportDeclaration(format, { ...INPUT, language }, PRINT_TOOLS);
    const { mime, extension } = EXPORTERS[format as keyof typeof EXPORTERS];
    expect(result).toMatchObject({ ok: true, mime, name: `economy-42-${language}-draft.${extension}` });
  });
});

describe('exportName', () => {
  it.each([
    ['اقتصاد', '42-fa.docx'],
    ['../../etc/passwd', 'etc-passwd-42-fa.docx'],
    ['a b/c:d*e', 'a-b-c-d-e-42-fa.docx'],
  ])('makes a plain ASCII name of %j', (resolution, expected) => {
    const input = { ...INPUT, language: 'fa' as const, draft: false, declaration: { ...SAMPLE, resolution } };
    expect(exportName('docx', input)).toBe(expected);
  });

  it('names the milestone', () => {
    const milestone = { id: 'm3', label: 'Chair’s text', seq: 42, digest: '', at: '', by: '' };
    expect(exportName('text', { ...INPUT, milestone })).toBe('economy-m3-all-draft.txt');
  });
});

describe('writeText', () => {
  it('prints one language as paragraphs with their numbers', async () => {
    expect((await text('text', { language: 'kk' })).split('\n\n')).toEqual([
      'ЖОБА',
      'Каспий саммиті',
      'Қарар',
      'жағалау мемлекеттерінің достығын назарға ала отырып,',
      '1-бап. Нысана',
      '1. құжатты [қабылдайды];\nекінші абзац.',
      '1) біріншіден;',
      'Решт\n',
    ]);
  });

  it('prints all languages as blocks of tagged lines', async () => {
    const blocks = (await text('text', { language: 'all', view: 'clean' })).split('\n\n');
    expect(blocks[5]).toBe(
      [
        'fa: ۱. سند CSC/2026/WP.4 (نسخهٔ ۲) مورخ 2026-02-28 را می‌پذیرند و CSC (2026) را.',
        'ru: 1. принимают «документ» до 2026 года;',
        'az: 1. sənədi qəbul edir & <imzalayır>;',
        'kk: 1. құжатты қабылдайды;\n    екінші абзац.',
        'en: 1. accept the document (in Persian: سند) by 2026;',
      ].join('\n'),
    );
    expect(blocks[7]).toBe('fa: —\nru: 2. только по-русски\naz: —\nkk: —\nen: —');
  });
});

describe('writeJson', () => {
  it('is the declaration itself, with keys in order and a line end', async () => {
    const json = await text('json', {});
    const clauses = SAMPLE.clauses.map(({ noCounterpart: by, ...clause }) => ({
      ...clause,
      ...(by ? { noCounterpart: Object.fromEntries(Object.keys(by).map((lang) => [lang, ''])) } : {}),
    }));
    expect(JSON.parse(json)).toEqual({ ...SAMPLE, clauses });
    expect([json.startsWith('{\n  "at": {\n    "seq": 42\n  },\n  "clauses": ['), json.endsWith('}\n')]).toEqual([
      true,
      true,
    ]);
  });

  it('is the same whatever the order in which the keys came', async () => {
    const backwards = Object.fromEntries(Object.entries(SAMPLE).reverse()) as typeof SAMPLE;
    expect(await text('json', { declaration: backwards })).toBe(await text('json', {}));
  });

  it('comes back as the same clauses', async () => {
    const back = await importFile('economy.json', new TextEncoder().encode(await text('json', {})));
    expect(back).toMatchObject({ ok: true, columns: SAMPLE.columns });
    if (!back.ok) return;
    const expected = SAMPLE.clauses.map(({ id, kind, level, status, texts }) => ({
      id,
      kind,
      level,
      ...(status === 'withdrawn' ? { status } : {}),
      texts: Object.fromEntries(
        Object.entries(texts)
          .map(([lang, cell]) => [
            lang,
            (cell?.paragraphs ?? []).map((runs) => runs.map((run) => run.text).join('')).join('\n'),
          ])
          .filter(([, words]) => words !== ''),
      ),
    }));
    // The sample has a control character and half a surrogate pair, which no import lets through.
    expect(back.clauses.map(({ marked: _marked, ...plain }) => plain)).toEqual(
      JSON.parse(JSON.stringify(expected).replace(/\\u0001|\\ud800/g, '')),
    );
    expect(back.warnings.map(({ kind }) => kind)).toEqual(['control-characters']);
  });
});

describe('lines', () => {
  it('prints a number once when the text brings it along', () => {
    const twice = numbered(
      declaration({
        clauses: [
          { kind: 'article', texts: { ru: 'Статья 1. Предмет' } },
          { kind: 'article', texts: { ru: 'СТАТЬЯ\u00a02' } },
          { kind: 'article', texts: { ru: 'Статья 31 устава' } },
          { kind: 'paragraph', level: 1, texts: { ru: '1.5 тонны' } },
          { kind: 'paragraph', level: 1, texts: { ru: '2. Второй' } },
        ],
      }),
    );
    expect(lines(twice, 'ru', 'brackets').map((line) => line.label)).toEqual(['', '', 'Статья 3.', '1.', '']);
  });

  it('counts indents from the article or heading above', () => {
    const deep = declaration({
      clauses: [
        { kind: 'subparagraph', level: 0, texts: { en: 'a' } },
        { kind: 'heading', level: 0, texts: { en: 'b' } },
        { kind: 'article', level: 1, texts: { en: 'c' } },
        { kind: 'paragraph', level: 2, texts: { en: 'd' } },
        { kind: 'subparagraph', level: 3, texts: { en: 'e' } },
        { kind: 'subparagraph', level: 4, texts: { en: 'f' } },
      ],
    });
    expect(lines(deep, 'en', 'clean').map((line) => line.indent)).toEqual([1, 0, 0, 0, 1, 2]);
  });

  it('prints a number it does not know as it stands', () => {
    const odd = declaration({ clauses: [{ kind: 'paragraph', number: { en: '7 bis' }, texts: { en: 'x' } }] });
    expect(lines(odd, 'en', 'clean')[0]?.label).toBe('7 bis.');
  });
});
