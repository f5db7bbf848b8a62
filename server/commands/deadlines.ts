/**
 * Deadlines of silence procedures. They lie in the storage, so that a restart keeps them; the server's clock decides. One
 * timer waits for the next of them, and looks again every hour at the latest, since a machine may sleep.
 */

import type { NoteEffect } from '../../src/domain/negotiation/note.ts';
import type { Effect } from '../../src/domain/verdict.ts';
import type { Turns } from '../rooms/turn.ts';
import type { Storage } from '../storage/storage.ts';

const HOUR = 3_600_000;

export type Deadlines = {
  /** Inside a turn: keeps or drops what these effects say of silences. */
  readonly decided: (resolution: string, effects: readonly (Effect | NoteEffect)[]) => void;
  /** Outside a turn: does what is due and waits for the rest. Called once when the workspace is open, then by itself. */
  readonly watch: () => void;
  readonly close: () => void;
};

export type DeadlinesHost = {
  readonly storage: Storage;
  readonly now: () => string;
  readonly later: (ms: number, run: () => void) => () => void;
  readonly turns: Pick<Turns, 'join'>;
  /** Ends a clause's silence, in a turn of its own; resolves to false when it was refused. */
  readonly end: (resolution: string, clause: string) => Promise<boolean>;
};

export function openDeadlines({ storage, now, later, turns, end }: DeadlinesHost): Deadlines {
  let callOff = (): void => {};
  let over = false;
  const watch = (): void => {
    callOff();
    if (over) return;
    const at = now();
    const all = storage.deadlines();
    for (const { resolution, clause } of all.filter(({ until }) => until <= at))
      void end(resolution, clause).then((ended) => {
        // Refused: the clause has gone another way meanwhile, so nothing waits any more.
        if (!ended) storage.dropDeadline(resolution, clause);
        watch();
      });
    const next = all.find(({ until }) => until > at);
    if (next) callOff = later(Math.min(Date.parse(next.until) - Date.parse(at), HOUR), watch);
  };
  /** When a turn in which a silence began or ended has held. */
  const rearm = { settle: watch, abandon: () => {} };
  return {
    decided: (resolution, effects) => {
      for (const effect of effects) {
        if (effect.type !== 'silence.put') continue;
        turns.join(rearm);
        if (effect.record.state === 'running') storage.putDeadline(resolution, effect.clause, effect.record.until);
        else storage.dropDeadline(resolution, effect.clause);
      }
    },
    watch,
    close: () => {
      over = true;
      callOff();
    },
  };
}
