/** Exporting a resolution: format, language, text with or without brackets, at present or at a named version. */
import { type ReactNode, useState } from 'react';
import type { Column, Milestone } from '../../domain/declaration.ts';
import { isLang, type Lang, language } from '../../domain/language.ts';
import { useI18n } from '../app/i18n.tsx';
import { useNotices } from '../app/notices.tsx';
import { useServices } from '../app/summit-context.tsx';
import { Choice, FormDialog } from '../parts/field.tsx';
import { versionOptions } from '../record/version-name.ts';

/** Which formats hold one language, and which only all; the exporters' own table is too heavy for the page. */
const FORMATS = { docx: 'both', text: 'both', json: 'all' } as const;
type Format = keyof typeof FORMATS;
const VIEWS = { brackets: 'tools.view.brackets', clean: 'tools.view.clean' } as const;

type Props = {
  readonly resolution: string;
  readonly columns: readonly Column[];
  readonly milestones: readonly Milestone[];
  /** Chosen at first; else the text of now. */
  readonly version?: string;
  readonly onClose: () => void;
};

export function ExportDialog({ resolution, columns, milestones, version, onClose }: Props): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const { backend, desktop } = useServices();
  const { say } = useNotices();
  const [format, setFormat] = useState<Format>('docx');
  const [chosen, setChosen] = useState<Lang | 'all'>('all');
  const [view, setView] = useState<keyof typeof VIEWS>('brackets');
  const [at, setAt] = useState(version ?? 'now');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const language_ = FORMATS[format] === 'all' ? 'all' : chosen;
  const submit = async (): Promise<void> => {
    setBusy(true);
    setFailed(false);
    const result = await backend.exportFile(resolution, { format, language: language_, view, at });
    setBusy(false);
    if (!result.ok) {
      setFailed(true);
      return;
    }
    const { name, bytes, mime } = result.value;
    try {
      const outcome = await desktop.saveFile(name, new Uint8Array(bytes), mime);
      if (outcome === 'cancelled') return;
    } catch {
      setFailed(true); // the disk refused
      return;
    }
    onClose();
    say({ tone: 'info', text: t('export.done', { name }) });
  };
  return (
    <FormDialog
      title={t('export.title')}
      submit={busy ? t('export.wait') : t('export.submit')}
      onSubmit={() => void submit()}
      onClose={onClose}
      busy={busy}
    >
      <Choice
        label={t('export.format')}
        value={format}
        onChange={(id) => setFormat(id as Format)}
        options={Object.keys(FORMATS).map((id) => ({ id, label: t(`export.format.${id as Format}`) }))}
      />
      {FORMATS[format] === 'both' ? (
        <Choice
          label={t('export.language')}
          value={chosen}
          onChange={(id) => setChosen(isLang(id) ? id : 'all')}
          options={[
            { id: 'all', label: t('export.parallel') },
            ...columns.map(({ lang }) => ({ id: lang, label: language(lang).endonym, lang })),
          ]}
        />
      ) : null}
      {format === 'json' ? null : (
        <Choice
          label={t('export.view')}
          value={view}
          onChange={(id) => setView(id === 'clean' ? 'clean' : 'brackets')}
          options={(['brackets', 'clean'] as const).map((id) => ({ id, label: t(VIEWS[id]) }))}
        />
      )}
      <Choice
        label={t('export.version')}
        value={at}
        onChange={setAt}
        options={[{ id: 'now', label: t('milestone.now') }, ...versionOptions(i18n, milestones, [])]}
      />
      {failed ? (
        <p role="alert" className="bad">
          {t('export.failed')}
        </p>
      ) : null}
    </FormDialog>
  );
}
