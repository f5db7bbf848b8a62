/**
 * The resolutions as a ledger: clauses by status, open brackets and how they went, stale pairs, proposals, who is at the
 * table, and what changed since the reader was there last.
 */
import { CircleCheck, GitCompareArrows, History } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ClauseStatus } from '../../domain/clause/clause.ts';
import type { SummitView } from '../../domain/summit/summit.ts';
import { language } from '../../language/language.ts';
import { useI18n } from '../kit/i18n.tsx';
import { hrefOf } from '../kit/route.ts';
import { Code, codeOf, StatusDot, statusClass } from '../kit/signs.tsx';
import { Course } from './course.tsx';

/** The ladder from the top, as the bar shows it. */
const LADDER: readonly ClauseStatus[] = ['initialled', 'agreed', 'ad-referendum', 'draft'];
export type Resolution = SummitView['resolutions'][number];

const countOf = (resolution: Resolution, status: ClauseStatus): number => resolution.progress.byStatus[status] ?? 0;
const agreedIn = (resolution: Resolution): number => countOf(resolution, 'agreed') + countOf(resolution, 'initialled');
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const panelOf = (summit: SummitView, { panel }: Resolution) => summit.panels.find(({ id }) => id === panel);

/** More faces than this in a cell of the ledger would be a crowd; the rest is a number. */
const FACES = 6;

export function Ledger({ summit }: { summit: SummitView }): ReactNode {
  const { t, name } = useI18n();
  const { resolutions } = summit;
  return (
    <section className="pane" aria-labelledby="resolutions">
      <h2 id="resolutions">
        {t('home.resolutions')}
        <small>
          {t('home.resolutions.sum', {
            agreed: sum(resolutions.map(agreedIn)),
            clauses: sum(resolutions.map(({ progress }) => progress.clauses)),
            brackets: sum(resolutions.map(({ progress }) => progress.brackets)),
          })}
        </small>
      </h2>
      {resolutions.length === 0 ? (
        <div className="empty">
          <b>{t('home.resolutions.empty')}</b>
          <span>{t('home.resolutions.emptyHelp')}</span>
        </div>
      ) : (
        <div className="led-scroll">
          <table className="led">
            <thead>
              <tr>
                <th scope="col">{t('home.column.resolution')}</th>
                <th scope="col">{t('home.column.progress')}</th>
                <th scope="col">{t('home.column.brackets')}</th>
                <th scope="col">{t('front.column.open')}</th>
                <th scope="col">{t('front.column.present')}</th>
                <th scope="col">{t('home.column.changed')}</th>
              </tr>
            </thead>
            <tbody>
              {resolutions.map((resolution) => (
                <LedgerRow
                  key={resolution.id}
                  resolution={resolution}
                  panel={name(panelOf(summit, resolution)?.names)}
                  summit={summit}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="in legend">
        <div className="lg">
          {LADDER.map((status) => (
            <span key={status}>
              <StatusDot status={status} /> {t(`status.${status}`)}
            </span>
          ))}
        </div>
      </div>
    </section>
  );
}

type RowProps = { readonly resolution: Resolution; readonly panel: string; readonly summit: SummitView };

function LedgerRow({ resolution, panel, summit }: RowProps): ReactNode {
  const { name } = useI18n();
  const topics = panelOf(summit, resolution)?.topics ?? [];
  return (
    <tr>
      <td>
        <a className="ttl" href={hrefOf({ page: 'table', resolution: resolution.id })}>
          {name(resolution.title) || panel || resolution.id}
        </a>
        <div className="muted">{topics.length > 0 ? topics.map(({ names }) => name(names)).join(' · ') : panel}</div>
        <div className="small led-langs">
          {resolution.columns.map(({ lang }) => (
            <span key={lang} className="colname muted" lang={lang} dir={language(lang).dir}>
              {language(lang).endonym}
            </span>
          ))}
        </div>
        <SinceVisit resolution={resolution} observer={summit.me.role === 'observer'} />
      </td>
      <td>
        <StatusBar resolution={resolution} />
      </td>
      <td>
        <Course resolution={resolution} readable={summit.me.role !== 'observer'} />
      </td>
      <td>
        <OpenWork resolution={resolution} />
      </td>
      <td>
        <Present resolution={resolution} />
      </td>
      <td>
        <LastChange resolution={resolution} summit={summit} />
      </td>
    </tr>
  );
}

type Props = { readonly resolution: Resolution };

function StatusBar({ resolution }: Props): ReactNode {
  const { t, number } = useI18n();
  const words = t('home.progress.all', {
    initialled: countOf(resolution, 'initialled'),
    agreed: countOf(resolution, 'agreed'),
    adref: countOf(resolution, 'ad-referendum'),
    draft: countOf(resolution, 'draft'),
  });
  const shown = LADDER.filter((status) => countOf(resolution, status) > 0);
  return (
    <>
      <div className="bar" role="img" aria-label={words}>
        {shown.map((status) => (
          <i
            key={status}
            className={statusClass(status)}
            style={{ '--n': countOf(resolution, status) } as React.CSSProperties}
          />
        ))}
      </div>
      <div className="muted num small">
        {t('home.progress.agreed', { agreed: agreedIn(resolution), clauses: resolution.progress.clauses })}
      </div>
      <div className="status-counts num small" aria-hidden>
        {shown.map((status) => (
          <span key={status} title={t(`status.${status}`)}>
            <StatusDot status={status} /> {number(countOf(resolution, status))}
          </span>
        ))}
      </div>
    </>
  );
}

/** What is open beside the brackets: pairs of columns that an edit made stale, and proposals on the table. */
function OpenWork({ resolution }: Props): ReactNode {
  const { t } = useI18n();
  const { stalePairs, proposals } = resolution.progress;
  return (
    <ul className="open-work">
      <li className={stalePairs > 0 ? 'warn' : 'muted'}>
        {stalePairs > 0 ? <History className="i s" aria-hidden /> : <CircleCheck className="i s" aria-hidden />}
        {t('front.stale', { count: stalePairs })}
      </li>
      <li className={proposals > 0 ? '' : 'muted'}>
        <GitCompareArrows className="i s" aria-hidden />
        {t('front.proposals', { count: proposals })}
      </li>
    </ul>
  );
}

function Present({ resolution }: Props): ReactNode {
  const { t, list, number } = useI18n();
  const { present } = resolution;
  if (present.length === 0) return <span className="muted small">{t('front.present.none')}</span>;
  const words = t('front.present', { list: list(present.map(({ name, code }) => `${name} (${code})`)) });
  return (
    <span className="present" role="img" aria-label={words} title={words}>
      {present.slice(0, FACES).map(({ member, code }) => (
        <Code key={member} code={code} solid />
      ))}
      {present.length > FACES ? <small className="num">+{number(present.length - FACES)}</small> : null}
    </span>
  );
}

function SinceVisit({ resolution, observer }: Props & { observer: boolean }): ReactNode {
  const { t, moment } = useI18n();
  const { id, visit } = resolution;
  // Keystrokes can be seen between the points of the log; observers compare named versions.
  if (observer) {
    return (
      <a className="small since" href={hrefOf({ page: 'compare', resolution: id })}>
        {t('front.visit.milestone')}
      </a>
    );
  }
  if (!visit) return null;
  const words = t('front.visit', { count: visit.changed, at: moment(visit.at) });
  if (visit.changed === 0) return <span className="small muted since">{words}</span>;
  return (
    <a className="small since" href={hrefOf({ page: 'compare', resolution: id, from: String(visit.seq), to: 'now' })}>
      {words}
    </a>
  );
}

function LastChange({ resolution: { changed }, summit }: Props & { summit: SummitView }): ReactNode {
  const { t, moment } = useI18n();
  if (!changed) return <span className="muted">{t('home.changed.never')}</span>;
  const who = summit.members.find(({ id }) => id === changed.member);
  return (
    <>
      <span className="num nw">
        {moment(changed.at)} {who ? <Code code={codeOf(who)} /> : null}
      </span>
      {who ? (
        <div className="muted small">
          <bdi lang={who.nameLang}>{who.name}</bdi>
        </div>
      ) : null}
    </>
  );
}
