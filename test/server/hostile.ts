/**
 * Updates as somebody would send them who wants to write where they may not: real ones spliced, cut, rewritten and sent again,
 * and forged ones written byte by byte. One function per family; each gets the dice and what there is to abuse.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { cellOf, type Place } from '../../src/crdt/document.ts';
import type { Dice } from './fuzz.ts';
import { COLLEAGUES, cell, OWN, PLACES, SERVER, updateOf } from './gated-room.ts';

type Id = readonly [client: number, clock: number];

/** What a hostile sender knows: the live document, real updates of their own client ids and of others'. */
export type Prey = {
  readonly doc: Y.Doc;
  readonly own: readonly number[];
  readonly mine: readonly Uint8Array[];
  readonly others: readonly Uint8Array[];
  /** Where they may write: half of what they try is there, or looks as if it were. */
  readonly granted: readonly Place[];
  readonly dice: Dice;
};

const aPlace = ({ granted, dice }: Prey): Place =>
  granted.length > 0 && dice.once(2) ? dice.pick(granted) : dice.pick(PLACES);

const write = (...parts: readonly ((encoder: encoding.Encoder) => void)[]): Uint8Array => {
  const encoder = encoding.createEncoder();
  for (const part of parts) part(encoder);
  return encoding.toUint8Array(encoder);
};
const number =
  (...values: readonly number[]) =>
  (encoder: encoding.Encoder): void => {
    for (const value of values) encoding.writeVarUint(encoder, value);
  };
const text = (value: string) => (encoder: encoding.Encoder) => encoding.writeVarString(encoder, value);
const byte = (value: number) => (encoder: encoding.Encoder) => encoding.writeUint8(encoder, value);
const raw = (value: Uint8Array) => (encoder: encoding.Encoder) => encoding.writeUint8Array(encoder, value);

/** Content by Yjs' number, with its length in clocks. */
function content({ roll, pick, once }: Dice): { ref: number; body: Uint8Array; length: number } {
  const word = pick(['x', 'слово', 'بند', '😀', 'a😀b👩‍🚀', '', '\n', '\u202e', 'q'.repeat(1 + roll(30))]);
  const ref = once(3) ? pick([0, 1, 2, 3, 5, 6, 6, 6, 7, 8, 9, 10]) : 4;
  const size = once(6) ? pick([0, 2 ** 31, 2 ** 40, 2 ** 53 - 1, 2 ** 24 + 1]) : 1 + roll(5);
  switch (ref) {
    case 0:
    case 1:
    case 10:
      return { ref, body: write(number(size)), length: size };
    case 2:
      return { ref, body: write(number(1), text('"x"')), length: 1 };
    case 3:
      return { ref, body: write(number(2), byte(1), byte(2)), length: 1 };
    case 5:
      return { ref, body: write(text('{"image":"x"}')), length: 1 };
    case 6: {
      const key = pick(['bold', 'italic', 'underline', 'colour', '__proto__']);
      return { ref, body: write(text(key), text(pick(['true', 'null', 'false', '1', '"x"', '{']))), length: 1 };
    }
    case 7:
      return { ref, body: write(number(pick([0, 1, 2, 2, 3, 4, 5, 6, 9])), text('p')), length: 1 };
    case 8:
      return { ref, body: write(number(1), (encoder) => encoding.writeAny(encoder, { a: 1 })), length: 1 };
    case 9:
      return { ref, body: write(text('guid'), (encoder) => encoding.writeAny(encoder, {})), length: 1 };
    default:
      return { ref, body: write(text(word)), length: word.length };
  }
}

/** The id of something that is there, of any kind and in any place, and now and then of something that is not. */
function anId({ doc, own, dice: { roll, pick, once } }: Prey): Id {
  const client = once(12)
    ? pick([99, 2 ** 32, 2 ** 53 - 1])
    : pick([SERVER, SERVER, ...COLLEAGUES, ...own.slice(0, 3)]);
  const known = Y.getState(doc.store, client);
  return [client, known === 0 || once(12) ? known + roll(4) : roll(known)];
}

/** An id inside a certain cell: a unit of its text, chosen anywhere, so also between the halves of an emoji. */
function idIn(text_: Y.Text, { roll }: Dice): Id | null {
  const items: Y.Item[] = [];
  for (let item = text_._start; item; item = item.right) items.push(item);
  const item = items[roll(items.length)];
  return item ? [item.id.client, item.id.clock + roll(item.length)] : null;
}

const nextOf = ({ doc, own, dice }: Prey): Id => {
  const client = dice.once(10) ? dice.pick([...COLLEAGUES, SERVER, 99, 2 ** 32 + 5]) : dice.pick(own);
  const known = Y.getState(doc.store, client);
  return [client, dice.once(10) ? known + dice.roll(5) - 2 : known].map((value) => Math.max(0, value)) as never;
};

function deletions(prey: Prey, most: number): (encoder: encoding.Encoder) => void {
  const { doc, dice } = prey;
  const clients = Array.from({ length: dice.roll(most + 1) }, () => anId(prey)[0]);
  return (encoder) => {
    encoding.writeVarUint(encoder, clients.length);
    for (const client of dice.once(10) ? clients : new Set(clients)) {
      const ranges = Array.from({ length: 1 + dice.roll(3) }, () => {
        const known = Y.getState(doc.store, client);
        if (dice.once(8)) return [0, known];
        return [dice.roll(known + 1), dice.once(20) ? dice.pick([0, known + 3, 2 ** 53 - 1]) : 1 + dice.roll(3)];
      });
      if (!dice.once(6)) ranges.sort(([a = 0], [b = 0]) => a - b);
      number(client, ranges.length, ...ranges.flat())(encoder);
    }
  };
}

/** Sections of structs, each struct of any content and with any origins. */
function forged(prey: Prey): Uint8Array {
  const { doc, dice } = prey;
  // Most forgeries keep to one cell, where they look like typing; the rest mixes cells, kinds and parents.
  const place = dice.once(3) ? null : aPlace(prey);
  const id = (): Id => (place && !dice.once(8) ? idIn(cell(doc, place), dice) : null) ?? anId(prey);
  const sections = Array.from({ length: 1 + (dice.once(5) ? dice.roll(3) : 0) }, () => {
    const [client, clock] = nextOf(prey);
    const structs = Array.from({ length: 1 + dice.roll(4) }, () => content(dice));
    let at = clock;
    const body = structs.map(({ ref, body: bytes, length }) => {
      const before: Id | null = at > clock && dice.once(2) ? [client, at - 1] : null;
      at += length;
      if (ref === 0 || ref === 10) return write(byte(ref), raw(bytes));
      const origin = before ?? (dice.once(3) ? null : id());
      const right = dice.once(2) ? null : id();
      const info = ref | (origin ? 0x80 : 0) | (right ? 0x40 : 0) | (dice.once(15) ? 0x20 : 0);
      const holder = cell(doc, place ?? dice.pick(PLACES))._item as Y.Item;
      const parent: (encoder: encoding.Encoder) => void = dice.once(8)
        ? (encoder) => {
            number(1)(encoder);
            text(dice.pick(['clauses', 'meta', 'x', '__proto__']))(encoder);
          }
        : number(0, ...(dice.once(5) ? anId(prey) : [holder.id.client, holder.id.clock]));
      return write(
        byte(info),
        ...(origin ? [number(...origin)] : []),
        ...(right ? [number(...right)] : []),
        ...(origin || right ? [] : [parent, ...(info & 0x20 ? [text(dice.pick(['ru', 'status', 'texts']))] : [])]),
        raw(bytes),
      );
    });
    const lie = dice.once(20) ? dice.pick([0, structs.length + 1, 5_000_000, 2 ** 40]) : structs.length;
    return write(number(lie, client, clock), ...body.map(raw));
  });
  const lie = dice.once(30) ? dice.pick([0, 2 ** 40]) : sections.length;
  return write(number(lie), ...sections.map(raw), dice.once(3) ? deletions(prey, 2) : number(0));
}

/** A real update with a field of a struct changed, written by Yjs' own encoder. */
function rewritten(prey: Prey): Uint8Array {
  const { dice } = prey;
  const update = dice.pick(prey.mine);
  const { structs, ds } = Y.decodeUpdate(update);
  if (structs.length === 0) return update;
  const encoder = new Y.UpdateEncoderV1();
  const id = (): Y.ID => new Y.ID(...(anId(prey) as [number, number]));
  const victim = dice.pick(structs) as Y.Item;
  const shift = dice.once(4) ? dice.pick(COLLEAGUES) : null;
  if (victim instanceof Y.Item) {
    if (dice.once(2)) victim.origin = dice.once(4) ? null : id();
    if (dice.once(2)) victim.rightOrigin = dice.once(4) ? null : id();
    if (!victim.origin && !victim.rightOrigin && !victim.parent) victim.parent = id() as never;
    if (dice.once(4))
      victim.content = new Y.ContentFormat(dice.pick(['bold', 'x']), dice.pick([true, null, 1]) as never);
  }
  encoding.writeVarUint(encoder.restEncoder, 1);
  encoding.writeVarUint(encoder.restEncoder, structs.length);
  encoder.writeClient(shift ?? victim.id.client);
  encoding.writeVarUint(encoder.restEncoder, structs[0]?.id.clock ?? 0);
  for (const struct of structs) struct.write(encoder, 0);
  encoding.writeVarUint(encoder.restEncoder, ds.clients.size);
  for (const [client, ranges] of ds.clients) {
    number(client, ranges.length, ...ranges.flatMap(({ clock, len }) => [clock, len]))(encoder.restEncoder);
  }
  return encoder.toUint8Array();
}

/** Typing and deleting exactly at a boundary between, or inside, the halves of an emoji. */
function surrogate(prey: Prey): Uint8Array {
  const { doc, dice } = prey;
  const items: Y.Item[] = [];
  for (let item = cell(doc, aPlace(prey))._start; item; item = item.right)
    if (item.content instanceof Y.ContentString && /[\ud800-\udfff]/.test(item.content.str)) items.push(item);
  const item = items[dice.roll(items.length)];
  if (!item) return new Uint8Array([0, 0]);
  const at = (item.content as Y.ContentString).str.search(/[\ud800-\udbff]/) + dice.roll(3);
  const { client, clock } = item.id;
  if (dice.once(2)) return write(number(0, 1, client, 1, clock + at, 1 + dice.roll(2)));
  const [own, next] = nextOf(prey);
  if (dice.once(4)) {
    // An emoji of one's own, and something between its halves in the same update.
    const inside = dice.once(2) ? [byte(0x84), number(own, next)] : [byte(0x44), number(own, next + 1)];
    const emoji = [byte(0x84), number(client, clock + item.length - 1), text('😀')];
    return write(number(1, 2, own, next), ...emoji, ...inside, text('и'), number(0));
  }
  const origins = dice.once(2)
    ? [byte(0xc4), number(client, clock + Math.max(0, at - 1), client, clock + at)]
    : dice.once(2)
      ? [byte(0x84), number(client, clock + at)]
      : [byte(0x44), number(client, clock + at)];
  return write(number(1, 1, own, next), ...origins, text('и'), number(0));
}

/** Two structs of two clients, each hanging on the other; or one that hangs on itself. */
function cycle(prey: Prey): Uint8Array {
  const [a = OWN, b = OWN + 1] = prey.own;
  const [at, bt] = [Y.getState(prey.doc.store, a), Y.getState(prey.doc.store, b)];
  if (prey.dice.once(2))
    return write(number(1, 1, a, at), byte(0x84), number(a, at + prey.dice.roll(2)), text('x'), number(0));
  const half = (own: number, own_: number, other: number, other_: number) => [
    number(1, own, own_),
    byte(0x84),
    number(other, other_),
    text('x'),
  ];
  return write(number(2), ...half(b, bt, a, at), ...half(a, at, b, bt), number(0));
}

/** The units of a text in their order, deleted ones too. */
function unitsOf(text_: Y.Text): Id[] {
  const ids: Id[] = [];
  for (let item = text_._start; item; item = item.right)
    for (let unit = 0; unit < item.length; unit++) ids.push([item.id.client, item.id.clock + unit]);
  return ids;
}

/**
 * Well-formed typing in one cell whose origins no replica may ever have seen side by side: any two units in order or the
 * wrong way round, the beginning, the end, one's own words between them, or a colleague's.
 */
function apart(prey: Prey): Uint8Array {
  const { doc, dice } = prey;
  const text_ = cell(doc, aPlace(prey));
  const holder = (text_._item as Y.Item).id;
  const units = unitsOf(text_);
  const [client, clock] = nextOf(prey);
  const own: Id[] = [];
  const structs = Array.from({ length: 1 + dice.roll(3) }, () => {
    const left = dice.roll(units.length + 1) - 1;
    const right = dice.once(3) ? dice.roll(units.length + 1) : Math.min(units.length, left + 1 + dice.roll(4));
    const ids: (Id | undefined)[] = [units[left], units[right]];
    if (own.length > 0 && dice.once(2)) ids[dice.roll(2)] = dice.pick(own);
    const word = dice.pick(['x', 'слово', 'بند']);
    for (let unit = 0; unit < word.length; unit++) own.push([client, clock + own.length]);
    const info = 4 | (ids[0] ? 0x80 : 0) | (ids[1] ? 0x40 : 0);
    const parent = ids.some(Boolean) ? [] : [number(0, holder.client, holder.clock)];
    return write(byte(info), ...ids.map((id) => number(...(id ?? []))), ...parent, text(word));
  });
  return write(number(1, structs.length, client, clock), ...structs.map(raw), number(0));
}

/** The same between two neighbours, one after the other: typing like anybody's, but by many ids in one place. */
function crowd(prey: Prey): Uint8Array {
  const { doc, dice } = prey;
  const units = unitsOf(cell(doc, aPlace(prey)));
  const at = dice.roll(Math.max(1, units.length - 1));
  const [left, right] = [units[at], units[at + 1]];
  const [client, clock] = nextOf(prey);
  if (!left || !right) return new Uint8Array([0, 0]);
  return write(
    number(1, 1, client, clock),
    byte(0xc4),
    number(...left, ...right),
    text(dice.pick(['x', 'бб'])),
    number(0),
  );
}

const real = ({ dice, mine, others }: Prey): Uint8Array => (dice.once(5) ? dice.pick(others) : dice.pick(mine));
const join = (a: Uint8Array, b: Uint8Array): Uint8Array => write(raw(a), raw(b));

export const FAMILIES: Readonly<Record<string, (prey: Prey) => Uint8Array>> = {
  real,
  forged,
  rewritten,
  surrogate,
  cycle,
  apart,
  crowd,
  deletions: (prey) => write(number(0), deletions(prey, 3)),
  flipped: (prey) => {
    const update = real(prey).slice();
    for (let times = prey.dice.once(4) ? 2 : 1; times > 0; times--)
      update[prey.dice.roll(update.length)] = prey.dice.once(2) ? prey.dice.roll(256) : prey.dice.roll(12);
    return update;
  },
  'flipped forgery': (prey) => {
    const update = forged(prey).slice();
    update[prey.dice.roll(update.length)] = prey.dice.roll(256);
    return update;
  },
  spliced: (prey) => {
    const [a, b] = [real(prey), real(prey)];
    return join(a.subarray(0, prey.dice.roll(a.length)), b.subarray(prey.dice.roll(b.length)));
  },
  merged: (prey) => {
    try {
      return Y.mergeUpdates([real(prey), forged(prey)]);
    } catch {
      return real(prey);
    }
  },
  // Two sections of one client: Yjs would believe the second and let the first wait for ever.
  'two sections': (prey) => {
    const [a, b] = [apart(prey), prey.dice.once(2) ? apart(prey) : crowd(prey)];
    return write(number(2), raw(a.subarray(1, -1)), raw(b.subarray(1)));
  },
  trailing: (prey) => join(real(prey), Uint8Array.of(prey.dice.roll(256))),
  v2: (prey) => {
    try {
      return Y.convertUpdateFormatV1ToV2(real(prey));
    } catch {
      return new Uint8Array([0, 0, 0, 0]);
    }
  },
  rubbish: ({ dice }) => Uint8Array.from({ length: dice.roll(40) }, () => dice.roll(256)),
};

/** Real updates over `state`, each by a client id of its own: edits of one or more cells, by everybody's hand. */
export function realUpdates(state: Uint8Array, first: number, count: number, dice: Dice): Uint8Array[] {
  return Array.from({ length: count }, (_, index) =>
    updateOf(state, first + index, (doc) => {
      for (let times = 1 + dice.roll(3); times > 0; times--) {
        const target = cellOf(doc, dice.pick(PLACES));
        // Its clause may have been deleted a moment ago.
        if (!target) continue;
        const at = dice.roll(target.length);
        const act = dice.roll(8);
        if (act < 4) target.insert(at, dice.pick(['слово', 'بند', '😀', 'x']));
        else if (act < 6) target.delete(at, Math.min(target.length - at, 1 + dice.roll(4)));
        else if (act < 7)
          target.format(0, at, dice.pick([{ bold: true }, { italic: null }, { underline: true }, { x: 1 }]));
        else if (dice.once(3)) (doc.getMap('clauses').get('a') as Y.Map<unknown>).set('status', 'agreed');
        else if (dice.once(2)) doc.getMap('clauses').delete('b');
        else doc.getText('x').insert(0, 'y');
      }
    }),
  );
}
