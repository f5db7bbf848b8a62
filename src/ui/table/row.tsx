/**
 * One clause: its head (number, status, stances) and a cell per column. Renders when the structure, a stance, the marks of
 * its own cells or its place in the selection change; never for a keystroke.
 */
import { memo, type ReactNode, useLayoutEffect, useRef } from 'react';
import type { OutlineRow } from '../../client/view.ts';
import type { Column } from '../../domain/clause/declaration.ts';
import type { MergedCell } from '../../domain/text/merged.ts';
import { language } from '../../language/language.ts';
import { ClauseComments } from '../comments/mark.tsx';
import { useAbsentCodes } from '../document/countdown.ts';
import { useRowSelection } from '../document/selection.ts';
import { useTable } from '../document/table-context.tsx';
import { useWaiting, WaitingMark } from '../document/waiting.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { as } from '../kit/roles.ts';
import { type ShownStance, STANCE_SIGNS, StatusDot, statusClass } from '../kit/signs.tsx';
import { useValue } from '../kit/value.ts';
import { SilenceMark } from '../negotiate/mark.tsx';
import { CellFrame } from './cell.tsx';

type Props = {
  readonly row: OutlineRow;
  readonly index: number;
  readonly label: string;
  readonly columns: readonly Column[];
  readonly parties: readonly string[];
  readonly own: string | undefined;
  readonly movable: boolean;
  /** Changes when the member's rights do. */
  readonly rights: unknown;
  readonly first: boolean;
  readonly synced: boolean;
  /** Being closed; the cells are judged anew when it changes. */
  readonly locked: boolean;
  /** Cells of this clause that were merged and not read. */
  readonly merges: readonly MergedCell[];
  /** Its footnotes, in their order. */
  readonly notes: readonly OutlineRow[];
};

export const Row = memo(function Row(props: Props): ReactNode {
  const { row, index, columns, label, first, synced, locked, merges, notes } = props;
  const { room, facts: allFacts, cells, selection } = useTable();
  const { t } = useI18n();
  const facts = useValue(allFacts.of(row.id));
  const selected = useRowSelection(selection, row.id);
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (element.current ? cells.watchRow(element.current, row.id) : undefined), [cells, row.id]);
  const heading = row.kind === 'title' || row.kind === 'heading';
  const frozen = row.status !== 'draft' || row.held || locked;
  const classes = [
    'row',
    `kind-${row.kind}`,
    heading ? 'head-row' : '',
    row.kind === 'title' ? 'title-row' : '',
    frozen ? 'frozen' : '',
    row.status === 'withdrawn' ? 'withdrawn-row' : '',
    selected ? 'cur' : '',
  ];
  return (
    <div
      ref={element}
      {...as('row', { 'aria-rowindex': index + 2 })}
      className={classes.filter(Boolean).join(' ')}
      id={`row-${row.id}`}
    >
      <Gutter {...props} lapsed={facts.lapsed} tabbable={selected ? selected.lang === null : false} />
      {columns.map(({ lang, standing }, column) => {
        const typing = room.typing({ clause: row.id, lang });
        const cell = facts.cells[lang];
        return (
          <CellFrame
            key={lang}
            row={row}
            lang={lang}
            column={column}
            label={t('grid.cell', { language: language(lang).endonym, clause: label })}
            notes={notes}
            typing={typing.ok}
            why={typing.ok ? null : typing.why}
            current={selected?.lang === lang}
            writing={selected?.lang === lang && selected.writing}
            tabbable={selected ? selected.lang === lang : first && column === 0}
            facts={cell}
            lacking={standing === 'authentic' && cell ? facts.open - cell.open : 0}
            authentic={standing === 'authentic'}
            synced={synced}
            merged={merges.find((merge) => merge.lang === lang)?.id}
          />
        );
      })}
    </div>
  );
});

type GutterProps = Props & { readonly lapsed: readonly string[]; readonly tabbable: boolean };

function Gutter({ row, label, columns, parties, own, movable, lapsed, tabbable }: GutterProps): ReactNode {
  const { t } = useI18n();
  const bare = row.kind === 'title' || row.kind === 'heading';
  const status = row.held
    ? t('status.held')
    : row.status === 'ad-referendum'
      ? t('status.ad-referendum.short')
      : t(`status.${row.status}`);
  // "подпункт «а»" four times would not fit; the letters alone do.
  const form = row.kind === 'subparagraph' ? 'short' : 'label';
  const numbers = columns
    .slice(0, 4)
    .flatMap(({ lang }) => (row.number[lang]?.[form] ? [{ lang, text: row.number[lang][form] }] : []));
  return (
    <div
      className="gut"
      {...as('rowheader', { 'aria-colindex': 1 })}
      tabIndex={tabbable ? 0 : -1}
      data-clause={row.id}
      data-lang=""
    >
      <div className="no">
        {movable ? (
          <span className="grip" draggable data-grip={row.id} title={t('grid.drag', { clause: label })} aria-hidden>
            ⋮
          </span>
        ) : null}
        <b>{label}</b>
        <span className={`st ${statusClass(row.status)}`}>
          <StatusDot status={row.status} />
          {status}
        </span>
        <button
          type="button"
          className="more"
          tabIndex={-1}
          data-menu={row.id}
          aria-label={t('grid.rowMenu', { clause: label })}
        >
          <span aria-hidden>⋯</span>
        </button>
      </div>
      <SilenceMark clause={row.id} />
      <WaitingMark clause={row.id} />
      {bare ? null : (
        <>
          {numbers.length > 0 ? (
            <div className="nums">
              {numbers.map(({ lang, text }) => (
                <span key={lang} lang={lang} dir={language(lang).dir}>
                  {text}
                </span>
              ))}
            </div>
          ) : null}
          <Stances row={row} parties={parties} own={own} lapsed={lapsed} />
        </>
      )}
      <ClauseComments clause={row.id} />
    </div>
  );
}

type StancesProps = Pick<GutterProps, 'row' | 'parties' | 'own' | 'lapsed'>;

export const stanceOf = (row: OutlineRow, lapsed: readonly string[], party: string): ShownStance => {
  const record = row.stances[party];
  if (!record) return 'none';
  return lapsed.includes(party) ? 'lapsed' : record.stance;
};

function Stances({ row, parties, own, lapsed }: StancesProps): ReactNode {
  const { t, list } = useI18n();
  const absent = useAbsentCodes(useTable().room).split(' ');
  const waits = useWaiting(row.id).some(({ command }) => command.type === 'stance.record');
  if (row.status === 'withdrawn') return null;
  const shown = parties.map((party) => ({ party, stance: stanceOf(row, lapsed, party) }));
  const wordsOf = ({ party, stance }: (typeof shown)[number]): string =>
    `${party}: ${t(`stance.${stance}`)}${absent.includes(party) ? ` (${t('stance.absent')})` : ''}`;
  const words = t('stance.all', { list: list(shown.map(wordsOf)) });
  return (
    <div
      className="stances"
      role="img"
      aria-label={words}
      style={{ '--parties': parties.length } as React.CSSProperties}
    >
      {shown.map(({ party, stance }) => {
        const { icon: Icon, className } = STANCE_SIGNS[stance];
        // Most stances of a young text are missing: their ring is drawn by the style sheet, not by eight paths each.
        return (
          <span
            key={party}
            className={`s ${className}${party === own ? ' mine' : ''}${party === own && waits ? ' unsent' : ''}${absent.includes(party) ? ' absent' : ''}`}
          >
            {party}
            {stance === 'none' ? <i className="ring" /> : <Icon className="i" aria-hidden />}
          </span>
        );
      })}
    </div>
  );
}
