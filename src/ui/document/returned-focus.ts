/**
 * After a dialog or the row's menu the keyboard is back in the cell it came from. React Aria gives the focus back to what
 * had it before, but that was an item of a menu which is gone, or the row has been moved elsewhere meanwhile.
 */
import { useEffect, useRef } from 'react';
import { elementAt } from './element-at.ts';
import type { SelectionStore } from './selection.ts';

export function useReturnedFocus(open: boolean, selection: SelectionStore): void {
  const was = useRef(open);
  useEffect(() => {
    const closed = was.current && !open;
    was.current = open;
    if (!closed) return undefined;
    const back = (): void => {
      const at = selection.get();
      if (at && document.activeElement === document.body) elementAt(document.body, at.clause, at.lang)?.focus();
    };
    // React Aria's own attempt comes in the next frame.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(back);
    });
    return () => cancelAnimationFrame(frame);
  }, [open, selection]);
}
