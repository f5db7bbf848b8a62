/** One decision that wants a sentence: why a column has no counterpart, why a bracket stands, why a finding does not. */
import { type ReactNode, useState } from 'react';
import { Field, FormDialog } from '../kit/field.tsx';

type Props = {
  readonly title: string;
  /** What is decided about, in words. */
  readonly intro?: string;
  readonly label: string;
  readonly help?: string;
  readonly submit: string;
  readonly maxLength: number;
  /** A reason is due; else it may stay empty. */
  readonly required?: boolean;
  readonly onSubmit: (reason: string) => Promise<boolean>;
  readonly onClose: () => void;
};

export function ReasonDialog(props: Props): ReactNode {
  const { title, intro, label, help, submit, maxLength, required, onSubmit, onClose } = props;
  const [reason, setReason] = useState('');
  const send = async (): Promise<void> => {
    if (await onSubmit(reason.trim())) onClose();
  };
  return (
    <FormDialog
      title={title}
      submit={submit}
      onSubmit={() => void send()}
      onClose={onClose}
      disabled={required === true && reason.trim() === ''}
    >
      {intro ? <p>{intro}</p> : null}
      <Field
        label={label}
        value={reason}
        onChange={setReason}
        maxLength={maxLength}
        required={required ?? false}
        autoFocus
        multiline
        {...(help ? { help } : {})}
      />
    </FormDialog>
  );
}
