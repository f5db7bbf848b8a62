/** What of a comparison is looked at: kinds of change, whose changes, columns; and the way from change to change. */
import { ChevronDown, ChevronUp, Rows3 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Group, ToggleButton } from 'react-aria-components';
import type { ClauseChange } from '../../domain/clause/difference.ts';
import { type Lang, language } from '../../language/language.ts';
import { useI18n } from '../kit/i18n.tsx';
import { CHANGE_ORDER, ChangeSign } from './change-signs.tsx';

/** Stands for secretariat and legal staff among the delegations. */
const OFFICES = 'SEC';

type Props = {
  /** How many clauses show each kind. */
  readonly counts: { readonly [change in ClauseChange]: number };
  readonly off: ReadonlySet<ClauseChange>;
  readonly onOff: (off: ReadonlySet<ClauseChange>) => void;
  /** Null stands for the offices. */
  readonly delegations: readonly (string | null)[];
  /** Undefined: all. */
  readonly whose: string | null | undefined;
  readonly onWhose: (code: string | null | undefined) => void;
  readonly all: readonly Lang[];
  readonly columns: readonly Lang[];
  readonly hidden: ReadonlySet<Lang>;
  readonly onHidden: (hidden: ReadonlySet<Lang>) => void;
  readonly unfolded: boolean;
  readonly onUnfolded: (on: boolean) => void;
  readonly at: number;
  readonly changed: number;
  readonly onStep: (by: -1 | 1) => void;
};

function toggled<T>(set: ReadonlySet<T>, value: T, add: boolean): ReadonlySet<T> {
  const next = new Set(set);
  if (add) next.add(value);
  else next.delete(value);
  return next;
}

export function NarrowingBar(props: Props): ReactNode {
  const { t, number } = useI18n();
  const { counts, off, delegations, whose, all, columns, hidden, unfolded, at, changed, onStep } = props;
  return (
    <section className="tool chips-bar" aria-label={t('tools.label')}>
      <Group className="chips" aria-label={t('compare.filters')}>
        {CHANGE_ORDER.filter((change) => counts[change] > 0 || off.has(change)).map((change) => (
          <ToggleButton
            key={change}
            className="chip"
            isSelected={!off.has(change)}
            onChange={(on) => props.onOff(toggled(off, change, !on))}
          >
            <ChangeSign change={change} />
            <b>{number(counts[change])}</b>
          </ToggleButton>
        ))}
      </Group>
      <span className="grow" />
      {delegations.length > 1 ? (
        <Group className="seg whose" aria-label={t('changes.whose')}>
          <ToggleButton isSelected={whose === undefined} onChange={() => props.onWhose(undefined)}>
            {t('changes.whose.all')}
          </ToggleButton>
          {delegations.map((code) => (
            <ToggleButton
              key={code}
              isSelected={whose === code}
              onChange={(on) => props.onWhose(on ? code : undefined)}
            >
              {code ?? OFFICES}
            </ToggleButton>
          ))}
        </Group>
      ) : null}
      {all.length > 0 ? (
        <>
          <Group className="seg" aria-label={t('tools.columns')}>
            {all.map((lang) => (
              <ToggleButton
                key={lang}
                className={hidden.has(lang) ? 'off' : ''}
                isSelected={!hidden.has(lang)}
                onChange={(on) => props.onHidden(columns.length === 1 && !on ? hidden : toggled(hidden, lang, !on))}
              >
                <span aria-hidden>{lang}</span>
                <span className="sr" lang={lang}>
                  {language(lang).endonym}
                </span>
              </ToggleButton>
            ))}
          </Group>
          <ToggleButton className="btn sm line" isSelected={unfolded} onChange={props.onUnfolded}>
            <Rows3 className="i s" aria-hidden />
            {t(unfolded ? 'changes.fold' : 'changes.unfold')}
          </ToggleButton>
        </>
      ) : null}
      <span className="seg">
        <Button aria-label={t('compare.previous')} isDisabled={changed === 0} onPress={() => onStep(-1)}>
          <ChevronUp className="i s" aria-hidden />
        </Button>
        <Button aria-label={t('compare.next')} isDisabled={changed === 0} onPress={() => onStep(1)}>
          <ChevronDown className="i s" aria-hidden />
          {at > 0 ? <span className="num">{t('compare.position', { at, count: changed })}</span> : null}
        </Button>
      </span>
    </section>
  );
}
