/** Proposing that a clause be deleted, or stand elsewhere: what is asked for, and why. */
import { type ReactNode, useState } from 'react';
import type { OutlineRow } from '../../client/view.ts';
import { LIMITS } from '../../domain/command.ts';
import type { ProposalAction } from '../../domain/negotiation/record.ts';
import { useTable } from '../document/table-context.tsx';
import { Choice, Field, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useValue } from '../kit/value.ts';

/** Stands for "before everything" in the list; no clause has this id. */
const START = '^';

type Props = { readonly clause: string; readonly ask: ProposalAction['do']; readonly onClose: () => void };

export function AskDialog({ clause, ask, onClose }: Props): ReactNode {
  const { t } = useI18n();
  const { room, run, names } = useTable();
  const { rows } = useValue(room.outline);
  const others = rows.filter(({ id, status }) => id !== clause && status !== 'withdrawn');
  const [after, setAfter] = useState(others.at(-1)?.id ?? START);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    const action: ProposalAction = ask === 'delete' ? { do: ask } : { do: ask, after: after === START ? null : after };
    const draft = { type: 'proposal.table', clause, texts: {}, action, reason: reason.trim(), seen: '' } as const;
    const done = await run(draft, { text: t('proposals.tabled') });
    setBusy(false);
    if (done) onClose();
  };
  return (
    <FormDialog
      title={t(`proposals.ask.${ask}.title`, { clause: names.label(clause) })}
      submit={t('proposals.table')}
      onSubmit={() => void submit()}
      onClose={onClose}
      busy={busy}
      disabled={reason.trim() === ''}
    >
      {ask === 'move' ? <Where rows={others} after={after} onChange={setAfter} /> : null}
      <Field
        required
        multiline
        autoFocus
        label={t('proposals.reason')}
        value={reason}
        onChange={setReason}
        maxLength={LIMITS.reason}
      />
    </FormDialog>
  );
}

type WhereProps = {
  readonly rows: readonly OutlineRow[];
  readonly after: string;
  readonly onChange: (after: string) => void;
};

function Where({ rows, after, onChange }: WhereProps): ReactNode {
  const { t } = useI18n();
  const { names, facts, columns } = useTable();
  const lang = columns[0]?.lang;
  const words = (id: string): string => {
    const first = lang ? facts.of(id).get().cells[lang]?.first : '';
    return first ? `${names.label(id)} · ${first}` : names.label(id);
  };
  return (
    <Choice
      label={t('clause.moveTo.after')}
      value={after}
      onChange={onChange}
      options={[{ id: START, label: t('clause.moveTo.start') }, ...rows.map(({ id }) => ({ id, label: words(id) }))]}
    />
  );
}
