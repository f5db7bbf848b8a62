/**
 * A deadline as two fields. The day is chosen from a list, because the browser's own date field knows neither the Solar Hijri year
 * nor half of our languages; the hour is that of the summit's clock.
 */
import { type ReactNode, useMemo, useState } from 'react';
import { LIMITS } from '../../domain/command.ts';
import { formatDate } from '../../language/date.ts';
import { dayKey, daysFrom, instantAt, leftInWords, likelyDeadline, parseTime, timeLeft } from './deadline.ts';
import { DeadlineWords } from './deadline-words.tsx';
import { Choice, Field } from './field.tsx';
import { useI18n } from './i18n.tsx';
import { useSummit } from './summit-context.tsx';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export type Deadline = {
  /** UTC, ISO 8601; null while the hour is none, or the deadline is none that could be set. */
  readonly until: string | null;
  readonly fields: ReactNode;
};

/** @param minHours the shortest that it may be from now on */
export function useDeadline(minHours: number): Deadline {
  const i18n = useI18n();
  const { t, lang, name } = i18n;
  const { summit } = useSummit();
  const [now] = useState(() => Date.now());
  // The hour is whole, and so is the day after the shortest one.
  const [first] = useState(() => likelyDeadline(minHours > 0 ? now + (minHours + 1) * HOUR : now, summit.timeZone));
  const [day, setDay] = useState(dayKey(first));
  const [time, setTime] = useState(i18n.digits(`${first.hour}:00`));
  const days = useMemo(() => daysFrom(now, summit.timeZone, LIMITS.silenceDays), [now, summit]);
  const chosen = days.find((each) => dayKey(each) === day);
  const clock = parseTime(time);
  const until = chosen && clock ? instantAt(summit.timeZone, chosen, clock) : null;
  const left = until === null ? null : Date.parse(until) - now;
  const error = ((): string | undefined => {
    if (clock === null) return t('silence.time.bad');
    if (left === null) return undefined;
    if (left < MINUTE) return t('missing.deadline.past');
    if (left > LIMITS.silenceDays * 24 * HOUR) return t('missing.deadline.far', { days: LIMITS.silenceDays });
    return left < minHours * HOUR - MINUTE ? t('missing.silence-too-short', { hours: minHours }) : undefined;
  })();
  return {
    until: error === undefined ? until : null,
    fields: (
      <>
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
      </>
    ),
  };
}
