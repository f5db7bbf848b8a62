/** When the text is open for signature, what closes it, and whether its pages have boxes for initials. */
import { type ReactNode, useMemo } from 'react';
import type { InstrumentSetting } from '../../domain/instrument/instrument.ts';
import { daysFrom, isInstant } from '../kit/deadline.ts';
import { Choice } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { MomentField } from '../kit/moment-field.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import type { PartProps } from './settings.tsx';

/** The settings without fields that were left empty: an empty window is none. */
export function settled({ window, ...setting }: InstrumentSetting): InstrumentSetting {
  if (!window || window.opens.trim() === '') return setting;
  const { until, ...rest } = window;
  return { ...setting, window: { ...rest, ...(until?.trim() ? { until } : {}) } };
}

/** Is every moment that was chosen one? */
export const windowFits = ({ window }: Pick<InstrumentSetting, 'window'>): boolean =>
  [window?.opens, window?.until].every((text) => !text || isInstant(text));

type Props = PartProps & { readonly parties: number; readonly now: string };

/** A treaty may lie open for a year. */
const DAYS = 400;

/** The summit's first day, or today where the meeting is long since. */
const firstDay = (first: string | undefined, now: string): number =>
  Math.min(Date.parse(`${first ?? now.slice(0, 10)}T12:00:00Z`), Date.parse(now));

export function WindowFields({ setting, change, parties, now }: Props): ReactNode {
  const { t, digits } = useI18n();
  const { summit } = useSummit();
  const { window, closes = 'all' } = setting;
  const { opens = '', until = '' } = window ?? {};
  const days = useMemo(() => daysFrom(firstDay(summit.days[0], now), summit.timeZone, DAYS), [summit, now]);
  const counts = Array.from({ length: Math.max(0, parties - 1) }, (_, at) => at + 1);
  return (
    <>
      <MomentField
        label={t('signatories.window.opens')}
        none={t('signatories.window.always')}
        value={opens}
        days={days}
        hour="09:00"
        onChange={(text) => change({ window: text === '' ? (undefined as never) : { ...window, opens: text } })}
      />
      {opens === '' ? null : (
        <MomentField
          label={t('signatories.window.until')}
          none={t('signatories.window.endless')}
          value={until}
          days={days}
          hour="18:00"
          onChange={(text) => change({ window: { ...window, opens, until: text } })}
        />
      )}
      <div className="two-fields">
        <Choice
          label={t('signatories.closes')}
          value={typeof closes === 'object' ? String(closes.threshold) : closes}
          onChange={(id) => change({ closes: id === 'all' || id === 'date' ? id : { threshold: Number(id) } })}
          options={[
            ...(['all', 'date'] as const).map((id) => ({ id, label: t(`signatories.closes.${id}`) })),
            ...counts.map((count) => ({
              id: String(count),
              label: t('signatories.closes.threshold', { count: digits(String(count)) }),
            })),
          ]}
        />
        <Choice
          label={t('signatories.boxes')}
          value={setting.initials ? 'yes' : 'no'}
          onChange={(id) => change({ initials: id === 'yes' ? true : (undefined as never) })}
          options={(['no', 'yes'] as const).map((id) => ({ id, label: t(`signatories.boxes.${id}`) }))}
        />
      </div>
    </>
  );
}
