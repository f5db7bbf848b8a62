import { describe, expect, it } from 'vitest';
import { type DeskWorker, readingDesk, Stopped } from '../../src/ui/outside/desk.ts';

/** A desk with workers that answer only when told to, and a clock that is moved by hand. */
function deskByHand() {
  const workers: { readonly posted: { readonly id: number }[]; ended: boolean; readonly port: DeskWorker }[] = [];
  const timers = new Set<() => void>();
  const desk = readingDesk({
    start: () => {
      const posted: { readonly id: number }[] = [];
      const made = { posted, ended: false, port: {} as DeskWorker };
      made.port.postMessage = (message: { readonly id: number }) => void posted.push(message);
      made.port.terminate = () => {
        made.ended = true;
      };
      workers.push(made);
      return made.port;
    },
    later: (_, run) => {
      timers.add(run);
      return () => timers.delete(run);
    },
  });
  const answer = (worker: number, question: number): void => {
    const { posted, port } = workers[worker] as (typeof workers)[number];
    port.onmessage?.call(port as Worker, { data: { id: posted[question]?.id, answer: question } } as MessageEvent);
  };
  return {
    desk,
    workers,
    answer,
    timers,
    elapse: () => {
      for (const run of [...timers]) run();
    },
  };
}

const file = () => ({ name: 'a.tsv', file: new Uint8Array(1), options: {} });
const why = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    (answer) => answer,
    (error: unknown) => (error instanceof Stopped ? error.reason : error),
  );

describe('readingDesk', () => {
  it('starts a worker with the first question and watches it while something is asked', async () => {
    const { desk, workers, answer, timers } = deskByHand();
    expect([workers.length, timers.size]).toEqual([0, 0]);
    const asked = [why(desk.ask('import', file())), why(desk.ask('import', file()))];
    answer(0, 0);
    expect([workers.length, timers.size]).toEqual([1, 1]);
    answer(0, 1);
    expect([await Promise.all(asked), timers.size, workers[0]?.ended]).toEqual([[0, 1], 0, false]);
  });

  it('ends a worker that does not answer, and goes on with another', async () => {
    const { desk, workers, answer, elapse } = deskByHand();
    const asked = [why(desk.ask('import', file())), why(desk.ask('import', file()))];
    elapse();
    expect([await Promise.all(asked), workers[0]?.ended]).toEqual([['late', 'late'], true]);
    const again = why(desk.ask('import', file()));
    answer(1, 0);
    expect([await again, workers.length]).toEqual([0, 2]);
  });

  it('ends what nobody waits for any more', async () => {
    const { desk, workers, timers } = deskByHand();
    const asked = why(desk.ask('import', file()));
    desk.cancel();
    expect([await asked, workers[0]?.ended, timers.size]).toEqual(['cancelled', true, 0]);
  });
});
