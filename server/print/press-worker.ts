/** The thread of `press.ts`: makes the documents of one instrument, packs them where they are to be sealed, and ends. */

import { parentPort, workerData } from 'node:worker_threads';
import type { Progress } from '../../src/domain/summit/work.ts';
import type { Instrument } from '../../src/export/print.ts';
import type { DocumentFile } from './documents.ts';
import { type DocumentWish, instrumentDocuments } from './documents.ts';
import { type Packed, type Packing, packSeal } from './package.ts';
import { closePrintTools, PRINT_TOOLS } from './tools.ts';

export type PressData = {
  readonly instrument: Instrument;
  readonly wish: DocumentWish;
  /** Of a seal: the texts as they are kept, by resolution, the findings that were waived in them, and what stands beside them. */
  readonly sealed?: Pick<Packing, 'texts' | 'waived' | 'beside'>;
};
export type PressSaid =
  | { readonly said: 'progress'; readonly progress: Progress }
  | { readonly said: 'done'; readonly files: readonly DocumentFile[] }
  | { readonly said: 'packed'; readonly packed: Packed }
  | { readonly said: 'failed'; readonly message: string };

const say = (said: PressSaid): void => parentPort?.postMessage(said);
const { instrument, wish, sealed } = workerData as PressData;
try {
  const files = await instrumentDocuments(instrument, wish, PRINT_TOOLS, {
    progress: (progress) => say({ said: 'progress', progress }),
  });
  if (sealed) {
    const { digest, generatedAt: at, resolutions = [] } = wish;
    say({ said: 'packed', packed: await packSeal({ instrument, digest, resolutions, ...sealed, files, at }) });
  } else say({ said: 'done', files });
} catch (error) {
  say({ said: 'failed', message: (error as Error).message });
} finally {
  await closePrintTools();
}
