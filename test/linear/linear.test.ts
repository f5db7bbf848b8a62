/**
 * Every reader of people's text takes time in proportion to its length, whatever the text: one member must not stop the
 * others by what they type. A reader works in a thread on texts as long as a cell may be, with a budget of processor time for each;
 * it is stopped when that is over, however busy the machine. The budget is some thirty times what prose takes; a reader that
 * takes the square of the length needs minutes.
 */
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/domain/command.ts';
import { HOSTILE } from './hostile-text.ts';
import { READERS } from './readers.ts';

/** Of one text, in milliseconds of the thread's processor time. */
const BUDGET = 6_000;
const LOOK = 100;
/** The one of the table that is there to be stopped. */
const SQUARE = 'a reader that is not linear';
/** How long the machine may take for all of it, when others work on it, too. */
const PATIENCE = 600_000;

const cost = async (worker: Worker): Promise<number> => {
  const { user, system } = await worker.cpuUsage();
  return (user + system) / 1_000;
};

/** Answers the kinds over which the reader spent its budget, or threw. */
async function stumbles(reader: string, kinds: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (let left = kinds; left.length > 0; ) {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { reader, kinds: left, size: LIMITS.cell },
    });
    const at = await stoppedAt(worker);
    await worker.terminate();
    if (at === null) break;
    found.push(at);
    left = left.slice(left.indexOf(at) + 1);
  }
  return found;
}

/** The kind over which the worker was stopped or fell; null when it has read all. */
function stoppedAt(worker: Worker): Promise<string | null> {
  return new Promise((done) => {
    let kind: string | null = null;
    let since = 0;
    const look = setInterval(async () => {
      const looked = kind;
      const spent = await cost(worker).catch(() => 0);
      if (looked === kind && kind !== null && since > 0 && spent - since > BUDGET) done(kind);
    }, LOOK);
    worker.on('message', async ({ begins }: { begins: string | null }) => {
      kind = begins;
      since = 0;
      if (begins === null) done(null);
      else {
        const spent = await cost(worker).catch(() => 0);
        if (kind === begins) since = spent;
      }
    });
    worker.on('error', () => done(kind));
    worker.on('exit', () => {
      clearInterval(look);
      done(kind);
    });
  });
}

describe('a reader of people’s text is linear', () => {
  const all = process.env.ALTERNAT_LINEAR === 'all';
  const cases = Object.entries(READERS)
    .filter(([name]) => name !== SQUARE)
    .map(([name, { kinds }]) => {
      const fitting = Object.keys(HOSTILE).filter((kind) => all || kinds.test(kind));
      return { name, kinds: fitting };
    });

  it.each(cases)('$name', { timeout: PATIENCE }, async ({ name, kinds }) => {
    expect(kinds.length).toBeGreaterThan(0);
    expect(await stumbles(name, kinds)).toEqual([]);
  });

  it('and the budget is one that a reader of the square does not keep', { timeout: PATIENCE }, async () => {
    expect(await stumbles(SQUARE, ['blanks'])).toEqual(['blanks']);
  });
});
