/**
 * How far the server's log was known, and the alarm when its chain no longer contains what was known: a record that the
 * server once confirmed was changed, or is gone. Nothing stops then, since the text is still everybody's; but all are
 * told, and what was known stays as it was, so that a reload tells it again.
 */
import type { Position } from './local-records.ts';
import { value } from './value.ts';
import type { Alarm, Value } from './view.ts';

export type Positions = {
  readonly alarm: Value<Alarm | null>;
  /** The farthest known point; null before the first. */
  readonly known: () => Position | null;
  /** The server said that this is its last record. True: whether it still holds what was known, only `chain` can tell. */
  readonly greeted: (now: Position) => boolean;
  /** A later point of the same chain. */
  readonly heard: (now: Position) => void;
  /** What the server has at a point that was asked for; `was` is what was known of it ("" for nothing). */
  readonly answered: (seq: number, head: string | null) => void;
  /** Remembers the hash that goes with a point which may be asked for. */
  readonly remember: (position: Position) => void;
};

/** `keep` is told of each farther point. */
export function positions(keep: (position: Position) => void): Positions {
  const alarm = value<Alarm | null>(null);
  const asked = new Map<number, string>();
  let known: Position | null = null;
  /** Asked of the server; until it has answered, nothing later counts as a point of the same chain. */
  let open: Position | null = null;
  let latest: Position | null = null;

  const raise = (was: Position, found: Alarm['found']): void => {
    if (!alarm.get()) alarm.set({ known: was, found });
  };
  const heard = (now: Position): void => {
    if (alarm.get() || (known && now.seq < known.seq)) return;
    if (open) {
      latest = now;
      return;
    }
    if (known && now.seq === known.seq) {
      if (known.head !== now.head) raise(known, now);
      return;
    }
    known = now;
    keep(now);
  };
  return {
    alarm,
    known: () => known,
    greeted: (now) => {
      if (!known) return false;
      if (now.seq < known.seq) raise(known, now);
      open = now.seq > known.seq ? known : null;
      return open !== null;
    },
    heard,
    answered: (seq, head) => {
      const was = asked.get(seq);
      if (was && was !== head) raise({ seq, head: was }, { seq, head });
      if (open?.seq !== seq) return;
      open = null;
      if (latest) heard(latest);
      latest = null;
    },
    remember: (position) => {
      asked.set(position.seq, position.head);
      if (!known || position.seq > known.seq) known = position;
    },
  };
}
