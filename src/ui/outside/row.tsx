/** One row of the comparison: the clause and what happened to it, the words, and what can be done with them. */
import { CircleHelp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import type { OutsideRow } from '../../diff/outside.ts';
import type { Lang } from '../../language/language.ts';
import { Choice, type Option } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { Redline } from '../kit/redline.tsx';
import { as } from '../kit/roles.ts';
import { MarkSign } from './marks.tsx';
import { isTakeable } from './take-over.ts';

const NONE = 'none';
const CLAUSE = 'clause:';

export type RowActs = {
  /** What the clause is called in its own row. */
  readonly nameOf: (clause: string) => string;
  /** The same with its first words where the name alone does not tell. */
  readonly labelOf: (clause: string) => string;
  /** Clauses to choose from, in their order. */
  readonly clauses: readonly { readonly id: string; readonly excerpt: string }[];
  readonly onTick: (row: OutsideRow, ticked: boolean) => void;
  readonly onTake: (row: OutsideRow) => void;
  readonly onAssign: (row: OutsideRow, clause: string | null) => void;
};

type Props = {
  readonly row: OutsideRow;
  readonly lang: Lang;
  readonly current: boolean;
  readonly ticked: boolean;
  readonly tabled: boolean;
  readonly mayTable: boolean;
  readonly acts: RowActs;
};

export function ComparisonRow({ row, lang, current, ticked, tabled, mayTable, acts }: Props): ReactNode {
  const { t } = useI18n();
  const { clause, marks } = row;
  const label = clause === null ? t('outside.mark.new') : acts.labelOf(clause);
  const whole = marks.includes('new') ? 'added' : marks.includes('missing') ? 'withdrawn' : null;
  const side = whole ?? (marks.includes('moved') ? 'moved' : null);
  const classes = ['row', 'outside-row', side ? `k-${side}` : '', current ? 'cur' : ''].filter(Boolean).join(' ');
  return (
    <div className={classes} id={`outside-${row.key}`} {...as('row', { 'aria-current': current || undefined })}>
      <div className="gut" {...as('rowheader')}>
        <div className="no">
          <b>{clause === null ? '' : acts.nameOf(clause)}</b>
        </div>
        {marks.map((mark) => (
          <div key={mark}>
            <MarkSign mark={mark} />
          </div>
        ))}
      </div>
      <div className="cell" {...as('cell')}>
        <Redline lang={lang} text={row.diff} whole={whole} />
        <Notes row={row} labelOf={acts.labelOf} />
      </div>
      <div className="cell outside-acts" {...as('cell')}>
        {isTakeable(row) && mayTable ? (
          tabled ? (
            <span className="muted">{t('outside.tabled')}</span>
          ) : (
            <span className="outside-tick">
              <input
                type="checkbox"
                checked={ticked}
                aria-label={t('outside.tick', { clause: label })}
                onChange={(event) => acts.onTick(row, event.target.checked)}
              />
              <Button className="btn sm line" onPress={() => acts.onTake(row)}>
                {t('outside.proposeOne')}
              </Button>
            </span>
          )
        ) : null}
        {row.paragraphs.length > 0 && !marks.includes('same') ? <Assign row={row} acts={acts} /> : null}
      </div>
    </div>
  );
}

function Notes({ row, labelOf }: { row: OutsideRow; labelOf: (clause: string) => string }): ReactNode {
  const { t, list } = useI18n();
  const { marks, after, shared } = row;
  const notes: string[] = [];
  const place = (key: 'movedTo' | 'newAfter'): string =>
    after ? t(`outside.${key}`, { clause: labelOf(after) }) : t(`outside.${key}.start`);
  if (marks.includes('moved')) notes.push(place('movedTo'));
  if (marks.includes('new')) notes.push(place('newAfter'));
  if (marks.includes('split')) notes.push(t('outside.splitNote', { count: row.paragraphs.length }));
  if (marks.includes('merged')) notes.push(t('outside.mergedNote', { clauses: list(shared.map(labelOf)) }));
  if (marks.includes('missing')) notes.push(t('outside.missingNote'));
  if (notes.length === 0 && !row.unsure) return null;
  return (
    <div className="foot muted outside-notes">
      {row.unsure ? (
        <span className="warn">
          <CircleHelp className="i s" aria-hidden />
          {t('outside.unsure')}
        </span>
      ) : null}
      {notes.map((note) => (
        <span key={note}>{note}</span>
      ))}
    </div>
  );
}

/** A list of three hundred clauses is made for the row that asks for it, not for each of three hundred. */
function Assign({ row, acts }: { row: OutsideRow; acts: RowActs }): ReactNode {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <Button className="btn sm" onPress={() => setOpen(true)}>
        {t('outside.reassign')}
      </Button>
    );
  const options: readonly Option[] = [
    { id: NONE, label: t('outside.belongs.new') },
    ...acts.clauses.map(({ id, excerpt }) => ({ id: CLAUSE + id, label: acts.nameOf(id), detail: excerpt })),
  ];
  return (
    <Choice
      label={t('outside.belongs')}
      options={options}
      value={row.clause === null ? NONE : CLAUSE + row.clause}
      onChange={(id) => {
        setOpen(false);
        acts.onAssign(row, id === NONE ? null : id.slice(CLAUSE.length));
      }}
    />
  );
}
