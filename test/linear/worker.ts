/** Reads one hostile text after the other and says when each is done; whoever started it counts what that costs. */
import { parentPort, workerData } from 'node:worker_threads';
import { HOSTILE } from './hostile-text.ts';
import { READERS } from './readers.ts';

const { reader, kinds, size } = workerData as { reader: string; kinds: readonly string[]; size: number };

for (const kind of kinds) {
  const text = HOSTILE[kind]?.(size) ?? '';
  parentPort?.postMessage({ begins: kind });
  READERS[reader]?.read(text);
}
parentPort?.postMessage({ begins: null });
