/**
 * A freeze is announced before it happens: everybody who is connected locks the clause, sends what is typed in it and says
 * so; the command that closes it is decided when all have, or after two seconds. So a keystroke in flight is not refused.
 * Whether a command closes a clause is read from what it would change.
 */
import { STATUSES } from '../../src/domain/clause/clause.ts';
import type { NoteEffect } from '../../src/domain/negotiation/note.ts';
import type { Effect } from '../../src/domain/verdict.ts';
import { encodeOwn } from '../../src/protocol/message.ts';

/** Milliseconds that somebody's silence can hold up a decision. */
const PATIENCE = 2_000;

/** A connected program that can be asked to lock a clause. */
export type Asked = { readonly send: (frames: readonly Uint8Array[]) => void };

/** The clauses that these effects would close to typing. */
export const closes = (effects: readonly (Effect | NoteEffect)[]): readonly string[] =>
  effects.flatMap((effect) =>
    effect.type === 'clause.set' && (effect.held === true || (effect.status && !STATUSES[effect.status].typing))
      ? [effect.id]
      : [],
  );

export type Freezes = {
  /** Asks `peers`, of whom there is one at least, to lock the clauses; `decide` is called once, when all have or the time is over, and calls `thaw` when done. */
  readonly announce: (clauses: readonly string[], peers: Iterable<Asked>, decide: (thaw: () => void) => void) => void;
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
    announce: (clauses, peers, decide) => {
      const asked = [...peers];
      const freezes = clauses.map((clause) => ({ clause, freeze: newId('f') }));
      const left = new Set(freezes.map(({ freeze }) => freeze));
      const thaw = (): void => {
        for (const peer of asked) peer.send(freezes.map(({ freeze }) => encodeOwn({ type: 'thawed', freeze })));
      };
      const endAll = (): void => {
        for (const { freeze } of freezes) open.get(freeze)?.end();
      };
      const callOff = later(PATIENCE, endAll);
      for (const { freeze } of freezes)
        open.set(freeze, {
          waiting: new Set(asked),
          end: () => {
            open.delete(freeze);
            left.delete(freeze);
            if (left.size > 0) return;
            callOff();
            decide(thaw);
          },
        });
      for (const peer of asked)
        peer.send(freezes.map(({ clause, freeze }) => encodeOwn({ type: 'freezing', freeze, clause })));
    },
    confirmed,
    left: (peer) => {
      for (const freeze of [...open.keys()]) confirmed(peer, freeze);
    },
  };
}
