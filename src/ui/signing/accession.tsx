/** Accession of a State that has not signed a text that is closed: its list is taken along, and the signed file brought. */
import { Download, FilePen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { LIMITS } from '../../domain/command.ts';
import { mayBring } from '../../domain/instrument/signatures.ts';
import type { SealRecord } from '../../domain/instrument/signing.ts';
import { useActs, useNames } from '../instrument/use-acts.ts';
import { Act } from '../kit/act.tsx';
import { Choice, Field } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { peopleIn } from '../people/use-people.ts';

type Props = { readonly seal: SealRecord; readonly reload: () => Promise<void> };

export function Accession({ seal, reload }: Props): ReactNode {
  const { t } = useI18n();
  const { backend, desktop } = useServices();
  const { summit } = useSummit();
  const { say } = useNotices();
  const acts = useActs();
  const names = useNames();
  const [chosen, setChosen] = useState<string | null>(null);
  const [place, setPlace] = useState('');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const states = summit.delegations
    .map(({ id }) => id)
    .filter((id) => !seal.signatures.some(({ delegation }) => delegation === id))
    .filter((id) => mayBring(seal, peopleIn(summit), summit.me, id));
  const delegation = states.find((id) => id === chosen) ?? states[0];
  if (!seal.closed || delegation === undefined) return null;
  const bring = async (): Promise<void> => {
    const files = [{ name: t('signing.bring.files'), extensions: ['p7s', 'p7m', 'pem', 'cms', 'txt'] }];
    const file = await desktop.openFile(files).catch(() => {
      acts.refuse('damaged');
      return null;
    });
    if (!file) return;
    setBusy(true);
    const what = { delegation, how: 'accession' as const, place: place.trim(), reason: reason.trim() };
    const answer = await backend.signing.bring(seal.id, what, file.bytes);
    setBusy(false);
    if (answer.ok) say({ tone: 'info', text: t('signatories.act.done') });
    else acts.refuse(answer.reason === 'refused' || answer.reason === 'not-found' ? answer.why : answer.reason);
    await reload();
  };
  return (
    <section className="sect own" aria-labelledby="signing-accession">
      <h2 className="h" id="signing-accession">
        {t('signatories.standing.acceded')}
      </h2>
      <details>
        <summary>{t('signatories.accede')}</summary>
        <p className="muted small">{t('signatories.accede.help')}</p>
        {states.length > 1 ? (
          <Choice
            label={t('signing.own.for')}
            value={delegation}
            onChange={setChosen}
            options={states.map((id) => ({ id, label: `${names.party(id)} (${id})` }))}
          />
        ) : (
          <p>{names.party(delegation)}</p>
        )}
        <Field label={t('signatories.place')} value={place} onChange={setPlace} required maxLength={LIMITS.name} />
        <Field label={t('signatories.reason')} value={reason} onChange={setReason} required maxLength={LIMITS.reason} />
        <div className="acts">
          <Button className="btn sm line" onPress={() => void acts.save(backend.signing.manifest(seal.id, delegation))}>
            <Download className="i s" aria-hidden />
            {t('signing.own.take')}
          </Button>
          <Act
            label={
              <>
                <FilePen className="i s" aria-hidden />
                {t('signing.own.bring')}
              </>
            }
            blocked={reason.trim() === '' || busy ? t('signatories.reason') : undefined}
            onPress={() => void bring()}
          />
        </div>
      </details>
    </section>
  );
}
