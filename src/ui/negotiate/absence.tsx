/** Absence in the list of stances: why a delegation does not count, and, for the secretariat, the way to change it. */
import { type ReactNode, useState } from 'react';
import { COMMANDS } from '../../domain/command.ts';
import type { AbsenceRecord } from '../../domain/negotiation/record.ts';
import { useTable } from '../document/table-context.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { AbsenceDialog } from './absence-dialog.tsx';
import { useMemberName } from './names.ts';

export function AbsenceLine({ record }: { record: AbsenceRecord | undefined }): ReactNode {
  const { t, moment } = useI18n();
  const nameOf = useMemberName();
  if (!record) return null;
  const { reason, member, at } = record;
  return (
    <span className="note" dir="auto">
      {t('absent.since', { reason, name: nameOf(member), at: moment(at) })}
    </span>
  );
}

export function AbsenceAct(): ReactNode {
  const { t } = useI18n();
  const { room } = useTable();
  const [open, setOpen] = useState(false);
  const rights = room.rights.get();
  if (!rights || !COMMANDS['party.absent'].roles.includes(rights.role)) return null;
  // A delegation that takes no part says nothing of its presence.
  if (rights.role === 'negotiator' && !room.outline.get().parties.includes(rights.delegation ?? '')) return null;
  return (
    <div className="acts">
      <button type="button" className="btn sm line" onClick={() => setOpen(true)}>
        {t('absent.open')}
      </button>
      {open ? <AbsenceDialog onClose={() => setOpen(false)} /> : null}
    </div>
  );
}
