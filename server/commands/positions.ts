/** Statements and the chair's summary, judged on the workspace: which clauses there are, and where the logs stand. */
import { groundOf } from '../../src/crdt/snapshot.ts';
import type { ClauseFacts } from '../../src/domain/ground.ts';
import { standingSeal } from '../../src/domain/instrument/signing.ts';
import {
  type ClauseRef,
  type JudgedPosition,
  judgePosition,
  type PositionCommand,
} from '../../src/domain/negotiation/position.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { LANGS, type PerLang } from '../../src/language/language.ts';
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
  const clauseOf = ({ resolution, clause }: ClauseRef): ClauseFacts | undefined => {
    const room = resolutions.includes(resolution) && summit.resolutions.has(resolution) ? rooms.open(resolution) : null;
    return room ? groundOf(room.doc).clause(clause) : undefined;
  };
  const wordsOf = (ref: ClauseRef): PerLang<string> | undefined => {
    const found = clauseOf(ref);
    return found && Object.fromEntries(LANGS.map((lang) => [lang, found.plain(lang)]));
  };
  return judgePosition(
    {
      state: summit.positions,
      ...{ actor, newId, wordsOf },
      hasClause: (ref) => clauseOf(ref) !== undefined,
      delegations: (summit.facts?.delegations ?? []).map(({ id }) => id),
      sealed: standingSeal(summit.signing) !== undefined,
      heads: () => resolutions.flatMap((id) => (storage.head(id) ? [{ id, seq: storage.head(id)?.seq ?? 0 }] : [])),
      now: now(),
    },
    command,
  );
}
