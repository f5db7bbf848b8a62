/** Files read beside the server's thread: the same answers, and an end to those that would take too long. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFileReader, READING_LIMITS, readComparison, readImport } from '../../server/files/reader.ts';
import { importFile } from '../../src/import/index.ts';
import { readOutside } from '../../src/import/outside.ts';
import { docx, FAMILIES } from '../import/hostile.ts';

const RUNS = Number(process.env.ALTERNAT_RUNS ?? 1);
const SEED = Number(process.env.ALTERNAT_SEED ?? 20251118);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const HOSTILE = await docx('<w:p><w:r><w:t>a</w:t></w:r></w:p>'.repeat(100_000));
const SMALL = bytes('ru\ten\nКаспий\tCaspian\n');

describe('readImport', () => {
  const words = fc.array(fc.constantFrom('Каспий', 'خزر', 'می‌شود', 'Xəzər', '"', ',', '\u202e', ' ', '5'), {
    minLength: 1,
    maxLength: 12,
  });
  const rows = fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 30 });
  const plain = (cells: readonly string[]): string => cells.join('');
  const file = fc.tuple(rows, fc.constantFrom('tsv', 'csv', 'ru.txt', 'json', 'docx'));

  const made = async (table: readonly (readonly [string[], string[]])[], kind: string): Promise<Uint8Array> => {
    const texts = table.map(([ru, en]) => [plain(ru), plain(en)] as const);
    if (kind === 'json') {
      const clauses = texts.map(([ru, en]) => ({ kind: 'paragraph', level: 0, texts: { ru, en } }));
      return bytes(JSON.stringify({ columns: ['ru', 'en'], clauses }));
    }
    if (kind === 'docx') return docx(texts.map(([ru]) => `<w:p><w:r><w:t>${ru}</w:t></w:r></w:p>`).join(''));
    return bytes(`ru\ten\n${texts.map((cells) => cells.join(kind === 'csv' ? ',' : '\t')).join('\n')}`);
  };

  it('answers what the reader answers, for the import and for a comparison', async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(file, fc.boolean(), async ([table, kind], compared) => {
        const name = `a.${kind}`;
        const content = await made(table, kind);
        const direct = await importFile(name, content);
        if (direct.ok) read++;
        if (compared) expect(await readComparison(name, content)).toEqual(await readOutside(name, content));
        else expect(await readImport(name, content)).toEqual(direct);
      }),
      { seed: SEED, numRuns: 10 * RUNS },
    );
    expect(read).toBeGreaterThan(4);
  }, 300_000);

  it.each([
    ['time', { ...READING_LIMITS, milliseconds: 1 }],
    ['memory', { ...READING_LIMITS, megabytes: 16 }],
  ] as const)('ends when its %s is used up', async (exceeded, limits) => {
    const unfinished = { ok: false, problem: { kind: 'unfinished', exceeded } };
    expect(await readImport('a.docx', HOSTILE, {}, limits)).toEqual(unfinished);
  });

  // Small enough that a reader in proportion to the file is far from its limits, large enough that no other comes home.
  const sizes = fc.record({ family: fc.constantFrom(...FAMILIES), share: fc.integer({ min: 4, max: 20 }) });
  const NAMED = [
    'a run of ampersands',
    'prefixes, and children that declare one more',
    'a head of combining marks',
    'marks around marks',
  ];

  it.each(NAMED)(
    'comes to an end with %s',
    async (name) => {
      const families = FAMILIES.filter((family) => family.name === name);
      const results = await Promise.all(
        families.map(async ({ file, most, make }) => readImport(file, await make(most))),
      );
      expect(results).toHaveLength(1);
      expect(results).not.toMatchObject([{ problem: { kind: 'unfinished' } }]);
    },
    300_000,
  );

  it('comes to an end with any of them, of any size', async () => {
    const met = new Set<string>();
    await fc.assert(
      fc.asyncProperty(sizes, async ({ family, share }) => {
        met.add(family.name);
        const result = await readImport(family.file, await family.make(Math.ceil(family.most / share)));
        expect(result).not.toMatchObject({ problem: { kind: 'unfinished' } });
      }),
      { seed: SEED, numRuns: 10 * RUNS, endOnFailure: true },
    );
    expect(met.size).toBeGreaterThan(7);
  }, 240_000);
});

describe('openFileReader', () => {
  it('reads one file of a member at a time, and turns away whoever has too many in the line', async () => {
    const reader = openFileReader({ atOnce: 2, each: 2, waiting: 2 });
    const order: string[] = [];
    const ask = async (member: string, content = SMALL): Promise<void> => {
      const result = await reader.import(member, 'a.tsv', content);
      order.push(`${member} ${result === 'busy' ? 'busy' : result.ok}`);
    };
    // Of a two are asked for and one is read, b is read beside it, c waits; then the line is full.
    await Promise.all(['a', 'a', 'a', 'b', 'c', 'd'].map((member) => ask(member)));
    expect(order.slice(0, 2)).toEqual(['a busy', 'd busy']);
    expect(order.slice(2).sort()).toEqual(['a true', 'a true', 'b true', 'c true']);
  });

  it('goes on after a file that was too much', async () => {
    const reader = openFileReader({ atOnce: 1, limits: { ...READING_LIMITS, megabytes: 24 } });
    const [first, second] = await Promise.all([
      reader.import('a', 'a.docx', HOSTILE),
      reader.import('b', 'a.tsv', SMALL),
    ]);
    expect([first, second]).toMatchObject([{ ok: false, problem: { exceeded: 'memory' } }, { ok: true }]);
  });

  it('ends what is being read when it closes', async () => {
    const reader = openFileReader();
    const reading = reader.import('a', 'a.docx', HOSTILE);
    reader.close();
    await expect(reading).rejects.toThrow('The server closes.');
  });
});
