/**
 * The gate: decides, before anything is applied, whether an update from outside touches only places its sender may write.
 * For every struct and every deleted item it finds the cell it belongs to (through origins and parents, in the document or
 * in the same update) and asks the policy. It never applies anything and never throws on what a sender may send; the
 * surprising rule is that both origins of an item count, because Yjs takes the parent from either.
 */

import * as Y from 'yjs';
import { type Place, placeOf } from '../../src/crdt/document.ts';
import { LIMITS } from '../../src/domain/command.ts';
import { firstDisallowed } from '../../src/domain/text/disallowed.ts';
import type { TextRefusal } from '../../src/protocol/refusals.ts';
import { clientRanges, encodePart } from './allowed-part.ts';
import type { Count } from './knowledge.ts';
import { Sequence } from './sequence.ts';
import { integrationOrder, PART, sizeOf } from './split.ts';
import {
  cutStart,
  firstFrom,
  type Id,
  MOST,
  type Range,
  readUpdate,
  type Struct,
  splitsCharacter,
  structAt,
  type Update,
} from './update.ts';

/** Why a whole update was refused. None of these comes from an honest client; a closed cell costs only its own part. */
export type GateRefusal = Exclude<TextRefusal, 'place' | 'signed-out'>;

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
      /** Cells in which something stood between the origins of an insert, of which its author could not have known. */
      readonly apart: readonly Place[];
    }
  | { readonly ok: false; readonly reason: GateRefusal; readonly places: readonly Place[] }
  /** Too much work for one turn: nothing was decided. It is to come again in smaller parts. */
  | { readonly ok: false; readonly reason: 'costly'; readonly places: readonly [] };

export type Policy = {
  /** May this sender write in the cell now? */
  readonly mayWrite: (place: Place) => boolean;
  /** Is this Yjs client id bound to the sender? */
  readonly owns: (clientID: number) => boolean;
  /**
   * Of a long update that comes in parts: ids that an earlier part of it had retired. What rests on their gaps becomes a
   * gap as well, instead of costing the whole part.
   */
  readonly resumes?: (clientID: number) => boolean;
};

export type Limit = {
  readonly bytes: number;
  readonly structs: number;
  /** Structs and deleted ranges that one turn has room for. */
  readonly turn: number;
  /** Units of work, some fifty nanoseconds each, that one turn has for one update beside what its structs take. */
  readonly steps: number;
};

/** Some tens of milliseconds; what takes longer comes in parts, so that a colleague's keystroke gets its turn in between. */
export const STEPS = 300_000;
/** Larger updates come by HTTP. */
export const SOCKET_LIMIT: Limit = { bytes: 256 * 1024, structs: 20_000, turn: PART, steps: STEPS };
export const CATCH_UP_LIMIT: Limit = { bytes: 16 * 1024 * 1024, structs: MOST, turn: PART, steps: STEPS };
/** For what cannot be divided any further. */
export const AT_ONCE = { turn: Number.POSITIVE_INFINITY, steps: Number.POSITIVE_INFINITY } as const;

class Costly extends Error {}
const COSTLY: Gated = { ok: false, reason: 'costly', places: [] };

class Refused extends Error {
  readonly reason: GateRefusal;
  constructor(reason: GateRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/** Where something lies; IN_GAP is a place that is gone, because an earlier part of the same long update was refused there. */
const IN_GAP: unique symbol = Symbol('gap');
type Where = Place | typeof IN_GAP;

/** A stretch that the update deletes: one item or a part of it. `where` is null for what is deleted already. */
type Deletion = Range & { readonly client: number; readonly where: Where | null };

/** Judges the update against the live document. Cost: a few microseconds for a keystroke, linear in its structs. */
export function gate(doc: Y.Doc, received: Uint8Array, policy: Policy, limit: Limit = SOCKET_LIMIT): Gated {
  const no = (reason: GateRefusal): Gated => ({ ok: false, reason, places: [] });
  if (received.length > limit.bytes) return no('oversize');
  const update = readUpdate(received, limit.structs);
  if (typeof update === 'string') return no(update);
  if (sizeOf(update) > limit.turn) return COSTLY;
  let left = limit.steps;
  const count = (steps: number): void => {
    left -= steps;
    if (left < 0) throw new Costly();
  };
  try {
    return judged(doc, update, policy, count);
  } catch (error) {
    if (error instanceof Refused) return no(error.reason);
    if (error instanceof Costly) return COSTLY;
    throw error;
  }
}

function judged(doc: Y.Doc, update: Update, policy: Policy, count: Count): Gated {
  // Yjs splits items even for structs it already has, so known ones are cut off before anything looks at the rest.
  const { structs, trimmed } = unknownPart(doc, update.structs);
  for (const [client, list] of structs) checkClient(doc, client, list, policy);
  const order = integrationOrder(structs);
  if (!order) throw new Refused('missing-dependency');

  const atlas = openAtlas(doc, structs, policy);
  for (const struct of order) atlas.put(struct);
  const deletions = [...deletionsOf(doc, update.deletions, structs, atlas, count)];

  const open: Place[] = [];
  const refused: Place[] = [];
  const allowed = new Map<Where | null, boolean>();
  const allow = (where: Where, isText = true): void => {
    if (where === IN_GAP || (isText ? allowed.has(where) : allowed.get(where) === false)) return;
    const may = isText && policy.mayWrite(where);
    if (allowed.get(where)) open.splice(open.indexOf(where), 1);
    allowed.set(where, may);
    (may ? open : refused).push(where);
  };
  const tooLong = overfilled(order, deletions, atlas);
  // What no text may hold costs its own cell: the rest of what an honest older program brings is kept, as where a clause is closed.
  for (const struct of order) {
    const where = atlas.of(struct);
    allow(where, firstDisallowed(struct.text) === undefined && !tooLong.has(where));
  }
  for (const { where } of deletions) if (where) allow(where);

  // What is deleted already need not be deleted once more.
  const keeps = (where: Where | null): where is Place => allowed.get(where) === true;
  const whole = refused.length === 0 && order.every((struct) => keeps(atlas.of(struct)));
  const clients = clientRanges(structs);
  const apart = placedApart(doc, structs, order, atlas, keeps, count);
  if (whole && !trimmed && update.canonical)
    return { ok: true, update: update.bytes, places: open, clients, refused, retired: [], apart };
  const part = encodePart(
    update.bytes,
    structs,
    deletions.filter(({ where }) => keeps(where)),
    (struct) => keeps(atlas.of(struct)),
  );
  return { ok: true, ...part, places: open, clients, refused, apart };
}

/**
 * Characters of a cell, in UTF-16 code units. The editor stops at half of it, so only people who write apart from each other
 * can come near.
 */
export const LONGEST_CELL = 2 * LIMITS.cell;

/** Cells that would be longer than any may be: what is in them, with what comes and stays, without what goes. */
function overfilled(order: readonly Struct[], deletions: readonly Deletion[], atlas: Atlas): ReadonlySet<Where> {
  const grown = new Map<Where, number>();
  const add = (where: Where | null, units: number): void => {
    if (where && where !== IN_GAP) grown.set(where, (grown.get(where) ?? 0) + units);
  };
  for (const struct of order) add(atlas.of(struct), struct.text.length);
  for (const { where, length } of deletions) add(where, -length);
  const over = [...grown].filter(
    ([where, units]) => units > 0 && where !== IN_GAP && atlas.text(where).length + units > LONGEST_CELL,
  );
  return new Set(over.map(([where]) => where));
}

/**
 * Refuses inserts that no honest replica could have made: of such, Yjs would make different texts for different readers.
 * Returns the cells in which an insert met something between its origins that its author could not know.
 */
function placedApart(
  doc: Y.Doc,
  structs: Update['structs'],
  order: readonly Struct[],
  atlas: Atlas,
  keeps: (where: Where) => where is Place,
  count: Count,
): readonly Place[] {
  const apart = new Set<Place>();
  const sequence = new Sequence(doc, structs, count);
  for (const struct of order) {
    const where = atlas.of(struct);
    if (!keeps(where)) continue;
    const placed = sequence.place(struct, atlas.text(where));
    if (placed === 'impossible') throw new Refused('impossible-order');
    if (placed === 'apart') apart.add(where);
  }
  return [...apart];
}

/** The structs that the document lacks. */
function unknownPart(doc: Y.Doc, structs: Update['structs']) {
  let trimmed = false;
  const rest = new Map<number, readonly Struct[]>();
  for (const [client, list] of structs) {
    const known = Y.getState(doc.store, client);
    const first = firstFrom(list, known);
    const half = list[first];
    const offset = half ? known - half.clock : 0;
    if (first === 0 && offset <= 0) {
      rest.set(client, list);
      continue;
    }
    trimmed = true;
    if (half) rest.set(client, offset > 0 ? [cutStart(half, offset), ...list.slice(first + 1)] : list.slice(first));
  }
  return { structs: rest, trimmed };
}

function checkClient(doc: Y.Doc, client: number, list: readonly Struct[], policy: Policy): void {
  if (!policy.owns(client)) throw new Refused('foreign-client');
  if (list[0]?.clock !== Y.getState(doc.store, client)) throw new Refused('missing-dependency');
  for (const { fit } of list) if (!fit) throw new Refused('forbidden-content');
}

/** The struct in the document that contains the id, or undefined. */
function inStore(doc: Y.Doc, { client, clock }: Id): Y.Item | Y.GC | undefined {
  const structs = doc.store.clients.get(client);
  if (!structs || clock >= Y.getState(doc.store, client)) return undefined;
  return structs[Y.findIndexSS(structs, clock)] as Y.Item | Y.GC;
}

type Atlas = {
  /** Finds and remembers where a struct lies; all that it rests on has been put before. */
  readonly put: (struct: Struct) => void;
  readonly of: (struct: Struct) => Where;
  /** The cell of an item in the document, null for anything else there. */
  readonly known: (item: Y.Item | Y.GC) => Place | null;
  /** A cell that was met. */
  readonly text: (place: Place) => Y.Text;
};

/** Where everything of one update lies. One cell is one object here, so places are compared by identity. */
function openAtlas(doc: Y.Doc, structs: Update['structs'], policy: Policy): Atlas {
  const cells = new Map<unknown, Place | null>();
  const texts = new Map<Place, Y.Text>();
  const cell = (type: unknown): Place | null => {
    let place = cells.get(type);
    if (place === undefined) {
      place = placeOf(type);
      cells.set(type, place);
      if (place) texts.set(place, type as Y.Text);
    }
    return place;
  };
  const found = new Map<Struct, Where>();
  const of = (struct: Struct): Where => found.get(struct) as Where;

  const known = (item: Y.Item | Y.GC): Place | null =>
    item instanceof Y.Item && item.parentSub === null ? cell(item.parent) : null;

  /** Where an origin lies, `after` which (or before which) a new item goes; a character must not be torn apart there. */
  const origin = (id: Id, after: 0 | 1): Where => {
    const item = inStore(doc, id);
    if (!item) {
      const struct = structAt(structs, id);
      if (!struct) throw new Refused('missing-dependency');
      if (splitsCharacter(struct.text, id.clock - struct.clock + after)) throw new Refused('forbidden-content');
      return of(struct);
    }
    const place = known(item);
    if (place) {
      const { content } = item as Y.Item;
      if (content instanceof Y.ContentString && splitsCharacter(content.str, id.clock - item.id.clock + after))
        throw new Refused('forbidden-content');
      return place;
    }
    if (item instanceof Y.GC && policy.resumes?.(id.client)) return IN_GAP;
    throw new Refused('unknown-place');
  };

  /** An item without origins names the id of its parent, the cell's own item. */
  const inside = (parent: Struct['parent']): Place => {
    const holder = typeof parent === 'object' && parent ? inStore(doc, parent) : undefined;
    const place =
      holder instanceof Y.Item && !holder.deleted && holder.content instanceof Y.ContentType
        ? cell(holder.content.type)
        : null;
    if (!place) throw new Refused('unknown-place');
    return place;
  };

  return {
    known,
    text: (place) => texts.get(place) as Y.Text,
    of,
    put: (struct) => {
      const left = struct.origin && origin(struct.origin, 1);
      const right = struct.rightOrigin && origin(struct.rightOrigin, 0);
      if (left && right && left !== right && left !== IN_GAP && right !== IN_GAP) throw new Refused('unknown-place');
      // A left gap is as much as a right one: it comes first anyway.
      found.set(struct, right === IN_GAP ? IN_GAP : (left ?? right ?? inside(struct.parent)));
    },
  };
}

/**
 * After a deletion Yjs looks through the deleted stretch around every deleted item for marks that have become idle, if the
 * cell has marks at all. `before`: items that this update deletes besides; they may all lie in the same stretch.
 */
function countDeleting(item: Y.Item, before: number, count: Count): void {
  count(1);
  if (!(item.parent as Y.Text)._hasFormatting) return;
  count(before);
  for (let next = item.right; next && (next.deleted || !next.countable); next = next.right) count(1);
  for (let next = item.left; next && (next.deleted || !next.countable); next = next.left) count(1);
}

function* deletionsOf(
  doc: Y.Doc,
  deletions: Update['deletions'],
  structs: Update['structs'],
  atlas: Atlas,
  count: Count,
): Iterable<Deletion> {
  let deleted = 0;
  for (const [client, ranges] of deletions) {
    const known = Y.getState(doc.store, client);
    const brought = structs.get(client) ?? [];
    const last = brought.at(-1);
    const end = last ? last.clock + last.length : known;
    const stored = doc.store.clients.get(client) as (Y.Item | Y.GC)[] | undefined;
    for (const { clock, length } of ranges) {
      const until = clock + length;
      if (until > end) throw new Refused('missing-dependency');
      const cut = (start: number, size: number, text: string, where: Where | null): Deletion => {
        const from = Math.max(clock, start);
        const to = Math.min(until, start + size);
        if (splitsCharacter(text, from - start) || splitsCharacter(text, to - start))
          throw new Refused('forbidden-content');
        return { client, clock: from, length: to - from, where };
      };
      if (stored && clock < known)
        for (let index = Y.findIndexSS(stored, clock); index < stored.length; index++) {
          const item = stored[index] as Y.Item | Y.GC;
          if (item.id.clock >= until) break;
          const place = item.deleted ? null : atlas.known(item);
          if (!item.deleted && !place) throw new Refused('unknown-place');
          if (place) countDeleting(item as Y.Item, deleted++, count);
          else count(1);
          const text = place && (item as Y.Item).content;
          yield cut(item.id.clock, item.length, text instanceof Y.ContentString ? text.str : '', place);
        }
      for (let index = firstFrom(brought, clock); index < brought.length; index++) {
        const struct = brought[index] as Struct;
        if (struct.clock >= until) break;
        yield cut(struct.clock, struct.length, struct.text, atlas.of(struct));
      }
    }
  }
}
