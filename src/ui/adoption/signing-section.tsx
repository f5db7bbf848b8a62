/** On the signing page: whether the text is adopted, and the statements that stand beside it. */
import type { ReactNode } from 'react';
import { needsAdoption } from '../../domain/instrument/assembly.ts';
import type { InstrumentView } from '../../domain/instrument/instrument-view.ts';
import { adoptionOf, adoptionStage } from '../../domain/negotiation/adoption.ts';
import { settingNow } from '../instrument/stage.ts';
import { useI18n } from '../kit/i18n.tsx';
import { hrefOf } from '../kit/route.ts';
import { Code } from '../kit/signs.tsx';

export function AdoptionSection({ view }: { view: InstrumentView }): ReactNode {
  const { t, moment } = useI18n();
  const { adoptions, ground, positions } = view.adoption;
  const setting = settingNow(view);
  const last = adoptionOf({ adoptions }, ground.text) ?? adoptions.at(-1);
  const state = !needsAdoption(setting)
    ? t(setting.outcome ? 'adoption.issued' : 'adoption.unnamed')
    : last
      ? t(`adoption.stage.${adoptionStage(last, ground.text)}`)
      : t('signing.missing.adoption');
  return (
    <section className="sect" aria-labelledby="signing-adoption">
      <h2 className="h" id="signing-adoption">
        <a href={hrefOf({ page: 'adoption' })}>{t('adoption.title')}</a>
      </h2>
      <p className="muted">{state}</p>
      {positions.length === 0 ? null : (
        <>
          <h3>{t('position.title')}</h3>
          <ul className="adoption-list">
            {positions.map(({ id, delegation, kind, place, at, withdrawn }) => (
              <li key={id}>
                <Code code={delegation} /> {t(`position.kind.${kind}`)}{' '}
                <span className="muted">
                  {withdrawn
                    ? t('position.withdrawn', { at: moment(withdrawn.at) })
                    : `${t(`position.place.${place}`)} · ${moment(at)}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
