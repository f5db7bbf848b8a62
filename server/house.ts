/**
 * Everything a data folder holds, opened: storage, summit, rooms, access. The server puts sockets and HTTP around it; the
 * command line uses it directly where no server is running.
 */
import { randomBytes } from 'node:crypto';
import { groundOf } from '../src/crdt/snapshot.ts';
import type { Answer, Command } from '../src/domain/command.ts';
import { LANGS } from '../src/domain/language.ts';
import { type Actor, mayTypeIn } from '../src/domain/permission.ts';
import type { HistoryStep, Member, SummitFile } from '../src/domain/summit.ts';
import type { Rights } from '../src/protocol/message.ts';
import { type Access, openAccess } from './auth/access.ts';
import { Summit } from './commands/summit.ts';
import { type Decisions, openDecisions } from './rooms/decision.ts';
import { openRooms, type Rooms } from './rooms/rooms.ts';
import { openTurns, type Turns } from './rooms/turn.ts';
import type { Storage } from './storage/storage.ts';

export type House = {
  readonly storage: Storage;
  readonly turns: Turns;
  readonly summit: Summit;
  readonly rooms: Rooms;
  readonly access: Access;
  readonly now: () => string;
  readonly newId: (prefix: string) => string;
  /** What a member may do now, as told to clients; null when unknown or revoked. */
  readonly rights: (member: string) => Rights | null;
  /** Listeners for changes of a member's rights. */
  readonly onRights: Set<(member: string) => void>;
  /** Listeners for sessions that were ended by their member; they get the token. */
  readonly onSignOut: Set<(token: string) => void>;
  /** Judges and does commands, by whichever way they came. */
  readonly decisions: Decisions;
  /** A command from outside a turn; resolves after the commit, which may be after a freeze. Rejects when it did not hold. */
  readonly command: (resolution: string, actor: () => Actor | null, command: Command) => Promise<Answer>;
  /** Log records since the start, by kind. */
  readonly counts: ReadonlyMap<string, number>;
  readonly failedTurns: () => number;
  /** Runs `work` as one turn and resolves with its result after the commit; rejects when the turn did not hold. */
  readonly inTurn: <T>(work: () => T) => Promise<T>;
  readonly close: () => void;
};

export type HouseOptions = {
  readonly now?: () => string;
  readonly random?: (bytes: number) => Buffer;
  readonly schedule?: (run: () => void) => void;
  readonly alarm?: (message: string, detail: object) => void;
  /** Milliseconds of a clock that never goes back. */
  readonly clock?: () => number;
  readonly later?: (ms: number, run: () => void) => () => void;
};

const laterBySystem = (ms: number, run: () => void): (() => void) => {
  // Nothing that waits for its time keeps the process alive.
  const timer = setTimeout(run, ms).unref();
  return () => clearTimeout(timer);
};

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

export function openHouse(storage: Storage, options: HouseOptions = {}): House {
  const {
    now = () => new Date().toISOString(),
    random = randomBytes,
    schedule = setImmediate,
    alarm = () => {},
    clock = () => performance.now(),
    later = laterBySystem,
  } = options;
  const newId = (prefix: string): string => prefix + Array.from(random(10), (byte) => ALPHABET[byte % 36]).join('');
  const access = openAccess(storage, now, () => random(16).toString('base64url'));
  const onRights = new Set<(member: string) => void>();
  const changedMembers = new Set<string>();
  const changed = (member: Member): void => {
    changedMembers.add(member.id);
    if (member.revoked) access.expel(member.id);
  };
  const summit = new Summit({ storage, now, newId, invite: access.invite, changed });
  const counts = new Map<string, number>();
  let failedTurns = 0;
  const turns = openTurns(storage, schedule, (cause) => {
    failedTurns++;
    alarm('a turn did not hold and was rolled back', { cause: String(cause) });
    changedMembers.clear();
    summit.reload();
  });
  const rooms = openRooms(
    {
      storage,
      turns,
      now,
      newId,
      clock,
      later,
      alarm,
      count: (kind) => counts.set(kind, (counts.get(kind) ?? 0) + 1),
    },
    summit,
    (resolution, clause, lang) => summit.resolutions.get(resolution)?.spare[clause]?.[lang as never],
  );
  const decisions = openDecisions(rooms, turns);

  const tellRights = {
    settle: () => {
      const ids = [...changedMembers];
      changedMembers.clear();
      for (const id of ids) for (const listener of onRights) listener(id);
    },
    abandon: () => changedMembers.clear(),
  };

  return {
    storage,
    turns,
    summit,
    rooms,
    access,
    now,
    newId,
    onRights,
    onSignOut: new Set(),
    rights: (id) => {
      const member = summit.actor(id) ? summit.members.get(id) : undefined;
      if (!member) return null;
      const columns = LANGS.filter((lang) => mayTypeIn(member, lang));
      return {
        member: id,
        name: member.name,
        role: member.role,
        columns,
        ...(member.delegation ? { delegation: member.delegation } : {}),
      };
    },
    decisions,
    counts,
    failedTurns: () => failedTurns,
    command: (resolution, actor, command) =>
      new Promise((resolve, reject) => {
        turns.enqueue(
          () =>
            decisions.decide(
              resolution,
              actor,
              command,
              (answer) => turns.join({ settle: () => resolve(answer), abandon: reject }),
              reject,
            ),
          reject,
        );
      }),
    inTurn: (work) =>
      new Promise((resolve, reject) => {
        let result: ReturnType<typeof work>;
        turns.enqueue(() => {
          turns.join(tellRights);
          result = work();
          // Resolved by a participant, so that nobody is answered before the commit.
          turns.join({ settle: () => resolve(result), abandon: () => {} });
        }, reject);
      }),
    close: () => {
      turns.flush();
      rooms.checkpoint();
      storage.close();
    },
  };
}

/** Rooms beside the texts that a folder of an earlier version, or one with a new delegation, lacks. */
export const completeRooms = (house: House): Promise<void> =>
  house.inTurn(() => {
    for (const id of house.summit.resolutions.keys()) house.summit.createSideRooms(id);
  });

/** Creates the file's summit, or adds what the existing one lacks, with the history of the resolutions that are new. */
export const adoptSummit = (house: House, file: SummitFile): Promise<void> =>
  house.inTurn(() => {
    const fresh = file.resolutions.filter(({ id }) => !house.summit.resolutions.has(id));
    house.summit.adopt(file);
    for (const { id, history } of fresh) for (const step of history ?? []) playStep(house, id, step);
  });

/** Does one step of a sample's history. A step that the rules refuse is a fault of the file, so it throws. */
function playStep(house: House, resolution: string, step: HistoryStep): void {
  const room = house.rooms.open(resolution);
  const actor = house.summit.actor(step.by);
  if (!room || !actor) throw new Error(`${resolution}: no member ${step.by}`);
  if ('edit' in step) {
    const { clause, lang, find, put } = step.edit;
    room.replaceWords(actor, { clause, lang }, find, put);
    return;
  }
  const { command } = step;
  const seen = 'clause' in command && command.clause ? groundOf(room.doc).clause(command.clause)?.digest() : undefined;
  const answer = room.command(actor, { ...command, id: house.newId('s'), ...(seen ? { seen } : {}) } as Command);
  if (!answer.ok) throw new Error(`${resolution}: ${command.type} by ${step.by}: ${answer.message}`);
}
