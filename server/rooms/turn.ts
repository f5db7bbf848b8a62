/**
 * One event-loop turn is one transaction. Work that arrives while the loop polls its sockets is queued and then done in
 * one synchronous block: BEGIN, each piece in order of arrival, COMMIT; only then is anybody answered. If COMMIT fails
 * nobody has been told anything, and every room that took part is rebuilt from the log.
 */
import type { Storage } from '../storage/storage.ts';

/** Something that takes part in a turn and can be thrown away when the turn fails. */
export type Participant = {
  /** After COMMIT: send what was gathered. */
  readonly settle: () => void;
  /** After a failed turn: forget everything that is not in the log. */
  readonly abandon: (cause: unknown) => void;
};

/** Runs pieces that stand next to each other in the queue as one, e.g. in one transaction of a document. */
export type Together = (work: () => void) => void;

type Piece = {
  readonly work: () => void;
  readonly failed: (cause: unknown) => void;
  readonly together: Together | undefined;
};

export type Turns = {
  /** Queues `work` for this turn; `failed` is called when the turn's transaction did not hold. */
  readonly enqueue: (work: () => void, failed?: (cause: unknown) => void, together?: Together) => void;
  /** Called by a piece of work: this participant has something to settle when the turn is over. */
  readonly join: (participant: Participant) => void;
  /** Does what is queued now, for an orderly shutdown and for callers that cannot wait. */
  readonly flush: () => void;
};

/** `schedule` decides when the queue is worked off: setImmediate on the server, by hand in tests. */
export function openTurns(
  storage: Pick<Storage, 'begin' | 'commit' | 'rollback'>,
  schedule: (run: () => void) => void,
  onFailure: (cause: unknown) => void,
): Turns {
  let queue: Piece[] = [];
  let scheduled = false;
  const participants = new Set<Participant>();

  const run = (): void => {
    scheduled = false;
    if (queue.length === 0) return;
    const pieces = queue;
    queue = [];
    participants.clear();
    try {
      storage.begin();
      for (let at = 0; at < pieces.length; ) {
        const { together, work } = pieces[at] as Piece;
        if (together)
          together(() => {
            for (; pieces[at]?.together === together; at++) pieces[at]?.work();
          });
        else {
          work();
          at++;
        }
      }
      storage.commit();
    } catch (cause) {
      storage.rollback();
      onFailure(cause);
      for (const participant of participants) participant.abandon(cause);
      for (const { failed } of pieces) failed(cause);
      return;
    }
    for (const participant of participants) participant.settle();
  };

  return {
    enqueue: (work, failed = () => {}, together) => {
      queue.push({ work, failed, together });
      if (!scheduled) {
        scheduled = true;
        schedule(run);
      }
    },
    join: (participant) => participants.add(participant),
    flush: run,
  };
}
