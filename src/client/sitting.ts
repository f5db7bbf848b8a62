/**
 * A resolution as it lies in one document: its rows, its cells, the undo of each, and the conversation about it. After a
 * refusal the room sits down to another document, and everything here is made anew.
 */
import { equalityDeep } from 'lib0/function';
import * as Y from 'yjs';
import {
  type ClauseShape,
  cellOf,
  clausesOf,
  mergesOf,
  milestonesOf,
  openDocument,
  placeKey,
  shapeOf,
} from '../crdt/document.ts';
import { groundOf } from '../crdt/snapshot.ts';
import type { Milestone } from '../domain/clause/declaration.ts';
import type { Ground } from '../domain/ground.ts';
import type { MergedCell } from '../domain/text/merged.ts';
import { type ConversationOptions, converse } from './conversation.ts';
import { outlineOf } from './outline.ts';
import { value } from './value.ts';
import type { RoomView } from './view.ts';

/** Edits of a typist that follow each other within this many milliseconds are undone together. */
const CAPTURE = 500;

export type SittingOptions = Omit<ConversationOptions, 'doc'> & Pick<RoomView, 'origin' | 'typing'>;

export type Sitting = ReturnType<typeof sitDown>;

export function sitDown({ origin, typing, ...options }: SittingOptions) {
  const doc = openDocument();
  const outline = value(outlineOf(doc));
  const milestones = value<readonly Milestone[]>([], equalityDeep);
  const merges = value<readonly MergedCell[]>([], equalityDeep);
  const undos = new Map<string, { readonly cell: Y.Text; readonly manager: Y.UndoManager }>();
  let ground: Ground | null = null;

  doc.on('afterTransaction', ({ changed }: Y.Transaction) => {
    // Typing changes a Y.Text and nothing else; all else is the server's word on structure.
    if ([...changed.keys()].every((type) => type instanceof Y.Text)) return;
    ground = null;
    outline.set(outlineOf(doc, outline.get()));
    milestones.set([...milestonesOf(doc).values()].sort((a, b) => a.seq - b.seq));
    merges.set([...mergesOf(doc).values()].sort((a, b) => (a.at < b.at ? -1 : 1)));
  });

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

  const conversation = converse({ ...options, doc });
  return {
    doc,
    outline,
    milestones,
    merges,
    conversation,
    undo,
    /** Reads digests and texts when it is asked for them, so it holds until the structure changes. */
    ground: (): Ground => {
      ground ??= groundOf(doc);
      return ground;
    },
    clause: (id: string): ClauseShape | null => {
      const map = clausesOf(doc).get(id);
      return map ? shapeOf(id, map) : null;
    },
    close: (): void => {
      conversation.close();
      for (const { manager } of undos.values()) manager.destroy();
      doc.destroy();
    },
  };
}
