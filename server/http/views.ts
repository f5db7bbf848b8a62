/** What a member sees of the summit: its facts, its people, and how far each resolution has come. */

import { columnsOf } from '../../src/crdt/document.ts';
import type { ClauseStatus } from '../../src/domain/clause.ts';
import type { Actor } from '../../src/domain/permission.ts';
import type { Member, SummitView } from '../../src/domain/summit.ts';
import type { House } from '../house.ts';
import type { Room } from '../rooms/room.ts';

type ResolutionView = SummitView['resolutions'][number];
type Standing = Omit<ResolutionView, 'id' | 'panel' | 'title'>;

/** How far a room had come at a log position: counting reads every cell, and most visits find nothing new. */
const counted = new WeakMap<Room, { readonly seq: number; readonly standing: Standing }>();

/** Open brackets of a clause are counted in the column that has most of them: the same dispute in four languages is one. */
function standingOf(house: House, id: string): Standing {
  const room = house.rooms.open(id);
  if (!room) return { columns: [], progress: { clauses: 0, byStatus: {}, brackets: 0 } };
  const { seq } = room.head();
  const known = counted.get(room);
  if (known?.seq === seq) return known.standing;
  const { clauses } = room.snapshot();
  const byStatus: { [status in ClauseStatus]?: number } = {};
  let brackets = 0;
  for (const clause of clauses) {
    byStatus[clause.status] = (byStatus[clause.status] ?? 0) + 1;
    if (clause.status !== 'withdrawn') brackets += Math.max(0, ...Object.values(clause.brackets));
  }
  const changed = room.lastChange();
  const standing: Standing = {
    columns: columnsOf(room.doc),
    progress: { clauses: clauses.filter(({ status }) => status !== 'withdrawn').length, byStatus, brackets },
    ...(changed ? { changed } : {}),
  };
  counted.set(room, { seq, standing });
  return standing;
}

export function summitView(house: House, actor: Actor): SummitView | { readonly empty: true } {
  const { facts, members, resolutions } = house.summit;
  if (!facts) return { empty: true };
  const me: Member = members.get(actor.id) ?? { id: actor.id, name: actor.id, role: actor.role, columns: [] };
  return {
    ...facts,
    me,
    // Withdrawn members stay visible to the secretariat, whose list it is.
    members: [...members.values()].filter(({ revoked }) => !revoked || actor.role === 'secretariat'),
    resolutions: [...resolutions.values()].map(({ id, panel, title }) => ({
      id,
      panel,
      title,
      ...standingOf(house, id),
    })),
  };
}
