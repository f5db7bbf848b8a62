/**
 * Makes the mutants of source files: StrykerJS's instrumenter with its default operators writes all mutants of a file into one
 * source, each behind a switch, so that a process loads a file once and runs any of its mutants.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';

/** One change of one file. */
export type Mutant = {
  readonly id: string;
  /** Relative to the tree, with forward slashes. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** The text of that line, without the blanks around it. */
  readonly at: string;
  readonly operator: string;
  /** What stands there, and what stands there instead; every run of white space is one blank. */
  readonly original: string;
  readonly replacement: string;
};

/** Mutants, and by file the source that holds them all. */
export type Instrumented = {
  readonly mutants: readonly Mutant[];
  readonly sources: { readonly [file: string]: string };
};

const nothing = (): void => {};
const silent: ConstructorParameters<typeof Instrumenter>[0] = {
  ...{ isTraceEnabled: () => false, isDebugEnabled: () => false, isInfoEnabled: () => false },
  ...{ isWarnEnabled: () => false, isErrorEnabled: () => false, isFatalEnabled: () => false },
  ...{ trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing, fatal: nothing },
};

export async function instrument(root: string, files: readonly string[]): Promise<Instrumented> {
  const inputs = files.map((name) => ({ name, mutate: true, content: readFileSync(join(root, name), 'utf8') }));
  const options = { plugins: null, excludedMutations: [], ignorers: [] };
  const result = await new Instrumenter(silent).instrument(inputs, options);
  const texts = new Map(inputs.map(({ name, content }) => [name, content.split('\n')]));
  const mutants = result.mutants
    .filter(({ status }) => status === undefined)
    .map(({ id, fileName: file, location: { start, end }, mutatorName: operator, replacement }) => {
      const lines = texts.get(file) ?? [];
      const original = stretch(lines, start, end);
      const at = (lines[start.line] ?? '').trim();
      return { id, file, line: start.line + 1, at, operator, original, replacement: oneLine(replacement) };
    });
  return { mutants, sources: Object.fromEntries(result.files.map(({ name, content }) => [name, content])) };
}

type Position = { readonly line: number; readonly column: number };

function stretch(lines: readonly string[], start: Position, end: Position): string {
  const within = lines.slice(start.line, end.line + 1);
  within[within.length - 1] = (within.at(-1) ?? '').slice(0, end.column);
  within[0] = (within[0] ?? '').slice(start.column);
  return oneLine(within.join('\n'));
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
