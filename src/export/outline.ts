/**
 * A declaration as one reader sees it: the lines of one column, with their printed number labels and indents. Every
 * format for people (DOCX, text and those to come) prints these lines, so that no two formats can number differently.
 */
import type { Clause, ClauseKind } from '../domain/clause/clause.ts';
import type { Declaration } from '../domain/clause/declaration.ts';
import { footnoteNumber, numberClauses } from '../domain/clause/numbering.ts';
import { richWithStates, type SlotStates } from '../domain/clause/states-slot.ts';
import { EMPTY, isEmpty, type RichText, toPlain } from '../domain/text/text.ts';
import type { Lang } from '../language/language.ts';
import type { Note } from './footnote.ts';
import type { View } from './input.ts';
import { printable } from './printable.ts';
import { inView } from './view.ts';

export type Line = {
  readonly clause: string;
  readonly kind: ClauseKind;
  readonly level: number;
  /** Steps of indentation, counted from the article or heading above. */
  readonly indent: number;
  /** Printed before the text, with its point: "1.", «بند ۱.», "a)"; "" when there is none. */
  readonly label: string;
  readonly paragraphs: RichText;
  /** Footnotes that belong to this line, in order; absent where there are none. */
  readonly notes?: readonly Note[];
  /** Of a footnote, as running text names it: "footnote 1". */
  readonly name?: string;
  /** Of a footnote that is among the `notes` of a line before it, that line's clause; else it has no place but its own. */
  readonly home?: string;
  /** Of a redline: a table is printed as the lines of its text, which can be cut and woven. */
  readonly woven?: true;
};

/** Of a text that is one of several, or that lists the States. */
export type Around = {
  /** Those that a list in the text names, in their order; without them its token stays. */
  readonly states?: SlotStates;
  /** How many footnotes stand in the texts before this one. */
  readonly footnotesBefore?: number;
};

/** Clauses that a printed text has at all: withdrawn ones are history, not text. */
export const standing = (declaration: Declaration): Clause[] =>
  declaration.clauses.filter((clause) => clause.status !== 'withdrawn');

/**
 * The lines of column `lang` as a reader sees them. Left out beside withdrawn clauses: those that have no counterpart in
 * this language by design, and empty ones without a number (an empty numbered one stays, its number would be missed).
 */
export const lines = (declaration: Declaration, lang: Lang, view: View, around: Around = {}): Line[] =>
  allLines(declaration, lang, view, around).filter(printedAlone(declaration, lang));

/** Is a line printed where its language stands alone? */
function printedAlone(declaration: Declaration, lang: Lang): (line: Line) => boolean {
  const byDesign = new Set(
    declaration.clauses.filter((clause) => clause.noCounterpart?.[lang] !== undefined).map((clause) => clause.id),
  );
  return (line) => !isEmpty(line.paragraphs) || (line.label !== '' && !byDesign.has(line.clause));
}

/** One line per standing clause, empty ones too: the lines of two columns correspond by index. */
export function allLines(
  declaration: Declaration,
  lang: Lang,
  view: View,
  { states = [], footnotesBefore = 0 }: Around = {},
): Line[] {
  const numberOf = numbers(declaration, lang);
  let heading = -1;
  const all = standing(declaration).map((clause): Line => {
    const { id, kind, level } = clause;
    if (kind === 'heading' || kind === 'article') heading = level;
    const steps = Math.max(0, level - heading - 1);
    const stored = cleaned(inView(clause.texts[lang]?.paragraphs ?? EMPTY, view));
    const paragraphs = richWithStates(lang, stored, states);
    return {
      clause: id,
      kind,
      level,
      indent: kind === 'subparagraph' ? Math.max(1, steps) : kind === 'paragraph' ? steps : 0,
      label: labelOf(numberOf(clause), toPlain(paragraphs)),
      paragraphs,
    };
  });
  return all.some(({ kind }) => kind === 'footnote') ? withNotes(all, declaration, lang, footnotesBefore) : all;
}

/** Footnotes have their numbers here, and stand with the lines that they belong to, as far as this language prints both. */
function withNotes(all: readonly Line[], declaration: Declaration, lang: Lang, before: number): Line[] {
  const isPrinted = printedAlone(declaration, lang);
  const { resolution } = declaration;
  const notes: Note[][] = [];
  let count = before;
  let home = -1;
  const counted = all.map((line, index): Line => {
    if (line.kind !== 'footnote') {
      home = isPrinted(line) ? index : -1;
      return line;
    }
    const { label: name, short: label } = footnoteNumber(lang, ++count);
    const { clause, level, paragraphs } = line;
    if (home < 0 || !isPrinted({ ...line, label })) return { ...line, label, name };
    const own = notes[home] ?? [];
    notes[home] = own;
    own.push({ resolution, clause, level, label, name, paragraphs });
    return { ...line, label, name, home: all[home]?.clause };
  });
  return counted.map((line, index) => (notes[index] ? { ...line, notes: notes[index] } : line));
}

/**
 * The number as it is printed before the text. The snapshot's own number decides («بند ۱», "пункт 1"); headings and
 * articles print it in full, clauses inside them in its short form («۱.», "1."), as published texts do.
 */
function numbers(declaration: Declaration, lang: Lang): (clause: Clause) => string {
  const counts = LETTERINGS.map((persianLetters) => numberClauses(declaration.clauses, lang, { persianLetters }));
  return (clause) => {
    const number = printable(clause.number[lang] ?? '').trim();
    if (clause.kind === 'heading' || clause.kind === 'article' || clause.kind === 'table') return number;
    const same = counts.map((count) => count.get(clause.id)).find((found) => found?.label === number);
    return same?.short ?? number;
  };
}

const LETTERINGS = ['abjad', 'alphabetical'] as const;

/** A label ends with a sign: "Статья 1" -> "Статья 1.", but "1." and "a)" stay. */
function labelOf(number: string, text: string): string {
  if (number === '') return '';
  // An imported text often brings its own number, «Статья 1» with the text "Статья 1. Предмет": print it once.
  const [own, label] = [folded(text), folded(number)];
  if (own.startsWith(label) && !/^[\p{L}\p{N}]/u.test(own.slice(label.length))) return '';
  return /\p{P}$/u.test(number) ? number : `${number}.`;
}

const folded = (text: string): string =>
  text
    .replace(/[\s\u00A0\u200C\u200E\u200F]+/g, ' ')
    .trim()
    .toLowerCase();

const cleaned = (text: RichText): RichText =>
  text.map((paragraph) =>
    paragraph.flatMap((run) => {
      const words = printable(run.text);
      return words === '' ? [] : [run.marks ? { text: words, marks: run.marks } : { text: words }];
    }),
  );
