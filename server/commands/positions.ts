/** Statements and the chair's summary, judged on the house: which clauses there are, and where the logs stand. */
import { groundOf } from '../../src/crdt/snapshot.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { type ClauseRef, type JudgedPosition, judgePosition, type PositionCommand } from '../../src/domain/position.ts';
import { standingSeal } from '../../src/domain/signing.ts';
import type { Storage } from '../storage/storage.ts';
import { type Standing, settingOf } from './assembly.ts';

type Host = {
  readonly storage: Storage;
  readonly now: () => string;
  readonly newId: (prefix: string) => string;
};

/** Judges a command; the caller writes the fact down. */
export function positionCommand(
  { summit, rooms }: Standing,
  { storage, now, newId }: Host,
  actor: Actor,
  command: PositionCommand,
): JudgedPosition {
  const { resolutions } = settingOf(summit);
  const hasClause = ({ resolution, clause }: ClauseRef): boolean => {
    const room = resolutions.includes(resolution) && summit.resolutions.has(resolution) ? rooms.open(resolution) : null;
    return room ? groundOf(room.doc).clause(clause) !== undefined : false;
  };
  return judgePosition(
    {
      state: summit.positions,
      ...{ actor, hasClause, newId },
      delegations: (summit.facts?.delegations ?? []).map(({ id }) => id),
      sealed: standingSeal(summit.signing) !== undefined,
      heads: () => resolutions.flatMap((id) => (storage.head(id) ? [{ id, seq: storage.head(id)?.seq ?? 0 }] : [])),
      now: now(),
    },
    command,
  );
}
