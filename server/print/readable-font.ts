/**
 * Vazirmatn as a PDF needs it to be read back: one character a glyph. «لا» is one glyph for two letters, and a joiner (U+200C) is none:
 * shaping drops it and its neighbour speaks for both. Whatever reads a page from its glyphs turns right-to-left lines around, and with
 * them the two letters inside: «ال» for «لا», «دولته‌ای» for «دولت‌های». So a lam before an alef becomes a glyph that draws nothing
 * and the alef the one that draws both, and the joiner a glyph of no width. The page looks as before, to the dot.
 *
 * Done on the file's tables (OpenType 1.9): two empty glyphs, and a GSUB table that has the old one inside it.
 */

/** Initial and medial lam; what each becomes with the alefs of `ALEFS`, in their order (Unicode's presentation forms). */
const LAMS = [
  { lam: 0xfedf, both: [0xfefb, 0xfef5, 0xfef7, 0xfef9] },
  { lam: 0xfee0, both: [0xfefc, 0xfef6, 0xfef8, 0xfefa] },
] as const;
/** Final alef: plain, with madda, with hamza above and below. */
const ALEFS = [0xfe8e, 0xfe82, 0xfe84, 0xfe88] as const;
const JOINER = 0x200c;

type Tables = Map<string, Uint8Array>;

/** The font with these glyphs; `glyphOf`: glyph of a code point, as its `cmap` says. Throws RangeError for a font of another make. */
export function readable(font: Uint8Array, glyphOf: ReadonlyMap<number, number>): Uint8Array {
  const tables = tablesOf(font);
  const glyph = (code: number): number => {
    const found = glyphOf.get(code);
    if (found === undefined) throw new RangeError(`the font has no U+${code.toString(16).toUpperCase()}`);
    return found;
  };
  const first = withEmptyGlyphs(tables, 2);
  const [lam, joiner] = [first, first + 1];
  const old = tableOf(tables, 'GSUB');
  tables.set(
    'GSUB',
    substitutions(old, {
      lams: LAMS.map((one) => ({
        lam: glyph(one.lam),
        alefs: ALEFS.map((alef, index) => [glyph(alef), glyph(one.both[index] as number)] as const),
      })),
      emptyLam: lam,
      joiner: [glyph(JOINER), joiner],
    }),
  );
  return fontOf(tables);
}

function tablesOf(font: Uint8Array): Tables {
  const view = viewOf(font);
  const tables: Tables = new Map();
  for (let index = 0; index < view.getUint16(4); index++) {
    const at = 12 + index * 16;
    const tag = String.fromCharCode(...font.subarray(at, at + 4));
    const start = view.getUint32(at + 8);
    // A copy: `slice` of a Buffer is none.
    tables.set(tag, Uint8Array.from(font.subarray(start, start + view.getUint32(at + 12))));
  }
  return tables;
}

function tableOf(tables: Tables, tag: string): Uint8Array {
  const found = tables.get(tag);
  if (!found) throw new RangeError(`the font has no table ${tag}`);
  return found;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const u16 = (...values: readonly number[]): number[] => values.flatMap((value) => [(value >> 8) & 0xff, value & 0xff]);

/** Adds glyphs of no width that draw nothing; gives the number of the first. */
function withEmptyGlyphs(tables: Tables, count: number): number {
  const [head, hhea, maxp] = ['head', 'hhea', 'maxp'].map((tag) => viewOf(tableOf(tables, tag)));
  if (!head || !hhea || !maxp) throw new RangeError('not a TrueType font');
  const glyphs = maxp.getUint16(4);
  const [measured, metrics] = [hhea.getUint16(34), tableOf(tables, 'hmtx')];
  // Every glyph with a width of its own: the glyphs behind the last one of these would share its width.
  const last = viewOf(metrics).getUint16((measured - 1) * 4);
  const all = [...metrics.subarray(0, measured * 4)];
  for (let at = measured * 4; at < metrics.length; at += 2) all.push(...u16(last), ...metrics.subarray(at, at + 2));
  for (let index = 0; index < count; index++) all.push(0, 0, 0, 0);
  tables.set('hmtx', Uint8Array.from(all));
  hhea.setUint16(34, glyphs + count);
  maxp.setUint16(4, glyphs + count);
  const places = tableOf(tables, 'loca');
  const size = head.getInt16(50) === 0 ? 2 : 4;
  const end = places.subarray(places.length - size);
  tables.set('loca', joined([places, ...Array.from({ length: count }, () => end)]));
  // Names of glyphs, which nothing here asks for: version 3 has none.
  const names = tableOf(tables, 'post').subarray(0, 32);
  names.set([0, 3, 0, 0]);
  tables.set('post', names);
  return glyphs;
}

type Change = {
  readonly lams: readonly { readonly lam: number; readonly alefs: readonly (readonly [number, number])[] }[];
  readonly emptyLam: number;
  readonly joiner: readonly [number, number];
};

/**
 * The old table, whole, behind a new head. The context for lam and alef takes the place of the ligatures of `rlig`, which come after it
 * for what it leaves (a lam with a mark): lookups of one feature go by their number.
 */
function substitutions(old: Uint8Array, { lams, emptyLam, joiner }: Change): Uint8Array {
  const view = viewOf(old);
  const [scripts, features, lookups] = [4, 6, 8].map((at) => view.getUint16(at)) as [number, number, number];
  const count = view.getUint16(lookups);
  const named = Array.from({ length: view.getUint16(features) }, (_, index) => {
    const at = features + 2 + index * 6;
    const table = features + view.getUint16(at + 4);
    const own = Array.from({ length: view.getUint16(table + 2) }, (__, place) => view.getUint16(table + 4 + place * 2));
    return { tag: String.fromCharCode(...old.subarray(at, at + 4)), own };
  });
  const [ligatures] = named.find(({ tag }) => tag === 'rlig')?.own ?? [];
  if (ligatures === undefined) throw new RangeError('the font has no ligatures that are required');
  // Behind the old ones: the ligatures again, the joiner, the empty lam, the alefs of each lam.
  const again = count;
  const added = [
    single([joiner]),
    single(lams.map(({ lam }) => [lam, emptyLam])),
    ...lams.map(({ alefs }) => single(alefs)),
  ];
  const context = lookup(
    6,
    lams.map(({ lam, alefs }, index) =>
      pair(
        [lam],
        alefs.map(([alef]) => alef),
        [again + 2, again + 3 + index],
      ),
    ),
  );
  const lists = named.map(({ tag, own }) => ({
    tag,
    own: [...own, ...(own.includes(ligatures) ? [again] : []), ...(tag === 'ccmp' ? [again + 1] : [])],
  }));
  const featureTables = lists.map(({ own }) => u16(0, own.length, ...own));
  const featureAt = 10;
  const tablesAt = 2 + lists.length * 6;
  const starts = startsOf(featureTables, tablesAt);
  const lookupAt = featureAt + tablesAt + featureTables.flat().length;
  const fresh = [context, ...added];
  const freshStarts = startsOf(fresh, 2 + (count + 1 + added.length) * 2);
  const oldAt = lookupAt + 2 + (count + 1 + added.length) * 2 + fresh.flat().length;
  const kept = (index: number): number => oldAt + lookups + view.getUint16(lookups + 2 + index * 2) - lookupAt;
  const offsets = [
    ...Array.from({ length: count }, (_, index) => (index === ligatures ? (freshStarts[0] as number) : kept(index))),
    kept(ligatures),
    ...freshStarts.slice(1),
  ];
  if (oldAt + old.length > 0xffff) throw new RangeError('the font has too many substitutions');
  return Uint8Array.from([
    ...u16(1, 0, oldAt + scripts, featureAt, lookupAt),
    ...u16(lists.length),
    ...lists.flatMap(({ tag }, index) => [
      ...Array.from(tag, (char) => char.charCodeAt(0)),
      ...u16(starts[index] as number),
    ]),
    ...featureTables.flat(),
    ...u16(offsets.length, ...offsets),
    ...fresh.flat(),
    ...old,
  ]);
}

function startsOf(parts: readonly (readonly number[])[], from: number): number[] {
  let at = from;
  return parts.map((part) => {
    const start = at;
    at += part.length;
    return start;
  });
}

/** A lookup of these subtables; right-to-left, as the ones for Arabic are. Marks are not passed over: a lam with a mark is not ours. */
function lookup(type: number, subtables: readonly (readonly number[])[]): number[] {
  const head = 6 + subtables.length * 2;
  return [...u16(type, 1, subtables.length, ...startsOf(subtables, head)), ...subtables.flat()];
}

/** One glyph for another (GSUB 1, format 2). */
function single(pairs: readonly (readonly [number, number])[]): number[] {
  const sorted = [...pairs].sort(([one], [other]) => one - other);
  const covered = coverage(sorted.map(([from]) => from));
  return lookup(1, [[...u16(2, 6 + sorted.length * 2, sorted.length, ...sorted.map(([, to]) => to)), ...covered]]);
}

/** Two glyphs beside each other, each changed by its lookup (GSUB 6, format 3). */
function pair(firsts: readonly number[], seconds: readonly number[], lookups: readonly [number, number]): number[] {
  const [first, second] = [coverage(firsts), coverage([...seconds].sort((one, other) => one - other))];
  const head = 22;
  return [...u16(3, 0, 2, head, head + first.length, 0, 2, 0, lookups[0], 1, lookups[1]), ...first, ...second];
}

const coverage = (glyphs: readonly number[]): number[] => u16(1, glyphs.length, ...glyphs);

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The tables as a file, with their sums (every fourth byte begins one). */
function fontOf(tables: Tables): Uint8Array {
  const names = [...tables.keys()].sort();
  const power = 2 ** Math.floor(Math.log2(names.length));
  const parts: Uint8Array[] = [];
  const directory: number[] = [];
  let at = 12 + names.length * 16;
  for (const name of names) {
    const table = tableOf(tables, name);
    const padded = joined([table, new Uint8Array((4 - (table.length % 4)) % 4)]);
    directory.push(
      ...Array.from(name, (char) => char.charCodeAt(0)),
      ...u32(sumOf(padded)),
      ...u32(at),
      ...u32(table.length),
    );
    parts.push(padded);
    at += padded.length;
  }
  const head = [0, 1, 0, 0, ...u16(names.length, power * 16, Math.log2(power), (names.length - power) * 16)];
  return joined([Uint8Array.from([...head, ...directory]), ...parts]);
}

const u32 = (value: number): number[] => u16((value >>> 16) & 0xffff, value & 0xffff);

function sumOf(padded: Uint8Array): number {
  const view = viewOf(padded);
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
