/** "Add a footnote" by key and palette, for the clause that is current; the menu of its row has it, too. */
import { type ReactNode, useMemo } from 'react';
import { useNoteOffer } from '../document/footnotes.ts';
import { useCurrentClause } from '../document/selection.ts';
import { useTable } from '../document/table-context.tsx';
import type { Chord } from '../kit/chord.ts';
import { type Action, useCommands } from '../kit/commands.tsx';

/** Ctrl Alt F, where others have it, types a letter on keyboards with AltGr. */
export const FOOTNOTE_CHORD: Chord = { code: 'KeyF', ctrl: true, shift: true };

export function FootnoteTools(): ReactNode {
  const { selection } = useTable();
  const offerOf = useNoteOffer();
  const current = useCurrentClause(selection);
  const actions = useMemo<readonly Action[]>(() => {
    // Judged when it is called, since it rests on where the caret is then.
    const offer = current === null ? null : offerOf(current);
    if (!offer || current === null) return [];
    const blocked = offer.blocked === undefined ? {} : { blocked: offer.blocked };
    return [{ id: 'footnote', label: offer.label, chord: FOOTNOTE_CHORD, menu: 'edit', run: offer.run, ...blocked }];
  }, [current, offerOf]);
  useCommands(actions);
  return null;
}
