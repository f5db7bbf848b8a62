import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeProblem, importFile, LIMITS } from '../../src/import/index.ts';
import { importTable } from '../../src/import/table.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string) => importTable(bytes(text));
const problem = (text: string) => {
  const result = read(text);
  return result.ok ? undefined : result.problem;
};

function utf16(text: string, little: boolean): Uint8Array {
  const out = new DataView(new ArrayBuffer(2 + text.length * 2));
  [0xfeff, ...Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))].forEach((unit, index) => {
    out.setUint16(index * 2, unit, little);
  });
  return new Uint8Array(out.buffer);
}

const TWO = {
  ok: true,
  columns: ['fa', 'ru'],
  clauses: [
    { kind: 'title', level: 0, texts: { fa: 'خزر', ru: 'Каспий' } },
    { kind: 'paragraph', level: 0, texts: { fa: 'یک', ru: 'раз' } },
  ],
};

describe('importTable', () => {
  it.each([
    ['tabs', bytes('fa\tru\nخزر\tКаспий\nیک\tраз\n')],
    ['commas', bytes('fa,ru\nخزر,Каспий\nیک,раз')],
    ['semicolons', bytes('fa;ru\r\nخزر;Каспий\r\nیک;раз\r\n')],
    ['a byte order mark', bytes('\ufefffa\tru\nخزر\tКаспий\nیک\tраз\n')],
    ['little-endian UTF-16', utf16('fa\tru\r\nخزر\tКаспий\r\nیک\tраз\r\n', true)],
    ['big-endian UTF-16', utf16('fa\tru\r\nخزر\tКаспий\r\nیک\tраз\r\n', false)],
    ['endonyms', bytes('فارسی\tрусский\nخزر\tКаспий\nیک\tраз\n')],
    ['English names', bytes('PERSIAN\tRussian\nخزر\tКаспий\nیک\tраз\n')],
    ['language tags', bytes('fa-IR,ru_RU\nخزر,Каспий\nیک,раз')],
    ['quoted cells', bytes('"fa","ru"\n"خزر","Каспий"\n"یک",раз')],
  ])('reads a table with %s', (_, file) => {
    expect(importTable(file)).toMatchObject(TWO);
  });

  it('keeps delimiters, quotation marks and line ends inside quoted cells', () => {
    const result = read('en,ru\n"a, ""b""\nc",раз\n"last, one",два\n');
    expect(result.ok && result.clauses.map((clause) => clause.texts)).toEqual([
      { en: 'a, "b"\nc', ru: 'раз' },
      { en: 'last, one', ru: 'два' },
    ]);
  });

  it('reads a quotation mark in a tab-separated cell as itself', () => {
    const result = read('en\tru\n"Caspian" bridge\tмост\nsea 5" deep\tморе\n');
    expect(result.ok && result.clauses.map((clause) => clause.texts.en)).toEqual(['"Caspian" bridge', 'sea 5" deep']);
  });

  it.each<[fact: string, file: string, en: readonly string[]]>([
    ['a speech over two rows', 'ru\ten\nа\t"We were\nб\tlate."\nв\tEnd', ['"We were', 'late."', 'End']],
    ['a speech over many', 'en\tru\n"We\tа\nwere\tб\n\nlate."\tв', ['"We', 'were', 'late."']],
    ['a cell that goes on', 'ru\ten\nа\t"We\nwere ""late"""\nб\tEnd', ['We\nwere "late"', 'End']],
    ['a cell that goes on in front', 'en\tru\n"We\n\nwere"\tа\nEnd\tб', ['We\n\nwere', 'End']],
    ['a cell with a tab', 'en\tru\n"We\twere"\tа', ['We were']],
    ['one column', 'en\n"We\nwere"\nEnd', ['We\nwere', 'End']],
    ['marks that close nothing', 'en\tru\n"\tа\n""We"\tб\nwere"\tв', ['"', '""We"', 'were"']],
  ])('reads the quotation marks of a tab file as people meant them: %s', (_, file, en) => {
    const result = read(file);
    expect(result.ok ? result.clauses.map(({ texts }) => texts.en) : result).toEqual(en);
  });

  it('refuses a tab file in which nobody can tell, with the line', () => {
    expect(problem('en\tru\nx\t"a\nb\tc\nd\te\tf"')).toEqual({ kind: 'ragged-row', line: 4, expected: 2, found: 3 });
  });

  it('takes out what nobody sees, with its codes and lines', () => {
    const result = read('en\tru\na\u202eb\tв\u00adг\nc\td\u200c\u2066\ne\u2028f\tж\u0085з');
    expect(result.ok && [result.clauses.map(({ texts }) => texts), result.warnings.at(-1)]).toEqual([
      [
        { en: 'ab', ru: 'вг' },
        { en: 'c', ru: 'd\u200c' },
        { en: 'e\nf', ru: 'ж\nз' },
      ],
      {
        kind: 'control-characters',
        count: 3,
        line: 2,
        found: 'U+202E, U+00AD, U+2066',
        places: [{ line: 2 }, { line: 2 }, { line: 3 }],
      },
    ]);
  });

  it.each([
    ['', { kind: 'empty' }],
    [' \n\n', { kind: 'empty' }],
    ['fa\tru\n', { kind: 'empty' }],
    ['fa\tru\n\t\n', { kind: 'empty' }],
    ['first\tsecond\nیک\tраз', { kind: 'no-language-header', line: 1, found: 'first | second' }],
    ['az-Cyrl\nмәтн', { kind: 'no-language-header', line: 1, found: 'az-Cyrl' }],
    ['fa\tPersian\nیک\tدو', { kind: 'duplicate-column', line: 1, found: 'Persian' }],
    ['fa\tru\nیک\tраз\n\nدو', { kind: 'ragged-row', line: 4, expected: 2, found: 1 }],
    ['en,ru\n"a\nb",раз\nc,два,три', { kind: 'ragged-row', line: 4, expected: 2, found: 3 }],
    ['en,ru\nx,y\n"open,два\nthree', { kind: 'bad-quote', line: 3 }],
    ['en,ru\n"a"b,два', { kind: 'bad-quote', line: 2 }],
    ['id\ten\na\tx\na\ty', { kind: 'bad-value', line: 3, column: 'id', found: 'a' }],
    ['kind\ten\nverse\tx', { kind: 'bad-value', line: 2, column: 'kind', found: 'verse' }],
    ['level\ten\n9\tx', { kind: 'bad-value', line: 2, column: 'level', found: '9' }],
    [`en${'\t'.repeat(1000)}\n`, { kind: 'too-large', limit: 'columns', expected: 1000, found: 1001 }],
    [`en\n${'x\n'.repeat(5001)}`, { kind: 'too-large', limit: 'rows', expected: 5000, found: 5001 }],
    [`en\nx\n${'y'.repeat(20_001)}`, { kind: 'too-large', limit: 'cell', expected: 20_000, found: 20_001, line: 3 }],
  ])('refuses %j', (text, expected) => {
    expect(problem(text)).toEqual(expected);
  });

  it('refuses 50 MB without reading them', async () => {
    const huge = new Proxy(new Uint8Array(0), {
      get: (_, key) => {
        if (key === 'length') return 50 * 1024 * 1024;
        throw new Error(`touched ${String(key)}`);
      },
    });
    const expected = {
      ok: false,
      problem: { kind: 'too-large', limit: 'bytes', expected: LIMITS.bytes, found: 52_428_800 },
    };
    expect([importTable(huge), await importFile('big.csv', huge)]).toEqual([expected, expected]);
  });

  it.each([
    ['Windows-1251', [0x66, 0x61, 0x0a, 0xcf, 0xf0, 0xe8]],
    ['half a character', [0x66, 0x61, 0x0a, 0xd0]],
    ['a NUL', [0x66, 0x61, 0x0a, 0x00]],
  ])('refuses bytes that are no UTF-8 text: %s', (_, raw) => {
    expect(importTable(Uint8Array.from(raw))).toEqual({ ok: false, problem: { kind: 'not-text' } });
  });

  it('uses stated kinds and levels, and finds a level where none is stated', () => {
    const result = read(
      'id\tkind\tlevel\ten\nt\ttitle\t\tT\na\tarticle\t1\tA\np\tParagraph\t\tP\ns\tsubparagraph\t\tS\nq\tparagraph\t0\tQ',
    );
    expect(result.ok && result.clauses.map(({ id, kind, level }) => `${id} ${kind} ${level}`)).toEqual([
      't title 0',
      'a article 1',
      'p paragraph 2',
      's subparagraph 3',
      'q paragraph 0',
    ]);
  });

  it('warns of what it leaves out, once per kind', () => {
    const result = read('id\ten\tru\tnotes\n__proto__\ta\t\tn\n\t\t\tm\nb\tx\u0007y\tz\t\nc\tw\t\t\n');
    expect(result.ok && result.warnings).toEqual([
      { kind: 'unknown-column', count: 1, line: 1, found: 'notes' },
      { kind: 'empty-cell', count: 2, line: 2 },
      { kind: 'empty-row', count: 1, line: 3 },
      { kind: 'kinds-inferred', count: 3, line: 2 },
      { kind: 'id-dropped', count: 1, line: 2 },
      { kind: 'control-characters', count: 1, line: 4, found: 'U+0007', places: [{ line: 4 }] },
    ]);
    expect(result.ok && result.clauses[1]).toEqual({
      id: 'b',
      kind: 'paragraph',
      level: 0,
      texts: { en: 'xy', ru: 'z' },
    });
  });

  it('describes every problem in a sentence', () => {
    const sentences = ['x', 'fa\tfa\nx\ty', 'fa\tru\nx', 'en,ru\n"a', 'kind\ten\nq\tx', ''].map((text) => {
      const found = problem(text);
      return found ? describeProblem(found) : '';
    });
    expect(
      sentences.filter((sentence) => /^[A-Z].*\.$/.test(sentence) && !sentence.includes('undefined')),
    ).toHaveLength(6);
  });
});

describe('importTable, any table', () => {
  const LANGS = ['fa', 'ru', 'az'] as const;
  // What a cell can hold at all: no controls, no blanks at its ends, not empty.
  const cell = fc
    .array(fc.constantFrom(...'abcйңəاب۲،"\',;\t\n []«»\u200c😀'), { maxLength: 12 })
    .map((chars) => `x${chars.join('')}x`);
  const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });

  it.each(['\t', ',', ';'] as const)('comes back as it was written with %j', (delimiter) => {
    let quoted = 0;
    const written = (text: string): string => {
      if (!/["\n\t,;]/.test(text)) return text;
      quoted++;
      return `"${text.replaceAll('"', '""')}"`;
    };
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (any, end) => {
        // Tabs in several lines of one cell may look like rows in a tab file, and are then refused.
        const rows = any.map((row) => row.map((text) => (text.includes('\n') ? text.replaceAll('\t', ' ') : text)));
        // A tab inside a cell is a blank of it.
        const cells = rows.map((row) => row.map((text) => text.replaceAll('\t', ' ')));
        const file = [LANGS, ...rows].map((cells) => cells.map(written).join(delimiter)).join(end);
        const result = read(file);
        expect(result.ok && result.clauses.map(({ texts }) => [texts.fa, texts.ru, texts.az])).toEqual(cells);
      }),
      { seed: 11, numRuns: 200 },
    );
    expect(quoted).toBeGreaterThan(500);
  });

  it('never throws, whatever the bytes', async () => {
    let refusedOnes = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('a.tsv', 'b.csv', 'c.fa.txt', 'd.json', 'e'),
        async (raw, name) => {
          const result = await importFile(name, raw);
          if (!result.ok) {
            refusedOnes++;
            expect(describeProblem(result.problem)).toMatch(/\.$/);
          }
        },
      ),
      { seed: 3, numRuns: 500 },
    );
    expect(refusedOnes).toBeGreaterThan(300);
  });
});

const corpora = process.env.ALTERNAT_CORPORA ?? join(import.meta.dirname, '../../../shared/corpora');
const udhr = join(corpora, 'udhr/aligned.tsv');
if (!existsSync(udhr))
  console.warn(`SKIPPED: no parallel text at ${udhr}; set ALTERNAT_CORPORA to a folder that has it`);

describe('importTable, a real parallel text', () => {
  it.skipIf(!existsSync(udhr))('makes a title, recitals, articles and their paragraphs of it', async () => {
    const result = await importFile('aligned.tsv', readFileSync(udhr));
    if (!result.ok) throw new Error(describeProblem(result.problem));
    const count: Record<string, number> = {};
    for (const { kind, level } of result.clauses) count[`${kind} ${level}`] = (count[`${kind} ${level}`] ?? 0) + 1;
    expect([result.columns, count]).toEqual([
      ['fa', 'ru', 'az', 'kk', 'tk', 'en'],
      { 'title 0': 1, 'heading 0': 1, 'recital 0': 10, 'article 0': 30, 'paragraph 1': 50 },
    ]);
    const lines = readFileSync(udhr, 'utf8').trimEnd().split('\n').slice(1);
    expect(result.clauses.map((clause) => result.columns.map((lang) => clause.texts[lang] ?? '').join('\t'))).toEqual(
      lines.map((line) =>
        line
          .split('\t')
          .slice(1)
          .map((text) => text.trim())
          .join('\t'),
      ),
    );
  });
});
