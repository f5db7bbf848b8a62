/**
 * Hosting a meeting: one at a time, in a process of its own, in a folder that stays. What may be asked, what is remembered of earlier
 * meetings, and what is said about the one that runs. The page names folders and files by ids only; paths are chosen in dialogs.
 */
import { createHash, randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import type { BaseWindow, Dialog, PowerSaveBlocker, utilityProcess } from 'electron';
import type { FromHosted, Hosted, HostTrouble, Meeting } from '../server/hosted/message.ts';
import type { HostAddress, HostedBefore, HostingView, HostProblem, HostStarted, HostWish } from '../src/ui/desktop.ts';
import type { Disk } from './files.ts';
import { type HostProcess, startHostProcess } from './host-process.ts';
import { type OwnFile, readShaped } from './own-file.ts';
import { type Later, within } from './patience.ts';
import { list, record, type Shape, text } from './shapes.ts';

const MOST_REMEMBERED = 20;
const MOST_CHOSEN = 50;
/** A summit of a hundred resolutions has some megabytes. */
const LARGEST_FILE = 32 * 1024 * 1024;
/** A large folder is looked through before it is opened. */
const START_MS = 120_000;
const STOP_MS = 15_000;
const CODE_MS = 15_000;
/** How often it is looked whether the address is still there. */
const LOOK_MS = 5_000;

export type HostEdges = {
  readonly utilityProcess: Pick<typeof utilityProcess, 'fork'>;
  readonly powerSaveBlocker: Pick<PowerSaveBlocker, 'start' | 'stop'>;
  readonly dialog: Pick<Dialog, 'showOpenDialog'>;
  /** Folder of the bundled program. */
  readonly folder: string;
  /** Where meetings without a folder of their own lie. */
  readonly meetings: string;
  /** Those of this computer, now. */
  readonly addresses: () => readonly HostAddress[];
  readonly file: OwnFile;
  readonly disk: Pick<Disk, 'read' | 'size'>;
  /** Tried first, because people type it. */
  readonly usualPort: number;
  readonly now: () => Date;
  readonly later: Later;
  readonly changed: () => void;
  readonly log: (line: string) => void;
};

export type Host = {
  readonly view: () => HostingView;
  readonly choose: (what: 'folder' | 'file', window: BaseWindow) => Promise<{ id: string; name: string } | null>;
  readonly start: (wish: HostWish) => Promise<HostStarted>;
  /** Resolves when it has ended, if anything was hosted. */
  readonly stop: () => Promise<void>;
  /** What runs, and a code that signs the secretariat in; null where nothing runs. */
  readonly enter: () => Promise<{ readonly here: string; readonly code: () => Promise<string | null> } | null>;
  readonly active: () => boolean;
  /** Names of those who are there. */
  readonly guests: () => readonly string[];
};

const names: Shape<{ readonly [language: string]: string }> = (value) =>
  Object.fromEntries(
    list(
      record({ language: text(8), name: text(500) }),
      12,
    )(Object.entries(value as object).map(([language, name]) => ({ language, name }))).map(({ language, name }) => [
      language,
      name,
    ]),
  );
const FILE = list(
  record({ id: text(40), name: names, folder: text(4_000), address: text(15), at: text(40) }),
  MOST_REMEMBERED,
) satisfies Shape<readonly HostedBefore[]>;

type Running = {
  readonly id: string;
  readonly data: string;
  readonly hosted: Hosted;
  readonly process: HostProcess;
  readonly blocker: number;
  /** The numbers of the address that the person chose. */
  readonly at: string;
  guests: readonly { readonly name: string; readonly code: string }[];
  unreachable: boolean;
  trouble: HostTrouble | null;
};

type State =
  | { readonly state: 'idle' | 'starting' | 'stopping' }
  | { readonly state: 'running'; readonly running: Running }
  | { readonly state: 'crashed'; readonly id: string; readonly address: string };

const idOf = (folder: string): string => createHash('sha256').update(folder).digest('hex').slice(0, 24);

class Refused extends Error {
  readonly reason: HostProblem;
  constructor(reason: HostProblem, detail = '') {
    super(detail);
    this.reason = reason;
  }
}

export async function openHost(edges: HostEdges): Promise<Host> {
  const { powerSaveBlocker, dialog, file, disk, later, changed, log } = edges;
  let earlier = (await readShaped(file, FILE)) ?? [];
  /** What was chosen in dialogs: path by id. */
  const chosen = new Map<string, string>();
  let state: State = { state: 'idle' };
  let stopped: (() => void)[] = [];
  let codes: ((code: string | null) => void)[] = [];
  const become = (next: State): void => {
    state = next;
    changed();
  };

  const remember = (one: HostedBefore): void => {
    earlier = [one, ...earlier.filter(({ id }) => id !== one.id)].slice(0, MOST_REMEMBERED);
    file.write(JSON.stringify(earlier)).catch((error: Error) => log(`hosting: not remembered, ${error.message}`));
  };
  const pathOf = (id: string): string => {
    const path = chosen.get(id);
    if (path === undefined) throw new Refused('gone');
    return path;
  };

  async function readFile(path: string): Promise<string> {
    try {
      if ((await disk.size(path)) > LARGEST_FILE) throw new Refused('bad-file', `larger than ${LARGEST_FILE} bytes`);
      return new TextDecoder('utf-8', { fatal: true }).decode(await disk.read(path));
    } catch (error) {
      throw error instanceof Refused ? error : new Refused('bad-file', (error as Error).message);
    }
  }

  /** What is asked of the process: which folder, and what is to be in it. */
  async function meetingOf({ meeting }: HostWish): Promise<{ readonly data: string; readonly meeting: Meeting }> {
    const fresh = (): string => join(edges.meetings, `meeting-${randomUUID().slice(0, 8)}`);
    if ('sample' in meeting) return { data: join(edges.meetings, 'sample'), meeting: { kind: 'sample' } };
    if ('earlier' in meeting) {
      const known = earlier.find(({ id }) => id === meeting.earlier);
      if (!known) throw new Refused('gone');
      // The sample is one again.
      const sample = known.folder === join(edges.meetings, 'sample');
      return { data: known.folder, meeting: { kind: sample ? 'sample' : 'continue' } };
    }
    if ('begin' in meeting) {
      const { language: lang, ...rest } = meeting.begin;
      const data = meeting.folder === undefined ? fresh() : pathOf(meeting.folder);
      // Whether these are languages that it knows is for the server to say.
      return { data, meeting: { kind: 'new', meeting: { ...rest, lang } as never } };
    }
    if ('file' in meeting) {
      const data = meeting.folder === undefined ? fresh() : pathOf(meeting.folder);
      return { data, meeting: { kind: 'file', text: await readFile(pathOf(meeting.file)), host: meeting.host } };
    }
    return { data: pathOf(meeting.folder), meeting: { kind: 'continue' } };
  }

  const has = (address: string): boolean => edges.addresses().some((one) => one.address === address);

  /** Looks again and again whether the address is still this computer's. */
  function watch(running: Running): void {
    later(LOOK_MS, () => {
      if (state.state !== 'running' || state.running !== running) return;
      const unreachable = running.hosted.certificate !== null && !has(running.at);
      if (unreachable !== running.unreachable) {
        running.unreachable = unreachable;
        changed();
      }
      watch(running);
    });
  }

  function over(running: Running, code: number): void {
    powerSaveBlocker.stop(running.blocker);
    for (const give of codes) give(null);
    codes = [];
    const asked = state.state === 'stopping';
    if (!asked) log(`hosting: the process of the meeting has ended with ${code}`);
    become(asked ? { state: 'idle' } : { state: 'crashed', id: running.id, address: running.at });
    for (const done of stopped) done();
    stopped = [];
  }

  async function begin(wish: HostWish): Promise<void> {
    const { data, meeting } = await meetingOf(wish);
    const sample = meeting.kind === 'sample';
    if (!sample && !has(wish.address)) throw new Refused('no-address');
    const id = idOf(data);
    let running: Running | undefined;
    let answered = (_: FromHosted): void => {};
    let failed = (_: Error): void => {};
    const answer = new Promise<FromHosted>((resolve, reject) => {
      answered = resolve;
      failed = reject;
    });
    const process = startHostProcess(edges, {
      told: (message) => {
        if (message.type === 'guests' && running) {
          running.guests = message.guests;
          changed();
        } else if (message.type === 'trouble' && running) {
          running.trouble = message.trouble;
          if (message.trouble) log(`hosting: the disk takes nothing, ${message.trouble}`);
          changed();
        } else if (message.type === 'code') codes.shift()?.(message.code);
        else if (message.type === 'stopped') process.kill();
        else answered(message);
      },
      gone: (code) => (running ? over(running, code) : failed(new Error(`it ended with ${code}`))),
    });
    const ui = join(edges.folder, '..', 'ui');
    process.tell({
      type: 'start',
      wish: { data, ui, address: wish.address, usualPort: edges.usualPort, anyPort: wish.anyPort === true, meeting },
    });
    let said: FromHosted;
    try {
      said = await within(later, START_MS, () => answer);
    } catch (error) {
      process.kill();
      throw error;
    }
    if (said.type !== 'started') {
      process.kill();
      throw said.type === 'refused' ? new Refused(said.fault, said.detail) : new Error(`it said ${said.type}`);
    }
    const { hosted } = said;
    const blocker = powerSaveBlocker.start('prevent-app-suspension');
    running = { id, data, hosted, process, blocker, at: wish.address, guests: [], unreachable: false, trouble: null };
    remember({
      id,
      name: hosted.name as HostedBefore['name'],
      folder: data,
      address: wish.address,
      at: edges.now().toISOString(),
    });
    become({ state: 'running', running });
    watch(running);
  }

  const view = (): HostingView => {
    const addresses = edges.addresses();
    if (state.state !== 'running') return { hosting: state, addresses, earlier };
    const { id, data, hosted, guests, unreachable, trouble } = state.running;
    const { address, here, certificate } = hosted;
    const name = hosted.name as HostedBefore['name'];
    return {
      hosting: { state: 'running', id, name, folder: data, address, here, certificate, guests, unreachable, trouble },
      addresses,
      earlier,
    };
  };

  return {
    view,
    async choose(what, window) {
      const properties = what === 'folder' ? (['openDirectory', 'createDirectory'] as const) : (['openFile'] as const);
      const filters = what === 'file' ? [{ name: 'JSON', extensions: ['json'] }] : [];
      const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: [...properties], filters });
      const [path] = filePaths;
      if (canceled || path === undefined) return null;
      const id = randomUUID();
      chosen.set(id, path);
      const [oldest] = chosen.keys();
      if (chosen.size > MOST_CHOSEN && oldest !== undefined) chosen.delete(oldest);
      return { id, name: what === 'folder' ? path : basename(path) };
    },
    async start(wish) {
      if (state.state !== 'idle' && state.state !== 'crashed') return { ok: false, reason: 'already' };
      const before = state;
      become({ state: 'starting' });
      try {
        await begin(wish);
        return { ok: true };
      } catch (error) {
        const { message } = error as Error;
        log(`hosting: ${message}`);
        become(before);
        if (!(error instanceof Refused)) return { ok: false, reason: 'failed' };
        return { ok: false, reason: error.reason, ...(error.reason === 'bad-file' ? { detail: message } : {}) };
      }
    },
    async stop() {
      if (state.state === 'crashed') become({ state: 'idle' });
      if (state.state !== 'running') return;
      const { running } = state;
      const ended = new Promise<void>((resolve) => stopped.push(resolve));
      become({ state: 'stopping' });
      running.process.tell({ type: 'stop' });
      try {
        await within(later, STOP_MS, () => ended);
      } catch {
        // What was acknowledged is on the disk already; the rest its writers still have.
        running.process.kill();
        await ended;
      }
    },
    async enter() {
      if (state.state !== 'running') return null;
      const { process, hosted } = state.running;
      return {
        here: hosted.here,
        code: async () => {
          const given = new Promise<string | null>((resolve) => codes.push(resolve));
          process.tell({ type: 'code' });
          return within(later, CODE_MS, () => given).catch(() => null);
        },
      };
    },
    active: () => state.state === 'running' || state.state === 'starting' || state.state === 'stopping',
    guests: () => (state.state === 'running' ? state.running.guests.map(({ name }) => name) : []),
  };
}
