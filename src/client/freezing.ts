/**
 * Clauses that are about to be closed. The server says so before it decides, so that nothing typed is refused: each cell
 * is locked, an open composition of an input method is given its last moment, what it leaves is sent, and only then is the
 * lock confirmed. A freeze ends when the server says so, or with the line.
 */
import { equalityDeep } from 'lib0/function';
import type { Clock } from './edges.ts';
import { value } from './value.ts';
import type { BeforeFreeze, Value } from './view.ts';

/** An editor that does not end its composition in this time, in milliseconds, is not waited for: the server waits 2 s. */
const PATIENCE = 500;

export type Freezing = {
  /** Clauses whose cells are locked, editors included. */
  readonly locked: Value<readonly string[]>;
  /** Locked, or about to be. */
  readonly closing: (clause: string) => boolean;
  readonly before: (ask: BeforeFreeze) => () => void;
  /** `confirm` is called when nothing more of that clause will come from here. */
  readonly freeze: (freeze: string, clause: string, confirm: () => void) => void;
  readonly thaw: (freeze: string) => void;
  /** The line is gone, and with it whoever froze. */
  readonly end: () => void;
};

export function freezing(clock: Clock): Freezing {
  const open = new Map<string, { readonly clause: string; locked: boolean }>();
  const locked = value<readonly string[]>([], equalityDeep);
  const editors = new Set<BeforeFreeze>();
  const tell = (): void =>
    locked.set([...new Set([...open.values()].filter((each) => each.locked).map(({ clause }) => clause))]);
  return {
    locked,
    closing: (clause) => [...open.values()].some((each) => each.clause === clause),
    before: (ask) => {
      editors.add(ask);
      return () => editors.delete(ask);
    },
    freeze: (freeze, clause, confirm) => {
      const each = { clause, locked: false };
      open.set(freeze, each);
      const lock = (): void => {
        callOff();
        if (each.locked || open.get(freeze) !== each) return;
        each.locked = true;
        tell();
        confirm();
      };
      const waiting = [...editors].flatMap((ask) => ask(clause) ?? []);
      let callOff = (): void => {};
      if (waiting.length === 0) {
        lock();
        return;
      }
      callOff = clock.later(PATIENCE, lock);
      void Promise.all(waiting).then(lock, lock);
    },
    thaw: (freeze) => {
      open.delete(freeze);
      tell();
    },
    end: () => {
      open.clear();
      tell();
    },
  };
}
