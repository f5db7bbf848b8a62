/**
 * What every redline is made from: the rows of two versions woven into one order, and the pieces of a printed text that
 * stayed, came and went. Labels are pieces, too: that «۳.» became «۴.» is a change like another.
 * A moved clause stands twice, deleted at its old place and inserted at its new one, so that no row has to be in two
 * places at once: dropping what is inserted gives the old text in its order, dropping what is deleted the new one.
 */
import { diffText } from '../diff/text.ts';
import type { Clause } from '../domain/clause/clause.ts';
import type { Declaration } from '../domain/clause/declaration.ts';
import type { ClauseDiff, DeclarationDiff, DiffPart } from '../domain/clause/difference.ts';
import { richText } from '../domain/text/text.ts';
import { LANGS, type Lang, type PerLang } from '../language/language.ts';
import type { ExportInput } from './input.ts';
import { printable } from './printable.ts';
import type { PrintTools } from './printed.ts';

export type Op = DiffPart['op'];

/** `text` of one cell that stayed, came or went; "\n" is the end of a paragraph. */
export type Piece = { readonly op: Op; readonly text: string; readonly orthographic?: true };

/** Whose change it was: a delegation, or a person without one; several joined by commas. `at` is UTC, ISO 8601. */
export type Hand = { readonly author: string; readonly at: string };
/** Whose hand changed a cell, or (without `lang`) put the clause where it is; undefined where nobody knows. */
export type Hands = (clause: string, lang?: Lang) => Hand | undefined;

export type PointName = string | PerLang<string>;

/** `declaration` is the later text, `since` the earlier one. Bracket signs are printed: they are negotiated, too. */
export type RedlineInput = Omit<ExportInput, 'view' | 'parties'> & {
  readonly since: Declaration;
  /** From `since` to `declaration`. */
  readonly diff: DeclarationDiff;
  /** What people call the two points: a milestone's label, or a date in the words of each language. */
  readonly names: { readonly from: PointName; readonly to: PointName };
  /** Without it, and where it does not know, changes bear the names of the two points and the time `generatedAt`. */
  readonly hands?: Hands;
  /** HTML: begins with the table of changes as it is circulated. */
  readonly list?: boolean;
  /** PDF: what a machine has to make it with; DOCX: its fonts. */
  readonly tools?: PrintTools;
};

/** A clause of either version in the woven order; `same` rows are in both and may differ inside. */
export type Row = { readonly clause: string; readonly op: Op; readonly moved: boolean };

/** Weaves two orders of clause ids. `moved` must hold those that stand in both but not in the same order. */
export function wovenRows(from: readonly string[], to: readonly string[], moved: ReadonlySet<string>): Row[] {
  const old = new Set(from);
  const young = new Set(to);
  const stays = (clause: string): boolean => old.has(clause) && young.has(clause) && !moved.has(clause);
  const rows: Row[] = [];
  let at = 0;
  /** What only one version has here, what went before what came, up to the next clause that stays. */
  const upTo = (clause: string | undefined, arrivals: readonly string[]): void => {
    const end = clause === undefined ? from.length : from.indexOf(clause, at);
    if (end < 0) throw new RangeError(`${clause} stands in another order and is not called moved`);
    for (const gone of from.slice(at, end)) rows.push({ clause: gone, op: 'delete', moved: young.has(gone) });
    for (const come of arrivals) rows.push({ clause: come, op: 'insert', moved: old.has(come) });
    at = end + 1;
  };
  let arrivals: string[] = [];
  for (const clause of to) {
    if (!stays(clause)) {
      arrivals.push(clause);
      continue;
    }
    upTo(clause, arrivals);
    arrivals = [];
    rows.push({ clause, op: 'same', moved: false });
  }
  upTo(undefined, arrivals);
  return rows;
}

/** A printed text: the label with the blank that follows it (the end of a paragraph, where it stands alone), the words. */
export type Printed = { readonly label: string; readonly words: string };

const BLANK = /[ \t\n]$/;

/**
 * The pieces of a printed text; `undefined` is a version that does not print it at all. `same` and `delete` joined are
 * the old text, `same` and `insert` the new one.
 */
export function piecesOf(lang: Lang, from: Printed | undefined, to: Printed | undefined): Piece[] {
  if (!from || !to) {
    const { label, words } = from ?? to ?? { label: '', words: '' };
    return pieces([{ op: from ? 'delete' : 'insert', text: label + words }]);
  }
  return pieces([...labelPieces(from.label, to.label), ...diffText(lang, from.words, to.words).parts]);
}

function labelPieces(from: string, to: string): Piece[] {
  if (from === to) return [{ op: 'same', text: from }];
  const blank = BLANK.exec(from)?.[0] === BLANK.exec(to)?.[0] ? (BLANK.exec(to)?.[0] ?? '') : '';
  return [
    { op: 'delete', text: from.slice(0, from.length - blank.length) },
    { op: 'insert', text: to.slice(0, to.length - blank.length) },
    { op: 'same', text: blank },
  ];
}

const pieces = (list: readonly Piece[]): Piece[] => list.filter(({ text }) => text !== '');

/** Nothing changed in these pieces. */
export const untouched = (list: readonly Piece[]): boolean => list.every(({ op }) => op === 'same');

/** All clauses of a comparison, by id. */
export const changesById = (diff: DeclarationDiff): ReadonlyMap<string, ClauseDiff> =>
  new Map(diff.clauses.map((clause) => [clause.id, clause]));

export const movedIn = (diff: DeclarationDiff): ReadonlySet<string> =>
  new Set(diff.clauses.filter(({ changes }) => changes.includes('moved')).map(({ id }) => id));

/** The names of both points in one language. */
export function namesIn({ names, declaration }: Pick<RedlineInput, 'names' | 'declaration'>, lang: Lang) {
  const [other] = declaration.columns;
  const named = (name: PointName): string =>
    typeof name === 'string' ? name : (name[lang] ?? (other && name[other]) ?? '');
  return { from: named(names.from), to: named(names.to) };
}

/** The hand behind a change, or the two points between which it happened. */
export function handOf(input: RedlineInput, clause: string, lang?: Lang): Hand {
  const own = input.hands?.(clause, lang);
  if (own) return own;
  const reader = lang ?? (input.language === 'all' ? input.declaration.columns[0] : input.language) ?? LANGS[0];
  const { from, to } = namesIn(input, reader);
  return { author: `${from} – ${to}`, at: input.generatedAt };
}

/**
 * Both versions as they are printed: with the same columns, and with the line ends that old files bring ("\r\n") as
 * paragraphs, since a redline counts characters and a paragraph's end is one.
 */
export function printedVersions(input: RedlineInput): { readonly from: Declaration; readonly to: Declaration } {
  const { columns } = input.declaration;
  const version = (declaration: Declaration): Declaration => ({
    ...declaration,
    columns,
    clauses: declaration.clauses.map((clause) => ({ ...clause, texts: cleanTexts(clause, columns) })),
  });
  return { from: version(input.since), to: version(input.declaration) };
}

function cleanTexts({ texts }: Clause, columns: readonly Lang[]): Clause['texts'] {
  const clean: PerLang<NonNullable<Clause['texts'][Lang]>> = {};
  for (const lang of columns) {
    const cell = texts[lang];
    if (!cell) continue;
    const runs = cell.paragraphs.flatMap((paragraph, index) => [...(index > 0 ? [{ text: '\n' }] : []), ...paragraph]);
    const paragraphs = richText(runs.map((run) => ({ ...run, text: printable(run.text) })));
    clean[lang] = { ...cell, paragraphs };
  }
  return clean;
}
