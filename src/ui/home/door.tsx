/** Pages before a summit is open: the program's name and the choice of language above them. */
import type { ReactNode } from 'react';
import { DEFAULT_LANGUAGE, LANGS, language } from '../../domain/language.ts';
import { useI18n } from '../app/i18n.tsx';
import { Choice } from '../parts/field.tsx';

export function Door({ children }: { readonly children: ReactNode }): ReactNode {
  const { t, lang, setLang } = useI18n();
  return (
    <main className="door">
      <div className="door-top">
        <span className="brand" lang={DEFAULT_LANGUAGE}>
          {t('app.name')}
        </span>
        <span className="grow" />
        <Choice
          quiet
          label={t('menu.language')}
          value={lang}
          onChange={(id) => setLang(LANGS.find((each) => each === id) ?? lang)}
          options={LANGS.map((each) => ({ id: each, label: language(each).endonym, lang: each }))}
        />
      </div>
      {children}
    </main>
  );
}
