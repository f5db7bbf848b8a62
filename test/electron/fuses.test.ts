/** Fuses flipped and read back on a stand-in binary. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import afterPack, { setFuses, wrongFuses } from '../../electron/fuses.ts';
import { fusesOf, stubBinary } from './stub-electron.ts';

const folder = mkdtempSync(join(tmpdir(), 'alternat-fuses-'));
afterAll(() => rmSync(folder, { recursive: true }));

function binary(name: string, fuses?: string): string {
  const path = join(folder, name);
  writeFileSync(path, stubBinary(fuses));
  return path;
}
const wire = (path: string): string => fusesOf(readFileSync(path));

describe('setFuses', () => {
  it.each([
    ['linux', '010001001'],
    ['win32', '010011001'],
  ])('writes the table of %s', async (platform, expected) => {
    const path = binary(platform);
    expect(await wrongFuses(path, platform)).toContain('RunAsNode');
    await setFuses(path, platform);
    expect([wire(path), await wrongFuses(path, platform)]).toEqual([expected, []]);
  });

  it('refuses a binary without the sentinel', async () => {
    const path = join(folder, 'plain');
    writeFileSync(path, 'nothing');
    await expect(setFuses(path, 'linux')).rejects.toThrow('sentinel');
  });

  it.each([
    ['an older Electron, whose wire ends before the last fuse', '10110001', /WasmTrapHandlers/],
    ['a much older one', '1011', /not long enough/],
    ['a newer one, with a fuse that nobody has named', '1011000110', /number 10/],
    ['one that ships another value where ours can only read', '101100010', /WasmTrapHandlers/],
    ['one that has removed a fuse', 'r01100011', /RunAsNode/],
  ])('stops the packaging of %s', async (name, fuses, reason) => {
    await expect(setFuses(binary(name, fuses), 'linux')).rejects.toThrow(reason);
  });
});

describe('afterPack', () => {
  const packed = (executableName: string) => ({
    appOutDir: folder,
    electronPlatformName: 'linux',
    packager: { appInfo: { productFilename: 'Alternat' }, executableName },
  });

  it('finds the packed binary and sets its fuses', async () => {
    const path = binary('alternat');
    await afterPack(packed('alternat'));
    expect(wire(path)).toBe('010001001');
  });

  it('fails when there is no binary', async () => {
    await expect(afterPack(packed('missing'))).rejects.toThrow('no packaged binary');
  });
});
