/** One document of the instrument: format, language, whose original. Before the seal a draft, after the last signature a true copy. */
import { type ReactNode, useState } from 'react';
import type { FileBytes, Result } from '../../client/http.ts';
import type { DocumentWish } from '../../client/signing.ts';
import { isLang, type Lang, language } from '../../language/language.ts';
import { Choice, FormDialog } from '../kit/field.tsx';
import { FORMAT_NAMES, FORMATS, type FormatName, formatsFor, formatWords, PAIRS } from '../kit/formats.ts';
import { useI18n } from '../kit/i18n.tsx';
import { SourceChoice, sourceOf } from '../kit/source-choice.tsx';
import { useActs, useNames } from './use-acts.ts';

type Props = {
  readonly title: string;
  readonly help: string;
  readonly languages: readonly Lang[];
  readonly holders: readonly string[];
  readonly formats?: readonly FormatName[];
  /** What the page shows now. */
  readonly first: { readonly language: Lang; readonly holder: string | null };
  readonly fetch: (wish: DocumentWish) => Promise<Result<FileBytes>>;
  readonly onClose: () => void;
};

const NOBODY = '';

export function DocumentDialog({ title, help, languages, holders, first, fetch, onClose, ...props }: Props): ReactNode {
  const formats = formatsFor(languages, props.formats ?? FORMAT_NAMES);
  const i18n = useI18n();
  const { t } = i18n;
  const { save } = useActs();
  const names = useNames();
  const [format, setFormat] = useState<FormatName>(formats[0] ?? 'pdf');
  const [chosen, setChosen] = useState<Lang | 'all'>(first.language);
  const [from, setFrom] = useState<Lang>();
  const [holder, setHolder] = useState(first.holder ?? NOBODY);
  const [busy, setBusy] = useState(false);
  const kind = FORMATS[format];
  const lang = kind === 'all' ? 'all' : kind === 'one' && chosen === 'all' ? first.language : chosen;
  const source = PAIRS.includes(format) ? sourceOf(languages, from) : undefined;
  const submit = async (): Promise<void> => {
    setBusy(true);
    const saved = await save(
      fetch({ format, language: lang, ...(holder === NOBODY ? {} : { holder }), ...(source ? { source } : {}) }),
    );
    setBusy(false);
    if (saved) onClose();
  };
  return (
    <FormDialog
      title={title}
      submit={busy ? t('export.wait') : t('export.submit')}
      onSubmit={() => void submit()}
      onClose={onClose}
      busy={busy}
    >
      <p className="muted">{help}</p>
      <Choice
        label={t('export.format')}
        value={format}
        onChange={(id) => setFormat(id as FormatName)}
        options={formats.map((id) => ({ id, label: formatWords(i18n, id) }))}
      />
      {format === 'pdf' ? <p className="muted small">{t('export.pdf.reading')}</p> : null}
      {kind === 'all' ? null : (
        <Choice
          label={t('export.language')}
          value={lang}
          onChange={(id) => setChosen(isLang(id) ? id : 'all')}
          options={[
            ...languages.map((each) => ({ id: each, label: language(each).endonym, lang: each })),
            ...(kind === 'both' ? [{ id: 'all', label: t('export.parallel') }] : []),
          ]}
        />
      )}
      {source ? <SourceChoice languages={languages} value={from} onChange={setFrom} /> : null}
      {holders.length === 0 ? null : (
        <Choice
          label={t('signing.holder')}
          value={holder}
          onChange={setHolder}
          options={[
            ...holders.map((id) => ({ id, label: `${names.party(id)} (${id})` })),
            { id: NOBODY, label: t('signing.holder.none') },
          ]}
        />
      )}
    </FormDialog>
  );
}
