/**
 * The gate: decides, before anything is applied, whether an update from outside touches only places its sender may write.
 * It decodes the update, finds for every struct and every deleted item the cell it belongs to (through origins and
 * parents, in the document or in the same update) and asks the policy. It never applies anything and never throws on what
 * a sender may send; the surprising rule is that both origins of an item count, because Yjs takes the parent from either.
 */
import * as Y from 'yjs';
import { type Place, placeKey, placeOf } from '../../src/crdt/document.ts';
import { MARKS } from '../../src/domain/text.ts';
import { allowedPart } from './allowed-part.ts';

/** Why a whole update was refused. None of these comes from an honest client; a closed cell costs only its own part. */
export type GateRefusal =
  | 'foreign-client'
  | 'unknown-place'
  | 'forbidden-content'
  | 'missing-dependency'
  | 'oversize'
  | 'malformed';

export type Gated =
  | {
      readonly ok: true;
      /** The update without what the document already has and what is refused; this is what may be applied. */
      readonly update: Uint8Array;
      readonly places: readonly Place[];
      readonly clients: readonly (readonly [number, number, number])[];
      /** Cells of which this update's part was left out; empty for an update that is taken whole. */
      readonly refused: readonly Place[];
      /** Client ids that wrote in refused cells: what they wrote stands as gaps here, so they may not go on. */
      readonly retired: readonly number[];
    }
  | { readonly ok: false; readonly reason: GateRefusal; readonly places: readonly Place[] };

export type Policy = {
  /** May this sender write in the cell now? */
  readonly mayWrite: (place: Place) => boolean;
  /** Is this Yjs client id bound to the sender? */
  readonly owns: (clientID: number) => boolean;
};

/** Larger updates come by HTTP. */
export const SOCKET_LIMIT = { bytes: 256 * 1024, structs: 20_000 } as const;
export const CATCH_UP_LIMIT = { bytes: 16 * 1024 * 1024, structs: 1_000_000 } as const;

class Refused extends Error {
  readonly reason: GateRefusal;
  readonly place: Place | undefined;
  constructor(reason: GateRefusal, place?: Place) {
    super(reason);
    this.reason = reason;
    this.place = place;
  }
}

type Decoded = ReturnType<typeof Y.decodeUpdate>;
type Struct = Decoded['structs'][number];
type Known = { readonly place: Place };

const MARK_KEYS: readonly string[] = MARKS;

function contentAllowed(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentString) return content.str.length > 0;
  if (content instanceof Y.ContentDeleted) return content.len > 0;
  if (content instanceof Y.ContentFormat)
    return MARK_KEYS.includes(content.key) && ((content.value as unknown) === true || content.value === null);
  return false;
}

/** The struct in the document that contains (client, clock), or undefined. */
function inStore(doc: Y.Doc, client: number, clock: number): Y.Item | Y.GC | undefined {
  const structs = doc.store.clients.get(client);
  if (!structs || clock >= Y.getState(doc.store, client)) return undefined;
  return structs[Y.findIndexSS(structs, clock)] as Y.Item | Y.GC;
}

/** Judges the update against the live document. Cost: a few microseconds for a keystroke. */
export function gate(
  doc: Y.Doc,
  received: Uint8Array,
  policy: Policy,
  limit: { readonly bytes: number; readonly structs: number } = SOCKET_LIMIT,
): Gated {
  if (received.length > limit.bytes) return { ok: false, reason: 'oversize', places: [] };
  let decoded: Decoded;
  let update = received;
  try {
    decoded = Y.decodeUpdate(update);
    if (decoded.structs.length > limit.structs) return { ok: false, reason: 'oversize', places: [] };
    // Yjs splits items even for structs it already has, so known ones are cut off before anything looks at the rest.
    if (decoded.structs.some((struct) => struct.id.clock < Y.getState(doc.store, struct.id.client))) {
      update = Y.diffUpdate(update, Y.encodeStateVector(doc));
      decoded = Y.decodeUpdate(update);
    }
  } catch {
    return { ok: false, reason: 'malformed', places: [] };
  }
  const places = new Map<string, Place>();
  const refusedPlaces = new Map<string, Place>();
  const allow = (place: Place): void => {
    const key = placeKey(place);
    if (places.has(key) || refusedPlaces.has(key)) return;
    (policy.mayWrite(place) ? places : refusedPlaces).set(key, place);
  };
  let judge: ReturnType<typeof structJudge>;
  let deletions: readonly Deletion[];
  try {
    judge = structJudge(doc, decoded.structs, policy);
    for (const struct of decoded.structs) allow(judge(struct).place);
    deletions = [...deletionsOf(doc, decoded, judge)];
    for (const { place } of deletions) if (place) allow(place);
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason, places: error.place ? [error.place] : [] };
    throw error;
  }
  const clients = clientRanges(decoded.structs);
  if (refusedPlaces.size === 0)
    return { ok: true, update, places: [...places.values()], clients, refused: [], retired: [] };
  const kept = (place: Place): boolean => places.has(placeKey(place));
  const part = allowedPart(
    decoded,
    (struct) => kept(judge(struct).place),
    deletions.filter(({ place }) => place === null || kept(place)),
  );
  return { ok: true, ...part, places: [...places.values()], clients, refused: [...refusedPlaces.values()] };
}

/** Finds and checks one struct's place; walks dependencies depth first, so a cycle shows as a struct met while open. */
function structJudge(doc: Y.Doc, structs: readonly Struct[], policy: Policy): (struct: Struct) => Known {
  const byClient = structsByClient(structs);
  for (const [client, list] of byClient) {
    if (!policy.owns(client)) throw new Refused('foreign-client');
    let next = Y.getState(doc.store, client);
    for (const struct of list) {
      if (struct.id.clock !== next || struct.length <= 0 || !Number.isSafeInteger(next + struct.length))
        throw new Refused('missing-dependency');
      next += struct.length;
    }
  }
  const inUpdate = (client: number, clock: number): Struct | undefined => {
    const list = byClient.get(client) ?? [];
    const struct = list[firstFrom(list, clock)];
    return struct && struct.id.clock <= clock ? struct : undefined;
  };

  const OPEN = Symbol('open');
  const judged = new Map<Struct, Known | typeof OPEN>();
  const placeAt = (id: Y.ID): Place => {
    const known = inStore(doc, id.client, id.clock);
    if (known instanceof Y.Item) {
      const place = known.parentSub === null ? placeOf(known.parent) : null;
      if (!place) throw new Refused('unknown-place');
      return place;
    }
    if (known) throw new Refused('unknown-place');
    const struct = inUpdate(id.client, id.clock);
    if (!struct) throw new Refused('missing-dependency');
    return judge(struct).place;
  };

  /** What must be integrated before `struct`: the one before it of the same client, its origins. */
  const dependencies = (item: Y.Item): Y.ID[] => {
    const ids: Y.ID[] = [];
    if (item.origin) ids.push(item.origin);
    if (item.rightOrigin) ids.push(item.rightOrigin);
    return ids;
  };

  // Depth first with an own stack: a long offline session is one chain of thousands, deeper than the call stack allows.
  const judge = (first: Struct): Known => {
    const done = judged.get(first);
    if (done && done !== OPEN) return done;
    const stack: Struct[] = [first];
    while (stack.length > 0) {
      const struct = stack.at(-1) as Struct;
      const state = judged.get(struct);
      if (state && state !== OPEN) {
        stack.pop();
        continue;
      }
      if (!(struct instanceof Y.Item)) throw new Refused('forbidden-content');
      if (!contentAllowed(struct.content)) throw new Refused('forbidden-content');
      if (struct.parentSub !== null) throw new Refused('forbidden-content');
      const before =
        struct.id.clock > Y.getState(doc.store, struct.id.client)
          ? inUpdate(struct.id.client, struct.id.clock - 1)
          : undefined;
      const needed = [
        ...(before ? [before] : []),
        ...dependencies(struct).flatMap((id) => {
          if (inStore(doc, id.client, id.clock)) return [];
          const other = inUpdate(id.client, id.clock);
          if (!other) throw new Refused('missing-dependency');
          return [other];
        }),
      ].filter((other) => {
        const known = judged.get(other);
        return !known || known === OPEN;
      });
      if (needed.length > 0) {
        if (state === OPEN && needed.some((other) => judged.get(other) === OPEN))
          throw new Refused('missing-dependency');
        judged.set(struct, OPEN);
        for (const other of needed) {
          if (judged.get(other) === OPEN) throw new Refused('missing-dependency');
          stack.push(other);
        }
        continue;
      }
      const own = dependencies(struct).map(placeAt);
      const [place, second] = own;
      if (place && second && placeKey(place) !== placeKey(second)) throw new Refused('unknown-place');
      judged.set(struct, { place: place ?? rootPlace(doc, struct) });
      stack.pop();
    }
    return judged.get(first) as Known;
  };
  return judge;
}

/** The place of an item without origins: its parent is named by the id of the cell's own item. */
function rootPlace(doc: Y.Doc, item: Y.Item): Place {
  const parent = item.parent as unknown;
  if (!(parent instanceof Y.ID)) throw new Refused('unknown-place');
  const holder = inStore(doc, parent.client, parent.clock);
  if (!(holder instanceof Y.Item) || holder.deleted || !(holder.content instanceof Y.ContentType))
    throw new Refused('unknown-place');
  const place = placeOf(holder.content.type);
  if (!place) throw new Refused('unknown-place');
  return place;
}

/** A stretch that the update deletes: one item or a part of it. `place` is null for what is deleted already. */
type Deletion = {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly place: Place | null;
};

function* deletionsOf(doc: Y.Doc, { ds, structs }: Decoded, judge: (struct: Struct) => Known): Iterable<Deletion> {
  const brought = structsByClient(structs);
  for (const [client, ranges] of ds.clients) {
    const known = Y.getState(doc.store, client);
    const own = brought.get(client) ?? [];
    const last = own.at(-1);
    const end = last ? last.id.clock + last.length : known;
    const list = doc.store.clients.get(client);
    for (const { clock, len } of ranges) {
      const until = clock + len;
      if (len <= 0 || !Number.isSafeInteger(until) || until > end) throw new Refused('missing-dependency');
      const cut = (struct: Y.Item | Y.GC | Struct, place: Place | null): Deletion => {
        const from = Math.max(clock, struct.id.clock);
        return { client, clock: from, length: Math.min(until, struct.id.clock + struct.length) - from, place };
      };
      for (
        let index = list && clock < known ? Y.findIndexSS(list, clock) : (list?.length ?? 0);
        list && index < list.length;
        index++
      ) {
        const struct = list[index] as Y.Item | Y.GC;
        if (struct.id.clock >= until) break;
        const place = struct instanceof Y.Item && struct.parentSub === null ? placeOf(struct.parent) : null;
        if (!struct.deleted && !place) throw new Refused('unknown-place');
        yield cut(struct, struct.deleted ? null : place);
      }
      for (let index = firstFrom(own, clock); index < own.length; index++) {
        const struct = own[index] as Struct;
        if (struct.id.clock >= until) break;
        yield cut(struct, judge(struct).place);
      }
    }
  }
}

/** The structs of each client, in the order of the update, which is that of their clocks. */
function structsByClient(structs: readonly Struct[]): Map<number, Struct[]> {
  const byClient = new Map<number, Struct[]>();
  for (const struct of structs) {
    const list = byClient.get(struct.id.client);
    if (list) list.push(struct);
    else byClient.set(struct.id.client, [struct]);
  }
  return byClient;
}

/** Index of the first struct that ends after `clock`. */
function firstFrom(list: readonly Struct[], clock: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const struct = list[middle] as Struct;
    if (struct.id.clock + struct.length <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

function clientRanges(structs: readonly Struct[]): [number, number, number][] {
  const ranges = new Map<number, [number, number, number]>();
  for (const { id, length } of structs) {
    const range = ranges.get(id.client);
    if (range) range[2] = id.clock + length - range[1];
    else ranges.set(id.client, [id.client, id.clock, length]);
  }
  return [...ranges.values()];
}
