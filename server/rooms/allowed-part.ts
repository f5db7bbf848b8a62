/**
 * Writes a part of an update as an update (V1): what is known or refused left out. A refused struct becomes a gap (GC) of
 * the same length, so that later structs of its client keep their clocks; refused deletions are left out. Origins never
 * cross cells, so nothing that is kept can rest on something that is dropped. Structs that are kept are copied byte by byte.
 */
import * as encoding from 'lib0/encoding';
import { GAP, type Id, type Range, STRING, type Struct, type Update } from './update.ts';

type Stretch = Range & { readonly client: number };

function writeId(encoder: encoding.Encoder, { client, clock }: Id): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

function writeStruct(encoder: encoding.Encoder, bytes: Uint8Array, struct: Struct): void {
  if (struct.to > struct.from) {
    encoding.writeUint8Array(encoder, bytes.subarray(struct.from, struct.to));
    return;
  }
  // Its beginning was cut off, so it has an origin; only text and deleted runs are longer than one and come here.
  encoding.writeUint8(encoder, struct.ref | 0x80 | (struct.rightOrigin ? 0x40 : 0));
  if (struct.origin) writeId(encoder, struct.origin);
  if (struct.rightOrigin) writeId(encoder, struct.rightOrigin);
  if (struct.ref === STRING) encoding.writeVarString(encoder, struct.text);
  else encoding.writeVarUint(encoder, struct.length);
}

/** Encodes structs (per client in order of clocks) and stretches; `keep` says which structs are not to become gaps. */
export function encodePart(
  bytes: Uint8Array,
  structs: ReadonlyMap<number, readonly Struct[]>,
  deletions: Iterable<Stretch>,
  keep: (struct: Struct) => boolean = () => true,
): { readonly update: Uint8Array; readonly retired: readonly number[] } {
  const retired: number[] = [];
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, structs.size);
  // Higher client ids first, as Yjs itself writes them.
  for (const [client, list] of [...structs].sort(([a], [b]) => b - a)) {
    const body = encoding.createEncoder();
    let written = 0;
    let gap = 0;
    const closeGap = (): void => {
      if (gap === 0) return;
      encoding.writeUint8(body, GAP);
      encoding.writeVarUint(body, gap);
      written++;
      gap = 0;
    };
    for (const struct of list) {
      if (!keep(struct)) {
        gap += struct.length;
        if (retired.at(-1) !== client) retired.push(client);
        continue;
      }
      closeGap();
      writeStruct(body, bytes, struct);
      written++;
    }
    closeGap();
    encoding.writeVarUint(encoder, written);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, list[0]?.clock ?? 0);
    encoding.writeBinaryEncoder(encoder, body);
  }
  writeDeletions(encoder, deletions);
  return { update: encoding.toUint8Array(encoder), retired };
}

function writeDeletions(encoder: encoding.Encoder, deletions: Iterable<Stretch>): void {
  const ranges = new Map<number, { clock: number; length: number }[]>();
  for (const { client, clock, length } of deletions) {
    const list = ranges.get(client);
    const last = list?.at(-1);
    if (last && last.clock + last.length === clock) last.length += length;
    else if (list) list.push({ clock, length });
    else ranges.set(client, [{ clock, length }]);
  }
  encoding.writeVarUint(encoder, ranges.size);
  for (const [client, list] of ranges) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, list.length);
    for (const { clock, length } of list) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
}

/** Clocks brought, per client: `[client, first clock, length]`. */
export const clientRanges = (structs: Update['structs']): [number, number, number][] =>
  [...structs].map(([client, list]) => {
    const first = list[0]?.clock ?? 0;
    const last = list.at(-1);
    return [client, first, last ? last.clock + last.length - first : 0];
  });
