/** Proposals of clauses that are not there: they have no row of their own in a comparison. */
import { GitPullRequest } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DeclarationDiff } from '../../domain/clause/difference.ts';
import { useI18n } from '../kit/i18n.tsx';
import { Code, codeOf } from '../kit/signs.tsx';
import { proposalWords } from './change-words.tsx';

export function NewProposals({ diff }: { diff: DeclarationDiff }): ReactNode {
  const i18n = useI18n();
  const known = new Set(diff.clauses.map(({ id }) => id));
  const without = (diff.proposals ?? []).filter(({ clause }) => clause === null || !known.has(clause));
  if (without.length === 0) return null;
  return (
    <section className="new-proposals small">
      <b>
        <GitPullRequest className="i s" aria-hidden /> {i18n.t('changes.proposal.new')}
      </b>
      <ul>
        {without.map((one) => (
          <li key={one.id}>
            <Code code={codeOf(one)} /> {proposalWords(i18n, one)}
          </li>
        ))}
      </ul>
    </section>
  );
}
