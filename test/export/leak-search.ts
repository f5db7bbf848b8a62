/**
 * Looks for words in a file in every place where a program could hide them: raw bytes in three encodings, entries of ZIP archives
 * (archives in archives, too), XML with its tags taken out, and of a PDF its unpacked objects, its text, its properties and metadata.
 */
import JSZip from 'jszip';
import { POPPLER, QPDF, told } from './pdf-reader.ts';

/** Name of the place, and its bytes. */
type Place = readonly [name: string, bytes: Buffer];

const startsWith = (bytes: Buffer, magic: string): boolean =>
  bytes.subarray(0, magic.length).toString('latin1') === magic;

async function* placesIn(bytes: Buffer, name = 'raw'): AsyncGenerator<Place> {
  yield [name, bytes];
  if (startsWith(bytes, 'PK\x03\x04')) {
    const zip = await JSZip.loadAsync(bytes);
    yield [`${name} names`, Buffer.from(Object.keys(zip.files).join('\n'))];
    for (const [entry, file] of Object.entries(zip.files)) {
      if (file.dir) continue;
      yield* placesIn(Buffer.from(await file.async('uint8array')), entry);
    }
    return;
  }
  if (startsWith(bytes, '%PDF-')) {
    if (QPDF)
      yield ['qpdf', Buffer.from(told('qpdf', bytes, ['--qdf', '--object-streams=disable', '%', '-']), 'latin1')];
    if (!POPPLER) return;
    yield ['pdftotext', Buffer.from(told('pdftotext', bytes, ['%', '-']), 'latin1')];
    yield ['info', Buffer.from(told('pdfinfo', bytes, ['%']), 'latin1')];
    yield ['xmp', Buffer.from(told('pdfinfo', bytes, ['-meta', '%']), 'latin1')];
    return;
  }
  // Words may be torn apart by the tags of runs.
  if (startsWith(bytes, '<'))
    yield [`${name} without tags`, Buffer.from(bytes.toString('utf8').replace(/<[^>]*>/g, ''))];
}

const encodings = (word: string): Buffer[] => {
  const little = Buffer.from(word, 'utf16le');
  return [Buffer.from(word, 'utf8'), little, Buffer.from(little).swap16()];
};

/** Where each of `words` is found: "word in place". */
export async function sightings(bytes: Uint8Array, words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const [place, content] of placesIn(Buffer.from(bytes)))
    for (const word of words)
      if (encodings(word).some((form) => content.includes(form))) found.push(`${word} in ${place}`);
  return found;
}
