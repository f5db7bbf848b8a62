/** The comparison as a table; what is the same, or filtered out, is folded. */
import { type ReactNode, useMemo, useState } from 'react';
import type { OutsideMark, OutsideRow } from '../../diff/outside.ts';
import { type Lang, language } from '../../language/language.ts';
import { useI18n } from '../kit/i18n.tsx';
import { as } from '../kit/roles.ts';
import { ComparisonRow, type RowActs } from './row.tsx';

type Props = {
  readonly rows: readonly OutsideRow[];
  readonly isShown: (row: OutsideRow) => boolean;
  readonly lang: Lang;
  readonly current: string | null;
  readonly title: string;
  readonly isTicked: (row: OutsideRow) => boolean;
  readonly isTabled: (row: OutsideRow) => boolean;
  readonly mayTable: boolean;
  readonly acts: RowActs;
};

type Line = { readonly fold: readonly OutsideRow[] } | { readonly row: OutsideRow };

function folded(rows: readonly OutsideRow[], isShown: Props['isShown']): readonly Line[] {
  const lines: Line[] = [];
  for (const row of rows) {
    const last = lines.at(-1);
    if (isShown(row)) lines.push({ row });
    else if (last && 'fold' in last) lines[lines.length - 1] = { fold: [...last.fold, row] };
    else lines.push({ fold: [row] });
  }
  return lines;
}

export const isShownUnder =
  (off: ReadonlySet<OutsideMark>) =>
  ({ marks, unsure }: OutsideRow): boolean =>
    unsure || marks.some((mark) => mark !== 'same' && !off.has(mark));

export function ComparisonTable(props: Props): ReactNode {
  const { rows, isShown, lang, title } = props;
  const { t } = useI18n();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const lines = useMemo(() => folded(rows, isShown), [rows, isShown]);
  const flip = (key: string): void => {
    const next = new Set(open);
    if (!next.delete(key)) next.add(key);
    setOpen(next);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div className="grid lone" tabIndex={0} {...as('region', { 'aria-label': title })}>
      {rows.some(isShown) ? null : <p className="same-note muted">{t('outside.unchanged')}</p>}
      <div className="table outside-table" {...as('table', { 'aria-label': title })}>
        <div className="colhead outside-row" {...as('row')}>
          <div {...as('columnheader')}>{t('outside.head.clause')}</div>
          <div {...as('columnheader')}>
            <span className="name" lang={lang} dir={language(lang).dir}>
              {language(lang).endonym}
            </span>
          </div>
          <div {...as('columnheader')}>{t('outside.head.act')}</div>
        </div>
        {lines.map((line) => {
          if ('row' in line) return <OneRow key={line.row.key} row={line.row} {...props} />;
          const [first] = line.fold as readonly [OutsideRow];
          const shown = open.has(first.key);
          return [
            <div className="fold" {...as('row')} key={`fold ${first.key}`}>
              <div className="in" {...as('cell', { 'aria-colspan': 3 })}>
                <span>{t('compare.folded', { count: line.fold.length })}</span>
                <button type="button" className="linklike" aria-expanded={shown} onClick={() => flip(first.key)}>
                  {t(shown ? 'compare.hide' : 'compare.show')}
                </button>
              </div>
            </div>,
            ...(shown ? line.fold.map((row) => <OneRow key={row.key} row={row} {...props} />) : []),
          ];
        })}
      </div>
    </div>
  );
}

const OneRow = ({ row, lang, current, isTicked, isTabled, mayTable, acts }: Props & { row: OutsideRow }): ReactNode => (
  <ComparisonRow
    row={row}
    lang={lang}
    current={row.key === current}
    ticked={isTicked(row)}
    tabled={isTabled(row)}
    mayTable={mayTable}
    acts={acts}
  />
);
