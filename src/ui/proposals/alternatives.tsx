/** The tabled proposals on a clause, as sub-rows under it: alternatives to the text that stands there now. */
import type { ReactNode } from 'react';
import type { OutlineRow } from '../../client/view.ts';
import type { Column } from '../../domain/clause/declaration.ts';
import { useTable } from '../document/table-context.tsx';
import { useValue } from '../kit/value.ts';
import { Alternative } from './alternative.tsx';
import { boardOf } from './board.ts';

type Props = { readonly row: OutlineRow; readonly columns: readonly Column[] };

/** What is proposed for this clause, then the new clauses that would stand after it. */
export function Alternatives({ row, columns }: Props): ReactNode {
  const { room } = useTable();
  const list = useValue(boardOf(room).on(row.id));
  return (
    <>
      {row.status === 'withdrawn'
        ? null
        : list.map((proposal, index) => (
            <Alternative key={proposal.id} proposal={proposal} position={index + 1} anchor={row.id} columns={columns} />
          ))}
      <NewClauses after={row.id} columns={columns} />
    </>
  );
}

/** Proposed new clauses, where they would stand. */
export function NewClauses({ after, columns }: { after: string | null; columns: readonly Column[] }): ReactNode {
  const { room } = useTable();
  const list = useValue(boardOf(room).after(after));
  return list.map((proposal, index) => (
    <Alternative key={proposal.id} proposal={proposal} position={index + 1} anchor={after} columns={columns} />
  ));
}
