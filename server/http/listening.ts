/** Where the server listens: at its address, and on loopback beside it where that is wanted. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config.ts';

export type ListenFault = 'port-taken' | 'no-address' | 'not-allowed' | 'other';

/** The address or port cannot be had; `message` is one sentence with the next step. */
export class CannotListen extends Error {
  readonly fault: ListenFault;
  constructor(message: string, fault: ListenFault) {
    super(message);
    this.fault = fault;
  }
}

function refused({ code, message }: NodeJS.ErrnoException, host: string, port: number): CannotListen {
  if (code === 'EADDRINUSE')
    return new CannotListen(
      `Port ${port} on ${host} is in use by another program. Choose another one with --port, or --port 0 for any free one.`,
      'port-taken',
    );
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new CannotListen(`This machine has no address ${host}. Choose another one with --host.`, 'no-address');
  if (code === 'EACCES')
    return new CannotListen(
      `Port ${port} may not be used by this account. Choose one above 1023 with --port.`,
      'not-allowed',
    );
  return new CannotListen(`The server cannot listen on ${host}:${port}: ${message}.`, 'other');
}

const listen = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refused(error, host, port)));
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });

const LOOPBACK = '127.0.0.1';

export type Listening = {
  readonly port: number;
  /** Takes nobody in any more; resolves when the last connection is gone. */
  readonly close: () => Promise<void>;
  /** Whoever is still there. */
  readonly closeAllConnections: () => void;
};

/** `make` makes the server for loopback. Throws CannotListen. */
export async function openListening(
  { host, port, loopbackToo }: Pick<Config, 'host' | 'port' | 'loopbackToo'>,
  first: Server,
  make: () => Server,
): Promise<Listening> {
  const bound = await listen(first, host, port);
  const servers = [first];
  if (loopbackToo && host !== LOOPBACK) {
    const second = make();
    try {
      await listen(second, LOOPBACK, bound);
    } catch (error) {
      first.close();
      throw error;
    }
    servers.push(second);
  }
  return {
    port: bound,
    close: async () => {
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
    closeAllConnections: () => {
      for (const server of servers) server.closeAllConnections();
    },
  };
}
