/**
 * The workspace rules that a compiler does not know: which folder may import which, which packages each folder may use, how
 * files may be named, how long they may be, where a language code may be written down. Each rule is a table and a function
 * from a file's path and text to its breaches, so that the rules themselves are tested on made-up files first.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const LANGUAGE_CODES = ['fa', 'ru', 'az', 'kk', 'tk', 'en'];

/** Below the interface, in `src`. */
const CORE = [
  'language',
  'domain',
  'crdt',
  'diff',
  'checks',
  'export',
  'import',
  'seal',
  'protocol',
  'client',
  'editor',
];

/**
 * The storeys of the interface, each of which imports downwards only: `kit` (what every page is made of) knows no open
 * text, `document` is what the pages of an open text share, then a folder a feature, and the `app` that puts pages together. A
 * feature may show another one that stands before it here and is named beside it.
 */
const FEATURES: { readonly [feature: string]: readonly string[] } = {
  instrument: [],
  people: ['instrument'],
  reading: ['instrument'],
  adoption: ['instrument', 'reading'],
  signing: ['instrument', 'people', 'adoption'],
  rules: ['instrument'],
  export: [],
  outside: [],
  import: ['outside'],
  record: ['export', 'instrument'],
  home: ['import', 'instrument', 'record'],
  compare: [],
  brackets: [],
  comments: [],
  history: [],
  proposals: [],
  languages: ['brackets'],
  negotiate: ['instrument'],
  table: ['brackets', 'comments', 'export', 'history', 'languages', 'negotiate', 'proposals', 'reading', 'record'],
};

type Row = { readonly ours: readonly string[]; readonly packages: readonly string[] };

function storeys(): { readonly [folder: string]: Row } {
  const react = ['react', 'react-dom', 'react-aria-components', 'react-aria', 'lucide-react'];
  const core = CORE.map((folder) => `src/${folder}`);
  const ground = [...core, 'src/ui/messages', 'src/ui/desktop.ts'];
  const rows: { [folder: string]: Row } = {
    'src/ui/messages': { ours: ['src/language'], packages: ['intl-messageformat'] },
    'src/ui/kit': { ours: ground, packages: [...react, 'uqr', '@fontsource-variable/*'] },
    // An open room hands out its texts, which are Yjs types.
    'src/ui/document': { ours: [...ground, 'src/ui/kit'], packages: [...react, 'yjs'] },
  };
  for (const [feature, shown] of Object.entries(FEATURES))
    rows[`src/ui/${feature}`] = {
      ours: [...ground, 'src/ui/kit', 'src/ui/document', ...shown.map((name) => `src/ui/${name}`)],
      packages: [...react, 'yjs'],
    };
  rows['src/ui/app'] = { ours: ['src'], packages: react };
  // The page itself and what it is hosted by: files of the folder, not folders in it.
  rows['src/ui'] = { ours: ['src'], packages: ['react', 'react-dom'] };
  return rows;
}

/** What each folder may import: other folders of ours (its own always), and packages by name (`x/*`: a whole scope). */
const FOLDERS: { readonly [folder: string]: Row } = {
  'src/language': { ours: [], packages: [] },
  'src/domain': { ours: ['src/language'], packages: [] },
  'src/crdt': { ours: ['src/language', 'src/domain'], packages: ['yjs', 'lib0'] },
  'src/diff': { ours: ['src/language', 'src/domain'], packages: ['diff'] },
  'src/checks': { ours: ['src/language', 'src/domain'], packages: [] },
  'src/export': { ours: ['src/language', 'src/domain', 'src/diff'], packages: ['docx', 'jszip', 'diff'] },
  'src/seal': { ours: ['src/language', 'src/domain'], packages: ['pkijs', 'asn1js'] },
  'src/import': { ours: ['src/language', 'src/domain'], packages: ['jszip'] },
  'src/protocol': { ours: ['src/language', 'src/domain'], packages: ['zod', 'lib0', 'y-protocols'] },
  'src/client': {
    ours: ['src/language', 'src/domain', 'src/crdt', 'src/protocol'],
    packages: ['yjs', 'y-protocols', 'lib0', 'y-websocket'],
  },
  'src/editor': {
    ours: ['src/language', 'src/domain', 'src/crdt'],
    packages: ['prosemirror-*', 'yjs', 'y-protocols', 'lib0'],
  },
  ...storeys(),
  // A tool of those who write the program; no part of what is installed.
  'server/translate': { ours: ['src/language'], packages: ['node:*', 'intl-messageformat', '@xmldom/xmldom'] },
  server: {
    ours: [
      'src/language',
      'src/domain',
      'src/crdt',
      'src/diff',
      'src/checks',
      'src/export',
      'src/import',
      'src/protocol',
      'src/seal',
    ],
    packages: [
      ...['node:*', 'ws', 'fastify', '@fastify/*', 'zod', 'pino', 'yjs', 'y-protocols', 'lib0', 'jszip'],
      ...[
        '@myriaddreamin/typst-ts-node-compiler',
        '@expo-google-fonts/source-serif-4',
        'vazirmatn',
        'write-excel-file',
      ],
    ],
  },
  electron: {
    ours: ['src/ui/desktop.ts', 'server/hosted/message.ts'],
    packages: ['node:*', 'electron', 'vite', '@electron/fuses'],
  },
};

/** Where a language code may be written down, with the reason. */
const CODES_ALLOWED: readonly (readonly [RegExp, string])[] = [
  [/^src\/language\//, 'the packs'],
  [/^src\/checks\//, 'a check about one language names it'],
  [/^src\/import\/describe\.ts$/, 'a sentence shows a column head as an example'],
  [/^src\/ui\/[\w/-]+\.css$/, 'type size and leading go by script, which CSS knows by the language attribute'],
  [/^electron\/menu\.ts$/, 'the menu before the page has said its words is English, and the shell imports types only'],
];

/** Long by nature: tables of words, not logic. */
const LENGTH_ALLOWED = [/^server\/sample\//];
const LONGEST = 400;

const VAGUE = /(^|[-.])(utils?|helpers?|common|managers?|services?)([-.]|$)/;

type Import = { readonly from: string; readonly typeOnly: boolean };

function importsOf(text: string): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const found: Import[] = [];
  for (const match of code.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+\s+from\s+)['"]([^'"]+)['"]/gm))
    found.push({ from: match[2] ?? '', typeOnly: match[1] !== undefined });
  for (const match of code.matchAll(/(?:^\s*import\s+|\b(?:import|require)\(\s*)['"]([^'"]+)['"]/gm))
    found.push({ from: match[1] ?? '', typeOnly: false });
  return found;
}

/** The innermost folder with a row; a folder of the interface has its own, only files lie beside them. */
function folderOf(path: string): string | undefined {
  const folder = Object.keys(FOLDERS).find((name) => path.startsWith(`${name}/`));
  return folder === 'src/ui' && path.split('/').length > 3 ? undefined : folder;
}

const matches = (pattern: string, name: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

const packageOf = (from: string): string =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');

function importBreaches(path: string, text: string): string[] {
  const folder = folderOf(path);
  if (!folder) return path.startsWith('src/') ? [`${path}: no folder of src is called that`] : [];
  const { ours, packages } = FOLDERS[folder] as (typeof FOLDERS)[string];
  const breaches: string[] = [];
  for (const { from, typeOnly } of importsOf(text)) {
    if (!from.startsWith('.')) {
      if (!packages.some((pattern) => matches(pattern, packageOf(from)))) breaches.push(`${path}: package ${from}`);
      continue;
    }
    const target = posix.join(posix.dirname(path), from);
    if (folder !== 'src/ui' && target.startsWith(`${folder}/`)) continue;
    if (!ours.some((name) => target === name || target.startsWith(`${name}/`))) breaches.push(`${path}: ${target}`);
    else if (folder === 'electron' && !typeOnly) breaches.push(`${path}: ${target} as more than a type`);
  }
  return breaches;
}

function nameBreaches(path: string): string[] {
  return path.split('/').some((part) => VAGUE.test(part.replace(/\.(test\.)?\w+$/, ''))) ? [`${path}: vague name`] : [];
}

function lengthBreaches(path: string, text: string): string[] {
  const lines = text.split('\n').length - 1;
  return lines > LONGEST && !LENGTH_ALLOWED.some((place) => place.test(path)) ? [`${path}: ${lines} lines`] : [];
}

const CODE = `(?:${LANGUAGE_CODES.join('|')})`;
/** A code in quotation marks, as a key, as a member, and two of them in a sentence. */
const WRITTEN = new RegExp(
  [
    `['"\`](?<quoted>${CODE})['"\`]`,
    `(?<=^|[{(,\\s])(?<key>${CODE})\\??:(?!:)`,
    `(?<=[\\w\\])]\\??)\\.(?<member>${CODE})\\b`,
    `\\b(?<several>${CODE}(?:,| and| or) ${CODE})\\b`,
  ].join('|'),
  'g',
);

/** Languages are named in their packs and nowhere else: not in quotation marks, not as keys, not in sentences. */
function codeBreaches(path: string, text: string): string[] {
  if (!/^(?:src|server|electron)\//.test(path)) return [];
  if (CODES_ALLOWED.some(([place]) => place.test(path))) return [];
  const breaches: string[] = [];
  let inComment = false;
  text.split('\n').forEach((line, index) => {
    const opens = line.includes('/*');
    const plain = inComment || opens ? line.replace(/\/?\*.*/, '') : line.replace(/(^|\s)\/\/.*/, '');
    inComment = (inComment || opens) && !line.includes('*/');
    for (const [found] of plain.matchAll(WRITTEN)) breaches.push(`${path}:${index + 1}: ${found.trim()}`);
  });
  return breaches;
}

/** Readers of files from outside, which may take as long as the file wants, and the threads in which alone they run. */
const READERS = /\b(?:importFile|importDocx|readOutside)\b/;
const THREADS = ['server/files/reader-thread.ts', 'src/ui/outside/reader.ts'];

function readerBreaches(path: string, text: string): string[] {
  if (!/^(?:src\/ui|server|electron)\//.test(path) || THREADS.includes(path)) return [];
  const taken = [...text.matchAll(/import\s+\{([^}]*)\}\s+from\s+'[^']*\/import\//g)].map(([, names]) => names ?? '');
  return taken.some((names) => READERS.test(names)) ? [`${path}: reads files outside a thread`] : [];
}

const files: readonly (readonly [string, string])[] = ['src', 'server', 'electron', 'test']
  .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.(tsx?|mjs|css)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .concat(join(ROOT, 'start.mjs'))
  .map((file) => [file.slice(ROOT.length + 1).replaceAll('\\', '/'), readFileSync(file, 'utf8')]);

const allBreaches = (rule: (path: string, text: string) => string[]): string[] =>
  files.flatMap(([path, text]) => rule(path, text));

describe('importBreaches', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['src/domain/a.ts', "import type { B } from './b.ts';", []],
    ['src/domain/a.ts', "import * as Y from 'yjs';", ['src/domain/a.ts: package yjs']],
    ['src/domain/a.ts', "import {\n  x,\n} from '../crdt/x.ts';", ['src/domain/a.ts: src/crdt/x.ts']],
    ['src/diff/a.ts', "export { x } from '../checks/x.ts';", ['src/diff/a.ts: src/checks/x.ts']],
    ['src/export/a.ts', "import { x } from '../diff/x.ts';", []],
    ['src/crdt/a.ts', "import * as y from 'lib0/encoding';", []],
    ['src/ui/kit/a.tsx', "import '../../editor/cell.css';\nimport x from '../../client/x.ts';", []],
    ['src/ui/kit/a.tsx', "import x from '../document/x.ts';", ['src/ui/kit/a.tsx: src/ui/document/x.ts']],
    ['src/ui/table/a.tsx', "import x from '../history/x.ts';\nimport y from './y.ts';", []],
    ['src/ui/history/a.tsx', "import x from '../table/x.ts';", ['src/ui/history/a.tsx: src/ui/table/x.ts']],
    ['src/ui/home/a.tsx', "import x from '../app/x.ts';", ['src/ui/home/a.tsx: src/ui/app/x.ts']],
    ['src/ui/misc/a.tsx', '', ['src/ui/misc/a.tsx: no folder of src is called that']],
    ['src/ui/a.tsx', "const x = await import('../../server/x.ts');", ['src/ui/a.tsx: server/x.ts']],
    ['src/ui/a.tsx', "import fs from 'node:fs';", ['src/ui/a.tsx: package node:fs']],
    ['server/a.ts', "import { x } from '../src/client/x.ts';", ['server/a.ts: src/client/x.ts']],
    ['server/rooms/a.ts', "import { x } from '../../src/domain/x.ts';", []],
    ['electron/a.ts', "import type { Desktop } from '../src/ui/desktop.ts';", []],
    [
      'electron/a.ts',
      "import { Desktop } from '../src/ui/desktop.ts';",
      ['electron/a.ts: src/ui/desktop.ts as more than a type'],
    ],
    ['electron/a.ts', "import type { X } from '../src/ui/app.ts';", ['electron/a.ts: src/ui/app.ts']],
    ['src/domain/a.ts', "/* import x from 'yjs' */\n// import y from 'yjs'", []],
    ['src/misc/a.ts', '', ['src/misc/a.ts: no folder of src is called that']],
  ];
  it.each(cases)('judges %s: %s', (path, text, breaches) => {
    expect(importBreaches(path, text)).toEqual(breaches);
  });
});

describe('FEATURES', () => {
  it('stand in an order in which each shows earlier ones only', () => {
    const names = Object.keys(FEATURES);
    const early = Object.entries(FEATURES).flatMap(([feature, shown], at) =>
      shown.filter((name) => !names.slice(0, at).includes(name)).map((name) => `${feature}: ${name}`),
    );
    expect(early).toEqual([]);
  });
});

describe('readerBreaches', () => {
  it('finds a reader that runs where people wait', () => {
    const text = "import { type A, importFile } from '../../src/import/index.ts';";
    expect([readerBreaches('server/a.ts', text), readerBreaches('server/files/reader-thread.ts', text)]).toEqual([
      ['server/a.ts: reads files outside a thread'],
      [],
    ]);
  });
});

describe('codeBreaches', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['src/ui/a.tsx', "/** 'fa' */\n// 'ru'\nconst x = 'kk'; // 'az'\nconst y = 'no';\n", ["src/ui/a.tsx:3: 'kk'"]],
    ['server/a.ts', 'const x = { fa: 1, en?: 2, of: 3, then: 4 };', ['server/a.ts:1: fa:', 'server/a.ts:1: en?:']],
    ['server/a.ts', '  tk: [],\n  open::tk,', ['server/a.ts:1: tk:']],
    ['electron/a.ts', 'return names.en ?? names?.ru ?? names.end;', ['electron/a.ts:1: .en', 'electron/a.ts:1: .ru']],
    [
      'src/seal/a.ts',
      'throw new Error(`use fa, ru, or az or kk`);',
      ['src/seal/a.ts:1: fa, ru', 'src/seal/a.ts:1: az or kk'],
    ],
    ['src/language/fa/a.ts', "const x = 'fa';", []],
    ['src/checks/a.ts', "const x = 'kk';", []],
    ['test/a.ts', "const x = 'kk';", []],
  ];
  it.each(cases)('judges %s: %s', (path, text, breaches) => {
    expect(codeBreaches(path, text)).toEqual(breaches);
  });
});

describe('nameBreaches', () => {
  it('knows a vague name when it sees one', () => {
    const names = [
      'src/ui/utils.ts',
      'server/room-manager.ts',
      'src/common/a.ts',
      'src/ui/column.ts',
      'server/serve.ts',
    ];
    expect(names.flatMap(nameBreaches)).toEqual([
      'src/ui/utils.ts: vague name',
      'server/room-manager.ts: vague name',
      'src/common/a.ts: vague name',
    ]);
  });
});

describe('the source tree', () => {
  it('is really being read', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap(([, text]) => importsOf(text)).length).toBeGreaterThan(40);
  });

  it('imports only what its folder may', () => expect(allBreaches(importBreaches)).toEqual([]));
  it('has no vague file names', () => expect(allBreaches(nameBreaches)).toEqual([]));
  it(`has no file over ${LONGEST} lines`, () => expect(allBreaches(lengthBreaches)).toEqual([]));
  it('reads files from outside in threads only', () => expect(allBreaches(readerBreaches)).toEqual([]));
  it('names languages only in their packs', () => expect(allBreaches(codeBreaches)).toEqual([]));

  it('never touches the switches that weaken a window', () => {
    const switches =
      /\b(webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|nodeIntegration\w*)\b/;
    expect(
      files.filter(([path, text]) => path.startsWith('electron/') && switches.test(text)).map(([path]) => path),
    ).toEqual([]);
  });

  it('has a lockfile that names no host', () => {
    expect(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).not.toContain('"resolved": "http');
  });
});
