/** The list of participants and observers as a paper: State by State in the one order, with those who sign for them. */
import { DEFAULT_LAYOUT } from '../domain/instrument.ts';
import { LANGUAGES, type Lang, type PerLang } from '../domain/language.ts';
import { peopleWords, signatoryInWords } from '../domain/language-people.ts';
import type { Participant, PeopleState } from '../domain/people.ts';
import { inOneOrder, type StoredOrder } from '../domain/states-order.ts';
import type { Delegation } from '../domain/summit.ts';
import { fromPlain } from '../domain/text.ts';
import { printable } from './printable.ts';
import type { Block, PrintedText, PrintJob, PrintTools } from './printed.ts';

const NAME = 'participants';

export type PeoplePaper = {
  readonly people: PeopleState;
  readonly delegations: readonly Delegation[];
  readonly order: StoredOrder;
  /** Languages to print, in column order. */
  readonly languages: readonly Lang[];
  readonly summitName: PerLang<string>;
  readonly place: PerLang<string>;
  /** ISO day of the summit. */
  readonly day: string;
  /** Digest of the list as data. */
  readonly digest: string;
};

/** A line of the list: whose it is, and what it says in each language. */
type Entry = { readonly kind: 'heading' | 'paragraph'; readonly level: number; readonly said: (lang: Lang) => string };

function entriesOf({ people, delegations, order }: PeoplePaper): readonly Entry[] {
  const heading = (said: Entry['said']): Entry => ({ kind: 'heading', level: 0, said });
  const signers = ({ id, names }: Participant): readonly Entry[] =>
    people.signatories
      .filter(({ participant }) => participant === id)
      .map(
        (one): Entry => ({
          ...{ kind: 'paragraph', level: 2 },
          said: (lang) => {
            const words = signatoryInWords(lang, one, names[lang]?.trim() ?? '');
            return words === '' ? '' : `${peopleWords(lang).signs} ${words}`;
          },
        }),
      );
  const entries = (list: readonly Participant[]): readonly Entry[] =>
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
  const part = (as: Participant['as']): readonly Entry[] => {
    const all = people.participants.filter((one) => one.as === as);
    if (all.length === 0) return [];
    const ofStates = inOneOrder(order, delegations).flatMap((state): readonly Entry[] => {
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
  const texts: PerLang<PrintedText> = {};
  const entries = entriesOf(paper);
  for (const lang of paper.languages) {
    const title = peopleWords(lang).list;
    const summitName = printable(paper.summitName[lang] ?? '');
    const lines = entries.map(
      ({ kind, level, said }, index): Block => ({
        ...{ block: 'clause', resolution: NAME, clause: `line-${index + 1}`, kind, level, indent: level, label: '' },
        paragraphs: fromPlain(printable(said(lang))),
      }),
    );
    const head: Block[] = [{ block: 'line', text: summitName }];
    texts[lang] = { language: lang, title, summitName, blocks: [{ block: 'title', text: title }, ...head, ...lines] };
  }
  return {
    name: NAME,
    kind: 'resolution',
    languages: paper.languages,
    texts,
    view: 'clean',
    draft: false,
    generatedAt: `${paper.day}T00:00:00.000Z`,
    day: paper.day,
    place: paper.place,
    digest: paper.digest,
    layout: DEFAULT_LAYOUT,
    declarations: [],
    tools,
  };
}
