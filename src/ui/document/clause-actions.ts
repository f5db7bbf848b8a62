/**
 * What can be done with a clause, as the row's menu and the inspector offer it: only what the member's role includes, each
 * with the reason why not now, as the same rule says it that the server will apply.
 */
import { useCallback } from 'react';
import { sayingOf } from '../../client/outbox.ts';
import type { CommandDraft, RoomView } from '../../client/view.ts';
import { stepped } from '../../domain/clause/footnote.ts';
import { COMMANDS, type CommandType } from '../../domain/command.ts';
import type { Lang } from '../../language/language.ts';
import { useI18n } from '../kit/i18n.tsx';
import { refusalInWords } from '../kit/refusal.ts';
import { useSummit } from '../kit/summit-context.tsx';
import { useTable } from './table-context.tsx';

export type Offer = {
  readonly id: string;
  readonly label: string;
  /** Why not now; undefined: it will be accepted. */
  readonly blocked: string | undefined;
  readonly run: () => void;
};

/** Null: the role does not include it at all, so it is not shown. */
export type Judge = (draft: CommandDraft) => { readonly blocked: string | undefined } | null;

/**
 * Was exactly this given already, and waits? Twice it would be refused the second time. A stance may be changed as often as
 * one likes: the last one counts.
 */
function isWaiting(room: RoomView, draft: CommandDraft): boolean {
  if (draft.type === 'stance.record') return false;
  const waiting = room.given.get().filter(({ waits }) => waits);
  return waiting.length > 0 && waiting.some(({ command }) => sayingOf(command) === sayingOf(draft));
}

export function useJudge(): Judge {
  const { room } = useTable();
  const i18n = useI18n();
  const { t } = i18n;
  const { summit } = useSummit();
  return useCallback(
    (draft) => {
      const rights = room.rights.get();
      const roles = COMMANDS[draft.type as CommandType].roles;
      if (!rights || !roles.includes(rights.role)) return null;
      if (isWaiting(room, draft)) return { blocked: t('given.waits') };
      const verdict = room.verdict(draft);
      return { blocked: verdict.ok ? undefined : refusalInWords(i18n, summit, verdict.reason, verdict.missing) };
    },
    [room, i18n, t, summit],
  );
}

/** The structural acts on one clause, in the order of the menu. */
export function useStructureOffers(
  clause: string,
  rows: readonly string[],
  onMove: (clause: string, by: -1 | 1) => void,
): readonly Offer[] {
  const { ask, run, names, room } = useTable();
  const { t } = useI18n();
  const judge = useJudge();
  const row = room.outline.get().rows.find(({ id }) => id === clause);
  if (!row) return [];
  const label = names.label(clause);
  const shown = room.outline.get().rows.filter(({ id }) => rows.includes(id));
  const [up, down] = [stepped(shown, clause, -1), stepped(shown, clause, 1)];
  const offers: Offer[] = [];
  const offer = (id: string, text: string, draft: CommandDraft, act: () => void, blocked?: string): void => {
    const judged = judge(draft);
    if (judged) offers.push({ id, label: text, blocked: blocked ?? judged.blocked, run: act });
  };
  const move = (after: string | null): CommandDraft => ({ type: 'clause.move', clause, after });
  offer('add', t('clause.add'), { type: 'clause.add', after: clause, kind: row.kind, level: row.level }, () =>
    ask('add', clause),
  );
  if (up !== undefined) offer('up', t('clause.moveUp'), move(up), () => onMove(clause, -1));
  if (down !== undefined) offer('down', t('clause.moveDown'), move(down), () => onMove(clause, 1));
  if (rows.length > 1)
    offer('move', t('clause.moveTo'), move(rows.find((id) => id !== clause) ?? null), () => ask('move', clause));
  offer('retype', t('clause.retype'), { type: 'clause.retype', clause, kind: row.kind, level: row.level }, () =>
    ask('retype', clause),
  );
  const isFormOnly = (lang: Lang): boolean => {
    const typing = room.typing({ clause, lang });
    return !typing.ok && typing.why === 'form-only';
  };
  if (room.outline.get().columns.some(({ lang }) => isFormOnly(lang)))
    offers.push({
      id: 'correct',
      label: t('clause.correct'),
      blocked: row.held ? t('missing.held') : row.status === 'draft' ? undefined : t('refusal.clause-frozen'),
      run: () => ask('correct', clause),
    });
  if (row.status !== 'withdrawn' && room.outline.get().columns.some(({ lang }) => room.typing({ clause, lang }).ok))
    offers.push({ id: 'states', label: t('clause.states'), blocked: undefined, run: () => ask('states', clause) });
  if (row.status === 'withdrawn') {
    offer(
      'restore',
      t('clause.restore'),
      { type: 'clause.restore', clause },
      () => void run({ type: 'clause.restore', clause }, { text: t('clause.restored', { clause: label }) }),
    );
  } else {
    const undo = {
      label: t('clause.withdraw.undo'),
      run: () => void run({ type: 'clause.restore', clause }, { text: t('clause.restored', { clause: label }) }),
    };
    offer(
      'withdraw',
      t('clause.withdraw'),
      { type: 'clause.withdraw', clause },
      () =>
        void run({ type: 'clause.withdraw', clause }, { text: t('clause.withdrawn', { clause: label }), action: undo }),
    );
  }
  return offers;
}
