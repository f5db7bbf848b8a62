/**
 * An open resolution, as the interface sees it: plain views of the document and of the conversation about it. A keystroke
 * changes the cell's text and the link, and none of the views on structure. When the server has refused something, the
 * room sits down to a fresh document, and the words that are in the old one alone go along or become drafts.
 */
import { equalityDeep } from 'lib0/function';
import { cellOf, columnsOf, epochOf, type Place, placeKey, rulesOf } from '../crdt/document.ts';
import { snapshot } from '../crdt/snapshot.ts';
import { STATUSES } from '../domain/clause/clause.ts';
import type { Command } from '../domain/command.ts';
import { decide } from '../domain/decide.ts';
import type { DraftRecord } from '../domain/negotiation/note.ts';
import { withSeen } from '../domain/negotiation/seen.ts';
import { type Actor, may, mayTypeIn, mayTypeUnder } from '../domain/permission.ts';
import type { Rights } from '../protocol/message.ts';
import { beside } from './beside.ts';
import { commentBox } from './comments.ts';
import type { Edges, Owner, Refusal } from './conversation.ts';
import { draftBox, refusedDraftId } from './drafts.ts';
import { randomId } from './edges.ts';
import { freezing } from './freezing.ts';
import type { LocalCopy } from './local-copy.ts';
import type { Words } from './local-records.ts';
import { outbox } from './outbox.ts';
import { type Positions, positions } from './positions.ts';
import { recovery } from './recovery.ts';
import { relay } from './relay.ts';
import { type Sitting, sitDown } from './sitting.ts';
import { value } from './value.ts';
import type { Alarm, CommandDraft, Link, Refused, RoomView } from './view.ts';

export type RoomOptions = Edges & {
  readonly resolution: string;
  /** The local copy of this resolution, known by what the server's first message says. */
  readonly copyOf?: (owner: Owner) => LocalCopy;
  /** Where a room beside this one is reached, by its name; without it nothing is read of them. */
  readonly sideUrl?: (room: string) => string;
};

/** What the room's owner can do with it beyond what the interface sees. */
export type OpenRoom = RoomView & {
  /** The network may be back, or the computer has slept. */
  readonly wake: () => void;
  /** The network is known to be gone. */
  readonly lost: () => void;
  /** Is anything on its way to the server, drafts included? */
  readonly sending: () => boolean;
};

/** After so many refusals within so many milliseconds the next fresh document waits as long: something else is wrong. */
const PATIENCE = { times: 3, ms: 10_000 };

/** What a refusal took along, until the fresh document is here. */
type Loss = {
  readonly reason: string;
  readonly places: readonly Place[];
  /** Null: nothing at all was taken. */
  readonly closed: Set<string> | null;
  /** Drafts by cell, held on this computer in case this page does not live to see the fresh document. */
  readonly held: Map<string, string>;
};

const actorOf = ({ member, ...rights }: Rights): Actor => ({ id: member, ...rights });

export function openRoom({ resolution, copyOf, sideUrl, ...edges }: RoomOptions): OpenRoom {
  const { clock, random } = edges;
  const origin = { from: 'here' };
  const freezes = freezing(clock);
  const refused = value<readonly Refused[]>([]);
  const generation = value(0);
  const alarm = value<Alarm | null>(null);
  const now = (): string => new Date(clock.now()).toISOString();
  const commands = outbox({ newId: () => randomId(random), now });
  /** By epoch. What lies in a copy is read once: afterwards it is in the room's document, whichever that is. */
  const copies = new Map<
    string,
    { readonly copy: LocalCopy | undefined; readonly positions: Positions; unread: boolean }
  >();
  let owner: string | undefined;
  let copy: LocalCopy | undefined;
  let loss: Loss | null = null;
  let refusals: readonly number[] = [];
  let over = false;
  let stopWaiting = (): void => {};

  const give = (draft: CommandDraft) => {
    const given = commands.add(draft);
    if (!active.conversation.offer(given.command)) commands.waits(given.command.id);
    return given;
  };
  const box = draftBox((draft) => give(draft).answer);
  const talk = commentBox();
  const side = beside({ ...edges, resolution, url: sideUrl, drafts: box.seen, comments: talk.seen });
  const unsent = value(0);
  const count = (): void => {
    const waiting = commands.given.get().filter(({ refused: back }) => !back).length;
    unsent.set(link.get().unsent + waiting + box.unsent.get());
  };

  const ownedBy = ({ member, epoch }: Owner) => {
    const known = copies.get(epoch);
    if (known) return known;
    const made = copyOf?.({ member, epoch });
    const farther = positions((position) => made?.keepPosition(position));
    farther.alarm.subscribe(() => alarm.set(farther.alarm.get()));
    const entry = { copy: made, positions: farther, unread: true };
    copies.set(epoch, entry);
    return entry;
  };

  const draftOf = (words: Words, id: string): DraftRecord => ({
    id,
    member: owner ?? '',
    at: now(),
    clause: words.place.clause,
    texts: { [words.place.lang]: words.mine },
    base: { [words.place.lang]: words.base },
    origin: 'refused',
  });
  /** Puts words on the disk as a draft; they are sent when it is known what the server has in their place. */
  const hold = (words: Words, known?: string): string => {
    const id = known ?? refusedDraftId(owner ?? '', resolution, words);
    box.hold(draftOf(words, id));
    return id;
  };
  const offer = (reason: string, places: readonly Place[], drafts: readonly string[]): void => {
    for (const id of drafts) box.send(id);
    refused.set([...refused.get(), { reason, places, at: now(), drafts }]);
  };

  const sit = (): Sitting =>
    sitDown({
      ...edges,
      commands,
      freezes,
      origin,
      typing: (place) => typing(place),
      owner: () => owner,
      copyOf: (by) => {
        owner = by.member;
        const known = ownedBy(by);
        const { unread } = known;
        known.unread = false;
        copy = known.copy;
        if (copy) return { copy, unread };
        box.attach(by.member, undefined, []);
        commands.attach(undefined, []);
        return null;
      },
      positionsOf: (by) => ownedBy(by).positions,
      onFound: ({ commands: left, drafts, strays, words }, unfit) => {
        box.attach(owner ?? '', copy, drafts);
        const by = active.conversation.rights.get();
        for (const { command, answer, at } of commands.attach(copy, left)) if (by) talk.given(command, answer, by, at);
        const keys = new Set(unfit.map(placeKey));
        const lost = [...strays, ...words.filter(({ place }) => keys.has(placeKey(place)))].filter(
          ({ place, mine }) => mine !== (cellOf(active.doc, place)?.toString() ?? ''),
        );
        const ids = [...new Set(lost.map((each) => hold(each)))];
        copy?.dropStrays();
        if (ids.length > 0)
          offer(
            strays.length > 0 ? 'other-epoch' : 'missing-dependency',
            lost.map(({ place }) => place),
            ids,
          );
      },
      onRefused: (refusal, open) => onRefused(refusal, open),
    });

  function onRefused({ reason, places }: Refusal, open: boolean): void {
    if (over) return;
    if (!open) {
      commands.end('Somebody else has signed in; decide again.');
      refused.set([...refused.get(), { reason, places, at: now(), drafts: [] }]);
      return;
    }
    if (reason === 'other-epoch')
      commands.restored('The resolution was restored; decide again on the text as it stands now.');
    const closed = reason === 'place' ? new Set(places.map(placeKey)) : null;
    loss ??= { reason, places, closed, held: new Map() };
    for (const words of shown.conversation.words()) {
      const key = placeKey(words.place);
      if (words.mine === words.base || loss.held.has(key) || (closed && !closed.has(key))) continue;
      loss.held.set(key, hold(words));
    }
    refusals = [...refusals.filter((time) => time > clock.now() - PATIENCE.ms), clock.now()];
    stopWaiting();
    if (refusals.length <= PATIENCE.times) sitAgain();
    else stopWaiting = clock.later(PATIENCE.ms, sitAgain);
  }

  function sitAgain(): void {
    if (active !== shown) active.close();
    active = sit();
    follow(active);
    waitFor(active);
  }

  /** The fresh document is complete when the server's text is in it and it is known who one is. */
  function waitFor(next: Sitting): void {
    stopWaiting();
    const { synced, rights } = next.conversation;
    const look = (): void => {
      if (synced.get() && rights.get() && loss) resume(next, loss);
    };
    const stops = [synced.subscribe(look), rights.subscribe(look)];
    stopWaiting = () => {
      for (const stop of stops) stop();
    };
    look();
  }

  function resume(next: Sitting, { reason, places, closed, held }: Loss): void {
    stopWaiting();
    const old = shown;
    const oldCopy = old.conversation.copy();
    // The words of the old document go only when they are in the new one, or in a draft, and on the disk as such.
    const release = oldCopy?.release();
    const related = epochOf(old.doc) === undefined || epochOf(old.doc) === epochOf(next.doc);
    loss = null;
    shown = next;
    const { words: cells, updates } = old.conversation;
    const mayType = (place: Place): boolean => typing(place).ok;
    const found = recovery({
      old: old.doc,
      now: next.doc,
      cells: cells(),
      updates: updates(),
      refused: closed,
      related,
      mayType,
    });
    next.doc.transact(() => found.write(), origin);
    const ids = found.drafts.map((words) => hold(words, held.get(placeKey(words.place))));
    for (const id of held.values()) if (!ids.includes(id)) box.drop(id);
    release?.();
    outline.follow(next.outline);
    milestones.follow(next.milestones);
    merges.follow(next.merges);
    people.follow(next.conversation.presence.people);
    show();
    generation.set(generation.get() + 1);
    offer(reason, ids.length > 0 ? found.drafts.map(({ place }) => place) : places, ids);
    old.close();
  }

  const typing: RoomView['typing'] = (place) => {
    const given = rights.get();
    const clause = shown.clause(place.clause);
    const { state } = link.get();
    // Where the server takes nothing more, nothing more may be written.
    if (!given || !clause || state === 'ended' || state === 'refused') return { ok: false, why: 'read-only' };
    const actor = actorOf(given);
    if (!may(actor, 'type')) return { ok: false, why: 'read-only' };
    if (!mayTypeIn(actor, place.lang)) return { ok: false, why: 'not-your-column' };
    const under = { rules: rulesOf(shown.doc), columns: columnsOf(shown.doc) };
    if (!mayTypeUnder(under, actor, place.lang)) return { ok: false, why: 'form-only' };
    if (clause.status === 'withdrawn') return { ok: false, why: 'withdrawn' };
    if (!STATUSES[clause.status].typing) return { ok: false, why: 'frozen' };
    if (clause.held) return { ok: false, why: 'held' };
    if (freezes.closing(place.clause) || loss?.closed?.has(placeKey(place))) return { ok: false, why: 'frozen' };
    return { ok: true };
  };

  // What is seen is the old document until the new one is complete; the line is the new one's at once.
  let active = sit();
  let shown = active;
  const outline = relay(shown.outline);
  const milestones = relay(shown.milestones);
  const merges = relay(shown.merges);
  const people = relay(shown.conversation.presence.people);
  const synced = value(false);
  const rights = value<Rights | null>(null);
  const link = value<Link>(active.conversation.link.get(), equalityDeep);

  function show(): void {
    const { conversation } = active;
    const given = conversation.rights.get();
    const own = conversation.link.get();
    if (conversation.synced.get()) synced.set(true);
    if (given || own.state === 'ended' || !loss) rights.set(given);
    if (given) side.open(given);
    if (loss && own.state === 'connecting')
      link.set({ ...own, state: own.since ? 'offline' : 'sending', unsent: shown.conversation.link.get().unsent });
    else link.set(own);
  }
  let unfollow = (): void => {};
  function follow({ conversation }: Sitting): void {
    unfollow();
    const stops = [conversation.link, conversation.rights, conversation.synced].map((each) => each.subscribe(show));
    unfollow = () => {
      for (const stop of stops) stop();
    };
    show();
  }
  follow(active);
  for (const each of [link, commands.given, box.unsent]) each.subscribe(count);

  const digest = (clause: string): string => shown.ground().clause(clause)?.digest() ?? '';
  /** A draft with an empty `seen` rests on the text as it stands now. */
  const onPresent = (draft: CommandDraft): CommandDraft => withSeen(shown.ground(), draft);

  const decided = (draft: CommandDraft) => {
    const given = give(onPresent(draft));
    const by = rights.get();
    if (by) talk.given(draft, given.answer, by, given.at);
    return given;
  };

  return {
    resolution,
    get doc() {
      return shown.doc;
    },
    generation,
    outline,
    link,
    rights,
    people,
    milestones,
    merges,
    drafts: box.drafts,
    comments: talk.comments,
    alarm,
    locked: freezes.locked,
    refused,
    synced,
    origin,
    cell: (place) => cellOf(shown.doc, place),
    undo: (place) => shown.undo(place),
    typing,
    carets: (place) => shown.conversation.presence.carets(place),
    setCaret: (place: Place | null, anchor?: unknown, head?: unknown) =>
      shown.conversation.presence.setCaret(place && { clause: place.clause, lang: place.lang, anchor, head }),
    verdict: (draft) => {
      const given = rights.get();
      if (!given) return { ok: false, reason: 'not-allowed' };
      return decide(shown.ground(), actorOf(given), { ...onPresent(draft), id: 'preview' } as Command, {
        now: now(),
        seq: link.get().seq + 1,
        newId: (prefix) => `${prefix}preview`,
      });
    },
    digest,
    given: commands.given,
    unsent,
    command: (draft) => decided(draft).answer,
    decide: decided,
    dismiss: commands.dismiss,
    saveDraft: ({ id = `d${randomId(random)}`, ...draft }) => {
      box.hold({ ...draft, id, member: owner ?? '', at: now() });
      box.send(id);
      return id;
    },
    discardDraft: (id) => box.discard(id),
    beforeFreeze: freezes.before,
    snapshot: () => snapshot(shown.doc, { seq: link.get().seq }),
    wake: () => {
      active.conversation.wake();
      side.wake();
    },
    lost: () => {
      active.conversation.lost();
      side.lost();
    },
    sending: () => {
      const { state } = link.get();
      if (state === 'refused' || state === 'ended') return false;
      return state === 'sending' || unsent.get() > 0 || box.waiting();
    },
    close: () => {
      over = true;
      stopWaiting();
      unfollow();
      side.close();
      active.close();
      if (shown !== active) shown.close();
    },
  };
}
