/** When every State has signed: true copies, and errors corrected by an act of rectification that nobody objects to. */
import { FileCheck, FilePen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { diffText } from '../../diff/text.ts';
import { LIMITS } from '../../domain/command.ts';
import type { Declaration } from '../../domain/declaration.ts';
import { originalsIn } from '../../domain/instrument.ts';
import type { Lang } from '../../domain/language.ts';
import { judgeObjection, type SealRecord } from '../../domain/signing.ts';
import { useI18n } from '../app/i18n.tsx';
import { useServices, useSummit } from '../app/summit-context.tsx';
import { Redline } from '../compare/redline.tsx';
import { clauseTitle } from '../negotiate/clause-title.ts';
import { Field, FormDialog } from '../parts/field.tsx';
import { Code } from '../parts/signs.tsx';
import { DocumentDialog } from './document-dialog.tsx';
import { RectifyDialog } from './rectify-dialog.tsx';
import { type InstrumentView, isStaff } from './stage.ts';
import { useActs, useNames } from './use-acts.ts';

type Props = {
  readonly view: InstrumentView;
  readonly seal: SealRecord;
  readonly texts: ReadonlyMap<string, Declaration>;
  readonly shown: { readonly language: Lang; readonly holder: string | null };
  readonly reload: () => Promise<void>;
};

export function AfterSignature({ view, seal, texts, shown, reload }: Props): ReactNode {
  const { t } = useI18n();
  const { backend } = useServices();
  const { summit } = useSummit();
  const [open, setOpen] = useState<'copy' | 'rectify' | null>(null);
  const { languages } = seal.setting;
  return (
    <>
      {isStaff(summit.me.role) ? (
        <section className="sect" aria-labelledby="signing-copy">
          <h2 className="h" id="signing-copy">
            {t('signing.copy')}
          </h2>
          <p className="muted small">{t('signing.copy.help')}</p>
          <div className="acts">
            <Button className="btn sm line" onPress={() => setOpen('copy')}>
              <FileCheck className="i s" aria-hidden />
              {t('signing.copy.act')}
            </Button>
          </div>
        </section>
      ) : null}
      <section className="sect" aria-labelledby="signing-rectify">
        <h2 className="h" id="signing-rectify">
          {t('signing.rectify')}
          {isStaff(summit.me.role) ? (
            <Button className="btn sm" onPress={() => setOpen('rectify')}>
              <FilePen className="i s" aria-hidden />
              {t('signing.rectify.act')}
            </Button>
          ) : null}
        </h2>
        {view.rectifications.length === 0 ? <p className="muted small">{t('signing.rectify.none')}</p> : null}
        <ul className="rectifications">
          {[...view.rectifications].reverse().map((one) => (
            <Rectification key={one.id} one={one} view={view} seal={seal} texts={texts} reload={reload} />
          ))}
        </ul>
      </section>
      {open === 'copy' ? (
        <DocumentDialog
          title={t('signing.copy.act')}
          help={t('signing.copy.help')}
          languages={languages}
          holders={originalsIn(seal.setting) === 'single' ? [] : seal.parties}
          formats={['pdf', 'docx']}
          first={shown}
          fetch={(wish) => backend.signing.copy(seal.id, wish)}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'rectify' ? (
        <RectifyDialog seal={seal} texts={texts} reload={reload} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}

type One = InstrumentView['rectifications'][number];
type RectificationProps = Omit<Props, 'shown'> & { readonly one: One };

function Rectification({ one, view, seal, texts, reload }: RectificationProps): ReactNode {
  const i18n = useI18n();
  const { t, dateTime, moment } = i18n;
  const { backend } = useServices();
  const { summit } = useSummit();
  const names = useNames();
  const [open, setOpen] = useState<'act' | 'object' | null>(null);
  const clause = texts.get(one.resolution)?.clauses.find(({ id }) => id === one.clause);
  const refused = judgeObjection(
    { setting: seal.setting, seals: view.seals, rectifications: view.rectifications },
    { ...summit.me, columns: summit.me.columns },
    one.id,
    view.now,
  );
  const languages = seal.setting.languages;
  return (
    <li>
      <div className="line-sign">
        <b>
          {names.resolution(one.resolution)} · {clause ? clauseTitle(i18n, clause) : one.clause}
        </b>
        <span className={`tag rect-${one.state}`}>{t(`signing.rectify.state.${one.state}`)}</span>
      </div>
      <p className="small">
        <bdi>{one.reason}</bdi>
      </p>
      <p className="muted small">
        {t(one.state === 'open' ? 'signing.rectify.until' : 'signing.rectify.was', { at: dateTime(one.until) })}
      </p>
      <details>
        <summary className="small">{t('signing.rectify.words')}</summary>
        {languages
          .filter((lang) => (one.old[lang] ?? '') !== (one.texts[lang] ?? ''))
          .map((lang) => (
            <Redline
              key={lang}
              lang={lang}
              whole={null}
              text={diffText(lang, one.old[lang] ?? '', one.texts[lang] ?? '')}
            />
          ))}
      </details>
      {one.objections.map(({ delegation, reason, at }) => (
        <p key={delegation} className="small">
          <Code code={delegation} /> {t('signing.object.was', { at: moment(at) })} <bdi>{reason}</bdi>
        </p>
      ))}
      <div className="acts">
        {one.state === 'open' && refused === null ? (
          <Button className="btn sm line" onPress={() => setOpen('object')}>
            {t('signing.object')}
          </Button>
        ) : null}
        <Button className="btn sm line" onPress={() => setOpen('act')}>
          {t('signing.rectify.document')}
        </Button>
      </div>
      {open === 'act' ? (
        <DocumentDialog
          title={t('signing.rectify.document')}
          help={t('signing.rectify.document.help')}
          languages={languages}
          holders={[]}
          formats={['pdf', 'docx']}
          first={{ language: languages.includes(i18n.lang) ? i18n.lang : (languages[0] ?? i18n.lang), holder: null }}
          fetch={({ format, language }) => backend.signing.act(one.id, { format, language })}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'object' ? <ObjectDialog one={one} reload={reload} onClose={() => setOpen(null)} /> : null}
    </li>
  );
}

function ObjectDialog({
  one,
  reload,
  onClose,
}: {
  one: One;
  reload: () => Promise<void>;
  onClose: () => void;
}): ReactNode {
  const { t } = useI18n();
  const { command } = useActs();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    const done = await command({ type: 'rectification.object', rectification: one.id, reason: reason.trim() });
    setBusy(false);
    onClose();
    if (done) await reload();
  };
  return (
    <FormDialog
      title={t('signing.object.ask')}
      submit={t('signing.object')}
      onSubmit={() => void submit()}
      onClose={onClose}
      busy={busy}
      disabled={reason.trim() === ''}
    >
      <p>{t('signing.object.help')}</p>
      <Field
        label={t('signing.reason')}
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
