/** Words of the list of documents of the meeting. Built so that no inserted name needs a case ending. */

import { LANGUAGES, type Lang } from '../../language/language.ts';
import { DOCUMENT_WORDS } from '../../language/printed-meeting.ts';
import { officeName } from '../instrument/after-words.ts';
import type { Role } from '../permission.ts';
import type { IssuedDocument } from './symbol.ts';

export const documentsTitle = (lang: Lang): string => DOCUMENT_WORDS[lang].title;
export const noDocuments = (lang: Lang): string => DOCUMENT_WORDS[lang].none;

/** "Draft: Environment", where `title` is the resolution's. */
export const documentTitle = (lang: Lang, { kind }: Pick<IssuedDocument, 'kind'>, title: string): string =>
  title === '' ? DOCUMENT_WORDS[lang].kind[kind] : `${DOCUMENT_WORDS[lang].kind[kind]}: ${title}`;

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
