/**
 * The smallest store there is: one value, its listeners, and silence when a new value says the same as the old one.
 * Identity is kept on equal content, so that a component that subscribes renders only when it has something new to show.
 */
import type { Value } from './view.ts';

/** A `Value` with its writing end; only its owner holds one. */
export type Source<T> = Value<T> & { readonly set: (next: T) => void };

/** `equals` decides what counts as no change; without it, identity does. */
export function value<T>(initial: T, equals: (a: T, b: T) => boolean = Object.is): Source<T> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set: (next) => {
      if (equals(current, next)) return;
      current = next;
      // A copy, because a listener may take itself away while it is told.
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
