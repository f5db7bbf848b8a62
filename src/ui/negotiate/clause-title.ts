/** What a clause is called where its resolution is not open: «بند ۳», or its kind where it has no number. */
import type { ClauseName } from '../../domain/summit.ts';
import type { I18n } from '../app/i18n.tsx';
import { capital } from '../table/names.ts';

export const clauseTitle = ({ t, lang }: Pick<I18n, 't' | 'lang'>, { kind, number }: ClauseName): string =>
  capital(lang, number[lang] ?? '') || t(`kind.${kind}`);
