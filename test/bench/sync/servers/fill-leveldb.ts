/**
 * Puts a history into a y-leveldb folder through its own package, one record for each keystroke, as the server would have
 * done it. Run by the benchmark: node fill-leveldb.ts PACKAGES FOLDER HISTORY STATE NAME ...
 * HISTORY belongs to the first name; the others get STATE, the same document as one update.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readHistory } from '../history.ts';

const [packages, folder, history, state, first, ...others] = process.argv.slice(2) as [string, ...string[]];
const load = createRequire(join(packages, 'package.json'));
const { LeveldbPersistence } = load('y-leveldb') as {
  LeveldbPersistence: new (
    folder: string,
  ) => { storeUpdate(name: string, update: Uint8Array): Promise<unknown>; destroy(): Promise<void> };
};
const store = new LeveldbPersistence(folder as string);
for (const update of readHistory(history as string)) await store.storeUpdate(first as string, update);
for (const name of others) await store.storeUpdate(name, readFileSync(state as string));
await store.destroy();
