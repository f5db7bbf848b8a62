/**
 * What the table says about the texts without being the texts: open brackets, empty cells, first words, whether a stance
 * still rests on the present text. Typing marks a clause as dirty; the counting happens when the browser is idle, so a
 * keystroke renders nothing.
 */
import type * as Y from 'yjs';
import { type Source, value } from '../../client/value.ts';
import type { Outline, OutlineRow, RoomView, Value } from '../../client/view.ts';
import { clausesOf } from '../../crdt/document.ts';
import { footnoteSigns } from '../../domain/clause/footnote.ts';
import { brackets } from '../../domain/text/brackets.ts';
import type { Lang, PerLang } from '../../language/language.ts';

export type CellFacts = {
  readonly open: number;
  readonly unmatched: boolean;
  readonly empty: boolean;
  readonly first: string;
  /** Places of footnotes. */
  readonly signs: number;
};
export type ClauseFacts = {
  readonly cells: PerLang<CellFacts>;
  /** The largest number of open brackets in any column: columns mirror each other, so they are not added up. */
  readonly open: number;
  /** Delegations whose stance was given on an earlier text. */
  readonly lapsed: readonly string[];
};
export type Totals = {
  readonly open: number;
  /** Clauses with open brackets, in reading order. */
  readonly clauses: readonly string[];
  readonly perColumn: PerLang<number>;
  /** Cells with a bracket that has no partner. */
  readonly unmatched: number;
};

export type TextFacts = {
  readonly of: (clause: string) => Value<ClauseFacts>;
  readonly totals: Value<Totals>;
  readonly close: () => void;
};

/** Runs `task` when there is time; answers what calls it off. */
export type Idle = (task: () => void) => () => void;

export const browserIdle: Idle = (task) => {
  const handle = window.requestIdleCallback(task, { timeout: 400 });
  return () => window.cancelIdleCallback(handle);
};

const FIRST_WORDS = 60;
/** More new rows than this at once are a text arriving, not somebody's decision. */
const FEW = 8;
const NOTHING: ClauseFacts = { cells: {}, open: 0, lapsed: [] };
const NO_TOTALS: Totals = { open: 0, clauses: [], perColumn: {}, unmatched: 0 };

export function cellFacts(text: string): CellFacts {
  const { pairs, unmatched } = brackets(text);
  const line = text.trim();
  const first = line.slice(0, FIRST_WORDS).replace(/\s+/gu, ' ');
  return {
    open: pairs.length,
    unmatched: unmatched.length > 0,
    empty: line === '',
    first,
    signs: footnoteSigns(text).length,
  };
}

const sameFacts = (a: ClauseFacts, b: ClauseFacts): boolean => JSON.stringify(a) === JSON.stringify(b);

export function textFacts(room: RoomView, idle: Idle): TextFacts {
  const values = new Map<string, Source<ClauseFacts>>();
  const totals = value<Totals>(NO_TOTALS, (a, b) => JSON.stringify(a) === JSON.stringify(b));
  const dirty = new Set<string>();
  let cancel: (() => void) | null = null;
  let before: Outline | null = null;

  const sourceOf = (clause: string): Source<ClauseFacts> => {
    let source = values.get(clause);
    if (!source) {
      source = value<ClauseFacts>(NOTHING, sameFacts);
      values.set(clause, source);
    }
    return source;
  };

  function read(row: OutlineRow, outline: Outline): ClauseFacts {
    const cells: { [lang in Lang]?: CellFacts } = {};
    let open = 0;
    for (const { lang } of outline.columns) {
      const facts = cellFacts(room.cell({ clause: row.id, lang })?.toString() ?? '');
      cells[lang] = facts;
      open = Math.max(open, facts.open);
    }
    const stances = Object.entries(row.stances);
    const digest = stances.length > 0 ? room.digest(row.id) : '';
    return { cells, open, lapsed: stances.filter(([, record]) => record.digest !== digest).map(([code]) => code) };
  }

  function count(): void {
    cancel?.();
    cancel = null;
    const outline = room.outline.get();
    for (const row of outline.rows) if (dirty.has(row.id)) sourceOf(row.id).set(read(row, outline));
    dirty.clear();
    let open = 0;
    let unmatched = 0;
    const clauses: string[] = [];
    const perColumn: { [lang in Lang]?: number } = {};
    for (const row of outline.rows) {
      if (row.status === 'withdrawn') continue;
      const facts = sourceOf(row.id).get();
      open += facts.open;
      unmatched += Object.values(facts.cells).filter((cell) => cell.unmatched).length;
      if (facts.open > 0) clauses.push(row.id);
      for (const { lang } of outline.columns) perColumn[lang] = (perColumn[lang] ?? 0) + (facts.cells[lang]?.open ?? 0);
    }
    totals.set({ open, clauses, perColumn, unmatched });
  }

  const soon = (): void => {
    cancel ??= idle(count);
  };
  const onText = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const { path } of events) if (path.length > 0) dirty.add(String(path[0]));
    soon();
  };
  const onOutline = (): void => {
    const outline = room.outline.get();
    const columnsChanged = outline.columns !== before?.columns;
    const known = new Set(before?.rows);
    for (const row of outline.rows) if (columnsChanged || !known.has(row)) dirty.add(row.id);
    const fresh = columnsChanged || dirty.size > FEW;
    before = outline;
    // A text that has just arrived is counted before its rows are drawn, or each would be drawn twice.
    if (fresh) count();
    else soon();
  };

  const clauses = clausesOf(room.doc);
  clauses.observeDeep(onText);
  const stop = room.outline.subscribe(onOutline);
  onOutline();
  return {
    of: sourceOf,
    totals,
    close: () => {
      cancel?.();
      stop();
      clauses.unobserveDeep(onText);
    },
  };
}
