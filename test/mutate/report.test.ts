import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EQUIVALENT } from './equivalent.ts';
import { instrument } from './instrument.ts';
import { below, type Equivalent, type Fate, linesOf, type Outcome, report } from './report.ts';
import { importsIn, suitesFor } from './suites.ts';

const ROOT = join(import.meta.dirname, '../..');
const [A, B] = ['src/a.ts', 'src/b.ts'];

let made = 0;
const outcome = (file: string, status: Fate, more: Partial<Outcome> = {}): Outcome => ({
  ...{ id: String(made++), file, line: 3, at: 'if (x > 1) return;', operator: 'ConditionalExpression' },
  ...{ original: 'x > 1', replacement: 'true', status, leftOut: 0 },
  ...more,
});

describe('report', () => {
  const outcomes = [
    ...(['killed', 'killed', 'timeout', 'survived', 'uncovered'] as const).map((status) => outcome(A, status)),
    outcome(B, 'killed'),
  ];

  it('counts by file and in all; what never ended was noticed, what no suite runs was not', () => {
    const { files, all } = report([A, B], outcomes, []);
    expect(files[A]).toEqual({ made: 5, killed: 2, survived: 1, uncovered: 1, timeouts: 1, equivalent: 0, score: 60 });
    expect(files[B]?.score).toBe(100);
    expect(all).toEqual({ made: 6, killed: 3, survived: 1, uncovered: 1, timeouts: 1, equivalent: 0, score: 400 / 6 });
  });

  it('takes accepted changes out of the score and shows them with their reason', () => {
    const entry = { file: A, original: 'x > 1', replacement: 'true', why: 'nothing follows' };
    const found = report([A, B], outcomes, [entry]);
    expect(found.files[A]).toEqual({
      ...{ made: 5, killed: 2, survived: 0, uncovered: 0, timeouts: 1, equivalent: 2, score: 100 },
    });
    expect(found.unnoticed).toEqual([]);
    expect(linesOf(found).filter((line) => line.includes('is accepted: nothing follows'))).toHaveLength(2);
  });

  it.each<[string, Partial<Equivalent>, number]>([
    ['another file', { file: B }, 0],
    ['another original', { original: 'x > 2' }, 0],
    ['another replacement', { replacement: 'false' }, 0],
    ['another line’s text', { at: 'while (x > 1) {' }, 0],
    ['the line’s text', { at: 'if (x > 1) return;' }, 1],
  ])('matches an accepted change by its text: %s', (_name, more, times) => {
    const entry = { file: A, original: 'x > 1', replacement: 'true', why: '', ...more };
    const found = report([A, B], [outcome(A, 'survived')], [entry]);
    expect([found.accepted.length, found.stale.length]).toEqual([times, 1 - times]);
  });

  it('says when an accepted change is noticed after all', () => {
    const entry = { file: A, original: 'x > 1', replacement: 'true', why: '' };
    expect(report([A], [outcome(A, 'killed')], [entry]).stale).toEqual([entry]);
    expect(report([B], [outcome(B, 'killed')], [entry]).stale).toEqual([]);
  });

  it('names every unnoticed change with its line, and the files below the mark', () => {
    const found = report([A, B], outcomes, []);
    expect(linesOf(found).filter((line) => line.startsWith('src/a.ts:3 «x > 1» → «true»'))).toHaveLength(2);
    expect([below(found, 60), below(found, 60.1), below(found, 101)]).toEqual([[], [A], [A, B]]);
  });
});

describe('instrument', () => {
  it('gives each change its line, what stands there and what stands there instead', async () => {
    const { mutants, sources } = await instrument(ROOT, ['src/domain/text/checksum.ts']);
    expect(mutants.length).toBeGreaterThan(3);
    for (const { file, line, at, original } of mutants) {
      expect([file, line > 0, at !== '']).toEqual(['src/domain/text/checksum.ts', true, true]);
      expect(at.includes(original) || original.startsWith(at.slice(at.indexOf(original.slice(0, 5))).slice(0, 5))).toBe(
        true,
      );
    }
    expect(
      mutants.every(({ id }) => sources['src/domain/text/checksum.ts']?.includes(`stryMutAct_9fa48("${id}")`)),
    ).toBe(true);
  });
});

describe('suitesFor', () => {
  const imports = new Map([
    ['test/domain/a.test.ts', ['src/domain/a.ts']],
    ['test/domain/b.test.ts', ['src/domain/b.ts']],
    ['test/ui/c.test.ts', ['src/ui/c.tsx', 'src/domain/a.ts']],
    ['test/client/d.test.ts', ['src/client/d.ts']],
    ['test/server/e.test.ts', ['server/e.ts']],
    ['server/e.ts', ['src/client/d.ts']],
    ['src/client/d.ts', ['src/domain/b.ts']],
    ['src/domain/b.ts', ['src/domain/a.ts']],
  ]);

  it.each<[string, string[], string[]]>([
    ['src/domain/a.ts', [], ['test/domain/a.test.ts', 'test/domain/b.test.ts']],
    ['src/domain/b.ts', [], ['test/domain/b.test.ts', 'test/client/d.test.ts']],
    ['src/domain/a.ts', ['test/server'], ['test/server/e.test.ts']],
    ['src/client/d.ts', [], ['test/client/d.test.ts', 'test/server/e.test.ts']],
    ['src/unknown.ts', [], []],
  ])('%s %j: the nearest first, none that needs more than Node', (file, starts, suites) => {
    expect(suitesFor(file, imports, starts)).toEqual(suites);
  });

  it('finds the suite of a real file first', () => {
    expect(suitesFor('src/diff/merge.ts', importsIn(ROOT))[0]).toBe('test/diff/merge.test.ts');
  });
});

describe('EQUIVALENT', () => {
  it('has a reason for every change, and none twice', () => {
    expect(EQUIVALENT.filter(({ why }) => why.length < 20)).toEqual([]);
    const keys = EQUIVALENT.map(({ file, original, replacement, at }) =>
      JSON.stringify([file, original, replacement, at]),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});
