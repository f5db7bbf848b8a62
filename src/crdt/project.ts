/**
 * Writes the effects of an accepted command into the shared document. Only the server calls this; what it writes reaches
 * everybody as an ordinary update. A cell's text is created here once, empty or with its first text, and never replaced:
 * other wording is written into it word by word, so that what stays keeps its author, its marks and what is anchored there.
 */
import * as Y from 'yjs';
import type { Column } from '../domain/clause/declaration.ts';
import type { Effect } from '../domain/decide.ts';
import type { RichText } from '../domain/text/text.ts';
import type { Lang, PerLang } from '../language/language.ts';
import {
  announcedOf,
  bracketNotesOf,
  cellOf,
  clausesOf,
  collationsOf,
  columnsOf,
  mergesOf,
  metaOf,
  milestonesOf,
  pairsOf,
  proposalsOf,
  shapeOf,
  silencesOf,
  stancesOf,
  waiversOf,
} from './document.ts';
import { digestOfClause } from './snapshot.ts';

/** Replacements, in the order of the text, that make `after` of `before`; offsets count in `before`. */
export type Difference = (
  before: string,
  after: string,
  lang: Lang,
) => readonly { readonly at: number; readonly delete: number; readonly insert: string }[];

export type ProjectOptions = {
  /** The first text of a column's cell where the summit file already has one (a working column that is switched on). */
  readonly fill?: (clause: string, lang: string) => string | undefined;
  /** Finds the words to write. */
  readonly difference?: Difference;
};

/** For want of anybody who knows words: all between the equal beginnings and the equal ends, in whole characters. */
const between: Difference = (before, after) => {
  const [left, right] = [[...before], [...after]];
  const most = Math.min(left.length, right.length);
  let head = 0;
  while (head < most && left[head] === right[head]) head++;
  let tail = 0;
  while (tail < most - head && left.at(-1 - tail) === right.at(-1 - tail)) tail++;
  const part = (list: string[]): string => list.slice(head, list.length - tail).join('');
  const [taken, insert] = [part(left), part(right)];
  return taken || insert ? [{ at: left.slice(0, head).join('').length, delete: taken.length, insert }] : [];
};

function newText(text: string | undefined, marked?: RichText): Y.Text {
  if (!text || !marked) return text ? new Y.Text(text) : new Y.Text();
  const cell = new Y.Text();
  cell.applyDelta(
    marked.flatMap((paragraph, index) => [
      ...(index > 0 ? [{ insert: '\n' }] : []),
      ...paragraph.map(({ text: insert, marks = [] }) =>
        marks.length === 0 ? { insert } : { insert, attributes: Object.fromEntries(marks.map((mark) => [mark, true])) },
      ),
    ]),
  );
  return cell;
}

function putColumn(doc: Y.Doc, column: Column, fill: (clause: string) => string | undefined): void {
  const columns = columnsOf(doc);
  const known = columns.some(({ lang }) => lang === column.lang);
  metaOf(doc).set(
    'columns',
    known ? columns.map((old) => (old.lang === column.lang ? column : old)) : [...columns, column],
  );
  for (const [id, clause] of clausesOf(doc)) {
    if (!cellOf(doc, { clause: id, lang: column.lang }))
      (clause.get('texts') as Y.Map<Y.Text>).set(column.lang, newText(fill(id)));
  }
}

function cellAt(doc: Y.Doc, clause: string, lang: Lang): Y.Text {
  const cell = cellOf(doc, { clause, lang });
  if (!cell) throw new Error(`effect on a cell that is not there: ${clause}/${lang}`);
  return cell;
}

function putText(cell: Y.Text, lang: Lang, text: string, difference: Difference): void {
  const changes = difference(cell.toString(), text, lang);
  for (const change of [...changes].reverse()) {
    // Put in before what it replaces, new words would take the marks of what stands before them.
    if (change.delete > 0) cell.delete(change.at, change.delete);
    if (change.insert) cell.insert(change.at, change.insert);
  }
}

type Stretch = { readonly insert?: unknown; readonly attributes?: Record<string, unknown> };

/** The stretches of a text from `start` on, with their marks. */
function stretchesFrom(cell: Y.Text, start: number): { insert: string; attributes: Record<string, unknown> }[] {
  let at = 0;
  return (cell.toDelta() as Stretch[]).flatMap(({ insert, attributes = {} }) => {
    if (typeof insert !== 'string') return [];
    const rest = insert.slice(Math.max(0, start - at));
    at += insert.length;
    return rest ? [{ insert: rest, attributes }] : [];
  });
}

function carry(doc: Y.Doc, { from, into, at, cuts }: Extract<Effect, { type: 'text.carry' }>): void {
  for (const [lang, cut] of Object.entries(cuts) as [Lang, { start: number; keep?: number }][]) {
    const [source, target] = [cellAt(doc, from, lang), cellAt(doc, into, lang)];
    const stretches = stretchesFrom(source, cut.start);
    const apart = target.length > 0 && stretches.length > 0 ? [{ insert: '\n', attributes: {} }] : [];
    let place = at === 'start' ? 0 : target.length;
    for (const { insert, attributes } of at === 'start' ? [...stretches, ...apart] : [...apart, ...stretches]) {
      target.insert(place, insert, attributes);
      place += insert.length;
    }
    if (cut.keep !== undefined && cut.keep < source.length) source.delete(cut.keep, source.length - cut.keep);
  }
}

/** Puts what is known of one delegation into a table of them. */
function setParty(doc: Y.Doc, key: 'absent' | 'announced' | 'returns', delegation: string, value: object | null): void {
  const table = (metaOf(doc).get(key) as { [delegation: string]: object } | undefined) ?? {};
  const { [delegation]: _before, ...others } = table;
  metaOf(doc).set(key, value ? { ...others, [delegation]: value } : others);
}

function setAbsent(doc: Y.Doc, { delegation, absent, returned }: Extract<Effect, { type: 'party.put' }>): void {
  setParty(doc, 'absent', delegation, absent);
  // What is announced of a delegation ends with its being away, and with its being back.
  if (Object.hasOwn(announcedOf(doc), delegation)) setParty(doc, 'announced', delegation, null);
  if (returned) setParty(doc, 'returns', delegation, returned);
}

const CLAUSE_KEYS = ['kind', 'level', 'order', 'status', 'held', 'none', 'reopened', 'agreed'] as const;

type Projecting = {
  readonly doc: Y.Doc;
  readonly fill: (clause: string, lang: string) => string | undefined;
  readonly difference: Difference;
};

type EffectOf<Type extends Effect['type']> = Extract<Effect, { readonly type: Type }>;

/** Writes a record under its key, or takes it away. */
function keep<T>(map: Y.Map<T>, key: string, record: T | null): void {
  if (record) map.set(key, record);
  else map.delete(key);
}

function putClause({ doc }: Projecting, effect: EffectOf<'clause.put'>): void {
  const clause = new Y.Map<unknown>();
  const texts = new Y.Map<Y.Text>();
  clause.set('kind', effect.kind);
  clause.set('level', effect.level);
  clause.set('order', effect.order);
  clause.set('status', 'draft');
  clause.set('texts', texts);
  const { texts: words, marked = {} }: { texts: PerLang<string>; marked?: PerLang<RichText> } = effect;
  for (const { lang } of columnsOf(doc)) texts.set(lang, newText(words[lang], marked[lang]));
  clausesOf(doc).set(effect.id, clause);
}

function setClause({ doc }: Projecting, effect: EffectOf<'clause.set'>): void {
  const clause = clausesOf(doc).get(effect.id);
  if (!clause) throw new Error(`effect on a clause that is not there: ${effect.id}`);
  for (const key of CLAUSE_KEYS) {
    const value = effect[key];
    if (value !== undefined && clause.get(key) !== value) clause.set(key, value);
  }
}

/** What was carried over stands on the text that all effects leave: its base is read when they are written. */
function putCarried(doc: Y.Doc, { record }: EffectOf<'proposal.put'>): void {
  const clause = record.clause === null ? undefined : clausesOf(doc).get(record.clause);
  const base = clause ? digestOfClause(doc, shapeOf(record.clause as string, clause), columnsOf(doc)) : record.base;
  proposalsOf(doc).set(record.id, { ...record, base });
}

/** How each effect is written into the document. */
const WRITE: { readonly [Type in Effect['type']]: (projecting: Projecting, effect: EffectOf<Type>) => void } = {
  'clause.put': putClause,
  'clause.set': setClause,
  'text.put': ({ doc, difference }, { clause, lang, text }) =>
    putText(cellAt(doc, clause, lang), lang, text, difference),
  'text.carry': ({ doc }, effect) => carry(doc, effect),
  'stance.put': ({ doc }, { clause, delegation, record }) => keep(stancesOf(doc), `${clause}/${delegation}`, record),
  'column.put': ({ doc, fill }, { column }) => putColumn(doc, column, (clause) => fill(clause, column.lang)),
  'milestone.put': ({ doc }, { milestone }) => void milestonesOf(doc).set(milestone.id, milestone),
  'merge.put': ({ doc }, { merge, record }) => keep(mergesOf(doc), merge, record),
  'proposal.put': ({ doc }, { record, carried }) => {
    if (!carried) proposalsOf(doc).set(record.id, record);
  },
  'silence.put': ({ doc }, { clause, record }) => void silencesOf(doc).set(clause, record),
  'pair.put': ({ doc }, { pair, record }) => void pairsOf(doc).set(pair, record),
  'collation.put': ({ doc }, { record }) => void collationsOf(doc).set(record.id, record),
  'waiver.put': ({ doc }, { clause, seen, record }) => keep(waiversOf(doc), `${clause}/${seen}`, record),
  'bracket.put': ({ doc }, { record }) => void bracketNotesOf(doc).set(record.id, record),
  'party.put': ({ doc }, effect) => setAbsent(doc, effect),
  'party.announce': ({ doc }, { delegation, absence }) => setParty(doc, 'announced', delegation, absence),
  'resolution.close': ({ doc }, { closure }) => void metaOf(doc).set('closure', closure),
};

/** Applies `effects` in one transaction with the given origin. */
export function project(
  doc: Y.Doc,
  effects: readonly Effect[],
  origin: unknown,
  { fill = () => undefined, difference = between }: ProjectOptions = {},
): void {
  const projecting = { doc, fill, difference };
  doc.transact(() => {
    for (const effect of effects)
      (WRITE[effect.type] as (projecting: Projecting, effect: Effect) => void)(projecting, effect);
    for (const effect of effects) if (effect.type === 'proposal.put' && effect.carried) putCarried(doc, effect);
  }, origin);
}
