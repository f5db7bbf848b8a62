/** What a clause is called in the interface's language: "Paragraph 3", «بند ۳», or its kind where it has no number. */
import type { OutlineRow } from '../../client/view.ts';
import { numberClauses } from '../../domain/clause/numbering.ts';
import { upper } from '../../language/collation.ts';
import type { Lang } from '../../language/language.ts';
import type { I18n } from '../kit/i18n.tsx';

export type ClauseNames = {
  /** "Paragraph 3" */
  readonly label: (clause: string) => string;
  /** "3", or "" */
  readonly short: (clause: string) => string;
};

/** The number without the sign it stands with in running text: "3." -> "3", "(a)" -> "a", «ج)» -> «ج». */
export const bareNumber = (short: string): string => short.replace(/^[(«"“]|[.)»"”]+$/gu, '');

export const capital = (lang: Lang, text: string): string => {
  const [first = ''] = text;
  return upper(lang, first) + text.slice(first.length);
};

export function clauseNames(rows: readonly OutlineRow[], { lang, t }: Pick<I18n, 'lang' | 't'>): ClauseNames {
  const numbers = numberClauses(rows, lang);
  const kinds = new Map(rows.map(({ id, kind }) => [id, kind]));
  return {
    label: (clause) => {
      const kind = kinds.get(clause);
      return capital(lang, numbers.get(clause)?.label ?? '') || (kind ? t(`kind.${kind}`) : '');
    },
    short: (clause) => bareNumber(numbers.get(clause)?.short ?? ''),
  };
}
