/** Something that is done with a reason which all can read. */
import { type ReactNode, useState } from 'react';
import { LIMITS } from '../../domain/command.ts';
import { Field, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';

type Props = {
  readonly title: string;
  readonly submit: string;
  readonly help: string;
  readonly label?: string;
  /** Whether it was taken; a notice has said why not. */
  readonly give: (reason: string) => Promise<boolean>;
  readonly reload: () => Promise<void>;
  readonly onClose: () => void;
};

export function ReasonDialog({ title, submit, help, label, give, reload, onClose }: Props): ReactNode {
  const { t } = useI18n();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const done = async (): Promise<void> => {
    setBusy(true);
    const taken = await give(reason.trim());
    setBusy(false);
    onClose();
    if (taken) await reload();
  };
  return (
    <FormDialog
      title={title}
      submit={submit}
      onSubmit={() => void done()}
      onClose={onClose}
      busy={busy}
      disabled={reason.trim() === ''}
    >
      <p>{help}</p>
      <Field
        label={label ?? t('signing.reason')}
        value={reason}
        onChange={setReason}
        multiline
        required
        autoFocus
        maxLength={LIMITS.reason}
      />
    </FormDialog>
  );
}
