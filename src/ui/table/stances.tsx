/** The stances on a clause, and recording one's own: on exactly the text that stands there now. */
import type { ReactNode } from 'react';
import type { OutlineRow } from '../../client/view.ts';
import { STANCES, type Stance } from '../../domain/clause/clause.ts';
import { LIMITS } from '../../domain/command.ts';
import type { Judge } from '../document/clause-actions.ts';
import { useNegotiation, useSilence } from '../document/countdown.ts';
import { keptOf, NOTHING } from '../document/kept-comments.ts';
import { useTable } from '../document/table-context.tsx';
import { useWaiting, WaitingLines } from '../document/waiting.tsx';
import { Act } from '../kit/act.tsx';
import { Field } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { delegationName } from '../kit/refusal.ts';
import { Code, StanceSign } from '../kit/signs.tsx';
import { useByPlace } from '../kit/states-order.ts';
import { useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { AbsenceAct, AbsenceLine } from '../negotiate/absence.tsx';
import { LapsedDifference } from '../negotiate/lapsed.tsx';
import { stanceOf } from './row.tsx';

type Props = { readonly row: OutlineRow; readonly lapsed: readonly string[]; readonly judge: Judge };

export function StanceSection({ row, lapsed, judge }: Props): ReactNode {
  const { t, moment } = useI18n();
  const { room } = useTable();
  const parties = [...room.outline.get().parties].sort(useByPlace());
  const own = room.rights.get()?.delegation;
  const absent = useValue(useNegotiation().absent);
  const waiting = useWaiting(row.id).filter(({ command }) => command.type === 'stance.record');
  const counting = parties.filter((party) => !absent[party]);
  const agree = counting.filter((party) => stanceOf(row, lapsed, party) === 'agree').length;
  return (
    <section className="sect">
      <h2 className="h">
        {t('insp.stances')}
        <span className="count">{t('insp.stances.count', { agree, all: counting.length })}</span>
        {counting.length < parties.length ? (
          <span className="tag">{t('absent.count', { count: parties.length - counting.length })}</span>
        ) : null}
      </h2>
      <div className="kv">
        {parties.map((party) => {
          const stance = stanceOf(row, lapsed, party);
          const record = row.stances[party];
          return (
            <div key={party} className={absent[party] ? 'kv-row absent' : 'kv-row'}>
              <Code code={party} />
              <StanceSign
                stance={stance}
                words={t(`stance.${stance}`) + (record?.silence ? ` (${t('stance.silence')})` : '')}
              />
              {record && stance === 'lapsed' ? (
                <span className="note">
                  {t('stance.lapsed.was', { stance: t(`stance.${record.stance}`), at: moment(record.at) })}
                  <LapsedDifference row={row} record={record} />
                </span>
              ) : null}
              {party === own && waiting.length > 0 ? (
                <span className="note">
                  <WaitingLines items={waiting} />
                </span>
              ) : null}
              <AbsenceLine record={absent[party]} />
              {record?.note ? (
                <span className="note" dir="auto">
                  {record.note}
                </span>
              ) : null}
            </div>
          );
        })}
      </div>
      <AbsenceAct />
      {own && parties.includes(own) ? <OwnStance row={row} own={own} lapsed={lapsed} judge={judge} /> : null}
    </section>
  );
}

/** Where the note lies among what is being written about a clause; no comment has such an id. */
const STANCE = 'stance';

function OwnStance({ row, own, lapsed, judge }: Props & { own: string }): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const { summit } = useSummit();
  const { room, run } = useTable();
  // Kept for its clause: whoever looks at another one in between, or loads the page again, goes on with it.
  const kept = keptOf(room, summit.me.id).of({ clause: row.id, thread: STANCE });
  const { text: note } = useValue(kept);
  const present = stanceOf(row, lapsed, own);
  const silence = useSilence(row.id);
  const draftOf = (stance: Stance | 'none') =>
    ({
      type: 'stance.record',
      clause: row.id,
      stance,
      // Looked up at the press.
      seen: '',
      ...(note.trim() && stance !== 'none' ? { note: note.trim() } : {}),
    }) as const;
  // A note that comes after the stance goes with it once more.
  const given = STANCES.find((stance) => stance === present);
  const choices: readonly (Stance | 'none')[] = present === 'none' ? STANCES : [...STANCES, 'none'];
  const judged = judge(draftOf('agree'));
  if (!judged) return null;
  const record = (stance: Stance | 'none'): void => {
    const draft = draftOf(stance);
    void run(draft, { text: t('insp.stance.recorded') }).then((done) => {
      // What was written after the press has not been sent.
      if (done && 'note' in draft && kept.get().text.trim() === draft.note) kept.set(NOTHING);
    });
  };
  return (
    <fieldset className="own-stance">
      <legend>{t('insp.stance.record', { delegation: delegationName(i18n, summit, own) })}</legend>
      <Field
        label={t('insp.stance.note')}
        value={note}
        onChange={(text) => kept.set({ ...NOTHING, text })}
        maxLength={LIMITS.note}
      />
      <div className="acts">
        {choices.map((stance) => (
          <Act
            key={stance}
            pressed={present === stance}
            label={
              stance === 'none' ? (
                t('insp.stance.withdraw')
              ) : (
                <StanceSign stance={stance} words={t(`stance.${stance}`)} />
              )
            }
            blocked={judged.blocked}
            onPress={() => record(stance)}
          />
        ))}
        {given && note.trim() ? (
          <Act
            fill
            label={t('insp.stance.note.add', { stance: t(`stance.${given}`) })}
            blocked={judged.blocked}
            onPress={() => record(given)}
          />
        ) : null}
      </div>
      {silence?.state === 'running' ? <p className="muted small">{t('silence.hint')}</p> : null}
    </fieldset>
  );
}
