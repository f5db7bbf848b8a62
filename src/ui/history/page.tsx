/**
 * What happened to one clause: every version of its columns and every decision, walked through by the keyboard, compared
 * with what stood before or stands now, and brought back as a change or a proposal. The past comes from the server, page by
 * page; the present is the open room, so a restored wording is in the text at once.
 */
import { ChevronDown, ChevronUp, RotateCw } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { Button, Group, ToggleButton } from 'react-aria-components';
import type { RoomView } from '../../client/view.ts';
import { may } from '../../domain/permission.ts';
import { isLang, language } from '../../language/language.ts';
import { clauseNames } from '../document/names.ts';
import { Saved, useStandingNotices } from '../document/saved.tsx';
import { type Action, useCommands } from '../kit/commands.tsx';
import { Choice } from '../kit/field.tsx';
import { Header } from '../kit/header.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { NoticeBars } from '../kit/notices.tsx';
import { PageHeading } from '../kit/page-heading.tsx';
import { go, type Route } from '../kit/route.ts';
import { useServices } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { MODES, type Mode } from './column-then.tsx';
import { useHistory } from './use-history.ts';
import { Walk } from './walk.tsx';

export type HistoryRoute = Extract<Route, { page: 'history' }>;
type Props = { readonly route: HistoryRoute; readonly onEnded: () => void };

export function HistoryPage({ route, onEnded }: Props): ReactNode {
  const { backend } = useServices();
  const room = useMemo(() => backend.room(route.resolution), [backend, route.resolution]);
  return <History room={room} route={route} onEnded={onEnded} />;
}

function History({ room, route, onEnded }: Props & { readonly room: RoomView }): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const { resolution } = route;
  const { rows, columns } = useValue(room.outline);
  const rights = useValue(room.rights);
  const standing = useStandingNotices(room, onEnded);
  const names = useMemo(() => clauseNames(rows, i18n), [rows, i18n]);
  const [mode, setMode] = useState<Mode>('before');
  const [decisions, setDecisions] = useState(true);
  const [removed, setRemoved] = useState(true);
  const clause = route.clause ?? rows[0]?.id;
  const lang = columns.find((column) => column.lang === route.language)?.lang ?? 'all';
  const reads = rights === null || may({ id: rights.member, role: rights.role, columns: [] }, 'read-keystroke-history');
  const reader = useHistory(resolution, reads ? clause : undefined);
  const show = useCallback(
    (wish: { clause?: string; language?: string }) => {
      const next = { clause, language: lang, ...wish };
      go({
        page: 'history',
        resolution,
        ...(next.clause ? { clause: next.clause } : {}),
        ...(isLang(next.language) ? { language: next.language } : {}),
      });
    },
    [resolution, clause, lang],
  );
  const turn = useCallback(
    (by: -1 | 1) => {
      const at = rows.findIndex(({ id }) => id === clause);
      const next = rows[(at + by + rows.length) % rows.length];
      if (next) show({ clause: next.id });
    },
    [rows, clause, show],
  );
  const actions = useMemo<readonly Action[]>(
    () => [
      {
        id: 'history.clause.next',
        label: t('history.clause.next'),
        chord: { code: 'ArrowDown', alt: true },
        run: () => turn(1),
      },
      {
        id: 'history.clause.previous',
        label: t('history.clause.previous'),
        chord: { code: 'ArrowUp', alt: true },
        run: () => turn(-1),
      },
      { id: 'history.reload', label: t('history.reload'), run: reader.reload },
      {
        id: 'table',
        label: t('compare.back'),
        run: () => go({ page: 'table', resolution, ...(clause ? { clause } : {}) }),
      },
    ],
    [t, turn, reader.reload, resolution, clause],
  );
  useCommands(actions);
  const known = rows.some(({ id }) => id === clause);
  return (
    <div className="app">
      <Header>
        <PageHeading resolution={resolution} what={t('history.title')} />
        <span className="grow" />
        <Saved room={room} />
      </Header>
      <section className="tool chips-bar history-bar" aria-label={t('tools.label')}>
        <span className="seg">
          <Button aria-label={t('history.clause.previous')} isDisabled={rows.length < 2} onPress={() => turn(-1)}>
            <ChevronUp className="i s" aria-hidden />
          </Button>
          <Button aria-label={t('history.clause.next')} isDisabled={rows.length < 2} onPress={() => turn(1)}>
            <ChevronDown className="i s" aria-hidden />
          </Button>
        </span>
        <Choice
          quiet
          label={t('history.clause')}
          value={known ? (clause ?? '') : ''}
          options={rows.map(({ id }) => ({ id, label: names.label(id) }))}
          onChange={(id) => show({ clause: id })}
        />
        <Group className="seg" aria-label={t('history.column')}>
          {['all' as const, ...columns.map((column) => column.lang)].map((each) => (
            <ToggleButton key={each} isSelected={each === lang} onChange={() => show({ language: each })}>
              {each === 'all' ? (
                t('history.column.all')
              ) : (
                <span lang={each} dir={language(each).dir}>
                  {language(each).endonym}
                </span>
              )}
            </ToggleButton>
          ))}
        </Group>
        <Group className="seg" aria-label={t('history.show')}>
          {MODES.map((each) => (
            <ToggleButton key={each} isSelected={each === mode} onChange={() => setMode(each)}>
              {t(`history.show.${each}`)}
            </ToggleButton>
          ))}
        </Group>
        {mode === 'authors' ? (
          <ToggleButton className="btn sm" isSelected={removed} onChange={setRemoved}>
            {t('history.gone.show')}
          </ToggleButton>
        ) : null}
        <ToggleButton className="btn sm" isSelected={decisions} onChange={setDecisions}>
          {t('history.decisions')}
        </ToggleButton>
        <span className="grow" />
        <Button className="btn sm" onPress={reader.reload}>
          <RotateCw className="i s" aria-hidden />
          {t('history.reload')}
        </Button>
      </section>
      <NoticeBars standing={standing} />
      {!reads ? (
        <Said text={t('history.observer')} />
      ) : known && clause ? (
        <Walk
          key={clause}
          room={room}
          clause={clause}
          label={names.label(clause)}
          shown={{ lang, decisions }}
          mode={mode}
          removed={removed}
          reader={reader}
        />
      ) : (
        <Unknown room={room} />
      )}
    </div>
  );
}

/** Said in place of a history. */
export const Said = ({ text, busy, children }: { text: string; busy?: boolean; children?: ReactNode }): ReactNode => (
  <main className="work lone-page">
    <div className="grid waiting lone" aria-busy={busy ?? false}>
      <div className="empty" role="status">
        <b>{text}</b>
        {children}
      </div>
    </div>
  </main>
);

function Unknown({ room }: { readonly room: RoomView }): ReactNode {
  const { t } = useI18n();
  const synced = useValue(room.synced);
  return synced ? <Said text={t('history.pick')} /> : <Said text={t('history.loading')} busy />;
}
