/**
 * The licences of others' work that ships in the package. Taken from the lock file: every package that `dependencies` of
 * package.json draw in, whether the bundler kept something of it or not, because a text too many hurts nobody and a missing
 * one breaks the licence. Fonts are packages too. Electron's and Chromium's own texts are put there by electron-builder.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the lock file says of a package. */
type Locked = {
  readonly version?: string;
  readonly license?: string;
  readonly optional?: boolean;
  readonly dependencies?: { readonly [name: string]: string };
  readonly optionalDependencies?: { readonly [name: string]: string };
  readonly peerDependencies?: { readonly [name: string]: string };
  readonly peerDependenciesMeta?: { readonly [name: string]: { readonly optional?: boolean } };
};

type Lock = { readonly packages: { readonly [path: string]: Locked } };

/** Where a package's text stands, in its folder. */
const TEXT = /^(licen[cs]es?|copying|ofl|notice)([-_.].*)?$/i;

/**
 * Packages that carry no text of their own. Whose words count then: a file of another package by the same people, or of the
 * package itself from a heading on.
 */
const ELSEWHERE: {
  readonly [name: string]: { readonly file: string; readonly from?: string; readonly holder?: string };
} = {
  'abstract-logging': { file: 'fastify/LICENSE', from: 'Permission is', holder: 'Copyright (c) James Sumners' },
  'client-only': { file: 'react/LICENSE' },
  isarray: { file: 'isarray/README.md', from: '(MIT)' },
};
/** The compiler of typst comes as one package a system, built from the same sources as the one that loads it. */
const TYPST = '@myriaddreamin/typst-ts-node-compiler';

/** A package that ships, with the text of its licence. */
export type Licensed = {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
};

/** All packages that may ship, by name; throws naming those whose text cannot be found. */
export function licensedPackages(root: string): readonly Licensed[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const found: Licensed[] = [];
  const missing: string[] = [];
  for (const path of shipped(packages)) {
    const { version = '', license = '', optional } = packages[path] as Locked;
    // Made for another system than this one, so it is not installed and does not ship.
    if (optional && !existsSync(join(root, path))) continue;
    const name = nameOf(path);
    const text = textOf(root, path);
    if (text === undefined || !license) missing.push(`${name} ${version}`);
    else found.push({ name, version, license, text });
  }
  if (missing.length) throw new Error(`no text of the licence of ${missing.join(', ')}`);
  return found.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Places in the lock file of everything that the production dependencies of the root draw in. */
function shipped(packages: Lock['packages']): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [''];
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = packages[from] ?? {};
    // What the root itself lists as optional is a Node to run on, which does not ship.
    const wanted = { ...dependencies, ...(from ? optionalDependencies : {}) };
    const peers = Object.keys(peerDependencies ?? {}).filter((name) => !peerDependenciesMeta?.[name]?.optional);
    for (const name of [...Object.keys(wanted), ...peers]) {
      const path = placeOf(packages, from, name);
      if (path === undefined || seen.has(path)) continue;
      seen.add(path);
      waiting.push(path);
    }
  }
  return seen;
}

/** As Node resolves: the nearest `node_modules` upwards that has the package. */
function placeOf(packages: Lock['packages'], from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const path = join(folder, 'node_modules', name).replaceAll('\\', '/');
    if (packages[path]) return path;
    if (folder === '') return undefined;
  }
}

const nameOf = (path: string): string => path.replace(/^.*node_modules\//, '');

function textOf(root: string, path: string): string | undefined {
  const files = readdirSync(join(root, path)).filter((file) => TEXT.test(file));
  if (files.length) return files.map((file) => readFileSync(join(root, path, file), 'utf8').trim()).join('\n\n');
  const name = nameOf(path);
  if (name.startsWith(`${TYPST}-`)) return textOf(root, join(dirname(path), TYPST.split('/')[1] ?? ''));
  const elsewhere = ELSEWHERE[name];
  if (!elsewhere) return undefined;
  const text = readFileSync(join(root, 'node_modules', elsewhere.file), 'utf8');
  const start = elsewhere.from ? text.indexOf(elsewhere.from) : 0;
  if (start < 0) return undefined;
  return [elsewhere.holder, text.slice(start).trim()].filter(Boolean).join('\n\n');
}

const RULE = '='.repeat(80);

/** One text for people: what ships, then each licence once with the packages under it. */
export function licencesText(packages: readonly Licensed[]): string {
  const byText = Map.groupBy(packages, ({ text }) => text);
  const list = packages.map(({ name, version, license }) => `${name} ${version} (${license})`);
  const texts = [...byText].map(([text, under]) => {
    const names = under.map(({ name, version }) => `${name} ${version}`);
    return `${RULE}\n${names.join('\n')}\n${RULE}\n\n${text}\n`;
  });
  const head =
    'Alternat is made with the work of others. These are the packages and fonts, and the licences they come under.';
  return `${head}\n\n${list.join('\n')}\n\n${texts.join('\n\n')}`;
}
