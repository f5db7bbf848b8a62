/**
 * Decisions that wait on this computer, where they will be seen once they are done: in the head of the row, in the inspector,
 * beside one's own stance, the status, a proposal. Always in words: a colour or a dashed line alone would not be understood.
 */
import { CloudOff } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { value } from '../../client/value.ts';
import type { Given, RoomView, Value } from '../../client/view.ts';
import { useI18n } from '../kit/i18n.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { clauseOf, givenInWords, spoken } from './given-words.ts';
import { useTable } from './table-context.tsx';

type Waiting = { readonly all: readonly Given[]; readonly of: ReadonlyMap<string, readonly Given[]> };
const NONE: readonly Given[] = [];

const known = new WeakMap<RoomView, Value<Waiting>>();

/** By clause; sorted once for all rows, when something is given, answered or begins to wait. */
function waitingOf(room: RoomView): Value<Waiting> {
  const made = known.get(room);
  if (made) return made;
  const read = (): Waiting => {
    const all = room.given.get().filter(({ waits }) => waits);
    const of = new Map<string, Given[]>();
    for (const each of all) {
      const clause = clauseOf(room, each);
      if (clause !== null) of.set(clause, [...(of.get(clause) ?? []), each]);
    }
    return { all, of };
  };
  const source = value(read(), (a, b) => a.all.length === 0 && b.all.length === 0);
  room.given.subscribe(() => source.set(read()));
  known.set(room, source);
  return source;
}

/** What waits and is about this clause, in the order in which it was given. */
export function useWaiting(clause: string): readonly Given[] {
  const { room } = useTable();
  const waiting = waitingOf(room);
  return useSyncExternalStore(waiting.subscribe, () => waiting.get().of.get(clause) ?? NONE);
}

/** What waits and is about this proposal: that it is accepted, rejected or withdrawn. */
export function useWaitingOn(proposal: string): readonly Given[] {
  const { room } = useTable();
  const waiting = waitingOf(room);
  useSyncExternalStore(waiting.subscribe, waiting.get);
  const { all } = waiting.get();
  return all.filter(({ command }) => 'proposal' in command && command.proposal === proposal);
}

function useWords(): (given: Given) => ReturnType<typeof givenInWords> {
  const i18n = useI18n();
  const { summit } = useSummit();
  const { room } = useTable();
  return (given) => givenInWords(i18n, summit, room, given);
}

/** In the head of a row: how many, and on asking what. */
export function WaitingMark({ clause }: { readonly clause: string }): ReactNode {
  const { t, list } = useI18n();
  const words = useWords();
  const waiting = useWaiting(clause);
  if (waiting.length === 0) return null;
  const all = t('given.mark.all', { list: list(waiting.map((each) => words(each).what)) });
  return (
    <div className="waits" role="img" aria-label={all} title={all}>
      <CloudOff className="i s" aria-hidden />
      <span aria-hidden>{t('given.mark', { count: waiting.length })}</span>
    </div>
  );
}

/** "Stance: object, not sent yet", one line each. */
export function WaitingLines({ items }: { readonly items: readonly Given[] }): ReactNode {
  const { t } = useI18n();
  const words = useWords();
  return items.map((each) => (
    <span key={each.command.id} className="waits">
      <CloudOff className="i s" aria-hidden />
      <span>{t('given.line', { what: words(each).what })}</span>
    </span>
  ));
}

/** At the top of the inspector: everything about the clause that waits, with what was said. */
export function WaitingSection({ clause }: { readonly clause: string }): ReactNode {
  const { t, number, moment } = useI18n();
  const words = useWords();
  const waiting = useWaiting(clause);
  if (waiting.length === 0) return null;
  return (
    <section className="sect waiting-sect">
      <h2 className="h">
        <CloudOff className="i s" aria-hidden />
        {t('given.section')}
        <span className="count">{number(waiting.length)}</span>
      </h2>
      <ul>
        {waiting.map((each) => {
          const { what, said } = words(each);
          return (
            <li className="msg" key={each.command.id}>
              <span className="by">
                <b>{what}</b>
                <time dateTime={each.at}>{moment(each.at)}</time>
              </span>
              {said.map(({ text, lang }) => (
                <p key={`${lang ?? ''} ${text}`} className="given-words" {...spoken(lang)}>
                  {text}
                </p>
              ))}
            </li>
          );
        })}
      </ul>
      <p className="muted small">{t('given.section.help')}</p>
    </section>
  );
}
