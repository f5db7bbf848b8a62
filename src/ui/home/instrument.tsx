/** The instrument on the front page: how far it is from being sealed or signed, and the way to its page. */
import { FilePen } from 'lucide-react';
import type { ReactNode } from 'react';
import { instrumentTitle } from '../../domain/instrument/instrument-words.ts';
import type { SummitView } from '../../domain/summit/summit.ts';
import { stageOf } from '../instrument/stage.ts';
import { useInstrumentOnce } from '../instrument/use-instrument.ts';
import { useI18n } from '../kit/i18n.tsx';
import { hrefOf } from '../kit/route.ts';

export function InstrumentPane({ summit }: { summit: SummitView }): ReactNode {
  const { t, lang, moment } = useI18n();
  const view = useInstrumentOnce();
  const stage = view && stageOf(view);
  const title = view ? instrumentTitle(view.setting, summit.name, lang) : '';
  return (
    <section className="pane" aria-labelledby="instrument">
      <h2 id="instrument">{t('signing.home')}</h2>
      <div className="in instrument-card">
        <a className="ttl" href={hrefOf({ page: 'signing' })}>
          <FilePen className="i s" aria-hidden /> {title || t('signing.title')}
        </a>
        {stage === null ? null : stage.stage === 'open' ? (
          <span className="muted small">{t('signing.home.missing', { count: view?.missing.length ?? 0 })}</span>
        ) : (
          <span className="small">
            {t(stage.stage === 'closed' ? 'signing.tag.closed' : 'signing.tag.sealed', {
              at: moment(stage.seal.closed ?? stage.seal.at),
            })}
            {' · '}
            {t('signing.who.count', { signed: stage.seal.signatures.length, parties: stage.seal.parties.length })}
          </span>
        )}
      </div>
    </section>
  );
}
