/** What a walk by hand leaves behind: on which machine, with which program, and what was seen at each step. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { count, list, oneOf, optional, record, type Shaped, text } from './shapes.ts';

/** Longest remark, in UTF-16 code units. */
export const LONGEST_REMARK = 2_000;
const MOST_STEPS = 1_000;
const line = text(300);

const ANSWER = record({
  step: count(MOST_STEPS),
  answer: oneOf('seen', 'not seen', 'skipped'),
  remark: text(LONGEST_REMARK),
  /** ISO 8601, UTC; so are all times here. */
  time: line,
});

const MACHINE = record({
  /** As Node names it: linux, win32, darwin. */
  system: line,
  /** The system's own name and version, e.g. "Ubuntu 24.04.3 LTS". */
  version: line,
  kernel: line,
  architecture: line,
  /** wayland or x11, and the desktop's name; Linux only. */
  session: optional(line),
  desktop: optional(line),
});

const PROGRAM = record({
  version: line,
  electron: line,
  /** Missing outside a repository; "+" at its end: with changes that were not committed. */
  commit: optional(line),
});

const RECORD = record({
  machine: MACHINE,
  program: PROGRAM,
  started: line,
  answers: list(ANSWER, MOST_STEPS),
});

export type Answer = Shaped<typeof ANSWER>;
export type Machine = Shaped<typeof MACHINE>;
export type Program = Shaped<typeof PROGRAM>;
export type HandRecord = Shaped<typeof RECORD>;

/** A record cannot be used; the message tells the person what to do. */
export class UnusableRecord extends Error {}

/** The record of a file, or undefined where there is none. */
export function readRecord(file: string): HandRecord | undefined {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new UnusableRecord(`${file} cannot be read (${message}). Name another file with --record=FILE.`);
  }
  try {
    return RECORD(JSON.parse(content));
  } catch {
    throw new UnusableRecord(
      `${file} is no record of steps by hand. Nothing was written; name another with --record=FILE.`,
    );
  }
}

/** Replaces the file whole or not at all. */
export function writeRecord(file: string, content: HandRecord): void {
  const part = `${file}.part`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(part, `${JSON.stringify(content, undefined, 2)}\n`, { flush: true });
    renameSync(part, file);
  } catch (error) {
    try {
      rmSync(part, { force: true });
    } catch {
      // What is in the way is not ours; the first reason is the one to tell.
    }
    throw new UnusableRecord(
      `The record cannot be written to ${file} (${(error as Error).message}). Name another file with --record=FILE.`,
    );
  }
}
