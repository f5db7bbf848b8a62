/** Exporting a resolution: format, language, from which language for translators, text with or without brackets, at present or at a named version; or all formats in one go. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { FileBytes } from '../../client/http.ts';
import type { Column, Milestone } from '../../domain/clause/declaration.ts';
import { isLang, type Lang, language } from '../../language/language.ts';
import { Choice, FormDialog } from '../kit/field.tsx';
import { FORMATS, type FormatName, formatsFor, formatWords, PAIRS } from '../kit/formats.ts';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { SourceChoice, sourceOf } from '../kit/source-choice.tsx';
import { useServices } from '../kit/summit-context.tsx';
import { unprintableNotice } from '../kit/unprintable.ts';
import { versionOptions } from '../kit/version-name.ts';
import { allWishes, distinct, fetchAll } from './all-formats.ts';

/** Every format, as a ZIP. */
const ALL = 'all-formats';
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
  const [format, setFormat] = useState<FormatName | typeof ALL>('docx');
  const [chosen, setChosen] = useState<Lang | 'all'>('all');
  const [view, setView] = useState<keyof typeof VIEWS>('brackets');
  const [from, setFrom] = useState<Lang>();
  const [at, setAt] = useState(version ?? 'now');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const [course, setCourse] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const stop = useRef(new AbortController());
  // Escape and Cancel end it: what comes in afterwards is thrown away.
  useEffect(() => {
    const own = new AbortController();
    stop.current = own;
    return () => own.abort();
  }, []);
  const languages = columns.map(({ lang }) => lang);
  const source = format === ALL || PAIRS.includes(format) ? sourceOf(languages, from) : undefined;
  const kind = format === ALL ? 'all' : FORMATS[format];
  const language_ = kind === 'all' ? 'all' : kind === 'one' && chosen === 'all' ? (columns[0]?.lang ?? 'all') : chosen;
  const save = async ({ name, bytes, mime, unprintable }: FileBytes): Promise<void> => {
    try {
      const outcome = await desktop.saveFile(name, new Uint8Array(bytes), mime);
      if (outcome === 'cancelled') return;
    } catch {
      setFailed(true); // the disk refused
      return;
    }
    onClose();
    say({ tone: 'info', text: t('export.done', { name }) });
    if (unprintable) say(unprintableNotice(i18n, unprintable));
  };
  const one = async (): Promise<void> => {
    const result = await backend.exportFile(resolution, {
      format: format as FormatName,
      language: language_,
      view,
      at,
      ...(source ? { source } : {}),
    });
    if (result.ok) await save(result.value);
    else setFailed(true);
  };
  const all = async (): Promise<void> => {
    const wishes = allWishes(languages, source);
    const files = await fetchAll(
      wishes,
      (wish) => backend.exportFile(resolution, { ...wish, view, at }),
      (done) => setCourse({ done, total: wishes.length }),
      stop.current.signal,
    );
    if (files === null) return;
    setCourse(null);
    if ('failed' in files) {
      setFailed(true);
      return;
    }
    const { appendToZip } = await import('../../seal/zip.ts');
    const names = distinct(files.map(({ name }) => name));
    const entries = files.map(({ bytes }, index) => ({ path: names[index] ?? '', bytes }));
    const zip = appendToZip(null, entries, new Date().toISOString());
    // Side by side the PDF has everything that those of one language have.
    const unprintable = files.findLast((one) => one.unprintable)?.unprintable;
    const whole = { name: `${resolution}.zip`, bytes: zip, mime: 'application/zip' };
    await save(unprintable ? { ...whole, unprintable } : whole);
  };
  const submit = async (): Promise<void> => {
    setBusy(true);
    setFailed(false);
    await (format === ALL ? all() : one());
    setBusy(false);
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
        onChange={(id) => setFormat(id as FormatName | typeof ALL)}
        options={[
          ...formatsFor(columns).map((id) => ({ id, label: formatWords(i18n, id) })),
          { id: ALL, label: t('signing.format.all') },
        ]}
      />
      {format === 'pdf' ? <p className="muted small">{t('export.pdf.reading')}</p> : null}
      {kind !== 'all' ? (
        <Choice
          label={t('export.language')}
          value={language_}
          onChange={(id) => setChosen(isLang(id) ? id : 'all')}
          options={[
            ...(kind === 'both' ? [{ id: 'all', label: t('export.parallel') }] : []),
            ...columns.map(({ lang }) => ({ id: lang, label: language(lang).endonym, lang })),
          ]}
        />
      ) : null}
      {source ? <SourceChoice languages={languages} value={from} onChange={setFrom} /> : null}
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
      {course ? (
        <div className="course-of-work">
          <progress aria-label={t('signing.work', course)} max={course.total} value={course.done} />
          <span className="num" role="status">
            {t('signing.work', course)}
          </span>
        </div>
      ) : null}
      {failed ? (
        <p role="alert" className="bad">
          {t('export.failed')}
        </p>
      ) : null}
    </FormDialog>
  );
}
