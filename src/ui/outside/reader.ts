/**
 * The worker in which a file from outside is read, for an import or to be compared: a parse of fifty megabytes may take seconds, in which the
 * page goes on. It holds nothing; every question comes with all that it needs.
 */
import { compareOutside, type OutsideComparison } from '../../diff/outside.ts';
import { type ImportResult, importFile } from '../../import/index.ts';
import { type OutsideFile, readOutside } from '../../import/outside.ts';
import type { Answers, Questions } from './desk.ts';

const ANSWERS: {
  readonly [kind in keyof Questions]: (question: Questions[kind]) => Promise<Answers[kind]> | Answers[kind];
} = {
  read: ({ name, bytes }): Promise<OutsideFile> => readOutside(name, bytes),
  import: ({ name, file, options }): Promise<ImportResult> => importFile(name, file, options),
  compare: ({ clauses, lines, lang, pins }): OutsideComparison => compareOutside(clauses, lines, lang, pins),
};

self.onmessage = async ({ data }: MessageEvent): Promise<void> => {
  const { id, kind, question } = data as { id: number; kind: keyof Questions; question: never };
  try {
    self.postMessage({ id, answer: await ANSWERS[kind](question) });
  } catch (error) {
    self.postMessage({ id, error: String(error) });
  }
};
