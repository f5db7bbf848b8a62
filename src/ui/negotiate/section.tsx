/** Silence and what else is under way on the current clause, in the inspector. */
import { Hourglass } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { OutlineRow } from '../../client/view.ts';
import type { SilenceRecord } from '../../domain/negotiation/record.ts';
import { hoursAfter } from '../../domain/negotiation/rules.ts';
import { useJudge } from '../document/clause-actions.ts';
import { useNegotiation, useSilence, useTimeLeft } from '../document/countdown.ts';
import { useTable } from '../document/table-context.tsx';
import { Act } from '../kit/act.tsx';
import { leftInWords } from '../kit/deadline.ts';
import { DeadlineWords } from '../kit/deadline-words.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { delegationName } from '../kit/refusal.ts';
import { useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { useMemberName } from './names.ts';
import { SilenceDialog } from './silence-dialog.tsx';

const HOUR = 3_600_000;

export function ProcedureSection({ row }: { readonly row: OutlineRow }): ReactNode {
  const { t, moment } = useI18n();
  const { run } = useTable();
  const judge = useJudge();
  const nameOf = useMemberName();
  // Judged anew when something was decided.
  const negotiation = useNegotiation();
  useValue(negotiation.turn);
  const silence = useSilence(row.id);
  const [asking, setAsking] = useState(false);
  const clause = row.id;
  const running = silence?.state === 'running';
  // One that the rules of procedure would not find too short.
  const soonest = Math.ceil(Date.now() / HOUR) * HOUR + HOUR;
  const until = hoursAfter(new Date(soonest).toISOString(), negotiation.rules.get().silenceMinHours);
  const start = running ? null : judge({ type: 'silence.start', clause, until });
  const cancel = running ? judge({ type: 'silence.cancel', clause }) : null;
  // Only a draft can be put under silence; where one cannot even become it, nothing is said of it.
  const offered = row.status === 'draft' ? start : null;
  const { reopened } = row;
  if (!silence && !offered && !reopened) return null;
  return (
    <section className="sect" aria-label={t('negotiate.section')}>
      <h2 className="h">
        <Hourglass className="i s" aria-hidden />
        {t('silence.title')}
      </h2>
      {silence ? running ? <Running row={row} silence={silence} /> : <Outcome row={row} silence={silence} /> : null}
      {offered || cancel ? (
        <div className="acts">
          {offered ? (
            <Act label={t('silence.start')} blocked={offered.blocked} onPress={() => setAsking(true)} />
          ) : null}
          {cancel ? (
            <Act
              label={t('silence.cancel')}
              blocked={cancel.blocked}
              onPress={() => void run({ type: 'silence.cancel', clause }, { text: t('silence.cancel.done') })}
            />
          ) : null}
        </div>
      ) : null}
      {reopened && row.status === 'draft' ? (
        <p className="small procedure-note">
          {t('reopened.why', { name: nameOf(reopened.member), at: moment(reopened.at), reason: reopened.reason })}
        </p>
      ) : null}
      {asking ? <SilenceDialog clause={clause} onClose={() => setAsking(false)} /> : null}
    </section>
  );
}

type Props = { readonly row: OutlineRow; readonly silence: SilenceRecord };

function Running({ row, silence }: Props): ReactNode {
  const i18n = useI18n();
  const { t, moment, list } = i18n;
  const { summit } = useSummit();
  const { room } = useTable();
  const { absent } = useNegotiation();
  const nameOf = useMemberName();
  const left = useTimeLeft(silence.until);
  const silent = room.outline
    .get()
    .parties.filter((party) => !absent.get()[party] && row.stances[party]?.digest !== silence.digest)
    .map((party) => delegationName(i18n, summit, party));
  return (
    <div className="procedure">
      <p className="silence-left">
        <b>{left.unit === 'over' ? t('silence.over') : t('silence.left', { left: leftInWords(i18n, left) })}</b>
      </p>
      <DeadlineWords until={silence.until} />
      <p className="muted small">
        {silent.length > 0 ? t('silence.silent', { list: list(silent) }) : t('silence.silent.none')}
      </p>
      <p className="muted small">{t('silence.by', { name: nameOf(silence.member), at: moment(silence.at) })}</p>
    </div>
  );
}

function Outcome({ row, silence }: Props): ReactNode {
  const i18n = useI18n();
  const { t, moment, list } = i18n;
  const { summit } = useSummit();
  const nameOf = useMemberName();
  const { state, brokenBy, ended, until } = silence;
  if (state === 'broken' && brokenBy) {
    const delegation = delegationName(i18n, summit, brokenBy.delegation);
    const words = { delegation, name: nameOf(brokenBy.member), at: moment(brokenBy.at) };
    return (
      <div className="procedure">
        <p>{t('silence.broken', { ...words, stance: t(`stance.${brokenBy.stance}`) })}</p>
        {brokenBy.note ? (
          <p className="muted small" dir="auto">
            {brokenBy.note}
          </p>
        ) : null}
      </div>
    );
  }
  if (state !== 'passed') return <p className="muted">{t('silence.cancelled', { at: moment(ended ?? silence.at) })}</p>;
  const silent = Object.entries(row.stances)
    .filter(([, record]) => record.silence && record.digest === silence.digest)
    .map(([party]) => delegationName(i18n, summit, party));
  return (
    <div className="procedure">
      <p>{t('silence.passed', { at: moment(until) })}</p>
      {silent.length > 0 ? <p className="muted small">{t('silence.passed.by', { list: list(silent) })}</p> : null}
    </div>
  );
}
