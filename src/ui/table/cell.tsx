/** The frame of one cell: its place in the grid, and the foot line that appears only when it has something to say. */
import { Asterisk, Brackets, CircleAlert, Lock, Merge, Minus } from 'lucide-react';
import { memo, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { OutlineRow, RoomView } from '../../client/view.ts';
import { type Lang, language } from '../../language/language.ts';
import { BracketMissing } from '../brackets/missing.tsx';
import { BracketOwners } from '../brackets/owners.tsx';
import { CommentMark, useOpenThreads } from '../comments/mark.tsx';
import type { CellFacts } from '../document/facts.ts';
import { layoutOf } from '../document/footnotes.ts';
import { useTable } from '../document/table-context.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { as } from '../kit/roles.ts';
import { useSummit } from '../kit/summit-context.tsx';
import { StaleMark, useStale } from '../languages/stale.tsx';

export type Typing = ReturnType<RoomView['typing']>;

type Props = {
  readonly row: OutlineRow;
  readonly lang: Lang;
  readonly column: number;
  readonly label: string;
  /** Footnotes of the clause. */
  readonly notes: readonly OutlineRow[];
  readonly typing: Typing['ok'];
  readonly why: Extract<Typing, { ok: false }>['why'] | null;
  readonly current: boolean;
  readonly writing: boolean;
  readonly tabbable: boolean;
  readonly facts: CellFacts | undefined;
  /** Brackets that other columns have and this one has not. */
  readonly lacking: number;
  readonly authentic: boolean;
  readonly synced: boolean;
  /** Id of the merge that nobody has confirmed yet. */
  readonly merged: string | undefined;
};

export const CellFrame = memo(function CellFrame(props: Props): ReactNode {
  const { row, lang, column, label, notes, typing, current, writing, tabbable } = props;
  const { cells, room } = useTable();
  const host = useRef<HTMLDivElement>(null);
  const { id } = row;
  const layout = useMemo(() => layoutOf(row, notes, lang), [row, notes, lang]);
  const latest = useRef({ label, typing, layout });
  latest.current = { label, typing, layout };
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    return cells.attach(
      { clause: id, lang },
      element,
      latest.current.label,
      latest.current.typing,
      latest.current.layout,
    );
  }, [cells, id, lang]);
  useLayoutEffect(() => cells.setLayout({ clause: id, lang }, layout), [cells, id, lang, layout]);
  // Under the pointer a number says the footnote's words; the foot of the cell has them for everybody.
  useEffect(() => {
    const element = host.current;
    if (!element || notes.length === 0) return undefined;
    const tell = ({ target }: Event): void => {
      const sign = (target as HTMLElement).closest('.fn');
      const note = sign ? notes[[...element.querySelectorAll('.fn')].indexOf(sign)] : undefined;
      element.title = note ? (room.cell({ clause: note.id, lang })?.toString() ?? '') : '';
    };
    element.addEventListener('mouseover', tell);
    return () => element.removeEventListener('mouseover', tell);
  }, [notes, room, lang]);
  useEffect(() => {
    cells.setEditable({ clause: id, lang }, typing);
    // The right to write was taken in the middle of a word: the keys go back to the grid, and the foot says why.
    const element = host.current;
    if (!typing && element?.contains(document.activeElement)) element.parentElement?.focus();
  }, [cells, id, lang, typing]);
  return (
    <div
      {...as('gridcell', { 'aria-colindex': column + 2, 'aria-readonly': !typing })}
      className={writing && typing ? 'cell edit' : 'cell'}
      tabIndex={tabbable ? 0 : -1}
      data-clause={id}
      data-lang={lang}
      {...(current ? { 'aria-selected': true } : {})}
    >
      <div
        ref={host}
        className="host"
        lang={lang}
        dir={language(lang).dir}
        {...(row.kind === 'footnote' ? { 'data-note': row.number[lang]?.short ?? '' } : {})}
        {...(row.kind === 'table' ? { 'data-table': row.number[lang]?.label ?? '' } : {})}
      />
      <Foot {...props} />
    </div>
  );
});

function Foot({
  row,
  lang,
  notes,
  why,
  current,
  writing,
  facts,
  lacking,
  authentic,
  synced,
  merged,
}: Props): ReactNode {
  const { t } = useI18n();
  const { readMerged } = useTable();
  const talked = useOpenThreads(row.id, lang);
  const marks: ReactNode[] = [];
  if (merged !== undefined) {
    marks.push(
      <button
        key="merged"
        type="button"
        className="mark stale linklike"
        tabIndex={-1}
        onClick={(event) => {
          // The grid would write where it was clicked.
          event.stopPropagation();
          readMerged(merged);
        }}
      >
        <Merge className="i s" aria-hidden />
        <span>{t('merged.mark')}</span>
      </button>,
    );
  }
  const counterpart = row.noCounterpart[lang];
  if (counterpart !== undefined) {
    marks.push(
      <Mark
        key="none"
        icon={<Minus className="i s" aria-hidden />}
        text={t('cell.noCounterpart', { reason: counterpart })}
      />,
    );
  } else if (facts?.empty && authentic && synced && row.status !== 'withdrawn') {
    const text = t('cell.expected', { language: language(lang).endonym });
    marks.push(<Mark key="empty" tone="bad" icon={<CircleAlert className="i s" aria-hidden />} text={text} />);
  }
  if (facts?.unmatched)
    marks.push(
      <Mark key="unmatched" tone="bad" icon={<Brackets className="i s" aria-hidden />} text={t('cell.unmatched')} />,
    );
  else if (lacking > 0 && !facts?.empty) {
    marks.push(<BracketMissing key="lacking" clause={row.id} lang={lang} count={lacking} own={why === null} />);
  }
  const unsigned = facts && !facts.empty ? notes.length - facts.signs : 0;
  if (unsigned > 0)
    marks.push(
      <Mark
        key="unsigned"
        tone="bad"
        icon={<Asterisk className="i s" aria-hidden />}
        text={t('footnote.unsigned', { count: unsigned })}
      />,
    );
  if (current && notes.length > 0) marks.push(<Notes key="notes" notes={notes} lang={lang} />);
  if (current && why) marks.push(<Why key="why" why={why} row={row} lang={lang} />);
  else if (writing) marks.push(<Mark key="writing" text={t('cell.writing')} />);
  if (current && facts && facts.open > 0) marks.push(<BracketOwners key="owners" row={row} lang={lang} />);
  const stale = useStale(row.id, lang);
  if (stale.length > 0) marks.push(<StaleMark key="stale" clause={row.id} facts={stale} />);
  if (talked > 0) marks.push(<CommentMark key="comments" clause={row.id} lang={lang} count={talked} />);
  return marks.length > 0 ? <div className={stale.length > 0 ? 'foot stale-edge' : 'foot'}>{marks}</div> : null;
}

const Mark = ({ icon, text, tone }: { icon?: ReactNode; text: string; tone?: 'bad' }): ReactNode => (
  <span className={`mark ${tone ?? 'muted'}`}>
    {icon}
    <span>{text}</span>
  </span>
);

/** The footnotes of the current cell in words, each a way to its row. */
function Notes({ notes, lang }: { notes: readonly OutlineRow[]; lang: Lang }): ReactNode {
  const { t } = useI18n();
  const { facts, goTo, names } = useTable();
  return notes.map(({ id, number }) => (
    <button
      key={id}
      type="button"
      className="mark muted linklike note-words"
      tabIndex={-1}
      aria-label={t('footnote.goto', { clause: names.label(id) })}
      onClick={(event) => {
        event.stopPropagation();
        goTo(id);
      }}
    >
      <sup>{number[lang]?.short}</sup>
      <span lang={lang} dir={language(lang).dir}>
        {facts.of(id).get().cells[lang]?.first ?? ''}
      </span>
    </button>
  ));
}

function Why({ why, row, lang }: { why: NonNullable<Props['why']>; row: OutlineRow; lang: Lang }): ReactNode {
  const { t, list } = useI18n();
  const { summit } = useSummit();
  const words = (): string => {
    if (why === 'frozen' && row.status === 'draft') return t('cell.closing');
    if (why === 'frozen') return t('cell.frozen.reason', { status: t(`status.${row.status}`) });
    if (why !== 'not-your-column') return t(`cell.${why}`);
    const writers = summit.members.filter(
      (member) => !member.revoked && member.role === 'negotiator' && member.columns.includes(lang),
    );
    const codes = [...new Set(writers.flatMap(({ delegation }) => (delegation ? [delegation] : [])))];
    const named = language(lang).endonym;
    return codes.length > 0
      ? t('cell.not-your-column', { language: named, codes: list(codes) })
      : t('cell.not-your-column.secretariat', { language: named });
  };
  return <Mark icon={<Lock className="i s" aria-hidden />} text={words()} />;
}
