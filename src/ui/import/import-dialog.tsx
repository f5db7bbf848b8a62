/** Importing a text: a table with one column per language becomes a new resolution. What is
 * wrong with the file is said before it is sent, after a worker has read it; the server reads it again. */

import { FileUp } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Problem } from '../../client/http.ts';
import { isResolutionId } from '../../crdt/rooms.ts';
import type { ImportOutcome, ImportWarning } from '../../domain/text/imported.ts';
import { isLang, LANGS, type Lang, language } from '../../language/language.ts';
import type { OpenedFile } from '../desktop.ts';
import { Choice, Field, FormDialog } from '../kit/field.tsx';
import { type I18n, useI18n } from '../kit/i18n.tsx';
import { problemInWords } from '../kit/import-problem.ts';
import { go } from '../kit/route.ts';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { type ReadingDesk, readingDesk, Stopped } from '../outside/desk.ts';
import { ImportReport } from './import-report.tsx';

/** "Draft (rev 2).TSV" -> "draft-rev-2": a first suggestion for the address. */
export function suggestedId(fileName: string): string {
  const plain = fileName
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
  return plain || 'imported';
}

/** Why the server did not take what was read here before. */
const refusalOf = (i18n: I18n, refused: Extract<ImportOutcome, { ok: false }> | Problem): string => {
  if ('problem' in refused && refused.problem)
    return `${problemInWords(i18n, refused.problem)} ${i18n.t('import.nothing')}`;
  if (refused.reason === 'busy') return i18n.t('import.busy');
  if (refused.reason === 'other-version') return i18n.t('error.otherVersion');
  return i18n.t(refused.reason === 'offline' ? 'signIn.error.network' : 'signIn.error.server');
};

export function ImportDialog({ onClose }: { onClose: () => void }): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const { backend, desktop } = useServices();
  const { summit, refresh } = useSummit();
  const [file, setFile] = useState<OpenedFile | null>(null);
  const [id, setId] = useState('');
  const [busy, setBusy] = useState(false);
  /** The name of a file that cannot be read. */
  const [refused, setRefused] = useState<string | null>(null);
  /** The file does not say its language; whoever brings it does. */
  const [asked, setAsked] = useState(false);
  const [lang, setLanguage] = useState<Lang | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [warnings, setWarnings] = useState<readonly ImportWarning[]>([]);
  const [desk, setDesk] = useState<ReadingDesk | null>(null);
  /** The name of the file that is being read. */
  const [reading, setReading] = useState<string | null>(null);
  useEffect(() => {
    const made = readingDesk();
    setDesk(made);
    return made.close;
  }, []);
  /** `said`: the language that the member named, where the file does not. */
  const look = async (chosen: OpenedFile, said: Lang | null): Promise<void> => {
    if (!desk) return;
    setReading(chosen.name);
    const question = { name: chosen.name, file: chosen.bytes, options: said ? { language: said } : {} };
    const read = await desk
      .ask('import', question)
      .catch((error: unknown) => {
        if (!(error instanceof Stopped && error.reason === 'late')) throw error;
        return { ok: false, problem: { kind: 'unfinished', exceeded: 'time' } } as const;
      })
      .finally(() => setReading(null));
    const asks = !read.ok && read.problem.kind === 'language-needed';
    setLanguage(said);
    setAsked(asks || said !== null);
    setFile(read.ok || asks ? chosen : null);
    setWarnings(read.ok ? read.warnings : []);
    setRefused(read.ok || asks ? null : chosen.name);
    setProblem(read.ok || asks ? null : `${problemInWords(i18n, read.problem)} ${t('import.nothing')}`);
  };
  const choose = async (): Promise<void> => {
    try {
      const chosen = await desktop.openFile([
        { name: t('import.title'), extensions: ['docx', 'tsv', 'csv', 'json', 'html', 'txt', 'xlf', 'xliff', 'zip'] },
      ]);
      if (!chosen) return;
      setId(suggestedId(chosen.name));
      await look(chosen, null);
    } catch (error) {
      // Gone meanwhile, forbidden, or larger than any text; after a person has closed the dialog there is nobody to tell.
      if (!(error instanceof Stopped)) setProblem(t('import.unreadable'));
    }
  };
  const submit = async (): Promise<void> => {
    if (!file) return;
    setBusy(true);
    const result = await backend.importFile(id, file.name, file.bytes, lang ?? undefined);
    setBusy(false);
    if (!result.ok) {
      setProblem(refusalOf(i18n, result));
      return;
    }
    await refresh();
    onClose();
    go({ page: 'table', resolution: result.resolution });
  };
  const taken = summit.resolutions.some((resolution) => resolution.id === id);
  const badId = file !== null && (taken || !isResolutionId(id));
  return (
    <FormDialog
      title={t('import.title')}
      submit={busy ? t('import.wait') : t('import.submit')}
      onSubmit={() => void submit()}
      onClose={onClose}
      busy={busy}
      disabled={!file || reading !== null || badId || (asked && lang === null)}
    >
      <p className="muted">{t('import.help')}</p>
      <div className="file-row">
        <Button className="btn line" isDisabled={reading !== null} onPress={() => void choose()} autoFocus>
          <FileUp className="i" aria-hidden />
          {t('import.choose')}
        </Button>
        {reading ? (
          <span role="status">{t('outside.reading', { name: reading })}</span>
        ) : (
          <bdi className={file ? '' : 'muted'}>{file?.name ?? refused ?? t('import.none')}</bdi>
        )}
      </div>
      {file && asked ? (
        <Choice
          label={t('outside.language.pick')}
          options={LANGS.map((each) => ({ id: each, label: language(each).endonym, lang: each }))}
          value={lang ?? ''}
          onChange={(each) => {
            if (isLang(each)) void look(file, each);
          }}
        />
      ) : null}
      {file ? (
        <Field
          code
          label={t('import.id')}
          help={t('import.id.help')}
          value={id}
          onChange={setId}
          error={badId ? t(taken ? 'import.id.taken' : 'import.id.bad') : undefined}
        />
      ) : null}
      {file ? <ImportReport name={file.name} warnings={warnings} /> : null}
      {problem ? (
        <p role="alert" className="bad">
          {problem}
        </p>
      ) : null}
    </FormDialog>
  );
}
