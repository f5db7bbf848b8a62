/** Naming the present version: from then on it can be compared, exported and cited, and never changes. */
import { type ReactNode, useState } from 'react';
import { LIMITS } from '../../domain/command.ts';
import type { RunCommand } from '../document/run-command.ts';
import { Field, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';

export function MilestoneDialog({ run, onClose }: { run: RunCommand; onClose: () => void }): ReactNode {
  const { t } = useI18n();
  const [label, setLabel] = useState('');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    const trimmed = note.trim();
    const done = await run(
      { type: 'milestone.create', label: label.trim(), ...(trimmed ? { note: trimmed } : {}) },
      { text: t('milestone.named', { label: label.trim() }) },
    );
    setBusy(false);
    if (done) onClose();
  };
  return (
    <FormDialog
      title={t('milestone.name')}
      submit={t('milestone.name.submit')}
      onSubmit={() => void submit()}
      onClose={onClose}
      busy={busy}
      disabled={label.trim() === ''}
    >
      <Field
        autoFocus
        required
        label={t('milestone.name.label')}
        help={t('milestone.name.help')}
        value={label}
        onChange={setLabel}
        maxLength={LIMITS.label}
      />
      <Field multiline label={t('milestone.name.note')} value={note} onChange={setNote} maxLength={LIMITS.note} />
    </FormDialog>
  );
}
