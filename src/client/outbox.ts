/**
 * Decisions and comments on their way to the server. Each lies on this computer from the task of its press until it is
 * answered, under the id that it will be known by: so after a broken connection, and from the next page after a killed one,
 * it is sent again and still happens once. What was refused comes back to its author with its words, and stays until they have
 * put it away or given the same again with success: they may long be at another clause, and a page can be gone before its
 * answer was read. (Drafts of wording are kept by `drafts`.)
 */
import type { Answer, Command } from '../domain/command.ts';
import type { LocalCopy } from './local-copy.ts';
import type { LocalCommand } from './local-records.ts';
import { value } from './value.ts';
import type { CommandDraft, Given, Outcome, Value } from './view.ts';

type Sent = {
  readonly command: Command;
  /** When it was given, UTC, ISO 8601. */
  readonly at: string;
  readonly answer: Promise<Answer>;
  /** The answer, or `waits` as soon as it is known that there will be none soon. */
  readonly outcome: Promise<Outcome>;
};

export type Outbox = {
  readonly add: (draft: CommandDraft) => Sent;
  /** What waits here and what came back, in the order in which it was given. */
  readonly given: Value<readonly Given[]>;
  /** In the order in which they were given. */
  readonly unanswered: () => readonly Command[];
  readonly answered: (id: string, answer: Answer) => void;
  /** Where commands are kept from now on, and what an earlier page left there; returns what will be sent of that. */
  readonly attach: (copy: LocalCopy | undefined, found: readonly LocalCommand[]) => readonly Sent[];
  /** There is no line to send this on now. */
  readonly waits: (id: string) => void;
  /** The line broke: whatever is unanswered waits for the next one. */
  readonly lost: () => void;
  /** The text was restored to an earlier one: what waits was decided on another and comes back; later decisions are sent. */
  readonly restored: (message: string) => void;
  /**
   * Nothing will be sent any more: what comes now is refused with this sentence, and so is what nothing keeps. What lies on
   * this computer waits there for its author.
   */
  readonly end: (message: string) => void;
  /** The author has read what became of it. */
  readonly dismiss: (id: string) => void;
};

type Waiting = LocalCommand & {
  readonly resolve: (answer: Answer) => void;
  readonly tell: (outcome: Outcome) => void;
  /** Its author was told that it waits, or has closed the page on which it was given. */
  waited: boolean;
};

const isDraft = ({ command }: Pick<LocalCommand, 'command'>): boolean =>
  command.type === 'draft.save' || command.type === 'draft.discard';
const byTime = (a: LocalCommand, b: LocalCommand): number => (a.at === b.at ? a.order - b.order : a.at < b.at ? -1 : 1);
const shownOf = ({ command, at, refused, waited }: LocalCommand & { readonly waited?: boolean }): Given => ({
  command,
  at,
  ...(refused ? { refused } : waited ? { waits: true } : {}),
});
const same = (a: readonly Given[], b: readonly Given[]): boolean =>
  a.length === b.length &&
  a.every(
    ({ command, refused, waits }, i) => command === b[i]?.command && refused === b[i]?.refused && waits === b[i]?.waits,
  );

/** What a decision says, whenever it is given and on whatever text. */
export const sayingOf = (draft: CommandDraft): string => JSON.stringify({ ...draft, id: undefined, seen: undefined });

export function outbox({ newId, now }: { readonly newId: () => string; readonly now: () => string }): Outbox {
  const waiting = new Map<string, Waiting>();
  const returned = new Map<string, LocalCommand>();
  const given = value<readonly Given[]>([], same);
  let copy: LocalCopy | undefined;
  let ended: Answer | null = null;
  let order = 0;

  const show = (): void => {
    const kept = [...waiting.values()].filter((each) => !isDraft(each));
    given.set([...returned.values(), ...kept].sort(byTime).map(shownOf));
  };
  const keep = ({ command, at, order: place, refused }: LocalCommand): void => {
    copy?.keepCommand({ command, at, order: place, ...(refused ? { refused } : {}) });
  };
  const put = (entry: LocalCommand, waited: boolean): Sent => {
    let tell: (outcome: Outcome) => void = () => {};
    let resolve: (answer: Answer) => void = () => {};
    const outcome = new Promise<Outcome>((done) => {
      tell = done;
    });
    const answer = new Promise<Answer>((done) => {
      resolve = (said) => {
        done(said);
        tell(said);
      };
    });
    const { command, at } = entry;
    if (ended) resolve(ended);
    else waiting.set(command.id, { ...entry, waited, resolve, tell });
    return { command, at, answer, outcome };
  };
  const putAway = (id: string): void => {
    if (returned.delete(id)) copy?.dropCommand(id);
  };
  /** Accepted, or refused once more, it is one decision to its author: what came back before is of no use any more. */
  const forgetLike = (command: Command): void => {
    if (returned.size === 0) return;
    const saying = sayingOf(command);
    for (const [id, each] of returned) if (sayingOf(each.command) === saying) putAway(id);
  };
  const comeBack = (entry: LocalCommand, refused: NonNullable<Given['refused']>): void => {
    const { command, at, order: place } = entry;
    forgetLike(command);
    const back = { command, at, order: place, refused };
    returned.set(command.id, back);
    keep(back);
  };
  const wait = (entry: Waiting | undefined): void => {
    if (!entry) return;
    entry.waited = true;
    if (!isDraft(entry)) entry.tell('waits');
  };

  return {
    given,
    add: (draft) => {
      const entry = { command: { ...draft, id: newId() } as Command, at: now(), order: ++order };
      const sent = put(entry, false);
      if (!ended && !isDraft(entry)) keep(entry);
      show();
      return sent;
    },
    unanswered: () => [...waiting.values()].sort(byTime).map(({ command }) => command),
    answered: (id, answer) => {
      const entry = waiting.get(id);
      // An id may be unknown: the answer to the first sending can arrive after the one to the second.
      if (!entry) return;
      waiting.delete(id);
      if (answer.ok || isDraft(entry)) copy?.dropCommand(id);
      else comeBack(entry, { reason: answer.reason, ...(answer.missing ? { missing: answer.missing } : {}) });
      if (answer.ok && !isDraft(entry)) forgetLike(entry.command);
      entry.resolve(answer);
      show();
    },
    attach: (to, found) => {
      copy = to;
      for (const entry of [...waiting.values(), ...returned.values()]) if (!isDraft(entry)) keep(entry);
      const sent: Sent[] = [];
      for (const entry of found) {
        const { id } = entry.command;
        if (waiting.has(id) || returned.has(id)) continue;
        if (entry.refused) returned.set(id, entry);
        else if (entry.stray) comeBack(entry, { reason: 'text-changed', restored: true });
        else sent.push(put(entry, true));
      }
      show();
      return sent;
    },
    waits: (id) => {
      wait(waiting.get(id));
      show();
    },
    lost: () => {
      for (const entry of waiting.values()) wait(entry);
      show();
    },
    restored: (message) => {
      for (const entry of waiting.values()) {
        if (!isDraft(entry)) comeBack(entry, { reason: 'text-changed', restored: true });
        entry.resolve({ ok: false, reason: 'text-changed', message });
      }
      waiting.clear();
      show();
    },
    end: (message) => {
      ended = { ok: false, reason: 'not-allowed', message };
      for (const [id, entry] of waiting) {
        if (copy && !isDraft(entry)) continue;
        waiting.delete(id);
        if (entry.waited && !isDraft(entry)) comeBack(entry, { reason: ended.reason });
        entry.resolve(ended);
      }
      show();
    },
    dismiss: (id) => {
      putAway(id);
      show();
    },
  };
}
