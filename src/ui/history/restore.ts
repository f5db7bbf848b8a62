/**
 * Bringing an old wording back, always forward: where its reader may type it is written into the text as the smallest change
 * of words, so that every word that stayed keeps its author; elsewhere it is proposed. Which of the two it will be is asked
 * of the room, as for a keystroke, so that the button says what will happen.
 */
import type { CommandDraft, RoomView } from '../../client/view.ts';
import { type Place, readCell } from '../../crdt/document.ts';
import { smallest } from '../../diff/smallest.ts';
import { COMMANDS, LIMITS } from '../../domain/command.ts';
import { toPlain } from '../../domain/text/text.ts';
import type { Lang, PerLang } from '../../language/language.ts';

type Room = Pick<RoomView, 'cell' | 'typing' | 'rights' | 'doc' | 'origin' | 'undo' | 'outline'>;
/** The command that proposes other wording of a clause. */
type Tabling = Extract<CommandDraft, { type: 'proposal.table' }>;
type Why = Extract<ReturnType<RoomView['typing']>, { ok: false }>['why'];

/** Each carries what the interface has to say. */
export type Restoring =
  /** The text reads so already. */
  | { readonly kind: 'same' }
  | { readonly kind: 'change' }
  /** `why` it is not a change. */
  | { readonly kind: 'proposal'; readonly why: Exclude<Why, 'withdrawn'> }
  | { readonly kind: 'none'; readonly why: 'withdrawn' | 'no-column' | 'too-long' | 'observer' };

/** The text as it stands here, as history tells texts; undefined where there is no such cell. */
export function presentText(room: Pick<RoomView, 'cell'>, place: Place): string | undefined {
  const cell = room.cell(place);
  return cell && toPlain(readCell(cell));
}

/** What would become of restoring `text` at `place`. */
export function restoring(room: Room, place: Place, text: string): Restoring {
  const present = presentText(room, place);
  if (present === undefined) return { kind: 'none', why: 'no-column' };
  if (present === text) return { kind: 'same' };
  if (text.length > LIMITS.cell) return { kind: 'none', why: 'too-long' };
  const typing = room.typing(place);
  if (typing.ok) return { kind: 'change' };
  if (typing.why === 'withdrawn') return { kind: 'none', why: 'withdrawn' };
  const role = room.rights.get()?.role;
  if (!role || !COMMANDS['proposal.table'].roles.includes(role)) return { kind: 'none', why: 'observer' };
  return { kind: 'proposal', why: typing.why };
}

/** Writes `text` over what stands there, word by word, as one step of the cell's own undo. False where it cannot be. */
export function writeBack(room: Room, place: Place, text: string): boolean {
  if (restoring(room, place, text).kind !== 'change') return false;
  const cell = room.cell(place);
  // Asked for before the first letter: it knows nothing of what was written earlier.
  const undo = room.undo(place);
  const present = presentText(room, place);
  if (!cell || !undo || present === undefined) return false;
  undo.stopCapturing();
  room.doc.transact(() => {
    // From the end, so that the offsets of those in front stay true.
    for (const { at, delete: taken, insert } of smallest(present, text, place.lang).reverse()) {
      if (taken > 0) cell.delete(at, taken);
      if (insert !== '') cell.insert(at, insert);
    }
  }, room.origin);
  undo.stopCapturing();
  return true;
}

/** The proposal of these columns' wording; columns that read so already, or are there no more, are left out. Null: none is left. */
export function proposalOf(room: Room, clause: string, texts: PerLang<string>, reason: string): Tabling | null {
  const differing = Object.entries(texts).filter(([lang, text]) => {
    const present = presentText(room, { clause, lang: lang as Lang });
    return present !== undefined && present !== text && text.length <= LIMITS.cell;
  });
  if (differing.length === 0) return null;
  // `seen` is filled in by the room, from the very text that was compared.
  const draft = { type: 'proposal.table', clause, texts: Object.fromEntries(differing), reason, seen: '' } as const;
  return { ...draft, reason: reason.slice(0, LIMITS.reason) };
}
