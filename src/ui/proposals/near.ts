/**
 * Is this element near the window of its scroller? One observer per scroller, as for the rows themselves. What is far away
 * is not drawn, and keeps the height that it had.
 */
import { type RefObject, useLayoutEffect, useState } from 'react';

type Listener = (near: boolean) => void;
type Watch = { readonly observer: IntersectionObserver; readonly listeners: Map<Element, Listener> };

const MARGIN = '700px 0px';
const watches = new WeakMap<Element, Watch>();

function watchOf(root: Element): Watch {
  let watch = watches.get(root);
  if (!watch) {
    const listeners = new Map<Element, Listener>();
    const observer = new IntersectionObserver(
      (seen) => {
        for (const { target, isIntersecting } of seen) listeners.get(target)?.(isIntersecting);
      },
      { root, rootMargin: MARGIN },
    );
    watch = { observer, listeners };
    watches.set(root, watch);
  }
  return watch;
}

/** The height in pixels is that of the last time it was near; null before. */
export function useNear(
  element: RefObject<HTMLElement | null>,
  scroller: string,
): { readonly near: boolean; readonly height: number | null } {
  const [state, setState] = useState<{ readonly near: boolean; readonly height: number | null }>({
    near: false,
    height: null,
  });
  useLayoutEffect(() => {
    const target = element.current;
    const root = target?.closest(scroller);
    if (!target || !root) return undefined;
    const { observer, listeners } = watchOf(root);
    listeners.set(target, (near) => {
      const height = target.getBoundingClientRect().height;
      setState((old) => (old.near === near ? old : { near, height: near ? old.height : height }));
    });
    observer.observe(target);
    return () => {
      observer.unobserve(target);
      listeners.delete(target);
    };
  }, [element, scroller]);
  return state;
}
