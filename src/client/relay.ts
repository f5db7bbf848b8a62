/** A value that shows another one, and later perhaps yet another: its subscribers stay. */
import { value } from './value.ts';
import type { Value } from './view.ts';

export type Relay<T> = Value<T> & { readonly follow: (source: Value<T>) => void };

export function relay<T>(source: Value<T>): Relay<T> {
  const shown = value<T>(source.get());
  let stop = (): void => {};
  const follow = (next: Value<T>): void => {
    stop();
    stop = next.subscribe(() => shown.set(next.get()));
    shown.set(next.get());
  };
  follow(source);
  return { get: shown.get, subscribe: shown.subscribe, follow };
}
