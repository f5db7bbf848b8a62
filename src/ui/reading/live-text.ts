/** The text of an open resolution as a whole, read again while others write. */
import { useEffect, useState } from 'react';
import type { RoomView } from '../../client/view.ts';
import type { Declaration } from '../../domain/clause/declaration.ts';
import { useValue } from '../kit/value.ts';

/** Reading all of it takes some milliseconds, and nobody on the other side of a room reads letter by letter. */
const APART_MS = 300;

/** Null until the text is here. */
export function useLiveText(room: RoomView): Declaration | null {
  const synced = useValue(room.synced);
  const generation = useValue(room.generation);
  const [text, setText] = useState<Declaration | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another generation is another document in the same room
  useEffect(() => {
    if (!synced) return undefined;
    const { doc } = room;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = (): void => {
      timer = undefined;
      setText(room.snapshot());
    };
    const soon = (): void => {
      timer ??= setTimeout(read, APART_MS);
    };
    read();
    doc.on('update', soon);
    return () => {
      clearTimeout(timer);
      doc.off('update', soon);
    };
  }, [room, synced, generation]);
  return text;
}
