/** An unpacked Electron for electron-builder to pack: the names of the real one, and fuses as it ships them; nothing that runs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Stands before the fuses; then come a version, 1, and how many there are. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const BEFORE = 'ELF...';
const AFTER = '...tail';

/** A program whose fuses are as given, one digit each; otherwise as Electron 45 ships: everything a developer likes is on. */
export function stubBinary(fuses = '101100011'): Buffer {
  return Buffer.concat([
    Buffer.from(`${BEFORE}${SENTINEL}`),
    Buffer.from([1, fuses.length]),
    Buffer.from(`${fuses}${AFTER}`),
  ]);
}

/** The fuses of a stub, one digit each. */
export const fusesOf = (binary: Buffer): string =>
  binary.toString('latin1').slice(BEFORE.length + SENTINEL.length + 2, -AFTER.length);

/** Lays the stub for Linux into `folder`. Electron has far more locales; one of each kind is here. */
export function layElectron(folder: string): void {
  const locales = ['en-US', 'en-GB', 'fa', 'ru', 'fr', 'tr', 'kn', 'uk'].map((name) => `locales/${name}.pak`);
  const plain = ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'icudtl.dat', 'resources.pak', ...locales];
  const write = (name: string, content: string | Buffer): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content, { mode: 0o755 });
  };
  for (const name of plain) write(name, name);
  write('electron', stubBinary());
}
