/**
 * Downloads Electron's binary once: `node electron/fetch.mjs STALL_MS`. Electron's own downloader does the work (checksums,
 * mirror, proxy, cache) but waits without limit; here a request that brings no byte for STALL_MS is ended. The unpacking is
 * left to Electron's installer, which then finds the archive in its cache. Exit code 0: the binary is there.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const electron = createRequire(require.resolve('electron/package.json'));
const { downloadArtifact } = await import(pathToFileURL(electron.resolve('@electron/get')).href);

const stall = Number(process.argv[2] ?? 8000);
const giveUp = new AbortController();
const late = () => giveUp.abort(new Error(`no data for ${Math.round(stall / 1000)} s`));
let timer = setTimeout(late, stall);

function progress({ transferred, percent }) {
  clearTimeout(timer);
  timer = setTimeout(late, stall);
  if (!process.stderr.isTTY) return;
  const bar = '#'.repeat(Math.round(percent * 24)).padEnd(24, '.');
  process.stderr.write(`\rDownloading the desktop program's binary [${bar}] ${Math.round(transferred / 1e6)} MB`);
}

try {
  const download = downloadArtifact({
    version: electron('./package.json').version,
    artifactName: 'electron',
    platform: process.env.npm_config_platform || process.platform,
    arch: process.env.npm_config_arch || process.arch,
    cacheRoot: process.env.electron_config_cache,
    checksums: JSON.parse(readFileSync(electron.resolve('./checksums.json'), 'utf8')),
    downloadOptions: { quiet: true, signal: giveUp.signal, getProgressCallback: async (state) => progress(state) },
  });
  const stalled = new Promise((_, reject) => {
    giveUp.signal.addEventListener('abort', () => reject(giveUp.signal.reason), { once: true });
  });
  await Promise.race([download, stalled]);
} catch (error) {
  console.error(`The desktop program's binary could not be downloaded: ${error.cause?.message ?? error.message}.`);
  process.exit(1);
}
clearTimeout(timer);
if (process.stderr.isTTY) process.stderr.write('\n');
const { status } = spawnSync(process.execPath, [electron.resolve('./install.js')], {
  stdio: 'inherit',
  timeout: 120_000,
});
process.exit(status ?? 1);
