/** Initials of the heads of delegation on the text as it stands, which legal staff prepare for it. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { InstrumentView } from '../../domain/instrument/instrument-view.ts';
import { initialsOn, NO_INITIALS } from '../../domain/instrument/signing-acts.ts';
import { useActs, useNames } from '../instrument/use-acts.ts';
import { Act } from '../kit/act.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { Code } from '../kit/signs.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { Digest } from './sealed.tsx';

type Props = { readonly view: InstrumentView; readonly reload: () => Promise<void> };

export function InitialsSection({ view, reload }: Props): ReactNode {
  const { t, moment } = useI18n();
  const { summit } = useSummit();
  const { command } = useActs();
  const names = useNames();
  const { me } = summit;
  const initials = view.initials ?? NO_INITIALS;
  const { prepared } = initials;
  const stands = prepared?.digest === view.digest;
  const given = prepared ? initialsOn(initials, prepared.digest) : [];
  const act = async (type: 'initials.prepare' | 'initials.give', digest: string): Promise<void> => {
    if (await command({ type, digest })) await reload();
  };
  const own = me.head === true && prepared && !given.some(({ delegation }) => delegation === me.delegation);
  return (
    <section className="sect" aria-labelledby="signing-initials">
      <h2 className="h" id="signing-initials">
        {t('signatories.initials')}
      </h2>
      <p className="muted small">{t('signatories.initials.help')}</p>
      {prepared ? (
        <Digest label={moment(prepared.at)} value={prepared.digest} />
      ) : (
        <p>{t('signatories.initials.none')}</p>
      )}
      {prepared && !stands ? <p className="warn small">{t('signatories.initials.other')}</p> : null}
      {prepared ? (
        <ul className="signers">
          {view.parties.map(({ id }) => {
            const one = given.find(({ delegation }) => delegation === id);
            return (
              <li key={id}>
                <Code code={id} solid={one !== undefined} />
                <span>{names.party(id)}</span>
                <span className={one ? 'ok num' : 'muted'}>
                  {one ? t('signatories.initials.at', { at: moment(one.at) }) : t('signatories.initials.notYet')}
                </span>
              </li>
            );
          })}
        </ul>
      ) : null}
      <div className="acts">
        {me.role === 'legal' && !stands ? (
          <Act
            label={t('signatories.initials.prepare')}
            // A text that still lacks something would not be the one that is sealed.
            blocked={view.missing.length > 0 ? t('signing.seal.blocked', { count: view.missing.length }) : undefined}
            onPress={() => void act('initials.prepare', view.digest)}
          />
        ) : null}
        {own && stands ? (
          <Button className="btn sm fill" onPress={() => void act('initials.give', prepared.digest)}>
            {t('signatories.initials.give')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
