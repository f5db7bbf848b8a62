/** The summit at a glance: where each resolution stands, who takes part, which regions which source names. */
import { CloudCheck, CloudOff, Upload } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import type { ClauseStatus } from '../../domain/clause.ts';
import { language } from '../../domain/language.ts';
import type { SummitView } from '../../domain/summit.ts';
import { Header, PageLinks } from '../app/header.tsx';
import { useI18n } from '../app/i18n.tsx';
import { NoticeBars } from '../app/notices.tsx';
import { hrefOf } from '../app/route.ts';
import { useSummit } from '../app/summit-context.tsx';
import { useTitle } from '../app/title.ts';
import { ImportDialog } from '../dialogs/import.tsx';
import { Code, codeOf, StatusDot, statusClass } from '../parts/signs.tsx';

/** The ladder from the top, as the bar shows it. */
const LADDER: readonly ClauseStatus[] = ['initialled', 'agreed', 'ad-referendum', 'draft'];
type Resolution = SummitView['resolutions'][number];

const countOf = (resolution: Resolution, status: ClauseStatus): number => resolution.progress.byStatus[status] ?? 0;
const agreedIn = (resolution: Resolution): number => countOf(resolution, 'agreed') + countOf(resolution, 'initialled');
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

export function HomePage(): ReactNode {
  const { t, name, days } = useI18n();
  const { summit, stale } = useSummit();
  useTitle(name(summit.short));
  const [importing, setImporting] = useState(false);
  const secretariat = summit.me.role === 'secretariat';
  return (
    <div className="app">
      <Header>
        <PageLinks current="home" />
        <span className="grow" />
        <span className="saved" role="status">
          {stale ? <CloudOff className="i warn" aria-hidden /> : <CloudCheck className="i" aria-hidden />}
          <span className="wide">{t(stale ? 'home.link.none' : 'home.link.ok')}</span>
        </span>
        <span className="vr" />
      </Header>
      <NoticeBars />
      <main className="page">
        <div className="home">
          <div className="masthead">
            <div>
              <h1>{name(summit.name)}</h1>
              <p>
                {t('home.line', {
                  place: name(summit.place),
                  days: days(...summit.days),
                  delegations: summit.delegations.length,
                  resolutions: summit.resolutions.length,
                  columns: summit.columns.length,
                })}
              </p>
              {summit.slogan ? <p className="slogan">{name(summit.slogan)}</p> : null}
            </div>
            <span className="grow" />
            {secretariat ? (
              <Button className="btn line" onPress={() => setImporting(true)}>
                <Upload className="i" aria-hidden />
                {t('home.import')}
              </Button>
            ) : null}
          </div>
          <Ledger summit={summit} />
          <Delegations summit={summit} />
        </div>
      </main>
      {importing ? <ImportDialog onClose={() => setImporting(false)} /> : null}
    </div>
  );
}

function Ledger({ summit }: { summit: SummitView }): ReactNode {
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
        <table className="led">
          <thead>
            <tr>
              <th scope="col">{t('home.column.resolution')}</th>
              <th scope="col">{t('home.column.progress')}</th>
              <th scope="col">{t('home.column.brackets')}</th>
              <th scope="col" className="wide">
                {t('home.column.languages')}
              </th>
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

const panelOf = (summit: SummitView, { panel }: Resolution) => summit.panels.find(({ id }) => id === panel);

function LedgerRow({
  resolution,
  panel,
  summit,
}: {
  resolution: Resolution;
  panel: string;
  summit: SummitView;
}): ReactNode {
  const { t, name, number, moment } = useI18n();
  const { progress, changed } = resolution;
  const who = summit.members.find(({ id }) => id === changed?.member);
  const topics = panelOf(summit, resolution)?.topics ?? [];
  const words = t('home.progress.all', {
    initialled: countOf(resolution, 'initialled'),
    agreed: countOf(resolution, 'agreed'),
    adref: countOf(resolution, 'ad-referendum'),
    draft: countOf(resolution, 'draft'),
  });
  return (
    <tr>
      <td>
        <a className="ttl" href={hrefOf({ page: 'table', resolution: resolution.id })}>
          {name(resolution.title) || panel || resolution.id}
        </a>
        <div className="muted">{topics.length > 0 ? topics.map(({ names }) => name(names)).join(' · ') : panel}</div>
      </td>
      <td>
        <div className="bar" role="img" aria-label={words}>
          {LADDER.filter((status) => countOf(resolution, status) > 0).map((status) => (
            <i
              key={status}
              className={statusClass(status)}
              style={{ '--n': countOf(resolution, status) } as React.CSSProperties}
            />
          ))}
        </div>
        <div className="muted num small">
          {t('home.progress.agreed', { agreed: agreedIn(resolution), clauses: progress.clauses })}
        </div>
      </td>
      <td>
        <span className="big">{number(progress.brackets)}</span>
      </td>
      <td className="wide">
        {resolution.columns.map(({ lang }) => (
          <span key={lang} className="colname" lang={lang} dir={language(lang).dir}>
            {language(lang).endonym}
          </span>
        ))}
      </td>
      <td>
        {changed ? (
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
        ) : (
          <span className="muted">{t('home.changed.never')}</span>
        )}
      </td>
    </tr>
  );
}

function Delegations({ summit }: { summit: SummitView }): ReactNode {
  const { t, name, list } = useI18n();
  const regions = new Map(summit.regions.map((region) => [region.id, region]));
  return (
    <section className="pane delegations" aria-labelledby="delegations">
      <h2 id="delegations">
        {t('home.delegations')} <small>{t('home.delegations.note')}</small>
      </h2>
      <ul>
        {summit.delegations.map((delegation) => (
          <li key={delegation.id}>
            <div className="del-name">
              <Code code={delegation.id} />
              <b>{name(delegation.names)}</b>
              <span className="muted small">{name(delegation.official)}</span>
            </div>
            {delegation.regionLists.map(({ source, regions: ids }) => (
              <div key={source} className="del-list">
                <span>{list(ids.map((id) => name(regions.get(id)?.names) || id))}</span>
                <small className="muted">{t('home.source', { source })}</small>
              </div>
            ))}
            <div className="muted small">
              {list(
                summit.members
                  .filter((member) => member.delegation === delegation.id && !member.revoked)
                  .map((member) => member.name),
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
