/**
 * Sends a decision and says in words what became of it. Offline it waits in the outbox; nobody has to keep a dialog open
 * for that, so waiting counts as done here. A refusal comes back with its words (`dialogs/given`), and the bar that stands
 * until they are put away says it (`saved.tsx`); here it is said only when nothing keeps it.
 */
import { useCallback } from 'react';
import type { CommandDraft, RoomView } from '../../client/view.ts';
import type { Answer, Command } from '../../domain/command.ts';
import { useI18n } from '../kit/i18n.tsx';
import { type Notice, useNotices } from '../kit/notices.tsx';
import { refusalInWords } from '../kit/refusal.ts';
import { useSummit } from '../kit/summit-context.tsx';

export type Success = { readonly text: string; readonly action?: NonNullable<Notice['action']> };
/** True when the decision is accepted or on its way. */
export type RunCommand = (draft: CommandDraft, success?: Success) => Promise<boolean>;

/** Does a bar tell its author already that this was refused? */
export const isTold = (room: RoomView, { id }: Command): boolean =>
  room.given.get().some(({ command, refused }) => command.id === id && refused !== undefined);

export function useRunCommand(room: RoomView): RunCommand {
  const i18n = useI18n();
  const { summit } = useSummit();
  const { say, refuse } = useNotices();
  return useCallback(
    async (draft, success) => {
      const { t } = i18n;
      const { outcome, answer, command } = room.decide(draft);
      refuse(null);
      const done = (answer: Answer): boolean => {
        if (answer.ok) {
          if (success) say({ tone: 'info', text: success.text, ...(success.action ? { action: success.action } : {}) });
          return true;
        }
        const text = refusalInWords(i18n, summit, answer.reason, answer.missing);
        refuse(text);
        if (!isTold(room, command)) say({ tone: 'bad', title: t('notice.command'), text });
        return false;
      };
      const now = await outcome;
      if (now !== 'waits') return done(now);
      say({ tone: 'info', text: t('notice.waiting') });
      void answer.then((later) => later.ok && done(later));
      return true;
    },
    [room, i18n, summit, say, refuse],
  );
}
