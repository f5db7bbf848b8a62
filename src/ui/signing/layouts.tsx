/** How the pages look, for all originals and for holders who want theirs otherwise; no layout changes a word. */
import type { ReactNode } from 'react';
import {
  DEFAULT_LAYOUT,
  holdersOf,
  type InstrumentSetting,
  type Layout,
  originalsIn,
  type Party,
} from '../../domain/instrument/instrument.ts';
import { useNames } from '../instrument/use-acts.ts';
import { Choice } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { Code } from '../kit/signs.tsx';

const MARGINS = [15, 20, 25, 30, 35, 40] as const;
const SIZES = [10, 11, 12, 13, 14, 16] as const;
/** The key of everybody who has no own layout. */
const REST = '';

type Props = {
  readonly setting: InstrumentSetting;
  readonly parties: readonly Party[];
  readonly onChange: (layouts: InstrumentSetting['layouts']) => void;
};

export function Layouts({ setting, parties, onChange }: Props): ReactNode {
  const { t } = useI18n();
  const names = useNames();
  const { layouts } = setting;
  const holders = originalsIn(setting) === 'single' ? [] : holdersOf(setting, parties);
  const rest = layouts[REST] ?? DEFAULT_LAYOUT;
  const put = (holder: string, layout: Layout): void => onChange({ ...layouts, [holder]: layout });
  const drop = (holder: string): void =>
    onChange(Object.fromEntries(Object.entries(layouts).filter(([key]) => key !== holder)));
  return (
    <details className="layouts">
      <summary>{t('signing.layout')}</summary>
      <p className="muted small">{t('signing.layout.help')}</p>
      <ul>
        <li>
          <span>{t(holders.length === 0 ? 'signing.originals.one' : 'signing.layout.rest')}</span>
          <LayoutFields of={t('signing.layout.rest')} layout={rest} onChange={(layout) => put(REST, layout)} />
        </li>
        {holders.map((holder) => {
          const own = layouts[holder];
          return (
            <li key={holder}>
              <label>
                <input
                  type="checkbox"
                  checked={own !== undefined}
                  onChange={(event) => (event.target.checked ? put(holder, rest) : drop(holder))}
                />{' '}
                <Code code={holder} /> {names.party(holder)}
              </label>
              {own ? (
                <LayoutFields of={names.party(holder)} layout={own} onChange={(layout) => put(holder, layout)} />
              ) : null}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

type FieldsProps = { readonly of: string; readonly layout: Layout; readonly onChange: (layout: Layout) => void };

/** A value from elsewhere stays among the choices. */
const withOwn = (values: readonly number[], own: number): readonly number[] =>
  values.includes(own) ? values : [...values, own].sort((a, b) => a - b);

function LayoutFields({ of, layout, onChange }: FieldsProps): ReactNode {
  const { t } = useI18n();
  return (
    <span className="layout-fields">
      <Choice
        quiet
        label={`${t('signing.layout.paper')}, ${of}`}
        value={layout.paper}
        onChange={(id) => onChange({ ...layout, paper: id === 'letter' ? 'letter' : 'a4' })}
        options={(['a4', 'letter'] as const).map((id) => ({ id, label: t(`signing.layout.${id}`) }))}
      />
      <Choice
        quiet
        label={`${t('signing.layout.margin')}, ${of}`}
        value={String(layout.margin)}
        onChange={(id) => onChange({ ...layout, margin: Number(id) })}
        options={withOwn(MARGINS, layout.margin).map((value) => ({
          id: String(value),
          label: t('signing.layout.mm', { value }),
        }))}
      />
      <Choice
        quiet
        label={`${t('signing.layout.size')}, ${of}`}
        value={String(layout.size)}
        onChange={(id) => onChange({ ...layout, size: Number(id) })}
        options={withOwn(SIZES, layout.size).map((value) => ({
          id: String(value),
          label: t('signing.layout.pt', { value }),
        }))}
      />
    </span>
  );
}
