/** What every part of the table shares: the open room, what its texts say, the selection, and how decisions are sent. */
import { createContext, type ReactNode, use } from 'react';
import type { RoomView } from '../../client/view.ts';
import type { Column } from '../../domain/clause/declaration.ts';
import type { BracketStore } from './bracket-store.ts';
import type { Cells } from './cells.ts';
import type { TextFacts } from './facts.ts';
import type { ClauseNames } from './names.ts';
import type { PairFacts } from './pair-facts.ts';
import type { RunCommand } from './run-command.ts';
import type { SelectionStore } from './selection.ts';

export type ClauseDialog = 'add' | 'move' | 'retype' | 'reopen' | 'correct' | 'states';

export type TableAccess = {
  readonly room: RoomView;
  readonly facts: TextFacts;
  readonly pairs: PairFacts;
  readonly brackets: BracketStore;
  readonly cells: Cells;
  readonly selection: SelectionStore;
  readonly names: ClauseNames;
  readonly run: RunCommand;
  /** Shown columns in the reader's order. */
  readonly columns: readonly Column[];
  /** Opens a dialog about a clause; `null`: at the start of an empty resolution. */
  readonly ask: (dialog: ClauseDialog, clause: string | null) => void;
  /** Brings a clause into view and makes it the current one. */
  readonly goTo: (clause: string) => void;
  readonly openInspector: () => void;
  /** Opens a merged cell for reading, by the merge's id. */
  readonly readMerged: (merge: string) => void;
};

const Context = createContext<TableAccess | null>(null);

export const TableRoot = ({ access, children }: { access: TableAccess; children: ReactNode }): ReactNode => (
  <Context value={access}>{children}</Context>
);

export function useTable(): TableAccess {
  const access = use(Context);
  if (!access) throw new Error('no table above this component');
  return access;
}
