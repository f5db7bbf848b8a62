/** The buttons on a proposal, exactly those that the rule offers; a blocked one says why while it has the focus. */
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ProposalRecord } from '../../domain/negotiation/record.ts';
import { useTable } from '../document/table-context.tsx';
import { useWaitingOn, WaitingLines } from '../document/waiting.tsx';
import { Act } from '../kit/act.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { offersOn } from './acts.ts';
import { useDesk } from './desk.tsx';

export function ProposalActs({ proposal, tabIndex }: { proposal: ProposalRecord; tabIndex?: 0 | -1 }): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const { summit } = useSummit();
  const { room } = useTable();
  const desk = useDesk();
  useValue(room.rights);
  const waiting = useWaitingOn(proposal.id);
  const offers = offersOn(room, proposal, i18n, summit);
  return (
    <span className="prop-acts">
      <WaitingLines items={waiting} />
      {offers.map(({ act, blocked, asksReason }) => (
        <Act
          key={act}
          label={
            act === 'accept' ? (
              <>
                <Check className="i s" aria-hidden />
                {t('proposals.accept')}
              </>
            ) : (
              t(`proposals.${act}`)
            )
          }
          blocked={waiting.length > 0 ? t('given.waits') : blocked}
          {...(tabIndex === undefined ? {} : { tabIndex })}
          onPress={() => desk.decide(proposal, act, asksReason)}
        />
      ))}
    </span>
  );
}
