/**
 * What the table itself has of comments: the underlines, a click on commented words, and the command "Comment" for a
 * selection or the current cell, by key and by a button beside the selected words. Nothing of it runs while somebody types:
 * the button listens only as long as it is there.
 */
import { MessageSquarePlus } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { placeAt, selected } from '../document/comment-words.ts';
import { browserIdle } from '../document/facts.ts';
import { useTable } from '../document/table-context.tsx';
import type { Chord } from '../kit/chord.ts';
import { type Action, useCommands } from '../kit/commands.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { talkOf } from './talk.ts';
import { type Underlines, underlines } from './underlines.ts';
import { useVoice } from './voice.ts';

/** Ctrl Shift M, where others have it, names a version here. */
export const COMMENT_CHORD: Chord = { code: 'KeyK', ctrl: true, shift: true };
/** Narrower, the inspector lies over the text, and a click into the text must not cover it. */
const WIDE = '(min-width: 1100px)';

type Spot = { readonly x: number; readonly y: number };

export function CommentTools(): ReactNode {
  return useVoice() ? <Tools /> : null;
}

function Tools(): ReactNode {
  const { room, cells, selection, openInspector } = useTable();
  const { t } = useI18n();
  const talk = talkOf(room);
  const live = useCallback<Parameters<typeof selected>[0]>((place) => cells.live(place), [cells]);
  const marks = useRef<Underlines | null>(null);
  const [spot, setSpot] = useState<Spot | null>(null);

  useEffect(() => {
    const made = underlines(talk, live, browserIdle);
    marks.current = made;
    const stop = cells.onLive(made.changed);
    return () => {
      stop();
      marks.current = null;
      made.close();
    };
  }, [talk, live, cells]);

  const comment = useCallback(() => {
    // Already at it.
    if (document.activeElement?.classList.contains('said-field')) return;
    const current = selection.get();
    const found = selected(live, document.activeElement);
    setSpot(null);
    if (!found && !current) return;
    openInspector();
    const clause = found?.place.clause ?? current?.clause ?? '';
    const from = found?.place.lang ?? current?.lang ?? null;
    if (current?.clause !== clause) selection.set({ clause, lang: from, writing: false });
    const caret = document.getSelection();
    const here =
      found && !found.about && caret?.anchorNode
        ? marks.current?.threadAt(found.place, caret.anchorNode, caret.anchorOffset)
        : undefined;
    if (here) talk.asked.set({ kind: 'show', clause, from, thread: here, answer: true });
    else talk.asked.set({ kind: 'write', clause, from, about: found?.about ?? (from ? { lang: from } : null) });
  }, [live, selection, openInspector, talk]);
  const actions = useMemo<readonly Action[]>(
    () => [{ id: 'comment', label: t('comments.add'), chord: COMMENT_CHORD, menu: 'edit', run: comment }],
    [t, comment],
  );
  useCommands(actions);

  useEffect(() => {
    const onUp = (event: PointerEvent): void => {
      const target = event.target as Element | null;
      if (!placeAt(target)) return;
      // The browser has the selection ready after the pointer has been let go.
      requestAnimationFrame(() => {
        const chosen = document.getSelection();
        const about = chosen && !chosen.isCollapsed ? selected(live, null)?.about : null;
        const box = about?.quote ? chosen?.getRangeAt(0).getBoundingClientRect() : null;
        setSpot(box ? { x: event.clientX, y: box.bottom } : null);
      });
    };
    const onClick = (event: MouseEvent): void => {
      const place = placeAt(event.target as Element);
      if (!place || (event.target as Element).closest('button') || !document.getSelection()?.isCollapsed) return;
      const at = document.caretPositionFromPoint(event.clientX, event.clientY);
      const thread = at ? marks.current?.threadAt(place, at.offsetNode, at.offset) : undefined;
      if (!thread) return;
      if (window.matchMedia(WIDE).matches) openInspector();
      talk.asked.set({ kind: 'show', clause: place.clause, from: place.lang, thread, answer: false });
    };
    document.addEventListener('pointerup', onUp);
    document.addEventListener('click', onClick);
    return () => {
      document.removeEventListener('pointerup', onUp);
      document.removeEventListener('click', onClick);
    };
  }, [live, talk, openInspector]);

  const shown = spot !== null;
  useEffect(() => {
    if (!shown) return undefined;
    const gone = (): void => {
      if (document.getSelection()?.isCollapsed !== false) setSpot(null);
    };
    const away = (): void => setSpot(null);
    document.addEventListener('selectionchange', gone);
    document.addEventListener('scroll', away, { capture: true });
    document.addEventListener('keydown', away);
    return () => {
      document.removeEventListener('selectionchange', gone);
      document.removeEventListener('scroll', away, { capture: true });
      document.removeEventListener('keydown', away);
    };
  }, [shown]);

  if (!spot) return null;
  return createPortal(
    <button
      type="button"
      tabIndex={-1}
      className="btn line sm comment-spot"
      style={{ left: Math.min(spot.x, window.innerWidth - 160), top: spot.y + 4 }}
      // The selection stays.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={comment}
    >
      <MessageSquarePlus className="i s" aria-hidden />
      {t('comments.on')}
    </button>,
    document.body,
  );
}
