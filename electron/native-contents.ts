/**
 * What is compiled into a native add-on, read from the add-on itself: Rust crates by the paths of their sources, which a release build
 * keeps for its error messages, and fonts by their own tables of names. A crate none of whose code can fail leaves no path, so the list
 * may be short of some; what it names is there.
 */

export type Crate = { readonly name: string; readonly version: string };

/** From the fonts' tables of names (OpenType `name`, ids 4, 0 and 13). */
export type EmbeddedFont = { readonly name: string; readonly copyright: string; readonly licence: string };

// A path on Windows has backslashes, whatever the add-on was compiled for.
const REGISTRY = /registry[/\\]src[/\\][^/\\\0]{1,80}[/\\]([A-Za-z][\w-]*?)-(\d+\.\d+\.\d+[\w.+-]*)[/\\]/g;
const CHECKOUT = /git[/\\]checkouts[/\\]([\w-]+?)-[0-9a-f]{16}[/\\]([0-9a-f]{7,40})[/\\]/g;

/** Each once, by name; of what came from a repository the version is the commit. */
export function cratesIn(addOn: Buffer): readonly Crate[] {
  const text = addOn.toString('latin1');
  const found = new Map<string, Crate>();
  for (const pattern of [REGISTRY, CHECKOUT])
    for (const [, name = '', version = ''] of text.matchAll(pattern))
      found.set(`${name} ${version}`, { name, version });
  return [...found.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, crate]) => crate);
}

const MOST_TABLES = 64;

/** Each once, by name. */
export function fontsIn(addOn: Buffer): readonly EmbeddedFont[] {
  const found = new Map<string, EmbeddedFont>();
  for (const magic of [Buffer.from('OTTO'), Buffer.from([0, 1, 0, 0])])
    for (let at = addOn.indexOf(magic); at >= 0; at = addOn.indexOf(magic, at + 1)) {
      const font = fontAt(addOn, at);
      if (font) found.set(font.name, font);
    }
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

function fontAt(bytes: Buffer, start: number): EmbeddedFont | null {
  if (start + 12 > bytes.length) return null;
  const tables = bytes.readUInt16BE(start + 4);
  if (tables === 0 || tables > MOST_TABLES || start + 12 + 16 * tables > bytes.length) return null;
  for (let one = 0; one < tables; one++) {
    const entry = start + 12 + 16 * one;
    if (bytes.toString('latin1', entry, entry + 4) !== 'name') continue;
    const from = start + bytes.readUInt32BE(entry + 8);
    const names = namesAt(bytes.subarray(from, from + bytes.readUInt32BE(entry + 12)));
    const name = names.get(4);
    return name ? { name, copyright: names.get(0) ?? '', licence: names.get(13) ?? '' } : null;
  }
  return null;
}

/** A table of names by their ids: the English ones of Windows, else the first. */
function namesAt(table: Buffer): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  if (table.length < 6) return names;
  const storage = table.readUInt16BE(4);
  for (let one = 0, at = 6; one < table.readUInt16BE(2) && at + 12 <= table.length; one++, at += 12) {
    const platform = table.readUInt16BE(at);
    const id = table.readUInt16BE(at + 6);
    const from = storage + table.readUInt16BE(at + 10);
    const raw = table.subarray(from, from + table.readUInt16BE(at + 8));
    const windows = platform === 3;
    if (names.has(id) && !(windows && table.readUInt16BE(at + 4) === 0x409)) continue;
    names.set(id, windows || platform === 0 ? utf16(raw) : raw.toString('latin1'));
  }
  return names;
}

/** Big-endian, as fonts write it. */
const utf16 = (raw: Buffer): string =>
  Buffer.from(raw.subarray(0, raw.length & ~1))
    .swap16()
    .toString('utf16le');

/** The same for people: what is in the add-on, and whose words its licences are. */
export function nativeText(crates: readonly Crate[], fonts: readonly EmbeddedFont[]): string {
  const listed = crates.map(({ name, version }) => `${name} ${version}`).join('\n');
  const named = fonts.map(({ name, copyright, licence }) => [name, copyright, licence].filter(Boolean).join('\n'));
  return [
    'The typesetter of hosted meetings is a native add-on that comes compiled, under the Apache License 2.0 (see others.txt). What is in it,',
    'as the add-on itself names it:',
    '',
    'Fonts, with the words about copyright and licence that they carry',
    '',
    named.join('\n\n'),
    '',
    'Rust packages, each under the licence that it states at https://crates.io/crates/NAME/VERSION, where its text is; what has a commit for',
    'a version came from the repository of that name',
    '',
    listed,
    '',
  ].join('\n');
}
