/**
 * Drafts of other wording, as one member sees them: what the room of the own delegation holds, and over it what is still on
 * its way there from this computer. Each lies on disk before it is sent and leaves it when the server has answered and the
 * draft is seen in its room, so neither a killed page nor a lost answer costs a word. The last saving wins.
 */
import { equalityDeep } from 'lib0/function';
import type { Answer } from '../domain/command.ts';
import type { DraftRecord } from '../domain/negotiation/note.ts';
import { sha256 } from '../domain/text/digest.ts';
import type { LocalCopy } from './local-copy.ts';
import type { LocalDraft, Words } from './local-records.ts';
import { value } from './value.ts';
import type { CommandDraft, Draft, Value } from './view.ts';

export type DraftBox = {
  readonly drafts: Value<readonly Draft[]>;
  /** Where drafts are kept from now on, whose they are, and what an earlier page left there. */
  readonly attach: (member: string, copy: LocalCopy | undefined, found: readonly LocalDraft[]) => void;
  /** Keeps it on this computer; it is not sent yet. */
  readonly hold: (record: DraftRecord) => void;
  /** Sends what is held: from now on the server's room is its place. */
  readonly send: (id: string) => void;
  readonly discard: (id: string) => void;
  /** As if it had never been held. */
  readonly drop: (id: string) => void;
  /** Is anything on its way? */
  readonly waiting: () => boolean;
  /** How many the server has not answered. */
  readonly unsent: Value<number>;
};

/** `turn` grows with each change, so that an answer to an older saving does not end a newer one. */
type Entry = LocalDraft & { readonly turn: number; readonly answered: boolean };

const UNKNOWN: readonly DraftRecord[] = [];

const sameWords = (a: DraftRecord, b: DraftRecord): boolean =>
  equalityDeep({ ...a, at: '', member: '' }, { ...b, at: '', member: '' });

/** Found twice (by two windows, or by the page after a killed one), the same words are one draft. */
export const refusedDraftId = (member: string, resolution: string, { place, mine }: Words): string =>
  `r${sha256(JSON.stringify([member, resolution, place.clause, place.lang, mine])).slice(0, 32)}`;

export function draftBox(command: (draft: CommandDraft) => Promise<Answer>) {
  const drafts = value<readonly Draft[]>([], equalityDeep);
  const unsent = value(0);
  const entries = new Map<string, Entry>();
  let turn = 0;
  let member = '';
  let copy: LocalCopy | undefined;
  let home: readonly DraftRecord[] = UNKNOWN;

  const show = (): void => {
    unsent.set([...entries.values()].filter(({ answered }) => !answered).length);
    const all = new Map<string, Draft>();
    for (const record of home) all.set(record.id, { ...record, own: record.member === member, saved: true });
    for (const { id, record } of entries.values()) {
      if (record) all.set(id, { ...record, own: true, saved: false });
      else all.delete(id);
    }
    drafts.set([...all.values()].sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at > b.at ? -1 : 1)));
  };
  const forget = (id: string): void => {
    entries.delete(id);
    copy?.dropDraft(id);
  };
  /** What was answered and is seen in its room has no business here any more. */
  const settle = (): void => {
    for (const { id, record, answered } of [...entries.values()]) {
      if (!answered) continue;
      const there = home.find((other) => other.id === id);
      if (record ? there && sameWords(there, record) : !there) forget(id);
    }
    show();
  };
  const keep = (draft: LocalDraft): void => {
    turn++;
    entries.set(draft.id, { ...draft, turn, answered: false });
    copy?.keepDraft(draft);
    show();
  };
  const send = (id: string): void => {
    const entry = entries.get(id);
    if (!entry) return;
    const { record } = entry;
    const sent = ((): CommandDraft => {
      if (!record) return { type: 'draft.discard', draft: id };
      const { id: _id, member: _member, at: _at, ...rest } = record;
      return { ...rest, type: 'draft.save', draft: id };
    })();
    void command(sent).then((answer) => {
      const now = entries.get(id);
      // Refused, it stays here: the words are safe, and the next page tries again.
      if (!answer.ok || now?.turn !== entry.turn) return;
      entries.set(id, { ...now, answered: true });
      settle();
    });
  };

  const box: DraftBox = {
    drafts,
    unsent,
    attach: (owner, to, found) => {
      const first = copy === undefined;
      member = owner;
      copy = to;
      for (const { id, record } of entries.values()) copy?.keepDraft({ id, record });
      for (const draft of found) {
        if (entries.has(draft.id)) continue;
        keep(draft);
        if (first) send(draft.id);
      }
      show();
    },
    hold: (record) => keep({ id: record.id, record }),
    send,
    discard: (id) => {
      keep({ id, record: null });
      send(id);
    },
    drop: (id) => {
      forget(id);
      show();
    },
    waiting: () => entries.size > 0,
  };
  return {
    ...box,
    /** What the delegation's room holds now. */
    seen: (records: readonly DraftRecord[]) => {
      home = records;
      settle();
    },
  };
}
