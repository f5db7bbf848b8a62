/**
 * The thread in which Typst runs: a long text takes seconds, and the server's own thread has people's keystrokes to carry. The
 * native add-on is loaded here, on the first message, and nowhere else.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { TypesetWish } from '../../src/export/printed.ts';
import { withTitleShown } from './title-shown.ts';

export type TypstQuestion = {
  readonly id: number;
  readonly source: string;
  readonly data: string;
  readonly wish: TypesetWish;
};
export type TypstAnswer =
  | { readonly id: number; readonly pdf: Uint8Array }
  /** `missing`: the add-on could not be loaded at all. */
  | { readonly id: number; readonly error: string; readonly missing: boolean };
/** Fonts and the package, so that a test can name one that is not there. */
export type TypstWorkerData = { readonly fonts: readonly Uint8Array[]; readonly compiler: string };

const { fonts, compiler: packageName } = workerData as TypstWorkerData;
let compiler: Promise<NodeCompiler> | undefined;

async function load(): Promise<NodeCompiler> {
  const { NodeCompiler: Compiler } = (await import(
    packageName
  )) as typeof import('@myriaddreamin/typst-ts-node-compiler');
  return Compiler.create({ fontArgs: [{ fontBlobs: fonts.map((bytes) => Buffer.from(bytes)) }] });
}

async function answer({ id, source, data, wish }: TypstQuestion): Promise<TypstAnswer> {
  compiler ??= load();
  let loaded: NodeCompiler;
  try {
    loaded = await compiler;
  } catch (error) {
    compiler = undefined;
    return { id, error: (error as Error).message, missing: true };
  }
  try {
    const creationTimestamp = Math.floor(Date.parse(wish.date) / 1000);
    const compiled = loaded.compile({ mainFileContent: source, inputs: { data } });
    if (!compiled.result)
      return { id, error: JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics), missing: false };
    const pdf = loaded.pdf(compiled.result, {
      ...(wish.standard ? { pdfStandard: wish.standard } : {}),
      pdfTags: true,
      creationTimestamp,
    });
    // Copied, because the add-on's own memory cannot be handed over.
    return { id, pdf: withTitleShown(Uint8Array.from(pdf)) };
  } catch (error) {
    return { id, error: (error as Error).message, missing: false };
  } finally {
    // What a file left in Typst's global memory serves no other text.
    loaded.evictCache(2);
  }
}

parentPort?.on('message', async (question: TypstQuestion) => {
  const told = await answer(question);
  parentPort?.postMessage(told, 'pdf' in told ? [told.pdf.buffer as ArrayBuffer] : []);
});
