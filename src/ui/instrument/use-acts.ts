/** What the parts of the page do alike: a command with its refusal in words, a file saved, words put on the clipboard. */
import { useCallback, useMemo } from 'react';
import type { FileBytes, Result } from '../../client/http.ts';
import type { SummitCommandDraft } from '../../client/session.ts';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { unprintableNotice } from '../kit/unprintable.ts';
import { answerWords, type Names, refusedWords } from './words.ts';

export type Acts = {
  /** Null when it was refused: a notice says why. */
  readonly command: (draft: SummitCommandDraft) => Promise<boolean>;
  readonly save: (file: Promise<Result<FileBytes>>) => Promise<boolean>;
  readonly copy: (text: string) => void;
  readonly refuse: (why: string | undefined) => void;
};

export function useActs(): Acts {
  const i18n = useI18n();
  const { backend, desktop } = useServices();
  const { refresh } = useSummit();
  const { say } = useNotices();
  const bad = useCallback(
    (text: string) => say({ tone: 'bad', title: i18n.t('signing.refused.title'), text }),
    [say, i18n],
  );
  const refuse = useCallback((why: string | undefined) => bad(refusedWords(i18n, why)), [bad, i18n]);
  const command = useCallback(
    async (draft: SummitCommandDraft) => {
      const answer = await backend.summitCommand(draft);
      if (answer.ok) {
        void refresh();
        return true;
      }
      bad(answerWords(i18n, answer));
      return false;
    },
    [backend, bad, i18n, refresh],
  );
  const save = useCallback(
    async (file: Promise<Result<FileBytes>>) => {
      const result = await file;
      if (!result.ok) {
        bad(result.reason === 'offline' ? refusedWords(i18n, 'offline') : i18n.t('export.failed'));
        return false;
      }
      const { name, bytes, mime, unprintable } = result.value;
      try {
        if ((await desktop.saveFile(name, new Uint8Array(bytes), mime)) === 'cancelled') return false;
      } catch {
        bad(i18n.t('signing.disk')); // the disk is full, or may not be written on
        return false;
      }
      say({ tone: 'info', text: i18n.t('export.done', { name }) });
      if (unprintable) say(unprintableNotice(i18n, unprintable));
      return true;
    },
    [bad, desktop, i18n, say],
  );
  const copy = useCallback(
    (text: string) => {
      // On plain http outside this computer the browser has no clipboard.
      const { clipboard } = navigator as { clipboard?: Clipboard };
      const failed = (): void => say({ tone: 'warn', text: i18n.t('members.copyFailed') });
      if (!clipboard) failed();
      else clipboard.writeText(text).then(() => say({ tone: 'info', text: i18n.t('signing.copied') }), failed);
    },
    [i18n, say],
  );
  return useMemo(() => ({ command, save, copy, refuse }), [command, save, copy, refuse]);
}

/** Delegations and resolutions by name, in the reader's language. */
export function useNames(): Names {
  const { name } = useI18n();
  const { summit } = useSummit();
  return useMemo(
    () => ({
      party: (id) => name(summit.delegations.find((one) => one.id === id)?.names) || id,
      resolution: (id) => name(summit.resolutions.find((one) => one.id === id)?.title) || id,
    }),
    [name, summit],
  );
}
