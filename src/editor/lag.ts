/**
 * While an input method composes, the editor shows an older text than the shared one, yet what is typed is sent at once. This
 * keeps account of which code unit of the one is which of the other, so that offsets can be translated:
 *
 *   shared  > س ل ا م !     others have put ">" in front and deleted the space
 *   editor    س ل _ ا م !   a letter typed before "م" goes to the place before "م" in both
 *
 * One number per code unit, equal where both have it; the common ones stand in the same order in both. That is enough,
 * it is exact, and the cost (one pass over a cell) falls only on a keystroke in a composition that others type into.
 */

import type { Transaction } from 'prosemirror-state';
import { compare, type Edit, renderAll } from './edit.ts';
import { type Flat, flatten } from './flat.ts';

export class Lag {
  private editor: number[];
  private shared: number[];
  private next: number;

  /** Begins when both texts are still equal. */
  constructor(length: number) {
    this.editor = Array.from({ length }, (_, index) => index);
    this.shared = [...this.editor];
    this.next = length;
  }

  /** Others' edits, which the editor does not see yet. */
  arrived(edits: readonly Edit[]): void {
    for (const edit of edits) {
      if ('insert' in edit) this.shared = put(this.shared, edit.at, this.fresh(edit.insert.length));
      else if ('delete' in edit) this.shared.splice(edit.at, edit.delete);
    }
  }

  /** Edits made in the editor, as they must be made in the shared text. Words in deleted surroundings keep their place. */
  typed(edits: readonly Edit[]): Edit[] {
    return edits.flatMap((edit) => {
      if ('insert' in edit) {
        const at = this.placeAfter(edit.at);
        const units = this.fresh(edit.insert.length);
        this.editor = put(this.editor, edit.at, units);
        this.shared = put(this.shared, at, units);
        return [{ ...edit, at }];
      }
      const length = 'delete' in edit ? edit.delete : edit.length;
      // From the back, so that a deletion does not move the ones still to be made.
      const runs = this.runsOf(this.editor.slice(edit.at, edit.at + length)).reverse();
      if (!('delete' in edit)) return runs.map((run) => ({ ...edit, ...run }));
      this.editor.splice(edit.at, edit.delete);
      for (const run of runs) this.shared.splice(run.at, run.length);
      return runs.map((run): Edit => ({ at: run.at, delete: run.length }));
    });
  }

  /** Makes the editor's text the shared one, given as `target`, and touches nothing that both have. */
  catchUp(tr: Transaction, target: Flat): Transaction {
    const still = new Set(this.shared);
    const edits: Edit[] = [];
    let at = 0;
    let from = 0;
    for (let to = 0; to < this.shared.length || from < this.editor.length; ) {
      const start = { from, to };
      while (from < this.editor.length && !still.has(this.editor[from] as number)) from++;
      if (from > start.from) edits.push({ at, delete: from - start.from });
      while (to < this.shared.length && this.shared[to] !== this.editor[from]) to++;
      if (to > start.to) edits.push({ at, insert: target.text.slice(start.to, to), marks: [] });
      at += to - start.to;
      for (; to < this.shared.length && this.shared[to] === this.editor[from]; to++, from++) at++;
      if (from === start.from && to === start.to)
        throw new Error('Editor and shared text have their common words in different order');
    }
    renderAll(tr, edits, () => target);
    // Now the texts are equal; what differs still is marks.
    return renderAll(tr, compare(flatten(tr.doc), target), () => target);
  }

  private fresh(length: number): number[] {
    return Array.from({ length }, () => this.next++);
  }

  /** Shared offset right after the nearest unit before `offset` that the shared text still has. */
  private placeAfter(offset: number): number {
    const places = new Map(this.shared.map((unit, place) => [unit, place]));
    for (let index = offset - 1; index >= 0; index--) {
      const found = places.get(this.editor[index] as number);
      if (found !== undefined) return found + 1;
    }
    return 0;
  }

  /** Where units stand in the shared text, neighbours joined; those it no longer has are left out. */
  private runsOf(units: readonly number[]): { at: number; length: number }[] {
    const wanted = new Set(units);
    const runs: { at: number; length: number }[] = [];
    for (const [at, unit] of this.shared.entries()) {
      if (!wanted.has(unit)) continue;
      const last = runs.at(-1);
      if (last && last.at + last.length === at) last.length++;
      else runs.push({ at, length: 1 });
    }
    return runs;
  }
}

/** The list with `units` at a place; a pasted chapter is more than a call takes arguments. */
const put = (list: readonly number[], at: number, units: readonly number[]): number[] =>
  list.slice(0, at).concat(units, list.slice(at));
