/** The redline itself: a row per changed clause, unchanged ones folded, a line where a moved clause stood before. */
import { ArrowUpDown, History } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { wordCounts } from '../../diff/changes.ts';
import type { ClauseChange, ClauseDiff, DeclarationDiff } from '../../domain/clause/difference.ts';
import { type Lang, language } from '../../language/language.ts';
import { useI18n } from '../kit/i18n.tsx';
import { Redline } from '../kit/redline.tsx';
import { as } from '../kit/roles.ts';
import { hrefOf } from '../kit/route.ts';
import { Code, codeOf } from '../kit/signs.tsx';
import { useByPlace } from '../kit/states-order.ts';
import { useSummit } from '../kit/summit-context.tsx';
import { ChangeSign } from './change-signs.tsx';
import { ChangeWords } from './change-words.tsx';
import type { DiffNames } from './names.ts';
import { compareRows } from './rows.ts';

type Props = {
  readonly resolution: string;
  /** As the reader has narrowed it down. */
  readonly diff: DeclarationDiff;
  /** Whether all that did not change is open. */
  readonly unfolded: boolean;
  readonly kinds: ReadonlySet<ClauseChange>;
  readonly names: DiffNames;
  readonly columns: readonly Lang[];
  readonly current: string | null;
  readonly title: string;
  readonly onShow: (clause: string) => void;
};

export function DiffTable({
  resolution,
  diff,
  unfolded,
  kinds,
  names,
  columns,
  current,
  title,
  onShow,
}: Props): ReactNode {
  const { t } = useI18n();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => compareRows(diff, kinds, unfolded ? 'all' : open), [diff, kinds, open, unfolded]);
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
                resolution={resolution}
                diff={diff}
                spelling={kinds.has('orthographic')}
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
            const shown = unfolded || open.has(first.id);
            return (
              <div className="fold" {...as('row')} key={`fold-${first.id}`}>
                <div className="in" {...as('cell', { 'aria-colspan': span })}>
                  <span>{t('compare.folded', { count: row.clauses.length })}</span>
                  {unfolded ? null : (
                    <button type="button" className="linklike" aria-expanded={shown} onClick={() => flip(first.id)}>
                      {t(shown ? 'compare.hide' : 'compare.show')}
                    </button>
                  )}
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
  readonly resolution: string;
  readonly diff: DeclarationDiff;
  readonly spelling: boolean;
  readonly clause: ClauseDiff;
  readonly changed: boolean;
  readonly names: DiffNames;
  readonly columns: readonly Lang[];
  readonly current: boolean;
};

function DiffRow({ resolution, diff, spelling, clause, changed, names, columns, current }: RowProps): ReactNode {
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
            <ChangeWords change={change} clause={clause} diff={diff} names={names} />
          </div>
        ))}
        <People clause={clause} columns={columns} />
        {changed ? (
          <a
            className="to-history small"
            href={hrefOf({ page: 'history', resolution, clause: clause.id })}
            aria-label={t('changes.history', { clause: names.label(clause) })}
          >
            <History className="i s" aria-hidden />
            {t('changes.history.short')}
          </a>
        ) : null}
      </div>
      {columns.map((lang) => {
        const text = clause.texts[lang];
        return (
          <div className="cell" {...as('cell')} key={lang}>
            <Redline lang={lang} text={text} whole={whole} spelling={spelling} />
            {changed && whole === null && text?.kind === 'same' ? (
              <div className="foot muted">{t('compare.unchanged')}</div>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}

/** Who changed it: codes of delegations and offices, each once. */
function People({ clause: { by }, columns }: { clause: ClauseDiff; columns: readonly Lang[] }): ReactNode {
  const { summit } = useSummit();
  const inOrder = useByPlace();
  const people = [...(by?.row ?? []), ...columns.flatMap((lang) => by?.texts?.[lang] ?? [])];
  const codes = people.map(({ member, delegation }) => {
    if (delegation) return delegation;
    const known = summit.members.find(({ id }) => id === member);
    return known ? codeOf(known) : '';
  });
  const each = [...new Set(codes)].filter((code) => code !== '').sort(inOrder);
  return each.length === 0 ? null : (
    <div className="by">
      {each.map((code) => (
        <Code key={code} code={code} />
      ))}
    </div>
  );
}
