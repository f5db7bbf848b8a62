/**
 * The allowed part of an update of which some cells are closed to its sender: structs of refused cells become gaps (GC) of
 * the same length, so that later structs of the same client keep their clocks, and refused deletions are left out. Origins
 * never cross cells, so nothing that is kept can rest on something that is dropped.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];
type Stretch = { readonly client: number; readonly clock: number; readonly length: number };

/** Encodes what is kept as a Yjs update (V1); `retired` are the clients of which something became a gap. */
export function allowedPart(
  { structs }: { readonly structs: readonly Struct[] },
  keep: (struct: Struct) => boolean,
  deletions: readonly Stretch[],
): { readonly update: Uint8Array; readonly retired: readonly number[] } {
  const byClient = new Map<number, (Struct | Y.GC)[]>();
  const retired = new Set<number>();
  for (const struct of structs) {
    const list = byClient.get(struct.id.client) ?? [];
    byClient.set(struct.id.client, list);
    if (keep(struct)) list.push(struct);
    else {
      list.push(new Y.GC(struct.id, struct.length));
      retired.add(struct.id.client);
    }
  }
  const encoder = new Y.UpdateEncoderV1();
  encoding.writeVarUint(encoder.restEncoder, byClient.size);
  // Higher client ids first, as Yjs itself writes them.
  for (const [client, list] of [...byClient].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder.restEncoder, list.length);
    encoder.writeClient(client);
    encoding.writeVarUint(encoder.restEncoder, list[0]?.id.clock ?? 0);
    for (const struct of list) struct.write(encoder, 0);
  }
  const ranges = new Map<number, Stretch[]>();
  for (const stretch of deletions) {
    const list = ranges.get(stretch.client) ?? [];
    ranges.set(stretch.client, list);
    list.push(stretch);
  }
  encoding.writeVarUint(encoder.restEncoder, ranges.size);
  for (const [client, list] of ranges) {
    encoder.resetDsCurVal();
    encoding.writeVarUint(encoder.restEncoder, client);
    encoding.writeVarUint(encoder.restEncoder, list.length);
    for (const { clock, length } of list) {
      encoder.writeDsClock(clock);
      encoder.writeDsLen(length);
    }
  }
  return { update: encoder.toUint8Array(), retired: [...retired] };
}
