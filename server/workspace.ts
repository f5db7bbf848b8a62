/**
 * Everything a data folder holds, opened: storage, summit, rooms, access. The server puts sockets and HTTP around it; the
 * command line uses it directly where no server is running.
 */
import { randomBytes } from 'node:crypto';
import { roomName } from '../src/crdt/rooms.ts';
import type { Answer, Command } from '../src/domain/command.ts';
import type { Notice } from '../src/domain/negotiation/notice.ts';
import { type Actor, mayTypeIn } from '../src/domain/permission.ts';
import { issuedBy } from '../src/domain/summit/reissue.ts';
import type { Member } from '../src/domain/summit/summit.ts';
import type { Effect } from '../src/domain/verdict.ts';
import { LANGS } from '../src/language/language.ts';
import type { Rights } from '../src/protocol/message.ts';
import { type Access, openAccess } from './auth/access.ts';
import { openDeadlines } from './commands/deadlines.ts';
import { hasFrozen, keepFrozen } from './commands/milestones.ts';
import { adoptionNotice, type Notices, openNotices, positionNotice } from './commands/notices.ts';
import { Summit, type SummitHost } from './commands/summit.ts';
import { openVisits, type Visits } from './commands/visits.ts';
import { type FileReader, type FileReaderOptions, openFileReader } from './files/reader.ts';
import type { ConnectionHost } from './rooms/connection.ts';
import { type Decisions, openDecisions } from './rooms/decision.ts';
import { openRate, type Rate, type RateTable } from './rooms/rate.ts';
import { openRooms, type Rooms } from './rooms/rooms.ts';
import { openTurns, type Turns } from './rooms/turn.ts';
import type { Storage } from './storage/storage.ts';

export type Workspace = {
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
  readonly notices: Notices;
  /** How fast members may speak. */
  readonly rate: Rate;
  readonly clock: () => number;
  readonly later: (ms: number, run: () => void) => () => void;
  readonly visits: Visits;
  /** Files that members bring, read beside the server's own thread. */
  readonly files: FileReader;
  /** Listeners for notices to a member, told after the commit. */
  readonly onNotice: Set<(member: string, notice: Notice) => void>;
  /** Does what is due by the clock and waits for the rest; called once when the workspace is open. */
  readonly watchDeadlines: () => void;
  /** Log records since the start, by kind. */
  readonly counts: ReadonlyMap<string, number>;
  readonly failedTurns: () => number;
  /** Did the last turn not hold? */
  readonly failing: () => boolean;
  /** Runs `work` as one turn and resolves with its result after the commit; rejects when the turn did not hold. */
  readonly inTurn: <T>(work: () => T) => Promise<T>;
  readonly close: () => void;
};

/** What a member's socket in a room of `resolution` asks of the workspace. */
export const connectionHost = (
  { turns, summit, decisions, rights, clock, later }: Workspace,
  member: string,
  resolution: string,
): Omit<ConnectionHost, 'ended'> => ({
  turns,
  actor: () => summit.actor(member),
  rights: () => rights(member),
  decide: (command, answer) => decisions.decide(resolution, () => summit.actor(member), command, answer),
  clock,
  later,
});

export type WorkspaceOptions = {
  readonly now?: () => string;
  readonly random?: (bytes: number) => Buffer;
  readonly schedule?: (run: () => void) => void;
  readonly alarm?: (message: string, detail: object) => void;
  /** Milliseconds of a clock that never goes back. */
  readonly clock?: () => number;
  readonly later?: (ms: number, run: () => void) => () => void;
  readonly rate?: RateTable;
  readonly files?: FileReaderOptions;
};

const laterBySystem = (ms: number, run: () => void): (() => void) => {
  // Nothing that waits for its time keeps the process alive.
  const timer = setTimeout(run, ms).unref();
  return () => clearTimeout(timer);
};

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

export function openWorkspace(storage: Storage, options: WorkspaceOptions = {}): Workspace {
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
  const governed: SummitHost['governed'] = (fact, by) => {
    if (fact.fact === 'rules.draft' && fact.draft)
      notices.tell(by.id, { kind: 'rules-proposed', text: fact.draft.until });
    if (fact.fact !== 'rules.adopted') return;
    for (const id of summit.resolutions.keys()) rooms.open(id)?.govern(fact.adopted.rules);
    notices.tell(by.id, { kind: 'rules-adopted' });
  };
  const summit = new Summit({
    ...{ storage, now, newId, invite: access.invite, changed, governed },
    signing: (fact, actor) => notices.signing(fact, actor),
    rooms: () => rooms,
    position: (fact, by) => {
      const told = positionNotice(fact);
      if (told) notices.tell(by.id, told);
    },
    adoption: (fact, by) => {
      const told = adoptionNotice(fact);
      if (told) notices.tell(by.id, told);
    },
  });
  const counts = new Map<string, number>();
  let failedTurns = 0;
  let failing = false;
  const turn = {
    begin: () => storage.begin(),
    commit: () => {
      storage.commit();
      failing = false;
    },
    rollback: () => storage.rollback(),
  };
  const turns = openTurns(turn, schedule, (cause) => {
    failedTurns++;
    failing = true;
    alarm('a turn did not hold and was rolled back', { cause: String(cause) });
    changedMembers.clear();
    summit.reload();
    rooms.unborn();
  });
  const rate = openRate(clock, options.rate);
  const onNotice = new Set<(member: string, notice: Notice) => void>();
  const fresh: { readonly member: string; readonly notice: Notice }[] = [];
  const handOut = {
    settle: () => {
      for (const { member, notice } of fresh.splice(0)) for (const listener of onNotice) listener(member, notice);
    },
    abandon: () => void fresh.splice(0),
  };
  const notices = openNotices(storage, summit, now, (member, notice) => {
    fresh.push({ member, notice });
    turns.join(handOut);
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
      decided: (room, decision) => {
        const { resolution } = roomName(room) ?? { resolution: room };
        if (room === resolution) {
          const { command, effects, actor } = decision;
          summit.issued(
            actor,
            issuedBy(resolution, command, effects as readonly Effect[], (symbol) => summit.symbols.has(symbol)),
          );
        }
        notices.decided({ ...decision, resolution });
        deadlines.decided(resolution, decision.effects);
        const doc = room === resolution && rooms.open(room)?.doc;
        if (doc && hasFrozen(doc, decision.effects)) {
          freezing.add(resolution);
          turns.join(nameFrozen);
        }
      },
      refused: (room, actor, places) => {
        for (const { clause, lang } of places) notices.refused(actor.id, { resolution: room, clause, lang });
      },
      kept: (member, bytes) => {
        if (member !== 'server') rate.spend(member, { log: bytes });
      },
      count: (kind) => counts.set(kind, (counts.get(kind) ?? 0) + 1),
    },
    summit,
    (resolution, clause, lang) => summit.resolutions.get(resolution)?.spare[clause]?.[lang as never],
  );
  const decisions = openDecisions(rooms, turns);
  const freezing = new Set<string>();
  const nameFrozen = {
    settle: () => {
      const names = [...freezing];
      freezing.clear();
      for (const name of names)
        keepFrozen({ storage, summit, rooms, newId, command }, name).catch((cause: unknown) =>
          alarm('a frozen text could not be named', { resolution: name, cause: String(cause) }),
        );
    },
    abandon: () => freezing.clear(),
  };
  const command: Workspace['command'] = (resolution, actor, given) =>
    new Promise((resolve, reject) => {
      turns.enqueue(
        () =>
          decisions.decide(
            resolution,
            actor,
            given,
            (answer) => turns.join({ settle: () => resolve(answer), abandon: reject }),
            reject,
          ),
        reject,
      );
    });
  const deadlines = openDeadlines({
    storage,
    now,
    later,
    turns,
    end: async (resolution, clause) =>
      (await command(resolution, () => summit.actor('server'), { id: newId('d'), type: 'silence.close', clause })).ok,
  });

  const tellRights = {
    settle: () => {
      const ids = [...changedMembers];
      changedMembers.clear();
      for (const id of ids) for (const listener of onRights) listener(id);
    },
    abandon: () => changedMembers.clear(),
  };

  const files = openFileReader(options.files);
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
    failing: () => failing,
    command,
    notices,
    rate,
    clock,
    later,
    visits: openVisits(storage, (cause) => alarm('a visit was not kept', { cause: String(cause) })),
    files,
    onNotice,
    watchDeadlines: deadlines.watch,
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
      files.close();
      deadlines.close();
      turns.flush();
      rooms.checkpoint();
      storage.close();
    },
  };
}
