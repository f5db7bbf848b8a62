/**
 * Who wrote in the same paragraph without seeing it: when somebody comes back with words written on an older state, the
 * cells that others changed since are compared, as all last saw them, with either side's changes, and with both. The state
 * in between is rebuilt from the log, so no client has to be believed; it happens only when there is a candidate.
 */
import * as Y from 'yjs';
import { cellOf, type Place, placeKey, readCell } from '../../src/crdt/document.ts';
import { bothTouched } from '../../src/diff/touched.ts';
import type { MergedCell } from '../../src/domain/text/merged.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import { replay } from '../history/replay.ts';
import type { Storage } from '../storage/storage.ts';

const textOf = (doc: Y.Doc, place: Place): string => {
  const cell = cellOf(doc, place);
  return cell ? toPlain(readCell(cell)) : '';
};

/** A cell that an arriving update and others both touched since; what both made of it is read after applying. */
export type Candidate = Pick<MergedCell, 'base' | 'mine' | 'theirs' | 'others'> & { readonly place: Place };

/**
 * The cells among `places` in which `update`, made by `member` on the log up to `since`, meets changes of others that its
 * author had not seen. Call it before the update is applied to `doc`.
 */
export function unseenChanges(
  storage: Storage,
  room: string,
  doc: Y.Doc,
  arriving: {
    readonly update: Uint8Array;
    readonly member: string;
    readonly since: number;
    readonly places: readonly Place[];
  },
): Candidate[] {
  const { update, member, since, places } = arriving;
  const keys = new Set(places.map(placeKey));
  const others = new Map<string, Set<string>>();
  for (const { member: author, places: touched } of storage.touched(room, since + 1)) {
    if (author === member) continue;
    for (const key of touched) if (keys.has(key)) others.set(key, (others.get(key) ?? new Set()).add(author));
  }
  if (others.size === 0) return [];
  const { base, mine } = sides(storage, room, since, update);
  const found = places.flatMap((place): Candidate[] => {
    const authors = others.get(placeKey(place));
    if (!authors) return [];
    const texts = { base: textOf(base, place), mine: textOf(mine, place), theirs: textOf(doc, place) };
    return bothTouched(texts.base, texts.mine, texts.theirs) ? [{ ...texts, place, others: [...authors] }] : [];
  });
  base.destroy();
  mine.destroy();
  return found;
}

/**
 * The document as the author last had it, and the same with the update. What the author knew is told a second late at
 * worst, so the log is followed until the update has all it rests on.
 */
function sides(storage: Storage, room: string, since: number, update: Uint8Array) {
  const { doc: base } = replay(storage, room, since);
  const mine = new Y.Doc();
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(base));
  Y.applyUpdate(mine, update);
  for (const { bytes } of storage.records(room, since + 1, Number.MAX_SAFE_INTEGER)) {
    if (!mine.store.pendingStructs && !mine.store.pendingDs) break;
    if (!bytes) continue;
    Y.applyUpdate(base, bytes);
    Y.applyUpdate(mine, bytes);
  }
  return { base, mine };
}
