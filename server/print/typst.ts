/**
 * Typst for the server: one thread, started by the first file to print and ended after a while without any. It never keeps the
 * process alive. Where the native add-on has no build for a platform, printing fails with a sentence and nothing else does.
 */
import { Worker } from 'node:worker_threads';
import { glyphsOf } from '../../src/export/pdf-coverage.ts';
import type { TypesetWish } from '../../src/export/printed.ts';
import { font } from './fonts.ts';
import { TYPST } from './installed.ts';
import { readable } from './readable-font.ts';
import type { TypstAnswer, TypstQuestion, TypstWorkerData } from './typst-worker.ts';

/** Milliseconds without work after which the thread goes: it holds some 100 MB. */
const IDLE = 60_000;
const FONTS = [
  ...(['serif', 'serif-bold', 'serif-italic', 'serif-bold-italic'] as const),
  ...(['vazirmatn', 'vazirmatn-bold', 'fallback', 'fallback-bold'] as const),
] as const;

/** PDF cannot be made on this machine; the message is a sentence for whoever asked. */
export class NoTypesetter extends Error {}

/** As Typst gets it. Persian is readable back only from glyphs that are one letter each. */
async function fontForPdf(file: (typeof FONTS)[number]): Promise<Uint8Array> {
  const bytes = await font(file);
  return file.startsWith('vazirmatn') ? readable(bytes, glyphsOf(bytes)) : bytes;
}

export type Typesetter = {
  /** Rejects with NoTypesetter, or with an Error that has Typst's own words: those are defects of ours. */
  readonly typeset: (source: string, data: string, wish: TypesetWish) => Promise<Uint8Array>;
  /** Ends the thread now. */
  readonly close: () => Promise<void>;
};

type Waiting = { readonly done: (pdf: Uint8Array) => void; readonly failed: (error: Error) => void };

/** `compiler`: the package to load; another one only in tests. */
export function typesetter({ compiler = TYPST, idle = IDLE } = {}): Typesetter {
  const waiting = new Map<number, Waiting>();
  let thread: Promise<Worker> | undefined;
  let last = 0;
  let rest: NodeJS.Timeout | undefined;

  /** A thread that dies takes its questions with it. */
  const lost = (error: Error): void => {
    thread = undefined;
    clearTimeout(rest);
    const all = [...waiting.values()];
    waiting.clear();
    for (const { failed } of all) failed(error);
  };
  const start = async (): Promise<Worker> => {
    const fonts = await Promise.all(FONTS.map(fontForPdf));
    const worker = new Worker(new URL('./typst-worker.ts', import.meta.url), {
      workerData: { fonts, compiler } satisfies TypstWorkerData,
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    worker.unref();
    worker.on('message', (answer: TypstAnswer) => settle(worker, answer));
    worker.on('error', lost);
    worker.on('exit', () => lost(new Error('The thread that makes PDF files has ended.')));
    return worker;
  };
  const settle = (worker: Worker, answer: TypstAnswer): void => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) {
      worker.unref();
      clearTimeout(rest);
      rest = setTimeout(() => void close(), idle).unref();
    }
    if (!asked) return;
    if ('pdf' in answer) asked.done(answer.pdf);
    else if (answer.missing) asked.failed(new NoTypesetter(sentence(answer.error)));
    else asked.failed(new Error(`Typst: ${answer.error.slice(0, 500)}`));
  };
  const close = async (): Promise<void> => {
    const ending = thread;
    thread = undefined;
    clearTimeout(rest);
    await (await ending)?.terminate();
  };
  const typeset: Typesetter['typeset'] = async (source, data, wish) => {
    clearTimeout(rest);
    thread ??= start();
    const starting = thread;
    const worker = await starting.catch((error: Error) => {
      thread = undefined;
      throw new NoTypesetter(sentence(error.message));
    });
    const id = ++last;
    return new Promise((done, failed) => {
      waiting.set(id, { done, failed });
      // A command on the terminal must wait for its file.
      worker.ref();
      worker.postMessage({ id, source, data, wish } satisfies TypstQuestion);
    });
  };
  return { typeset, close };
}

const sentence = (cause: string): string =>
  `PDF files cannot be made on this machine (${process.platform} ${process.arch}): ${cause.split('\n')[0]}. All other formats can.`;
