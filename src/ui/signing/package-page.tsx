/**
 * A signed package that comes as a file: verified on this computer, with no summit and nobody signed in. Whose signatures they are
 * is shown by root certificates that the reader brings; those inside the package prove nothing.
 */
import { ArrowLeft, FilePlus2, Package, ShieldQuestion } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Report } from '../../domain/instrument/verification.ts';
import type { BroughtFile } from '../desktop.ts';
import type { Names } from '../instrument/words.ts';
import { useBrought } from '../kit/brought.tsx';
import { Door } from '../kit/door.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { go } from '../kit/route.ts';
import { useServices } from '../kit/summit-context.tsx';
import { useTitle } from '../kit/title.ts';
import { CertificateDetails } from './certificate.tsx';
import { isUnvouched, judgePackage, type Root, readRoots } from './judged-package.ts';
import { canSignHere } from './key-file.ts';
import { Checks, VerdictLine } from './verification.tsx';

const CERTIFICATES = ['crt', 'cer', 'pem', 'der'];

export function PackagePage(): ReactNode {
  const { t } = useI18n();
  const { desktop } = useServices();
  const { say } = useNotices();
  const { file, bring } = useBrought();
  const [roots, setRoots] = useState<readonly Root[]>([]);
  useTitle(t('package.title'));
  const choose = async (): Promise<void> => {
    try {
      const chosen = await desktop.openFile([{ name: t('package.files'), extensions: ['asice'] }]);
      if (chosen) bring(chosen);
    } catch {
      say({ tone: 'bad', text: t('package.notOpened') });
    }
  };
  return (
    <Door
      beside={
        <Button className="btn sm" onPress={() => go({ page: 'home' })}>
          <ArrowLeft className="i s flip" aria-hidden />
          {t('connect.back')}
        </Button>
      }
    >
      <section className="pane door-pane">
        <h1>{t('package.title')}</h1>
        <p className="muted">{t('package.help')}</p>
        <Button className={file ? 'btn line' : 'btn fill'} onPress={() => void choose()}>
          <Package className="i s" aria-hidden />
          {t('package.choose')}
        </Button>
        {file ? <Judged file={file} roots={roots} /> : null}
      </section>
      <Roots roots={roots} onAdd={(more) => setRoots((old) => [...old, ...more])} />
    </Door>
  );
}

/** A signature that nobody vouches for yet is an open question on this page, not a wrong one. */
const withoutRoots = ({ verdict, checks }: Report): Report => ({
  verdict,
  checks: checks.map((check) => (check.fault === 'no-root' ? { ...check, ok: 'open' } : check)),
});

function Judged({ file, roots }: { file: BroughtFile; roots: readonly Root[] }): ReactNode {
  const { t } = useI18n();
  const names = useStates();
  const [result, setResult] = useState<{ readonly of: BroughtFile; readonly report: Report | null } | null>(null);
  const here = canSignHere();
  useEffect(() => {
    if ('problem' in file || !here) return undefined;
    let gone = false;
    judgePackage(file.bytes, roots, new Date()).then(
      (report) => gone || setResult({ of: file, report }),
      () => gone || setResult({ of: file, report: null }),
    );
    return () => {
      gone = true;
    };
  }, [file, roots, here]);
  const { name } = file;
  const title = (
    <h2 className="plain">
      <bdi>{name}</bdi>
    </h2>
  );
  const sorry = (text: string): ReactNode => (
    <>
      {title}
      <p className="bad" role="alert">
        {text}
      </p>
    </>
  );
  if ('problem' in file)
    return sorry(file.problem === 'too-large' ? t('package.tooLarge') : t('package.unreadable', { name }));
  if (!here) return sorry(t('package.insecure'));
  if (result?.of !== file)
    return (
      <>
        {title}
        <p className="muted" role="status">
          {t('package.busy', { name })}
        </p>
      </>
    );
  const { report } = result;
  if (!report) return sorry(t('package.failed', { name }));
  return (
    <>
      {title}
      <div role="status">
        {isUnvouched(report) ? (
          <p className="verdict-line warn">
            <ShieldQuestion className="i" aria-hidden />
            {t('package.unvouched')}
          </p>
        ) : (
          <VerdictLine report={report} />
        )}
      </div>
      <Checks report={withoutRoots(report)} names={names} />
      <p className="muted small">{t('package.texts')}</p>
    </>
  );
}

function Roots({ roots, onAdd }: { roots: readonly Root[]; onAdd: (more: readonly Root[]) => void }): ReactNode {
  const { t } = useI18n();
  const { desktop } = useServices();
  const names = useStates();
  const { say } = useNotices();
  const [bad, setBad] = useState<string | null>(null);
  const add = async (): Promise<void> => {
    setBad(null);
    const chosen = [{ name: t('package.roots.files'), extensions: CERTIFICATES }];
    const file = await desktop.openFile(chosen).catch(() => {
      say({ tone: 'bad', text: t('package.notOpened') });
      return null;
    });
    if (!file) return;
    const found = await readRoots(file.name, file.bytes).catch(() => null);
    if (found) onAdd(found.filter(({ pem }) => roots.every((known) => known.pem !== pem)));
    else setBad(file.name);
  };
  return (
    <section className="pane door-pane" aria-labelledby="package-roots">
      <h2 id="package-roots" className="plain">
        {t('package.roots')}
      </h2>
      <p className="muted">{t('package.roots.help')}</p>
      {bad === null ? null : (
        <p className="bad" role="alert">
          {t('package.roots.bad', { name: bad })}
        </p>
      )}
      {roots.map(({ stamps, state, pem, facts }) => (
        <details key={pem}>
          <summary>
            {stamps ? t('package.roots.stamps') : state === null ? t('package.roots.noState') : names.party(state)} ·{' '}
            <bdi>{facts.subject}</bdi>
          </summary>
          <CertificateDetails certificate={facts} />
        </details>
      ))}
      <Button className="btn line" onPress={() => void add()}>
        <FilePlus2 className="i s" aria-hidden />
        {t('package.roots.add')}
      </Button>
    </section>
  );
}

/** States by the names that the browser knows in this language, else by their codes: no summit is there to name them. */
function useStates(): Names {
  const { lang } = useI18n();
  return useMemo(() => {
    const known = new Intl.DisplayNames([lang], { type: 'region' });
    const own = known.resolvedOptions().locale.split('-')[0] === lang;
    return {
      party: (id) => (own && /^[A-Z]{2}$/.test(id) ? (known.of(id) ?? id) : id),
      resolution: (id) => id,
    };
  }, [lang]);
}
