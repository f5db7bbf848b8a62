/** The list of participants and observers as a paper: State by State in the one order, with those who sign for them. */

import { inOneOrder, type StoredOrder } from '../domain/instrument/states-order.ts';
import type { Participant, PeopleState } from '../domain/summit/people.ts';
import { peopleWords, signatoryInWords } from '../domain/summit/people-words.ts';
import type { Delegation } from '../domain/summit/summit.ts';
import { LANGUAGES, type Lang } from '../language/language.ts';
import { entryBlocks, type PaperEntry, type PaperFacts, paperJob } from './paper.ts';
import type { PrintJob, PrintTools } from './printed.ts';

const NAME = 'participants';

/** The digest is that of the list as data. */
export type PeoplePaper = Omit<PaperFacts, 'name' | 'at'> & {
  readonly people: PeopleState;
  readonly delegations: readonly Delegation[];
  readonly order: StoredOrder;
};

/** State by State in the one order, then who belongs to none. */
export function peopleEntries({
  people,
  delegations,
  order,
}: Pick<PeoplePaper, 'people' | 'delegations' | 'order'>): readonly PaperEntry[] {
  const heading = (said: PaperEntry['said']): PaperEntry => ({ kind: 'heading', level: 0, said });
  const signers = ({ id, names }: Participant): readonly PaperEntry[] =>
    people.signatories
      .filter(({ participant }) => participant === id)
      .map(
        (one): PaperEntry => ({
          ...{ kind: 'paragraph', level: 2 },
          said: (lang) => {
            const words = signatoryInWords(lang, one, names[lang]?.trim() ?? '');
            return words === '' ? '' : `${peopleWords(lang).signs} ${words}`;
          },
        }),
      );
  const entries = (list: readonly Participant[]): readonly PaperEntry[] =>
    list.flatMap((one) => [
      {
        ...({ kind: 'paragraph', level: 1 } as const),
        said: (lang: Lang) => {
          const name = one.names[lang]?.trim() ?? '';
          return one.present || name === '' ? name : `${name}${LANGUAGES[lang].comma} ${peopleWords(lang).absent}`;
        },
      },
      ...signers(one),
    ]);
  const part = (as: Participant['as']): readonly PaperEntry[] => {
    const all = people.participants.filter((one) => one.as === as);
    if (all.length === 0) return [];
    const ofStates = inOneOrder(order, delegations).flatMap((state): readonly PaperEntry[] => {
      const own = all.filter((one) => one.state === state.id);
      const named = (lang: Lang): string => state.official[lang] ?? state.names[lang] ?? state.id;
      return own.length === 0 ? [] : [heading(named), ...entries(own)];
    });
    const others = all.filter(({ state }) => state === undefined);
    const stateless = others.length === 0 ? [] : [heading((lang) => peopleWords(lang).stateless), ...entries(others)];
    const head = heading((lang) => peopleWords(lang)[as === 'participant' ? 'participants' : 'observers']);
    return [head, ...ofStates, ...stateless];
  };
  const listed = [...part('participant'), ...part('observer')];
  return listed.length > 0 ? listed : [{ kind: 'paragraph', level: 0, said: (lang) => peopleWords(lang).none }];
}

export function printPeople(paper: PeoplePaper, tools: PrintTools): PrintJob {
  const entries = peopleEntries(paper);
  const bodyOf = (lang: Lang) => ({ title: peopleWords(lang).list, blocks: entryBlocks(NAME, entries, lang) });
  return paperJob({ ...paper, name: NAME, at: `${paper.day}T00:00:00.000Z` }, bodyOf, tools);
}
