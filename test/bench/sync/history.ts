/** A history of updates as one file, so that every server is given the same bytes: each update after its length. */
import { readFileSync, writeFileSync } from 'node:fs';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

export function writeHistory(file: string, updates: readonly Uint8Array[]): void {
  const encoder = encoding.createEncoder();
  for (const update of updates) encoding.writeVarUint8Array(encoder, update);
  writeFileSync(file, encoding.toUint8Array(encoder));
}

export function* readHistory(file: string): Iterable<Uint8Array> {
  const decoder = decoding.createDecoder(readFileSync(file));
  while (decoding.hasContent(decoder)) yield decoding.readVarUint8Array(decoder);
}
