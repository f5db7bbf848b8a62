/** What a clause still misses, in words: by delegation, by column, and what is of the procedure. */
import type { ReactNode } from 'react';
import type { Missing } from '../../domain/missing.ts';
import { useI18n } from '../kit/i18n.tsx';
import { missingInWords } from '../kit/refusal.ts';
import { useSummit } from '../kit/summit-context.tsx';

const GROUPS = ['columns', 'delegations', 'rule'] as const;
type Group = (typeof GROUPS)[number];

export const groupOf = (missing: Missing): Group =>
  missing.kind === 'stance' ? 'delegations' : 'lang' in missing || 'languages' in missing ? 'columns' : 'rule';

export function MissingList({ missing }: { missing: readonly Missing[] }): ReactNode {
  const i18n = useI18n();
  const { summit } = useSummit();
  return GROUPS.map((group) => {
    const own = missing.filter((each) => groupOf(each) === group);
    if (own.length === 0) return null;
    return (
      <div key={group} className="need-group">
        <h3>{i18n.t(`missing.group.${group}`)}</h3>
        <ul className="need">
          {own.map((each) => {
            const words = missingInWords(i18n, summit, each);
            return (
              <li key={words}>
                <span className="muted" aria-hidden>
                  –
                </span>
                <span>{words}</span>
              </li>
            );
          })}
        </ul>
      </div>
    );
  });
}
