/** A reader of a hosted meeting, as a process that the desktop program starts: its data folder is the argument. */
import { setPriority } from 'node:os';
import { NICE, openReader } from '../reading/reader.ts';
import type { Asked, Said } from '../reading/reader-process.ts';
import { openStorage } from '../storage/sqlite.ts';
import { parentPort } from './port.ts';

const port = parentPort();
const say = (said: Said): void => port.postMessage(said);
setPriority(NICE);
const reader = openReader(openStorage(process.argv.at(-1) as string, { readOnly: true, sound: true }));
port.on('message', async ({ data }) => {
  const { id, question } = data as Asked;
  say({ id, told: await reader.tell(question) });
});
say({ ready: true });
