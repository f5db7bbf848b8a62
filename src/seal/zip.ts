/**
 * The ZIP of a signed package. Written without compression: the same input gives the same bytes under every version of every
 * library, and an entry can be appended without touching one byte of the others. Read strictly: a reader that forgives
 * (data in front, two entries of one name, local and central names that differ) shows one file and checks another.
 */
import { crc32 } from '../domain/text/checksum.ts';
import { utf8 } from '../domain/text/digest.ts';

export type Entry = { readonly path: string; readonly bytes: Uint8Array };

/** What is wrong with a ZIP; `about` names the entry. */
export type ZipProblem = {
  readonly problem:
    | 'no-zip'
    | 'truncated'
    | 'data-around'
    | 'too-many'
    | 'too-large'
    | 'name'
    | 'duplicate'
    | 'names-differ'
    | 'method'
    | 'checksum';
  readonly about?: string;
};

/** A package of five States has some two hundred entries and some fifty megabytes. */
export const ZIP_LIMITS = { entries: 4000, bytes: 512 * 1024 * 1024 } as const;

/** Plain names only: no absolute path, no "..", no "\", no drive, no letter that looks like another. */
const PLAIN = /^[A-Za-z0-9_][A-Za-z0-9._-]*(\/[A-Za-z0-9_][A-Za-z0-9._-]*)*$/;
export const isPlainPath = (path: string): boolean => path.length <= 200 && PLAIN.test(path);

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_SIZE = 30;
const CENTRAL_SIZE = 46;
const END_SIZE = 22;

/** Date and time as MS-DOS wrote them, in UTC; ZIP knows no years before 1980 and no odd seconds. */
function dosTime(at: string): number {
  const date = new Date(at);
  const year = Math.min(Math.max(date.getUTCFullYear(), 1980), 2107);
  const day = ((year - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  return ((day << 16) | time) >>> 0;
}

export function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The fields that the local and the central header of an entry share. */
function fields(view: DataView, at: number, entry: Entry, name: Uint8Array, time: number): void {
  view.setUint16(at, 20, true); // version needed: 2.0
  view.setUint32(at + 6, time, true);
  view.setUint32(at + 10, crc32(entry.bytes), true);
  view.setUint32(at + 14, entry.bytes.length, true);
  view.setUint32(at + 18, entry.bytes.length, true);
  view.setUint16(at + 22, name.length, true);
}

function headers(entry: Entry, time: number, offset: number): { local: Uint8Array; central: Uint8Array } {
  if (!isPlainPath(entry.path)) throw new Error(`no plain path: ${entry.path}`);
  const name = utf8(entry.path);
  const local = new Uint8Array(LOCAL_SIZE + name.length);
  const localView = new DataView(local.buffer);
  localView.setUint32(0, LOCAL, true);
  fields(localView, 4, entry, name, time);
  local.set(name, LOCAL_SIZE);
  const central = new Uint8Array(CENTRAL_SIZE + name.length);
  const centralView = new DataView(central.buffer);
  centralView.setUint32(0, CENTRAL, true);
  centralView.setUint16(4, 20, true);
  fields(centralView, 6, entry, name, time);
  centralView.setUint32(42, offset, true);
  central.set(name, CENTRAL_SIZE);
  return { local, central };
}

function end(entries: number, size: number, offset: number): Uint8Array {
  const bytes = new Uint8Array(END_SIZE);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, END, true);
  view.setUint16(8, entries, true);
  view.setUint16(10, entries, true);
  view.setUint32(12, size, true);
  view.setUint32(16, offset, true);
  return bytes;
}

/**
 * `zip` (or nothing) with these entries behind its own, in the order given, all of the time `at`. What was there before keeps
 * its bytes and its place. Throws on a path that is not plain and on a `zip` that is none: both are the caller's mistakes.
 */
export function appendToZip(zip: Uint8Array | null, entries: readonly Entry[], at: string): Uint8Array<ArrayBuffer> {
  const view = zip && new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const tail = view ? view.byteLength - END_SIZE : 0;
  if (view && (tail < 0 || view.getUint32(tail, true) !== END)) throw new Error('not a ZIP without comment');
  const count = view ? view.getUint16(tail + 10, true) : 0;
  const start = view ? view.getUint32(tail + 16, true) : 0;
  const before = zip ? zip.subarray(0, start) : new Uint8Array();
  const centrals: Uint8Array[] = zip ? [zip.subarray(start, tail)] : [];
  const body: Uint8Array[] = [before];
  let offset = start;
  const time = dosTime(at);
  for (const entry of entries) {
    const { local, central } = headers(entry, time, offset);
    body.push(local, entry.bytes);
    centrals.push(central);
    offset += local.length + entry.bytes.length;
  }
  const size = centrals.reduce((sum, part) => sum + part.length, 0);
  return concat([...body, ...centrals, end(count + entries.length, size, offset)]);
}

/** Raw bytes of a DEFLATE stream, at most `most` of them; null when it is damaged or longer. */
async function inflate(bytes: Uint8Array, most: number): Promise<Uint8Array | null> {
  const reader = new Blob([new Uint8Array(bytes)])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return concat(chunks);
      size += value.length;
      if (size > most) return null;
      chunks.push(value);
    }
  } catch {
    // The platform's streams have no types of errors: what cannot be unpacked is damaged.
    return null;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

type Place = { readonly path: string; readonly at: number; readonly packed: number; readonly size: number };

/** The entries of a ZIP in their order, or the first thing that is wrong. Never throws for bad bytes. */
export async function readZip(bytes: Uint8Array): Promise<readonly Entry[] | ZipProblem> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < LOCAL_SIZE + END_SIZE) return { problem: 'no-zip' };
  if (view.getUint32(0, true) !== LOCAL) return { problem: hasSignature(view, END) ? 'data-around' : 'no-zip' };
  const tail = bytes.length - END_SIZE;
  if (view.getUint32(tail, true) !== END) return { problem: hasSignature(view, END) ? 'data-around' : 'truncated' };
  const count = view.getUint16(tail + 10, true);
  const size = view.getUint32(tail + 12, true);
  const start = view.getUint32(tail + 16, true);
  const disks = view.getUint32(tail + 4, true);
  if (disks !== 0 || view.getUint16(tail + 8, true) !== count || view.getUint16(tail + 20, true) !== 0)
    return { problem: 'data-around' };
  if (start + size !== tail) return { problem: start + size < tail ? 'data-around' : 'truncated' };
  if (count > ZIP_LIMITS.entries) return { problem: 'too-many' };
  const entries: Entry[] = [];
  const seen = new Set<string>();
  let central = start;
  let next = 0;
  let left: number = ZIP_LIMITS.bytes;
  for (let index = 0; index < count; index++) {
    const place = readHeaders(view, bytes, central, next, tail);
    if ('problem' in place) return place;
    // Two names that differ in case alone are one file on many disks.
    if (seen.has(place.path.toLowerCase())) return { problem: 'duplicate', about: place.path };
    seen.add(place.path.toLowerCase());
    if (place.size > left) return { problem: 'too-large', about: place.path };
    const packed = bytes.subarray(place.at, place.at + place.packed);
    const stored = view.getUint16(central + 10, true) === 0;
    const content = stored ? packed : await inflate(packed, place.size);
    if (!content || content.length !== place.size || crc32(content) !== view.getUint32(central + 16, true))
      return { problem: 'checksum', about: place.path };
    entries.push({ path: place.path, bytes: content });
    left -= place.size;
    next = place.at + place.packed;
    central += CENTRAL_SIZE + view.getUint16(central + 28, true) + view.getUint16(central + 30, true);
  }
  if (next !== start || central !== tail) return { problem: 'data-around' };
  return entries;
}

function hasSignature(view: DataView, signature: number): boolean {
  const from = Math.max(0, view.byteLength - END_SIZE - 0xffff);
  for (let at = view.byteLength - END_SIZE; at >= from; at--) if (view.getUint32(at, true) === signature) return true;
  return false;
}

const ascii = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** One entry by its central header at `central`, whose local one has to stand at `next`: no gaps, no overlaps. */
function readHeaders(
  view: DataView,
  bytes: Uint8Array,
  central: number,
  next: number,
  tail: number,
): Place | ZipProblem {
  if (central + CENTRAL_SIZE > tail || view.getUint32(central, true) !== CENTRAL) return { problem: 'truncated' };
  const nameSize = view.getUint16(central + 28, true);
  const extra = view.getUint16(central + 30, true);
  if (nameSize > 400 || central + CENTRAL_SIZE + nameSize + extra > tail) return { problem: 'name' };
  const path = ascii(bytes.subarray(central + CENTRAL_SIZE, central + CENTRAL_SIZE + nameSize));
  if (!isPlainPath(path)) return { problem: 'name', about: path.replace(/[^\x20-\x7e]/g, '?') };
  // Extra fields carry second names and sizes, which other programs believe; a link or a folder is no file.
  if (extra !== 0) return { problem: 'data-around', about: path };
  const attributes = view.getUint32(central + 38, true);
  const plainFile = [0, 8].includes(attributes >>> 28) && (attributes & 0x18) === 0;
  if (!plainFile || view.getUint16(central + 34, true) !== 0) return { problem: 'name', about: path };
  // Comments and flags beside "names are UTF-8": an encrypted entry, or sizes that follow the data.
  if (view.getUint16(central + 32, true) !== 0) return { problem: 'data-around', about: path };
  if ((view.getUint16(central + 8, true) & ~0x0806) !== 0) return { problem: 'method', about: path };
  if (view.getUint32(central + 42, true) !== next) return { problem: 'data-around', about: path };
  if (next + LOCAL_SIZE > tail || view.getUint32(next, true) !== LOCAL) return { problem: 'truncated', about: path };
  if (view.getUint16(next + 28, true) !== 0) return { problem: 'data-around', about: path };
  const localName = ascii(
    bytes.subarray(next + LOCAL_SIZE, next + LOCAL_SIZE + Math.min(view.getUint16(next + 26, true), 400)),
  );
  // Version, flags, method, checksum, sizes: the same in both.
  const same = [4, 6, 8, 14, 18, 22].every(
    (at) => view.getUint16(next + at, true) === view.getUint16(central + at + 2, true),
  );
  const sizes = [14, 18, 22].every((at) => view.getUint32(next + at, true) === view.getUint32(central + at + 2, true));
  if (localName !== path || !same || !sizes) return { problem: 'names-differ', about: path };
  const method = view.getUint16(central + 10, true);
  if (method !== 0 && method !== 8) return { problem: 'method', about: path };
  const packed = view.getUint32(central + 20, true);
  const size = view.getUint32(central + 24, true);
  const at = next + LOCAL_SIZE + nameSize + view.getUint16(next + 28, true);
  if (at + packed > tail) return { problem: 'truncated', about: path };
  if (method === 0 && packed !== size) return { problem: 'names-differ', about: path };
  return { path, at, packed, size };
}
