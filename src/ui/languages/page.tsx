/**
 * The collation page: two languages side by side, clause by clause, with what changed since they were last read against each
 * other. One key confirms and goes on to the next. Legal staff sign the whole off here, or see what is still stale.
 */
import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button, Group, ToggleButton } from 'react-aria-components';
import type { RoomView } from '../../client/view.ts';
import { inOrder, type Pair } from '../../domain/negotiation/concordance.ts';
import { speaksFor } from '../../domain/negotiation/decide-concordance.ts';
import { isLang, language } from '../../language/language.ts';
import { confirmation } from '../document/confirm.ts';
import { browserIdle } from '../document/facts.ts';
import { clauseNames } from '../document/names.ts';
import { type PairFact, type PairFacts, pairFacts } from '../document/pair-facts.ts';
import { PairName, PairSign } from '../document/pair-sign.tsx';
import { useRunCommand } from '../document/run-command.ts';
import { Saved, useStandingNotices } from '../document/saved.tsx';
import { type Action, useCommands } from '../kit/commands.tsx';
import { Header } from '../kit/header.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { NoticeBars } from '../kit/notices.tsx';
import { PageHeading, useResolutionTitle } from '../kit/page-heading.tsx';
import { as } from '../kit/roles.ts';
import { go, type Route } from '../kit/route.ts';
import { useServices } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { CollationRow } from './collation-row.tsx';
import { SignOff } from './sign-off.tsx';

type LanguagesRoute = Extract<Route, { page: 'languages' }>;
type Props = { readonly route: LanguagesRoute; readonly onEnded: () => void };
const FILTERS = ['all', 'stale', 'never', 'checked'] as const;
type Filter = (typeof FILTERS)[number];

export function CollationPage({ route, onEnded }: Props): ReactNode {
  const { backend } = useServices();
  const room = useMemo(() => backend.room(route.resolution), [backend, route.resolution]);
  const [facts, setFacts] = useState<PairFacts | null>(null);
  useEffect(() => {
    const made = pairFacts(room, browserIdle);
    setFacts(made);
    return made.close;
  }, [room]);
  return facts ? <Collation room={room} facts={facts} route={route} onEnded={onEnded} /> : null;
}

/** Every pair of the authentic columns, in the columns' order. */
function usePairs(room: RoomView): readonly Pair[] {
  const { columns } = useValue(room.outline);
  return useMemo(() => {
    const langs = columns.filter(({ standing }) => standing === 'authentic').map(({ lang }) => lang);
    return langs.flatMap((a, index) => langs.slice(index + 1).map((b) => inOrder(a, b)));
  }, [columns]);
}

type InnerProps = Props & { readonly room: RoomView; readonly facts: PairFacts };

function Collation({ room, facts, route, onEnded }: InnerProps): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const { resolution } = route;
  const title = useResolutionTitle(resolution);
  const run = useRunCommand(room);
  const turn = useValue(facts.turn);
  const { rows } = useValue(room.outline);
  const rights = useValue(room.rights);
  const pairs = usePairs(room);
  const standing = useStandingNotices(room, onEnded);
  const [filter, setFilter] = useState<Filter>('all');
  const [current, setCurrent] = useState<string | null>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const names = useMemo(() => clauseNames(rows, i18n), [rows, i18n]);
  const live = useMemo(() => rows.filter(({ status }) => status !== 'withdrawn'), [rows]);
  const wanted = isLang(route.a) && isLang(route.b) ? inOrder(route.a, route.b) : null;
  const own = pairs.find((pair) => pair.some((lang) => rights?.columns.includes(lang)));
  const pair = pairs.find((each) => each.join() === wanted?.join()) ?? own ?? pairs[0];
  const factOf = useCallback(
    (clause: string, [a, b]: Pair): PairFact | undefined =>
      facts
        .of(clause)
        .get()
        .find(({ languages }) => languages[0] === a && languages[1] === b),
    [facts],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` grows when any clause's facts have changed
  const tally = useMemo(
    () =>
      pairs.map((each) => {
        const states = live.flatMap(({ id }) => factOf(id, each)?.state ?? []);
        return { pair: each, all: states.length, count: (state: Filter) => states.filter((is) => is === state).length };
      }),
    [pairs, live, factOf, turn],
  );
  const counted = tally.find((each) => each.pair.join() === pair?.join());
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const shown = useMemo(
    () => live.filter(({ id }) => filter === 'all' || (pair && factOf(id, pair)?.state === filter)),
    [live, filter, pair, factOf, turn],
  );

  const grid = useRef<HTMLDivElement>(null);
  const show = useCallback((clause: string) => {
    setCurrent(clause);
    const row = grid.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(clause)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    row?.focus({ preventScroll: true });
  }, []);
  const step = useCallback(
    (by: -1 | 1) => {
      const at = shown.findIndex(({ id }) => id === current);
      const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length];
      if (next) show(next.id);
    },
    [shown, current, show],
  );
  const confirm = useCallback(
    async (clause: string) => {
      const draft = pair && confirmation(room, clause, pair);
      if (!draft) return;
      const at = shown.findIndex(({ id }) => id === clause);
      // The next that is not done yet; what is done may leave the list meanwhile.
      const next = [...shown.slice(at + 1), ...shown.slice(0, Math.max(0, at))].find(
        ({ id }) => factOf(id, pair)?.state !== 'checked' && factOf(id, pair) !== undefined,
      );
      if ((await run(draft)) && next) show(next.id);
    },
    [room, pair, shown, factOf, run, show],
  );
  const actions = useMemo<readonly Action[]>(
    () => [
      { id: 'pair.next', label: t('collation.next'), chord: { code: 'F8' }, menu: 'go', run: () => step(1) },
      {
        id: 'pair.previous',
        label: t('collation.previous'),
        chord: { code: 'F8', shift: true },
        menu: 'go',
        run: () => step(-1),
      },
      { id: 'pair.j', label: t('collation.next'), chord: { code: 'KeyJ' }, run: () => step(1) },
      { id: 'pair.k', label: t('collation.previous'), chord: { code: 'KeyK' }, run: () => step(-1) },
      {
        id: 'pair.confirm',
        label: t('collation.confirmNext'),
        chord: { code: 'Enter', ctrl: true },
        run: () => {
          if (current) void confirm(current);
        },
      },
      { id: 'table', label: t('compare.back'), run: () => go({ page: 'table', resolution }) },
    ],
    [t, step, confirm, current, resolution],
  );
  useCommands(actions);
  const actor = rights && { id: rights.member, role: rights.role, columns: rights.columns };
  const speaks = actor !== null && (pair?.some((lang) => speaksFor(actor, lang)) ?? false);
  return (
    <div className="app">
      <Header>
        <PageHeading resolution={resolution} what={t('collation.title')} />
        <span className="grow" />
        <Saved room={room} />
        <span className="vr" />
        <SignOff room={room} turn={turn} run={run} />
      </Header>
      <section className="tool chips-bar collation-bar" aria-label={t('tools.label')}>
        <Group className="chips" aria-label={t('collation.pairs')}>
          {tally.map(({ pair: each, all, count }) => (
            <ToggleButton
              key={each.join()}
              className="chip"
              isSelected={each.join() === pair?.join()}
              onChange={() => go({ page: 'languages', resolution, a: each[0], b: each[1] })}
            >
              <PairName languages={each} />
              <span className="count">{t('concordance.count', { checked: count('checked'), all })}</span>
            </ToggleButton>
          ))}
        </Group>
        <span className="grow" />
        <Group className="chips" aria-label={t('collation.filter')}>
          {FILTERS.map((each) => (
            <ToggleButton key={each} className="chip" isSelected={filter === each} onChange={() => setFilter(each)}>
              {each === 'all' ? (
                <>
                  {t('collation.all')} <b>{i18n.number(live.length)}</b>
                </>
              ) : (
                <PairSign state={each} count={counted?.count(each) ?? 0} />
              )}
            </ToggleButton>
          ))}
        </Group>
        <span className="seg">
          <Button aria-label={t('collation.previous')} isDisabled={shown.length === 0} onPress={() => step(-1)}>
            <ChevronUp className="i s" aria-hidden />
          </Button>
          <Button aria-label={t('collation.next')} isDisabled={shown.length === 0} onPress={() => step(1)}>
            <ChevronDown className="i s" aria-hidden />
          </Button>
        </span>
      </section>
      <NoticeBars standing={standing} />
      <main className="work collation">
        {pair ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          <div ref={grid} className="grid" tabIndex={0} {...as('region', { 'aria-label': title })}>
            <div className="table" {...as('table', { 'aria-label': t('collation.title') })}>
              <div className="colhead" {...as('row')}>
                <div {...as('columnheader')}>{t('collation.clause')}</div>
                {pair.map((lang) => (
                  <div key={lang} {...as('columnheader')}>
                    <span className="name" lang={lang} dir={language(lang).dir}>
                      {language(lang).endonym}
                    </span>
                  </div>
                ))}
                <div {...as('columnheader')}>{t('collation.state')}</div>
              </div>
              {shown.map((row) => (
                <CollationRow
                  key={row.id}
                  room={room}
                  facts={facts}
                  row={row}
                  pair={pair}
                  label={names.label(row.id)}
                  current={row.id === current}
                  opened={row.id === current || opened.has(row.id)}
                  speaks={speaks}
                  onSelect={setCurrent}
                  onOpen={(id) => setOpened((old) => new Set(old).add(id))}
                  onConfirm={confirm}
                />
              ))}
            </div>
            {shown.length === 0 ? (
              <p className="same-note muted" role="status">
                {t(filter === 'all' ? 'grid.empty' : 'collation.none')}
              </p>
            ) : null}
          </div>
        ) : (
          <p className="same-note muted">{t('collation.onlyOne')}</p>
        )}
      </main>
    </div>
  );
}
