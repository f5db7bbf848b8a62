/** Importing a text: a table with one column per language becomes a new resolution. The server reads the file. */
import { FileUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { isResolutionId } from '../../crdt/rooms.ts';
import { useI18n } from '../app/i18n.tsx';
import { go } from '../app/route.ts';
import { useServices, useSummit } from '../app/summit-context.tsx';
import type { OpenedFile } from '../desktop.ts';
import { Field, FormDialog } from '../parts/field.tsx';

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

export function ImportDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useI18n();
  const { backend, desktop } = useServices();
  const { refresh } = useSummit();
  const [file, setFile] = useState<OpenedFile | null>(null);
  const [id, setId] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const choose = async (): Promise<void> => {
    try {
      const chosen = await desktop.openFile([
        { name: t('import.title'), extensions: ['tsv', 'csv', 'json', 'txt', 'docx'] },
      ]);
      if (!chosen) return;
      setFile(chosen);
      setId(suggestedId(chosen.name));
      setProblem(null);
    } catch (error) {
      setProblem(t('import.failed', { problem: String(error) }));
    }
  };
  const submit = async (): Promise<void> => {
    if (!file) return;
    setBusy(true);
    const result = await backend.importFile(id, file.name, file.bytes);
    setBusy(false);
    if (!result.ok) {
      setProblem(result.message ? t('import.failed', { problem: result.message }) : t('signIn.error.network'));
      return;
    }
    await refresh();
    onClose();
    go({ page: 'table', resolution: result.resolution });
  };
  const badId = file !== null && !isResolutionId(id);
  return (
    <FormDialog
      title={t('import.title')}
      submit={busy ? t('import.wait') : t('import.submit')}
      onSubmit={() => void submit()}
      onClose={onClose}
      busy={busy}
      disabled={!file || badId}
    >
      <p className="muted">{t('import.help')}</p>
      <div className="file-row">
        <Button className="btn line" onPress={() => void choose()} autoFocus>
          <FileUp className="i" aria-hidden />
          {t('import.choose')}
        </Button>
        <bdi className={file ? '' : 'muted'}>{file?.name ?? t('import.none')}</bdi>
      </div>
      {file ? (
        <Field
          code
          label={t('import.id')}
          help={t('import.id.help')}
          value={id}
          onChange={setId}
          error={badId ? t('import.id.bad') : undefined}
        />
      ) : null}
      {problem ? (
        <p role="alert" className="bad">
          {problem}
        </p>
      ) : null}
    </FormDialog>
  );
}
