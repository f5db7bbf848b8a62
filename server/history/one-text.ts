/**
 * Is a cell one text for everybody? A shared document is put together in another order by whoever comes new, by whoever
 * replays the log, and by each colleague; Yjs promises the same result only for what honest replicas write. Here a cell's
 * units are put together once more, in the order of a newcomer or in any other that respects what rests on what, and the
 * order that comes out is compared with the one that stands. Of the units only their ids and origins matter, so nothing of
 * the words is copied; a cell of some hundred items takes a fraction of a millisecond.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** Units of one client in a row, in the order of the text, deleted ones too: client, first clock, length. */
type Run = [client: number, clock: number, length: number];

type Item = Pick<Y.Item, 'origin' | 'rightOrigin' | 'length'> & { readonly client: number; readonly clock: number };

/** The order of a text's units. */
export function orderOf(text: Y.Text): readonly Run[] {
  const runs: Run[] = [];
  for (let item = text._start; item; item = item.right) {
    const { client, clock } = item.id;
    const last = runs.at(-1);
    if (last && last[0] === client && last[1] + last[2] === clock) last[2] += item.length;
    else runs.push([client, clock, item.length]);
  }
  return runs;
}

/** Without what is deleted in `text`: nobody reads that, wherever it stands. */
function living(order: readonly Run[], text: Y.Text): readonly Run[] {
  const { store } = text.doc as Y.Doc;
  const runs: Run[] = [];
  for (const [client, clock, length] of order) {
    const items = store.clients.get(client) as (Y.Item | Y.GC)[];
    for (let at = Y.findIndexSS(items, clock); at < items.length; at++) {
      const item = items[at] as Y.Item | Y.GC;
      if (item.id.clock >= clock + length) break;
      if (item.deleted) continue;
      const from = Math.max(clock, item.id.clock);
      const size = Math.min(clock + length, item.id.clock + item.length) - from;
      const last = runs.at(-1);
      if (last && last[0] === client && last[1] + last[2] === from) last[2] += size;
      else runs.push([client, from, size]);
    }
  }
  return runs;
}

/** Do the living units of `text` stand in this order? */
function readsAs(text: Y.Text, order: readonly Run[] | null): boolean {
  if (order === null) return false;
  const [a, b] = [living(order, text), living(orderOf(text), text)];
  return a.length === b.length && a.every((run, at) => run.every((number, part) => b[at]?.[part] === number));
}

const ROOT = 'cell';

function writeItem(encoder: encoding.Encoder, { origin, rightOrigin, length }: Item): void {
  // Deleted runs stand for the words: where a unit goes does not depend on what it is.
  encoding.writeUint8(encoder, 1 | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0));
  for (const id of [origin, rightOrigin])
    if (id) {
      encoding.writeVarUint(encoder, id.client);
      encoding.writeVarUint(encoder, id.clock);
    }
  if (!origin && !rightOrigin) {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, ROOT);
  }
  encoding.writeVarUint(encoder, length);
}

/** One section of an update: items of a client by their clocks, gaps for what it wrote elsewhere. */
function section(client: number, items: readonly Item[], from: number): Uint8Array {
  const body = encoding.createEncoder();
  let [count, next] = [0, from];
  for (const item of items) {
    if (item.clock > next) {
      encoding.writeUint8(body, 0);
      encoding.writeVarUint(body, item.clock - next);
      count++;
    }
    writeItem(body, item);
    count++;
    next = item.clock + item.length;
  }
  const encoder = encoding.createEncoder();
  for (const number of [count, client, from]) encoding.writeVarUint(encoder, number);
  encoding.writeUint8Array(encoder, encoding.toUint8Array(body));
  return encoding.toUint8Array(encoder);
}

function updateOf(sections: readonly Uint8Array[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, sections.length);
  for (const bytes of sections) encoding.writeUint8Array(encoder, bytes);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** A cell's items by client, in the order of their clocks. */
function itemsOf(text: Y.Text): ReadonlyMap<number, readonly Item[]> {
  const clients = new Map<number, Item[]>();
  for (let item = text._start; item; item = item.right) {
    const { client, clock } = item.id;
    const { origin, rightOrigin, length } = item;
    const own = clients.get(client);
    const entry = { client, clock, origin, rightOrigin, length };
    if (own) own.push(entry);
    else clients.set(client, [entry]);
  }
  for (const own of clients.values()) own.sort((a, b) => a.clock - b.clock);
  return clients;
}

/** Higher client ids first, as Yjs writes a whole state. */
const descending = <T>(clients: ReadonlyMap<number, T>): (readonly [number, T])[] =>
  [...clients].sort(([a], [b]) => b - a);

/** The order in which somebody reads the text who gets all of it in one update. */
function newcomersOrder(text: Y.Text): readonly Run[] | null {
  const doc = new Y.Doc();
  const sections = descending(itemsOf(text)).map(([client, items]) => section(client, items, 0));
  Y.applyUpdate(doc, updateOf(sections));
  const order = doc.store.pendingStructs ? null : orderOf(doc.getText(ROOT));
  doc.destroy();
  return order;
}

/** The order that comes out when the items arrive one by one, `next` choosing among the clients whose turn it may be. */
function shuffledOrder(text: Y.Text, next: (sides: number) => number): readonly Run[] | null {
  const doc = new Y.Doc();
  const waiting = new Map([...itemsOf(text)].map(([client, items]) => [client, { items, at: 0 }]));
  const here = (id: Y.ID | null): boolean => id === null || Y.getState(doc.store, id.client) > id.clock;
  while (waiting.size > 0) {
    const ready = [...waiting].filter(([, { items, at }]) => {
      const { client, clock, origin, rightOrigin } = items[at] as Item;
      const own = (id: Y.ID | null): boolean => id?.client === client && id.clock < clock;
      return (own(origin) || here(origin)) && (own(rightOrigin) || here(rightOrigin));
    });
    const chosen = ready[next(ready.length)];
    if (!chosen) return null;
    const [client, line] = chosen;
    const item = line.items[line.at++] as Item;
    Y.applyUpdate(doc, updateOf([section(client, [item], Y.getState(doc.store, client))]));
    if (line.at === line.items.length) waiting.delete(client);
  }
  const order = orderOf(doc.getText(ROOT));
  doc.destroy();
  return order;
}

/** Does a newcomer read the words of this text in the order in which they stand? */
export const isOneText = (text: Y.Text): boolean => readsAs(text, newcomersOrder(text));

/** Does the same order come out whatever comes first? `next(n)` draws a number below n. */
export const isOneTextShuffled = (text: Y.Text, next: (sides: number) => number): boolean =>
  readsAs(text, shuffledOrder(text, next));
