/** How many open threads there are about a cell, in its foot line, or about the clause as a whole, in the row's head. */
import { MessageSquare } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Lang } from '../../language/language.ts';
import { useTable } from '../document/table-context.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useValue } from '../kit/value.ts';
import { talkOf } from './talk.ts';
import { openIn } from './threads.ts';

/** Changes with a comment about this cell and with nothing else. */
export function useOpenThreads(clause: string, lang: Lang | null): number {
  const { room } = useTable();
  return useValue(talkOf(room).open(clause, lang));
}

/** Not a tab stop: the table has one, and the same threads are reached by key from the cell. */
export function CommentMark({ clause, lang, count }: { clause: string; lang: Lang | null; count: number }): ReactNode {
  const { t } = useI18n();
  const { room, openInspector } = useTable();
  return (
    <button
      type="button"
      tabIndex={-1}
      className="mark muted comment-mark"
      onClick={(event) => {
        // A click in a cell begins to write there; this one only looks.
        event.stopPropagation();
        event.currentTarget.closest<HTMLElement>('[data-clause]')?.focus();
        const talk = talkOf(room);
        const thread = openIn(talk.of(clause).get(), lang).at(-1)?.id;
        if (!thread) return;
        openInspector();
        talk.asked.set({ kind: 'show', clause, from: lang, thread, answer: false });
      }}
    >
      <MessageSquare className="i s" aria-hidden />
      <span>{t('comments.count', { count })}</span>
    </button>
  );
}

/** In the head of a row; null where nobody speaks about the clause as a whole. */
export function ClauseComments({ clause }: { clause: string }): ReactNode {
  const count = useOpenThreads(clause, null);
  return count > 0 ? (
    <div className="foot">
      <CommentMark clause={clause} lang={null} count={count} />
    </div>
  ) : null;
}
