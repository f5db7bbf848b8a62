/** The grid: column heads, rows, and the keyboard and pointer that move over them. */
import { Lock, PenLine } from 'lucide-react';
import {
  Fragment,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { OutlineRow } from '../../client/view.ts';
import { stepped } from '../../domain/clause/footnote.ts';
import { COMMANDS } from '../../domain/command.ts';
import { type Actor, mayTypeUnder } from '../../domain/permission.ts';
import type { MergedCell } from '../../domain/text/merged.ts';
import { isLang, type Lang, language } from '../../language/language.ts';
import { useNegotiation } from '../document/countdown.ts';
import { elementAt } from '../document/element-at.ts';
import { useNotesOf } from '../document/footnotes.ts';
import { useReturnedFocus } from '../document/returned-focus.ts';
import { useTable } from '../document/table-context.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { as } from '../kit/roles.ts';
import { useByPlace } from '../kit/states-order.ts';
import { useValue } from '../kit/value.ts';
import { Alternatives, NewClauses } from '../proposals/alternatives.tsx';
import { dragRows } from './drag.ts';
import { type GridShape, gridAction } from './grid-keys.ts';
import { Row } from './row.tsx';
import { RowMenu } from './row-menu.tsx';

type Props = {
  readonly title: string;
  readonly rows: readonly OutlineRow[];
  readonly clean: boolean;
  readonly onColumnDrop: (lang: Lang, before: Lang) => void;
};

const NO_MERGES: readonly MergedCell[] = [];

export function Grid({ title, rows, clean, onColumnDrop }: Props): ReactNode {
  const { room, cells, selection, names, columns, run } = useTable();
  const { t, dir } = useI18n();
  const rights = useValue(room.rights);
  const synced = useValue(room.synced);
  const seated = useValue(room.outline).parties;
  const inOrder = useByPlace();
  const parties = useMemo(() => [...seated].sort(inOrder), [seated, inOrder]);
  const locked = useValue(room.locked);
  const merges = useValue(room.merges);
  const merged = useMemo(() => Map.groupBy(merges, ({ clause }) => clause), [merges]);
  const notesOf = useNotesOf(rows);
  const scroller = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<string | null>(null);
  useReturnedFocus(menu !== null, selection);
  const movable = rights !== null && COMMANDS['clause.move'].roles.includes(rights.role);
  const shape = useMemo<GridShape>(
    () => ({ rows: rows.map(({ id }) => id), columns: columns.map(({ lang }) => lang), dir }),
    [rows, columns, dir],
  );

  useLayoutEffect(() => {
    cells.setScroller(scroller.current);
    return () => cells.setScroller(null);
  }, [cells]);
  useEffect(() => cells.setClean(clean), [cells, clean]);

  // A row that is put elsewhere in the page loses the focus on the way; whoever was in it goes along, caret and all.
  const before = selection.get();
  const earlier = useRef(rows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the rows moves elements
  useLayoutEffect(() => {
    const old = earlier.current;
    earlier.current = rows;
    if (!before || document.activeElement !== document.body || !scroller.current) return;
    const element = elementAt(scroller.current, before.clause, before.lang);
    if (!element) {
      // Withdrawn, so not shown: the clause that took its place is next.
      const next =
        rows[
          Math.min(
            old.findIndex(({ id }) => id === before.clause),
            rows.length - 1,
          )
        ];
      if (next) elementAt(scroller.current, next.id, before.lang)?.focus();
      return;
    }
    if (!(before.writing && before.lang && cells.write({ clause: before.clause, lang: before.lang }))) element.focus();
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [rows]);

  const move = useCallback(
    (clause: string, after: string | null) =>
      void run({ type: 'clause.move', clause, after }, { text: t('clause.moved', { clause: names.label(clause) }) }),
    [run, names, t],
  );
  const moveBy = useCallback(
    (clause: string, by: -1 | 1) => {
      const after = stepped(rows, clause, by);
      if (after !== undefined) move(clause, after);
    },
    [rows, move],
  );
  useEffect(() => {
    if (!movable || !scroller.current || !line.current) return undefined;
    return dragRows(scroller.current, line.current, ({ clause, after }) => move(clause, after));
  }, [movable, move]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const at = selection.get();
    if (!at || event.defaultPrevented) return;
    const writing = (event.target as HTMLElement).isContentEditable;
    const action = gridAction(event.nativeEvent, at, shape);
    if (!action) return;
    if (writing && action.kind !== 'move') return;
    if (action.kind === 'go') {
      event.preventDefault();
      const element = scroller.current && elementAt(scroller.current, action.clause, action.lang);
      element?.focus();
      element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    } else if (action.kind === 'write') {
      // The key itself goes on into the cell, which has the focus by then.
      const wrote = at.lang !== null && cells.write({ clause: at.clause, lang: at.lang }, 'end');
      if (wrote && !action.typed) event.preventDefault();
    } else if (action.kind === 'menu') {
      event.preventDefault();
      setMenu(at.clause);
    } else if (movable) {
      event.preventDefault();
      moveBy(at.clause, action.by);
    }
  };

  /** A click writes where it points, also in a row whose editor was not there yet; elsewhere it selects. */
  const enter = (target: HTMLElement, at: { readonly x: number; readonly y: number }): void => {
    const cell = target.closest<HTMLElement>('[data-clause]');
    const lang = cell?.dataset.lang;
    if (!cell || (isLang(lang) && cells.write({ clause: cell.dataset.clause ?? '', lang }, at))) return;
    cell.focus();
  };

  const onFocus = (event: { readonly target: EventTarget }): void => {
    const element = event.target as HTMLElement;
    const cell = element.closest<HTMLElement>('[data-clause]');
    if (!cell) return;
    const lang = cell.dataset.lang;
    selection.set({
      clause: cell.dataset.clause ?? '',
      lang: isLang(lang) ? lang : null,
      writing: element.isContentEditable,
    });
  };

  const head = rows[0];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and clicks bubble here from the cells, which are interactive
    <div
      className={clean ? 'grid clean' : 'grid'}
      ref={scroller}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onClick={(event) => {
        const target = event.target as HTMLElement;
        const button = target.closest<HTMLElement>('[data-menu]');
        if (button) setMenu(button.dataset.menu ?? null);
        else if (!target.isContentEditable) enter(target, { x: event.clientX, y: event.clientY });
      }}
    >
      <div
        className="table"
        {...as('grid', { 'aria-label': title, 'aria-rowcount': rows.length + 1, 'aria-colcount': columns.length + 1 })}
        style={{ '--cols': columns.length } as React.CSSProperties}
      >
        <ColumnHeads onColumnDrop={onColumnDrop} rights={rights} />
        <NewClauses after={null} columns={columns} />
        {rows.map((row, index) => (
          <Fragment key={row.id}>
            <Row
              row={row}
              index={index}
              label={names.label(row.id)}
              columns={columns}
              parties={parties}
              own={rights?.delegation}
              movable={movable}
              rights={rights}
              first={head === row}
              synced={synced}
              locked={locked.includes(row.id)}
              merges={merged.get(row.id) ?? NO_MERGES}
              notes={notesOf(row.id)}
            />
            <Alternatives row={row} columns={columns} />
          </Fragment>
        ))}
      </div>
      <div className="drop-line" ref={line} hidden />
      {menu ? <RowMenu clause={menu} rows={shape.rows} onMove={moveBy} onClose={() => setMenu(null)} /> : null}
    </div>
  );
}

type Rights = Actor | null;

function ColumnHeads({
  onColumnDrop,
  rights,
}: {
  onColumnDrop: Props['onColumnDrop'];
  rights: {
    readonly member: string;
    readonly role: NonNullable<Rights>['role'];
    readonly columns: readonly Lang[];
  } | null;
}): ReactNode {
  const { columns, facts } = useTable();
  const rules = useValue(useNegotiation().rules);
  const { t, digits } = useI18n();
  const { perColumn } = useValue(facts.totals);
  const [dragged, setDragged] = useState<Lang | null>(null);
  const [over, setOver] = useState<Lang | null>(null);
  return (
    <div className="colhead" {...as('row', { 'aria-rowindex': 1 })}>
      <div {...as('columnheader', { 'aria-colindex': 1 })}>
        <span>{t('grid.head')}</span>
      </div>
      {columns.map(({ lang, standing }, index) => {
        const mine =
          rights !== null &&
          mayTypeUnder({ rules, columns }, { id: rights.member, role: rights.role, columns: rights.columns }, lang);
        const open = perColumn[lang] ?? 0;
        const name = language(lang).endonym;
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: its role is columnheader, spread onto it
          <div
            key={lang}
            {...as('columnheader', { 'aria-colindex': index + 2 })}
            draggable
            className={over === lang && dragged !== lang ? 'drop-here' : ''}
            title={t('grid.dragColumn', { language: name })}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', name);
              setDragged(lang);
            }}
            onDragOver={(event) => {
              if (!dragged) return;
              event.preventDefault();
              setOver(lang);
            }}
            onDragLeave={() => setOver(null)}
            onDragEnd={() => {
              setDragged(null);
              setOver(null);
            }}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged && dragged !== lang) onColumnDrop(dragged, lang);
            }}
          >
            <span className="name" lang={lang} dir={language(lang).dir}>
              {name}
            </span>
            <span className={mine ? 'mine' : ''} role="img" aria-label={t(mine ? 'grid.own' : 'grid.readOnly')}>
              {mine ? <PenLine className="i s" aria-hidden /> : <Lock className="i s" aria-hidden />}
            </span>
            {standing === 'working' ? <span className="tag">{t('grid.working')}</span> : null}
            <span className="grow" />
            {open > 0 ? (
              <span className="br count-br" role="img" aria-label={t('outline.brackets', { count: open })}>
                <i>{digits(`[${open}]`)}</i>
              </span>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}
