/** What the clauses of a comparison are called on either side, in the interface's language. */
import type { ClauseDiff, ClauseSide, DeclarationDiff } from '../../domain/clause/difference.ts';
import { numberClauses } from '../../domain/clause/numbering.ts';
import { bareNumber, capital } from '../document/names.ts';
import type { I18n } from '../kit/i18n.tsx';

export type DiffNames = {
  /** "Paragraph 3" as the later text counts, for a withdrawn clause as the earlier one did. */
  readonly label: (clause: ClauseDiff) => string;
  /** "4" in the earlier text, where it differs; else "". */
  readonly was: (clause: ClauseDiff) => string;
  /** Of a moved clause: behind which one it stood that has not moved; "" for the beginning. */
  readonly stoodAfter: (clause: ClauseDiff) => string;
};

export function diffNames(diff: DeclarationDiff, { lang, t }: Pick<I18n, 'lang' | 't'>): DiffNames {
  const count = (side: 'from' | 'to') => {
    const there = diff.clauses
      .flatMap((clause): readonly (ClauseSide & { id: string })[] =>
        clause[side] ? [{ ...clause[side], id: clause.id }] : [],
      )
      .sort((a, b) => a.position - b.position);
    return numberClauses(there, lang);
  };
  const [old, now] = [count('from'), count('to')];
  const stayed = diff.clauses
    .filter(({ from, changes }) => from && !changes.includes('moved'))
    .sort((a, b) => (a.from?.position ?? 0) - (b.from?.position ?? 0));
  const label = (clause: ClauseDiff): string => {
    const found = now.get(clause.id)?.label || old.get(clause.id)?.label || '';
    return capital(lang, found) || t(`kind.${(clause.to ?? clause.from)?.kind ?? 'paragraph'}`);
  };
  return {
    label,
    stoodAfter: ({ from }) => {
      const before = stayed.findLast((one) => (one.from?.position ?? 0) < (from?.position ?? 0));
      return before ? label(before) : '';
    },
    was: (clause) => {
      const before = old.get(clause.id)?.short ?? '';
      return before === '' || before === now.get(clause.id)?.short ? '' : bareNumber(before);
    },
  };
}
