/**
 * A ZIP from outside, opened with care: unpacked sizes are limited twice, as declared and while unpacking, because a few
 * kilobytes can declare little and become gigabytes. The checksum is checked by us: the library does so only by unpacking
 * every part first, and one flipped bit may leave a readable document with another word in it.
 */
import { crc32 } from '../domain/text/checksum.ts';
export type Parts = {
  /** Of files, in the order of the archive. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The part's bytes, or what is wrong with it. */
  read(name: string): Promise<Uint8Array | ZipProblem>;
};
export type ZipProblem = 'encrypted' | 'damaged' | 'too-large';

/** What the library has and its types do not tell. */
type Stream = {
  on(event: 'data', listen: (chunk: Uint8Array) => void): Stream;
  on(event: 'error', listen: (error: Error) => void): Stream;
  on(event: 'end', listen: () => void): Stream;
  resume(): Stream;
  pause(): Stream;
};
type Entry = {
  readonly dir: boolean;
  readonly _data: { readonly uncompressedSize?: number; readonly crc32?: number };
  internalStream(type: 'uint8array'): Stream;
};

/** The parts of a ZIP whose parts, unpacked, have at most `most` bytes together. Never throws for bad bytes. */
export async function openZip(bytes: Uint8Array, most: number): Promise<Parts | ZipProblem> {
  // Loaded on demand: who imports a table needs no ZIP.
  const { default: JSZip } = await import('jszip');
  let entries: { readonly [name: string]: Entry };
  try {
    entries = (await JSZip.loadAsync(bytes)).files as unknown as typeof entries;
  } catch (error) {
    // The library has no types of errors; what it cannot read is damaged, whatever it says.
    return error instanceof Error && /encrypt/i.test(error.message) ? 'encrypted' : 'damaged';
  }
  const declared = Object.values(entries).reduce(
    (sum, { dir, _data }) => sum + (dir ? 0 : (_data.uncompressedSize ?? 0)),
    0,
  );
  if (!(declared <= most)) return 'too-large';
  let left = most;
  // Names of parts are equal in any case (OPC); a name as it is written wins.
  const folded = new Map(Object.keys(entries).map((name) => [name.toLowerCase(), name]));
  const entryOf = (name: string): Entry | undefined =>
    Object.hasOwn(entries, name) ? entries[name] : entries[folded.get(name.toLowerCase()) ?? ''];
  return {
    names: Object.keys(entries).filter((name) => entries[name]?.dir === false),
    has: (name) => entryOf(name) !== undefined,
    read: async (name) => {
      const entry = entryOf(name);
      if (!entry || entry.dir) return 'damaged';
      const content = await unpacked(entry, left);
      if (typeof content !== 'string') left -= content.length;
      return content;
    },
  };
}

function unpacked(entry: Entry, most: number): Promise<Uint8Array | ZipProblem> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  return new Promise((resolve) => {
    let stream: Stream;
    try {
      stream = entry.internalStream('uint8array');
    } catch {
      // A method of compression that the library does not know, e.g. LZMA.
      resolve('damaged');
      return;
    }
    stream
      .on('data', (chunk) => {
        size += chunk.length;
        if (size > most) {
          stream.pause();
          resolve('too-large');
        } else chunks.push(chunk);
      })
      .on('error', () => resolve('damaged'))
      .on('end', () => {
        const content = joined(chunks, size);
        resolve(entry._data.crc32 === undefined || crc32(content) === entry._data.crc32 >>> 0 ? content : 'damaged');
      })
      .resume();
  });
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
