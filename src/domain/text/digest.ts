/**
 * Digests of text: SHA-256 over canonical JSON (RFC 8785). Own and synchronous, because a page on plain http has no
 * `crypto.subtle` and a decision cannot wait; the tests hold it against the platform's implementation. Where the platform
 * has a synchronous one it may be lent (`lendHash`).
 */

import type { Lang } from '../../language/language.ts';
import type { Digest } from '../clause/clause.ts';
import type { RichText } from './text.ts';

const K = new Int32Array(64);
const INITIAL = new Int32Array(8);
// FIPS 180-4: fractional parts of the cube (K) and square (initial state) roots of the first primes.
{
  const prime = (n: number): boolean => {
    for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
    return true;
  };
  let found = 0;
  for (let n = 2; found < 64; n++) {
    if (!prime(n)) continue;
    if (found < 8) INITIAL[found] = Math.floor((Math.sqrt(n) % 1) * 2 ** 32);
    K[found++] = Math.floor((Math.cbrt(n) % 1) * 2 ** 32);
  }
}

/** Writes a text's UTF-8 into `out`, which has three bytes for every code unit; answers how many it took. */
function encode(text: string, out: Uint8Array): number {
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code >= 0xd800 && code < 0xe000) {
      const low = text.charCodeAt(i + 1);
      if (code < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        i++;
      } else code = 0xfffd;
    }
    if (code < 0x80) out[at++] = code;
    else if (code < 0x800) {
      out[at++] = 0xc0 | (code >> 6);
      out[at++] = 0x80 | (code & 63);
    } else if (code < 0x10000) {
      out[at++] = 0xe0 | (code >> 12);
      out[at++] = 0x80 | ((code >> 6) & 63);
      out[at++] = 0x80 | (code & 63);
    } else {
      out[at++] = 0xf0 | (code >> 18);
      out[at++] = 0x80 | ((code >> 12) & 63);
      out[at++] = 0x80 | ((code >> 6) & 63);
      out[at++] = 0x80 | (code & 63);
    }
  }
  return at;
}

/** UTF-8; a lone surrogate becomes U+FFFD, as TextEncoder does. */
export function utf8(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 3);
  return out.subarray(0, encode(text, out));
}

/** Message schedule and state of the block at hand. One of each for all: hashing is synchronous, and most cells are short. */
const w = new Int32Array(64);
const h = new Int32Array(8);
/** Where texts are encoded; grows with the longest one up to a limit, beyond which a text gets its own. */
let desk = new Uint8Array(4_096);
const LARGEST_DESK = 1 << 20;

function deskFor(size: number): Uint8Array {
  if (size > LARGEST_DESK) return new Uint8Array(size);
  if (size > desk.length) desk = new Uint8Array(Math.min(size * 2, LARGEST_DESK));
  return desk;
}

/** FIPS 180-4, 6.2.2, over the first `size` bytes; `Ch` and `Maj` in their shorter forms. */
function compress(blocks: Uint8Array, size: number): void {
  for (let offset = 0; offset < size; offset += 64) {
    for (let t = 0, at = offset; t < 16; t++, at += 4) {
      const high = ((blocks[at] as number) << 24) | ((blocks[at + 1] as number) << 16);
      w[t] = high | ((blocks[at + 2] as number) << 8) | (blocks[at + 3] as number);
    }
    for (let t = 16; t < 64; t++) {
      const x = w[t - 15] as number;
      const y = w[t - 2] as number;
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[t] = ((w[t - 16] as number) + s0 + (w[t - 7] as number) + s1) | 0;
    }
    let a = h[0] as number;
    let b = h[1] as number;
    let c = h[2] as number;
    let d = h[3] as number;
    let e = h[4] as number;
    let f = h[5] as number;
    let g = h[6] as number;
    let q = h[7] as number;
    for (let t = 0; t < 64; t++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (q + s1 + (g ^ (e & (f ^ g))) + (K[t] as number) + (w[t] as number)) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) | (c & (a | b)))) | 0;
      q = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    h[0] = (h[0] as number) + a;
    h[1] = (h[1] as number) + b;
    h[2] = (h[2] as number) + c;
    h[3] = (h[3] as number) + d;
    h[4] = (h[4] as number) + e;
    h[5] = (h[5] as number) + f;
    h[6] = (h[6] as number) + g;
    h[7] = (h[7] as number) + q;
  }
}

/** SHA-256 of bytes or of a text's UTF-8, as 64 lower-case hex digits. */
export function sha256(input: string | Uint8Array): Digest {
  const blocks = deskFor((typeof input === 'string' ? input.length * 3 : input.length) + 72);
  let length = input.length;
  if (typeof input === 'string') length = encode(input, blocks);
  else blocks.set(input);
  const size = ((length + 72) >> 6) << 6;
  blocks.fill(0, length, size);
  blocks[length] = 0x80;
  const bits = new DataView(blocks.buffer, size - 8);
  bits.setUint32(0, Math.floor(length / 0x20000000));
  bits.setUint32(4, length << 3);
  h.set(INITIAL);
  compress(blocks, size);
  let hex = '';
  for (const word of h) hex += (word >>> 0).toString(16).padStart(8, '0');
  return hex;
}

let hash: (text: string) => Digest = sha256;

/**
 * From now on the digests of cells, clauses and declarations are made by the platform's own SHA-256, where there is one that
 * makes nobody wait. It must answer what `sha256` answers.
 */
export function lendHash(platform: (text: string) => Digest): void {
  hash = platform;
}

/** Values canonical JSON can hold; `undefined` members are left out, as JSON.stringify does. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** RFC 8785 for our data: keys sorted by UTF-16 code units, no white space. Throws on a number that JSON cannot hold. */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`not a JSON number: ${value}`);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item)).join(',')}]`;
  const object = value as { readonly [key: string]: Json | undefined };
  const members = Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key] as Json)}`);
  return `{${members.join(',')}}`;
}

/** Cell digest: its paragraphs, code points as stored, adjacent runs of equal marks joined (the normal form of `richText`). */
export const cellDigest = (paragraphs: RichText): Digest => {
  // Without marks a run has one key, so that plain JSON is canonical already; most cells have none.
  const bare = paragraphs.every((paragraph) => paragraph.every((run) => run.marks === undefined));
  return hash(bare ? JSON.stringify(paragraphs) : canonicalJson(paragraphs as Json));
};

/**
 * Clause digest, on which stances rest: the kind and, for each authentic column, the cell's digest or
 * "none-by-design". Shape: `{kind, texts: {lang: digest}}`.
 */
export const clauseDigest = (kind: string, texts: { readonly [lang in Lang]?: Digest | 'none-by-design' }): Digest =>
  hash(canonicalJson({ kind, texts }));

/**
 * Digest of a whole text, printed with milestones: columns and, in reading order, every clause that is not withdrawn
 * with its kind, level and cell digests.
 */
export const declarationDigest = (
  columns: readonly Lang[],
  clauses: readonly {
    readonly id: string;
    readonly kind: string;
    readonly level: number;
    readonly status: string;
    readonly texts: { readonly [lang in Lang]?: { readonly digest: Digest } };
  }[],
): Digest =>
  hash(
    canonicalJson({
      columns,
      clauses: clauses
        .filter((clause) => clause.status !== 'withdrawn')
        .map(({ id, kind, level, texts }) => ({
          id,
          kind,
          level,
          texts: Object.fromEntries(columns.flatMap((lang) => (texts[lang] ? [[lang, texts[lang].digest]] : []))),
        })),
    }),
  );
