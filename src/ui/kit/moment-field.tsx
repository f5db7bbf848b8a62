/**
 * A moment on the summit's clock as a day from a list and an hour, with what the reader's own calendar and clock say below; or
 * none. What was typed and is no hour stays in the value as it was typed, so that it is seen and nothing is saved with it.
 */
import type { ReactNode } from 'react';
import { type CalendarDate, formatDate } from '../../language/date.ts';
import { dayAndTime, dayKey, isInstant, momentTyped } from './deadline.ts';
import { OtherClocks } from './deadline-words.tsx';
import { Choice, Field } from './field.tsx';
import { useI18n } from './i18n.tsx';
import { useSummit } from './summit-context.tsx';

type Props = {
  readonly label: string;
  /** What it is called to choose no moment. */
  readonly none: string;
  /** UTC, ISO 8601; "" for none. */
  readonly value: string;
  readonly days: readonly CalendarDate[];
  /** The hour that a newly chosen day begins with. */
  readonly hour: string;
  readonly onChange: (value: string) => void;
};

export function MomentField({ label, none, value, days, hour, onChange }: Props): ReactNode {
  const { t, lang, name, digits } = useI18n();
  const { summit } = useSummit();
  const typed = dayAndTime(summit.timeZone, value);
  const listed = days.map((each) => ({ id: dayKey(each), label: formatDate(lang, each, 'long') }));
  const beside = typed && !listed.some(({ id }) => id === typed.day) ? [{ id: typed.day, label: typed.day }] : [];
  const set = (day: string, time: string): void => onChange(momentTyped(summit.timeZone, day, time));
  return (
    <div>
      <div className="deadline-fields">
        <Choice
          label={label}
          value={typed?.day ?? ''}
          onChange={(day) => (day === '' ? onChange('') : set(day, typed?.time ?? hour))}
          options={[{ id: '', label: none }, ...beside, ...listed]}
        />
        {typed ? (
          <Field
            code
            required
            label={t('silence.time')}
            help={t('silence.time.help', { place: name(summit.place) || summit.timeZone })}
            value={digits(typed.time)}
            onChange={(time) => set(typed.day, time)}
            error={isInstant(value) ? undefined : t('silence.time.bad')}
            maxLength={5}
          />
        ) : null}
      </div>
      {isInstant(value) ? <OtherClocks at={value} /> : null}
    </div>
  );
}
