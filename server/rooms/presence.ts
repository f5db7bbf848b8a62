/**
 * Who is at the table. y-websocket's awareness, but filtered: a connection may speak only for its own Yjs client ids, at
 * most four of them with two kilobytes each, and who it is, is stamped by the server whatever the client wrote. A fifth id of a
 * connection, or more than a member's share in a room, makes the oldest of its own go: nobody can fill the table.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { OFFICES } from '../../src/domain/permission.ts';
import { MESSAGE, type Rights } from '../../src/protocol/message.ts';

/** Of one connection: ids, and bytes of what it says of one. */
const LIMIT = { entries: 4, bytes: 2048 } as const;
/** Of one member in a room, whatever the number of windows: 24 of them with a caret and a name of two hundred letters. */
const SHARE = { entries: 24, bytes: 24 * 1024 } as const;
/** What a newcomer is told at most; who is left out is heard of within fifteen seconds, when their program speaks again. */
const FIRST_FRAME = 256 * 1024;

/** What others see of a person; the rest of the state (caret) is the client's own. */
export type PresentUser = {
  readonly member: string;
  readonly name: string;
  readonly code: string;
  readonly role: string;
};

/** The code printed for a member: the delegation, else the office. */
export const codeOf = ({ role, delegation }: Pick<Rights, 'role' | 'delegation'>): string =>
  delegation ?? (role === 'negotiator' ? '' : OFFICES[role]);

/** A connection, as whoever speaks through it. Only its identity counts. */
export type Seat = object;

type Entry = { readonly clock: number; readonly state: string };
type Present = Entry & { readonly seat: Seat; readonly member: string; readonly size: number };

/** What of an awareness update counts: for all others as a frame, and entry by entry. */
export type Taken = {
  readonly frame: Uint8Array;
  readonly entries: readonly (readonly [clientID: number, entry: Entry])[];
};

export type Presence = {
  /** Takes an awareness update of one connection; returns the frame for all others, or null when nothing of it counts. */
  readonly take: (
    seat: Seat,
    decoder: decoding.Decoder,
    owns: (clientID: number) => boolean,
    user: PresentUser,
  ) => Taken | null;
  /** Everybody who is there, each person once, in the order of coming. */
  readonly users: () => readonly PresentUser[];
  /** Everybody, as a frame for a newcomer; null when nobody is there. */
  readonly everybody: () => Uint8Array | null;
  /** The connection ended; returns the frame that says so of the ids for which it spoke last. */
  readonly leave: (seat: Seat) => Uint8Array | null;
};

function frameOf(entries: readonly (readonly [number, Entry])[]): Uint8Array {
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, entries.length);
  for (const [clientID, { clock, state }] of entries) {
    encoding.writeVarUint(inner, clientID);
    encoding.writeVarUint(inner, clock);
    encoding.writeVarString(inner, state);
  }
  const outer = encoding.createEncoder();
  encoding.writeVarUint(outer, MESSAGE.awareness);
  encoding.writeVarUint8Array(outer, encoding.toUint8Array(inner));
  return encoding.toUint8Array(outer);
}

function stamped(state: string, user: PresentUser): string | null {
  if (Buffer.byteLength(state) > LIMIT.bytes) return null;
  const parsed: unknown = JSON.parse(state);
  if (parsed === null) return 'null';
  if (typeof parsed !== 'object' || Array.isArray(parsed)) return null;
  return JSON.stringify({ ...parsed, user });
}

export function openPresence(): Presence {
  const entries = new Map<number, Present>();
  /** Removes an id and says so. */
  const goodbye = (clientID: number, { clock }: Entry): [number, Entry] => {
    entries.delete(clientID);
    return [clientID, { clock: clock + 1, state: 'null' }];
  };
  /** The oldest ids of this seat or member that have to go, so that what is left fits. */
  const surplus = (seat: Seat, member: string): [number, Entry][] => {
    const mine = [...entries].filter(([, entry]) => entry.member === member);
    const here = mine.filter(([, entry]) => entry.seat === seat);
    const gone = new Map(here.slice(0, Math.max(0, here.length - LIMIT.entries)));
    let bytes = 0;
    let kept = 0;
    for (const [clientID, entry] of mine.reverse()) {
      if (gone.has(clientID)) continue;
      bytes += entry.size;
      if (++kept > SHARE.entries || bytes > SHARE.bytes) gone.set(clientID, entry);
    }
    return [...gone].map(([clientID, entry]) => goodbye(clientID, entry));
  };
  return {
    take: (seat, decoder, owns, user) => {
      const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder));
      const count = decoding.readVarUint(inner);
      if (count > 1000) throw new RangeError('too many awareness entries');
      const taken: [number, Entry][] = [];
      let grew = false;
      for (let i = 0; i < count; i++) {
        const clientID = decoding.readVarUint(inner);
        const clock = decoding.readVarUint(inner);
        const text = decoding.readVarString(inner);
        if (!owns(clientID) || taken.length >= LIMIT.entries) continue;
        const state = stamped(text, user);
        const known = entries.get(clientID);
        if (state === null || (known && known.clock > clock)) continue;
        const entry = { clock, state };
        if (state === 'null') entries.delete(clientID);
        else {
          const size = Buffer.byteLength(state);
          grew ||= size > (known?.size ?? -1);
          entries.set(clientID, { ...entry, seat, member: user.member, size });
        }
        taken.push([clientID, entry]);
      }
      if (taken.length === 0) return null;
      const gone = grew ? surplus(seat, user.member) : [];
      const dropped = new Set(gone.map(([clientID]) => clientID));
      const told = [...taken.filter(([clientID]) => !dropped.has(clientID)), ...gone];
      return { frame: frameOf(told), entries: told };
    },
    users: () => {
      const here = new Map<string, PresentUser>();
      for (const { state } of entries.values()) {
        const { user } = JSON.parse(state) as { readonly user: PresentUser };
        if (!here.has(user.member)) here.set(user.member, user);
      }
      return [...here.values()];
    },
    everybody: () => {
      if (entries.size === 0) return null;
      let bytes = 0;
      // Sixteen bytes more for the numbers of an entry.
      const told = [...entries].filter(([, { size }]) => {
        bytes += size + 16;
        return bytes <= FIRST_FRAME;
      });
      return frameOf(told);
    },
    leave: (seat) => {
      const gone = [...entries].filter(([, entry]) => entry.seat === seat);
      return gone.length > 0 ? frameOf(gone.map(([clientID, entry]) => goodbye(clientID, entry))) : null;
    },
  };
}

/** One presence message of a connection per this many milliseconds goes on to others: ten a second. */
export const SLOT = 100;

/**
 * Paces what one connection says of itself. In between slots nothing is told, but the newest state of each client id is
 * kept and told in the next slot: a caret may be late by a slot, it never stays wrong.
 */
export function pacePresence(
  now: () => number,
  after: (ms: number, work: () => void) => () => void,
  tell: (frame: Uint8Array) => void,
): { readonly offer: (taken: Taken) => void; readonly end: () => void } {
  const waiting = new Map<number, Entry>();
  let free = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;
  const slot = (): void => {
    cancel = null;
    free = now() + SLOT;
    tell(frameOf([...waiting]));
    waiting.clear();
  };
  return {
    offer: ({ frame, entries }) => {
      if (!cancel && now() >= free) {
        free = now() + SLOT;
        tell(frame);
        return;
      }
      for (const [clientID, entry] of entries) waiting.set(clientID, entry);
      cancel ??= after(Math.max(1, free - now()), slot);
    },
    end: () => {
      cancel?.();
      cancel = null;
      waiting.clear();
    },
  };
}
