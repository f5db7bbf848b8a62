/** Fuses flipped and read back on a stand-in binary: some bytes, the sentinel, version 1, eight fuses, some bytes. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import afterPack, { setFuses, wrongFuses } from '../../electron/fuses.ts';

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const folder = mkdtempSync(join(tmpdir(), 'alternat-fuses-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** As Electron ships: everything a developer likes is on. */
function binary(name: string, fuses = '10110001'): string {
  const path = join(folder, name);
  const head = Buffer.from(`ELF...${SENTINEL}`);
  writeFileSync(path, Buffer.concat([head, Buffer.from([1, fuses.length]), Buffer.from(`${fuses}...tail`)]));
  return path;
}
const wire = (path: string): string => readFileSync(path, 'latin1').slice(6 + SENTINEL.length + 2, -7);

describe('setFuses', () => {
  it.each([
    ['linux', '01000100'],
    ['win32', '01001100'],
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

  it('stops the packaging when a fuse does not take', async () => {
    // A binary of an older Electron: its wire ends before the last fuses of the table.
    await expect(setFuses(binary('short', '1011'), 'linux')).rejects.toThrow();
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
    expect(wire(path)).toBe('01000100');
  });

  it('fails when there is no binary', async () => {
    await expect(afterPack(packed('missing'))).rejects.toThrow('no packaged binary');
  });
});
