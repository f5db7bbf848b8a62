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

/** Left edges of the words, each as it is drawn: right-to-left ones begin with their last letter. */
export const edgesOf = (bytes: Uint8Array, word: string): number[] => {
  const drawn = utf8(told('pdftotext', bytes, ['-bbox', '%', '-']));
  return [...drawn.matchAll(/xMin="([\d.]+)"[^>]*>([^<]*)</g)].flatMap(([, left, text]) =>
    text === word ? [Number(left)] : [],
  );
};

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
