/** When the text is open for signature, what closes it, and whether its pages have boxes for initials. */
import type { ReactNode } from 'react';
import type { InstrumentSetting } from '../../domain/instrument.ts';
import { useI18n } from '../app/i18n.tsx';
import { Choice, Field } from '../parts/field.tsx';
import type { PartProps } from './settings.tsx';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/;
export const isInstant = (text: string): boolean => INSTANT.test(text) && !Number.isNaN(Date.parse(text));

/** The settings without fields that were left empty: an empty window is none. */
export function settled({ window, ...setting }: InstrumentSetting): InstrumentSetting {
  if (!window || window.opens.trim() === '') return setting;
  const { until, ...rest } = window;
  return { ...setting, window: { ...rest, ...(until?.trim() ? { until } : {}) } };
}

export function WindowFields({ setting, change, parties }: PartProps & { readonly parties: number }): ReactNode {
  const { t, digits } = useI18n();
  const { window, closes = 'all' } = setting;
  const { opens = '', until = '' } = window ?? {};
  const bad = (text: string): string | undefined =>
    text === '' || isInstant(text) ? undefined : t('signatories.window.help');
  const counts = Array.from({ length: Math.max(0, parties - 1) }, (_, at) => at + 1);
  return (
    <>
      <div className="two-fields">
        <Field
          code
          label={t('signatories.window.opens')}
          help={t('signatories.window.help')}
          value={opens}
          error={bad(opens)}
          onChange={(text) => change({ window: { ...window, opens: text } })}
          maxLength={24}
        />
        <Field
          code
          label={t('signatories.window.until')}
          value={until}
          error={bad(until)}
          onChange={(text) => change({ window: { ...window, opens, until: text } })}
          maxLength={24}
        />
      </div>
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
