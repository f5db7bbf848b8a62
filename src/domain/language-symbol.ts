/** Words of the list of documents of the meeting. Built so that no inserted name needs a case ending. */
import { LANGUAGES, type Lang } from '../language/language.ts';
import { officeName } from './language-after.ts';
import type { Role } from './permission.ts';
import type { DocumentKind, IssuedDocument } from './summit/symbol.ts';

type Words = {
  readonly title: string;
  readonly none: string;
  readonly kind: { readonly [kind in DocumentKind]: string };
};

// native review: fa, az, kk, tk
const WORDS: Readonly<Record<Lang, Words>> = {
  fa: {
    title: 'اسناد نشست',
    none: 'سندی منتشر نشده است.',
    kind: { draft: 'پیش‌نویس', proposal: 'پیشنهاد', chair: 'متن رئیس', correction: 'پیشنهاد اصلاح نگارشی' },
  },
  ru: {
    title: 'Документы встречи',
    none: 'Документы не издавались.',
    kind: { draft: 'Проект', proposal: 'Предложение', chair: 'Текст председателя', correction: 'Редакционная правка' },
  },
  az: {
    title: 'Görüşün sənədləri',
    none: 'Sənəd buraxılmayıb.',
    kind: { draft: 'Layihə', proposal: 'Təklif', chair: 'Sədrin mətni', correction: 'Redaktə təklifi' },
  },
  kk: {
    title: 'Кездесу құжаттары',
    none: 'Құжат шығарылған жоқ.',
    kind: { draft: 'Жоба', proposal: 'Ұсыныс', chair: 'Төраға мәтіні', correction: 'Редакциялық түзету' },
  },
  tk: {
    title: 'Duşuşygyň resminamalary',
    none: 'Resminama çykarylmady.',
    kind: { draft: 'Taslama', proposal: 'Teklip', chair: 'Başlygyň teksti', correction: 'Redaksion düzediş' },
  },
  en: {
    title: 'Documents of the meeting',
    none: 'No document has been issued.',
    kind: { draft: 'Draft', proposal: 'Proposal', chair: 'Chair’s text', correction: 'Drafting correction' },
  },
};

export const documentsTitle = (lang: Lang): string => WORDS[lang].title;
export const noDocuments = (lang: Lang): string => WORDS[lang].none;

/** "Draft: Environment", where `title` is the resolution's. */
export const documentTitle = (lang: Lang, { kind }: Pick<IssuedDocument, 'kind'>, title: string): string =>
  title === '' ? WORDS[lang].kind[kind] : `${WORDS[lang].kind[kind]}: ${title}`;

/** Who issued it and when: "Kazakhstan; 18 November 2025, 14:10 (UTC+03:30)". `delegation` is the name of one, where one stands behind it. */
export function documentOrigin(
  lang: Lang,
  { label }: Pick<IssuedDocument, 'label'>,
  issuer: { readonly delegation?: string | undefined; readonly role?: Role | undefined },
  moment: string,
): string {
  const office = issuer.role === 'legal' ? 'legal' : 'secretariat';
  const who = issuer.delegation ?? (issuer.role === undefined ? '' : officeName(lang, office));
  return [label ?? '', who, moment].filter(Boolean).join(`${LANGUAGES[lang].semicolon} `);
}
