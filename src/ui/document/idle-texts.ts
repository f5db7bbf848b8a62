/** The words of some cells as a component may show them: read again when the typing rests, never per keystroke. */
import { useEffect, useState } from 'react';
import type { RoomView } from '../../client/view.ts';
import type { Lang, PerLang } from '../../language/language.ts';
import { useValue } from '../kit/value.ts';
import { browserIdle } from './facts.ts';

const read = (room: RoomView, clause: string, langs: readonly Lang[]): PerLang<string> =>
  Object.fromEntries(langs.map((lang) => [lang, room.cell({ clause, lang })?.toString() ?? '']));

export function useTexts(room: RoomView, clause: string, langs: readonly Lang[]): PerLang<string> {
  const generation = useValue(room.generation);
  const [texts, setTexts] = useState(() => read(room, clause, langs));
  const key = langs.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is the list, and another generation has other texts
  useEffect(() => {
    let cancel: (() => void) | null = null;
    const look = (): void => {
      cancel = null;
      const next = read(room, clause, langs);
      setTexts((old) => (JSON.stringify(old) === JSON.stringify(next) ? old : next));
    };
    const soon = (): void => {
      cancel ??= browserIdle(look);
    };
    const cells = langs.map((lang) => room.cell({ clause, lang }));
    for (const cell of cells) cell?.observe(soon);
    look();
    return () => {
      cancel?.();
      for (const cell of cells) cell?.unobserve(soon);
    };
  }, [room, clause, key, generation]);
  return texts;
}
