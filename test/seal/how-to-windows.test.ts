/** HOW-TO-VERIFY for Windows, as far as it can be judged without one: nobody here can run its commands. */
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../src/language/language.ts';
import { howToWindowsFiles, howToWindowsPath, windowsCommands } from '../../src/seal/how-to-windows.ts';
import { entriesOf, makeWorld, PARTIES } from './summit.ts';

describe('HOW-TO-VERIFY for Windows', () => {
  it('lies in the package in six languages, as editors of Windows read it', async () => {
    const world = await makeWorld();
    const inside = new Map((await entriesOf(world.sealed)).map(({ path, bytes }) => [path, bytes]));
    for (const lang of LANGS) {
      const bytes = inside.get(howToWindowsPath(lang)) as Uint8Array;
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
      expect(text.startsWith('\ufeff')).toBe(true);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      for (const commands of Object.values(windowsCommands(PARTIES)))
        for (const command of commands) expect(text).toContain(`    ${command}\r\n`);
      expect([...text.matchAll(/^(\d)\. /gm)].map(([, number]) => number)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    }
  });

  it('names every party once a step, and only files that there are', async () => {
    const world = await makeWorld();
    const paths = new Set((await entriesOf(world.stamped)).map(({ path }) => path));
    const { signatures, sums, prepare, time } = windowsCommands(PARTIES);
    expect([signatures.length, sums.length]).toEqual([PARTIES.length, PARTIES.length + 1]);
    const named = [...signatures, ...sums, ...time].join('\n').replaceAll('\\', '/');
    const files = [...named.matchAll(/(?:META-INF\/[\w.-]+\.\w+|\bSHA256SUMS\b)/g)].map(([path]) => path);
    expect(files.filter((path) => !paths.has(path))).toEqual([]);
    expect(new Set(files).size).toBe(2 * PARTIES.length + 2);
    // Brackets that do not close would swallow the commands that follow.
    for (const command of [...signatures, ...sums, ...time, prepare.join('\n')])
      for (const [open, close] of ['()', '{}', '[]'].map((pair) => [...pair] as [string, string]))
        expect([command, command.split(open).length]).toEqual([command, command.split(close).length]);
  });

  it('is the same bytes every time', () => {
    expect(howToWindowsFiles(PARTIES)).toEqual(howToWindowsFiles(PARTIES));
  });
});
