/** The form of steps by hand, answered by a script; and the steps themselves against the README. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { STEPS, type Step, stepsOf } from '../../electron/by-hand.ts';
import { type Form, fillIn, formText } from '../../electron/by-hand-form.ts';
import { type HandRecord, readRecord } from '../../electron/by-hand-record.ts';

const folder = mkdtempSync(join(tmpdir(), 'alternat-by-hand-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;
const newFile = (): string => join(folder, String(++made), 'record.json');

const steps: readonly Step[] = [
  { number: 7, act: 'Open it.', see: 'It opens.' },
  { number: 3, act: 'Close it.', see: 'It asks.' },
  { number: 9, act: 'Pull the plug.', see: 'Nothing is lost.', packed: true },
];
const machine = {
  system: 'linux',
  version: 'Debian 13',
  kernel: '6.12',
  architecture: 'x64',
  session: 'wayland',
  desktop: 'GNOME',
};
const program = { version: '1.0.0', electron: '45.4.1', commit: 'abc' };

type Walk = { readonly code: 0 | 1; readonly said: string };

/** Answers with these lines, then the input ends as with Ctrl-D. */
async function walk(file: string, lines: readonly string[], changed: Partial<Form> = {}): Promise<Walk> {
  let said = '';
  const output = new Writable({
    write(chunk, _encoding, done) {
      said += chunk;
      done();
    },
  });
  const input = Readable.from(lines.map((line) => `${line}\n`));
  const now = () => new Date('2025-11-20T08:00:00Z');
  const code = await fillIn({
    steps,
    preparation: ['Be careful.'],
    machine,
    program,
    file,
    input,
    output,
    now,
    ...changed,
  });
  return { code, said };
}
const kept = (file: string): HandRecord => JSON.parse(readFileSync(file, 'utf8'));
const given = (file: string) => kept(file).answers.map(({ step, answer, remark }) => [step, answer, remark]);

describe('fillIn', () => {
  it('asks for each step and writes what was seen, on what and with what', async () => {
    const file = newFile();
    const { code, said } = await walk(file, ['s', '', 'not seen', 'It vanished', 'k', 'no plug here']);
    expect(code).toBe(0);
    expect(kept(file)).toEqual({
      machine,
      program,
      started: '2025-11-20T08:00:00.000Z',
      answers: [
        { step: 7, answer: 'seen', remark: '', time: '2025-11-20T08:00:00.000Z' },
        { step: 3, answer: 'not seen', remark: 'It vanished', time: '2025-11-20T08:00:00.000Z' },
        { step: 9, answer: 'skipped', remark: 'no plug here', time: '2025-11-20T08:00:00.000Z' },
      ],
    });
    for (const word of [
      'Be careful.',
      'Step 7 (1 of 3)',
      'Do:  Open it.',
      'See: It asks.',
      'Step 9 (3 of 3), packed program',
    ])
      expect(said).toContain(word);
    expect(said).toContain('1 seen, 1 not seen, 1 skipped.\nNot seen: step 3.\n');
    expect(readdirSync(join(file, '..'))).toEqual(['record.json']);
  });

  it.each([
    ['a word', ['stop']],
    ['the end of the input', []],
    ['the end of the input before the remark', ['s']],
  ])('is left by %s with what was answered before, and goes on from there', async (_name, leaving) => {
    const file = newFile();
    const first = await walk(file, ['s', 'fine', ...leaving]);
    expect([first.code, given(file)]).toEqual([0, [[7, 'seen', 'fine']]]);
    expect(first.said).toContain('1 seen, 0 not seen, 0 skipped, 2 open.\nThe same command goes on from here.');
    const second = await walk(file, ['s', '', 's', '']);
    expect(second.said).not.toContain('Open it.');
    expect(second.said).toContain('Step 3 (2 of 3)');
    expect(given(file)).toEqual([
      [7, 'seen', 'fine'],
      [3, 'seen', ''],
      [9, 'seen', ''],
    ]);
    const third = await walk(file, []);
    expect([third.code, third.said.includes('Do:')]).toEqual([0, false]);
    expect(third.said).toContain('3 seen, 0 not seen, 0 skipped.\n');
  });

  it('asks again after what is no answer, an empty reason and a remark without end', async () => {
    const file = newFile();
    const { said } = await walk(file, ['yes', '', 'S', 'x'.repeat(2001), 'x'.repeat(2000), 'n', ' ', 'It froze', 'q']);
    expect(given(file)).toEqual([
      [7, 'seen', 'x'.repeat(2000)],
      [3, 'not seen', 'It froze'],
    ]);
    for (const word of ['“yes” is no answer', '“” is no answer', 'That has 2001 signs', 'Somebody has to mend it'])
      expect(said).toContain(word);
  });

  it('goes back, and the later answer counts', async () => {
    const file = newFile();
    await walk(file, ['b', 's', '', 'b', 'n', 'It does not open', 'k', '', 's', '']);
    expect(given(file).toSorted()).toEqual([
      [3, 'skipped', ''],
      [7, 'not seen', 'It does not open'],
      [9, 'seen', ''],
    ]);
  });

  it('says before the first question that it could not write', async () => {
    const file = join(folder, 'a-file', 'record.json');
    writeFileSync(join(folder, 'a-file'), '');
    const { code, said } = await walk(file, ['s', '']);
    expect([code, said.includes('Do:')]).toEqual([1, false]);
    expect(said).toMatch(/cannot be (read|written).*--record=FILE/);
  });

  it('keeps what was written when the place is taken away on the way', async () => {
    const file = newFile();
    async function* answers() {
      yield 's\n\n';
      while (!(existsSync(file) && given(file).length === 1)) await new Promise(setImmediate);
      // A folder in the way of the file that is written beside it; it stops root too.
      mkdirSync(join(`${file}.part`, 'in the way'), { recursive: true });
      yield 'n\nIt broke\ns\n\n';
    }
    const { code, said } = await walk(file, [], { input: Readable.from(answers()) });
    expect([code, given(file)]).toEqual([1, [[7, 'seen', '']]]);
    expect(said).toMatch(/Not written down: step 3, not seen\. It broke/);
    expect(said).toMatch(/cannot be written/);
  });

  it.each([
    ['another machine', { machine: { ...machine, session: 'x11' } }, /another machine or session/],
    ['another version', { program: { ...program, commit: 'def' } }, /another version of the program/],
    ['a newer Electron', { program: { ...program, electron: '46.0.0' } }, /another version of the program/],
  ])('does not mix what was seen with %s', async (_name, changed, reason) => {
    const file = newFile();
    await walk(file, ['s', '', 'q']);
    const before = readFileSync(file, 'utf8');
    const { code, said } = await walk(file, ['s', ''], changed);
    expect([code, readFileSync(file, 'utf8')]).toEqual([1, before]);
    expect(said).toMatch(reason);
  });

  it.each(['', '{', '[]', '{"answers":[]}', '{"machine":{}}'])('leaves a file alone that says %j', async (content) => {
    const file = join(folder, `strange-${++made}.json`);
    writeFileSync(file, content);
    const { code, said } = await walk(file, ['s', '']);
    expect([code, readFileSync(file, 'utf8')]).toEqual([1, content]);
    expect(said).toContain('is no record of steps by hand');
  });
});

describe('readRecord', () => {
  it('says what it cannot read', () => {
    const file = join(folder, 'closed.json');
    mkdirSync(file);
    expect(() => readRecord(file)).toThrow(/cannot be read.*--record=FILE/);
  });
});

describe('formText', () => {
  it('shows every step and how to answer', () => {
    const text = formText({ steps, preparation: ['Be careful.'], file: 'x.json' });
    for (const { act, see } of steps) expect(text).toContain(`Do:  ${act}\n  See: ${see}`);
    expect(text).toMatch(/npm run desktop -- --by-hand.*s = seen.*x\.json/);
  });
});

describe('stepsOf', () => {
  it('leaves out what another system alone has', () => {
    const numbers = (system: string) => stepsOf(system).map(({ number }) => number);
    expect([numbers('linux').includes(2), numbers('darwin').includes(2)]).toEqual([true, false]);
    expect([numbers('win32').includes(24), numbers('linux').includes(24)]).toEqual([true, false]);
    const all = new Set(['linux', 'win32', 'darwin'].flatMap(numbers));
    expect(all.size).toBe(STEPS.length);
  });
});

const ELECTRON = fileURLToPath(new URL('../../electron/', import.meta.url));
const MARKS = { linux: 'L', win32: 'W', darwin: 'M' } as const;

describe('electron/README.md', () => {
  const readme = readFileSync(join(ELECTRON, 'README.md'), 'utf8');
  const cellsOf = (line: string): string[] =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const section = (title: string): string[] => {
    const [, ...rest] = readme.split(`## ${title}\n`);
    return (rest[0]?.split('\n## ')[0] ?? '')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .map((line) => line)
      .slice(1);
  };
  const rows = (title: string): string[][] =>
    section(title)
      .filter((line) => !/^\| -/.test(line))
      .map(cellsOf);

  it('lists the steps as they are', () => {
    const expected = STEPS.map(({ number, systems, packed, act, see }) => {
      const where = [systems?.map((system) => MARKS[system]).join(' '), packed && 'packed'].filter(Boolean).join(', ');
      return [String(number), where, act, see];
    });
    expect(rows('By hand')).toEqual(expected);
  });

  it('has a number for each step once, without gaps', () => {
    const numbers = STEPS.map(({ number }) => number).toSorted((one, other) => one - other);
    expect(numbers).toEqual(STEPS.map((_, index) => index + 1));
  });

  it('sends each belief that only a hand can show to steps that exist', () => {
    const beliefs = rows('What is believed of Electron');
    expect(beliefs.length).toBeGreaterThan(25);
    for (const cells of beliefs) {
      expect(cells.length, cells[0]).toBe(4);
      const [belief = '', tested = '', , hand = ''] = cells;
      expect(hand, belief).toMatch(/^(–|\d+(, \d+)*)$/);
      for (const number of hand === '–' ? [] : hand.split(', '))
        expect(Number(number), belief).toBeLessThanOrEqual(STEPS.length);
      // Neither tested nor to be seen would be a belief that nobody ever looks at.
      if (hand === '–') expect(tested, belief).not.toBe('–');
      for (const [, file] of tested.matchAll(/`([\w-]+\.test\.ts)`/g))
        expect(existsSync(join(ELECTRON, file?.includes('/') ? '..' : '../test/electron', file ?? '')), belief).toBe(
          true,
        );
    }
  });

  it('says that no record exists as long as none does', () => {
    const records = existsSync(join(ELECTRON, 'by-hand')) ? readdirSync(join(ELECTRON, 'by-hand')) : [];
    expect(readme.includes('No such record exists yet')).toBe(records.length === 0);
  });
});
