/** Confirming that two columns of a clause say the same: for the two texts as they stand on the page at that moment. */
import type { CommandDraft, RoomView } from '../../client/view.ts';
import { groundOf } from '../../crdt/snapshot.ts';
import type { Pair } from '../../domain/negotiation/concordance.ts';

/** Null when the clause is not there any more. */
export function confirmation(room: RoomView, clause: string, languages: Pair): CommandDraft | null {
  const facts = groundOf(room.doc).clause(clause);
  if (!facts) return null;
  const [a, b] = languages;
  return { type: 'concordance.confirm', clause, languages, seen: { [a]: facts.cell(a), [b]: facts.cell(b) } };
}
