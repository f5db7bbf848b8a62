/**
 * What stands above the table as long as it lasts: a silence that runs while one's own delegation has said nothing; and the
 * two procedures that are about the whole text, which the palette starts from anywhere.
 */
import { Hourglass } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { COMMANDS } from '../../domain/command.ts';
import type { SilenceRecord } from '../../domain/negotiation/record.ts';
import { useNegotiation, useTimeLeft } from '../document/countdown.ts';
import { useTable } from '../document/table-context.tsx';
import { type Action, useCommands } from '../kit/commands.tsx';
import { leftInWords } from '../kit/deadline.ts';
import { useI18n } from '../kit/i18n.tsx';
import { useValue } from '../kit/value.ts';
import { AbsenceDialog } from './absence-dialog.tsx';
import { SilenceDialog } from './silence-dialog.tsx';

export function ProcedureBars(): ReactNode {
  const { t } = useI18n();
  const { room } = useTable();
  const rights = useValue(room.rights);
  const [open, setOpen] = useState<'silence' | 'absence' | null>(null);
  const role = rights?.role;
  const actions = useMemo<readonly Action[]>(() => {
    if (!role) return [];
    const all: (Action & { readonly needs: 'silence.start' | 'party.absent' })[] = [
      { id: 'silence', label: t('silence.start'), needs: 'silence.start', run: () => setOpen('silence') },
      { id: 'absence', label: t('absent.open'), needs: 'party.absent', run: () => setOpen('absence') },
    ];
    return all.filter(({ needs }) => COMMANDS[needs].roles.includes(role));
  }, [role, t]);
  useCommands(actions);
  return (
    <>
      {rights?.delegation ? <OwnSilence delegation={rights.delegation} /> : null}
      {open === 'silence' ? <SilenceDialog clause={null} onClose={() => setOpen(null)} /> : null}
      {open === 'absence' ? <AbsenceDialog onClose={() => setOpen(null)} /> : null}
    </>
  );
}

type Running = { readonly clause: string; readonly silence: SilenceRecord };

function OwnSilence({ delegation }: { delegation: string }): ReactNode {
  const { room } = useTable();
  const negotiation = useNegotiation();
  const silences = useValue(negotiation.silences);
  const absent = useValue(negotiation.absent);
  const { rows, parties } = useValue(room.outline);
  const open = useMemo(
    () =>
      rows
        .flatMap(({ id, stances }): Running[] => {
          const silence = silences.get(id);
          const spoke = stances[delegation]?.digest === silence?.digest;
          return silence?.state === 'running' && !spoke ? [{ clause: id, silence }] : [];
        })
        .sort((a, b) => Date.parse(a.silence.until) - Date.parse(b.silence.until)),
    [rows, silences, delegation],
  );
  const [first] = open;
  if (!first || absent[delegation] || !parties.includes(delegation)) return null;
  return <SilenceBar first={first} count={open.length} />;
}

function SilenceBar({ first: { clause, silence }, count }: { first: Running; count: number }): ReactNode {
  const i18n = useI18n();
  const { t, moment } = i18n;
  const { names, goTo, openInspector } = useTable();
  const left = leftInWords(i18n, useTimeLeft(silence.until));
  const label = names.label(clause);
  const at = moment(silence.until);
  return (
    <div className="note-bar warn silence-bar">
      <Hourglass className="i" aria-hidden />
      <span>
        <b className="strong">
          {count === 1 ? t('silence.bar', { clause: label, at }) : t('silence.bars', { count, at })}{' '}
        </b>
        {t('silence.bar.text')}
      </span>
      {/* It counts; whoever listens is told once that it runs. */}
      <span className="tag" aria-live="off">
        {left}
      </span>
      <span className="grow" />
      <Button
        className="btn sm line"
        onPress={() => {
          openInspector();
          goTo(clause);
        }}
      >
        {t('silence.go', { clause: label })}
      </Button>
    </div>
  );
}
