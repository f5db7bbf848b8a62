/**
 * The readers of a server, and who may ask them when. A question has a time limit, after which its process is ended where it
 * stands; a process that dies is replaced when somebody asks next. Of one member one question of a kind is read at a time, the
 * others wait in line; one reader is never given what takes long, so that looking something up does not wait for printing.
 */
import type { Rate } from '../rooms/rate.ts';
import { Line } from './line.ts';
import type { ReaderProcess, StartReader } from './process.ts';
import { isLong, type Kind, type Question, type ValueOf } from './questions.ts';
import type { Told } from './reader.ts';
import { Problem } from './refusal.ts';
import type { Body } from './reply.ts';

export type Limits = {
  /** Processes at most. The second starts when two questions are to be read at once. */
  readonly readers: number;
  /** Milliseconds that one question may be read: to look at something, and to make a file or to look at everything. */
  readonly lookMs: number;
  readonly longMs: number;
  /** From a process' start until it answers. */
  readonly startMs: number;
  /** What nobody waits for any more is read on for so long: mostly it is done by then, and the process keeps what it knows. */
  readonly graceMs: number;
  /** In line at most. */
  readonly waitMs: number;
  /** Questions in line, of one member and of all. */
  readonly perMember: number;
  readonly inAll: number;
  /** Without a question for so long, all readers but one go. */
  readonly idleMs: number;
};

export const LIMITS: Limits = {
  readers: 3,
  lookMs: 60_000,
  longMs: 120_000,
  startMs: 30_000,
  graceMs: 1_000,
  waitMs: 150_000,
  perMember: 40,
  inAll: 1_000,
  idleMs: 300_000,
};

/** Whoever owes more milliseconds than this is told to come back, and not kept waiting. */
const LONGEST_PAUSE_MS = 20_000;
/** What a process costs that has to be started anew, charged to whoever made it necessary. */
const RESTART_MS = 500;

export type Reading = {
  /**
   * The bytes of the answer. Rejects with a Problem where it is refused, was too much, or has to wait too long; with `signal`'s
   * reason when that is aborted; with an Error where the reader failed.
   */
  readonly ask: (member: string, question: Question, signal?: AbortSignal) => Promise<Body>;
  /** The same, read: for what the server itself wants to know. */
  readonly value: <K extends Kind>(
    member: string,
    question: Extract<Question, { readonly kind: K }>,
    signal?: AbortSignal,
  ) => Promise<ValueOf<K>>;
  /** Starts the first reader: to start a process takes the server some milliseconds, on a busy machine many. */
  readonly warm: () => void;
  /** Readers and questions now, for whoever runs the server; and how many readers had to be ended or died. */
  readonly figures: () => { readonly readers: number; readonly waiting: number; readonly ended: number };
  /** Ends all readers and refuses what waits; resolves when the last is gone. */
  readonly close: () => Promise<void>;
};

export type ReadingEdges = {
  readonly start: StartReader;
  readonly budget: Rate;
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
  /** Calls `run` after `ms`; the returned function calls it off. */
  readonly later: (ms: number, run: () => void) => () => void;
  readonly alarm: (message: string, detail: object) => void;
  readonly limits?: Partial<Limits>;
};

type Job = {
  readonly member: string;
  readonly question: Question;
  readonly long: boolean;
  readonly resolve: (body: Body) => void;
  readonly reject: (cause: unknown) => void;
  /** Timers and listeners of the stretch that it is in. */
  calledOff: () => void;
};

class ReaderSlot {
  job: { readonly id: number; readonly begun: number; readonly of: Job } | null = null;
  ready = false;
  /** It was ended here, and is about to be gone. */
  ending = false;
  last: string | undefined;
  process: ReaderProcess | undefined;
  callOff: () => void = () => {};
}

const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

const SENTENCES = {
  'too-long': (ms: number) =>
    `This took longer than one question may, ${seconds(ms)} seconds, and was given up; nothing was changed. Ask for less: one column, one clause, or two points that lie nearer.`,
  lost: () =>
    'The process that read this has ended, most likely because it needed more memory than one question may have; nothing was changed. Ask for less: one column, one clause, or two points that lie nearer.',
  waiting: () => 'Too many questions wait for an answer here. Ask again in a moment.',
  many: (most: number) =>
    `${most} questions of yours wait for an answer already. Wait for them before you ask for more.`,
  owing: (ms: number) => `You have asked for a great deal in a short time. Ask again in ${seconds(ms)} seconds.`,
  closing: () => 'The server is closing. Ask again when it is back.',
} as const;

const resolutionOf = ({ wish }: Question): string | undefined => ('resolution' in wish ? wish.resolution : undefined);

export function openReading({ start, budget, clock, later, alarm, limits: given }: ReadingEdges): Reading {
  const limits = { ...LIMITS, ...given };
  const line = new Line<Job>();
  let slots: ReaderSlot[] = [];
  let ids = 0;
  let ended = 0;
  let closed = false;
  let allGone = (): void => {};
  let callOffWake = (): void => {};
  let callOffIdle = (): void => {};

  const running = (): Job[] => slots.flatMap(({ job }) => (job ? [job.of] : []));

  /** May this be read now? Whoever owes waits; `wake` is when the first of them has paid. */
  const admission = () => {
    const now = running();
    const files = now.filter(({ long }) => long).length;
    const pauses = new Map<string, number>();
    const pauseOf = (member: string): number => {
      const known = pauses.get(member) ?? budget.spend(member, {});
      pauses.set(member, known);
      return known;
    };
    return {
      may: (member: string, { long }: Job): boolean =>
        !now.some((other) => other.member === member && other.long === long) &&
        !(long && files >= Math.max(1, limits.readers - 1)) &&
        pauseOf(member) === 0,
      wake: (): number => Math.min(...[...pauses.values()].filter((ms) => ms > 0)),
    };
  };

  /** A reader for this question: one that knows its resolution, else one at rest, else a new one. */
  const slotFor = (question: Question): ReaderSlot | undefined => {
    const free = slots.filter(({ job, ending }) => !job && !ending);
    return free.find(({ last }) => last !== undefined && last === resolutionOf(question)) ?? free.at(-1) ?? opened();
  };

  const anyFree = (): boolean => slots.length < limits.readers || slots.some(({ job, ending }) => !job && !ending);

  const dispatch = (): void => {
    callOffWake();
    callOffWake = () => {};
    while (!closed && line.size > 0 && anyFree()) {
      const { may, wake } = admission();
      const job = line.take(may);
      if (!job) {
        const ms = wake();
        if (Number.isFinite(ms)) callOffWake = later(ms, dispatch);
        return;
      }
      const slot = slotFor(job.question);
      if (!slot) throw new Error('a question was taken out of the line for no reader');
      assign(slot, job);
    }
    restLater();
  };

  const restLater = (): void => {
    callOffIdle();
    if (closed) return;
    callOffIdle = later(limits.idleMs, () => {
      for (const slot of slots.filter(({ job }) => !job).slice(1)) end(slot);
    });
  };

  const assign = (slot: ReaderSlot, job: Job): void => {
    job.calledOff();
    job.calledOff = () => {};
    slot.job = { id: ++ids, begun: clock(), of: job };
    slot.last = resolutionOf(job.question);
    if (slot.ready) begin(slot);
  };

  const begin = (slot: ReaderSlot): void => {
    const { job } = slot;
    if (!job) return;
    const most = job.of.long ? limits.longMs : limits.lookMs;
    slot.job = { ...job, begun: clock() };
    slot.callOff = later(most, () => {
      job.of.reject(new Problem('too-long', SENTENCES['too-long'](most)));
      alarm('a question took too long and was ended', { kind: job.of.question.kind, member: job.of.member, ms: most });
      end(slot);
    });
    slot.process?.ask(job.id, job.of.question);
  };

  /** The question of a reader is over, one way or another: what it took is charged. */
  const finish = (slot: ReaderSlot, extra: number): Job | undefined => {
    const { job } = slot;
    slot.callOff();
    slot.callOff = () => {};
    slot.job = null;
    if (!job) return undefined;
    budget.spend(job.of.member, { work: Math.max(1, clock() - job.begun) + extra });
    return job.of;
  };

  const end = (slot: ReaderSlot): void => {
    if (slot.ending) return;
    slot.ending = true;
    slot.callOff();
    slot.process?.end();
  };

  const opened = (): ReaderSlot | undefined => {
    if (slots.length >= limits.readers) return undefined;
    const slot = new ReaderSlot();
    slots.push(slot);
    slot.callOff = later(limits.startMs, () => end(slot));
    slot.process = start({
      ready: () => {
        if (slot.ending) return;
        slot.callOff();
        slot.callOff = () => {};
        slot.ready = true;
        begin(slot);
      },
      told: (id, told) => {
        if (slot.ending || slot.job?.id !== id) return;
        const job = finish(slot, 0);
        if (job) settle(job, told);
        dispatch();
      },
      gone: (how) => {
        const wanted = !slot.ending;
        slots = slots.filter((one) => one !== slot);
        const job = finish(slot, RESTART_MS);
        if (job || wanted) ended++;
        if (wanted)
          alarm('a reader has ended', { how, ...(job ? { kind: job.question.kind, member: job.member } : {}) });
        job?.reject(new Problem('reader-lost', SENTENCES.lost()));
        if (closed && slots.length === 0) allGone();
        dispatch();
      },
    });
    return slot;
  };

  const settle = ({ resolve, reject }: Job, told: Told): void => {
    if ('body' in told) resolve(told.body);
    else if ('failed' in told) reject(new Error(told.failed));
    else {
      const { refusal, message, ...rest } = told.refusal;
      reject(new Problem(refusal, message, rest));
    }
  };

  /** Whoever asked has gone: out of the line at once; what is being read gets a moment to end by itself. */
  const giveUp = (job: Job): void => {
    line.leave(job.member, job);
    job.calledOff();
    const slot = slots.find((one) => one.job?.of === job);
    if (slot?.ready)
      later(limits.graceMs, () => {
        if (slot.job?.of === job) end(slot);
      });
    else if (slot) {
      // It has not been asked yet, and may be asked by the next.
      slot.job = null;
      dispatch();
    }
  };

  const admit = (member: string): void => {
    if (closed) throw new Problem('closing', SENTENCES.closing(), { retryAfter: 5 });
    const owed = budget.spend(member, {});
    if (owed > LONGEST_PAUSE_MS) throw new Problem('too-fast', SENTENCES.owing(owed), { retryAfter: seconds(owed) });
    if (line.sizeOf(member) >= limits.perMember)
      throw new Problem('too-many', SENTENCES.many(limits.perMember), { retryAfter: 5 });
    if (line.size >= limits.inAll) throw new Problem('readers-busy', SENTENCES.waiting(), { retryAfter: 5 });
  };

  const ask: Reading['ask'] = (member, question, signal) =>
    new Promise((resolve, reject) => {
      admit(member);
      if (signal?.aborted) return reject(signal.reason);
      const job: Job = {
        ...{ member, question, long: isLong(question), calledOff: () => {} },
        resolve: (body) => {
          signal?.removeEventListener('abort', aborted);
          resolve(body);
        },
        reject: (cause) => {
          signal?.removeEventListener('abort', aborted);
          reject(cause);
        },
      };
      const aborted = (): void => {
        giveUp(job);
        job.reject(signal?.reason);
      };
      signal?.addEventListener('abort', aborted);
      job.calledOff = later(limits.waitMs, () => {
        line.leave(member, job);
        job.reject(new Problem('readers-busy', SENTENCES.waiting(), { retryAfter: 5 }));
      });
      line.join(member, job);
      dispatch();
    });

  return {
    ask,
    value: async (member, question, signal) =>
      JSON.parse(new TextDecoder().decode((await ask(member, question as Question, signal)).bytes)),
    warm: () => {
      if (slots.length === 0) opened();
    },
    figures: () => ({ readers: slots.length, waiting: line.size, ended }),
    close: async () => {
      closed = true;
      const gone = new Promise<void>((resolve) => {
        allGone = resolve;
        if (slots.length === 0) resolve();
      });
      callOffWake();
      callOffIdle();
      for (const job of [...line]) {
        line.leave(job.member, job);
        job.calledOff();
        job.reject(new Problem('closing', SENTENCES.closing(), { retryAfter: 5 }));
      }
      for (const slot of slots) {
        slot.job?.of.reject(new Problem('closing', SENTENCES.closing(), { retryAfter: 5 }));
        end(slot);
      }
      await gone;
    },
  };
}
