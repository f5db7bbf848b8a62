/** The summit at a glance: where each resolution stands, what waits for the reader, who takes part. */
import { CloudCheck, CloudOff, Upload } from 'lucide-react';
import { type ReactNode, useCallback, useState } from 'react';
import { Button } from 'react-aria-components';
import type { SummitView } from '../../domain/summit/summit.ts';
import { ImportDialog } from '../import/import-dialog.tsx';
import { useAskAgain } from '../kit/ask-again.ts';
import { Header, PageLinks } from '../kit/header.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { NoticeBars } from '../kit/notices.tsx';
import { Code } from '../kit/signs.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { useTitle } from '../kit/title.ts';
import { DocumentsPane } from './documents.tsx';
import { InstrumentPane } from './instrument.tsx';
import { Ledger } from './ledger.tsx';
import { WaitingPane } from './waiting.tsx';

/** Counts go on while the page is looked at. */
const MINUTE = 60_000;

export function HomePage(): ReactNode {
  const { t, name, days } = useI18n();
  const { summit, stale, refresh } = useSummit();
  useTitle(name(summit.short));
  useAskAgain(
    useCallback(() => void refresh(), [refresh]),
    MINUTE,
  );
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
          <div className="home-main">
            <Ledger summit={summit} />
            <InstrumentPane summit={summit} />
            <DocumentsPane summit={summit} />
            <Delegations summit={summit} />
          </div>
          <WaitingPane summit={summit} />
        </div>
      </main>
      {importing ? <ImportDialog onClose={() => setImporting(false)} /> : null}
    </div>
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
