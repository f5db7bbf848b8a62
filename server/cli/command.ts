/** What a command of the command line is, and how options are read: strictly, with one sentence on a mistake. */
import { parseArgs } from 'node:util';
import { printableJson, stdout } from '../terminal.ts';

export type CliCommand = {
  readonly summary: string;
  readonly help: string;
  /** Resolves with the exit code. */
  readonly run: (args: readonly string[]) => Promise<number>;
};

/** The command was called wrongly; exit code 2. */
export class WrongUse extends Error {}

type Kinds = { readonly [name: string]: 'string' | 'boolean' | 'list' };
export type Options = { readonly [name: string]: string | boolean | readonly string[] | undefined };

/** Parses options of the given kinds. Unknown ones and missing values are a WrongUse. */
export function parseOptions(
  args: readonly string[],
  kinds: Kinds,
): { readonly options: Options; readonly words: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(kinds).map(([name, kind]) => [
          name,
          kind === 'list' ? { type: 'string' as const, multiple: true } : { type: kind },
        ]),
      ),
    });
    return { options: values as Options, words: positionals };
  } catch (error) {
    throw new WrongUse(`${(error as Error).message.split('\n')[0]} Add --help to see the options.`);
  }
}

export function text(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

export function needed(options: Options, name: string): string {
  const value = text(options, name);
  if (value === undefined || value === '') throw new WrongUse(`--${name} is needed. Add --help to see the options.`);
  return value;
}

/** Prints a result: as JSON where asked, else as the lines given. */
export function print(json: boolean, value: unknown, lines: () => string): void {
  if (json) process.stdout.write(printableJson(`${JSON.stringify(value, null, 2)}\n`));
  else stdout.write(`${lines()}\n`);
}
