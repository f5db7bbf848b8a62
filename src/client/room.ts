/**
 * An open resolution, as the interface sees it: the document, the conversation about it with the server, and plain views
 * of both. A keystroke changes the cell's text and the link, and none of the views on structure.
 */
import { equalityDeep } from 'lib0/function';
import * as Y from 'yjs';
import { cellOf, clausesOf, milestonesOf, openDocument, type Place, placeKey, shapeOf } from '../crdt/document.ts';
import { groundOf, snapshot } from '../crdt/snapshot.ts';
import { STATUSES } from '../domain/clause.ts';
import type { Command } from '../domain/command.ts';
import { decide } from '../domain/decide.ts';
import type { Milestone } from '../domain/declaration.ts';
import type { Ground } from '../domain/ground.ts';
import { type Actor, may, mayTypeIn } from '../domain/permission.ts';
import type { Rights } from '../protocol/message.ts';
import { type ConversationOptions, converse } from './conversation.ts';
import { outlineOf } from './outline.ts';
import { value } from './value.ts';
import type { CommandDraft, RoomView } from './view.ts';

export type RoomOptions = Omit<ConversationOptions, 'doc'> & { readonly resolution: string };

/** What the room's owner can do with it beyond what the interface sees. */
export type OpenRoom = RoomView & {
  /** The network may be back, or the computer has slept. */
  readonly wake: () => void;
  /** The network is known to be gone. */
  readonly lost: () => void;
};

/** Edits of a typist that follow each other within this many milliseconds are undone together. */
const CAPTURE = 500;

const actorOf = ({ member, ...rights }: Rights): Actor => ({ id: member, ...rights });

export function openRoom({ resolution, ...options }: RoomOptions): OpenRoom {
  const doc = openDocument();
  const origin = { from: 'here' };
  const outline = value(outlineOf(doc));
  const milestones = value<readonly Milestone[]>([], equalityDeep);
  const undos = new Map<string, { readonly cell: Y.Text; readonly manager: Y.UndoManager }>();
  let ground: Ground | null = null;

  doc.on('afterTransaction', ({ changed }: Y.Transaction) => {
    // Typing changes a Y.Text and nothing else; all else is the server's word on structure.
    if ([...changed.keys()].every((type) => type instanceof Y.Text)) return;
    ground = null;
    outline.set(outlineOf(doc, outline.get()));
    milestones.set([...milestonesOf(doc).values()].sort((a, b) => a.seq - b.seq));
  });

  const conversation = converse({ ...options, doc });
  const { link, rights, refused, synced, presence } = conversation;

  // The ground reads digests and texts when it is asked for them, so it holds until the structure changes.
  const presentGround = (): Ground => {
    ground ??= groundOf(doc);
    return ground;
  };
  const digest = (clause: string): string => presentGround().clause(clause)?.digest() ?? '';
  /** A draft with an empty `seen` rests on the text as it stands now. */
  const withSeen = (draft: CommandDraft): CommandDraft =>
    'seen' in draft && !draft.seen ? { ...draft, seen: digest(draft.clause) } : draft;

  const typing: RoomView['typing'] = (place) => {
    const given = rights.get();
    const map = clausesOf(doc).get(place.clause);
    const { state } = link.get();
    // After a refusal the server takes nothing more from this document, so nothing more may be written into it.
    if (!given || !map || state === 'ended' || state === 'refused') return { ok: false, why: 'read-only' };
    const actor = actorOf(given);
    if (!may(actor, 'type')) return { ok: false, why: 'read-only' };
    if (!mayTypeIn(actor, place.lang)) return { ok: false, why: 'not-your-column' };
    const { status, held } = shapeOf(place.clause, map);
    if (status === 'withdrawn') return { ok: false, why: 'withdrawn' };
    if (!STATUSES[status].typing) return { ok: false, why: 'frozen' };
    return held ? { ok: false, why: 'held' } : { ok: true };
  };

  const undo: RoomView['undo'] = (place) => {
    const cell = cellOf(doc, place);
    const key = placeKey(place);
    const known = undos.get(key);
    if (!cell || known?.cell === cell) return cell && known?.manager;
    const manager = new Y.UndoManager(cell, { captureTimeout: CAPTURE, trackedOrigins: new Set([origin]) });
    // To undo is to type: what was written before the clause was frozen can no longer be taken back by a key.
    const { undo: back, redo: forth } = manager;
    manager.undo = () => (typing(place).ok ? back.call(manager) : null);
    manager.redo = () => (typing(place).ok ? forth.call(manager) : null);
    undos.set(key, { cell, manager });
    return manager;
  };

  return {
    resolution,
    doc,
    outline,
    link,
    rights,
    people: presence.people,
    milestones,
    refused,
    synced,
    origin,
    cell: (place) => cellOf(doc, place),
    undo,
    typing,
    carets: presence.carets,
    setCaret: (place: Place | null, anchor?: unknown, head?: unknown) =>
      presence.setCaret(place && { clause: place.clause, lang: place.lang, anchor, head }),
    verdict: (draft) => {
      const given = rights.get();
      if (!given) return { ok: false, reason: 'not-allowed' };
      return decide(presentGround(), actorOf(given), { ...withSeen(draft), id: 'preview' } as Command, {
        now: new Date(options.clock.now()).toISOString(),
        seq: link.get().seq + 1,
        newId: (prefix) => `${prefix}preview`,
      });
    },
    digest,
    command: (draft) => conversation.command(withSeen(draft)),
    snapshot: () => snapshot(doc, { seq: link.get().seq }),
    wake: conversation.wake,
    lost: conversation.lost,
    close: () => {
      conversation.close();
      for (const { manager } of undos.values()) manager.destroy();
      doc.destroy();
    },
  };
}
