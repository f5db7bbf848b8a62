/** Where a proposed new clause would stand, and as what. */
import type { ReactNode } from 'react';
import type { OutlineRow } from '../../client/view.ts';
import { CLAUSE_KINDS, type ClauseKind, isClauseKind, MAX_LEVEL } from '../../domain/clause/clause.ts';
import { useTable } from '../document/table-context.tsx';
import { Choice } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import type { Place } from './write-dialog.tsx';

const KINDS = Object.keys(CLAUSE_KINDS) as ClauseKind[];
/** Stands for "before everything" in the list; no clause has this id. */
const START = '^';

type Props = { readonly rows: readonly OutlineRow[]; readonly place: Place; readonly onChange: (place: Place) => void };

export function PlaceFields({ rows, place, onChange }: Props): ReactNode {
  const { t, number } = useI18n();
  const { names, facts, columns } = useTable();
  const lang = columns[0]?.lang;
  const words = (id: string): string => {
    const first = lang ? facts.of(id).get().cells[lang]?.first : '';
    return first ? `${names.label(id)} · ${first}` : names.label(id);
  };
  const live = rows.filter(({ status }) => status !== 'withdrawn');
  const levels = Array.from({ length: MAX_LEVEL + 1 }, (_, each) => each);
  return (
    <div className="place-fields">
      <Choice
        label={t('clause.moveTo.after')}
        value={place.after ?? START}
        onChange={(id) => onChange({ ...place, after: id === START ? null : id })}
        options={[{ id: START, label: t('clause.moveTo.start') }, ...live.map(({ id }) => ({ id, label: words(id) }))]}
      />
      <Choice
        label={t('clause.kind')}
        value={place.kind}
        onChange={(id) => onChange({ ...place, kind: isClauseKind(id) ? id : place.kind })}
        options={KINDS.map((id) => ({ id, label: t(`kind.${id}`) }))}
      />
      <Choice
        label={t('clause.level')}
        value={String(place.level)}
        onChange={(id) => onChange({ ...place, level: Number(id) })}
        options={levels.map((each) => ({ id: String(each), label: number(each + 1) }))}
      />
    </div>
  );
}
