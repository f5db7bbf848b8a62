/**
 * What programs that are not ours read in a PDF. Poppler is not exact about right-to-left text, so the comparison names what it
 * leaves out: a ligature's letters come back in visual order («لا» as «ال»), and numbers and signs beside each other too.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Is this program installed? */
export const installed = (program: string, version = '-v'): boolean => !spawnSync(program, [version]).error;
export const POPPLER = ['pdftotext', 'pdfinfo', 'pdffonts'].every((program) => installed(program));
export const QPDF = installed('qpdf', '--version');

/** What `program` prints about the file; "%" in `args` is its path. Throws when it exits with an error. */
export function told(program: string, bytes: Uint8Array, args: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'alternat-pdf-'));
  try {
    const path = join(folder, 'file.pdf');
    writeFileSync(path, bytes);
    const full = args.map((arg) => arg.replace('%', path));
    return execFileSync(program, full, { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] }).toString('latin1');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const utf8 = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8');

/** A part of every page, in points from its left and upper edge. */
export type Frame = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/**
 * The words of each page, or only those inside the frame. Left-to-right pages are read in the order of the file (else numbers that
 * hang beside the text become a column); in right-to-left ones poppler puts the words of a line in order only without that.
 */
export function pagesOf(bytes: Uint8Array, dir: 'ltr' | 'rtl' = 'ltr', frame?: Frame): string[] {
  const { left, top, width, height } = frame ?? { left: 0, top: 0, width: 0, height: 0 };
  const inside = ['-x', left, '-y', top, '-W', width, '-H', height].map((one) =>
    typeof one === 'number' ? `${Math.round(one)}` : one,
  );
  const order = dir === 'ltr' ? ['-raw'] : [];
  return utf8(told('pdftotext', bytes, ['-r', '72', ...inside, ...order, '-enc', 'UTF-8', '%', '-']))
    .split('\f')
    .slice(0, -1);
}
export const textOf = (bytes: Uint8Array, dir?: 'ltr' | 'rtl', frame?: Frame): string =>
  pagesOf(bytes, dir, frame).join('\n');

/** The files inside, by name. */
export function attachedIn(bytes: Uint8Array): { readonly [name: string]: string } {
  const names = [...utf8(told('qpdf', bytes, ['--list-attachments', '%'])).matchAll(/^(.*) -> \d+,\d+$/gm)];
  return Object.fromEntries(
    names.map(([, name = '']) => [name, utf8(told('qpdf', bytes, [`--show-attachment=${name}`, '%']))]),
  );
}

type Outline = { readonly title: string; readonly kids: readonly Outline[] };

/** Titles of the bookmarks, in their order. */
export function bookmarksOf(bytes: Uint8Array): string[] {
  const { outlines } = JSON.parse(utf8(told('qpdf', bytes, ['--json=1', '--json-key=outlines', '%']))) as {
    readonly outlines: readonly Outline[];
  };
  const all = (list: readonly Outline[]): string[] => list.flatMap(({ title, kids }) => [title, ...all(kids)]);
  return all(outlines);
}

/** The tags with the words directly inside, e.g. {path: "Document P", words: "..."}. */
export function tagsOf(bytes: Uint8Array): { readonly path: string; readonly words: string }[] {
  const found: { path: string; words: string }[] = [];
  const open: { depth: number; tag: string }[] = [];
  for (const line of utf8(told('pdfinfo', bytes, ['-struct-text', '%'])).split('\n')) {
    const depth = /^ */.exec(line)?.[0].length ?? 0;
    const text = line.trim();
    const last = found.at(-1);
    if (text === '' || text.startsWith('/')) continue;
    if (text.startsWith('"')) {
      if (last) last.words += text.slice(1, -1);
      continue;
    }
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
    open.push({ depth, tag: /^\w+/.exec(text)?.[0] ?? '' });
    found.push({ path: open.map(({ tag }) => tag).join(' '), words: '' });
  }
  return found;
}

export type Box = { readonly text: string; readonly left: number; readonly right: number };

/** Words with their edges in points, each as it is drawn: right-to-left ones begin with their last letter. */
export const boxesOf = (bytes: Uint8Array): Box[] =>
  [
    ...utf8(told('pdftotext', bytes, ['-bbox', '%', '-'])).matchAll(
      /xMin="([\d.]+)"[^>]*xMax="([\d.]+)"[^>]*>([^<]*)</g,
    ),
  ].map(([, left, right, text = '']) => ({ text, left: Number(left), right: Number(right) }));

/** Left edges of the words, each as it is drawn: right-to-left ones begin with their last letter. */
export const edgesOf = (bytes: Uint8Array, word: string): number[] =>
  boxesOf(bytes).flatMap(({ text, left }) => (text === word ? [left] : []));

export const infoOf = (bytes: Uint8Array): { readonly [key: string]: string } =>
  Object.fromEntries(
    utf8(told('pdfinfo', bytes, ['%']))
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );

/** Without what extraction may change: compatibility forms, bidi controls, joiners, U+0654, white space, hyphens at the end of a line. */
export const normal = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u0654\s-]/gu, '')
    .replace(/[\u0622\u0623\u0625\u0627\u0644]{2,}/g, (run) => [...run].sort().join(''));

/** Right-to-left text: its letters in order, its numbers and its signs each counted. */
export function rightToLeft(text: string): {
  readonly letters: string;
  readonly numbers: string[];
  readonly signs: string;
} {
  const plain = text.normalize('NFKC');
  return {
    letters: normal(plain.replace(/[^\p{L}\p{M}\s]/gu, '')),
    numbers: (plain.match(/\p{Nd}+/gu) ?? []).sort(),
    signs: [...normal(plain.replace(/[\p{L}\p{M}\p{Nd}]/gu, ''))].sort().join(''),
  };
}
