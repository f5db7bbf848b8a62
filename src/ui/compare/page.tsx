/** The comparison of two points: pick them, narrow it down, walk from change to change, take it along as a file. */
import { ArrowRightLeft } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { columnsOfDiff } from '../../diff/changes.ts';
import { summaryOf } from '../../diff/declaration.ts';
import { delegationsBehind } from '../../diff/people.ts';
import { CHANGES, type ClauseChange } from '../../domain/clause/difference.ts';
import type { Lang } from '../../language/language.ts';
import { type Action, useCommands } from '../kit/commands.tsx';
import type { Option } from '../kit/field.tsx';
import { Header } from '../kit/header.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { NoticeBars } from '../kit/notices.tsx';
import { PageHeading, useResolutionTitle } from '../kit/page-heading.tsx';
import { go, type Route } from '../kit/route.ts';
import { useByPlace } from '../kit/states-order.ts';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { lastVersion, versionOptions } from '../kit/version-name.ts';
import { ChangeList } from './change-list.tsx';
import { CHANGE_ORDER } from './change-signs.tsx';
import { DiffTable } from './diff-table.tsx';
import { ExportMenu } from './export-menu.tsx';
import { diffNames } from './names.ts';
import { NarrowingBar } from './narrowing-bar.tsx';
import { NewProposals } from './new-proposals.tsx';
import { PointChoice } from './point-choice.tsx';
import { isMoment, isPosition, pointWords } from './point-words.ts';
import { isShown, narrowed } from './rows.ts';
import { type Failure, useDifference } from './use-difference.ts';

type CompareRoute = Extract<Route, { page: 'compare' }>;
const NO_COLUMNS: readonly Lang[] = [];
const ALL_KINDS: ReadonlySet<ClauseChange> = new Set(CHANGE_ORDER);

export function ComparePage({ route }: { route: CompareRoute }): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const { backend } = useServices();
  const { summit } = useSummit();
  const { resolution } = route;
  const title = useResolutionTitle(resolution);
  const room = useMemo(() => backend.room(resolution), [backend, resolution]);
  const milestones = useValue(room.milestones);
  const observer = summit.me.role === 'observer';
  const visit = summit.resolutions.find(({ id }) => id === resolution)?.visit;
  const to = route.to ?? 'now';
  const from = route.from ?? lastVersion(milestones)?.id;
  const [off, setOff] = useState<ReadonlySet<ClauseChange>>(new Set());
  const [hidden, setHidden] = useState<ReadonlySet<Lang>>(new Set());
  const [whose, setWhose] = useState<string | null | undefined>(undefined);
  const [unfolded, setUnfolded] = useState(false);
  const [current, setCurrent] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const difference = useDifference(resolution, from, to, turn);
  const diff = difference && 'diff' in difference ? difference.diff : undefined;

  const all = useMemo(() => (diff ? columnsOfDiff(diff) : NO_COLUMNS), [diff]);
  const columns = useMemo(() => all.filter((lang) => !hidden.has(lang)), [all, hidden]);
  const kinds = useMemo(() => new Set(CHANGE_ORDER.filter((change) => !off.has(change))), [off]);
  const chosen = useMemo(
    () => diff && narrowed(diff, { kinds, columns, delegation: whose }),
    [diff, kinds, columns, whose],
  );
  const changed = useMemo(() => chosen?.clauses.filter((clause) => isShown(clause, kinds)) ?? [], [chosen, kinds]);
  // The chips count what there is to choose from, so they do not look at the kinds themselves.
  const counts = useMemo(() => {
    const offered = diff ? narrowed(diff, { kinds: ALL_KINDS, columns, delegation: whose }).clauses : [];
    const summary = summaryOf(offered);
    return Object.fromEntries(CHANGE_ORDER.map((change) => [change, summary[CHANGES[change]]])) as {
      [change in ClauseChange]: number;
    };
  }, [diff, columns, whose]);
  const inOrder = useByPlace();
  const delegations = useMemo(() => {
    const behind = (diff?.clauses ?? []).flatMap((clause) =>
      clause.changes.length > 0 ? [...delegationsBehind(clause, diff?.proposals ?? [], all)] : [],
    );
    return [...new Set(behind)].sort(inOrder);
  }, [diff, all, inOrder]);
  const names = useMemo(() => (diff ? diffNames(diff, i18n) : null), [diff, i18n]);
  const show = useCallback((clause: string) => {
    setCurrent(clause);
    document.getElementById(`diff-${clause}`)?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }, []);
  const step = useCallback(
    (by: -1 | 1) => {
      const at = changed.findIndex(({ id }) => id === current);
      const next = changed[at < 0 ? (by > 0 ? 0 : changed.length - 1) : (at + by + changed.length) % changed.length];
      if (next) show(next.id);
    },
    [changed, current, show],
  );
  const actions = useMemo<readonly Action[]>(
    () => [
      { id: 'change.next', label: t('compare.next'), chord: { code: 'F8' }, menu: 'go', run: () => step(1) },
      {
        id: 'change.previous',
        label: t('compare.previous'),
        chord: { code: 'F8', shift: true },
        menu: 'go',
        run: () => step(-1),
      },
      { id: 'change.j', label: t('compare.next'), chord: { code: 'KeyJ' }, run: () => step(1) },
      { id: 'change.k', label: t('compare.previous'), chord: { code: 'KeyK' }, run: () => step(-1) },
      { id: 'table', label: t('compare.back'), run: () => go({ page: 'table', resolution }) },
    ],
    [t, step, resolution],
  );
  useCommands(actions);
  /** What a list offers: places without a name, then the versions. */
  const options = (point: string | undefined): Option[] => [
    ...(observer || !visit
      ? []
      : [{ id: String(visit.seq), label: t('front.visit.point'), detail: i18n.moment(visit.at) }]),
    ...(point && (isMoment(point) || isPosition(point)) && point !== String(visit?.seq)
      ? [{ id: point, label: pointWords(point, i18n) }]
      : []),
    ...versionOptions(i18n, milestones, [{ id: 'now', label: t('milestone.now'), detail: t('milestone.now.help') }]),
  ];
  const pick = (next: { from?: string; to?: string }): void => {
    setTurn((old) => old + 1);
    go({ page: 'compare', resolution, ...(from ? { from } : {}), to, ...next });
  };
  const unknown = [from, to].find((point) => point && !options(undefined).some(({ id }) => id === point));
  return (
    <div className="app">
      <Header>
        <PageHeading resolution={resolution} what={t('compare.title')} />
        <span className="vr" />
        <PointChoice
          label={t('compare.from')}
          value={from ?? ''}
          options={options(from)}
          times={!observer}
          onChange={(id) => pick({ from: id })}
        />
        <Button
          className="btn icon sm"
          aria-label={t('compare.swap')}
          isDisabled={!from}
          onPress={() => pick({ from: to, to: from ?? 'now' })}
        >
          <ArrowRightLeft className="i s" aria-hidden />
        </Button>
        <PointChoice
          label={t('compare.to')}
          value={to}
          options={options(to)}
          times={!observer}
          onChange={(id) => pick({ to: id })}
        />
        <span className="grow" />
        {diff && from ? <ExportMenu resolution={resolution} since={from} at={to} columns={columns} all={all} /> : null}
      </Header>
      <NarrowingBar
        counts={counts}
        off={off}
        onOff={setOff}
        delegations={delegations}
        whose={whose}
        onWhose={setWhose}
        all={all}
        columns={columns}
        hidden={hidden}
        onHidden={setHidden}
        unfolded={unfolded}
        onUnfolded={setUnfolded}
        at={changed.findIndex(({ id }) => id === current) + 1}
        changed={changed.length}
        onStep={step}
      />
      <NoticeBars />
      <main className="work cmp">
        {chosen && diff && names ? (
          <>
            <ChangeList
              changed={changed}
              all={diff.clauses.length}
              names={names}
              current={current}
              columns={columns}
              onShow={show}
            >
              <NewProposals diff={diff} />
            </ChangeList>
            <DiffTable
              resolution={resolution}
              diff={chosen}
              unfolded={unfolded}
              kinds={kinds}
              names={names}
              columns={columns}
              current={current}
              title={title}
              onShow={show}
            />
          </>
        ) : (
          <Empty
            state={difference && 'failure' in difference ? difference.failure : from ? 'loading' : 'pick'}
            point={unknown ?? ''}
            onRetry={() => setTurn((old) => old + 1)}
          />
        )}
      </main>
    </div>
  );
}

type EmptyProps = {
  readonly state: Failure | 'loading' | 'pick';
  /** The point that is not among those that are known. */
  readonly point: string;
  readonly onRetry: () => void;
};

function Empty({ state, point, onRetry }: EmptyProps): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  // A time that is no point lies before the first record.
  const unknown = isMoment(point) ? 'changes.point.early' : 'changes.point.unknown';
  const words = {
    failed: () => t('error.load'),
    loading: () => t('app.loading'),
    pick: () => t('compare.pick'),
    refused: () => t('changes.point.refused'),
    unknown: () => t(unknown, { point: pointWords(point, i18n) }),
  };
  return (
    <div className="grid waiting lone" aria-busy={state === 'loading'}>
      <div className="empty" role="status">
        <b>{words[state]()}</b>
        {state === 'unknown' || state === 'refused' ? <span>{t('changes.point.next')}</span> : null}
        {state === 'failed' ? (
          <Button className="btn line" onPress={onRetry}>
            {t('app.retry')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
