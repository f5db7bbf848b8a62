/**
 * The way of a command: into the room it belongs to (the text, or what is said beside it), at once or, when it closes a
 * clause that others may be typing in, after they were asked to stop. By socket and HTTP alike.
 */
import type * as Y from 'yjs';
import { clausesOf, shapeOf } from '../../src/crdt/document.ts';
import { homeRoom, notesRoom } from '../../src/crdt/rooms.ts';
import { STATUSES } from '../../src/domain/clause/clause.ts';
import { type Answer, type Command, isNoteCommand } from '../../src/domain/command.ts';
import { isForAll } from '../../src/domain/negotiation/note.ts';
import { type Actor, homeOf } from '../../src/domain/permission.ts';
import { refusalSentence } from '../commands/sentences.ts';
import { closes } from './freeze.ts';
import type { Rooms } from './rooms.ts';
import type { Turns } from './turn.ts';

export type Decisions = {
  /**
   * Inside a turn only. `answer` is called once, inside this turn or a later one; never, when that turn does not hold and
   * `failed` is told instead. `actor` is read again when a decision had to wait.
   */
  readonly decide: (
    resolution: string,
    actor: () => Actor | null,
    command: Command,
    answer: (answer: Answer) => void,
    failed?: (cause: unknown) => void,
  ) => void;
};

const notAllowed: Answer = { ok: false, reason: 'not-allowed', message: refusalSentence('not-allowed') };

/** Is the clause open to typing by those who have its columns? */
function isOpen(doc: Y.Doc, clause: string): boolean {
  const map = clausesOf(doc).get(clause);
  if (!map) return false;
  const { status, held } = shapeOf(clause, map);
  return STATUSES[status].typing && !held;
}

export const openDecisions = (rooms: Rooms, turns: Turns): Decisions => ({
  decide: (resolution, actorNow, command, answer, failed = () => {}) => {
    const actor = actorNow();
    if (!actor) return answer(notAllowed);
    if (isNoteCommand(command)) {
      const home = homeOf(actor);
      const room =
        home === null ? null : rooms.open(isForAll(command) ? notesRoom(resolution) : homeRoom(resolution, home));
      return answer(room ? room.command(actor, command) : notAllowed);
    }
    const room = rooms.open(resolution);
    if (!room) return answer(notAllowed);
    const judged = room.judge(actor, command);
    // What would be refused anyway, or closes what is closed already, disturbs nobody.
    const clauses = judged.ok ? closes(judged.effects).filter((clause) => isOpen(room.doc, clause)) : [];
    const listeners = room.listeners();
    if (clauses.length === 0 || listeners.length === 0) return answer(room.command(actor, command, judged));
    room.freezes.announce(clauses, listeners, (thaw) =>
      turns.enqueue(
        () => {
          const still = actorNow();
          turns.join({ settle: () => {}, abandon: thaw });
          answer(still ? room.command(still, command) : notAllowed);
          // After the room: whoever is let in again has to know by then that the clause is closed.
          turns.join({ settle: thaw, abandon: () => {} });
        },
        (cause) => failed(cause),
      ),
    );
  },
});
