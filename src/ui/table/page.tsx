/** The table page: opens the resolution and composes header, toolbar, outline, grid and inspector around it. */
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { RoomView } from '../../client/view.ts';
import type { Place } from '../../crdt/document.ts';
import { footnotesOf } from '../../domain/clause/footnote.ts';
import { COMMANDS } from '../../domain/command.ts';
import type { Lang } from '../../language/language.ts';
import { contest } from '../brackets/bracketing.ts';
import { BracketWindows } from '../brackets/windows.tsx';
import { CommentTools } from '../comments/tools.tsx';
import { bracketStore } from '../document/bracket-store.ts';
import { type CellEvents, Cells } from '../document/cells.ts';
import { arranged, movedBefore, visible } from '../document/columns.ts';
import { elementAt } from '../document/element-at.ts';
import { browserIdle, textFacts } from '../document/facts.ts';
import { useListedStates } from '../document/frame.ts';
import { clauseNames } from '../document/names.ts';
import { pairFacts } from '../document/pair-facts.ts';
import { useReturnedFocus } from '../document/returned-focus.ts';
import { useRunCommand } from '../document/run-command.ts';
import { useStandingNotices } from '../document/saved.tsx';
import { type SelectionStore, selectionStore } from '../document/selection.ts';
import { type ClauseDialog, type TableAccess, TableRoot } from '../document/table-context.tsx';
import { ExportDialog } from '../export/export-dialog.tsx';
import { MilestoneDialog } from '../export/milestone-dialog.tsx';
import { AuthorsBar, AuthorsMenu, HistoryTools } from '../history/tools.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { NoticeBars, useNotices } from '../kit/notices.tsx';
import type { Arrangement } from '../kit/preferences.ts';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { useTitle } from '../kit/title.ts';
import { useValue } from '../kit/value.ts';
import { lastVersion } from '../kit/version-name.ts';
import { ProcedureBars } from '../negotiate/bars.tsx';
import { ProposalDesk } from '../proposals/desk.tsx';
import { DraftsDialog } from '../proposals/drafts-dialog.tsx';
import { OutlookTable, ProposalViews } from '../proposals/outlook.tsx';
import { TableTold } from '../reading/place.tsx';
import { nextBracket } from './brackets.ts';
import { ClauseDialogs, type OpenDialog } from './clause-dialog.tsx';
import { type FindAsked, FindBar, FindButton, useFindCommand } from './find-bar.tsx';
import { FootnoteTools } from './footnote-tools.tsx';
import { Grid } from './grid.tsx';
import { leaveTo } from './grid-keys.ts';
import { TableHeader } from './header.tsx';
import { Inspector } from './inspector.tsx';
import { MergedDialog } from './merged-dialog.tsx';
import { Outline } from './outline.tsx';
import { useRecoveryNotice } from './to-read.tsx';
import { Toolbar } from './toolbar.tsx';
import { type PageDialog, type TableSwitches, useTableCommands } from './use-table-commands.ts';

type Props = { readonly resolution: string; readonly clause?: string; readonly onEnded: () => void };

/** Whether the inspector has room from the start: with more than four columns it gives way first. */
const roomFor = (columns: number): boolean =>
  window.matchMedia(`(min-width: ${columns <= 4 ? 1440 : 744 + 200 * columns}px)`).matches;

export function TablePage({ resolution, clause, onEnded }: Props): ReactNode {
  const { backend } = useServices();
  const room = useMemo(() => backend.room(resolution), [backend, resolution]);
  return <Table room={room} onEnded={onEnded} {...(clause ? { clause } : {})} />;
}

/** Things that live as long as the page shows this room: they hold listeners, so they are closed. */
function useWorkshop(room: RoomView, selection: SelectionStore, latest: { readonly current: TableAccess | null }) {
  const i18n = useI18n();
  const { say } = useNotices();
  const states = useListedStates();
  const words = useRef({ i18n, say, states });
  words.current = { i18n, say, states };
  const make = useCallback(() => {
    const events: CellEvents = {
      onFocus: ({ clause, lang }) => selection.set({ clause, lang, writing: true }),
      onBlur: ({ clause, lang }) => {
        const at = selection.get();
        if (at?.clause === clause && at.lang === lang) selection.set({ ...at, writing: false });
      },
      onLeave: (place, direction) => {
        const access = latest.current;
        if (!access) return;
        const shape = {
          rows: room.outline.get().rows.map(({ id }) => id),
          columns: access.columns.map(({ lang }) => lang),
          dir: words.current.i18n.dir,
        };
        const next = direction === 'escape' ? place : (leaveTo(place, direction, shape) ?? place);
        const element = elementAt(document.body, next.clause, next.lang);
        element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        element?.focus();
        if (direction !== 'escape') cells.write(next, 'end');
      },
      onLeftOut: (count) =>
        words.current.say({ tone: 'warn', text: words.current.i18n.t('notice.leftOut', { count }) }),
      onUprooted: ({ clause }) => {
        const label = latest.current?.names.label(clause) ?? '';
        words.current.say({ tone: 'warn', text: words.current.i18n.t('notice.uprooted', { clause: label }) });
      },
      onNote: ({ clause }, index) => {
        const note = footnotesOf(room.outline.get().rows).get(clause)?.[index];
        if (note) latest.current?.goTo(note);
      },
      onRefused: () => words.current.say({ tone: 'warn', text: words.current.i18n.t('refusal.bad-command') }),
      onBracket: (place, range) => {
        const access = latest.current;
        // Without a selection the caret gets an empty pair, in its own cell only.
        if (!access || range.from === range.to) return false;
        contest({ ...access, ...words.current }, place, range);
        return true;
      },
    };
    const cells: Cells = new Cells(room, events, () => words.current.states);
    return {
      cells,
      facts: textFacts(room, browserIdle),
      pairs: pairFacts(room, browserIdle),
      brackets: bracketStore(),
      stop: room.beforeFreeze((clause) => cells.beforeFreeze(clause)),
    };
  }, [room, selection, latest]);
  const generation = useValue(room.generation);
  const [workshop, setWorkshop] = useState<ReturnType<typeof make> | null>(null);
  /** Whoever was writing when the document was replaced goes on where the caret was. */
  const writing = useRef<{ readonly place: Place; readonly at: ReturnType<Cells['caret']> } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another generation is another document in the same room
  useEffect(() => {
    const made = make();
    setWorkshop(made);
    return () => {
      const at = selection.get();
      const place = at?.writing && at.lang ? { clause: at.clause, lang: at.lang } : null;
      writing.current = place && { place, at: made.cells.caret(place) };
      made.stop();
      made.cells.close();
      made.facts.close();
      made.pairs.close();
    };
  }, [make, selection, generation]);
  useEffect(() => {
    const before = writing.current;
    writing.current = null;
    if (before && !workshop?.cells.write(before.place, before.at ?? 'end'))
      elementAt(document.body, before.place.clause, before.place.lang)?.focus();
  }, [workshop]);
  return workshop;
}

function Table({ room, clause, onEnded }: { room: RoomView; clause?: string; onEnded: () => void }): ReactNode {
  const i18n = useI18n();
  const { name } = i18n;
  const { preferences } = useServices();
  const { summit } = useSummit();
  const [selection] = useState(selectionStore);
  const latest = useRef<TableAccess | null>(null);
  const workshop = useWorkshop(room, selection, latest);
  const { rows, columns } = useValue(room.outline);
  const rights = useValue(room.rights);
  const milestones = useValue(room.milestones);
  const run = useRunCommand(room);
  const [arrangement, setArrangement] = useState<Arrangement | null>(() => preferences.arrangement(room.resolution));
  const [clean, setClean] = useState(false);
  /** The delegation whose proposals are read as if they were accepted. */
  const [outlook, setOutlook] = useState<string | null>(null);
  const [showWithdrawn, setShowWithdrawn] = useState(false);
  /** Null: as the window has room. */
  const [wish, setWish] = useState<boolean | null>(null);
  const [finding, setFinding] = useState<FindAsked>(0);
  useFindCommand(setFinding);
  const [dialog, setDialog] = useState<OpenDialog | PageDialog | null>(null);
  useReturnedFocus(dialog !== null, selection);
  const standing = useStandingNotices(room, onEnded);
  const showDrafts = useCallback(() => setDialog('drafts'), []);
  const readMerged = useCallback((merge: string) => setDialog({ merge }), []);

  // Who writes in every column has none of their own.
  const own = rights?.role === 'negotiator' ? rights.columns : NONE;
  const ordered = useMemo(() => arranged(columns, own, arrangement), [columns, own, arrangement]);
  const hidden = arrangement?.hidden ?? NONE;
  const shown = useMemo(() => visible(ordered, hidden), [ordered, hidden]);
  const inspector = wish ?? roomFor(shown.length);
  const open = useRef(inspector);
  open.current = inspector;
  const setInspector = useCallback((change: (old: boolean) => boolean) => setWish(change(open.current)), []);
  const shownRows = useMemo(
    () => (showWithdrawn ? rows : rows.filter(({ status }) => status !== 'withdrawn')),
    [rows, showWithdrawn],
  );
  const names = useMemo(() => clauseNames(rows, i18n), [rows, i18n]);
  useRecoveryNotice(room, names, showDrafts);
  const ask = useCallback((kind: ClauseDialog, about: string | null) => setDialog({ dialog: kind, clause: about }), []);
  const openInspector = useCallback(() => setWish(true), []);
  const goTo = useCallback(
    (target: string) => {
      const lang = selection.get()?.lang ?? null;
      const element = elementAt(document.body, target, lang) ?? elementAt(document.body, target, null);
      element?.scrollIntoView({ block: 'start', inline: 'nearest' });
      element?.focus({ preventScroll: true });
    },
    [selection],
  );
  const arrange = useCallback(
    (next: Arrangement | null) => {
      const kept = next ?? { order: arranged(columns, own, null).map(({ lang }) => lang), hidden };
      preferences.setArrangement(room.resolution, kept);
      setArrangement(kept);
    },
    [columns, own, hidden, preferences, room],
  );
  const dropColumn = (lang: Lang, target: Lang): void => {
    const order = ordered.map((column) => column.lang);
    const later = order.indexOf(lang) < order.indexOf(target);
    const before = later ? (order[order.indexOf(target) + 1] ?? null) : target;
    arrange({ order: movedBefore(order, lang, before), hidden });
  };

  const access = useMemo<TableAccess | null>(
    () =>
      workshop && { ...workshop, room, selection, names, run, columns: shown, ask, goTo, openInspector, readMerged },
    [workshop, room, selection, names, run, shown, ask, goTo, openInspector, readMerged],
  );
  latest.current = access;
  const toBracket = useCallback((by: -1 | 1) => {
    if (latest.current) nextBracket(latest.current, by);
  }, []);

  const mayType = rights !== null && rights.role !== 'observer';
  const insertStates = useMemo(() => {
    if (!mayType) return null;
    return () => {
      const at = selection.get();
      if (at && room.outline.get().columns.some(({ lang }) => room.typing({ clause: at.clause, lang }).ok))
        ask('states', at.clause);
    };
  }, [mayType, selection, room, ask]);
  const mayName = rights !== null && COMMANDS['milestone.create'].roles.includes(rights.role);
  const switches: TableSwitches = {
    room,
    rows: shownRows,
    names,
    mayName,
    mayAdd: rights !== null && COMMANDS['clause.add'].roles.includes(rights.role),
    setClean,
    setInspector,
    setDialog,
    goTo,
    toBracket,
    insertStates,
    lastMilestone: lastVersion(milestones)?.id,
  };
  useTableCommands(switches);

  // The address may name a clause; it is shown once its row is there.
  const brought = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (!clause) brought.current = undefined;
    if (!clause || brought.current === clause || !access || !rows.some(({ id }) => id === clause)) return;
    brought.current = clause;
    goTo(clause);
  }, [clause, access, rows, goTo]);

  const title = name(summit.resolutions.find(({ id }) => id === room.resolution)?.title) || room.resolution;
  useTitle(title);
  if (!access) return null;
  return (
    <TableRoot access={access}>
      <TableTold resolution={room.resolution} selection={selection} />
      <CommentTools />
      <FootnoteTools />
      <HistoryTools clean={clean} />
      <ProposalDesk>
        <div className="app">
          <TableHeader
            room={room}
            title={title}
            onName={mayName ? () => setDialog('milestone') : null}
            onExport={() => setDialog('export')}
            onDrafts={showDrafts}
          />
          <Toolbar
            ordered={ordered}
            hidden={hidden}
            onArrange={arrange}
            clean={clean}
            onClean={setClean}
            withdrawn={rows.length - rows.filter(({ status }) => status !== 'withdrawn').length}
            showWithdrawn={showWithdrawn}
            onShowWithdrawn={setShowWithdrawn}
            inspector={inspector}
            onInspector={setWish}
            onBracket={toBracket}
            views={
              <>
                <ProposalViews room={room} chosen={outlook} onChoose={setOutlook} />
                <AuthorsMenu />
                <FindButton asked={finding} ask={setFinding} />
              </>
            }
          />
          {finding > 0 ? <FindBar rows={shownRows} asked={finding} onClose={() => setFinding(0)} /> : null}
          <NoticeBars standing={standing}>
            <ProcedureBars />
            <AuthorsBar clean={clean} />
          </NoticeBars>
          <main className={inspector ? 'work' : 'work noinsp'}>
            <Outline rows={shownRows} />
            {rows.length === 0 ? (
              <Nothing room={room} {...(switches.mayAdd ? { onAdd: () => ask('add', null) } : {})} />
            ) : outlook ? (
              <OutlookTable delegation={outlook} rows={shownRows} onBack={() => setOutlook(null)} />
            ) : (
              <Grid title={title} rows={shownRows} clean={clean} onColumnDrop={dropColumn} />
            )}
            {inspector ? <Inspector rows={rows} open={inspector} onClose={() => setWish(false)} /> : null}
          </main>
        </div>
        <BracketWindows />
        {dialog === 'milestone' ? <MilestoneDialog run={run} onClose={() => setDialog(null)} /> : null}
        {dialog === 'export' ? (
          <ExportDialog
            resolution={room.resolution}
            columns={columns}
            milestones={milestones}
            onClose={() => setDialog(null)}
          />
        ) : null}
        {dialog === 'drafts' ? <DraftsDialog onClose={() => setDialog(null)} /> : null}
        {dialog && typeof dialog === 'object' && 'merge' in dialog ? (
          <MergedDialog merge={dialog.merge} onClose={() => setDialog(null)} />
        ) : null}
        {dialog && typeof dialog === 'object' && 'dialog' in dialog ? (
          <ClauseDialogs open={dialog} rows={rows} onClose={() => setDialog(null)} />
        ) : null}
      </ProposalDesk>
    </TableRoot>
  );
}

const NONE: readonly Lang[] = [];

function Nothing({ room, onAdd }: { room: RoomView; onAdd?: () => void }): ReactNode {
  const { t } = useI18n();
  const { summit } = useSummit();
  const synced = useValue(room.synced);
  const expected = summit.resolutions.find(({ id }) => id === room.resolution)?.progress.clauses ?? 0;
  if (!synced) {
    return (
      <div className="grid waiting" aria-busy="true">
        <p className="muted" role="status">
          {t('grid.loading', { count: expected })}
        </p>
        <div className="ghost" aria-hidden>
          <i />
          <i />
          <i />
        </div>
      </div>
    );
  }
  return (
    <div className="grid waiting">
      <div className="empty">
        <b>{t('grid.empty')}</b>
        <span>{t('grid.empty.help')}</span>
        {onAdd ? (
          <Button className="btn line" onPress={onAdd}>
            {t('clause.add.first')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
