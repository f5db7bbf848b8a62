/** The package as the verifier sees it: a verdict, every check, and the digests of all files. */
import {
  Clock,
  FilePlus2,
  OctagonAlert,
  RotateCw,
  ShieldAlert,
  ShieldCheck,
  ShieldQuestion,
  Check as Tick,
} from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { SealRecord } from '../../domain/instrument/signing.ts';
import type { Check, Report } from '../../domain/instrument/verification.ts';
import { REPORT_WORDING } from '../../language/printed-sealed.ts';
import type { SealManifest } from '../../seal/manifest.ts';
import { isStaff } from '../instrument/stage.ts';
import { useActs, useNames } from '../instrument/use-acts.ts';
import { checkWords, type Names, refusedWords } from '../instrument/words.ts';
import type { Failure } from '../kit/backend.ts';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { Digest } from './sealed.tsx';

export type Verification = {
  readonly report: Report | null;
  readonly failure: Failure | null;
  readonly busy: boolean;
  readonly again: () => void;
};

/** Asked for anew whenever a signature has come; `seal` null: there is nothing to verify. */
export function useVerification(seal: SealRecord | null): Verification {
  const { backend } = useServices();
  const [report, setReport] = useState<Report | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [turn, setTurn] = useState(0);
  const id = seal?.id;
  const signed = seal?.signatures.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another signature, and being asked again, make another report
  useEffect(() => {
    if (id === undefined) return undefined;
    let gone = false;
    setBusy(true);
    void backend.signing.report(id).then((answer) => {
      if (gone) return;
      setBusy(false);
      setFailure(answer.ok ? null : answer.reason);
      if (answer.ok) setReport(answer.value);
    });
    return () => {
      gone = true;
    };
  }, [backend, id, signed, turn]);
  const again = useCallback(() => setTurn((old) => old + 1), []);
  return { report, failure, busy, again };
}

const VERDICTS = {
  valid: { icon: ShieldCheck, className: 'ok' },
  incomplete: { icon: ShieldQuestion, className: 'warn' },
  invalid: { icon: ShieldAlert, className: 'bad' },
} as const;

export function Verdict({ report }: { report: Report }): ReactNode {
  const { t } = useI18n();
  const { icon: Icon, className } = VERDICTS[report.verdict];
  return (
    <span className={`line-sign verdict ${className}`}>
      <Icon className="i" aria-hidden />
      {t(`signing.verdict.${report.verdict}`)}
    </span>
  );
}

/** The verdict as a whole sentence. */
export function VerdictLine({ report }: { report: Report }): ReactNode {
  const { lang } = useI18n();
  const { icon: Icon, className } = VERDICTS[report.verdict];
  return (
    <p className={`verdict-line ${className}`}>
      <Icon className="i" aria-hidden />
      {REPORT_WORDING[lang].verdict[report.verdict]}
    </p>
  );
}

export function VerificationSection({
  seal,
  verification,
}: {
  seal: SealRecord;
  verification: Verification;
}): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const { report, failure, busy, again } = verification;
  const names = useNames();
  return (
    <section className="sect" aria-labelledby="signing-verify" aria-busy={busy}>
      <h2 className="h" id="signing-verify">
        {t('signing.verify')}
        <Button className="btn sm" isDisabled={busy} onPress={again}>
          <RotateCw className="i s" aria-hidden />
          {t(busy ? 'signing.verify.busy' : 'signing.verify.again')}
        </Button>
      </h2>
      <div role="status">
        {failure ? <p className="bad">{refusedWords(i18n, failure)}</p> : null}
        {report ? <VerdictLine report={report} /> : busy ? <p className="muted">{t('signing.verify.busy')}</p> : null}
      </div>
      <Checks report={report} names={names} />
      {report ? <p className="muted small">{t('signing.verify.anybody')}</p> : null}
      <BringRevocation seal={seal} done={again} />
    </section>
  );
}

const REVOCATIONS = ['crl', 'ocsp', 'ors', 'der', 'pem'];

/** For whoever may add to the package: lists and answers that say whether a certificate was revoked. */
function BringRevocation({ seal, done }: { seal: SealRecord; done: () => void }): ReactNode {
  const { t } = useI18n();
  const { backend, desktop } = useServices();
  const { summit } = useSummit();
  const { say } = useNotices();
  const { refuse } = useActs();
  const { me } = summit;
  if (!isStaff(me.role) && !(me.role === 'negotiator' && seal.parties.includes(me.delegation ?? ''))) return null;
  const bring = async (): Promise<void> => {
    const chosen = [{ name: t('signing.revocation.files'), extensions: REVOCATIONS }];
    const file = await desktop.openFile(chosen).catch(() => {
      refuse('no-revocations'); // larger than any list, or not to be read
      return null;
    });
    if (!file) return;
    const answer = await backend.signing.revocation(seal.id, file.bytes);
    if (!answer.ok)
      return refuse(answer.reason === 'refused' || answer.reason === 'not-found' ? answer.why : answer.reason);
    say({ tone: 'info', text: t('signing.revocation.done') });
    done();
  };
  return (
    <div className="acts">
      <Button className="btn sm line" onPress={() => void bring()}>
        <FilePlus2 className="i s" aria-hidden />
        {t('signing.revocation.act')}
      </Button>
    </div>
  );
}

export const Checks = ({ report, names }: { report: Report | null; names: Names }): ReactNode => (
  <ul className="verif">
    {report?.checks.map((check, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a report is replaced as a whole
      <CheckLine key={index} check={check} names={names} />
    ))}
  </ul>
);

function CheckLine({ check, names }: { check: Check; names: Names }): ReactNode {
  const i18n = useI18n();
  const { text, detail } = checkWords(i18n, names, check);
  const Icon = check.ok === true ? Tick : check.ok === 'open' ? Clock : OctagonAlert;
  const tone = check.ok === true ? 'ok' : check.ok === 'open' ? 'warn' : 'bad';
  return (
    <li data-check={check.check} className={tone}>
      <Icon className="i s" role="img" aria-label={i18n.t(`signing.check.${tone}`)} />
      <span>{text}</span>
      {detail === '' ? null : <small>{detail}</small>}
    </li>
  );
}

/** Every file of the package with its digest, as the manifest lists them; each can be fetched by itself. */
export function FilesSection({ seal }: { seal: SealRecord }): ReactNode {
  const { t } = useI18n();
  const { backend } = useServices();
  const { save, refuse } = useActs();
  const [files, setFiles] = useState<SealManifest['files'] | null>(null);
  const load = async (): Promise<void> => {
    const answer = await backend.signing.file(seal.id, 'manifest.json');
    if (!answer.ok) refuse(answer.reason);
    else setFiles((JSON.parse(new TextDecoder().decode(answer.value.bytes)) as SealManifest).files);
  };
  return (
    <section className="sect" aria-labelledby="signing-files">
      <details
        onToggle={(event) => {
          if (event.currentTarget.open && files === null) void load();
        }}
      >
        <summary>
          <h2 className="h inline" id="signing-files">
            {t('signing.files')}
          </h2>{' '}
          <span className="count">{t('signing.files.count', { count: seal.files })}</span>
        </summary>
        <div className="dig">
          {(files ?? []).map(({ path, sha256 }) => (
            <Digest
              key={path}
              value={sha256}
              label={
                <Button
                  className="as-link mono"
                  aria-label={t('signing.files.fetch', { name: path })}
                  onPress={() => void save(backend.signing.file(seal.id, path))}
                >
                  <bdi dir="ltr">{path}</bdi>
                </Button>
              }
            />
          ))}
        </div>
      </details>
    </section>
  );
}
