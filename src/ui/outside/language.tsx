/** Which language the file is in: found, shown, and corrected by hand; and what is said where that does not fit. */
import type { ReactNode } from 'react';
import { Group, ToggleButton } from 'react-aria-components';
import type { Column } from '../../domain/clause/declaration.ts';
import { isLang, type Lang, language } from '../../language/language.ts';
import { Choice, type Option } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import type { Compared } from './comparing.ts';
import type { OpenFile } from './file.ts';

type Props = {
  readonly file: OpenFile;
  readonly part: number;
  readonly columns: readonly Column[];
  readonly onPart: (part: number) => void;
  readonly onLanguage: (lang: Lang) => void;
};

const UNKNOWN = 'unknown';

export function LanguageOfFile({ file, part, columns, onPart, onLanguage }: Props): ReactNode {
  const { t } = useI18n();
  const lang = file.parts[part]?.lang;
  const others = file.parts.flatMap((each, at) => (at === part ? [] : (each.lang ?? [])));
  const free = columns.map((column) => column.lang).filter((each) => !others.includes(each));
  const foreign = lang && !free.includes(lang) ? [lang] : [];
  const options: readonly Option[] = [
    ...(lang ? [] : [{ id: UNKNOWN, label: t('outside.language.pick') }]),
    ...[...free, ...foreign].map((each) => ({ id: each, label: language(each).endonym, lang: each })),
  ];
  return (
    <>
      {file.parts.length > 1 ? (
        <Group className="seg" aria-label={t('outside.language.part')}>
          {file.parts.map((each, at) => (
            <ToggleButton
              key={each.lang ?? UNKNOWN}
              isSelected={at === part}
              onChange={() => onPart(at)}
              {...(each.lang ? { lang: each.lang } : {})}
            >
              {each.lang ? language(each.lang).endonym : '?'}
            </ToggleButton>
          ))}
        </Group>
      ) : null}
      <Choice
        quiet
        label={t('outside.language')}
        options={options}
        value={lang ?? UNKNOWN}
        onChange={(id) => {
          if (isLang(id)) onLanguage(id);
        }}
      />
    </>
  );
}

type RefusalProps = {
  readonly lang: Lang | undefined;
  readonly result: Compared[number];
  readonly columns: readonly Column[];
  /** The resolution itself is still on its way. */
  readonly waiting: boolean;
};

/** What stands in the place of the rows. */
export function Refusal({ lang, result, columns, waiting }: RefusalProps): ReactNode {
  const { t } = useI18n();
  const busy = waiting || result === null;
  const foreign = lang !== undefined && !columns.some((column) => column.lang === lang);
  const words = (): string => {
    if (busy) return t('outside.comparing');
    if (!lang) return t('outside.language.pick');
    if (foreign) return t('outside.language.none', { language: language(lang).endonym });
    const column = language(lang).endonym;
    if (!result || result.ok) return t('outside.comparing');
    if (result.reason === 'late') return t('outside.late');
    if (result.reason === 'no-match') return t('outside.noMatch', { column });
    if (!result.likely) return t('outside.language.other', { column });
    return t('outside.language.wrong', { column, language: language(result.likely).endonym });
  };
  return (
    <div className="outside-drop" aria-busy={busy}>
      <p role={busy ? 'status' : 'alert'}>{words()}</p>
      {result && !result.ok ? <p className="muted">{t('outside.nothing')}</p> : null}
    </div>
  );
}
