/** `npm run desktop -- --by-hand [--record=FILE]`: which machine and which program this is, and then the form. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { arch, platform, release, version } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PREPARATION, stepsOf } from './by-hand.ts';
import { fillIn, formText } from './by-hand-form.ts';
import type { Machine, Program } from './by-hand-record.ts';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

function machine(): Machine {
  const { XDG_SESSION_TYPE: session, XDG_CURRENT_DESKTOP: desktop } = process.env;
  return {
    system: platform(),
    version: distribution() ?? version().slice(0, 300),
    kernel: release(),
    architecture: arch(),
    ...(session ? { session } : {}),
    ...(desktop ? { desktop } : {}),
  };
}

/** What a person calls their system; Node tells the kernel of macOS and Linux. */
function distribution(): string | undefined {
  if (platform() === 'darwin')
    return `macOS ${spawnSync('sw_vers', ['-productVersion'], { encoding: 'utf8' }).stdout}`.trim();
  try {
    return /^PRETTY_NAME="?(.*?)"?$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

function program(): Program {
  const versionIn = (file: string): string => JSON.parse(readFileSync(join(ROOT, file), 'utf8')).version;
  const commit = commitOf();
  return {
    version: versionIn('package.json'),
    electron: versionIn('node_modules/electron/package.json'),
    ...(commit ? { commit } : {}),
  };
}

function commitOf(): string | undefined {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  const head = git('rev-parse', '--show-toplevel', 'HEAD');
  const [top, hash] = head.status === 0 ? head.stdout.trim().split('\n') : [];
  // Unpacked inside somebody else's repository: that one's commit says nothing.
  if (!top || !hash || relative(resolve(top), ROOT) !== '') return undefined;
  return `${hash}${git('status', '--porcelain', '--untracked-files=no', '--', '.', ':!electron/by-hand').stdout ? '+' : ''}`;
}

const named = process.argv.find((argument) => argument.startsWith('--record='))?.slice('--record='.length);
const file = resolve(named || join(ROOT, 'electron', 'by-hand', `${platform()}-${arch()}.json`));
const paper = { steps: stepsOf(platform()), preparation: PREPARATION, file };

if (process.stdin.isTTY) {
  const form = { ...paper, machine: machine(), program: program(), input: process.stdin, output: process.stdout };
  process.exitCode = await fillIn({ ...form, now: () => new Date() });
  // The terminal would be read on.
  process.stdin.destroy();
} else process.stdout.write(formText(paper));
