/** The comparison of two versions: pick them, filter by kind of change, walk from change to change. */
import { ArrowRightLeft, Bookmark, ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { Button, Group, ToggleButton } from 'react-aria-components';
import type { ClauseChange, DeclarationDiff } from '../../diff/declaration.ts';
import type { Lang } from '../../domain/language.ts';
import { language } from '../../domain/language.ts';
import { type Action, useCommands } from '../app/commands.tsx';
import { Header } from '../app/header.tsx';
import { useI18n } from '../app/i18n.tsx';
import { NoticeBars } from '../app/notices.tsx';
import { PageHeading, useResolutionTitle } from '../app/page-heading.tsx';
import { go, type Route } from '../app/route.ts';
import { useServices } from '../app/summit-context.tsx';
import { useValue } from '../app/value.ts';
import { Choice } from '../parts/field.tsx';
import { ChangeList } from './change-list.tsx';
import { CHANGE_ORDER, ChangeSign } from './change-signs.tsx';
import { DiffTable } from './diff-table.tsx';
import { diffNames } from './names.ts';
import { columnsOfDiff, isShown } from './rows.ts';

type CompareRoute = Extract<Route, { page: 'compare' }>;
type Loaded = { readonly key: string; readonly diff: DeclarationDiff | null };

export function ComparePage({ route }: { route: CompareRoute }): ReactNode {
  const i18n = useI18n();
  const { t, moment } = i18n;
  const { backend } = useServices();
  const { resolution } = route;
  const title = useResolutionTitle(resolution);
  const room = useMemo(() => backend.room(resolution), [backend, resolution]);
  const milestones = useValue(room.milestones);
  const inOrder = useMemo(() => [...milestones].sort((a, b) => a.seq - b.seq), [milestones]);
  const to = route.to ?? 'now';
  const from = route.from ?? inOrder.at(-1)?.id;
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [off, setOff] = useState<ReadonlySet<ClauseChange>>(new Set());
  const [hidden, setHidden] = useState<ReadonlySet<Lang>>(new Set());
  const [current, setCurrent] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  // A new "now" is asked for when the page is opened or versions are picked, not at every keystroke of others.
  const key = `${resolution} ${from} ${to} ${turn}`;
  useEffect(() => {
    if (!from) return undefined;
    let gone = false;
    void backend.difference(resolution, from, to).then((result) => {
      if (!gone) setLoaded({ key, diff: result.ok ? result.value : null });
    });
    return () => {
      gone = true;
    };
  }, [backend, resolution, from, to, key]);

  const diff = loaded?.key === key ? loaded.diff : undefined;
  const kinds = useMemo(() => new Set(CHANGE_ORDER.filter((change) => !off.has(change))), [off]);
  const changed = useMemo(() => diff?.clauses.filter((clause) => isShown(clause, kinds)) ?? [], [diff, kinds]);
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
  const columns = diff ? columnsOfDiff(diff).filter((lang) => !hidden.has(lang)) : [];
  const options = [
    // A place in the log that has no name: where the reader's last visit ended.
    ...(from !== undefined && /^\d+$/.test(from) ? [{ id: from, label: t('front.visit.point') }] : []),
    ...inOrder.map(({ id, label, at }) => ({ id, label, detail: moment(at) })),
    { id: 'now', label: t('milestone.now'), detail: t('milestone.now.help') },
  ];
  const pick = (next: { from?: string; to?: string }): void => {
    setTurn((old) => old + 1);
    go({ page: 'compare', resolution, ...(from ? { from } : {}), to, ...next });
  };
  const at = changed.findIndex(({ id }) => id === current) + 1;
  return (
    <div className="app">
      <Header>
        <PageHeading resolution={resolution} what={t('compare.title')} />
        <span className="vr" />
        <Choice
          quiet
          icon={<Bookmark className="i s" aria-hidden />}
          label={t('compare.from')}
          value={from ?? ''}
          options={options}
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
        <Choice
          quiet
          icon={<Bookmark className="i s" aria-hidden />}
          label={t('compare.to')}
          value={to}
          options={options}
          onChange={(id) => pick({ to: id })}
        />
        <span className="grow" />
      </Header>
      <section className="tool chips-bar" aria-label={t('tools.label')}>
        <Group className="chips" aria-label={t('compare.filters')}>
          {CHANGE_ORDER.map((change) => {
            const count = diff?.clauses.filter((clause) => clause.changes.includes(change)).length ?? 0;
            if (count === 0) return null;
            return (
              <ToggleButton
                key={change}
                className="chip"
                isSelected={!off.has(change)}
                onChange={(on) => setOff(toggled(off, change, !on))}
              >
                <ChangeSign change={change} />
                <b>{i18n.number(count)}</b>
              </ToggleButton>
            );
          })}
        </Group>
        <span className="grow" />
        {diff ? (
          <Group className="seg" aria-label={t('tools.columns')}>
            {columnsOfDiff(diff).map((lang) => (
              <ToggleButton
                key={lang}
                className={hidden.has(lang) ? 'off' : ''}
                isSelected={!hidden.has(lang)}
                onChange={(on) => setHidden(columns.length === 1 && !on ? hidden : toggled(hidden, lang, !on))}
              >
                <span aria-hidden>{lang}</span>
                <span className="sr" lang={lang}>
                  {language(lang).endonym}
                </span>
              </ToggleButton>
            ))}
          </Group>
        ) : null}
        <span className="seg">
          <Button aria-label={t('compare.previous')} isDisabled={changed.length === 0} onPress={() => step(-1)}>
            <ChevronUp className="i s" aria-hidden />
          </Button>
          <Button aria-label={t('compare.next')} isDisabled={changed.length === 0} onPress={() => step(1)}>
            <ChevronDown className="i s" aria-hidden />
            {at > 0 ? <span className="num">{t('compare.position', { at, count: changed.length })}</span> : null}
          </Button>
        </span>
      </section>
      <NoticeBars />
      <main className="work cmp">
        {diff && names ? (
          <>
            <ChangeList
              changed={changed}
              all={diff.clauses.length}
              names={names}
              current={current}
              columns={columns}
              onShow={show}
            />
            <DiffTable
              diff={diff}
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
            state={from ? (diff === null ? 'failed' : 'loading') : 'pick'}
            onRetry={() => setTurn((old) => old + 1)}
          />
        )}
      </main>
    </div>
  );
}

function toggled<T>(set: ReadonlySet<T>, value: T, add: boolean): ReadonlySet<T> {
  const next = new Set(set);
  if (add) next.add(value);
  else next.delete(value);
  return next;
}

function Empty({ state, onRetry }: { state: 'failed' | 'loading' | 'pick'; onRetry: () => void }): ReactNode {
  const { t } = useI18n();
  const words = { failed: 'error.load', loading: 'app.loading', pick: 'compare.pick' } as const;
  return (
    <div className="grid waiting lone" aria-busy={state === 'loading'}>
      <div className="empty" role="status">
        <b>{t(words[state])}</b>
        {state === 'failed' ? (
          <Button className="btn line" onPress={onRetry}>
            {t('app.retry')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
