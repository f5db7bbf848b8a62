/** The name of the text that a proposal is part of; for those who accept it as a whole, the way there. */
import type { ReactNode } from 'react';
import { COMMANDS } from '../../domain/command.ts';
import type { ProposalRecord } from '../../domain/negotiation/record.ts';
import { useTable } from '../document/table-context.tsx';
import { hrefOf } from '../kit/route.ts';

export function BatchTag({ proposal, tabIndex }: { proposal: ProposalRecord; tabIndex?: 0 | -1 }): ReactNode {
  const { room } = useTable();
  if (!proposal.label) return null;
  const label = <bdi>{proposal.label}</bdi>;
  const role = room.rights.get()?.role;
  if (!role || !COMMANDS['chair.accept'].roles.includes(role)) return <span className="tag">{label}</span>;
  return (
    <a className="tag" href={hrefOf({ page: 'chair', resolution: room.resolution })} tabIndex={tabIndex}>
      {label}
    </a>
  );
}
