/**
 * Versions of a cell and the history of a clause, read from the log each time they are asked for: one whenever the author
 * changes, a decision falls, or the text has rested ten seconds. Two versions in a row never have the same text: what was
 * typed and taken back again is none, and decisions that leave the words alone are told with the version they rest on.
 */
import { hash } from 'node:crypto';
import type * as Y from 'yjs';
import { type ClauseShape, cellOf, clausesOf, columnsOf, readCell } from '../../src/crdt/document.ts';
import { smallest } from '../../src/diff/smallest.ts';
import type { Decision, HistoryEvent, Version } from '../../src/domain/clause/past.ts';
import { canonicalJson, type Json } from '../../src/domain/text/digest.ts';
import { type RichText, toPlain } from '../../src/domain/text/text.ts';
import type { Lang } from '../../src/language/language.ts';
import { words } from '../../src/language/words.ts';
import type { LogRecord, Storage } from '../storage/storage.ts';
import { commandOf, concerns, decisionIn, proposedBy, shapeIn } from './decisions.ts';
import { retrace, retraceInSlices, type Slices, type Visitor } from './retrace.ts';

/** So long a text has to be left alone for what stands there to be a version; milliseconds. */
export const REST_MS = 10_000;

type Open = { readonly seq: number; readonly at: string; readonly author: string; readonly decision?: Decision };

/** The versions of one cell, gathered while its past is replayed. */
class Cell {
  readonly versions: Version[] = [];
  readonly #clause: string;
  readonly #lang: Lang;
  #open: Open | null = null;

  constructor(clause: string, lang: Lang) {
    this.#clause = clause;
    this.#lang = lang;
  }

  get #key(): string {
    return `${this.#clause}/${this.#lang}`;
  }

  /** Before a record is applied: does it end the version that is being written? */
  before(record: LogRecord, doc: Y.Doc, decides: boolean): void {
    const open = this.#open;
    if (!open) return;
    const touches = record.kind !== 'cleanup' && record.places.includes(this.#key);
    const rested = Date.parse(record.at) - Date.parse(open.at) > REST_MS;
    if (decides || (touches && (record.member !== open.author || rested))) this.close(doc);
  }

  after(record: LogRecord, doc: Y.Doc, decision: Decision | null): void {
    // What the document tidies by itself changes no words.
    if (record.kind === 'cleanup') return;
    const touches = record.places.includes(this.#key);
    const born = this.versions.length === 0 && !this.#open && this.#text(doc) !== undefined;
    if (!touches && !born) return;
    const author = proposedBy(doc, record, this.#clause)?.member ?? record.member;
    this.#open = { seq: record.seq, at: record.at, author, ...(decision ? { decision } : {}) };
    // Nobody goes on writing in a decision.
    if (commandOf(record)) this.close(doc);
  }

  #text(doc: Y.Doc): Y.Text | undefined {
    return cellOf(doc, { clause: this.#clause, lang: this.#lang });
  }

  close(doc: Y.Doc): void {
    const cell = this.#text(doc);
    if (!cell || !this.#open) return;
    const { author, ...open } = this.#open;
    this.#open = null;
    const paragraphs = readCell(cell);
    const digest = digestOf(paragraphs);
    const last = this.versions.at(-1);
    if (last?.digest === digest) return;
    const text = toPlain(paragraphs);
    this.versions.push({
      seq: open.seq,
      at: open.at,
      authors: [author],
      text,
      digest,
      ...counted(last?.text ?? '', text, this.#lang),
      ...(open.decision ? { decision: open.decision } : {}),
    });
  }
}

/** As `cellDigest`, by the platform: of a long past, our own SHA-256 would take half of the time. */
const digestOf = (paragraphs: RichText): string => hash('sha256', canonicalJson(paragraphs as Json), 'hex');

const count = (lang: Lang, text: string): number => words(lang, text).filter(({ isWordLike }) => isWordLike).length;

function counted(before: string, after: string, lang: Lang): Pick<Version, 'added' | 'removed'> {
  let [added, removed] = [0, 0];
  for (const change of smallest(before, after, lang)) {
    added += count(lang, change.insert);
    removed += count(lang, before.slice(change.at, change.at + change.delete));
  }
  return { added, removed };
}

type Walked = { readonly cells: ReadonlyMap<Lang, Cell>; readonly decisions: readonly Decision[] };

/** Gathers versions and decisions of a clause, or of one cell of it, while its past is replayed. */
function walker(clause: string, lang: Lang | null) {
  const cells = new Map<Lang, Cell>();
  const decisions: Decision[] = [];
  let about = false;
  let shape: ClauseShape | null = null;
  const visitor: Visitor = {
    before: (record, doc) => {
      const command = commandOf(record);
      about = command !== null && concerns(doc, record, clause);
      const decides = about || command?.type === 'milestone.create';
      for (const cell of cells.values()) cell.before(record, doc, decides);
      if (command) shape = shapeIn(doc, clause);
    },
    after: (record, doc) => {
      const decision = decisionIn(doc, record, clause, about, shape);
      if (decision) decisions.push(decision);
      if (record.kind !== 'update' && clausesOf(doc).has(clause))
        for (const { lang: column } of columnsOf(doc))
          if ((lang === null || lang === column) && !cells.has(column)) cells.set(column, new Cell(clause, column));
      for (const cell of cells.values()) cell.after(record, doc, decision);
    },
  };
  /** Null: there is no such clause. */
  const end = (doc: Y.Doc): Walked | null => {
    for (const cell of cells.values()) cell.close(doc);
    const known = clausesOf(doc).has(clause);
    doc.destroy();
    return known ? { cells, decisions } : null;
  };
  return { keys: [lang === null ? `${clause}/` : `${clause}/${lang}`], visitor, end };
}

function walk(storage: Storage, room: string, clause: string, lang: Lang | null): Walked | null {
  const { keys, visitor, end } = walker(clause, lang);
  return end(retrace(storage, room, keys, visitor));
}

/** Each decision with the version that was the text when it was taken; those that wrote a version are in it already. */
function withDecisions(versions: readonly Version[], decisions: readonly Decision[]): Version[] {
  return versions.map((version, index) => {
    const next = versions[index + 1]?.seq ?? Number.POSITIVE_INFINITY;
    const own = decisions.filter(({ seq }) => seq > version.seq && seq < next);
    return own.length > 0 ? { ...version, decisions: own } : version;
  });
}

/** Was there ever such a clause? Commands alone say so. */
export function hasClause(storage: Storage, room: string, clause: string): boolean {
  const doc = retrace(storage, room, []);
  const known = clausesOf(doc).has(clause);
  doc.destroy();
  return known;
}

const versionsIn = (walked: Walked | null, lang: Lang): Version[] =>
  withDecisions(walked?.cells.get(lang)?.versions ?? [], walked?.decisions ?? []);

function eventsIn(walked: Walked | null): HistoryEvent[] | null {
  if (!walked) return null;
  const events: HistoryEvent[] = walked.decisions.map((decision) => ({ event: 'decision', ...decision }));
  for (const [language, { versions }] of walked.cells)
    for (const version of versions) events.push({ event: 'text', language, ...version });
  // A decision stands before the words that it wrote.
  return events.sort((a, b) => a.seq - b.seq || Number(a.event === 'text') - Number(b.event === 'text'));
}

/** Versions of one cell, oldest first; none where there is no such cell. */
export const cellHistory = (storage: Storage, room: string, clause: string, lang: Lang): Version[] =>
  versionsIn(walk(storage, room, clause, lang), lang);

/** All that happened to a clause, oldest first: versions of every column, and decisions. Null: there is no such clause. */
export const clauseHistory = (storage: Storage, room: string, clause: string): HistoryEvent[] | null =>
  eventsIn(walk(storage, room, clause, null));

/** The same two up to record `to`, holding nobody up meanwhile. */
export async function historyInSlices(
  storage: Storage,
  room: string,
  { clause, lang }: { readonly clause: string; readonly lang: Lang | null },
  to: number,
  slices: Slices,
): Promise<readonly (Version | HistoryEvent)[] | null> {
  const { keys, visitor, end } = walker(clause, lang);
  const walked = end(await retraceInSlices(storage, room, keys, visitor, to, slices));
  return lang === null ? eventsIn(walked) : versionsIn(walked, lang);
}
