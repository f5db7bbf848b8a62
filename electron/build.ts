/**
 * Bundles the desktop program. `dist/electron/`: `main.cjs` and `preload.cjs`, CommonJS because a sandboxed preload can be nothing
 * else, and one file each because an archive with two files is quicker to open and easier to check than one with thousands.
 * `dist/host/`: the server for meetings that are hosted here, with its threads, its readers and what it reads as files.
 */
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

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

/** What runs by itself: the process of a meeting, that of a reader, and the threads of both, by the name of their bundle. */
const HOST_ENTRIES = {
  main: 'server/hosted/main.ts',
  reader: 'server/hosted/reader.ts',
  'reader-thread': 'server/files/reader-thread.ts',
  'press-worker': 'server/print/press-worker.ts',
  'typst-worker': 'server/print/typst-worker.ts',
};
const TYPST = '@myriaddreamin/typst-ts-node-compiler';
/** Read as files: fonts that are embedded whole, and the native add-on with what loads it. */
const HOST_PACKAGES = [
  ...['400Regular', '700Bold', '400Regular_Italic', '700Bold_Italic'].map(
    (style) => `@expo-google-fonts/source-serif-4/${style}/SourceSerif4_${style}.ttf`,
  ),
  ...[
    'fonts/ttf/Vazirmatn-Regular',
    'fonts/ttf/Vazirmatn-Bold',
    'misc/Farsi-Digits/fonts/ttf/Vazirmatn-FD-Regular',
  ].map((font) => `vazirmatn/${font}.ttf`),
  ...['DejaVuSans', 'DejaVuSans-Bold'].map((font) => `dejavu-fonts-ttf/ttf/${font}.ttf`),
  ...['index.js', 'index-napi.js', 'package.json', 'LICENSE'].map((file) => `${TYPST}/${file}`),
];

/** Everything lies in one folder there, so what is found beside a source is found beside the bundle. */
const besideTheBundle: Plugin = {
  name: 'beside-the-bundle',
  enforce: 'pre',
  resolveId(source, importer) {
    // Not where they are installed, but where `HOST_PACKAGES` are put.
    return source === './installed.ts' && importer?.includes('/server/print/')
      ? join(ROOT, 'server/hosted/installed.ts')
      : null;
  },
  transform(code, id) {
    if (!id.startsWith(`${ROOT.replaceAll('\\', '/')}/server/`)) return null;
    return code.replaceAll(
      /new URL\('([./\w-]+)', import\.meta\.url\)/g,
      (_, path: string) => `new URL('./${basename(path).replace(/\.ts$/, '.mjs')}', import.meta.url)`,
    );
  },
};

/** Bundles the server for hosted meetings into `outDir`. */
export async function bundleHost(outDir: string): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    publicDir: false,
    plugins: [besideTheBundle],
    ssr: { noExternal: true },
    build: {
      outDir,
      minify: false,
      target: 'node24',
      ssr: true,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(HOST_ENTRIES).map(([name, file]) => [name, join(ROOT, file)])),
        external: [/^node:/],
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'part-[hash].mjs' },
      },
    },
  });
  for (const file of HOST_PACKAGES) await put(join(ROOT, 'node_modules', file), join(outDir, 'packages', file));
  // Whichever build of the add-on is installed: a program is packed on the system that it is for.
  const scope = join(ROOT, 'node_modules', dirname(TYPST));
  for (const name of await readdir(scope))
    for (const file of await readdir(join(scope, name)))
      if (file.endsWith('.node')) await put(join(scope, name, file), join(outDir, 'packages', TYPST, file));
  await put(join(ROOT, 'server/sample/caspian-2025.json'), join(outDir, 'caspian-2025.json'));
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  await writeFile(join(outDir, 'package.json'), JSON.stringify({ name: 'alternat-host', version }));
}

async function put(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await bundleHost(join(ROOT, 'dist', 'host'));
  const target = join(ROOT, 'dist', 'electron');
  await rm(target, { recursive: true, force: true });
  await bundleShell(target);
}
