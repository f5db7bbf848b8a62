/**
 * Bundles the desktop program: `dist/electron/main.cjs` and `preload.cjs`. CommonJS because a sandboxed preload can be nothing
 * else, and one file each because an archive with two files is quicker to open and easier to check than one with thousands.
 */
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Bundles both entries into `outDir`. */
export async function bundleShell(outDir: string): Promise<void> {
  for (const name of ['preload', 'main']) {
    // The main file comes last: it is the one whose age tells whether the bundle is stale.
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'warn',
      publicDir: false,
      build: {
        outDir,
        emptyOutDir: false,
        minify: false,
        target: 'node24',
        ssr: join(ROOT, 'electron', `${name}.ts`),
        rolldownOptions: {
          external: [/^electron(\/|$)/, /^node:/],
          output: { format: 'cjs', entryFileNames: `${name}.cjs`, codeSplitting: false },
        },
      },
    });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = join(ROOT, 'dist', 'electron');
  await rm(target, { recursive: true, force: true });
  await bundleShell(target);
}
