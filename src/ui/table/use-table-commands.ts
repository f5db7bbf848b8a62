/** The actions of the table page for keys, palette and the desktop program's menu; the clauses can be gone to by name. */
import { useMemo } from 'react';
import type { OutlineRow, RoomView } from '../../client/view.ts';
import type { ClauseNames } from '../document/names.ts';
import { type Action, useCommands } from '../kit/commands.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { go } from '../kit/route.ts';
import type { OpenDialog } from './clause-dialog.tsx';
import {
  CLEAN_CHORD,
  COMPARE_CHORD,
  INSPECTOR_CHORD,
  MILESTONE_CHORD,
  NEXT_BRACKET_CHORD,
  PREVIOUS_BRACKET_CHORD,
} from './table-commands.ts';

type Flip = (change: (old: boolean) => boolean) => void;

/** Dialogs of the page that are not about a clause. */
export type PageDialog = 'milestone' | 'export' | 'drafts' | { readonly merge: string };

export type TableSwitches = {
  readonly room: RoomView;
  readonly rows: readonly OutlineRow[];
  readonly names: ClauseNames;
  readonly mayName: boolean;
  readonly mayAdd: boolean;
  readonly setClean: Flip;
  readonly setInspector: Flip;
  readonly setDialog: (dialog: OpenDialog | PageDialog) => void;
  readonly goTo: (clause: string) => void;
  readonly toBracket: (by: -1 | 1) => void;
  /** Opens the dialog for a list of States in the current clause; null where nobody may write. */
  readonly insertStates: (() => void) | null;
  readonly lastMilestone: string | undefined;
};

export function useTableCommands(switches: TableSwitches): void {
  const {
    room,
    rows,
    names,
    mayName,
    mayAdd,
    setClean,
    setInspector,
    setDialog,
    goTo,
    toBracket,
    insertStates,
    lastMilestone,
  } = switches;
  const { t } = useI18n();
  const actions = useMemo<readonly Action[]>(() => {
    const compare = (): void =>
      go({
        page: 'compare',
        resolution: room.resolution,
        ...(lastMilestone ? { from: lastMilestone, to: 'now' } : {}),
      });
    const blocked = mayName ? {} : { blocked: t('refusal.not-allowed') };
    return [
      {
        id: 'milestone',
        label: t('milestone.name'),
        chord: MILESTONE_CHORD,
        menu: 'file',
        run: () => setDialog('milestone'),
        ...blocked,
      },
      { id: 'export', label: t('export.title'), menu: 'file', run: () => setDialog('export') },
      {
        id: 'log',
        label: t('record.title'),
        menu: 'view',
        run: () => go({ page: 'log', resolution: room.resolution }),
      },
      { id: 'drafts', label: t('drafts.title'), menu: 'view', run: () => setDialog('drafts') },
      { id: 'compare', label: t('milestone.compare'), chord: COMPARE_CHORD, menu: 'view', run: compare },
      {
        id: 'outside',
        label: t('outside.command'),
        menu: 'file',
        run: () => go({ page: 'outside', resolution: room.resolution }),
      },
      { id: 'clean', label: t('keys.clean'), chord: CLEAN_CHORD, menu: 'view', run: () => setClean((old) => !old) },
      {
        id: 'inspector',
        label: t('keys.inspector'),
        chord: INSPECTOR_CHORD,
        menu: 'view',
        run: () => setInspector((old) => !old),
      },
      {
        id: 'bracket.next',
        label: t('tools.bracket.next'),
        chord: NEXT_BRACKET_CHORD,
        menu: 'go',
        run: () => toBracket(1),
      },
      {
        id: 'bracket.previous',
        label: t('tools.bracket.previous'),
        chord: PREVIOUS_BRACKET_CHORD,
        menu: 'go',
        run: () => toBracket(-1),
      },
      ...(insertStates ? [{ id: 'states', label: t('clause.states'), run: insertStates }] : []),
      ...(mayAdd && rows.length === 0
        ? [{ id: 'add', label: t('clause.add.first'), run: () => setDialog({ dialog: 'add' as const, clause: null }) }]
        : []),
      ...rows.map(
        ({ id }): Action => ({
          id: `clause:${id}`,
          section: 'clauses',
          label: t('palette.goto', { clause: names.label(id) }),
          run: () => goTo(id),
        }),
      ),
    ];
  }, [
    t,
    room,
    rows,
    names,
    mayName,
    mayAdd,
    setClean,
    setInspector,
    setDialog,
    goTo,
    toBracket,
    insertStates,
    lastMilestone,
  ]);
  useCommands(actions);
}
