/**
 * A deadline in full: on the summit's clock and, where that shows another time, on the reader's own; with the other
 * calendar's date beside it where the language counts the Solar Hijri year.
 */
import type { ReactNode } from 'react';
import { countsSolar, formatDateBoth, formatDateTime, zonedParts } from '../../language/date.ts';
import { instantAt } from './deadline.ts';
import { useI18n } from './i18n.tsx';
import { useSummit } from './summit-context.tsx';

/** The zone of the computer. */
const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export function DeadlineWords({ until }: { until: string }): ReactNode {
  const { t, dateTime, name } = useI18n();
  const { summit } = useSummit();
  return (
    <div className="deadline-words">
      <p>{t('silence.until', { at: dateTime(until), place: name(summit.place) || summit.timeZone })}</p>
      <OtherClocks at={until} />
    </div>
  );
}

/** What calendar and clock of the reader make of a moment, where they differ from the summit's. */
export function OtherClocks({ at }: { at: string }): ReactNode {
  const { t, lang } = useI18n();
  const { summit } = useSummit();
  const own = ownZone();
  const parts = zonedParts(at, summit.timeZone);
  const isSameClock = instantAt(own, parts, parts) === at;
  return (
    <>
      {countsSolar(lang) ? <p className="muted small">{formatDateBoth(lang, parts)}</p> : null}
      {isSameClock ? null : <p className="muted small">{t('silence.own', { at: formatDateTime(lang, at, own) })}</p>}
    </>
  );
}
