/** In the foot of the current cell: whose its brackets are, with the reason where there is one. */
import { Brackets } from 'lucide-react';
import type { ReactNode } from 'react';
import { negotiationOf } from '../../client/negotiation.ts';
import type { OutlineRow } from '../../client/view.ts';
import type { Lang } from '../../language/language.ts';
import { useTexts } from '../document/idle-texts.ts';
import { useTable } from '../document/table-context.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { codeOf } from '../kit/signs.tsx';
import { useValue } from '../kit/value.ts';
import { bracketsIn } from './notes.ts';

export function BracketOwners({ row, lang }: { readonly row: OutlineRow; readonly lang: Lang }): ReactNode {
  const { t, list } = useI18n();
  const { room } = useTable();
  useValue(negotiationOf(room).bracketNotes);
  // Read again when the typing rests: a bracket may have gone.
  useTexts(room, row.id, [lang]);
  const notes = bracketsIn(room, [row], [lang]).flatMap(({ note }) => note ?? []);
  if (notes.length === 0) return null;
  const codes = [...new Set(notes.map(codeOf))];
  const reasons = [...new Set(notes.flatMap(({ note }) => note ?? []))];
  return (
    <span className="mark owners">
      <Brackets className="i s" aria-hidden />
      <span>
        {t('brackets.owners', { codes: list(codes) })}
        {reasons.map((reason) => (
          <q key={reason} dir="auto">
            {reason}
          </q>
        ))}
      </span>
    </span>
  );
}
