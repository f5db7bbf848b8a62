/**
 * Who speaks here, to whom, and how it is sent. What a person says for all and what only the own delegation reads never
 * look alike, so the words for both come from one place.
 */
import { useCallback, useMemo } from 'react';
import type { CommandDraft } from '../../client/view.ts';
import { COMMANDS, type CommentScope } from '../../domain/command.ts';
import { homeOf, OFFICES } from '../../domain/permission.ts';
import type { Member } from '../../domain/summit/summit.ts';
import { type Kept, keptOf, type Slot } from '../document/kept-comments.ts';
import { isTold } from '../document/run-command.ts';
import { useTable } from '../document/table-context.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { delegationName, refusalInWords } from '../kit/refusal.ts';
import { codeOf } from '../kit/signs.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';

export type Voice = {
  readonly me: Member;
  /** Whom "internal" means: the own delegation's name, or that of the office. */
  readonly own: string;
  readonly kept: Kept;
  /** Sends what stands in a slot; if it is refused, the words are back there and the reason is said. */
  readonly say: (draft: CommandDraft, slot: Slot) => void;
  readonly resolve: (comment: string, scope: CommentScope) => void;
  readonly person: (id: string, code?: string) => Person;
};

export type Person = { readonly id: string; readonly name: string; readonly lang?: string; readonly code: string };

/** Null for those who take no part in what is said: observers. */
export function useVoice(): Voice | null {
  const { room } = useTable();
  const i18n = useI18n();
  const { summit } = useSummit();
  const { say: notice } = useNotices();
  const rights = useValue(room.rights);
  const { me } = summit;
  const home = homeOf(me);
  const { t } = i18n;
  const settle = useCallback(
    async (draft: CommandDraft): Promise<boolean> => {
      const { command, outcome } = room.decide(draft);
      const answer = await outcome;
      // It lies on this computer and is shown as waiting; should it be refused, it comes back with its words.
      if (answer === 'waits') return true;
      if (!answer.ok && !isTold(room, command)) {
        const text = refusalInWords(i18n, summit, answer.reason, answer.missing);
        notice({ tone: 'bad', title: t('notice.command'), text });
      }
      return answer.ok;
    },
    [room, i18n, summit, notice, t],
  );
  return useMemo<Voice | null>(() => {
    if (!rights || home === null || !COMMANDS['comment.add'].roles.includes(rights.role)) return null;
    const office = Object.entries(OFFICES).find(([, code]) => code === home)?.[0] as keyof typeof OFFICES | undefined;
    const kept = keptOf(room, me.id);
    return {
      me,
      own: office ? t(`role.${office}`) : delegationName(i18n, summit, home),
      kept,
      say: (draft, slot) => {
        const sent = kept.sent(slot);
        void settle(draft).then(sent.answered);
      },
      resolve: (comment, scope) => void settle({ type: 'comment.resolve', comment, scope }),
      person: (id, code) => {
        const member = summit.members.find((each) => each.id === id) ?? (id === me.id ? me : undefined);
        const lang = member?.nameLang ? { lang: member.nameLang } : {};
        return { id, name: member?.name ?? id, code: code ?? (member ? codeOf(member) : ''), ...lang };
      },
    };
  }, [rights, home, me, room, t, i18n, summit, settle]);
}
