/** How a pair of columns stands: a word, a shape, and only then a colour. */
import { Check, CircleDashed, History, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Lang } from '../../language/language.ts';
import { language } from '../../language/language.ts';
import { useI18n } from '../kit/i18n.tsx';
import type { PairFact } from './pair-facts.ts';

export type PairStanding = PairFact['state'];

const SIGNS: { readonly [state in PairStanding]: { readonly icon: LucideIcon; readonly className: string } } = {
  checked: { icon: Check, className: 'ok' },
  stale: { icon: History, className: 'stale' },
  never: { icon: CircleDashed, className: 'never' },
};

export function PairSign({ state, count }: { state: PairStanding; count?: number }): ReactNode {
  const { t, number } = useI18n();
  const { icon: Icon, className } = SIGNS[state];
  return (
    <span className={`pair-sign ${className}`}>
      <Icon className="i s" aria-hidden />
      <span>{t(`concordance.${state}`)}</span>
      {count === undefined ? null : <b>{number(count)}</b>}
    </span>
  );
}

/** A language's own name within a sentence of another script: «فارسی» must not turn the commas around it. */
export const isolatedName = (lang: Lang): string => `\u2068${language(lang).endonym}\u2069`;

/** "Русский – Қазақша", each name in its own direction. */
export const PairName = ({ languages: [a, b] }: Pick<PairFact, 'languages'>): ReactNode => (
  <span className="pair-name">
    <bdi lang={a}>{language(a).endonym}</bdi> – <bdi lang={b}>{language(b).endonym}</bdi>
  </span>
);
