/** The thread of `reader.ts`: reads one file and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { importFile } from '../../src/import/index.ts';
import { readOutside } from '../../src/import/outside.ts';
import type { ThreadDone } from './limited-thread.ts';
import type { FileRequest } from './reader.ts';

const request = workerData as FileRequest;
const done =
  request.for === 'import'
    ? await importFile(request.name, request.bytes, request.options)
    : await readOutside(request.name, request.bytes);
parentPort?.postMessage({ done } satisfies ThreadDone);
