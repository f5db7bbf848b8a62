/** Dialogs about one clause: adding beside it, moving it, changing kind or level, reopening it with a reason. */
import { type ReactNode, useState } from 'react';
import type { OutlineRow } from '../../client/view.ts';
import { CLAUSE_KINDS, type ClauseKind, isClauseKind, MAX_LEVEL } from '../../domain/clause/clause.ts';
import { LIMITS } from '../../domain/command.ts';
import { type ClauseDialog, useTable } from '../document/table-context.tsx';
import { Choice, Field, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { StatesDialog } from './states-dialog.tsx';

export type OpenDialog = { readonly dialog: ClauseDialog; readonly clause: string | null };
type Props = { readonly open: OpenDialog; readonly rows: readonly OutlineRow[]; readonly onClose: () => void };

export function ClauseDialogs({ open, rows, onClose }: Props): ReactNode {
  const row = rows.find(({ id }) => id === open.clause);
  if (open.dialog === 'add') return <AddClause after={row ?? null} onClose={onClose} />;
  if (!row) return null;
  if (open.dialog === 'move') return <MoveClause row={row} rows={rows} onClose={onClose} />;
  if (open.dialog === 'states') return <StatesDialog clause={row.id} onClose={onClose} />;
  if (open.dialog === 'correct') return <CorrectDialog clause={row.id} onClose={onClose} />;
  if (open.dialog === 'retype') return <RetypeClause row={row} onClose={onClose} />;
  return <ReopenClause row={row} onClose={onClose} />;
}

const KINDS = Object.keys(CLAUSE_KINDS) as ClauseKind[];

type KindProps = {
  readonly kind: ClauseKind;
  readonly level: number;
  readonly onChange: (kind: ClauseKind, level: number) => void;
};

function KindAndLevel({ kind, level, onChange }: KindProps): ReactNode {
  const { t, number } = useI18n();
  const levels = Array.from({ length: MAX_LEVEL + 1 }, (_, each) => each);
  return (
    <>
      <Choice
        label={t('clause.kind')}
        value={kind}
        onChange={(id) => onChange(isClauseKind(id) ? id : kind, level)}
        options={KINDS.map((id) => ({ id, label: t(`kind.${id}`) }))}
      />
      <Choice
        label={t('clause.level')}
        value={String(level)}
        onChange={(id) => onChange(kind, Number(id))}
        options={levels.map((each) => ({ id: String(each), label: number(each + 1) }))}
      />
    </>
  );
}

/** What is usually wanted after a clause: the same kind, but never a second title. */
const likelyAfter = (row: OutlineRow | null): ClauseKind => {
  if (!row) return 'title';
  return row.kind === 'title' ? 'recital' : row.kind === 'heading' ? 'paragraph' : row.kind;
};

function AddClause({ after, onClose }: { after: OutlineRow | null; onClose: () => void }): ReactNode {
  const { t } = useI18n();
  const { run, names } = useTable();
  const [kind, setKind] = useState(likelyAfter(after));
  const [level, setLevel] = useState(
    after?.kind === 'heading' ? Math.min(after.level + 1, MAX_LEVEL) : (after?.level ?? 0),
  );
  const submit = async (): Promise<void> => {
    const success = { text: t('clause.added', { clause: t(`kind.${kind}`) }) };
    if (await run({ type: 'clause.add', after: after?.id ?? null, kind, level }, success)) onClose();
  };
  return (
    <FormDialog
      title={after ? t('clause.add.title', { clause: names.label(after.id) }) : t('clause.add.first')}
      submit={t('clause.add.submit')}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <KindAndLevel
        kind={kind}
        level={level}
        onChange={(nextKind, nextLevel) => {
          setKind(nextKind);
          setLevel(nextLevel);
        }}
      />
    </FormDialog>
  );
}

function RetypeClause({ row, onClose }: { row: OutlineRow; onClose: () => void }): ReactNode {
  const { t } = useI18n();
  const { run, names } = useTable();
  const [kind, setKind] = useState(row.kind);
  const [level, setLevel] = useState(row.level);
  const submit = async (): Promise<void> => {
    if (await run({ type: 'clause.retype', clause: row.id, kind, level })) onClose();
  };
  return (
    <FormDialog
      title={t('clause.retype.title', { clause: names.label(row.id) })}
      submit={t('clause.retype.submit')}
      onSubmit={() => void submit()}
      onClose={onClose}
      disabled={kind === row.kind && level === row.level}
    >
      <KindAndLevel
        kind={kind}
        level={level}
        onChange={(nextKind, nextLevel) => {
          setKind(nextKind);
          setLevel(nextLevel);
        }}
      />
    </FormDialog>
  );
}

/** Stands for "before everything" in the list; no clause has this id. */
const START = '^';

function MoveClause({
  row,
  rows,
  onClose,
}: {
  row: OutlineRow;
  rows: readonly OutlineRow[];
  onClose: () => void;
}): ReactNode {
  const { t } = useI18n();
  const { run, names, facts, columns } = useTable();
  const lang = columns[0]?.lang;
  const at = rows.indexOf(row);
  const [after, setAfter] = useState(rows[at - 1]?.id ?? START);
  const words = (id: string): string => {
    const first = lang ? facts.of(id).get().cells[lang]?.first : '';
    return first ? `${names.label(id)} · ${first}` : names.label(id);
  };
  const submit = async (): Promise<void> => {
    const success = { text: t('clause.moved', { clause: names.label(row.id) }) };
    if (await run({ type: 'clause.move', clause: row.id, after: after === START ? null : after }, success)) onClose();
  };
  return (
    <FormDialog
      title={t('clause.moveTo.title', { clause: names.label(row.id) })}
      submit={t('clause.moveTo.submit')}
      onSubmit={() => void submit()}
      onClose={onClose}
      disabled={after === (rows[at - 1]?.id ?? START)}
    >
      <Choice
        label={t('clause.moveTo.after')}
        value={after}
        onChange={setAfter}
        options={[
          { id: START, label: t('clause.moveTo.start') },
          ...rows.filter(({ id }) => id !== row.id).map(({ id }) => ({ id, label: words(id) })),
        ]}
      />
    </FormDialog>
  );
}

function ReopenClause({ row, onClose }: { row: OutlineRow; onClose: () => void }): ReactNode {
  const { t } = useI18n();
  const { run, names } = useTable();
  const [reason, setReason] = useState('');
  const submit = async (): Promise<void> => {
    if (await run({ type: 'clause.reopen', clause: row.id, reason: reason.trim() })) onClose();
  };
  return (
    <FormDialog
      title={t('insp.reopen.title', { clause: names.label(row.id) })}
      submit={t('insp.reopen.submit')}
      onSubmit={() => void submit()}
      onClose={onClose}
      disabled={reason.trim() === ''}
    >
      <Field
        multiline
        required
        autoFocus
        label={t('insp.reopen.reason')}
        help={t('insp.reopen.help')}
        value={reason}
        onChange={setReason}
        maxLength={LIMITS.reason}
      />
    </FormDialog>
  );
}
