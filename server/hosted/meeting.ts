/** A meeting that is hosted here: the folder, the certificate and the server of it, from start to stop. */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SummitFile } from '../../src/domain/summit/summit.ts';
import { adoptSummit, CannotAdopt } from '../commands/adopt.ts';
import { CannotListen } from '../http/listening.ts';
import { presentIn } from '../http/reading.ts';
import { type RunningAlternat, startServer } from '../main.ts';
import type { StartReader } from '../reading/process.ts';
import { DATABASE } from '../storage/folder.ts';
import { UnusableFolder } from '../storage/storage.ts';
import { diskWatch } from './disk-watch.ts';
import type { Guest, Hosted, HostFault, HostRequest, HostTrouble, Meeting } from './message.ts';
import { certificateFor, type KeptCertificate, keepPort, portOf } from './place.ts';
import { newSummit, seedOf } from './seed.ts';

const LOOPBACK = '127.0.0.1';

/** The meeting is not hosted; `message` is for those who look into it. */
export class CannotHost extends Error {
  readonly fault: HostFault;
  constructor(fault: HostFault, detail: string) {
    super(detail);
    this.fault = fault;
  }
}

export type RunningMeeting = {
  readonly hosted: Hosted;
  /** Who has a text open now, each person once. */
  readonly guests: () => readonly Guest[];
  /** A code that signs one of the secretariat in, once; null where the summit refuses. */
  readonly code: () => Promise<string | null>;
  /** Why nothing is saved now; null while it is, as far as anybody has tried. */
  readonly trouble: () => HostTrouble | null;
  readonly close: () => Promise<void>;
};

export type HostDependencies = {
  readonly now: () => Date;
  readonly zone: string;
  /** Names the States, and is the sample to try things on. */
  readonly sample: () => SummitFile;
  readonly startReader: StartReader;
};

/** Throws CannotHost; then nothing listens, and a folder that held a meeting is as it was. */
export async function hostMeeting(request: HostRequest, dependencies: HostDependencies): Promise<RunningMeeting> {
  const there = existsSync(join(request.data, DATABASE));
  try {
    return await host(request, there, dependencies);
  } catch (error) {
    const why = asCannotHost(error as Error);
    // An empty database would be believed to be a meeting the next time. One that another process makes is not ours.
    if (!there && !(why instanceof CannotHost && why.fault === 'in-use')) sweep(request.data);
    throw why;
  }
}

function sweep(data: string): void {
  const ours = [...['', '-wal', '-shm'].map((end) => DATABASE + end), 'lock.db', 'heads.json', 'server.json', 'hosted'];
  for (const name of ours) rmSync(join(data, name), { recursive: true, force: true });
}

function asCannotHost(error: Error): Error {
  if (error instanceof CannotHost) return error;
  if (/ENOSPC|EDQUOT|disk is full/i.test(error.message)) return new CannotHost('disk-full', error.message);
  if (error instanceof UnusableFolder) return new CannotHost(error.fault, error.message);
  if (error instanceof CannotListen)
    return new CannotHost(
      error.fault === 'port-taken' || error.fault === 'no-address' ? error.fault : 'failed',
      error.message,
    );
  if (error instanceof CannotAdopt) return new CannotHost('bad-file', error.message);
  if (/EACCES|EROFS|EPERM|readonly database/i.test(error.message)) return new CannotHost('unwritable', error.message);
  return error;
}

async function host(request: HostRequest, there: boolean, dependencies: HostDependencies): Promise<RunningMeeting> {
  const { data, meeting } = request;
  if (meeting.kind === 'continue' && !there) throw new CannotHost('nothing-there', `There is no meeting in ${data}.`);
  if ((meeting.kind === 'new' || meeting.kind === 'file') && there)
    throw new CannotHost('not-empty', `There is a meeting in ${data} already.`);
  const seed = seedFor(meeting, dependencies);
  const open = meeting.kind === 'sample';
  const address = open ? LOOPBACK : request.address;
  const kept = request.anyPort ? null : portOf(data);
  let certificate: KeptCertificate | undefined;
  const tls = async (): Promise<KeptCertificate> => {
    certificate = await certificateFor(data, address, dependencies.now());
    return certificate;
  };
  const start = (port: number): Promise<RunningAlternat> =>
    startServer(
      {
        data,
        host: address,
        port,
        loopbackToo: true,
        hostNames: [],
        demo: open,
        ...(open ? {} : { tls }),
        ui: request.ui,
      },
      dependencies.sample,
      () => dependencies.now().toISOString(),
      dependencies.startReader,
    );
  const server = await (kept === null ? start(request.usualPort).catch(orAnyPort(() => start(0))) : start(kept));
  try {
    if (seed) await adoptSummit(server.workspace, seed);
    if (server.port !== kept) keepPort(data, server.port);
  } catch (error) {
    await server.close();
    throw error;
  }
  const { workspace } = server;
  return {
    hosted: {
      address: server.address,
      here: `http://${LOOPBACK}:${server.port}`,
      certificate: certificate?.sha256 ?? null,
      name: workspace.summit.facts?.name ?? {},
    },
    guests: () => guestsOf(presentIn(workspace)),
    code: () => secretariatCode(workspace),
    trouble: diskWatch(data, workspace),
    close: server.close,
  };
}

const orAnyPort =
  (again: () => Promise<RunningAlternat>) =>
  (error: unknown): Promise<RunningAlternat> => {
    if (error instanceof CannotListen && error.fault === 'port-taken') return again();
    throw error;
  };

/** What is to be put into the folder, if anything. */
function seedFor(meeting: Meeting, { now, zone, sample }: HostDependencies): SummitFile | null {
  if (meeting.kind === 'file') {
    const read = seedOf(meeting.text, meeting.host);
    if ('problem' in read) throw new CannotHost('bad-file', read.problem);
    return read.seed;
  }
  if (meeting.kind !== 'new') return null;
  const today = now().toISOString().slice(0, 10);
  return newSummit(meeting.meeting, sample(), { id: `meeting-${randomUUID().slice(0, 8)}`, today, zone });
}

function guestsOf(present: ReturnType<typeof presentIn>): readonly Guest[] {
  const guests = new Map<string, Guest>();
  for (const people of Object.values(present))
    for (const { member, name, code } of people) guests.set(member, { name, code });
  return [...guests.values()];
}

async function secretariatCode(workspace: RunningAlternat['workspace']): Promise<string | null> {
  const server = { id: 'server', role: 'secretariat', columns: [] } as const;
  const one = [...workspace.summit.members.values()].find(({ role, revoked }) => role === 'secretariat' && !revoked);
  const id = randomUUID();
  const answer = await workspace.inTurn(() =>
    workspace.summit.command(
      server,
      one
        ? { id, type: 'member.code', member: one.id }
        : { id, type: 'member.invite', name: 'Host', role: 'secretariat', columns: [] },
    ),
  );
  return answer.ok ? (answer.code ?? null) : null;
}

/** The summit file that lies beside the program. */
export const summitFileAt = (path: URL) => (): SummitFile => JSON.parse(readFileSync(path, 'utf8')) as SummitFile;
