/** LibreOffice, where it is there. It takes seconds to start, so it is asked once for all files of a test. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const COMMAND = 'soffice';

/** What a test may take that asks LibreOffice: it ends one that hangs, and does not hurry one on a busy machine. */
export const OFFICE_TIME = { timeout: 600_000 };

/** Is there no LibreOffice? Says on standard error what is `missed`. */
export function officeMissing(missed: string): boolean {
  const missing = spawnSync('sh', ['-c', `command -v ${COMMAND}`]).status !== 0;
  if (missing) console.warn(`SKIPPED: ${missed}. There is no ${COMMAND} on this machine.`);
  return missing;
}

/** `to`: a format as LibreOffice names it, "docx:Office Open XML Text"; `from`: a filter for what it would take for something else. */
export type Conversion = { readonly to: string; readonly from?: string };

/** The files as LibreOffice writes them in another format (or the same), in their order. `extension`: of what goes in. */
export async function converted(
  files: readonly Uint8Array[],
  extension: string,
  { to, from }: Conversion,
): Promise<readonly Uint8Array[]> {
  const folder = mkdtempSync(join(tmpdir(), 'alternat-office-'));
  try {
    const paths = files.map((bytes, index) => {
      const path = join(folder, `${index}.${extension}`);
      writeFileSync(path, bytes);
      return path;
    });
    const out = join(folder, 'out');
    await promisify(execFile)(COMMAND, [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      ...(from === undefined ? [] : [`--infilter=${from}`]),
      ...['--convert-to', to, '--outdir', out, ...paths],
    ]);
    const [written] = to.split(':', 1);
    return files.map((_, index) => new Uint8Array(readFileSync(join(out, `${index}.${written}`))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
