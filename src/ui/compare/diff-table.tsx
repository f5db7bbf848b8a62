/** The redline itself: a row per changed clause, unchanged ones folded, a line where a moved clause stood before. */
import { ArrowUpDown } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { ClauseChange, ClauseDiff, DeclarationDiff } from '../../diff/declaration.ts';
import { type Lang, language } from '../../domain/language.ts';
import { useI18n } from '../app/i18n.tsx';
import { as } from '../parts/roles.ts';
import { ChangeSign } from './change-signs.tsx';
import type { DiffNames } from './names.ts';
import { Redline } from './redline.tsx';
import { compareRows, wordCounts } from './rows.ts';

type Props = {
  readonly diff: DeclarationDiff;
  readonly kinds: ReadonlySet<ClauseChange>;
  readonly names: DiffNames;
  readonly columns: readonly Lang[];
  readonly current: string | null;
  readonly title: string;
  readonly onShow: (clause: string) => void;
};

export function DiffTable({ diff, kinds, names, columns, current, title, onShow }: Props): ReactNode {
  const { t } = useI18n();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => compareRows(diff, kinds, open), [diff, kinds, open]);
  const counts = useMemo(() => wordCounts(diff, columns), [diff, columns]);
  const flip = (id: string): void => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const span = columns.length + 1;
  const unchanged = rows.every(({ kind }) => kind === 'fold');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div className="grid" tabIndex={0} {...as('region', { 'aria-label': title })}>
      {unchanged ? <p className="same-note muted">{t('compare.same')}</p> : null}
      <div
        className="table"
        {...as('table', { 'aria-label': title })}
        style={{ '--cols': columns.length } as React.CSSProperties}
      >
        <div className="colhead" {...as('row')}>
          <div {...as('columnheader')}>{t('compare.head')}</div>
          {columns.map((lang) => (
            <div {...as('columnheader')} key={lang}>
              <span className="name" lang={lang} dir={language(lang).dir}>
                {language(lang).endonym}
              </span>
              <span className="grow" />
              <bdi className="num">
                {t('compare.words', { added: counts[lang]?.added ?? 0, removed: counts[lang]?.removed ?? 0 })}
              </bdi>
            </div>
          ))}
        </div>
        {rows.map((row) => {
          if (row.kind === 'clause') {
            return (
              <DiffRow
                key={row.clause.id}
                clause={row.clause}
                changed={row.changed}
                names={names}
                columns={columns}
                current={row.clause.id === current}
              />
            );
          }
          if (row.kind === 'fold') {
            const [first] = row.clauses;
            if (!first) return null;
            const shown = open.has(first.id);
            return (
              <div className="fold" {...as('row')} key={`fold-${first.id}`}>
                <div className="in" {...as('cell', { 'aria-colspan': span })}>
                  <span>{t('compare.folded', { count: row.clauses.length })}</span>
                  <button type="button" className="linklike" aria-expanded={shown} onClick={() => flip(first.id)}>
                    {t(shown ? 'compare.hide' : 'compare.show')}
                  </button>
                </div>
              </div>
            );
          }
          return (
            <div className="moved-away" {...as('row')} key={`left-${row.clause.id}`}>
              <div className="in" {...as('cell', { 'aria-colspan': span })}>
                <ArrowUpDown className="i s" aria-hidden />
                <span>{t('compare.movedAway', { clause: names.label(row.clause) })}</span>
                <button type="button" className="linklike" onClick={() => onShow(row.clause.id)}>
                  {t('compare.goThere')}
                </button>
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

type RowProps = {
  readonly clause: ClauseDiff;
  readonly changed: boolean;
  readonly names: DiffNames;
  readonly columns: readonly Lang[];
  readonly current: boolean;
};

function DiffRow({ clause, changed, names, columns, current }: RowProps): ReactNode {
  const { t } = useI18n();
  const { changes } = clause;
  const whole = changes.includes('withdrawn')
    ? 'withdrawn'
    : changes.includes('added') || changes.includes('restored')
      ? 'added'
      : null;
  const kind = whole ?? (changes.includes('moved') ? 'moved' : null);
  const was = names.was(clause);
  const heading = (clause.to ?? clause.from)?.kind === 'heading';
  const classes = ['row', kind ? `k-${kind}` : '', current ? 'cur' : '', heading ? 'head-row' : '']
    .filter(Boolean)
    .join(' ');
  return (
    <div className={classes} {...as('row', { 'aria-current': current ? 'true' : undefined })} id={`diff-${clause.id}`}>
      <div className="gut" {...as('rowheader')}>
        <div className="no">
          <b>{names.label(clause)}</b>
          {was ? <span className="was">{t('compare.was', { label: was })}</span> : null}
        </div>
        {changes.map((change) => (
          <div key={change}>
            <ChangeSign change={change} />
            {change === 'status' && clause.from && clause.to ? (
              <div className="was">
                {t('change.status.line', {
                  from: t(`status.${clause.from.status}`),
                  to: t(`status.${clause.to.status}`),
                })}
              </div>
            ) : null}
          </div>
        ))}
      </div>
      {columns.map((lang) => {
        const text = clause.texts[lang];
        return (
          <div className="cell" {...as('cell')} key={lang}>
            <Redline lang={lang} text={text} whole={whole} />
            {changed && whole === null && text?.kind === 'same' ? (
              <div className="foot muted">{t('compare.unchanged')}</div>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}
