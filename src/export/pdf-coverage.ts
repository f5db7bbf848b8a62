/**
 * Which characters our fonts can draw. PDF/A forbids a glyph that is missing, and Typst then refuses the whole file; a cell may hold
 * anything, so what no font has is printed as U+FFFD and named by `missing`. Read from the fonts themselves (the
 * `cmap` table of TrueType), never from a list that could grow stale.
 */
import type { FontFile, PrintTools } from './printed.ts';

/** `text` as it can be printed; `missing` collects what was replaced. */
export type Coverage = {
  readonly fit: (text: string) => string;
  readonly missing: ReadonlySet<string>;
  /** What `fit` would replace or leave out of this text alone. */
  readonly lost: (text: string) => string[];
};

/** Fonts of one family count as one: a letter that only the regular weight has would be lost in a heading. */
const FAMILIES: readonly (readonly FontFile[])[] = [
  ['serif', 'serif-bold', 'serif-italic', 'serif-bold-italic'],
  ['vazirmatn', 'vazirmatn-bold'],
  ['fallback', 'fallback-bold'],
];
const REPLACEMENT = '\ufffd';

// What steers the order, the joining and the breaking of lines; the typesetter obeys them and draws nothing.
const STEERING = /^[\p{Bidi_Control}\u00ad\u200b-\u200d\u2060]$/u;
// The rest of what is invisible: U+FEFF, variation selectors, fillers. PDF/A forbids some, others need a glyph.
const INVISIBLE = /^\p{Default_Ignorable_Code_Point}$|^\ufeff$/u;
// JavaScript counts U+FEFF as white space.
const BLANK = /^(?!\ufeff)[\s\u0085]$/u;
const MARK = /\p{M}/u;
const PRIVATE = /\p{Co}/u;

/** What the fonts that `tools` hands out can print. Read once per tools. */
export async function coverageOf(tools: PrintTools): Promise<Coverage> {
  const known = KNOWN.get(tools.font);
  if (known) return coverage(await known);
  const families = Promise.all(FAMILIES.map((files) => familyOf(files, tools)));
  KNOWN.set(tools.font, families);
  // A font that could not be read may be there the next time.
  families.catch(() => KNOWN.delete(tools.font));
  return coverage(await families);
}

type Family = ReadonlySet<number>;
const KNOWN = new WeakMap<PrintTools['font'], Promise<readonly Family[]>>();

async function familyOf(files: readonly FontFile[], tools: PrintTools): Promise<Family> {
  const [first, ...others] = await Promise.all(files.map(async (file) => charsOf(await tools.font(file))));
  return new Set([...(first ?? [])].filter((char) => others.every((other) => other.has(char))));
}

/** For sets of code points, one per family. */
export function coverage(families: readonly ReadonlySet<number>[]): Coverage {
  const missing = new Set<string>();
  const everywhere = (code: number): boolean => families.every((family) => family.has(code));
  const somewhere = (code: number): boolean => families.some((family) => family.has(code));
  const lose = (char: string): string => {
    missing.add(char);
    return REPLACEMENT;
  };
  const single = (char: string): string => {
    const code = char.codePointAt(0) ?? 0;
    if (STEERING.test(char) || char === '\n') return char;
    if (BLANK.test(char)) return everywhere(code) ? char : ' ';
    if (INVISIBLE.test(char)) {
      missing.add(char);
      return '';
    }
    return PRIVATE.test(char) || !somewhere(code) ? lose(char) : char;
  };
  const fit = (text: string): string => {
    let torn = false;
    let out = '';
    for (const char of text) {
      torn ||= MARK.test(char) && !everywhere(char.codePointAt(0) ?? 0);
      out += single(char);
    }
    if (!torn) return out;
    // A mark is drawn with its letter or not at all: «ـ̈» needs one font that has both.
    return Array.from(CLUSTERS.segment(out), ({ segment }) => {
      const chars = [...segment];
      const needed = chars.filter((char) => !STEERING.test(char)).map((char) => char.codePointAt(0) ?? 0);
      const own = families.find((family) => needed.every((code) => family.has(code)));
      if (own) return segment;
      const base = families.find((family) => family.has(needed[0] ?? 0));
      return chars
        .map((char) => (STEERING.test(char) || base?.has(char.codePointAt(0) ?? 0) ? char : lose(char)))
        .join('');
    }).join('');
  };
  const lost = (text: string): string[] => {
    const own = coverage(families);
    own.fit(text);
    return [...own.missing];
  };
  return { fit, missing, lost };
}
const CLUSTERS = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Code points of a TrueType file. Throws as `glyphsOf`. */
export const charsOf = (font: Uint8Array): Set<number> => new Set(glyphsOf(font).keys());

/** Glyphs of a TrueType file by code point: the format 12 or format 4 table of its `cmap`. Throws RangeError for anything else. */
export function glyphsOf(font: Uint8Array): Map<number, number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableOf(view, 'cmap');
  const chars = new Map<number, number>();
  for (let index = 0; index < view.getUint16(cmap + 2); index++) {
    const table = cmap + view.getUint32(cmap + 8 + index * 8);
    const format = view.getUint16(table);
    if (format === 12) wideChars(view, table, chars);
    else if (format === 4) narrowChars(view, table, chars);
  }
  if (chars.size === 0) throw new RangeError('the font has no table of characters that we can read');
  return chars;
}

function tableOf(view: DataView, wanted: string): number {
  for (let index = 0; index < view.getUint16(4); index++) {
    const at = 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((place) => view.getUint8(at + place)));
    if (tag === wanted) return view.getUint32(at + 8);
  }
  throw new RangeError(`the font has no table ${wanted}`);
}

function wideChars(view: DataView, table: number, chars: Map<number, number>): void {
  for (let group = 0; group < view.getUint32(table + 12); group++) {
    const at = table + 16 + group * 12;
    const [first, last] = [view.getUint32(at), view.getUint32(at + 4)];
    for (let code = first; code <= last; code++) {
      const glyph = view.getUint32(at + 8) + code - first;
      if (glyph !== 0) chars.set(code, glyph);
    }
  }
}

function narrowChars(view: DataView, table: number, chars: Map<number, number>): void {
  const twice = view.getUint16(table + 6);
  const [ends, starts] = [table + 14, table + 16 + twice];
  const [deltas, offsets] = [starts + twice, starts + 2 * twice];
  for (let at = 0; at < twice; at += 2) {
    const [first, last] = [view.getUint16(starts + at), view.getUint16(ends + at)];
    const [delta, offset] = [view.getUint16(deltas + at), view.getUint16(offsets + at)];
    for (let code = first; code <= last && code < 0xffff; code++) {
      const glyph = offset === 0 ? code : view.getUint16(offsets + at + offset + 2 * (code - first));
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) chars.set(code, (glyph + delta) & 0xffff);
    }
  }
}
