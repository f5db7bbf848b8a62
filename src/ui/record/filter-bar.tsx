/** The filters of the log. Days are chosen as the browser asks for them, and said again in the reader's own calendar. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { OutlineRow } from '../../client/view.ts';
import type { Column } from '../../domain/clause/declaration.ts';
import { formatDate } from '../../language/date.ts';
import { language } from '../../language/language.ts';
import type { ClauseNames } from '../document/names.ts';
import { Choice, type Option } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { FILTERS, type Filter, type FilterName } from './filter.ts';
import { useRecordNames } from './record-names.ts';
import { commandWords } from './words.ts';

const KINDS = ['command', 'update', 'refused', 'create', 'bind', 'cleanup', 'checkpoint'] as const;
/** An id that no member, clause or column has. */
const ANY = '*';

type Props = {
  readonly filter: Filter;
  readonly rows: readonly OutlineRow[];
  readonly names: ClauseNames;
  readonly columns: readonly Column[];
  readonly onChange: (filter: Filter) => void;
};

export function FilterBar({ filter, rows, names, columns, onChange }: Props): ReactNode {
  const i18n = useI18n();
  const { t, name } = i18n;
  const { summit } = useSummit();
  const { delegation } = useRecordNames();
  const set = (key: FilterName, value: string): void => {
    const { [key]: _, ...rest } = filter;
    onChange(value === '' || value === ANY ? rest : { ...rest, [key]: value });
  };
  const choice = (key: Exclude<FilterName, 'from' | 'to' | 'type'>, options: readonly Option[]): ReactNode => (
    <Choice
      label={t(`record.filter.${key}`)}
      value={filter[key] ?? ANY}
      onChange={(id) => set(key, id)}
      options={[
        { id: ANY, label: t('record.filter.any') },
        ...options,
        // A link may name what is not in the list: it is shown as it stands.
        ...(filter[key] && !options.some(({ id }) => id === filter[key])
          ? [{ id: filter[key], label: filter[key] }]
          : []),
      ]}
    />
  );
  return (
    <search className="filters" aria-label={t('record.filters')}>
      {choice('member', [
        ...summit.members.map((member) => ({ id: member.id, label: member.name, detail: member.delegation ?? '' })),
        { id: 'server', label: t('record.program') },
      ])}
      {choice(
        'delegation',
        summit.delegations.map(({ id, names: called }) => ({ id, label: name(called) || id })),
      )}
      {choice(
        'clause',
        rows.map(({ id }) => ({ id, label: names.label(id) || id })),
      )}
      {choice(
        'language',
        columns.map(({ lang }) => ({ id: lang, label: language(lang).endonym, lang })),
      )}
      {choice(
        'kind',
        KINDS.map((kind) => ({ id: kind, label: t(`record.kind.${kind}`) })),
      )}
      <Day which="from" value={filter.from} onChange={(day) => set('from', day)} />
      <Day which="to" value={filter.to} onChange={(day) => set('to', day)} />
      {filter.type ? (
        <Button className="chip" onPress={() => set('type', '')}>
          {t('record.filter.type', { what: commandWords({ ...i18n, delegation }, filter.type) })}
          <X className="i s" aria-hidden />
        </Button>
      ) : null}
      {FILTERS.some((key) => filter[key]) ? (
        <Button className="btn sm line" onPress={() => onChange({})}>
          {t('record.filter.clear')}
        </Button>
      ) : null}
    </search>
  );
}

type DayProps = {
  readonly which: 'from' | 'to';
  readonly value: string | undefined;
  readonly onChange: (day: string) => void;
};

function Day({ which, value = '', onChange }: DayProps): ReactNode {
  const { t, lang } = useI18n();
  const [year = 0, month = 0, day = 0] = value.split('-').map(Number);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
  return (
    <label className="field day">
      <span>{t(`record.filter.${which}`)}</span>
      <input
        type="date"
        className="input"
        dir="ltr"
        value={isDay ? value : ''}
        onChange={(event) => onChange(event.target.value)}
      />
      {value ? <small className="muted">{isDay ? formatDate(lang, { year, month, day }, 'long') : value}</small> : null}
    </label>
  );
}
