/**
 * The documents of the meeting by their symbols, the newest first; the list and the report of the meeting as papers; and, for the
 * secretariat, the base of the symbols as long as no document bears it.
 */
import { Printer } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import type { SummitView } from '../../domain/summit/summit.ts';
import { type IssuedDocument, symbolBaseFits } from '../../domain/summit/symbol.ts';
import { PaperDialog } from '../instrument/paper-dialog.tsx';
import { DocumentSymbol } from '../kit/document-symbol.tsx';
import { Field, FormDialog } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { delegationName } from '../kit/refusal.ts';
import { hrefOf } from '../kit/route.ts';
import { useSummitCommand } from '../kit/summit-command.ts';
import { useServices } from '../kit/summit-context.tsx';
import { useDocuments } from '../kit/use-documents.ts';
import { ReportButton } from '../record/report-button.tsx';

/** So many without asking. */
const FIRST = 6;

export function DocumentsPane({ summit }: { summit: SummitView }): ReactNode {
  const { t } = useI18n();
  const { backend } = useServices();
  const { view, refresh } = useDocuments();
  const [all, setAll] = useState(false);
  const [printing, setPrinting] = useState(false);
  const [giving, setGiving] = useState(false);
  if (!view) return null;
  const { base, total, documents } = view;
  const secretariat = summit.me.role === 'secretariat';
  const shown = all ? documents : documents.slice(0, FIRST);
  const languages = summit.columns;
  return (
    <section className="pane documents" aria-labelledby="documents">
      <h2 id="documents">
        {t('documents.title')}
        <span className="grow" />
        {secretariat && total === 0 ? (
          <Button className="btn sm" onPress={() => setGiving(true)}>
            {base === null ? t('documents.base.set') : t('documents.base.change', { base: `\u2066${base}\u2069` })}
          </Button>
        ) : null}
        {total > 0 ? (
          <Button className="btn sm" onPress={() => setPrinting(true)}>
            <Printer className="i s" aria-hidden />
            {t('documents.print')}
          </Button>
        ) : null}
        <ReportButton />
      </h2>
      {total === 0 ? (
        <p className="in muted small">{t(base === null ? 'documents.off' : 'documents.none')}</p>
      ) : (
        <ol className="documents-list">
          {shown.map((document) => (
            <Row key={document.symbol} document={document} summit={summit} />
          ))}
        </ol>
      )}
      {documents.length > FIRST && !all ? (
        <p className="in">
          <button type="button" className="linklike" onClick={() => setAll(true)}>
            {t('documents.all', { count: documents.length })}
          </button>
        </p>
      ) : null}
      {all && total > documents.length ? (
        <p className="in muted small">{t('documents.cut', { count: documents.length })}</p>
      ) : null}
      {printing ? (
        <PaperDialog
          title={t('documents.title')}
          languages={languages}
          fetch={(wish) => backend.signing.documentsPaper(wish)}
          onClose={() => setPrinting(false)}
        />
      ) : null}
      {giving ? <BaseDialog base={base ?? ''} onClose={() => setGiving(false)} onGiven={refresh} /> : null}
    </section>
  );
}

function Row({ document, summit }: { document: IssuedDocument; summit: SummitView }): ReactNode {
  const i18n = useI18n();
  const { t, name, dateTime } = i18n;
  const { symbol, resolution, kind, delegation, member, at, label } = document;
  const title = name(summit.resolutions.find(({ id }) => id === resolution)?.title);
  const issuer = delegation
    ? delegationName(i18n, summit, delegation)
    : t(summit.members.find(({ id }) => id === member)?.role === 'legal' ? 'role.legal' : 'role.secretariat');
  const href = hrefOf(
    kind === 'draft' ? { page: 'log', resolution, filter: 'versions' } : { page: 'table', resolution },
  );
  return (
    <li>
      <a href={href}>
        <DocumentSymbol symbol={symbol} />
      </a>
      <span>
        {t(`documents.kind.${kind}`)}
        {title ? `: ${title}` : ''}
        {label ? (
          <>
            {' '}
            <bdi className="muted">{label}</bdi>
          </>
        ) : null}
      </span>
      <small className="muted">
        {issuer} · {dateTime(at)}
      </small>
    </li>
  );
}

type BaseProps = { readonly base: string; readonly onClose: () => void; readonly onGiven: () => void };

function BaseDialog({ base, onClose, onGiven }: BaseProps): ReactNode {
  const { t } = useI18n();
  const { say } = useNotices();
  const command = useSummitCommand();
  const [typed, setTyped] = useState(base);
  const [busy, setBusy] = useState(false);
  const given = typed.trim();
  const bad = given !== '' && !symbolBaseFits(given);
  const submit = async (): Promise<void> => {
    setBusy(true);
    const done = await command({ type: 'symbols.set', base: given === '' ? null : given });
    setBusy(false);
    if (!done) return;
    say({ tone: 'info', text: t('documents.base.saved') });
    onGiven();
    onClose();
  };
  return (
    <FormDialog
      title={t('documents.base.title')}
      submit={t('documents.base.submit')}
      onSubmit={() => void submit()}
      onClose={onClose}
      busy={busy}
      disabled={bad || given === base}
    >
      <Field
        autoFocus
        label={t('documents.base.label')}
        help={t(bad ? 'documents.base.bad' : 'documents.base.help')}
        value={typed}
        onChange={setTyped}
        maxLength={40}
      />
    </FormDialog>
  );
}
