/**
 * Signing for one delegation: with a key file here, or anywhere else with the list taken along and the signature brought back.
 * The secretariat may bring what a delegation handed to it, but holds nobody's key.
 */
import { Download, FilePen, KeyRound } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { LIMITS } from '../../domain/command.ts';
import { leftToSign, unsigned } from '../../domain/instrument/signatures.ts';
import type { SealRecord } from '../../domain/instrument/signing.ts';
import type { OpenedFile } from '../desktop.ts';
import { isStaff, signableBy } from '../instrument/stage.ts';
import { useActs, useNames } from '../instrument/use-acts.ts';
import { Act } from '../kit/act.tsx';
import { Choice, Field } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { Code } from '../kit/signs.tsx';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { peopleIn } from '../people/use-people.ts';
import { canSignHere } from './key-file.ts';
import { SignDialog } from './sign-dialog.tsx';

const KEYS = ['p12', 'pfx'];
const SIGNATURES = ['p7s', 'p7m', 'pem', 'cms', 'txt'];

/** Whether keys for trying out can be had: a demonstration knows whom one may sign in as. */
function useDemo(): boolean {
  const { backend } = useServices();
  const [demo, setDemo] = useState(false);
  useEffect(() => {
    let gone = false;
    void backend.demoMembers().then((answer) => {
      if (!gone) setDemo(answer.ok);
    });
    return () => {
      gone = true;
    };
  }, [backend]);
  return demo;
}

type Props = { readonly seal: SealRecord; readonly reload: () => Promise<void> };

export function OwnSignature({ seal, reload }: Props): ReactNode {
  const { t, name } = useI18n();
  const { backend, desktop } = useServices();
  const { summit } = useSummit();
  const { say } = useNotices();
  const acts = useActs();
  const names = useNames();
  const demo = useDemo();
  const open = signableBy(summit.me, seal, peopleIn(summit));
  const [chosen, setChosen] = useState<string | null>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  const [place, setPlace] = useState('');
  const [keyFile, setKeyFile] = useState<OpenedFile | null>(null);
  const [busy, setBusy] = useState(false);
  const staff = isStaff(summit.me.role);
  const delegation = chosen !== null && open.includes(chosen) ? chosen : open[0];
  if (delegation === undefined) {
    const waited = summit.me.role === 'negotiator' && unsigned(seal).includes(summit.me.delegation ?? '');
    return waited ? (
      <section className="sect own">
        <p className="muted small">{t('signing.refused.not-signatory')}</p>
      </section>
    ) : null;
  }
  const left = leftToSign(seal, delegation).flatMap((one) => one ?? []);
  const signer = left.find(({ id }) => id === wanted) ?? left.find(({ person }) => person === summit.me.id) ?? left[0];

  const choose = async (name: string, extensions: readonly string[]): Promise<OpenedFile | null> =>
    desktop.openFile([{ name, extensions }]).catch(() => {
      acts.refuse('damaged'); // larger than any key or signature, or not to be read
      return null;
    });
  const bring = async (signature: Uint8Array): Promise<boolean> => {
    setBusy(true);
    const answer = await backend.signing.bring(
      seal.id,
      { delegation, ...(signer ? { signatory: signer.id } : {}), ...(place.trim() ? { place: place.trim() } : {}) },
      signature,
    );
    setBusy(false);
    if (!answer.ok)
      acts.refuse(answer.reason === 'refused' || answer.reason === 'not-found' ? answer.why : answer.reason);
    else say({ tone: 'info', text: t('signing.signed.done', { delegation: names.party(delegation) }) });
    await reload();
    return answer.ok;
  };
  const bringFile = async (): Promise<void> => {
    const file = await choose(t('signing.bring.files'), SIGNATURES);
    if (file) await bring(file.bytes);
  };
  return (
    <section className="sect own" aria-labelledby="signing-own">
      <h2 className="h" id="signing-own">
        {t(staff ? 'signing.own.staff' : 'signing.own')} <Code code={delegation} solid={!staff} />
      </h2>
      {staff && open.length > 1 ? (
        <Choice
          label={t('signing.own.for')}
          value={delegation}
          onChange={setChosen}
          options={open.map((id) => ({ id, label: `${names.party(id)} (${id})` }))}
        />
      ) : null}
      {left.length > 1 && signer ? (
        <Choice
          label={t('signatories.signer')}
          value={signer.id}
          onChange={setWanted}
          options={left.map(({ id, names: called }) => ({ id, label: name(called) || id }))}
        />
      ) : signer ? (
        <p dir="auto">{name(signer.names)}</p>
      ) : null}
      <Field label={t('signatories.place')} value={place} onChange={setPlace} maxLength={LIMITS.name} />
      <p className="muted small">{t('signing.own.help', { files: seal.files })}</p>
      <div className="acts">
        <Act
          fill
          label={
            <>
              <KeyRound className="i s" aria-hidden />
              {t('signing.own.key')}
            </>
          }
          blocked={canSignHere() ? undefined : t('signing.own.insecure')}
          onPress={() => void choose(t('signing.own.keyFiles'), KEYS).then(setKeyFile)}
        />
        <Button className="btn sm line" onPress={() => void acts.save(backend.signing.manifest(seal.id, delegation))}>
          <Download className="i s" aria-hidden />
          {t('signing.own.take')}
        </Button>
        <Button className="btn sm line" isDisabled={busy} onPress={() => void bringFile()}>
          <FilePen className="i s" aria-hidden />
          {t('signing.own.bring')}
        </Button>
        {demo ? (
          <Button className="btn sm" onPress={() => void acts.save(backend.signing.testKey(delegation))}>
            {t('signing.own.testKey')}
          </Button>
        ) : null}
      </div>
      {demo ? <p className="muted small">{t('signing.own.testKey.help')}</p> : null}
      {keyFile ? (
        <SignDialog file={keyFile} seal={seal} delegation={delegation} bring={bring} onClose={() => setKeyFile(null)} />
      ) : null}
    </section>
  );
}
