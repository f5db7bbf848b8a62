/**
 * A text from outside against our clauses, clause by clause. `alignTexts` finds which paragraph is which; here its answer
 * becomes one row per clause with the words that the clause would have, and one row per paragraph that is new. The
 * surprising thing: a paragraph that stands for two clauses is cut where the first one ends, so that each has its half.
 */
import type { TextDiff } from '../domain/clause/difference.ts';
import type { Lang } from '../language/language.ts';
import { type Aligned, type Alignment, alignTexts } from './align.ts';
import { withoutLabel } from './labels.ts';
import { movedBetween } from './moves.ts';
import { diffText } from './text.ts';

/** In the order of the filters. `same` stands alone. */
export const OUTSIDE_MARKS = [
  ...(['changed', 'new', 'missing', 'moved', 'split', 'merged'] as const),
  ...(['orthographic', 'same'] as const),
] as const;
export type OutsideMark = (typeof OUTSIDE_MARKS)[number];

export type OutsideClause = { readonly id: string; readonly text: string };

export type OutsideRow = {
  /** The clause's id, or "+7" for what is new: the index of its paragraph. */
  readonly key: string;
  readonly clause: string | null;
  /** Indices of the paragraphs whose words are here. */
  readonly paragraphs: readonly number[];
  readonly marks: readonly OutsideMark[];
  /** From the present text to the words from outside. */
  readonly diff: TextDiff;
  /** What the clause would say; "" where the file does not have it. Numbers in front are off unless ours has one, too. */
  readonly words: string;
  /** The paragraphs are so little alike that a person should look whether they belong together. */
  readonly unsure: boolean;
  /** What is moved or new stands behind this clause in the file; null: at its beginning. Undefined for all else. */
  readonly after?: string | null;
  /** Other clauses that share a paragraph with this one. */
  readonly shared: readonly string[];
};

export type OutsideComparison =
  | { readonly ok: true; readonly rows: readonly OutsideRow[] }
  | Extract<Alignment, { readonly ok: false }>;

/** A person's word on a paragraph: it is this clause, or none of ours. */
export type Pins = { readonly [paragraph: number]: string | null };

/** Pairs less alike than this are shown as unsure. */
const SURE = 0.55;

type Unit = { readonly clause: number; readonly text: string };
/** `units` of our paragraphs (by index), which this one stands for. */
type Link = { units: readonly number[]; similarity: number };

/** Compares `lines`, paragraphs of the file, with the live clauses in their order. */
export function compareOutside(
  clauses: readonly OutsideClause[],
  lines: readonly string[],
  lang: Lang,
  pins: Pins = {},
): OutsideComparison {
  const units = clauses.flatMap(({ text }, clause): Unit[] => {
    const paragraphs = text.split('\n').filter((part) => part.trim() !== '');
    return (paragraphs.length > 0 ? paragraphs : ['']).map((part) => ({ clause, text: part }));
  });
  const aligned = alignTexts(
    units.map(({ text }, index) => ({ id: String(index), text })),
    lines,
    lang,
  );
  if (!aligned.ok) return aligned;
  const links = pinned(linksOf(aligned.rows, lines.length), clauses, units, pins);
  return { ok: true, rows: rowsOf({ clauses, units, lines, links, lang, pins }) };
}

function linksOf(rows: readonly Aligned[], size: number): Link[] {
  const links: Link[] = Array.from({ length: size }, () => ({ units: [], similarity: 0 }));
  for (const { ours, theirs, similarity } of rows)
    for (const at of theirs) links[at] = { units: ours.map(Number), similarity };
  return links;
}

function pinned(links: Link[], clauses: readonly OutsideClause[], units: readonly Unit[], pins: Pins): Link[] {
  const places = new Map(clauses.map(({ id }, index) => [id, index]));
  const given = Object.entries(pins).map(([at, clause]) => [Number(at), clause && places.get(clause)] as const);
  const claimed = new Set(given.map(([, clause]) => clause));
  const next = links.map((link, at) => {
    if (at in pins) return { units: [], similarity: 0 };
    return { ...link, units: link.units.filter((unit) => !claimed.has(units[unit]?.clause)) };
  });
  for (const [at, clause] of given) {
    const unit = units.findIndex((each) => each.clause === clause);
    if (unit >= 0 && next[at]) next[at] = { units: [unit], similarity: 1 };
  }
  return next;
}

/** Numbers in front come off; one that ours has typed into its text stays, without a computed one before it. */
function cleaned(lang: Lang, line: string, ours: string): string {
  const body = withoutLabel(lang, line);
  const whole = ours.trim();
  const own = whole.slice(0, whole.length - withoutLabel(lang, whole).length).trim();
  if (own === '') return body;
  const head = line.trim().slice(0, line.trim().length - body.length);
  return head.includes(own) ? line.trim().slice(head.lastIndexOf(own)) : line.trim();
}

/** A file laid beside a text. */
type Beside = {
  readonly clauses: readonly OutsideClause[];
  /** The paragraphs of the clauses. */
  readonly units: readonly Unit[];
  /** Those of the file, and what each was found to be. */
  readonly lines: readonly string[];
  readonly links: readonly Link[];
  readonly lang: Lang;
  readonly pins: Pins;
};

function rowsOf(beside: Beside): OutsideRow[] {
  const { clauses, units, lines, links, lang, pins } = beside;
  const pieces: { at: number; words: string }[][] = units.map(() => []);
  links.forEach(({ units: linked }, at) => {
    const texts = linked.map((unit) => units[unit]?.text ?? '');
    const line = cleaned(lang, lines[at] as string, texts[0] ?? '');
    cut(lang, line, texts).forEach((words, index) => {
      pieces[linked[index] as number]?.push({ at, words });
    });
  });
  const clausesOf = (at: number): number[] => [
    ...new Set(links[at]?.units.map((unit) => units[unit]?.clause as number)),
  ];
  const own = clauses.map((_, clause) => units.flatMap((unit, index) => (unit.clause === clause ? [index] : [])));
  const paragraphs = own.map((indices) => [
    ...new Set(indices.flatMap((index) => (pieces[index] ?? []).map(({ at }) => at))),
  ]);
  const found = clauses.flatMap((_, index) => (paragraphs[index]?.length ? [index] : []));
  const first = (index: number): number => Math.min(...(paragraphs[index] as number[]));
  const theirs = [...found].sort((x, y) => first(x) - first(y) || x - y);
  const name = (index: number): string => (clauses[index] as OutsideClause).id;
  const moved = movedBetween(found.map(name), theirs.map(name));

  const rows = clauses.map(({ id, text }, index): OutsideRow => {
    const mine = paragraphs[index] as number[];
    const split = (own[index] as number[]).some((unit) => (pieces[unit] as unknown[]).length > 1);
    const words = (own[index] as number[])
      .map((unit) => (pieces[unit] ?? []).map((piece) => piece.words).join(' '))
      .filter((part) => part !== '')
      .join('\n');
    const shared = [...new Set(mine.flatMap(clausesOf))].filter((clause) => clause !== index).map(name);
    const diff = diffText(lang, text, words);
    const marks = [
      ...(words === '' ? (text.trim() === '' ? [] : ['missing' as const]) : marksOf(diff)),
      ...(moved.has(id) ? ['moved' as const] : []),
      ...(split ? ['split' as const] : []),
      ...(shared.length > 0 ? ['merged' as const] : []),
    ];
    const before = theirs[theirs.indexOf(index) - 1];
    return {
      ...{ key: id, clause: id, paragraphs: mine, diff, words, shared },
      marks: marks.length > 0 ? marks : ['same'],
      unsure: mine.some((at) => !(at in pins) && (links[at] as Link).similarity < SURE),
      ...(moved.has(id) ? { after: before === undefined ? null : name(before) } : {}),
    };
  });
  return withNew(rows, beside, (at) => {
    const last = clausesOf(at).at(-1);
    return last === undefined || moved.has(name(last)) ? undefined : name(last);
  });
}

const marksOf = ({ kind }: TextDiff): OutsideMark[] =>
  kind === 'same' ? [] : [kind === 'orthographic' ? 'orthographic' : 'changed'];

/** Puts the paragraphs that are none of ours behind the row of the clause they follow in the file. */
function withNew(
  rows: readonly OutsideRow[],
  { lines, links, lang }: Beside,
  standing: (at: number) => string | undefined,
): OutsideRow[] {
  const behind = new Map<string | null, OutsideRow[]>();
  let anchor: string | null = null;
  lines.forEach((line, at) => {
    if ((links[at] as Link).units.length > 0) {
      // What moved away takes no neighbours with it.
      anchor = standing(at) ?? anchor;
      return;
    }
    const words = withoutLabel(lang, line);
    if (!/[\p{L}\p{N}]/u.test(words)) return;
    const row: OutsideRow = {
      ...{ key: `+${at}`, clause: null, paragraphs: [at], marks: ['new'], shared: [], unsure: false, words },
      ...{ diff: diffText(lang, '', words), after: anchor },
    };
    const known = behind.get(anchor);
    if (known) known.push(row);
    else behind.set(anchor, [row]);
  });
  return [...(behind.get(null) ?? []), ...rows.flatMap((row) => [row, ...(behind.get(row.clause) ?? [])])];
}

/** How far from the computed place an end of a sentence is looked for, in code units. */
const NEAR = 40;

/** `line` cut into as many pieces as it stands for texts, in the order in which they stand in it. */
function cut(lang: Lang, line: string, texts: readonly string[]): string[] {
  const [first, second] = texts;
  if (first === undefined) return [];
  if (second === undefined) return [line];
  const at = border(lang, line, first, second);
  return [line.slice(0, at).trim(), cleaned(lang, line.slice(at), second)];
}

/** Where in `line` the words of `first` end, seen from how it differs from both texts together. */
function border(lang: Lang, line: string, first: string, second: string): number {
  let left = first.length;
  let at = 0;
  for (const { op, text } of diffText(lang, `${first} ${second}`, line).parts) {
    if (op !== 'insert' && text.length > left) {
      if (op === 'same') at += left;
      break;
    }
    if (op !== 'insert') left -= text.length;
    if (op !== 'delete') at += text.length;
  }
  const ends = [...line.matchAll(/[.;:!?؟؛…][»”")\]]?\s+|\s+/gu)].map((match) => ({
    to: match.index + match[0].length,
    sentence: match[0].trim() !== '',
  }));
  const off = ({ to, sentence }: (typeof ends)[number]): number => Math.abs(to - at) + (sentence ? 0 : NEAR);
  return ends.reduce((best, end) => (off(end) < off(best) ? end : best), { to: at, sentence: false }).to;
}
