/** What a signature covers: one list of digests, the text of every resolution, the log up to the seal; and the way back. */
import { Copy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { LIMITS } from '../../domain/command.ts';
import type { SealRecord } from '../../domain/instrument/signing.ts';
import { shortDigest } from '../instrument/stage.ts';
import { useActs, useNames } from '../instrument/use-acts.ts';
import { Field, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';

export function Digest({ label, value }: { label: ReactNode; value: string }): ReactNode {
  const { t } = useI18n();
  const { copy } = useActs();
  return (
    <div className="dig-row">
      <span>{label}</span>
      <bdi className="mono" dir="ltr" title={value}>
        {shortDigest(value)}
      </bdi>
      <Button className="btn icon sm" aria-label={t('signing.copy.one')} onPress={() => copy(value)}>
        <Copy className="i s" aria-hidden />
      </Button>
    </div>
  );
}

export function SealedSection({ seal }: { seal: SealRecord }): ReactNode {
  const { t, moment } = useI18n();
  const names = useNames();
  const { copy } = useActs();
  const everything = [
    `manifest.json  ${seal.manifest}`,
    `package  ${seal.package}`,
    ...seal.resolutions.map(({ id, digest, seq, logHead }) => `${id}  ${digest}  log ${seq}  ${logHead}`),
  ].join('\n');
  return (
    <section className="sect" aria-labelledby="signing-what">
      <h2 className="h" id="signing-what">
        {t('signing.what')} <span className="count">SHA-256</span>
        <Button className="btn sm" onPress={() => copy(everything)}>
          <Copy className="i s" aria-hidden />
          {t('signing.copy.all')}
        </Button>
      </h2>
      <p className="muted small">{t('signing.what.help', { files: seal.files })}</p>
      <div className="dig">
        <Digest label={t('signing.what.manifest')} value={seal.manifest} />
        {seal.resolutions.map(({ id, digest }) => (
          <Digest key={id} label={t('signing.what.text', { resolution: names.resolution(id) })} value={digest} />
        ))}
        {seal.resolutions.map(({ id, logHead, seq }) => (
          <Digest key={id} label={t('signing.what.log', { resolution: names.resolution(id), seq })} value={logHead} />
        ))}
      </div>
      {seal.timestamp ? <p className="small">{t('signing.timestamp', { at: moment(seal.timestamp.at) })}</p> : null}
    </section>
  );
}

/** Only while a signature is missing; the reason is read by all. */
export function VoidDialog({
  seal,
  onDone,
  onClose,
}: {
  seal: SealRecord;
  onDone: () => Promise<void>;
  onClose: () => void;
}): ReactNode {
  const { t } = useI18n();
  const { command } = useActs();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    const done = await command({ type: 'seal.void', seal: seal.id, reason: reason.trim() });
    setBusy(false);
    onClose();
    if (done) await onDone();
  };
  return (
    <FormDialog
      title={t('signing.void.ask')}
      submit={t('signing.void.act')}
      onSubmit={() => void submit()}
      onClose={onClose}
      busy={busy}
      disabled={reason.trim() === ''}
    >
      <p>{t('signing.void.help', { signed: seal.signatures.length })}</p>
      <Field
        label={t('signing.reason')}
        help={t('signing.reason.help')}
        value={reason}
        onChange={setReason}
        multiline
        required
        autoFocus
        maxLength={LIMITS.reason}
      />
    </FormDialog>
  );
}
