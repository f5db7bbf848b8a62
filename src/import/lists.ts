/**
 * Lists inside lists. Those of another shape are told apart by it ("1.", "а)"); those of one shape by what Word says (which list, which
 * level), by where they begin on the line, or by a count that begins anew below another list. What is not told apart stays one list.
 */
import type { Label } from '../domain/text/label.ts';
import type { ShownNumber } from './docx-numbering.ts';

/** What a row says beside its label. `apart`: rows without a label stand before it. */
export type ListRow = { readonly shown?: ShownNumber; readonly indent?: number; readonly apart: boolean };

type Open = {
  readonly key: string;
  readonly shape: string;
  value: number | undefined;
  readonly list: number | undefined;
  readonly level: number;
  readonly indent: number | undefined;
};

/** `key`: of the list; `parent`: of the one around it; `begins`: is this its first point? */
export type ListPlacing = { readonly key: string; readonly parent?: string; readonly begins: boolean };

const PATH = '1.1';
export const pathKey = (length: number): string => `${PATH}@${length}`;

/** Steps smaller than this are not meant, twentieths of a point. */
const STEP = 100;
/** A point that was struck leaves a gap. */
export const LARGEST_GAP = 3;
/** More lists inside each other than anybody writes; what is deeper stays at this depth. */
const DEEPEST = 12;

const deeper = (indent: number | undefined, than: number | undefined): boolean =>
  indent !== undefined && than !== undefined && indent - than >= STEP;

export class OpenLists {
  #open: Open[] = [];

  /** A unit begins, or whatever ends all lists. */
  close(): void {
    this.#open = [];
  }

  /** Does `value` go on with an open list of this shape? */
  goesOn(shape: string, value: number): boolean {
    return this.#open.some((list) => list.shape === shape && follows(value, list.value));
  }

  /** Puts the label of a row into its list, which it opens if there is none; lists inside that are closed. */
  enter({ shape, values }: Label, row: ListRow): ListPlacing {
    if (shape === PATH) return this.#path(values);
    const value = row.shown?.value ?? values.at(-1);
    const at = row.shown ? this.#ofWord(shape, row.shown, value, row) : this.#typed(shape, value, row);
    if (at.known) {
      this.#open.length = at.index + 1;
      const list = this.#open[at.index] as Open;
      list.value = value;
      return { key: list.key, ...this.#parent(at.index), begins: false };
    }
    this.#open.length = Math.min(at.index, DEEPEST);
    const alike = this.#open.filter((list) => list.shape === shape).length;
    // A list of Word that stands inside another one is not the row of points that runs through a text.
    const inside =
      alike > 0 || (shape === '1.' && this.#open.some(({ list }) => list !== undefined && list === row.shown?.list));
    const key = inside ? `${shape}@${Math.max(alike, 1)}` : shape;
    // Points are in no list.
    if (key === '1.' || shape === 'paragraph') this.#open = [];
    const { list, level = 0 } = row.shown ?? {};
    this.#open.push({ key, shape, value, list, level, indent: row.indent });
    return { key, ...this.#parent(this.#open.length - 1), begins: true };
  }

  /** "1.2." is deeper than "1." and counted apart from "1.1.2.". */
  #path(values: readonly number[]): ListPlacing {
    const key = pathKey(values.length);
    const begins = !this.#open.some((list) => list.key === key);
    this.#open = this.#open.filter((list) => list.key === '1.' || (list.shape === PATH && list.key < key));
    this.#open.push({ key, shape: PATH, value: values.at(-1), list: undefined, level: 0, indent: undefined });
    return { key, ...this.#parent(this.#open.length - 1), begins };
  }

  #parent(index: number): { readonly parent?: string } {
    const parent = this.#open[index - 1]?.key;
    return parent === undefined ? {} : { parent };
  }

  /** Word says which list and level it is. Bullets of one level may still be lists inside each other by where they begin. */
  #ofWord(shape: string, { list, level }: ShownNumber, value: number | undefined, row: ListRow): Where {
    const same = this.#open.findLastIndex((each) => each.list === list && each.level <= level);
    const found = this.#open[same];
    if (!found) {
      const below = this.#open.findIndex((each) => each.list === list);
      return below >= 0 ? { known: false, index: below } : this.#typed(shape, value, row);
    }
    if (found.level < level) return { known: false, index: same + 1 };
    return value === undefined ? this.#byIndent(shape, row, true) : { known: true, index: same };
  }

  #typed(shape: string, value: number | undefined, row: ListRow): Where {
    if (value === undefined) return this.#byIndent(shape, row);
    const alike = this.#indexes((list) => list.shape === shape);
    const innermost = alike[0];
    if (innermost === undefined) return { known: false, index: this.#open.length };
    const { indent } = this.#open[innermost] as Open;
    const beside = alike.filter((index) => !this.#apartFrom(index, row));
    const known: Where = { known: true, index: beside[0] ?? innermost };
    // Another list of Word counts for itself, so its number says nothing about this one; where it begins does.
    const inside = deeper(row.indent, indent);
    if (inside && row.shown) return { known: false, index: this.#open.length };
    if (value > 1) {
      const next = this.#next(beside, value, 1) ?? this.#next(alike, value, 1) ?? this.#next(alike, value, LARGEST_GAP);
      return next === undefined ? known : { known: true, index: next };
    }
    const under = innermost < this.#open.length - 1 && shape !== '1.' && !row.apart && !deeper(indent, row.indent);
    return inside || under ? { known: false, index: this.#open.length } : known;
  }

  #next(indexes: readonly number[], value: number, most: number): number | undefined {
    return indexes.find((index) => follows(value, this.#open[index]?.value, most));
  }

  /** Points without numbers. `own`: among those of the list and level that Word says. */
  #byIndent(shape: string, row: ListRow, own = false): Where {
    const { list, level } = row.shown ?? {};
    const alike = this.#indexes(
      (each) => each.shape === shape && (!own || (each.list === list && each.level === level)),
    );
    const innermost = alike[0];
    if (innermost === undefined || deeper(row.indent, this.#open[innermost]?.indent))
      return { known: false, index: this.#open.length };
    return { known: true, index: alike.find((index) => !this.#apartFrom(index, row)) ?? (alike.at(-1) as number) };
  }

  /** Does the row begin elsewhere on the line than the list? */
  #apartFrom(index: number, { indent }: ListRow): boolean {
    const own = this.#open[index]?.indent;
    return deeper(indent, own) || deeper(own, indent);
  }

  /** The innermost first. */
  #indexes(of: (list: Open) => boolean): number[] {
    const found: number[] = [];
    for (let index = this.#open.length - 1; index >= 0; index--) if (of(this.#open[index] as Open)) found.push(index);
    return found;
  }
}

/** `known`: the open list at `index`; else a new one there. */
type Where = { readonly known: boolean; readonly index: number };

const follows = (value: number, before: number | undefined, most = LARGEST_GAP): boolean =>
  before !== undefined && value > before && value <= before + most;
