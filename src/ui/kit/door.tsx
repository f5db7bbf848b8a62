/** Pages that need no summit: the program's name above them, and beside it the choice of language or, if `beside` is given, that. */
import type { ReactNode } from 'react';
import { DEFAULT_LANGUAGE, LANGS, language } from '../../language/language.ts';
import { Choice } from './field.tsx';
import { useI18n } from './i18n.tsx';
import { NoticeBars } from './notices.tsx';

type Props = { readonly beside?: ReactNode; readonly children: ReactNode };

export function Door({ beside, children }: Props): ReactNode {
  const { t, lang, setLang } = useI18n();
  return (
    <main className="door">
      <div className="door-top">
        <span className="brand" lang={DEFAULT_LANGUAGE}>
          {t('app.name')}
        </span>
        <span className="grow" />
        {beside ?? (
          <Choice
            quiet
            label={t('menu.language')}
            value={lang}
            onChange={(id) => setLang(LANGS.find((each) => each === id) ?? lang)}
            options={LANGS.map((each) => ({ id: each, label: language(each).endonym, lang: each }))}
          />
        )}
      </div>
      <NoticeBars />
      {children}
    </main>
  );
}
