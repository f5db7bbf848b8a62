/**
 * From a draft to the command that tables it. Pure: the draft's words are put on the present text where that asks nobody;
 * where they cannot be, there is no command and a person has to look.
 */
import type { CommandDraft } from '../../client/view.ts';
import type { DraftRecord } from '../../domain/negotiation/note.ts';
import { carriedAlong, movedColumns, type Present, tabledTexts } from './writing.ts';

/** What is said for words that the server could not take, unless their author says more. */
export const REFUSED_REASON = 'proposals.refused.reason';

type Words = Pick<DraftRecord, 'clause' | 'after' | 'kind' | 'level' | 'texts' | 'base' | 'reason' | 'origin'>;

/**
 * Null where a person has to look first: words in conflict, nothing that differs, no reason. `seen` is left empty: it is
 * filled in by the room from the very text that `present` reads.
 */
export function tablingOf(draft: Words, present: Present, refusedReason: string, amends?: string): CommandDraft | null {
  const reason = draft.reason?.trim() || (draft.origin === 'refused' ? refusedReason : '');
  const writing = carriedAlong(draft, present);
  if (Object.keys(movedColumns(writing, present)).length > 0) return null;
  const texts = tabledTexts(writing, present);
  if (reason === '' || Object.keys(texts).length === 0) return null;
  const chain = amends === undefined ? {} : { amends };
  if (draft.clause !== null) return { type: 'proposal.table', clause: draft.clause, texts, reason, ...chain, seen: '' };
  if (draft.kind === undefined || draft.level === undefined) return null;
  const { kind, level } = draft;
  return { type: 'proposal.table', clause: null, after: draft.after ?? null, kind, level, texts, reason, ...chain };
}
