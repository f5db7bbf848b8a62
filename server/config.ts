/** How a server is to run; every flag of `alternat serve` ends up here. */
import type { Limits } from './reading/pool.ts';

/** PEM files. */
export type Tls = { readonly cert: string; readonly key: string };

export type Config = {
  readonly data: string;
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Listens on loopback as well, at the same port and without encryption: this computer reaches it also without a network. */
  readonly loopbackToo?: boolean;
  /** Names under which browsers may reach this server, besides its address. */
  readonly hostNames: readonly string[];
  /** Adds the sample summit and lets anyone sign in as any sample member; loopback only. */
  readonly demo: boolean;
  /** Paths; asked for once the folder is taken, where they lie in it. */
  readonly tls?: Tls | (() => Promise<Tls>);
  /** How many times the usual rate a member may speak at; 1 when absent. */
  readonly rate?: number;
  /** How long and how much readers may read, where it is not what is usual. */
  readonly reading?: Partial<Limits>;
  /** Address of a time-stamp server (RFC 3161) for sealed texts. */
  readonly tsa?: string;
  /** Folder of the built interface; absent: only the API is served. */
  readonly ui?: string;
};

const LOOPBACK = /^(localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/;
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

export const VERSION = '0.3.0';
export const DEFAULT_PORT = 4310;
export const DEFAULT_DATA = '.alternat';
