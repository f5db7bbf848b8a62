/** The footnotes of the shown clauses, and the act that adds one: the sign at the caret, the footnote's row in its place. */
import { useCallback, useMemo } from 'react';
import type { CommandDraft, OutlineRow } from '../../client/view.ts';
import { MAX_LEVEL } from '../../domain/clause/clause.ts';
import { FOOTNOTE_SIGN, footnoteSigns, footnotesOf } from '../../domain/clause/footnote.ts';
import type { CellLayout } from '../../editor/looks.ts';
import type { Lang } from '../../language/language.ts';
import { useI18n } from '../kit/i18n.tsx';
import type { Offer } from './clause-actions.ts';
import { useJudge } from './clause-actions.ts';
import { type TableAccess, useTable } from './table-context.tsx';

const NONE: readonly OutlineRow[] = [];

/** The footnotes of a clause, in their order; the same list for as long as they say the same. */
export type NotesOf = (clause: string) => readonly OutlineRow[];

export function useNotesOf(rows: readonly OutlineRow[]): NotesOf {
  return useMemo(() => {
    const byId = new Map(rows.map((row) => [row.id, row]));
    const notes = new Map(
      [...footnotesOf(rows)].map(([home, ids]) => [home, ids.flatMap((id) => byId.get(id) ?? [])] as const),
    );
    return (clause) => notes.get(clause) ?? NONE;
  }, [rows]);
}

export const layoutOf = (row: Pick<OutlineRow, 'kind'>, notes: readonly OutlineRow[], lang: Lang): CellLayout => ({
  table: row.kind === 'table',
  notes: notes.map(({ number }) => number[lang]?.short ?? ''),
});

type Access = Pick<TableAccess, 'room' | 'cells' | 'selection'>;

/** Where a new footnote of `clause` is called for: in which column, and behind which of its footnotes. */
function wanted({ room, cells, selection }: Access, clause: string) {
  const { rows, columns } = room.outline.get();
  const notes = footnotesOf(rows).get(clause) ?? [];
  const at = selection.get();
  const own = columns.map(({ lang }) => lang).find((lang) => room.typing({ clause, lang }).ok);
  const chosen = at?.clause === clause && at.lang && room.typing({ clause, lang: at.lang }).ok ? at.lang : own;
  const text = chosen ? (room.cell({ clause, lang: chosen })?.toString() ?? '') : '';
  const caret = chosen ? (cells.caretOffset({ clause, lang: chosen }) ?? text.length) : text.length;
  const before = footnoteSigns(text).filter((sign) => sign < caret).length;
  return { lang: chosen, caret, after: before === 0 ? clause : (notes[Math.min(before, notes.length) - 1] ?? clause) };
}

export const addingNote = (access: Access, row: OutlineRow): CommandDraft => ({
  type: 'clause.add',
  after: wanted(access, row.id).after,
  kind: 'footnote',
  level: Math.min(row.level, MAX_LEVEL),
});

/** "Add a footnote", where the rules let this member add one to this clause. */
export function useNoteOffer(): (clause: string) => Offer | null {
  const access = useTable();
  const { t } = useI18n();
  const judge = useJudge();
  return useCallback(
    (clause) => {
      const { room, cells, names, run, goTo } = access;
      const row = room.outline.get().rows.find(({ id }) => id === clause);
      if (!row || row.kind === 'footnote' || row.status === 'withdrawn') return null;
      const judged = judge(addingNote(access, row));
      if (!judged) return null;
      const add = async (): Promise<void> => {
        const { lang, caret, after } = wanted(access, clause);
        const draft: CommandDraft = { type: 'clause.add', after, kind: 'footnote', level: row.level };
        const known = new Set(room.outline.get().rows.map(({ id }) => id));
        if (!(await run(draft, { text: t('footnote.added', { clause: names.label(clause) }) }))) return;
        if (lang) cells.insert({ clause, lang }, FOOTNOTE_SIGN, caret);
        const added = room.outline.get().rows.find(({ id, kind }) => kind === 'footnote' && !known.has(id));
        // Its row is drawn by then; whoever asked for it goes on there.
        if (added)
          requestAnimationFrame(() => {
            goTo(added.id);
            if (lang) cells.write({ clause: added.id, lang }, 'end');
          });
      };
      return { id: 'footnote', label: t('footnote.add'), blocked: judged.blocked, run: () => void add() };
    },
    [access, t, judge],
  );
}
