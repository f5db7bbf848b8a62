/** Writing other wording, as the menu of a clause offers it: to whoever may table, on what can still be changed. */

import type { Offer } from '../document/clause-actions.ts';
import { useTable } from '../document/table-context.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useDesk } from './desk.tsx';

export function useWritingOffers(clause: string): readonly Offer[] {
  const { t } = useI18n();
  const { room } = useTable();
  const desk = useDesk();
  if (!desk.mayWrite) return [];
  const row = room.outline.get().rows.find(({ id }) => id === clause);
  const other = { id: 'propose', label: t('proposals.write'), blocked: undefined, run: () => desk.write(clause) };
  const fresh = {
    id: 'propose.new',
    label: t('proposals.writeNew'),
    blocked: undefined,
    run: () => desk.writeNew(clause),
  };
  const asks = (['delete', 'move'] as const).map((ask) => ({
    id: `propose.${ask}`,
    label: t(`proposals.ask.${ask}`),
    blocked: undefined,
    run: () => desk.ask(clause, ask),
  }));
  return row && row.status !== 'withdrawn' ? [other, fresh, ...asks] : [fresh];
}
