/** From a thread to the words it is about: they come into view and are marked more strongly than others. */
import { useCallback } from 'react';
import { elementAt } from '../document/element-at.ts';
import { useTable } from '../document/table-context.tsx';
import { talkOf } from './talk.ts';
import type { Thread } from './threads.ts';
import { SHOWN } from './underlines.ts';

export function useJump(): (thread: Thread) => void {
  const { room } = useTable();
  return useCallback(
    ({ id, first: { clause, language } }) => {
      talkOf(room).shown.set(id);
      elementAt(document.body, clause, language ?? null)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      // In a long cell the words themselves: as close as the page has an element for them.
      const [words] = CSS.highlights.get(SHOWN) ?? [];
      words?.startContainer.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
    [room],
  );
}
