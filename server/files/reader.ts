/**
 * Files that people send, read in threads with limits: a few at once, of each member one, the others wait in a line that nobody can
 * fill alone.
 */
import { availableParallelism } from 'node:os';
import { type ImportOptions, type ImportResult, refused } from '../../src/import/index.ts';
import type { OutsideFile } from '../../src/import/outside.ts';
import { type LimitedWork, limitedWork, type WorkLimits } from './limited-thread.ts';

export type FileRequest =
  | { readonly for: 'import'; readonly name: string; readonly bytes: Uint8Array; readonly options: ImportOptions }
  | { readonly for: 'comparison'; readonly name: string; readonly bytes: Uint8Array };

/** The largest file that keeps all limits of size needs a fifth of the time and half of the memory. */
export const READING_LIMITS: WorkLimits = { milliseconds: 20_000, megabytes: 1024 };
const THREAD = new URL('./reader-thread.ts', import.meta.url);

/** `T` is what the thread answers for such a request. */
async function read<T extends ImportResult | OutsideFile>(
  request: FileRequest,
  limits: WorkLimits,
  signal?: AbortSignal,
): Promise<T> {
  const work: LimitedWork<T> = await limitedWork(THREAD, request, limits, signal);
  return work.ok ? work.value : (refused({ kind: 'unfinished', exceeded: work.exceeded }) as T);
}

/** As `importFile`, and `unfinished` where the limits are used up. */
export const readImport = (
  name: string,
  bytes: Uint8Array,
  options: ImportOptions = {},
  limits: WorkLimits = READING_LIMITS,
  signal?: AbortSignal,
): Promise<ImportResult> => read({ for: 'import', name, bytes, options }, limits, signal);

/** As `readOutside`, and `unfinished` where the limits are used up. */
export const readComparison = (name: string, bytes: Uint8Array): Promise<OutsideFile> =>
  read({ for: 'comparison', name, bytes }, READING_LIMITS);

export type FileReader = {
  /** `busy`: too many files wait, of this member or in all; nothing was read. */
  readonly import: (
    member: string,
    name: string,
    bytes: Uint8Array,
    options?: ImportOptions,
  ) => Promise<ImportResult | 'busy'>;
  /** Ends what is being read; whoever waits for it is told by a rejection. */
  readonly close: () => void;
};

/** `waiting`: files in all; `each`: files of one member, the one that is being read among them. */
export type FileReaderOptions = {
  readonly limits?: WorkLimits;
  readonly atOnce?: number;
  readonly waiting?: number;
  readonly each?: number;
};

export function openFileReader({
  limits = READING_LIMITS,
  // One processor is left for everybody else.
  atOnce = Math.min(4, Math.max(1, availableParallelism() - 1)),
  waiting = 16,
  each = 3,
}: FileReaderOptions = {}): FileReader {
  const closing = new AbortController();
  /** Whose files are being read. */
  const reading = new Set<string>();
  const line: { readonly member: string; readonly begin: () => void }[] = [];
  const next = (): void => {
    if (reading.size >= atOnce) return;
    const at = line.findIndex(({ member }) => !reading.has(member));
    const [first] = at < 0 ? [] : line.splice(at, 1);
    if (!first) return;
    reading.add(first.member);
    first.begin();
    next();
  };
  return {
    import: async (member, name, bytes, options) => {
      const own = line.filter((other) => other.member === member).length + (reading.has(member) ? 1 : 0);
      if (own >= each || line.length >= waiting) return 'busy';
      await new Promise<void>((begin) => {
        line.push({ member, begin });
        next();
      });
      try {
        return await readImport(name, bytes, options, limits, closing.signal);
      } finally {
        reading.delete(member);
        next();
      }
    },
    close: () => closing.abort(new Error('The server closes.')),
  };
}
