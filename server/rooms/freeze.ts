/**
 * A freeze is announced before it happens: everybody who is connected locks the clause, sends what is typed in it and says
 * so; the command that closes it is decided when all have, or after two seconds. So a keystroke in flight is not refused.
 * What a command means is not this file's business: it only knows which commands close a clause.
 */
import { STATUSES } from '../../src/domain/clause.ts';
import type { Command } from '../../src/domain/command.ts';
import { encodeOwn } from '../../src/protocol/message.ts';

/** Milliseconds that somebody's silence can hold up a decision. */
const PATIENCE = 2_000;

/** A connected program that can be asked to lock a clause. */
export type Asked = { readonly send: (frames: readonly Uint8Array[]) => void };

/** The clause that a command would close to typing; null for one that closes none. */
export function closes(command: Command): string | null {
  if (command.type === 'clause.hold' || command.type === 'clause.withdraw') return command.clause;
  if (command.type === 'clause.status') return STATUSES[command.to]?.frozen ? command.clause : null;
  return null;
}

export type Freezes = {
  /** Asks `peers` to lock the clause; `decide` is called once, when all have or the time is over, and calls `thaw` when done. */
  readonly announce: (clause: string, peers: Iterable<Asked>, decide: (thaw: () => void) => void) => void;
  /** `peer` has locked the clause and sent what it had. */
  readonly confirmed: (peer: Asked, freeze: string) => void;
  /** Nobody waits for a peer that is gone. */
  readonly left: (peer: Asked) => void;
};

export function openFreezes(
  newId: (prefix: string) => string,
  later: (ms: number, run: () => void) => () => void,
): Freezes {
  const open = new Map<string, { readonly waiting: Set<Asked>; readonly end: () => void }>();
  const confirmed = (peer: Asked, freeze: string): void => {
    const known = open.get(freeze);
    if (known?.waiting.delete(peer) && known.waiting.size === 0) known.end();
  };
  return {
    announce: (clause, peers, decide) => {
      const asked = [...peers];
      if (asked.length === 0) {
        decide(() => {});
        return;
      }
      const freeze = newId('f');
      const callOff = later(PATIENCE, () => open.get(freeze)?.end());
      open.set(freeze, {
        waiting: new Set(asked),
        end: () => {
          callOff();
          open.delete(freeze);
          decide(() => {
            for (const peer of asked) peer.send([encodeOwn({ type: 'thawed', freeze })]);
          });
        },
      });
      for (const peer of asked) peer.send([encodeOwn({ type: 'freezing', freeze, clause })]);
    },
    confirmed,
    left: (peer) => {
      for (const freeze of [...open.keys()]) confirmed(peer, freeze);
    },
  };
}
