/** Accepting, rejecting, withdrawing: what is going to happen, with the reason where one is asked for or may be given. */
import { type ReactNode, useState } from 'react';
import { LIMITS } from '../../domain/command.ts';
import type { ProposalRecord } from '../../domain/negotiation/record.ts';
import { useTable } from '../document/table-context.tsx';
import { Field, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { commandOf, type Decision } from './acts.ts';

type Props = {
  readonly proposal: ProposalRecord;
  readonly act: Decision;
  readonly asksReason: boolean;
  readonly onClose: () => void;
};

export function DecideDialog({ proposal, act, asksReason, onClose }: Props): ReactNode {
  const { t } = useI18n();
  const { room, run, names } = useTable();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const clause = proposal.clause === null ? t('proposals.newClause') : names.label(proposal.clause);
  const submit = async (): Promise<void> => {
    setBusy(true);
    const done = await run(commandOf(room, proposal, act, reason), { text: t(`proposals.${act}.done`, { clause }) });
    setBusy(false);
    if (done) onClose();
  };
  return (
    <FormDialog
      title={t(`proposals.${act}.title`, { clause })}
      submit={t(`proposals.${act}`)}
      onSubmit={() => void submit()}
      onClose={onClose}
      busy={busy}
      disabled={asksReason && reason.trim() === ''}
    >
      <p className="muted">{t(asksReason ? 'proposals.accept.reopens' : `proposals.${act}.help`)}</p>
      {act === 'withdraw' ? null : (
        <Field
          multiline
          autoFocus
          required={asksReason}
          label={t(asksReason ? 'proposals.reason' : 'proposals.reason.optional')}
          value={reason}
          onChange={setReason}
          maxLength={LIMITS.reason}
        />
      )}
    </FormDialog>
  );
}
