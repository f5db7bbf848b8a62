/**
 * Tells a component that the text of a clause is another one, some time after it changed and when the browser is idle: a
 * redline beside a text that is being typed follows at the pauses, and a keystroke renders nothing.
 */
import { useEffect, useState } from 'react';
import type { RoomView } from '../../client/view.ts';
import type { Lang } from '../../language/language.ts';
import { useValue } from '../kit/value.ts';
import { browserIdle } from './facts.ts';

const REST_MS = 350;

/** The present text of a cell; "" where there is none. */
export const presentIn =
  (room: RoomView, clause: string | null) =>
  (lang: Lang): string =>
    clause === null ? '' : (room.cell({ clause, lang })?.toString() ?? '');

/** Grows when a text of the clause has changed in one of the languages. */
export function useTextTurn(room: RoomView, clause: string | null, langs: readonly Lang[]): number {
  const generation = useValue(room.generation);
  const [turn, setTurn] = useState(0);
  const key = langs.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the languages by their names; another document has other texts
  useEffect(() => {
    if (clause === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let cancel = (): void => {};
    const soon = (): void => {
      timer ??= setTimeout(() => {
        cancel = browserIdle(() => {
          timer = undefined;
          setTurn((old) => old + 1);
        });
      }, REST_MS);
    };
    const texts = langs.flatMap((lang) => room.cell({ clause, lang }) ?? []);
    for (const text of texts) text.observe(soon);
    return () => {
      clearTimeout(timer);
      cancel();
      for (const text of texts) text.unobserve(soon);
    };
  }, [room, clause, key, generation]);
  return turn + generation;
}
