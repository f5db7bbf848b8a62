/**
 * The servers that are measured, as a table: how each is started, how its documents come to it, what its clients speak.
 * The peers are no dependencies of Alternat: they are installed, in exact versions, into a cache folder.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { bytesOf, type Documents } from './documents.ts';
import type { Start } from './process.ts';
import type { Target } from './raw-client.ts';

const path = (url: URL): string => fileURLToPath(url);
const PEERS = path(new URL('../peers', import.meta.url));
const CACHE = path(new URL('../../../node_modules/.cache/alternat-bench', import.meta.url));
const RELAY = path(new URL('./servers/relay.ts', import.meta.url));
const HOCUSPOCUS = path(new URL('./servers/hocuspocus.ts', import.meta.url));
const FILL_LEVELDB = path(new URL('./servers/fill-leveldb.ts', import.meta.url));
/** As `npm start` sets it. */
const COMPILED = path(new URL('../../../node_modules/.cache/compile', import.meta.url));
const ALTERNAT = path(new URL('../../../server/cli/main.ts', import.meta.url));

export type Contender = {
  readonly name: string;
  readonly dialect: Target['dialect'];
  /** Keeps what it is given beyond its own life. */
  readonly durable: boolean;
  /** Knows documents: the relay does not. */
  readonly stores: boolean;
  /** Puts the documents where the server looks for them. */
  readonly fill: (documents: Documents) => void;
  readonly start: (documents: Documents) => Start;
};

function node(args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...args]);
  if (status !== 0) throw new Error(`${args[0]}: ${stderr}`);
}

const alternat: Contender = {
  name: 'Alternat',
  dialect: 'alternat',
  durable: true,
  stores: true,
  fill: () => {},
  start: ({ folder }) => ({
    // No person types as fast as the closed loop does; the limit that is for people would be what is measured.
    args: (port) => [ALTERNAT, 'serve', '--data', folder, '--port', String(port), '--no-open', '--rate', '1000000'],
    env: () => ({ NODE_COMPILE_CACHE: COMPILED }),
  }),
};

const relay: Contender = {
  name: 'bare relay',
  dialect: 'relay',
  durable: false,
  stores: false,
  fill: () => {},
  start: () => ({ args: (port) => [RELAY, String(port)] }),
};

const yWebsocket = (packages: string, persistence?: string): Contender => ({
  name: persistence ? '+ y-leveldb' : '@y/websocket-server',
  dialect: 'plain',
  durable: persistence !== undefined,
  stores: true,
  fill: ({ largeHistory, largeState, large }) => {
    if (persistence) node([FILL_LEVELDB, packages, persistence, largeHistory, largeState, ...large]);
  },
  start: () => ({
    args: () => [join(packages, 'node_modules/@y/websocket-server/src/server.js')],
    env: (port) => ({ HOST: '127.0.0.1', PORT: String(port), ...(persistence ? { YPERSISTENCE: persistence } : {}) }),
  }),
});

const hocuspocus = (packages: string, database: string): Contender => ({
  name: 'Hocuspocus + SQLite',
  dialect: 'hocuspocus',
  durable: true,
  stores: true,
  fill: ({ large, largeState }) => {
    const db = new DatabaseSync(database);
    db.exec('CREATE TABLE "documents" ("name" varchar(255) NOT NULL, "data" blob NOT NULL, UNIQUE(name))');
    const put = db.prepare('INSERT INTO "documents" VALUES (?, ?)');
    for (const name of large) put.run(name, bytesOf(largeState));
    db.close();
  },
  start: () => ({ args: (port) => [HOCUSPOCUS, String(port), packages, database] }),
});

/** Installs the peers' packages once; null, with a sentence on stderr, where that cannot be done. */
function peerPackages(): string | null {
  const lock = readFileSync(join(PEERS, 'package-lock.json'), 'utf8');
  const done = join(CACHE, 'installed.json');
  if (existsSync(done) && readFileSync(done, 'utf8') === lock) return CACHE;
  process.stderr.write('Installing the servers to compare with ...\n');
  rmSync(CACHE, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  cpSync(PEERS, CACHE, { recursive: true });
  // No install scripts: LevelDB brings its binary, SQLite is the one of Node.
  const { status, stderr } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: CACHE,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) {
    cpSync(join(PEERS, 'package-lock.json'), done);
    return CACHE;
  }
  const why = /npm error (?!code)(.+)/.exec(stderr ?? '')?.[1] ?? 'npm did not say why';
  process.stderr.write(
    `The other servers could not be installed (${why}), so only Alternat and the relay are measured. Run this again where npm reaches its registry.\n`,
  );
  return null;
}

/** Alternat first. `directory` is for what the servers store. */
export function contenders(directory: string): readonly Contender[] {
  const packages = peerPackages();
  if (!packages) return [alternat, relay];
  return [
    alternat,
    relay,
    yWebsocket(packages),
    yWebsocket(packages, join(directory, 'leveldb')),
    hocuspocus(packages, join(directory, 'hocuspocus.db')),
  ];
}
