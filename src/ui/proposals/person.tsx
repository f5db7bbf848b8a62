/** Who tabled a proposal, and what it is called: a delegation's, the chair's text, a drafting correction. */
import type { ReactNode } from 'react';
import type { ProposalRecord } from '../../domain/negotiation/record.ts';
import { OFFICES } from '../../domain/permission.ts';
import type { SummitView } from '../../domain/summit/summit.ts';
import { useI18n } from '../kit/i18n.tsx';
import { Code } from '../kit/signs.tsx';
import { useSummit } from '../kit/summit-context.tsx';

/** Code of the delegation or office for which it was tabled. */
export const codeOfProposal = ({ delegation, role }: Pick<ProposalRecord, 'delegation' | 'role'>): string =>
  delegation ?? (role === 'negotiator' ? '' : OFFICES[role]);

export const memberNamed = ({ members }: Pick<SummitView, 'members'>, id: string) =>
  members.find((one) => one.id === id);

export function Name({ member }: { readonly member: string }): ReactNode {
  const { summit } = useSummit();
  const found = memberNamed(summit, member);
  return (
    <bdi className="nw" lang={found?.nameLang}>
      {found?.name ?? member}
    </bdi>
  );
}

export function Author({ proposal }: { readonly proposal: ProposalRecord }): ReactNode {
  const { moment } = useI18n();
  return (
    <>
      <Code code={codeOfProposal(proposal)} solid />
      <Name member={proposal.member} />
      <time className="num" dateTime={proposal.at}>
        {moment(proposal.at)}
      </time>
    </>
  );
}
