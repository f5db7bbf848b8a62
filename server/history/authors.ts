/**
 * Who wrote these words, and who took others away: every character of a cell is an item that some record of the log brought,
 * and deletions are told by their items, too. Three kinds of records write in somebody else's stead: what was accepted
 * belongs to whoever proposed it, what was split off or joined to whoever had written it in the other clause, and the first
 * text to the summit's file or whoever brought it in.
 */
import * as Y from 'yjs';
import { cellOf, clausesOf, columnsOf, type Place } from '../../src/crdt/document.ts';
import type { AuthorRun, Authors, Authorship, RemovedRun } from '../../src/domain/clause/past.ts';
import type { Lang } from '../../src/language/language.ts';
import type { Id, Update } from '../rooms/update.ts';
import type { LogRecord, Storage } from '../storage/storage.ts';
import { commandOf, proposed, proposedBy } from './decisions.ts';
import { retrace, retraceInSlices, type Slices } from './retrace.ts';
import { Spans } from './spans.ts';
import { REST_MS } from './versions.ts';

export type AuthorsWish = {
  /** Present text: that of this record; default the newest. */
  readonly at?: number | undefined;
  /** Only what was removed later than this; default from the beginning. */
  readonly since?: number | undefined;
};

/** The text's items in reading order, deleted ones included, without marks and what was tidied away. */
function* strings(cell: Y.Text): Generator<{ readonly id: Id; readonly text: string; readonly deleted: boolean }> {
  for (let item = cell._start; item !== null; item = item.right)
    if (item.content instanceof Y.ContentString) yield { id: item.id, text: item.content.str, deleted: item.deleted };
}

type Piece = { readonly id: Id; readonly text: string; readonly by: Authorship };

/** Gathers authors and deletions while the past is replayed. */
class Bookkeeping {
  readonly wrote = new Spans<Authorship>();
  readonly removed = new Spans<Authorship>();
  readonly #clauses: readonly string[];
  readonly #cells: readonly { readonly clause: string; readonly lang: Lang }[];
  /** What stood in the cells before a record that carries text from one to another. */
  #stood = new Map<string, readonly Piece[]>();

  constructor(clauses: readonly string[], lang: Lang) {
    this.#clauses = clauses;
    this.#cells = clauses.map((clause) => ({ clause, lang }));
  }

  #touched(doc: Y.Doc, { places }: LogRecord): { readonly clause: string; readonly cell: Y.Text }[] {
    return this.#cells.flatMap((place) => {
      const cell = places.includes(`${place.clause}/${place.lang}`) ? cellOf(doc, place) : undefined;
      return cell ? [{ clause: place.clause, cell }] : [];
    });
  }

  readonly before = (record: LogRecord, doc: Y.Doc, update: Update | null): void => {
    if (!update) return;
    const cell = this.#cells[0] && cellOf(doc, this.#cells[0]);
    if (cell && update.deletions.size > 0) this.#delete(record, doc, update, cell);
    this.#stood = new Map();
    if (carries(record))
      for (const { clause, cell: one } of this.#touched(doc, record)) this.#stood.set(clause, this.present(one));
  };

  /** Notes as removed what this record is the first to delete. What it deletes of its own was never seen. */
  #delete(record: LogRecord, doc: Y.Doc, { deletions }: Update, cell: Y.Text): void {
    const by = authorship(doc, record, this.#clauses);
    for (const [client, ranges] of deletions) {
      const structs = doc.store.clients.get(client) ?? [];
      const known = Y.getState(doc.store, client);
      for (const { clock, length } of ranges) {
        const end = Math.min(clock + length, known);
        if (clock >= end) continue;
        for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
          const struct = structs[index] as Y.Item | Y.GC;
          if (struct.id.clock >= end) break;
          if (!(struct instanceof Y.Item) || struct.deleted || struct.parent !== cell) continue;
          const from = Math.max(clock, struct.id.clock);
          this.removed.add(client, from, Math.min(end, struct.id.clock + struct.length) - from, by);
        }
      }
    }
  }

  readonly after = (record: LogRecord, doc: Y.Doc, update: Update | null): void => {
    if (!update) return;
    const by = authorship(doc, record, this.#clauses);
    const carried = this.#stood.size > 0 ? this.#carried(record, doc, update) : null;
    for (const [client, list] of update.structs) {
      const first = list[0]?.clock ?? 0;
      const last = list.at(-1);
      const end = last ? last.clock + last.length : first;
      if (!carried) this.wrote.add(client, first, end - first, by);
    }
    for (const { id, text, by: author } of carried ?? [])
      this.wrote.add(id.client, id.clock, text.length, author ?? by);
  };

  /** The words that a record brought into cells, each with whoever had written them where they were carried from. */
  #carried(record: LogRecord, doc: Y.Doc, { structs }: Update) {
    const by = authorship(doc, record, this.#clauses);
    return this.#touched(doc, record).flatMap(({ clause, cell }): Piece[] => {
      const fresh = [...strings(cell)].filter(
        ({ id, text }) => id.clock + text.length > (structs.get(id.client)?.[0]?.clock ?? Number.POSITIVE_INFINITY),
      );
      const text = fresh.map((item) => item.text).join('');
      const sources = [...this.#stood].filter(([other]) => other !== clause).map(([, pieces]) => pieces);
      for (const source of sources) {
        const whole = source.map((piece) => piece.text).join('');
        // On a paragraph of its own: a "\n" before or behind is the program's.
        const lead = [0, 1].find((n) => whole.endsWith(text.slice(n)));
        const tail = whole.endsWith(text.slice(0, -1)) ? 1 : 0;
        if (text === '' || (lead === undefined && tail === 0)) continue;
        const start = lead === undefined ? 0 : lead;
        const length = lead === undefined ? text.length - tail : text.length - lead;
        return along(fresh, start, length, source, whole.length - length, by);
      }
      return fresh.map(({ id, text: words }) => ({ id, text: words, by }));
    });
  }

  present(cell: Y.Text): Piece[] {
    const pieces: Piece[] = [];
    for (const { id, text, deleted } of strings(cell))
      if (!deleted)
        for (const { from, length, value } of this.wrote.cut(id.client, id.clock, text.length))
          pieces.push({
            id: { client: id.client, clock: id.clock + from },
            text: text.slice(from, from + length),
            by: value,
          });
    return pieces;
  }
}

/** Cuts `items` where the authors of `source` change: `length` units from `start` on are those of `source` from `offset` on. */
function along(
  items: readonly { readonly id: Id; readonly text: string }[],
  start: number,
  length: number,
  source: readonly Piece[],
  offset: number,
  by: Authorship,
): Piece[] {
  const authors: Authorship[] = source.flatMap((piece) => Array.from(piece.text.split(''), () => piece.by));
  const pieces: Piece[] = [];
  let at = 0;
  for (const { id, text } of items)
    for (let unit = 0; unit < text.length; unit++, at++) {
      const inside = at >= start && at < start + length;
      const author = (inside ? authors[offset + at - start] : undefined) ?? by;
      const last = pieces.at(-1);
      if (last && unit > 0 && last.by === author) pieces[pieces.length - 1] = { ...last, text: last.text + text[unit] };
      else pieces.push({ id: { client: id.client, clock: id.clock + unit }, text: text[unit] as string, by: author });
    }
  return pieces;
}

/** Does this command carry text from one clause to another? */
const carries = (record: LogRecord): boolean =>
  ['clause.split', 'clause.merge'].includes(commandOf(record)?.type ?? '');

/** Who stands for what a record did to the text of these clauses. */
function authorship(doc: Y.Doc, record: LogRecord, clauses: readonly string[]): Authorship {
  const { member, delegation, at, seq } = record;
  const command = commandOf(record);
  const wording = command?.type === 'proposal.accept' || command?.type === 'chair.accept';
  const proposal = wording
    ? clauses.map((clause) => proposedBy(doc, record, clause)).find((one) => one !== null)
    : null;
  if (proposal) {
    const by = proposed(proposal);
    return {
      ...{ member: by.member, delegation: by.delegation, at, seq },
      how: 'accepted',
      proposal: by,
      accepted: { member, at },
    };
  }
  // A column that is switched on brings its text from the summit's file; whoever switched it on wrote none of it.
  if (command?.type === 'column.add') return { member: 'server', delegation: null, at, seq, how: 'first' };
  return { member, delegation, at, seq, how: record.kind === 'create' ? 'first' : 'typed' };
}

/** Clauses whose text came into `clause`, itself first: by splitting and joining, over any number of steps. */
function family(storage: Storage, room: string, clause: string): string[] {
  const found = new Set([clause]);
  const carried = [...storage.marked(room, ['command'])].filter(carries);
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const { places } of carried) {
      const clauses = places.map((place) => place.slice(0, place.lastIndexOf('/')));
      if (clauses.some((id) => found.has(id))) for (const id of clauses) found.add(id);
    }
  }
  return [...found];
}

/** Written in one go by one author? */
const alike = (a: Authorship, b: Authorship): boolean =>
  a === b ||
  (a.member === b.member &&
    a.how === b.how &&
    a.proposal?.id === b.proposal?.id &&
    (a.how !== 'typed' || Math.abs(Date.parse(a.at) - Date.parse(b.at)) <= REST_MS));

const newer = (a: Authorship, b: Authorship): Authorship => (b.seq > a.seq ? b : a);

/** Reads off a replayed document whose words stand in a cell, and who took others away. Ends the document. */
function readOff(
  storage: Storage,
  room: string,
  { clause, lang }: Place,
  { at, since = 0 }: AuthorsWish,
  books: Bookkeeping,
  doc: Y.Doc,
): Authors | null {
  const cell = cellOf(doc, { clause, lang });
  const runs: AuthorRun[] = [];
  const removed: RemovedRun[] = [];
  let offset = 0;
  if (cell)
    for (const { id, text, deleted } of strings(cell)) {
      for (const { from, length, value: wrote } of books.wrote.cut(id.client, id.clock, text.length)) {
        const words = text.slice(from, from + length);
        if (!deleted) {
          const last = runs.at(-1);
          if (last && alike(last, wrote)) runs[runs.length - 1] = { ...newer(last, wrote), text: last.text + words };
          else runs.push({ ...wrote, text: words });
          offset += words.length;
          continue;
        }
        for (const part of books.removed.cut(id.client, id.clock + from, length)) {
          const by = part.value;
          if (by.seq <= since) continue;
          const gone = words.slice(part.from, part.from + part.length);
          const last = removed.at(-1);
          if (last?.offset === offset && alike(last.removed, by) && alike(last.wrote, wrote))
            removed[removed.length - 1] = {
              ...{ text: last.text + gone, offset },
              ...{ removed: newer(last.removed, by), wrote: newer(last.wrote, wrote) },
            };
          else removed.push({ text: gone, offset, removed: by, wrote });
        }
      }
    }
  const known = clausesOf(doc).has(clause) && columnsOf(doc).some((column) => column.lang === lang);
  doc.destroy();
  const newest = storage.head(room)?.seq ?? 0;
  return cell && known ? { seq: Math.min(at ?? newest, newest), runs, removed } : null;
}

function prepared(storage: Storage, room: string, { clause, lang }: Place) {
  const clauses = family(storage, room, clause);
  return { books: new Bookkeeping(clauses, lang), keys: clauses.map((id) => `${id}/${lang}`) };
}

/** Authors of a cell's text and of what was removed from it. Null: there is no such clause or column. */
export function authorsOf(
  storage: Storage,
  room: string,
  clause: string,
  lang: Lang,
  wish: AuthorsWish = {},
): Authors | null {
  const place = { clause, lang };
  const { books, keys } = prepared(storage, room, place);
  return readOff(storage, room, place, wish, books, retrace(storage, room, keys, books, wish.at));
}

/** The same, holding nobody up meanwhile. */
export async function authorsInSlices(
  storage: Storage,
  room: string,
  place: Place,
  wish: AuthorsWish,
  slices: Slices,
): Promise<Authors | null> {
  const { books, keys } = prepared(storage, room, place);
  const to = wish.at ?? storage.head(room)?.seq ?? 0;
  const doc = await retraceInSlices(storage, room, keys, books, to, slices);
  return readOff(storage, room, place, { ...wish, at: to }, books, doc);
}
