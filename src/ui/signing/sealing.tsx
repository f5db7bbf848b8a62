/** Before the seal: sealing itself, the dry run of all documents, and how far either is. */
import { Lock, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import type { InstrumentView } from '../../domain/instrument/instrument-view.ts';
import type { WorkView } from '../../domain/summit/work.ts';
import { isStaff, type Stage } from '../instrument/stage.ts';
import { type Acts, useActs } from '../instrument/use-acts.ts';
import { Act } from '../kit/act.tsx';
import { FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { type Ended, useWork, type Work } from './use-work.ts';

/** How far it is, with the way out. */
export function Course({ work, onCancel }: { work: WorkView; onCancel: () => void }): ReactNode {
  const { t } = useI18n();
  const { done, total, path } = work;
  const words = t('signing.work', { done, total: Math.max(total, done) });
  return (
    <div className="course-of-work" aria-busy="true">
      <progress aria-label={words} max={Math.max(total, 1)} value={done} />
      <span className="num" role="status">
        {words}
      </span>
      <Button className="btn sm line" onPress={onCancel} autoFocus>
        <X className="i s" aria-hidden />
        {t('app.cancel')}
      </Button>
      {path === '' ? null : (
        <bdi className="muted mono work-path" dir="ltr">
          {path}
        </bdi>
      )}
    </div>
  );
}

/** Why it ended without a result; undefined when there is one. */
export function failureOf(end: Ended): string | undefined {
  if ('ok' in end) return end.reason;
  if (end.state === 'failed') return 'server';
  const result = end.result as { readonly ok?: boolean; readonly signing?: string } | undefined;
  return result?.ok === false ? (result.signing ?? 'server') : undefined;
}

/** All documents in one file. */
export function useAllDocuments(work: Work, { save, refuse }: Acts): () => Promise<void> {
  const { backend } = useServices();
  return async () => {
    const end = await work.start('documents');
    if (end === null) return;
    const failed = failureOf(end);
    if (failed !== undefined || 'ok' in end) refuse(failed);
    else if (end.state === 'done') await save(backend.signing.workFile(end.id));
  };
}

type Props = {
  readonly view: InstrumentView;
  readonly stage: Extract<Stage, { stage: 'open' }>;
  readonly reload: () => Promise<void>;
  readonly onDocument: () => void;
};

export function SealingSection({ view, stage, reload, onDocument }: Props): ReactNode {
  const { t, dateTime } = useI18n();
  const { backend } = useServices();
  const { summit } = useSummit();
  const { say } = useNotices();
  const acts = useActs();
  const work = useWork(backend.signing);
  const all = useAllDocuments(work, acts);
  const [asking, setAsking] = useState(false);
  const staff = isStaff(summit.me.role);
  const { voided } = stage;
  const seal = async (): Promise<void> => {
    setAsking(false);
    const end = await work.start('seal');
    if (end === null) {
      say({ tone: 'info', text: t('signing.seal.calledOff') });
      return;
    }
    const failed = failureOf(end);
    if (failed === undefined) say({ tone: 'info', text: t('signing.seal.done') });
    else acts.refuse(failed);
    await reload();
  };
  const blocked =
    work.work !== null
      ? t('signing.work.busy')
      : view.missing.length > 0
        ? t('signing.seal.blocked', { count: view.missing.length })
        : undefined;
  return (
    <section className="sect" aria-labelledby="signing-seal">
      <h2 className="h" id="signing-seal">
        {t('signing.seal')}
      </h2>
      {voided?.void ? (
        <p className="voided">
          {t('signing.void.was', { at: dateTime(voided.void.at) })} <bdi>{voided.void.reason}</bdi>
        </p>
      ) : null}
      <p className="muted">{t(staff ? 'signing.seal.help' : 'signing.seal.others')}</p>
      {work.work ? <Course work={work.work} onCancel={work.cancel} /> : null}
      <div className="acts">
        {staff ? (
          <Act
            fill
            label={
              <>
                <Lock className="i s" aria-hidden />
                {t('signing.seal.act')}
              </>
            }
            blocked={blocked}
            onPress={() => setAsking(true)}
          />
        ) : null}
        <Button className="btn sm line" onPress={onDocument}>
          {t('signing.document')}
        </Button>
        <Button className="btn sm line" isDisabled={work.work !== null} onPress={() => void all()}>
          {t('signing.document.all')}
        </Button>
      </div>
      {asking ? (
        <FormDialog
          title={t('signing.seal.ask')}
          submit={t('signing.seal.act')}
          onSubmit={() => void seal()}
          onClose={() => setAsking(false)}
        >
          <p>
            {t('signing.seal.ask.body', { parties: view.parties.length, languages: view.setting.languages.length })}
          </p>
        </FormDialog>
      ) : null}
    </section>
  );
}
