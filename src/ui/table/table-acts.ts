/** Acts on the rows and columns of a table, as the menu of its row offers them: in the column of text where the caret is. */
import { TABLE_ACTS } from '../../editor/table-edit.ts';
import type { Offer } from '../document/clause-actions.ts';
import { useTable } from '../document/table-context.tsx';
import { useI18n } from '../kit/i18n.tsx';

export function useTableActs(clause: string): readonly Offer[] {
  const { t } = useI18n();
  const { room, cells, selection } = useTable();
  const row = room.outline.get().rows.find(({ id }) => id === clause);
  const lang = selection.get()?.clause === clause ? selection.get()?.lang : null;
  if (row?.kind !== 'table') return [];
  const place = lang ? { clause, lang } : null;
  const blocked = place && room.typing(place).ok ? undefined : t('tableAct.blocked');
  return TABLE_ACTS.map((act) => ({
    id: `table.${act}`,
    label: t(`tableAct.${act}`),
    blocked,
    run: () => {
      if (place) cells.tableAct(place, act);
    },
  }));
}
