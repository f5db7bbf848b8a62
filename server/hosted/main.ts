/**
 * Where the process of a hosted meeting starts. It is told one request, says whether that came true, and ends when it is told to, or
 * when whoever started it is gone.
 */
import { HEAP_MB } from '../reading/process.ts';
import { CannotHost, hostMeeting, type RunningMeeting, summitFileAt } from './meeting.ts';
import type { FromHosted, HostRequest, HostTrouble, ToHosted } from './message.ts';
import { parentPort } from './port.ts';
import { type DistantReaders, distantReaders } from './readers.ts';

/** How often it is looked who is there, and whether the disk takes what is written, in ms. */
const LOOK_MS = 1_000;

const port = parentPort();
const say = (message: FromHosted): void => port.postMessage(message);
const sample = summitFileAt(new URL('../sample/caspian-2025.json', import.meta.url));
let running: Promise<RunningMeeting> | undefined;
let readers: DistantReaders | undefined;

async function start(request: HostRequest): Promise<void> {
  readers = distantReaders(request.data, HEAP_MB, say);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  running = hostMeeting(request, { now: () => new Date(), zone, sample, startReader: readers.start });
  try {
    const meeting = await running;
    say({ type: 'started', hosted: meeting.hosted });
    let before = '[]';
    let trouble: HostTrouble | null = null;
    const look = setInterval(() => {
      const guests = meeting.guests();
      const now = JSON.stringify(guests);
      if (now !== before) say({ type: 'guests', guests });
      before = now;
      const found = meeting.trouble();
      if (found !== trouble) say({ type: 'trouble', trouble: found });
      trouble = found;
    }, LOOK_MS);
    look.unref();
  } catch (error) {
    const fault = error instanceof CannotHost ? error.fault : 'failed';
    say({ type: 'refused', fault, detail: (error as Error).message });
  }
}

async function stop(): Promise<void> {
  const meeting = await running?.catch(() => undefined);
  await meeting?.close();
  say({ type: 'stopped' });
}

port.on('message', ({ data }) => {
  const message = data as ToHosted;
  switch (message.type) {
    case 'start':
      if (!running) void start(message.request);
      break;
    case 'code':
      void running
        ?.then((meeting) => meeting.code())
        .catch(() => null)
        .then((code) => say({ type: 'code', code }));
      break;
    case 'stop':
      void stop();
      break;
    default:
      readers?.hear(message);
  }
});
