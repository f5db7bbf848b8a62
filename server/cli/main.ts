#!/usr/bin/env node
import { CannotAdopt } from '../commands/adopt.ts';
import { NoSuchPoint } from '../history/points.ts';
/**
 * The `alternat` command. A table of commands; each parses its own options and returns an exit code: 0 done, 1 a finding
 * or a refusal, 2 wrong use or something that has to be put right first.
 */
import { CannotListen } from '../http/listening.ts';
import { UnusableFolder } from '../storage/storage.ts';
import { stderr, stdout } from '../terminal.ts';
import { authority } from './authority.ts';
import { backup, restore } from './backup.ts';
import { changes } from './changes.ts';
import { check } from './check.ts';
import { type CliCommand, WrongUse } from './command.ts';
import { diff } from './diff.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { invite } from './invite.ts';
import { log } from './log.ts';
import { report } from './report.ts';
import { seal } from './seal.ts';
import { serve } from './serve.ts';
import { sign } from './sign.ts';
import { summit } from './summit.ts';
import { verify } from './verify.ts';

const COMMANDS: { readonly [name: string]: CliCommand } = {
  serve,
  summit,
  invite,
  import: importCommand,
  export: exportCommand,
  diff,
  changes,
  check,
  log,
  report,
  seal,
  sign,
  verify,
  authority,
  backup,
  restore,
};

const usage = (): string =>
  `Usage: alternat <command> [options]\n\n${Object.entries(COMMANDS)
    .map(([name, { summary }]) => `  ${name.padEnd(9)} ${summary}`)
    .join('\n')}\n\nalternat <command> --help tells more.\n`;

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (!name || name === '--help' || name === '-h' || name === 'help') {
    stdout.write(usage());
    return name ? 0 : 2;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new WrongUse(`There is no command ${name}. alternat --help lists them.`);
  if (rest.includes('--help') || rest.includes('-h')) {
    stdout.write(`${command.help.trim()}\n`);
    return 0;
  }
  return command.run(rest);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const expected = [WrongUse, UnusableFolder, CannotListen, CannotAdopt].some((kind) => error instanceof kind);
    const sentence =
      expected || error instanceof NoSuchPoint
        ? (error as Error).message
        : `Alternat met an error it did not expect: ${(error as Error).stack ?? String(error)}`;
    stderr.write(`${sentence}\n`);
    process.exitCode = expected ? 2 : 1;
  },
);
