/** A running silence in the head of its row: an hourglass and what is left, as the clock of the page says. */
import { Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSilence, useTimeLeft } from '../document/countdown.ts';
import { leftInWords } from '../kit/deadline.ts';
import { useI18n } from '../kit/i18n.tsx';

export function SilenceMark({ clause }: { clause: string }): ReactNode {
  const silence = useSilence(clause);
  return silence?.state === 'running' ? <Running until={silence.until} /> : null;
}

function Running({ until }: { until: string }): ReactNode {
  const i18n = useI18n();
  const { t, moment } = i18n;
  const left = leftInWords(i18n, useTimeLeft(until));
  const words = t('silence.mark', { at: moment(until), left });
  return (
    <div className="silence-mark" role="img" aria-label={words} title={words}>
      <Hourglass className="i s" aria-hidden />
      <span aria-hidden>{left}</span>
    </div>
  );
}
