/**
 * The order of a cell's units while an update is judged: as in the document, with the structs that were taken so far at the
 * places where Yjs will put them. It answers the one question on which convergence rests: could an honest replica have made
 * this insert? Its two origins were neighbours there, so nothing between them may be a unit that its author provably knew.
 * Nearly all inserts have neighbours for origins and cost two look-ups; the others are walked, and every step is counted.
 */
import * as Y from 'yjs';
import { Authors, type Count } from './knowledge.ts';
import { type Id, type Struct, structAt, type Update } from './update.ts';

/** A stretch of units that one client wrote in a row and nobody has come between. */
type Run = {
  readonly client: number;
  readonly clock: number;
  readonly end: number;
  readonly origin: Id | Y.ID | null;
  readonly rightOrigin: Id | Y.ID | null;
};

/** `neighbours`: nothing stood between the origins. `apart`: something did, of which the author could not have known. */
export type Placed = 'neighbours' | 'apart' | 'impossible';

const same = (a: Id | Y.ID | null, b: Id | Y.ID | null): boolean =>
  a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);

/** Which unit follows which, where that is not what the document says; per client sorted by the clock of the left unit. */
class Links {
  readonly #next = new Map<number, { readonly clocks: number[]; readonly next: (Id | null)[] }>();
  readonly #first = new Map<Y.Text, Id | null>();

  /** Index of the first link at or after the clock. */
  static #index(clocks: readonly number[], clock: number): number {
    let low = 0;
    let high = clocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((clocks[middle] as number) < clock) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  put(left: Id, next: Id | null): void {
    let own = this.#next.get(left.client);
    if (!own) {
      own = { clocks: [], next: [] };
      this.#next.set(left.client, own);
    }
    const at = Links.#index(own.clocks, left.clock);
    const known = own.clocks[at] === left.clock ? 1 : 0;
    own.clocks.splice(at, known, left.clock);
    own.next.splice(at, known, next);
  }

  putFirst(cell: Y.Text, first: Id | null): void {
    this.#first.set(cell, first);
  }

  /** Undefined where the document's order holds. */
  after({ client, clock }: Id): Id | null | undefined {
    const own = this.#next.get(client);
    if (!own) return undefined;
    const at = Links.#index(own.clocks, clock);
    return own.clocks[at] === clock ? own.next[at] : undefined;
  }

  first(cell: Y.Text): Id | null | undefined {
    return this.#first.get(cell);
  }

  /** The first unit of this client, from `clock` on, that is followed by another than it was; Infinity for none. */
  cut(client: number, clock: number): number {
    const own = this.#next.get(client);
    return own?.clocks[Links.#index(own.clocks, clock)] ?? Number.POSITIVE_INFINITY;
  }

  /** The last such unit before `clock`; -1 for none. */
  cutBefore(client: number, clock: number): number {
    const own = this.#next.get(client);
    return own?.clocks[Links.#index(own.clocks, clock) - 1] ?? -1;
  }
}

export class Sequence {
  readonly #doc: Y.Doc;
  readonly #structs: Update['structs'];
  readonly #count: Count;
  readonly #authors: Authors;
  readonly #links = new Links();

  constructor(doc: Y.Doc, structs: Update['structs'], count: Count) {
    this.#doc = doc;
    this.#structs = structs;
    this.#count = count;
    this.#authors = new Authors(doc, structs, count);
  }

  #item({ client, clock }: Id): Y.Item | undefined {
    const stored = this.#doc.store.clients.get(client);
    if (!stored || clock >= Y.getState(this.#doc.store, client)) return undefined;
    return stored[Y.findIndexSS(stored, clock)] as Y.Item;
  }

  /** The unit that follows `unit`, or the first one of the cell for null. */
  #after(unit: Id | null, cell: Y.Text): Id | null {
    if (!unit) {
      const first = this.#links.first(cell);
      return first === undefined ? (cell._start?.id ?? null) : first;
    }
    const next = this.#links.after(unit);
    if (next !== undefined) return next;
    const { client, clock } = unit;
    const item = this.#item(unit);
    if (!item || clock + 1 < item.id.clock + item.length) return { client, clock: clock + 1 };
    return item.right?.id ?? null;
  }

  /** The run that begins with the unit `at`; it ends before the unit `stop`. */
  #run(at: Id, stop: Id | null): Run {
    const { client, clock } = at;
    const item = this.#item(at);
    const whole = item
      ? { clock: item.id.clock, end: item.id.clock + item.length, origin: item.origin, rightOrigin: item.rightOrigin }
      : this.#brought(at);
    const cut = Math.min(whole.end, this.#links.cut(client, clock) + 1);
    const end = stop?.client === client && stop.clock > clock ? Math.min(cut, stop.clock) : cut;
    const origin = clock === whole.clock ? whole.origin : { client, clock: clock - 1 };
    return { client, clock, end, origin, rightOrigin: whole.rightOrigin };
  }

  #brought(at: Id): { clock: number; end: number; origin: Id | null; rightOrigin: Id | null } {
    const { clock, length, origin, rightOrigin } = structAt(this.#structs, at) as Struct;
    return { clock, end: clock + length, origin, rightOrigin };
  }

  #insert(left: Id | null, struct: Struct, cell: Y.Text): void {
    const { client, clock, length } = struct;
    const next = this.#after(left, cell);
    if (left) this.#links.put(left, { client, clock });
    else this.#links.putFirst(cell, { client, clock });
    this.#links.put({ client, clock: clock + length - 1 }, next);
  }

  /** Takes a struct of the update into the order. All that it rests on must have been taken. */
  place(struct: Struct, cell: Y.Text): Placed {
    const { origin, rightOrigin } = struct;
    const first = this.#after(origin, cell);
    if (same(first, rightOrigin)) {
      this.#insert(origin, struct, cell);
      return 'neighbours';
    }
    const between = this.#between(first, struct, cell);
    if (!between) return 'impossible';
    this.#insert(this.#leftOf(struct, between), struct, cell);
    return 'apart';
  }

  /** What stands between the origins; null where the author knew of it, or where the right one is not on the right. */
  #between(first: Id | null, struct: Struct, cell: Y.Text): readonly Run[] | null {
    const knew = this.#authors.at(struct);
    const between: Run[] = [];
    let at = first;
    while (at && !same(at, struct.rightOrigin)) {
      this.#count(1);
      const run = this.#run(at, struct.rightOrigin);
      if (run.clock < (knew.get(run.client) ?? 0)) return null;
      between.push(run);
      at = this.#after({ client: run.client, clock: run.end - 1 }, cell);
    }
    return same(at, struct.rightOrigin) ? between : null;
  }

  /**
   * Where Yjs puts a struct between others that its author did not know (Item.integrate): among those with the same origin
   * by client id, behind all that hangs on what stands before it. Returns the unit that will be on its left.
   */
  #leftOf({ client, origin, rightOrigin }: Struct, between: readonly Run[]): Id | null {
    let left: Id | null = origin;
    /** Runs that were passed, by the id that they begin with. */
    const passed = new Map<number, Map<number, number>>();
    /** Runs from this one on stand behind `left`. */
    let since = 0;
    for (const [index, run] of between.entries()) {
      this.#count(1);
      const own = passed.get(run.client) ?? new Map<number, number>();
      passed.set(run.client, own.set(run.clock, index));
      const last = { client: run.client, clock: run.end - 1 };
      if (same(origin, run.origin)) {
        if (run.client < client) {
          left = last;
          since = index + 1;
        } else if (same(rightOrigin, run.rightOrigin)) break;
        continue;
      }
      const hangsOn = run.origin
        ? passed.get(run.origin.client)?.get(this.#beginOf(run.origin, between[0]))
        : undefined;
      if (hangsOn === undefined) break;
      if (hangsOn < since) {
        left = last;
        since = index + 1;
      }
    }
    return left;
  }

  /** Where the run begins that holds this unit; `first` is the run that begins behind an origin, maybe inside an item. */
  #beginOf(unit: Id | Y.ID, first: Run | undefined): number {
    const { client, clock } = unit;
    const begin = Math.max(
      this.#item(unit)?.id.clock ?? this.#brought(unit).clock,
      this.#links.cutBefore(client, clock) + 1,
    );
    return first?.client === client && first.clock <= clock ? Math.max(begin, first.clock) : begin;
  }
}
