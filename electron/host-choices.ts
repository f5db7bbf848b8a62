/**
 * What a page may name when it asks for a meeting: folders and files that somebody chose in a dialog, by an id that lasts for this run,
 * and meetings of earlier days. Paths stay here.
 */
import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import type { BaseWindow, Dialog } from 'electron';
import type { Meeting } from '../server/hosted/message.ts';
import type { HostedBefore, HostProblem, HostRequest } from '../src/ui/desktop.ts';
import type { Disk } from './files.ts';

const MOST_CHOSEN = 50;
/** A summit of a hundred resolutions has some megabytes. */
const LARGEST_FILE = 32 * 1024 * 1024;
/** Name of the sample's folder among the meetings. */
const SAMPLE = 'sample';

/** A meeting that is not hosted, and why; `message` is an English sentence for those who look into it. */
export class Refused extends Error {
  readonly reason: HostProblem;
  constructor(reason: HostProblem, detail = '') {
    super(detail);
    this.reason = reason;
  }
}

/** Which data folder, and what is to be in it. */
export type ChosenMeeting = { readonly data: string; readonly meeting: Meeting };

export type ChoicesDependencies = {
  readonly dialog: Pick<Dialog, 'showOpenDialog'>;
  readonly disk: Pick<Disk, 'read' | 'size'>;
  /** Where meetings without a folder of their own lie. */
  readonly meetings: string;
};

export class HostChoices {
  readonly #dependencies: ChoicesDependencies;
  readonly #paths = new Map<string, string>();

  constructor(dependencies: ChoicesDependencies) {
    this.#dependencies = dependencies;
  }

  /** Lets a person choose; null when they chose nothing. The oldest choice is forgotten when there are too many. */
  async choose(what: 'folder' | 'file', window: BaseWindow): Promise<{ id: string; name: string } | null> {
    const properties = what === 'folder' ? (['openDirectory', 'createDirectory'] as const) : (['openFile'] as const);
    const filters = what === 'file' ? [{ name: 'JSON', extensions: ['json'] }] : [];
    const { dialog } = this.#dependencies;
    const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: [...properties], filters });
    const [path] = filePaths;
    if (canceled || path === undefined) return null;
    const id = randomUUID();
    this.#paths.set(id, path);
    const [oldest] = this.#paths.keys();
    if (this.#paths.size > MOST_CHOSEN && oldest !== undefined) this.#paths.delete(oldest);
    return { id, name: what === 'folder' ? path : basename(path) };
  }

  /** What a page asks for, in paths. Rejects with `Refused` when what it names is not known any more or cannot be read. */
  async meetingOf({ meeting }: HostRequest, earlier: readonly HostedBefore[]): Promise<ChosenMeeting> {
    const sample = join(this.#dependencies.meetings, SAMPLE);
    if ('sample' in meeting) return { data: sample, meeting: { kind: 'sample' } };
    if ('earlier' in meeting) {
      const known = earlier.find(({ id }) => id === meeting.earlier);
      if (!known) throw new Refused('gone');
      // The sample is one again.
      return { data: known.folder, meeting: { kind: known.folder === sample ? 'sample' : 'continue' } };
    }
    if ('begin' in meeting) {
      const { language: lang, ...rest } = meeting.begin;
      // Whether these are languages that it knows is for the server to say.
      return { data: this.#folder(meeting.folder), meeting: { kind: 'new', meeting: { ...rest, lang } as never } };
    }
    if ('file' in meeting) {
      const data = this.#folder(meeting.folder);
      const text = await this.#read(this.#pathOf(meeting.file));
      return { data, meeting: { kind: 'file', text, host: meeting.host } };
    }
    return { data: this.#pathOf(meeting.folder), meeting: { kind: 'continue' } };
  }

  #folder(id: string | undefined): string {
    if (id !== undefined) return this.#pathOf(id);
    return join(this.#dependencies.meetings, `meeting-${randomUUID().slice(0, 8)}`);
  }

  #pathOf(id: string): string {
    const path = this.#paths.get(id);
    if (path === undefined) throw new Refused('gone');
    return path;
  }

  async #read(path: string): Promise<string> {
    const { disk } = this.#dependencies;
    try {
      if ((await disk.size(path)) > LARGEST_FILE) throw new Refused('bad-file', `larger than ${LARGEST_FILE} bytes`);
      return new TextDecoder('utf-8', { fatal: true }).decode(await disk.read(path));
    } catch (error) {
      throw error instanceof Refused ? error : new Refused('bad-file', (error as Error).message);
    }
  }
}
