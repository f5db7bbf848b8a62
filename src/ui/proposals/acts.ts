/**
 * What can be done with a proposal by whoever looks at it, judged by the rule that the server will apply: not offered where
 * the role has no part in it, blocked with the reason where the rule forbids it now, with a question where it asks for one.
 */

import type { CommandDraft, RoomView } from '../../client/view.ts';
import { mergeWithin } from '../../diff/merge.ts';
import type { Command } from '../../domain/command.ts';
import { decide } from '../../domain/decide.ts';
import type { ProposalRecord } from '../../domain/negotiation/record.ts';
import type { SummitView } from '../../domain/summit/summit.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { I18n } from '../kit/i18n.tsx';
import { refusalInWords } from '../kit/refusal.ts';
import { groundNow } from './board.ts';

/**
 * The room's own verdict knows no words, so to it any text that went on is in conflict as a whole; this one merges as the
 * server does.
 */
export function verdictOn(room: RoomView, draft: CommandDraft): Verdict {
  const rights = room.rights.get();
  if (!rights) return { ok: false, reason: 'not-allowed' };
  const { member, ...rest } = rights;
  return decide(groundNow(room), { id: member, ...rest }, { ...draft, id: 'preview' } as Command, {
    now: new Date().toISOString(),
    seq: room.link.get().seq + 1,
    newId: (prefix) => `${prefix}preview`,
    merge: mergeWithin(),
  });
}

/** Acts that are asked about before they are done. */
export const DECISIONS = ['accept', 'reject', 'withdraw'] as const;
export type Decision = (typeof DECISIONS)[number];
export const ACTS = [...DECISIONS, 'amend', 'join', 'leave'] as const;
export type ActName = (typeof ACTS)[number];
export const isDecision = (act: ActName): act is Decision => (DECISIONS as readonly ActName[]).includes(act);

/** `asksReason`: the rule lacks nothing but a reason (frozen text is reopened by it). */
export type ProposalOffer = {
  readonly act: ActName;
  readonly blocked: string | undefined;
  readonly asksReason: boolean;
};

/** The command of an act on the text as it stands now. */
export function commandOf(room: RoomView, proposal: ProposalRecord, act: ActName, reason?: string): CommandDraft {
  if (act === 'join' || act === 'leave')
    return { type: 'proposal.sponsor', proposal: proposal.id, join: act === 'join' };
  // Whoever may withdraw it may put another in its place.
  if (act === 'amend') return { type: 'proposal.withdraw', proposal: proposal.id };
  const said = reason?.trim() ? { reason: reason.trim() } : {};
  if (act === 'withdraw') return { type: 'proposal.withdraw', proposal: proposal.id };
  if (act === 'reject') return { type: 'proposal.reject', proposal: proposal.id, ...said };
  const seen = proposal.clause === null ? {} : { seen: room.digest(proposal.clause) };
  return { type: 'proposal.accept', proposal: proposal.id, ...seen, ...said };
}

const lacksReason = (verdict: Verdict): boolean =>
  !verdict.ok && verdict.missing !== undefined && verdict.missing.every(({ kind }) => kind === 'reason');

/** In the order of the buttons; without those that are not this member's to do. */
export function offersOn(
  room: RoomView,
  proposal: ProposalRecord,
  words: Pick<I18n, 't' | 'list' | 'name' | 'moment'>,
  names: Pick<SummitView, 'delegations'>,
): readonly ProposalOffer[] {
  if (proposal.state !== 'tabled') return [];
  return ACTS.flatMap((act): ProposalOffer[] => {
    if (act === 'amend' && (proposal.action || proposal.batch !== undefined)) return [];
    const verdict = verdictOn(room, commandOf(room, proposal, act));
    if (verdict.ok) return [{ act, blocked: undefined, asksReason: false }];
    // Whoever has joined cannot join, and the other way round.
    if (verdict.reason === 'not-allowed' || act === 'join' || act === 'leave') return [];
    if (lacksReason(verdict)) return [{ act, blocked: undefined, asksReason: true }];
    return [{ act, blocked: refusalInWords(words, names, verdict.reason, verdict.missing), asksReason: false }];
  });
}
