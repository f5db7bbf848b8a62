/**
 * Who counts for decisions. A delegation says of itself that it is absent; the chair announces it of another, with a reason that all
 * can read, as the rules of procedure have it. What follows for the papers is said before it happens.
 */
import { type ReactNode, useState } from 'react';
import { Button, Heading } from 'react-aria-components';
import { LIMITS } from '../../domain/command.ts';
import type { AbsenceRecord, AnnouncedAbsence } from '../../domain/negotiation/record.ts';
import { useJudge } from '../document/clause-actions.ts';
import { useNegotiation } from '../document/countdown.ts';
import { useTable } from '../document/table-context.tsx';
import { Act } from '../kit/act.tsx';
import { Field, Sheet } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { RefusedHere } from '../kit/notices.tsx';
import { delegationName } from '../kit/refusal.ts';
import { Code } from '../kit/signs.tsx';
import { useByPlace } from '../kit/states-order.ts';
import { useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { AbsenceConsequences } from './absence-consequences.tsx';
import { useMemberName } from './names.ts';

export function AbsenceDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useI18n();
  const { room } = useTable();
  const negotiation = useNegotiation();
  const rules = useValue(negotiation.rules);
  const absent = useValue(negotiation.absent);
  const announced = useValue(negotiation.announced);
  const parties = [...useValue(room.outline).parties].sort(useByPlace());
  const rights = room.rights.get();
  const own = rights?.role === 'negotiator' ? rights.delegation : undefined;
  const { afterHours, objectWithinHours, by } = rules.absence;
  return (
    <Sheet onClose={onClose}>
      <div className="dialog-form">
        <Heading slot="title">{t('absent.title')}</Heading>
        <div className="dialog-body">
          <p className="muted">{t('absent.help')}</p>
          {own === undefined && by === 'chair' && afterHours > 0 ? (
            <p className="muted">{t('absent.help.hours', { hours: afterHours })}</p>
          ) : null}
          {objectWithinHours > 0 ? (
            <p className="muted">{t('absent.back.objects', { hours: objectWithinHours })}</p>
          ) : null}
          <ul className="absence">
            {parties.map((delegation) => (
              <Delegation
                key={delegation}
                delegation={delegation}
                absent={absent[delegation]}
                announced={announced[delegation]}
                isMine={own === undefined || own === delegation}
              />
            ))}
          </ul>
          <RefusedHere />
        </div>
        <div className="dialog-foot">
          <Button className="btn" onPress={onClose}>
            {t('app.close')}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

type LineProps = {
  readonly delegation: string;
  readonly absent: AbsenceRecord | undefined;
  readonly announced: AnnouncedAbsence | undefined;
  /** May the reader say anything of it? */
  readonly isMine: boolean;
};

function Delegation({ delegation, absent, announced, isMine }: LineProps): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const { summit } = useSummit();
  const { run } = useTable();
  const judge = useJudge();
  const [asked, setAsked] = useState(false);
  const words = { delegation: delegationName(i18n, summit, delegation) };
  const back = { type: 'party.present', delegation } as const;
  const present = (
    <Act
      label={t(absent ? 'absent.back' : 'absent.call-off')}
      blocked={judge(back)?.blocked}
      onPress={() => void run(back, { text: t('absent.back.done', words) })}
    />
  );
  const away = judge({ type: 'party.absent', delegation, reason: '…' });
  return (
    <li>
      <Code code={delegation} />
      <span>{words.delegation}</span>
      {isMine ? (
        <span className="acts">
          {absent || announced ? present : null}
          {absent || asked ? null : (
            <Act
              label={t(
                announced ? 'absent.confirm' : summit.me.delegation === delegation ? 'absent.own' : 'absent.mark',
              )}
              blocked={away?.blocked}
              onPress={() => setAsked(true)}
            />
          )}
        </span>
      ) : null}
      <Record absent={absent} announced={announced} />
      {asked && !absent ? (
        <Reason delegation={delegation} announced={announced} onDone={() => setAsked(false)} />
      ) : null}
    </li>
  );
}

function Record({ absent, announced }: Pick<LineProps, 'absent' | 'announced'>): ReactNode {
  const { t, moment } = useI18n();
  const nameOf = useMemberName();
  const record = absent ?? announced;
  if (!record) return null;
  const words = { reason: record.reason, name: nameOf(record.member), at: moment(record.at) };
  return (
    <small className="muted" dir="auto">
      {absent || !announced
        ? t('absent.since', words)
        : t('absent.announced.since', { ...words, from: moment(announced.from) })}
    </small>
  );
}

type ReasonProps = Pick<LineProps, 'delegation' | 'announced'> & { readonly onDone: () => void };

function Reason({ delegation, announced, onDone }: ReasonProps): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const { summit } = useSummit();
  const { room, run } = useTable();
  const [reason, setReason] = useState(announced?.reason ?? '');
  const { afterHours } = useValue(useNegotiation().rules).absence;
  const words = { delegation: delegationName(i18n, summit, delegation) };
  const isAnnouncement = room.rights.get()?.role === 'secretariat' && afterHours > 0 && !announced;
  const mark = async (): Promise<void> => {
    const draft = { type: 'party.absent', delegation, reason: reason.trim() } as const;
    if (await run(draft, { text: t(isAnnouncement ? 'absent.announced' : 'absent.done', words) })) onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim()) void mark();
      }}
    >
      <AbsenceConsequences delegation={delegation} />
      <Field
        required
        autoFocus
        label={t('absent.reason')}
        value={reason}
        onChange={setReason}
        maxLength={LIMITS.reason}
      />
      <Button className="btn fill sm" type="submit" isDisabled={reason.trim() === ''}>
        {t(isAnnouncement ? 'absent.announce.submit' : 'absent.mark.submit')}
      </Button>
    </form>
  );
}
