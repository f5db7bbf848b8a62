/**
 * Signing with a key file, in two steps: the password opens the file, then the certificate is shown before anything is signed.
 * The password and the key are forgotten with the dialog.
 */
import { type ReactNode, useState } from 'react';
import { FieldError, Input, Label, TextField } from 'react-aria-components';
import type { CertificateFacts, SealRecord } from '../../domain/instrument/signing.ts';
import type { OpenedFile } from '../desktop.ts';
import { shortDigest } from '../instrument/stage.ts';
import { useNames } from '../instrument/use-acts.ts';
import { keyWords, refusedWords } from '../instrument/words.ts';
import { Choice, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useServices } from '../kit/summit-context.tsx';
import { CertificateDetails } from './certificate.tsx';
import { type OpenKey, openKeyFile, signList } from './key-file.ts';

type Props = {
  readonly file: OpenedFile;
  readonly seal: SealRecord;
  readonly delegation: string;
  /** Says in a notice how it went. */
  readonly bring: (signature: Uint8Array) => Promise<boolean>;
  readonly onClose: () => void;
};

export function SignDialog({ file, seal, delegation, bring, onClose }: Props): ReactNode {
  const i18n = useI18n();
  const { t, dateTime } = i18n;
  const { backend } = useServices();
  const names = useNames();
  const [password, setPassword] = useState('');
  const [opened, setOpened] = useState<Extract<OpenKey, { ok: true }> | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [choices, setChoices] = useState<readonly CertificateFacts[]>([]);
  const [serial, setSerial] = useState<string | undefined>(undefined);

  const open = async (): Promise<void> => {
    // A page left open over an update of the server no longer finds the part that signs.
    const result = await openKeyFile(file.bytes, password, delegation, serial).catch(() => null);
    if (result === null) setError(t('signing.sign.notLoaded'));
    else if (!result.ok) {
      // To be asked which key is meant is nothing that went wrong with the password.
      setError(result.choices ? null : keyWords(i18n, result.refusal));
      if (result.choices) {
        setChoices(result.choices);
        setSerial(result.choices[0]?.serial);
      }
    } else {
      setPassword('');
      setOpened(result);
    }
  };
  const sign = async (key: Extract<OpenKey, { ok: true }>): Promise<void> => {
    const list = await backend.signing.manifest(seal.id, delegation);
    if (!list.ok) {
      setError(refusedWords(i18n, list.reason === 'not-found' ? 'no-such-seal' : list.reason));
      return;
    }
    const signature = await signList(list.value.bytes, key.key).catch(() => null);
    if (signature === null) {
      setError(keyWords(i18n, 'weak-key'));
      return;
    }
    // A refusal is said above the page, where it stays; the dialog has nothing more to offer.
    await bring(signature);
    onClose();
  };
  const submit = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    await (opened ? sign(opened) : open());
    setBusy(false);
  };
  return (
    <FormDialog
      title={t('signing.sign.title', { delegation: names.party(delegation) })}
      submit={busy ? t('signing.sign.wait') : t(opened ? 'signing.sign.act' : 'signing.sign.open')}
      onSubmit={() => void submit()}
      onClose={onClose}
      busy={busy}
      disabled={!opened && password === ''}
    >
      {opened ? (
        <>
          <p>{t('signing.sign.check')}</p>
          <CertificateDetails certificate={opened.certificate} />
          <p className="muted small">
            {t('signing.what.manifest')}{' '}
            <bdi className="mono" dir="ltr">
              {shortDigest(seal.manifest)}
            </bdi>
          </p>
        </>
      ) : (
        <>
          <p>
            <bdi className="mono">{file.name}</bdi>
          </p>
          <TextField
            className="field"
            type="password"
            value={password}
            onChange={setPassword}
            isRequired
            isInvalid={error !== null}
            autoFocus
            validationBehavior="aria"
          >
            <Label>{t('signing.sign.password')}</Label>
            <Input className="input mono" dir="ltr" autoComplete="off" />
            <FieldError>{error}</FieldError>
          </TextField>
          <p role="status">{choices.length > 0 ? t('signing.key.several-keys') : ''}</p>
          {choices.length > 0 && serial !== undefined ? (
            <Choice
              label={t('signing.key.certificate')}
              value={serial}
              onChange={setSerial}
              options={choices.map((one) => ({
                id: one.serial,
                label: t('signing.key.choice', { name: one.subject, until: dateTime(one.until) }),
              }))}
            />
          ) : null}
          <p className="muted small">{t('signing.sign.stays')}</p>
        </>
      )}
      {opened && error !== null ? (
        <p role="alert" className="bad">
          {error}
        </p>
      ) : null}
    </FormDialog>
  );
}
