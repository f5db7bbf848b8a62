import { describe, expect, it } from 'vitest';
import { type ImportOptions, importFile } from '../../src/import/index.ts';

const load = (name: string, text: string, options?: ImportOptions) =>
  importFile(name, new TextEncoder().encode(text), options);
const texts = (result: Awaited<ReturnType<typeof importFile>>) =>
  result.ok ? result.clauses.map((clause) => clause.texts.ru) : result.problem;

describe('importFile', () => {
  it.each([
    ['a.docx', 'PK\u0003\u0004...', { kind: 'document', reason: 'damaged', found: 'it cannot be unpacked' }],
    ['renamed.csv', 'PK\u0003\u0004...', { kind: 'document', reason: 'damaged', found: 'it cannot be unpacked' }],
    ['a.docx', 'words', { kind: 'document', reason: 'not-docx', found: 'a file of another kind' }],
    ['a.txt', '%PDF-1.7', { kind: 'unknown', found: 'PDF' }],
    ['a.xyz', 'fa\tru', { kind: 'unknown', found: 'xyz' }],
    ['README', 'x', { kind: 'unknown', found: 'README' }],
    ['a.constructor', 'x', { kind: 'unknown', found: 'constructor' }],
    ['a.txt', 'текст', { kind: 'language-needed' }],
    ['a.tsv', '', { kind: 'empty' }],
    ['a.json', '{"clauses": []}', { kind: 'bad-json', found: 'it has no "columns" and "clauses"' }],
    [
      'a.json',
      '{"columns": ["xx"], "clauses": [{}]}',
      { kind: 'bad-json', found: '"columns" must name languages, each once' },
    ],
    [
      'a.json',
      '{"columns": ["ru"], "clauses": [{"kind": "verse"}]}',
      { kind: 'bad-json', found: 'clause 1: unknown "kind"' },
    ],
  ])('refuses %s with %j', async (name, text, problem) => {
    expect(await load(name, text)).toEqual({ ok: false, problem });
  });

  it('takes the language of plain text from the caller, else from the name', async () => {
    const both = await Promise.all([load('a.txt', 'раз\nдва', { language: 'ru' }), load('a.ru.txt', 'раз\nдва')]);
    expect(both.map(texts)).toEqual([
      ['раз', 'два'],
      ['раз', 'два'],
    ]);
  });

  it('reads a tab-separated .txt whose first row names languages as a table', async () => {
    expect(await load('export.txt', 'fa\tru\nیک\tраз\n')).toMatchObject({ ok: true, columns: ['fa', 'ru'] });
  });

  it('reads a summit file’s shorter JSON', async () => {
    const clauses = [{ kind: 'article', level: 1, status: 'agreed', texts: { ru: 'раз' } }];
    const json = JSON.stringify({ columns: [{ lang: 'ru', standing: 'authentic' }], clauses });
    expect(await load('a.json', json)).toEqual({
      ok: true,
      columns: ['ru'],
      clauses: [{ kind: 'article', level: 1, texts: { ru: 'раз' } }],
      warnings: [{ kind: 'status-dropped', count: 1 }],
    });
  });
});

describe('importPlain', () => {
  const TEXT = 'Заголовок\n\nпервая строка\nвторая строка\n  \nконец\n';

  it.each([
    [undefined, ['Заголовок', 'первая строка\nвторая строка', 'конец']],
    ['line', ['Заголовок', 'первая строка', 'вторая строка', 'конец']],
    ['blank-line', ['Заголовок', 'первая строка\nвторая строка', 'конец']],
  ] as const)('cuts paragraphs by %s', async (split, expected) => {
    expect(texts(await load('a.txt', TEXT, { language: 'ru', ...(split ? { split } : {}) }))).toEqual(expected);
  });

  it('takes each line as a paragraph where no line is empty', async () => {
    expect(texts(await load('a.txt', 'раз\r\nдва\r\n', { language: 'ru' }))).toEqual(['раз', 'два']);
  });

  it('makes a short first paragraph the title and the rest text', async () => {
    const result = await load('a.txt', TEXT, { language: 'ru' });
    expect(result.ok && result.clauses.map((clause) => clause.kind)).toEqual(['title', 'paragraph', 'paragraph']);
  });
});
