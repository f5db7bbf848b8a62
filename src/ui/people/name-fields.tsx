/** A name or a title, a field for each language. */
import type { ReactNode } from 'react';
import { PEOPLE_LIMITS } from '../../domain/summit/people.ts';
import { type Lang, language, type PerLang } from '../../language/language.ts';
import { Field } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';

type Props = {
  readonly label: 'signatories.name' | 'signatories.titleIn';
  readonly languages: readonly Lang[];
  readonly words: PerLang<string>;
  readonly onChange: (words: PerLang<string>) => void;
};

export function NameFields({ label, languages, words, onChange }: Props): ReactNode {
  const { t } = useI18n();
  return (
    <div className="two-fields">
      {languages.map((lang) => (
        <Field
          key={lang}
          label={t(label, { language: language(lang).endonym })}
          value={words[lang] ?? ''}
          onChange={(text) => onChange({ ...words, [lang]: text })}
          maxLength={PEOPLE_LIMITS.words}
        />
      ))}
    </div>
  );
}

/** Without fields that were left empty. */
export const filledIn = (words: PerLang<string>): PerLang<string> =>
  Object.fromEntries(
    Object.entries(words).flatMap(([lang, text]) => (text.trim() === '' ? [] : [[lang, text.trim()]])),
  );

/** The languages of the originals, and those in which something is said already. */
export const languagesFor = (languages: readonly Lang[], ...said: readonly PerLang<string>[]): readonly Lang[] => [
  ...new Set([...languages, ...said.flatMap((words) => Object.keys(words) as Lang[])]),
];
