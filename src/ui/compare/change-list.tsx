/** The list of changed clauses, beside the comparison. */
import type { ReactNode } from 'react';
import type { ClauseDiff } from '../../domain/clause/difference.ts';
import { type Lang, language } from '../../language/language.ts';
import { useI18n } from '../kit/i18n.tsx';
import { ChangeSign } from './change-signs.tsx';
import type { DiffNames } from './names.ts';

type Props = {
  readonly changed: readonly ClauseDiff[];
  readonly all: number;
  readonly names: DiffNames;
  readonly current: string | null;
  readonly columns: readonly Lang[];
  readonly onShow: (clause: string) => void;
  /** Below the list. */
  readonly children?: ReactNode;
};

const FIRST_WORDS = 60;

export function ChangeList({ changed, all, names, current, columns, onShow, children }: Props): ReactNode {
  const { t, lang } = useI18n();
  const reading = columns.includes(lang) ? lang : columns[0];
  return (
    <nav className="clist" aria-label={t('compare.list')}>
      <div className="top">
        <span>{t('compare.changed', { count: changed.length, all })}</span>
        <span className="grow" />
        <kbd className="kbd">J</kbd>
        <kbd className="kbd">K</kbd>
      </div>
      <ol>
        {changed.map((clause) => {
          const was = names.was(clause);
          const [main] = clause.changes;
          const touched = columns.filter((each) => clause.texts[each] && clause.texts[each].kind !== 'same');
          const text =
            (reading &&
              clause.texts[reading]?.parts.map(({ op, text: words }) => (op === 'delete' ? '' : words)).join('')) ||
            '';
          return (
            <li key={clause.id} className={clause.id === current ? 'on' : ''}>
              <button
                type="button"
                onClick={() => onShow(clause.id)}
                {...(clause.id === current ? { 'aria-current': 'true' as const } : {})}
              >
                {main ? <ChangeSign change={main} bare /> : null}
                <span className="t">
                  {names.label(clause)} {was ? <span className="was">{t('compare.was', { label: was })}</span> : null}
                </span>
                <small {...(reading ? { lang: reading, dir: language(reading).dir } : {})}>
                  {text.slice(0, FIRST_WORDS)}
                </small>
                {touched.length > 0 ? <small className="mono">{touched.join(', ')}</small> : null}
              </button>
            </li>
          );
        })}
      </ol>
      {children}
    </nav>
  );
}
