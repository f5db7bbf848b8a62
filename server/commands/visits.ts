/**
 * When a member was last at a resolution, so that "what changed since my last visit" has a beginning. A visit ends half an
 * hour after its last socket: a reload, or a lid that was closed for a coffee, is the same visit.
 */
import type { Position, Storage, Visit } from '../storage/storage.ts';

const PAUSE = 30 * 60_000;

export type Visits = {
  /** A socket of the member opened. */
  readonly come: (member: string, resolution: string, now: string) => void;
  /** A socket of the member closed. */
  readonly leave: (member: string, resolution: string, position: Position) => void;
  /** The end of the last visit but the present one; null for somebody who was never here. */
  readonly last: (member: string, resolution: string, now: string) => Position | null;
};

const isOver = ({ left }: Visit, now: string): boolean => Date.parse(now) - Date.parse(left.at) > PAUSE;

/** `lost` is told of a visit that the disk does not take: it is worth no line, and no server. */
export function openVisits(
  storage: Pick<Storage, 'visit' | 'putVisit'>,
  lost: (cause: unknown) => void = () => undefined,
): Visits {
  const put = (member: string, resolution: string, visit: Visit): void => {
    try {
      storage.putVisit(member, resolution, visit);
    } catch (cause) {
      lost(cause);
    }
  };
  return {
    come: (member, resolution, now) => {
      const known = storage.visit(member, resolution);
      if (known && isOver(known, now))
        put(member, resolution, { left: { ...known.left, at: now }, before: known.left });
    },
    leave: (member, resolution, left) => {
      const known = storage.visit(member, resolution);
      put(member, resolution, { left, before: known?.before ?? null });
    },
    last: (member, resolution, now) => {
      const known = storage.visit(member, resolution);
      return known ? (isOver(known, now) ? known.left : known.before) : null;
    },
  };
}
