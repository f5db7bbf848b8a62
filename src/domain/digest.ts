/**
 * Digests of text: SHA-256 over canonical JSON (RFC 8785). Own and synchronous, because a page on plain http has no
 * `crypto.subtle` and a decision cannot wait; the tests hold it against the platform's implementation.
 */
import type { Digest } from './clause.ts';
import type { Lang } from './language.ts';
import type { RichText } from './text.ts';

const K = new Uint32Array(64);
const INITIAL = new Uint32Array(8);
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

/** UTF-8; a lone surrogate becomes U+FFFD, as TextEncoder does. */
export function utf8(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 3);
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
  return out.subarray(0, at);
}

/** SHA-256 of bytes or of a text's UTF-8, as 64 lower-case hex digits. */
export function sha256(input: string | Uint8Array): Digest {
  const bytes = typeof input === 'string' ? utf8(input) : input;
  const blocks = new Uint8Array(((bytes.length + 72) >> 6) << 6);
  blocks.set(bytes);
  blocks[bytes.length] = 0x80;
  const view = new DataView(blocks.buffer);
  view.setUint32(blocks.length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(blocks.length - 4, bytes.length << 3);
  const h = INITIAL.slice();
  const w = new Uint32Array(64);
  for (let offset = 0; offset < blocks.length; offset += 64) {
    for (let t = 0; t < 16; t++) w[t] = view.getUint32(offset + t * 4);
    for (let t = 16; t < 64; t++) {
      const x = w[t - 15] as number;
      const y = w[t - 2] as number;
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[t] = (w[t - 16] as number) + s0 + (w[t - 7] as number) + s1;
    }
    let [a, b, c, d, e, f, g, q] = h as unknown as [number, number, number, number, number, number, number, number];
    for (let t = 0; t < 64; t++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (q + s1 + ((e & f) ^ (~e & g)) + (K[t] as number) + (w[t] as number)) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      q = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    [a, b, c, d, e, f, g, q].forEach((value, index) => {
      h[index] = (h[index] as number) + value;
    });
  }
  return Array.from(h, (word) => word.toString(16).padStart(8, '0')).join('');
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
export const cellDigest = (paragraphs: RichText): Digest => sha256(canonicalJson(paragraphs as Json));

/**
 * Clause digest, on which stances rest: the kind and, for each authentic column, the cell's digest or
 * "none-by-design". Shape: `{kind, texts: {lang: digest}}`.
 */
export const clauseDigest = (kind: string, texts: { readonly [lang in Lang]?: Digest | 'none-by-design' }): Digest =>
  sha256(canonicalJson({ kind, texts }));

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
  sha256(
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
