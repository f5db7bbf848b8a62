/** Sends a command about the summit and puts a refusal into words; the page gets the answer or null. */
import { useCallback } from 'react';
import type { SummitCommandDraft } from '../../client/session.ts';
import type { Answer } from '../../domain/command.ts';
import { useI18n } from './i18n.tsx';
import { useKeeping } from './keeping.tsx';
import { useNotices } from './notices.tsx';
import { refusalInWords } from './refusal.ts';
import { useServices, useSummit } from './summit-context.tsx';

export type Accepted = Extract<Answer, { ok: true }>;

export function useSummitCommand(): (draft: SummitCommandDraft) => Promise<Accepted | null> {
  const i18n = useI18n();
  const { backend } = useServices();
  const { summit, refresh } = useSummit();
  const { say } = useNotices();
  const { kept } = useKeeping();
  return useCallback(
    async (draft) => {
      const { t } = i18n;
      const answer = await backend.summitCommand(draft);
      if (answer.ok) {
        void refresh();
        return answer;
      }
      const text =
        answer.reason === 'offline'
          ? t('signIn.error.network')
          : answer.reason === 'other-version'
            ? t('error.otherVersion')
            : answer.reason === 'server' || answer.reason === 'not-found' || answer.reason === 'refused'
              ? t('signIn.error.server')
              : answer.reason === 'signed-out'
                ? t(kept ? 'notice.ended.sign-in' : 'desktop.ended.lost')
                : refusalInWords(i18n, summit, answer.reason, 'missing' in answer ? answer.missing : undefined);
      say({ tone: 'bad', title: t('notice.command'), text });
      return null;
    },
    [backend, i18n, kept, refresh, say, summit],
  );
}
