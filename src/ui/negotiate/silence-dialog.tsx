/**
 * Starting a silence procedure: until when, and on what. The day is chosen from a list, because the browser's own date
 * field knows neither the Solar Hijri year nor half of our languages; the hour is that of the summit's clock.
 */
import { type ReactNode, useMemo, useState } from 'react';
import { LIMITS } from '../../domain/command.ts';
import { formatDate } from '../../domain/date.ts';
import { decide } from '../../domain/decide.ts';
import { useI18n } from '../app/i18n.tsx';
import { useSummit } from '../app/summit-context.tsx';
import { useValue } from '../app/value.ts';
import { Choice, Field, FormDialog } from '../parts/field.tsx';
import { missingInWords, refusalInWords } from '../parts/refusal.ts';
import { useTable } from '../table/table-context.tsx';
import { leftInWords, useNegotiation } from './countdown.ts';
import { dayKey, daysFrom, instantAt, likelyDeadline, parseTime, timeLeft } from './deadline.ts';
import { DeadlineWords } from './deadline-words.tsx';

const ALL = '*';
const MINUTE = 60_000;

/** Which drafts a silence could start on, and why not on the others: by the rule itself, on one reading of the ground. */
function useReadiness(until: string): {
  readonly ready: readonly string[];
  readonly unready: readonly (readonly [clause: string, why: readonly string[]])[];
} {
  const i18n = useI18n();
  const { summit } = useSummit();
  const { room } = useTable();
  const negotiation = useNegotiation();
  const turn = useValue(negotiation.turn);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn says when the ground has changed
  return useMemo(() => {
    const rights = room.rights.get();
    const ground = negotiation.ground();
    const ready: string[] = [];
    const unready: (readonly [string, readonly string[]])[] = [];
    if (!rights) return { ready, unready };
    const circumstances = { now: new Date().toISOString(), seq: 0, newId: () => '' };
    for (const { id, status } of ground.clauses) {
      if (status !== 'draft') continue;
      const command = { id: '', type: 'silence.start', clause: id, until } as const;
      const verdict = decide(ground, { id: rights.member, ...rights }, command, circumstances);
      if (verdict.ok) ready.push(id);
      else {
        const { missing = [], reason } = verdict;
        const words = missing.map((each) =>
          each.kind === 'already' ? i18n.t('missing.silence') : missingInWords(i18n, summit, each),
        );
        unready.push([id, words.length > 0 ? words : [refusalInWords(i18n, summit, reason)]]);
      }
    }
    return { ready, unready };
  }, [room, negotiation, turn, until, i18n, summit]);
}

/** `clause`: what is offered first; null: every draft that is ready. */
export function SilenceDialog({ clause, onClose }: { clause: string | null; onClose: () => void }): ReactNode {
  const i18n = useI18n();
  const { t, lang, name } = i18n;
  const { summit } = useSummit();
  const { run, names } = useTable();
  const [now] = useState(() => Date.now());
  const [first] = useState(() => likelyDeadline(now, summit.timeZone));
  const [day, setDay] = useState(dayKey(first));
  const [time, setTime] = useState(i18n.digits(`${first.hour}:00`));
  const [scope, setScope] = useState(clause ?? ALL);
  const days = useMemo(() => daysFrom(now, summit.timeZone, LIMITS.silenceDays), [now, summit]);
  const chosen = days.find((each) => dayKey(each) === day);
  const clock = parseTime(time);
  const until = chosen && clock ? instantAt(summit.timeZone, chosen, clock) : null;
  const left = until === null ? null : Date.parse(until) - now;
  const error =
    clock === null
      ? t('silence.time.bad')
      : left !== null && left < MINUTE
        ? t('missing.deadline.past')
        : left !== null && left > LIMITS.silenceDays * 86_400_000
          ? t('missing.deadline.far', { days: LIMITS.silenceDays })
          : undefined;
  // While the deadline is being typed, readiness is judged with one that would do.
  const { ready, unready } = useReadiness(new Date(now + 24 * 60 * MINUTE).toISOString());
  const submit = async (): Promise<void> => {
    if (until === null || error) return;
    const draft = { type: 'silence.start', until, ...(scope === ALL ? {} : { clause: scope }) } as const;
    if (await run(draft, { text: t('silence.started') })) onClose();
  };
  return (
    <FormDialog
      title={t('silence.title')}
      submit={t('silence.submit')}
      onSubmit={() => void submit()}
      onClose={onClose}
      disabled={until === null || error !== undefined || (scope === ALL && ready.length === 0)}
    >
      <p className="muted">{t('silence.help')}</p>
      <Choice
        label={t('silence.scope')}
        value={scope}
        onChange={setScope}
        options={[
          ...(clause ? [{ id: clause, label: names.label(clause) }] : []),
          { id: ALL, label: t('silence.scope.all', { count: ready.length }) },
        ]}
      />
      <div className="deadline-fields">
        <Choice
          label={t('silence.day')}
          value={day}
          onChange={setDay}
          options={days.map((each) => ({ id: dayKey(each), label: formatDate(lang, each, 'long') }))}
        />
        <Field
          code
          required
          label={t('silence.time')}
          help={t('silence.time.help', { place: name(summit.place) || summit.timeZone })}
          value={time}
          onChange={setTime}
          error={error}
          maxLength={5}
        />
      </div>
      {until !== null && !error ? (
        <div aria-live="polite">
          <DeadlineWords until={until} />
          <p className="muted small">
            {t('silence.left', { left: leftInWords(i18n, timeLeft(Date.parse(until), now)) })}
          </p>
        </div>
      ) : null}
      {scope === ALL ? (
        <div className="readiness">
          <p>
            <b>{t('silence.ready', { count: ready.length })}</b> {i18n.list(ready.map(names.label))}
          </p>
          {unready.length > 0 ? (
            <>
              <p>
                <b>{t('silence.unready', { count: unready.length })}</b>
              </p>
              {/* A list that scrolls can be scrolled with the keyboard. */}
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
              <ul tabIndex={0} aria-label={t('silence.unready', { count: unready.length })}>
                {unready.map(([id, why]) => (
                  <li key={id}>
                    <b>{names.label(id)}</b>
                    {why.map((words) => (
                      <span key={words}>{words}</span>
                    ))}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
      ) : null}
    </FormDialog>
  );
}
