/**
 * Hosting a meeting: one at a time, in a process of its own, in a folder that stays. What may be asked, what is remembered of earlier
 * meetings, and what is said about the one that runs.
 *
 * | state    | `start`            | `stop`             | the process ends by itself |
 * | idle     | starting           |                    |                            |
 * | starting | refused: `already` |                    | what it was before         |
 * | running  | refused: `already` | stopping           | crashed                    |
 * | stopping | refused: `already` |                    | idle                       |
 * | crashed  | starting           | idle               |                            |
 *
 * `starting` becomes `running` when the process says so, and what it was before when it refuses or does not answer in time.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { BaseWindow, PowerSaveBlocker } from 'electron';
import type { Hosted, HostTrouble } from '../server/hosted/message.ts';
import type { HostAddress, HostedBefore, HostingView, HostRequest, HostStarted } from '../src/ui/desktop.ts';
import { type ChoicesDependencies, type ChosenMeeting, HostChoices, Refused } from './host-choices.ts';
import { type HostMessage, type HostProcess, type HostProcessDependencies, startHostProcess } from './host-process.ts';
import { type OwnFile, readShaped } from './own-file.ts';
import { type Later, within } from './patience.ts';
import { list, record, type Shape, text } from './shapes.ts';

const MOST_REMEMBERED = 20;
/** A large folder is looked through before it is opened. */
const START_MS = 120_000;
const STOP_MS = 15_000;
const CODE_MS = 15_000;
/** How often it is looked whether the address is still there. */
const LOOK_MS = 5_000;

export type HostDependencies = ChoicesDependencies &
  HostProcessDependencies & {
    readonly powerSaveBlocker: Pick<PowerSaveBlocker, 'start' | 'stop'>;
    /** Those of this computer, now. */
    readonly addresses: () => readonly HostAddress[];
    readonly file: OwnFile;
    /** Tried first, because people type it. */
    readonly usualPort: number;
    readonly now: () => Date;
    readonly later: Later;
    readonly changed: () => void;
  };

/** What is hosted: where this computer reaches it, and a code that signs the secretariat in (null: none came). */
export type Entrance = { readonly here: string; readonly code: () => Promise<string | null> };

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
  | { readonly state: 'idle' | 'starting' }
  | { readonly state: 'running'; readonly running: Running }
  | { readonly state: 'stopping'; readonly running: Running }
  | { readonly state: 'crashed'; readonly id: string; readonly address: string };

const idOf = (folder: string): string => createHash('sha256').update(folder).digest('hex').slice(0, 24);

export async function openHost(dependencies: HostDependencies): Promise<Host> {
  return new Host(dependencies, (await readShaped(dependencies.file, FILE)) ?? []);
}

export class Host {
  readonly #dependencies: HostDependencies;
  readonly #choices: HostChoices;
  #earlier: readonly HostedBefore[];
  #state: State = { state: 'idle' };
  /** Those who wait for the end of the process. */
  #ended: (() => void)[] = [];
  /** Those who wait for a code, the first first. */
  #codes: ((code: string | null) => void)[] = [];

  constructor(dependencies: HostDependencies, earlier: readonly HostedBefore[]) {
    this.#dependencies = dependencies;
    this.#choices = new HostChoices(dependencies);
    this.#earlier = earlier;
  }

  view(): HostingView {
    const addresses = this.#dependencies.addresses();
    const earlier = this.#earlier;
    const state = this.#state;
    if (state.state === 'stopping') return { hosting: { state: 'stopping' }, addresses, earlier };
    if (state.state !== 'running') return { hosting: state, addresses, earlier };
    const { id, data, hosted, guests, unreachable, trouble } = state.running;
    const { address, here, certificate } = hosted;
    const name = hosted.name as HostedBefore['name'];
    return {
      hosting: { state: 'running', id, name, folder: data, address, here, certificate, guests, unreachable, trouble },
      addresses,
      earlier,
    };
  }

  choose(what: 'folder' | 'file', window: BaseWindow): Promise<{ id: string; name: string } | null> {
    return this.#choices.choose(what, window);
  }

  async start(request: HostRequest): Promise<HostStarted> {
    const before = this.#state;
    if (before.state !== 'idle' && before.state !== 'crashed') return { ok: false, reason: 'already' };
    this.#become({ state: 'starting' });
    try {
      await this.#begin(request);
      return { ok: true };
    } catch (error) {
      const { message } = error as Error;
      this.#dependencies.log(`hosting: ${message}`);
      this.#become(before);
      if (!(error instanceof Refused)) return { ok: false, reason: 'failed' };
      return { ok: false, reason: error.reason, ...(error.reason === 'bad-file' ? { detail: message } : {}) };
    }
  }

  /** Resolves when it has ended, if anything was hosted. */
  async stop(): Promise<void> {
    const state = this.#state;
    if (state.state === 'crashed') this.#become({ state: 'idle' });
    if (state.state !== 'running') return;
    const { running } = state;
    const { process } = running;
    const ended = new Promise<void>((resolve) => this.#ended.push(resolve));
    this.#become({ state: 'stopping', running });
    process.tell({ type: 'stop' });
    try {
      await within(this.#dependencies.later, STOP_MS, () => ended);
    } catch {
      // What was acknowledged is on the disk already; the rest its writers still have.
      process.kill();
      await ended;
    }
  }

  /** The way into what runs; null where nothing does. */
  enter(): Entrance | null {
    const state = this.#state;
    if (state.state !== 'running') return null;
    const { process, hosted } = state.running;
    return {
      here: hosted.here,
      code: () => {
        const given = new Promise<string | null>((resolve) => this.#codes.push(resolve));
        process.tell({ type: 'code' });
        return within(this.#dependencies.later, CODE_MS, () => given).catch(() => null);
      },
    };
  }

  active(): boolean {
    return this.#state.state !== 'idle' && this.#state.state !== 'crashed';
  }

  /** Names of those who are there. */
  guests(): readonly string[] {
    return this.#state.state === 'running' ? this.#state.running.guests.map(({ name }) => name) : [];
  }

  #become(next: State): void {
    this.#state = next;
    this.#dependencies.changed();
  }

  async #begin(request: HostRequest): Promise<void> {
    const chosen = await this.#choices.meetingOf(request, this.#earlier);
    if (chosen.meeting.kind !== 'sample' && !this.#has(request.address)) throw new Refused('no-address');
    const { process, hosted } = await this.#launch(request, chosen);
    const running: Running = {
      id: idOf(chosen.data),
      data: chosen.data,
      hosted,
      process,
      blocker: this.#dependencies.powerSaveBlocker.start('prevent-app-suspension'),
      at: request.address,
      guests: [],
      unreachable: false,
      trouble: null,
    };
    this.#remember(running);
    this.#become({ state: 'running', running });
    this.#watch(running);
  }

  /** A process that has said that it hosts. Rejects, and leaves none behind, when it says something else or nothing in time. */
  async #launch(
    { address, anyPort }: HostRequest,
    { data, meeting }: ChosenMeeting,
  ): Promise<{ readonly process: HostProcess; readonly hosted: Hosted }> {
    const { folder, later, usualPort } = this.#dependencies;
    const first = Promise.withResolvers<HostMessage>();
    const process: HostProcess = startHostProcess(this.#dependencies, {
      message: (message) => this.#hear(process, message, first.resolve),
      gone: (code) => {
        const running = this.#runningIn(process);
        if (running) this.#over(running, code);
        else first.reject(new Error(`it ended with ${code}`));
      },
    });
    const ui = join(folder, '..', 'ui');
    process.tell({ type: 'start', request: { data, ui, address, usualPort, anyPort: anyPort === true, meeting } });
    try {
      const answer = await within(later, START_MS, () => first.promise);
      if (answer.type === 'started') return { process, hosted: answer.hosted };
      if (answer.type === 'refused') throw new Refused(answer.fault, answer.detail);
      throw new Error(`it said ${answer.type}`);
    } catch (error) {
      process.kill();
      throw error;
    }
  }
  #runningIn(process: HostProcess): Running | undefined {
    const running = 'running' in this.#state ? this.#state.running : undefined;
    return running?.process === process ? running : undefined;
  }

  /** What the process says: of what runs in it, or as its `answer` to being started. */
  #hear(process: HostProcess, message: HostMessage, answer: (message: HostMessage) => void): void {
    const running = this.#runningIn(process);
    if (message.type === 'guests' && running) {
      running.guests = message.guests;
      this.#dependencies.changed();
    } else if (message.type === 'trouble' && running) {
      running.trouble = message.trouble;
      if (message.trouble) this.#dependencies.log(`hosting: the disk takes nothing, ${message.trouble}`);
      this.#dependencies.changed();
    } else if (message.type === 'code') this.#codes.shift()?.(message.code);
    else if (message.type === 'stopped') process.kill();
    else answer(message);
  }

  #over(running: Running, code: number): void {
    const { powerSaveBlocker, log } = this.#dependencies;
    powerSaveBlocker.stop(running.blocker);
    for (const give of this.#codes.splice(0)) give(null);
    const asked = this.#state.state === 'stopping';
    if (!asked) log(`hosting: the process of the meeting has ended with ${code}`);
    this.#become(asked ? { state: 'idle' } : { state: 'crashed', id: running.id, address: running.at });
    for (const done of this.#ended.splice(0)) done();
  }

  #remember({ id, data: folder, hosted, at: address }: Running): void {
    const { file, log, now } = this.#dependencies;
    const one = { id, name: hosted.name as HostedBefore['name'], folder, address, at: now().toISOString() };
    this.#earlier = [one, ...this.#earlier.filter((other) => other.id !== id)].slice(0, MOST_REMEMBERED);
    file.write(JSON.stringify(this.#earlier)).catch((error: Error) => log(`hosting: not remembered, ${error.message}`));
  }

  #has(address: string): boolean {
    return this.#dependencies.addresses().some((one) => one.address === address);
  }

  /** Looks again and again whether the address is still this computer's. */
  #watch(running: Running): void {
    this.#dependencies.later(LOOK_MS, () => {
      if (this.#state.state !== 'running' || this.#state.running !== running) return;
      const unreachable = running.hosted.certificate !== null && !this.#has(running.at);
      if (unreachable !== running.unreachable) {
        running.unreachable = unreachable;
        this.#dependencies.changed();
      }
      this.#watch(running);
    });
  }
}
