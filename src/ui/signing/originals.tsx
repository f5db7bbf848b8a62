/** The originals: whose, in which order the States stand in each, and what the settings say of all of them. */
import { ListChecks, Settings2 } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { Button } from 'react-aria-components';
import {
  agreedOrder,
  dayOf,
  type InstrumentSetting,
  originalsIn,
  originalsOf,
  type Party,
} from '../../domain/instrument/instrument.ts';
import { isSettled, isStatesOrder } from '../../domain/instrument/states-order.ts';
import { formatDateBoth } from '../../language/date.ts';
import { type Lang, language } from '../../language/language.ts';
import { useNames } from '../instrument/use-acts.ts';
import { useI18n } from '../kit/i18n.tsx';
import { Code } from '../kit/signs.tsx';
import { orderState } from './order-fields.tsx';

/** Codes side by side, the first one where reading begins in either direction. */
const inLine = (codes: readonly string[]): string => codes.map((code) => `\u2068${code}\u2069`).join(' · ');

type Props = {
  readonly setting: InstrumentSetting;
  readonly parties: readonly Party[];
  /** In whose alphabet the orders are shown: that of the sheet. */
  readonly lang: Lang;
  readonly holder: string | null;
  readonly onHolder: (holder: string | null) => void;
  readonly fixed: boolean;
  /** Whether the reader may change the settings. */
  readonly staff: boolean;
  readonly onSettings: () => void;
};

export function Originals({ setting, parties, lang, holder, onHolder, fixed, staff, onSettings }: Props): ReactNode {
  const i18n = useI18n();
  const { t, list, name } = i18n;
  const names = useNames();
  const own = useMemo(
    () => originalsOf(setting, parties).filter((one) => one.language === lang),
    [setting, parties, lang],
  );
  const day = dayOf(setting.date);
  const alternat = originalsIn(setting) === 'alternat';
  const { outcome } = setting;
  return (
    <nav className="originals" aria-label={t('signing.originals')}>
      <h2 className="top">
        <b>{t('signing.originals.count', { count: own.length })}</b>
        <span className="grow" />
        <span>{t(alternat ? 'signing.originals.each' : 'signing.originals.single')}</span>
      </h2>
      <ul className="holders">
        {own.map((original) => (
          <li key={original.holder ?? ''}>
            <button type="button" aria-pressed={original.holder === holder} onClick={() => onHolder(original.holder)}>
              <span className="holder-name">
                {original.holder ? <Code code={original.holder} /> : null}
                <b>{original.holder ? names.party(original.holder) : t('signing.originals.one')}</b>
              </span>
              <span className="holder-order">
                <ListChecks className="i s" aria-hidden />
                {original.order.map((id, index) => (
                  <span key={id} className={index === 0 ? 'first' : ''}>
                    {id}
                  </span>
                ))}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div className="originals-note">
        {alternat ? <p>{t('signing.alternat')}</p> : <p>{t('signing.single')}</p>}
        <p className="muted">
          {t(isSettled(setting.order) ? 'signing.order.agreed' : 'signing.setting.order')}{' '}
          {inLine(agreedOrder(setting, parties, lang))}
          {isStatesOrder(setting.order) ? ` (${orderState(i18n, setting.order)})` : null}
        </p>
        {setting.order === 'alphabetical' ? <p>{t('signing.first.order')}</p> : null}
        {outcome ? null : <p>{t('signing.first.outcome')}</p>}
        <dl>
          <Fact label={t('signing.setting.kind')}>{t(`signing.kind.${setting.kind}`)}</Fact>
          <Fact label={t('signing.setting.form')}>{t(`signing.form.${setting.form}`)}</Fact>
          {outcome ? (
            <>
              <Fact label={t('signing.outcome.nature')}>{t(`signing.outcome.nature.${outcome.nature}`)}</Fact>
              <Fact label={t('signing.outcome.act')}>{t(`signing.outcome.act.${outcome.act}`)}</Fact>
            </>
          ) : null}
          <Fact label={t('signing.setting.place')}>{name(setting.place) || t('signing.none')}</Fact>
          <Fact label={t('signing.setting.date')}>{day ? formatDateBoth(i18n.lang, day) : t('signing.none')}</Fact>
          <Fact label={t('signing.setting.languages')}>
            {list(setting.languages.map((each) => language(each).endonym))}
          </Fact>
        </dl>
        {fixed ? (
          <p className="muted">{t('signing.setting.fixed')}</p>
        ) : (
          <Button className="btn sm line" onPress={onSettings}>
            <Settings2 className="i s" aria-hidden />
            {t(staff ? 'signing.settings.change' : 'signing.settings.read')}
          </Button>
        )}
      </div>
    </nav>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }): ReactNode => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
