/** What a clause is called where its resolution is not open: «بند ۳», or its kind where it has no number. */
import type { ClauseName } from '../../domain/summit/summit.ts';
import type { I18n } from '../kit/i18n.tsx';
import { capital } from './names.ts';

/** A reader whose language is no column gets the kind with the number as one of the columns writes it. */
export function clauseTitle({ t, lang }: Pick<I18n, 't' | 'lang'>, { kind, number }: ClauseName): string {
  const own = capital(lang, number[lang] ?? '');
  if (own !== '') return own;
  const other = Object.values(number).find((label) => label !== '');
  return other === undefined ? t(`kind.${kind}`) : `${t(`kind.${kind}`)} · \u2068${other}\u2069`;
}
