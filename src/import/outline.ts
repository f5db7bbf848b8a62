/**
 * The outline of a file that does not say it: by labels that are typed or that Word shows, and by styles of headings. A label becomes
 * structure and leaves the words, since our numbers are computed. What has no label is a heading if it is short and no sentence, a
 * recital before the first label, else a paragraph; inside a numbered list it belongs to the point before it, for a number of its own
 * would change all that follow.
 */
import { type ClauseKind, MAX_LEVEL } from '../domain/clause/clause.ts';
import { positionsOf } from '../domain/clause/numbering.ts';
import type { ClauseSeed } from '../domain/summit/summit.ts';
import type { ImportPlace } from '../domain/text/imported.ts';
import { labelsOf } from '../domain/text/label.ts';
import { fromPlain, isEmpty, type RichText, toPlain, withoutStart } from '../domain/text/text.ts';
import type { Lang, PerLang } from '../language/language.ts';
import { type Place, placeByPosition } from './kind.ts';
import { isUnit, labelsOfRows, type OutlineRow, type RowLabel, SENTENCE_END, TITLE, valueIn } from './labels.ts';
import { seedTexts, type Warnings } from './result.ts';

export type { OutlineRow } from './labels.ts';

/** `joins`: the row is a further paragraph of the clause before it. `dashed`: a point with a typed sign and no number. */
export type Placed = Place & { readonly label?: RowLabel; readonly joins?: true; readonly dashed?: true };

const place = (kind: ClauseKind, level: number): Place => ({ kind, level: Math.min(level, MAX_LEVEL) });
const wordsOf = ({ texts }: OutlineRow): readonly string[] => Object.values(texts);
/** A sign of lists in every language of the row; it stays in the words. */
const isDashed = (row: OutlineRow): boolean =>
  wordsOf(row).length > 0 && wordsOf(row).every((text) => /^[•◦▪●○■□‣⁃∙·*–—―-][ \u00a0]/u.test(text));
/** Short, and no sentence in any language. */
const isHeadline = (row: OutlineRow): boolean =>
  wordsOf(row).every((text) => text.length <= TITLE && !SENTENCE_END.test(text.trimEnd()));

/** What each row is; `columns` in the order in which their labels count. */
export function outlineOf(rows: readonly OutlineRow[], columns: readonly Lang[]): Placed[] {
  const labels = labelsOfRows(rows, columns);
  const outline = new Outline(rows, labels);
  return rows.map((_, index) => outline.place(index));
}

class Outline {
  readonly #rows: readonly OutlineRow[];
  readonly #labels: readonly (RowLabel | undefined)[];
  /** Depths of heading styles that occur, from the highest. */
  readonly #depths: readonly number[];
  readonly #first: number;
  readonly #parts: boolean;
  readonly #chapters: boolean;
  readonly #points: boolean;
  /** Does a list go on below this row, in the same unit? */
  readonly #goesOn: readonly boolean[];
  /** Lists that are open, the outermost first. */
  #open: string[] = [];
  #article: RowLabel | undefined;
  #bare: Place | undefined;
  #labelled = false;

  constructor(rows: readonly OutlineRow[], labels: readonly (RowLabel | undefined)[]) {
    this.#rows = rows;
    this.#labels = labels;
    this.#depths = [...new Set(rows.flatMap(({ outline }) => outline ?? []))].sort((a, b) => a - b);
    // A preamble may be a list without numbers.
    this.#first = rows.findIndex(({ outline }, index) => labels[index]?.values.length || outline !== undefined);
    this.#parts = labels.some((label) => label?.unit === 'part');
    this.#chapters = labels.some((label) => label?.unit === 'chapter');
    this.#points = labels.some((label) => label?.key === '1.' || label?.unit === 'paragraph');
    const goesOn: boolean[] = [];
    let below = false;
    for (let index = rows.length - 1; index >= 0; index--) {
      goesOn[index] = below;
      const label = labels[index];
      if (rows[index]?.outline !== undefined || (label && isUnit(label))) below = false;
      else if (label) below = label.values.length > 0 ? valueIn(label) !== 1 : !label.begins;
    }
    this.#goesOn = goesOn;
  }

  get #inside(): number {
    return this.#article ? 1 : 0;
  }

  place(index: number): Placed {
    const row = this.#rows[index] as OutlineRow;
    const label = this.#labels[index];
    const wasBare = this.#bare;
    this.#bare = undefined;
    const found = this.#styled(row, label) ?? (label ? this.#ofLabel(label, row) : undefined);
    if (found) {
      this.#labelled = label !== undefined && !isUnit(label) && row.outline === undefined;
      const heads = found.kind === 'article' || found.kind === 'heading';
      this.#bare = heads && label !== undefined && rest(row, label) ? found : undefined;
      return label ? { ...found, label } : found;
    }
    return this.#unlabelled(index, row, wasBare);
  }

  #unit(article?: RowLabel): void {
    this.#open = [];
    this.#article = article;
  }

  /** A heading by its style, unless a word says what it is. */
  #styled({ outline, title }: OutlineRow, label: RowLabel | undefined): Place | undefined {
    if (label && isUnit(label)) return undefined;
    if (title) return place('title', 0);
    if (outline === undefined) return undefined;
    this.#unit();
    return place('heading', this.#depths.indexOf(outline));
  }

  #ofLabel(label: RowLabel, row: OutlineRow): Place {
    switch (label.unit) {
      case 'part':
        this.#unit();
        return place('heading', 0);
      case 'chapter':
        this.#unit();
        return place('heading', this.#parts ? 1 : 0);
      case 'section':
        this.#unit();
        return place('heading', (this.#parts ? 1 : 0) + (this.#chapters ? 1 : 0));
      case 'article':
        this.#unit(label);
        return place('article', 0);
      case 'paragraph':
        return this.#point();
      case 'subparagraph':
        this.#open = ['1.', label.key];
        return place('subparagraph', this.#inside + 1);
      default:
        return this.#ofShape(label, row);
    }
  }

  #point(): Place {
    this.#open = ['1.'];
    return place('paragraph', this.#inside);
  }

  #ofShape(label: RowLabel, row: OutlineRow): Place {
    const { key, shape, values } = label;
    if (key === '1.') return this.#point();
    if (shape === 'I.') {
      if (!isHeadline(row)) return this.#point();
      this.#unit();
      return place('heading', this.#parts ? 1 : 0);
    }
    if (shape === '1.1') {
      // "3.1." in article 3 is its first point.
      const own = this.#article && valueIn(this.#article) === values[0] ? 1 : 0;
      const depth = values.length - 1 - own;
      if (depth <= 0) return this.#point();
      this.#open = ['1.', ...Array.from({ length: depth }, (_, at) => (at + 1 === depth ? key : `${key}<${at}`))];
      return place('subparagraph', this.#inside + depth);
    }
    // Where no point has a dot, those with a bracket are the points.
    if (!this.#points && key === '1)' && (this.#open[0] ?? key) === key) {
      this.#open = [key];
      return place('paragraph', this.#inside);
    }
    const at = this.#open.indexOf(key);
    const around = label.parent === undefined ? -1 : this.#open.indexOf(label.parent);
    if (at >= 0) this.#open = this.#open.slice(0, at + 1);
    else this.#open = [...(around < 0 ? this.#open : this.#open.slice(0, around + 1)), key];
    const under = this.#open[0] === '1.' || (!this.#points && this.#open[0] === '1)') ? 1 : 0;
    // Nothing else that stands in a list has no number; a letter that the file does not have would be printed otherwise.
    return place(label.values.length > 0 ? 'subparagraph' : 'recital', this.#inside + this.#open.length - under);
  }

  #unlabelled(index: number, row: OutlineRow, bare: Place | undefined): Placed {
    const afterBare = bare?.kind === 'article';
    const start = placeByPosition(wordsOf(row), index, this.#rows.length);
    const dashed = isDashed(row);
    if (!dashed && (start.kind === 'title' || this.#first < 0)) return start;
    const headline = isHeadline(row);
    // "Статья 2" alone: what follows is its title or, with nothing else below, its text.
    if (bare && !dashed && (headline || (afterBare && this.#endsHere(index + 1)))) return { ...bare, joins: true };
    if (this.#labelled && this.#goesOn[index]) return { ...place('paragraph', this.#inside), joins: true };
    this.#labelled = false;
    // It has no number in the file, and would get one as a paragraph.
    if (dashed) return { ...place('recital', index < this.#first ? 0 : this.#inside + 1), dashed };
    if (!afterBare && headline) {
      this.#unit();
      return place('heading', 0);
    }
    if (index < this.#first) return place('recital', 0);
    // The last words close the text, unless they are all that a heading has below it.
    const closes = index === this.#rows.length - 1 && !afterBare && !this.#heads(index - 1);
    return closes ? place('testimonium', 0) : place('paragraph', this.#inside);
  }

  #heads(index: number): boolean {
    const label = this.#labels[index];
    return this.#rows[index]?.outline !== undefined || (label !== undefined && isUnit(label));
  }

  /** Does a unit stand here, the closing formula or nothing? */
  #endsHere(index: number): boolean {
    const closing = index === this.#rows.length - 1 && this.#labels[index] === undefined;
    return closing || index >= this.#rows.length || this.#heads(index);
  }
}

/** Is there nothing but the label? */
const rest = (row: OutlineRow, label: RowLabel): boolean =>
  !label.shown && wordsOf(row).every((text) => (labelsOf(text)[0]?.length ?? 0) >= text.trimEnd().length);

/** The words of a row without its label, in every language that has it: with the same number, whatever letters or words write it. */
function withoutLabel({ texts, shown = {} }: OutlineRow, rich: PerLang<RichText>, label: RowLabel): PerLang<RichText> {
  const value = valueIn(label);
  return Object.fromEntries(
    (Object.entries(rich) as [Lang, RichText][]).map(([lang, text]) => {
      const own = shown[lang]
        ? undefined
        : labelsOf(texts[lang] ?? '').find(
            (each) => (each.unit === label.unit || !each.unit) && valueIn(each) === value,
          );
      return [lang, withoutStart(text, own?.length ?? 0)];
    }),
  );
}

/** Where a row stands in its file, for the report. `rich`: its texts with their marks, where there are any; in plain form they are `texts`. */
export type Located = OutlineRow & {
  readonly line?: number;
  readonly id?: string;
  readonly rich?: PerLang<RichText>;
  /** Of a row that says what it is: it stands where the row before it does, and has no part in the outline. */
  readonly kind?: 'table' | 'footnote';
};

/** Clauses of rows that do not say what they are; what was recognised is told. */
export function clausesOfRows(rows: readonly Located[], columns: readonly Lang[], warnings: Warnings): ClauseSeed[] {
  const clauses: (Place & {
    texts: PerLang<RichText>;
    label?: RowLabel;
    dashed: boolean;
    line: number | undefined;
    id: string | undefined;
  })[] = [];
  const outlined = outlineOf(
    rows.filter(({ kind }) => kind === undefined),
    columns,
  );
  let next = 0;
  let open: (typeof clauses)[number] | undefined;
  rows.forEach((row) => {
    const rich = row.rich ?? richOf(row.texts);
    if (row.kind) {
      const inside = open?.kind === 'article' && row.kind === 'table' ? 1 : 0;
      const level =
        open?.kind === 'heading' && row.kind === 'table' ? 0 : Math.min((open?.level ?? 0) + inside, MAX_LEVEL);
      clauses.push({ kind: row.kind, level, texts: rich, dashed: false, line: row.line, id: row.id });
      return;
    }
    const placed = outlined[next++] as Placed;
    const { level, label, joins, dashed = false } = placed;
    const texts = label ? withoutLabel(row, rich, label) : rich;
    // What goes on behind a table must not be moved before it, nor be counted.
    const parted = joins && clauses.at(-1)?.kind === 'table';
    const kind = parted ? 'recital' : placed.kind;
    if (joins && open && !parted) open.texts = joined(open.texts, texts);
    else {
      open = { kind, level, texts, dashed, line: row.line, id: row.id, ...(label ? { label } : {}) };
      clauses.push(open);
    }
  });
  const labelled = clauses.filter(({ label }) => label !== undefined && label.values.length > 0).length;
  if (labelled > 0) warnings.add('labels-recognised', {}, labelled);
  const positions = positionsOf(
    clauses.map(({ kind, level }, at) => ({ id: String(at), kind, level, status: 'draft' })),
  );
  clauses.forEach(({ label, dashed, line, texts }, at) => {
    const value = label && valueIn(label);
    const place = line === undefined ? {} : { line };
    if (dashed || (label && value === undefined)) warnings.tell('unnumbered', { ...place, ...firstWords(texts) });
    if (value === undefined || positions.get(String(at))?.[1] === value) return;
    warnings.tell('renumbered', { ...place, near: label?.text ?? '' });
  });
  return clauses.map(({ id, kind, level, texts }) => ({
    ...(id === undefined ? {} : { id }),
    kind,
    level,
    ...seedTexts(Object.fromEntries(Object.entries(texts).filter(([, text]) => toPlain(text).trim() !== ''))),
  }));
}

const NEAR = 40;
function firstWords(texts: PerLang<RichText>): Pick<ImportPlace, 'words'> {
  const [text] = Object.values(texts);
  const words = text ? toPlain(text).trim().slice(0, NEAR).trim() : '';
  return words === '' ? {} : { words };
}

const richOf = (texts: PerLang<string>): PerLang<RichText> =>
  Object.fromEntries((Object.entries(texts) as [Lang, string][]).map(([lang, text]) => [lang, fromPlain(text)]));

const joined = (before: PerLang<RichText>, further: PerLang<RichText>): PerLang<RichText> => {
  const texts = { ...before };
  for (const [lang, text] of Object.entries(further) as [Lang, RichText][])
    texts[lang] = [texts[lang] ?? [], text].flatMap((part) => (isEmpty(part) ? [] : part));
  return texts;
};
