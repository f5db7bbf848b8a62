/**
 * What the pages beside the code say of the tree: every file and link that they name is there, no heading stands twice on
 * a page, no decision's number means two. Each rule is a function from a page to its breaches, tried on made-up pages first.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const LEFT_OUT = /^(node_modules|dist|test-output|\.git|\.alternat)$/;

/** Named on the pages, and not in the tree. */
const ELSEWHERE = new Map([
  ['electron.d.ts', 'Electron’s own types'],
  ['words.json', 'written by the desktop program into its data'],
  ['hosted/place.json', 'written by the desktop program into its data'],
  ['main.mjs', 'made by electron/build.ts'],
  ['reader.mjs', 'made by electron/build.ts'],
  ['heads.json', 'written by the server into a data folder or an archive'],
  ['server.json', 'written by the server into a data folder'],
  ['acts.json', 'a part of a signed package'],
  ['waived.json', 'a part of a signed package'],
]);

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (LEFT_OUT.test(entry.name)) return [];
    const path = posix.join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

/** Files in code marks: by their whole path, by a path from the page's folder, or by their last parts. */
function missingFiles(page: string, text: string, files: readonly string[]): string[] {
  return [...text.matchAll(/`([\w./-]+\.(?:tsx?|mjs|css|json|yml|html))`/g)]
    .map(([, name]) => name as string)
    .filter((name) => !ELSEWHERE.has(name))
    .filter((name) => {
      const from = posix.join(posix.dirname(page), name);
      return !files.some((file) => file === from || file === name || file.endsWith(`/${name}`));
    })
    .map((name) => `${page}: there is no ${name}`);
}

function deadLinks(page: string, text: string, files: readonly string[]): string[] {
  return [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, target]) => target as string)
    .filter((target) => !/^(https?|mailto):/.test(target))
    .filter((target) => {
      const path = posix.join(posix.dirname(page), target);
      return !files.some((file) => file === path || file.startsWith(`${path}/`));
    })
    .map((target) => `${page}: leads to ${target}, which is not there`);
}

const twice = (page: string, what: string, names: readonly string[]): string[] =>
  names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${page}: ${what} ${name} stands twice`);

function repeated(page: string, text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  const above: string[] = [];
  // "Added" may stand under each version, and once under each.
  const headings = [...prose.matchAll(/^(#+) (.+)$/gm)].map(([, signs = '', title = '']) => {
    above.splice(signs.length - 1, Number.POSITIVE_INFINITY, title);
    return above.slice(0, signs.length).join(' / ');
  });
  const decisions = [...prose.matchAll(/^(?:#+ |\*\*)(D\d+\w?)\b/gm)].map(([, number]) => number as string);
  return [...twice(page, 'the heading', headings), ...twice(page, 'the decision', decisions)];
}

describe('missingFiles', () => {
  it('knows a file by its path, by a path from the page and by its end', () => {
    const text = '`src/a/b.ts` `b.ts` `a/b.ts` `c.ts` `sentence.` `x/b.ts`';
    expect(missingFiles('src/README.md', text, ['src/a/b.ts'])).toEqual([
      'src/README.md: there is no c.ts',
      'src/README.md: there is no x/b.ts',
    ]);
  });
});

describe('deadLinks', () => {
  it('follows links to files, folders and headings of the tree, and no others', () => {
    const text = '[a](a/b.ts) [b](../README.md#top) [c](https://example.org/x) [d](gone.md) [e](a) [f](#here)';
    expect(deadLinks('src/README.md', text, ['src/a/b.ts', 'README.md'])).toEqual([
      'src/README.md: leads to gone.md, which is not there',
    ]);
  });
});

describe('repeated', () => {
  it('finds a heading and the number of a decision that stand twice, and leaves listings alone', () => {
    const text =
      '# A\n## B\n### C\n**D1 One.**\n## B\n```\n# A\n```\n**D1 Other.** As D1 says.\n### D2 x\n## E\n### C\n';
    expect(repeated('README.md', text)).toEqual([
      'README.md: the heading A / B stands twice',
      'README.md: the decision D1 stands twice',
    ]);
  });
});

describe('the pages beside the code', () => {
  const files = filesUnder('.');
  const pages = files.filter((file) => file.endsWith('.md'));
  const all = (rule: (page: string, text: string, files: readonly string[]) => string[]): string[] =>
    pages.flatMap((page) => rule(page, readFileSync(join(ROOT, page), 'utf8'), files));

  it('are really being read', () => expect(pages.length).toBeGreaterThan(25));
  it('name files that are there', () => expect(all(missingFiles)).toEqual([]));
  it('link to what is there', () => expect(all(deadLinks)).toEqual([]));
  it('say each thing once', () => expect(all(repeated)).toEqual([]));
});
