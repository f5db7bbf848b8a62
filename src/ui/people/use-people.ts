/** Participants and signatories as the summit's page knows them, and commands about them with their refusals in words. */
import { useCallback, useMemo } from 'react';
import type { SummitCommandDraft } from '../../client/session.ts';
import { NO_PEOPLE, type PeopleState, participantOf } from '../../domain/summit/people.ts';
import { PEOPLE_REFUSALS, type PeopleRefusal } from '../../domain/summit/people-judge.ts';
import type { SummitView } from '../../domain/summit/summit.ts';
import { type Lang, language } from '../../language/language.ts';
import { answerWords } from '../instrument/words.ts';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { useServices, useSummit } from '../kit/summit-context.tsx';

/** A copy kept by an earlier version of the program has none. */
export const peopleIn = ({ people }: Pick<SummitView, 'people'>): PeopleState => people ?? NO_PEOPLE;
export const usePeople = (): PeopleState => peopleIn(useSummit().summit);

/** "فارسی, Русский", each in its own direction. */
export const languagesInWords = (list: (items: readonly string[]) => string, langs: readonly Lang[]): string =>
  list(langs.map((lang) => `\u2068${language(lang).endonym}\u2069`));

const isRefusal = (why: unknown): why is PeopleRefusal => (PEOPLE_REFUSALS as readonly unknown[]).includes(why);

export function usePeopleCommand(): (draft: SummitCommandDraft) => Promise<boolean> {
  const i18n = useI18n();
  const { backend } = useServices();
  const { refresh } = useSummit();
  const { say } = useNotices();
  return useCallback(
    async (draft) => {
      const answer = await backend.summitCommand(draft);
      if (answer.ok) {
        void refresh();
        say({ tone: 'info', text: i18n.t('signatories.saved') });
        return true;
      }
      const { people } = answer as { readonly people?: unknown };
      const text = isRefusal(people) ? i18n.t(`signatories.refused.${people}`) : answerWords(i18n, answer);
      say({ tone: 'bad', title: i18n.t('signing.refused.title'), text });
      return false;
    },
    [backend, i18n, refresh, say],
  );
}

/** A participant's name in the reader's language. */
export function useParticipantName(): (id: string) => string {
  const { name } = useI18n();
  const people = usePeople();
  return useMemo(() => (id: string) => name(participantOf(people, id)?.names) || id, [name, people]);
}
