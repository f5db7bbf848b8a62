/** The bracket action for toolbar, palette and keys outside a cell: on the words selected last, or on the whole cell. */
import { useCallback, useMemo } from 'react';
import { useTable } from '../document/table-context.tsx';
import type { Chord } from '../kit/chord.ts';
import { type Action, useCommands } from '../kit/commands.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { go } from '../kit/route.ts';
import { contest } from './bracketing.ts';

export const BRACKET_CHORD: Chord = { code: 'BracketLeft', ctrl: true };

/** Brackets what is selected in the current cell. */
export function useBracket(): () => void {
  const table = useTable();
  const i18n = useI18n();
  const { say } = useNotices();
  return useCallback(() => {
    const at = table.selection.get();
    if (!at?.lang) {
      say({ tone: 'warn', text: i18n.t('brackets.pick') });
      return;
    }
    const place = { clause: at.clause, lang: at.lang };
    const range = table.cells.selected(place);
    contest({ ...table, say, i18n }, place, range && range.from < range.to ? range : null);
  }, [table, i18n, say]);
}

export function useBracketCommands(): void {
  const { t } = useI18n();
  const { brackets, room } = useTable();
  const bracket = useBracket();
  const actions = useMemo<readonly Action[]>(
    () => [
      { id: 'bracket', label: t('brackets.act'), chord: BRACKET_CHORD, menu: 'edit', run: bracket },
      { id: 'bracket.list', label: t('brackets.open'), menu: 'view', run: () => brackets.listed.set(true) },
      {
        id: 'languages',
        label: t('collation.open'),
        menu: 'view',
        run: () => go({ page: 'languages', resolution: room.resolution }),
      },
    ],
    [t, bracket, brackets, room],
  );
  useCommands(actions);
}

/** Nothing to see: registers the commands below the table's context. */
export function BracketCommands(): null {
  useBracketCommands();
  return null;
}
