/**
 * Connections of nobody in particular: opened, and not yet (or never) followed by a request of somebody who is signed in. There is
 * room for some of each address and some in all; when it is full the one that has waited longest goes, so that whoever only holds
 * connections open locks out nobody, not even behind the same wall.
 */
import type { Socket } from 'node:net';

export const STRANGERS = { address: 256, all: 2_000 } as const;

/** The same for a connection and the encryption around it. */
const nameOf = ({ remoteAddress, remotePort }: Pick<Socket, 'remoteAddress' | 'remotePort'>): string =>
  `${remoteAddress} ${remotePort}`;

export type Admission = {
  /** A connection was opened. */
  readonly came: (socket: Socket) => void;
  /** Somebody who is signed in has spoken through it. */
  readonly welcome: (socket: Pick<Socket, 'remoteAddress' | 'remotePort'>) => void;
  readonly strangers: () => number;
};

export function openAdmission(limit: { readonly [key in keyof typeof STRANGERS]: number } = STRANGERS): Admission {
  /** In order of coming. */
  const strangers = new Map<string, Socket>();
  const byAddress = new Map<string, Set<string>>();
  const forget = (name: string): void => {
    const socket = strangers.get(name);
    if (!socket) return;
    strangers.delete(name);
    const address = name.slice(0, name.lastIndexOf(' '));
    const names = byAddress.get(address);
    names?.delete(name);
    if (names?.size === 0) byAddress.delete(address);
  };
  const end = (name: string | undefined): void => {
    const socket = name === undefined ? undefined : strangers.get(name);
    if (name !== undefined) forget(name);
    socket?.destroy();
  };
  return {
    came: (socket) => {
      const name = nameOf(socket);
      const address = name.slice(0, name.lastIndexOf(' '));
      const names = byAddress.get(address) ?? new Set();
      byAddress.set(address, names);
      names.add(name);
      strangers.set(name, socket);
      socket.once('close', () => forget(name));
      if (names.size > limit.address) end(names.values().next().value);
      if (strangers.size > limit.all) end(strangers.keys().next().value);
    },
    welcome: (socket) => forget(nameOf(socket)),
    strangers: () => strangers.size,
  };
}
