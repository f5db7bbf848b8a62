/** The order of the States among the settings: the list, what it rests on, when it was settled, how the places to sign stand. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { dayOf, SIGNATURES } from '../../domain/instrument/instrument.ts';
import {
  byAlphabet,
  inOrder,
  isStatesOrder,
  listOf,
  type StatesOrder,
  usualOrder,
} from '../../domain/instrument/states-order.ts';
import { formatDate } from '../../language/date.ts';
import { isLang, language } from '../../language/language.ts';
import { useNames } from '../instrument/use-acts.ts';
import { Choice } from '../kit/field.tsx';
import { type I18n, useI18n } from '../kit/i18n.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { Ordered } from './ordered.tsx';
import { daysAround, type PartProps } from './settings.tsx';

/** An order is settled before the meeting at which it is needed. */
const BEFORE = 90;
const UNDECIDED = 'undecided';

const basisId = ({ basis }: StatesOrder): string => (typeof basis === 'string' ? basis : `alphabet-${basis.alphabet}`);

/** "settled on 3 November 2025", "Not settled yet: a proposal". */
export function orderState({ t, lang }: Pick<I18n, 't' | 'lang'>, { decidedAt = '' }: StatesOrder): string {
  const day = dayOf(decidedAt);
  return day ? t('signing.order.decidedAt', { date: formatDate(lang, day, 'long') }) : t('signing.order.undecided');
}

export function OrderFields({ setting, change, now }: PartProps & { readonly now: string }): ReactNode {
  const { t, lang } = useI18n();
  const { summit } = useSummit();
  const names = useNames();
  const { delegations } = summit;
  const { order } = setting;
  const places = (
    <Choice
      label={t('signing.places')}
      value={setting.signatures ?? 'beside'}
      onChange={(id) => change({ signatures: SIGNATURES.find((one) => one === id) ?? 'beside' })}
      options={SIGNATURES.map((id) => ({ id, label: t(`signing.places.${id}`) }))}
    />
  );
  const list = listOf(order);
  if (list === null) {
    const proposed = usualOrder(delegations.map(({ id }) => id));
    return (
      <>
        <p className="muted small">{t('signing.first.order')}</p>
        <Button className="btn sm line" onPress={() => change({ order: { list: proposed, basis: 'agreed' } })}>
          {t('signing.order.settle')}
        </Button>
        {places}
      </>
    );
  }
  // What a first edition forgot stands behind, as it was printed: the list that is saved is whole.
  const current: StatesOrder = isStatesOrder(order)
    ? order
    : { list: inOrder(order, delegations, lang), basis: 'agreed' };
  const put = (more: Partial<StatesOrder>): void => change({ order: { ...current, ...more } });
  const choose = (id: string): void => {
    const alphabet = id.startsWith('alphabet-') ? id.slice('alphabet-'.length) : '';
    if (isLang(alphabet)) put({ basis: { alphabet }, list: byAlphabet(delegations, alphabet), decidedAt: undefined });
    else put({ basis: id === 'host-first' ? 'host-first' : 'agreed' });
  };
  const decided = current.decidedAt ?? '';
  const days = [...new Set([now.slice(0, 10), ...daysAround(summit.days, decided, BEFORE)])];
  return (
    <>
      <div className="two-fields">
        <Choice
          label={t('signing.order.basis')}
          value={basisId(current)}
          onChange={choose}
          options={[
            ...(['agreed', 'host-first'] as const).map((id) => ({ id, label: t(`signing.order.basis.${id}`) })),
            ...setting.languages.map((each) => ({
              id: `alphabet-${each}`,
              label: t('signing.order.basis.alphabet', { language: language(each).endonym }),
            })),
          ]}
        />
        <Choice
          label={t('signing.order.decided')}
          value={decided === '' ? UNDECIDED : decided}
          onChange={(id) => put({ decidedAt: id === UNDECIDED ? undefined : id })}
          options={[
            { id: UNDECIDED, label: t('signing.order.undecided') },
            ...days.map((id) => {
              const day = dayOf(id);
              return { id, label: day ? formatDate(lang, day, 'long') : id };
            }),
          ]}
        />
      </div>
      <Ordered
        label={t('signing.setting.order')}
        chosen={current.list}
        all={current.list}
        name={names.party}
        fixed
        // A list that somebody moves is no alphabet any more, and nobody has settled it yet.
        onChange={(list) =>
          put({ list, decidedAt: undefined, basis: typeof current.basis === 'string' ? current.basis : 'agreed' })
        }
      />
      {places}
    </>
  );
}
