/** A confirmation or a withdrawal: where, and by which act of the State. All can read it. */
import { type ReactNode, useState } from 'react';
import { LIMITS } from '../../domain/command.ts';
import type { SealRecord } from '../../domain/instrument/signing.ts';
import { useActs, useNames } from '../instrument/use-acts.ts';
import { Field, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';

type Props = {
  readonly type: 'signature.confirm' | 'signature.withdraw';
  readonly seal: SealRecord;
  readonly delegation: string;
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
};

export function StateActDialog({ type, seal, delegation, onDone, onClose }: Props): ReactNode {
  const { t } = useI18n();
  const { say } = useNotices();
  const { command } = useActs();
  const names = useNames();
  const [place, setPlace] = useState('');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const what = t(type === 'signature.confirm' ? 'signatories.confirm' : 'signatories.withdraw');
  const submit = async (): Promise<void> => {
    setBusy(true);
    const done = await command({ type, seal: seal.id, delegation, place: place.trim(), reason: reason.trim() });
    setBusy(false);
    if (!done) return;
    onClose();
    say({ tone: 'info', text: t('signatories.act.done') });
    await onDone();
  };
  return (
    <FormDialog
      title={`${what.replace(/…$/, '')} · ${names.party(delegation)}`}
      submit={t('signatories.save')}
      onSubmit={() => void submit()}
      onClose={onClose}
      busy={busy}
      disabled={place.trim() === '' || reason.trim() === ''}
    >
      <Field
        label={t('signatories.place')}
        value={place}
        onChange={setPlace}
        required
        autoFocus
        maxLength={LIMITS.name}
      />
      <Field
        label={t('signatories.reason')}
        help={t('signing.reason.help')}
        value={reason}
        onChange={setReason}
        multiline
        required
        maxLength={LIMITS.reason}
      />
    </FormDialog>
  );
}
