/** From which language files for translators go into the others; at first the first column, though none is the original. */
import type { ReactNode } from 'react';
import { type Lang, language } from '../../language/language.ts';
import { Choice } from './field.tsx';
import { useI18n } from './i18n.tsx';

type Props = {
  readonly languages: readonly Lang[];
  readonly value: Lang | undefined;
  readonly onChange: (lang: Lang) => void;
};

/** Nothing where there is nothing to choose from. */
export function SourceChoice({ languages, value, onChange }: Props): ReactNode {
  const { t } = useI18n();
  const chosen = sourceOf(languages, value);
  if (chosen === undefined || languages.length < 2) return null;
  return (
    <>
      <Choice
        label={t('export.source')}
        value={chosen}
        onChange={(id) => onChange(id as Lang)}
        options={languages.map((lang) => ({ id: lang, label: language(lang).endonym, lang }))}
      />
      <p className="muted small">{t('export.source.help')}</p>
    </>
  );
}

/** The source that is shown, and so the one that is meant. */
export const sourceOf = (languages: readonly Lang[], value: Lang | undefined): Lang | undefined =>
  value !== undefined && languages.includes(value) ? value : languages[0];
