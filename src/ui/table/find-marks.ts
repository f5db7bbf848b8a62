/**
 * Found words, marked by the browser (CSS highlights), as commented ones are: nothing is put into the text. Only cells with an editor
 * know where their words are in the page; those are the ones near the window. The cell of the current hit is marked in any case.
 */
import { placeKey } from '../../crdt/document.ts';
import { type Live, rangeOfWords } from '../document/comment-words.ts';
import { elementAt } from '../document/element-at.ts';
import type { Hit } from './find.ts';

const ALL = 'found';
const CURRENT = 'found-current';

export type FindMarks = {
  /** `bring`: the current one comes into view, as soon as its place is known. */
  readonly show: (hits: readonly Hit[], current: Hit | null, bring: boolean) => void;
  /** Cells have got or lost their editors. */
  readonly again: () => void;
  readonly close: () => void;
};

export function findMarks(live: Live): FindMarks {
  const all = new Highlight();
  const one = new Highlight();
  one.priority = 3;
  all.priority = 2;
  CSS.highlights.set(ALL, all);
  CSS.highlights.set(CURRENT, one);
  let hits: readonly Hit[] = [];
  let current: Hit | null = null;
  let bringing = false;
  let marked: Element | null = null;
  let frame = 0;

  function paint(): void {
    frame = 0;
    all.clear();
    one.clear();
    const cells = new Map<string, ReturnType<Live>>();
    for (const hit of hits) {
      const key = placeKey(hit.place);
      if (!cells.has(key)) cells.set(key, live(hit.place));
      const cell = cells.get(key);
      const range = cell ? rangeOfWords(cell, hit) : null;
      if (!range) continue;
      if (hit !== current) all.add(range);
      else {
        one.add(range);
        if (bringing) bringIntoView(range);
        bringing = false;
      }
    }
  }
  const soon = (): void => {
    if (frame === 0) frame = requestAnimationFrame(paint);
  };
  // An editor that draws a line anew, because a caret of somebody else came into it, leaves the old range around the whole line.
  const drawn = new MutationObserver(soon);
  const grid = document.querySelector('.grid');
  if (grid) drawn.observe(grid, { childList: true, characterData: true, subtree: true });
  const unmark = (): void => {
    marked?.removeAttribute('data-found');
    marked = null;
  };
  return {
    show: (next, chosen, bring) => {
      hits = next;
      current = chosen;
      unmark();
      marked = chosen && elementAt(document.body, chosen.place.clause, chosen.place.lang);
      marked?.setAttribute('data-found', '');
      if (bring) {
        marked?.scrollIntoView({ block: 'center', inline: 'nearest' });
        bringing = true;
      }
      soon();
    },
    again: soon,
    close: () => {
      cancelAnimationFrame(frame);
      drawn.disconnect();
      unmark();
      CSS.highlights.delete(ALL);
      CSS.highlights.delete(CURRENT);
    },
  };
}

/** A cell can be taller than the window. */
function bringIntoView(range: Range): void {
  const scroller = range.startContainer.parentElement?.closest('.grid');
  if (!scroller) return;
  const [box, view] = [range.getBoundingClientRect(), scroller.getBoundingClientRect()];
  const outside = box.top < view.top + view.height / 8 || box.bottom > view.bottom - view.height / 8;
  if (outside) scroller.scrollBy({ top: (box.top + box.bottom) / 2 - (view.top + view.bottom) / 2 });
}
