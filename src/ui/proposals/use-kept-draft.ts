/**
 * Keeps what is being written as a draft: at every pause, when the dialog closes and when the page goes away. Nothing is
 * kept before something is written; a draft that its author emptied again goes when they leave.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftText, RoomView } from '../../client/view.ts';
import { useValue } from '../kit/value.ts';
import type { Paper, Target } from './write-dialog.tsx';

const PAUSE_MS = 500;

export type KeptDraft = {
  /** The draft as it would be kept now. */
  readonly words: DraftText;
  /** `here`: on this computer alone, until the server has it. */
  readonly state: 'none' | 'here' | 'saved';
  readonly flush: () => void;
  readonly discard: () => void;
};

const isEmpty = ({ texts, reason }: Paper): boolean => Object.keys(texts).length === 0 && reason.trim() === '';

export function useKeptDraft(room: RoomView, { clause, draft }: Target, sheet: Paper): KeptDraft {
  // A colleague's draft stays the colleague's: what is made of it is a draft of one's own.
  const [id, setId] = useState(draft?.own ? draft.id : undefined);
  const drafts = useValue(room.drafts);
  const { texts, base, reason, place } = sheet;
  const words: DraftText = {
    ...(id ? { id } : {}),
    clause,
    ...(clause === null ? place : {}),
    texts,
    base,
    ...(reason.trim() === '' ? {} : { reason }),
    origin: draft?.own ? draft.origin : 'own',
  };
  const latest = useRef({ words, sheet, id, dirty: false, over: false });
  const before = useRef(sheet);
  latest.current = { ...latest.current, words, sheet, id: id ?? latest.current.id };
  const flush = useCallback((): void => {
    const at = latest.current;
    if (!at.dirty || at.over) return;
    at.dirty = false;
    if (isEmpty(at.sheet) && at.id === undefined) return;
    const made = room.saveDraft({ ...at.words, ...(at.id ? { id: at.id } : {}) });
    at.id = made;
    setId(made);
  }, [room]);
  useEffect(() => {
    if (before.current === sheet) return undefined;
    before.current = sheet;
    latest.current.dirty = true;
    const timer = setTimeout(flush, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [sheet, flush]);
  const discard = useCallback((): void => {
    const at = latest.current;
    at.over = true;
    if (at.id !== undefined) room.discardDraft(at.id);
  }, [room]);
  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      const at = latest.current;
      if (isEmpty(at.sheet) && at.id !== undefined && !at.over) discard();
      else flush();
    };
  }, [flush, discard]);
  const found = drafts.find((each) => each.id === id);
  return { words, state: !found ? 'none' : found.saved ? 'saved' : 'here', flush, discard };
}
