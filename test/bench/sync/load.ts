/** The load generator: a process of its own that is sent one job at a time and sends back its figures. */
import { crowd, firstSync, survivors } from './first-sync.ts';
import { human, loop } from './typing.ts';

const JOBS = { human, loop, firstSync, crowd, survivors } as const;
export type JobName = keyof typeof JOBS;
export type JobOf<Name extends JobName> = Parameters<(typeof JOBS)[Name]>[0];
export type FiguresOf<Name extends JobName> = Awaited<ReturnType<(typeof JOBS)[Name]>>;

process.on('message', async ({ name, job }: { name: JobName; job: never }) => {
  try {
    process.send?.({ figures: await (JOBS[name] as (job: never) => Promise<unknown>)(job) });
  } catch (error) {
    process.send?.({ error: String(error) });
  }
});
