/**
 * The `alternat` command as a user runs it: child processes, their exit codes, and one clear sentence where something is
 * wrong. Each child gets its own data folder; none is left running.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LAYOUT } from '../../server/storage/storage.ts';
import type { Declaration } from '../../src/domain/declaration.ts';
import { EXPORTERS } from '../../src/export/index.ts';
import { SAMPLE_FILE, temporaryFolder } from '../support/server.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LOCAL_NODE = join(ROOT, 'node_modules/.bin/node');
const NODE = existsSync(LOCAL_NODE) ? LOCAL_NODE : process.execPath;
const MAIN = join(ROOT, 'server/cli/main.ts');
const UDHR = join(process.env.ALTERNAT_CORPORA ?? join(ROOT, '../shared/corpora'), 'udhr');

// Some sixty programs are started here, several at a time, perhaps beside other suites.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

type Done = { readonly code: number | null; readonly out: string; readonly err: string };

const running = new Set<ChildProcess>();

/** Starts the command; `done` when it has ended, `ready` with the address once a server says so. */
function start(args: readonly string[]): { readonly child: ChildProcess; readonly done: Promise<Done>; readonly ready: Promise<string> } {
  const child = spawn(NODE, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  child.on('close', () => running.delete(child));
  let [out, err] = ['', ''];
  let announce: (address: string) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const ready = new Promise<string>((resolve, reject) => {
    announce = resolve;
    fail = reject;
  });
  // A command that is no server never gets ready, and nobody waits for it.
  ready.catch(() => {});
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
    const address = /ready at (\S+)\n/.exec(out)?.[1];
    if (address) announce(address);
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    err += chunk;
  });
  const done = new Promise<Done>((resolve) =>
    child.on('close', (code) => {
      fail(new Error(`ended with ${code}: ${err}`));
      resolve({ code, out, err });
    }),
  );
  return { child, done, ready };
}
const alternat = (...args: readonly string[]): Promise<Done> => start(args).done;

const ground = temporaryFolder();
const at = (...parts: string[]): string => join(ground.path, ...parts);
/** A folder with the sample summit, made by the command itself. */
const DATA = at('sample');
let created: Done;

beforeAll(async () => {
  created = await alternat('summit', 'create', SAMPLE_FILE, '--data', DATA, '--json');
});
afterAll(() => {
  // Only a failed test leaves a server behind.
  for (const child of running) child.kill('SIGKILL');
  ground.remove();
});

/** One sentence for people: a single line, and no stack. */
const oneSentence = (err: string): boolean => /^(Usage: )?[^\n]+\n$/.test(err) && !/\bat .*:\d+:\d+|Error:/.test(err);

describe('alternat', () => {
  const COMMANDS = ['serve', 'summit', 'invite', 'import', 'export', 'diff', 'log', 'backup', 'restore'];

  it('lists its commands, and each has --help on stdout', async () => {
    const [list, none, ...helps] = await Promise.all([alternat('--help'), alternat(), ...COMMANDS.map((name) => alternat(name, '--help'))]);
    expect([list?.code, list?.err, none?.code]).toEqual([0, '', 2]);
    expect([...(list?.out ?? '').matchAll(/^ {2}(\w+) +\S/gm)].map(([, name]) => name)).toEqual(COMMANDS);
    for (const [index, name] of COMMANDS.entries()) expect([helps[index]?.code, helps[index]?.out.startsWith(`Usage: alternat ${name}`), helps[index]?.err]).toEqual([0, true, '']);
  });

  const wrong: [string, string[]][] = [
    ['an unknown command', ['burn']],
    ['a command of the prototype', ['constructor']],
    ['an unknown option', ['log', '--data', 'x', '--colour']],
    ['a missing option', ['export', '--resolution', 'x']],
    ['a port that is none', ['serve', '--port', '70000']],
    ['a demo for everybody', ['serve', '--demo', '--host', '0.0.0.0']],
    ['an unknown role', ['invite', '--data', 'x', '--name', 'N', '--role', 'king']],
    ['an unknown column', ['invite', '--data', 'x', '--name', 'N', '--role', 'legal', '--columns', 'fa,xx']],
    ['an unknown format', ['export', '--data', DATA, '--resolution', 'general', '--format', 'exe', '--out', at('x')]],
    ['an unknown resolution', ['export', '--data', DATA, '--resolution', 'nothing', '--format', 'text', '--out', at('x')]],
    ['a folder without a summit', ['log', '--data', at('nothing'), '--verify']],
    ['a summit file that is none', ['summit', 'create', MAIN, '--data', at('x')]],
    ['a summit without a verb', ['summit', SAMPLE_FILE, '--data', at('x')]],
  ];
  it('ends with 2 and one sentence after wrong use', async () => {
    const found = await Promise.all(wrong.map(async ([name, args]) => [name, await alternat(...args)] as const));
    expect(found.map(([name, { code, out, err }]) => [name, code, out, oneSentence(err) || err])).toEqual(wrong.map(([name]) => [name, 2, '', true]));
    expect(['nothing', 'x'].map((name) => existsSync(at(name)))).toEqual([false, false]);
  });
});

describe('alternat summit create', () => {
  it('makes the summit of a file, and a second time adds nothing', async () => {
    expect([created.code, created.err, JSON.parse(created.out)]).toEqual([0, '', { summit: 'caspian-2025', resolutions: ['general', 'economy', 'transit', 'environment'], members: 14 }]);
    const count = async (): Promise<unknown> => ((await alternat('log', '--data', DATA, '--resolution', 'summit', '--limit', '1000', '--json')).out.match(/"seq"/g) ?? []).length;
    const before = await count();
    expect((await alternat('summit', 'create', SAMPLE_FILE, '--data', DATA)).code).toBe(0);
    expect(await count()).toBe(before);
  });
});

describe('alternat serve', () => {
  /** Serves `args`, does `work` with the address, ends the server with `signal`. */
  async function serving(args: readonly string[], work: (address: string) => Promise<void>, signal: NodeJS.Signals = 'SIGTERM'): Promise<Done> {
    const server = start(['serve', '--port', '0', ...args]);
    try {
      await work(await server.ready);
    } finally {
      server.child.kill(signal);
    }
    return server.done;
  }

  it.each(['SIGTERM', 'SIGINT'] as const)('says where it is, answers, and ends cleanly on %s', async (signal) => {
    const data = at(`serve-${signal}`);
    const done = await serving(['--data', data, '--demo'], async (address) => {
      expect(((await (await fetch(`${address}/api/health`)).json()) as { ok: boolean }).ok).toBe(true);
      expect(existsSync(join(data, 'server.json'))).toBe(true);
    }, signal);
    expect([done.code, done.err, /^Alternat is ready at http:\/\/127\.0\.0\.1:\d+\n$/.test(done.out), existsSync(join(data, 'server.json'))]).toEqual([0, '', true, false]);
    expect((await alternat('log', '--data', data, '--verify')).code).toBe(0);
  });

  it('refuses in one sentence a port, a folder or a database that it cannot have', async () => {
    const blocker = createServer();
    const port = await new Promise<number>((resolve) => blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port)));
    writeFileSync(at('file'), 'x');
    const newer = at('newer');
    await alternat('summit', 'create', SAMPLE_FILE, '--data', newer);
    const db = new DatabaseSync(join(newer, 'alternat.db'));
    db.exec(`PRAGMA user_version = ${LAYOUT + 1}`);
    db.close();
    const broken = at('broken');
    await alternat('summit', 'create', SAMPLE_FILE, '--data', broken);
    const file = join(broken, 'alternat.db');
    writeFileSync(file, readFileSync(file).subarray(0, statSync(file).size / 2));
    const damaged = readFileSync(file);
    const owned = at('owned');

    const cases: [string, string[], RegExp][] = [
      ['a port in use', ['--data', at('busy'), '--port', String(port)], new RegExp(`Port ${port} .*--port`)],
      ['an address that is not here', ['--data', at('elsewhere'), '--host', '203.0.113.7'], /no address 203\.0\.113\.7.*--host/],
      ['a folder that is a file', ['--data', at('file')], /is a file, not a folder.*--data/],
      ['a folder below a file', ['--data', at('file', 'below')], /is a file, not a folder.*--data/],
      ['a newer layout', ['--data', newer], /newer version of Alternat/],
      ['a cut off database', ['--data', broken], /cannot be read/],
      ['a folder that has a server', ['--data', owned], /belongs to a server that is running at http.*--data/],
    ];
    await serving(['--data', owned], async () => {
      const found = await Promise.all(cases.map(async ([name, args]) => [name, await alternat('serve', ...(args.includes('--port') ? [] : ['--port', '0']), ...args)] as const));
      expect(found.map(([name, { code, out, err }]) => [name, code, out, oneSentence(err) || err])).toEqual(cases.map(([name]) => [name, 2, '', true]));
      for (const [index, [, , sentence]] of cases.entries()) expect(found[index]?.[1].err).toMatch(sentence);
    });
    blocker.close();
    expect([readFileSync(file).equals(damaged), readFileSync(at('file'), 'utf8')]).toEqual([true, 'x']);
    // What a refused start leaves behind must not keep the next one from starting.
    expect((await serving(['--data', at('busy')], async () => {})).code).toBe(0);
  });

  it('lets a member in by the code of alternat invite, beside a running server and without one', async () => {
    const data = at('invited');
    await alternat('summit', 'create', SAMPLE_FILE, '--data', data);
    const invite = async (...args: string[]): Promise<{ code: string; url: string; member: string }> => {
      const { code, out, err } = await alternat('invite', '--data', data, '--json', ...args);
      expect([code, err]).toEqual([0, '']);
      return JSON.parse(out);
    };
    const before = await invite('--name', 'Сауле Ахметова', '--role', 'negotiator', '--delegation', 'KZ', '--columns', 'kk,ru');
    await serving(['--data', data], async (address) => {
      const enter = async (code: string): Promise<{ status: number; member?: { id: string; name: string; columns: string[] } }> => {
        const response = await fetch(`${address}/api/sessions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code }) });
        return { status: response.status, ...((await response.json()) as object) };
      };
      const again = await invite('--member', 'ir-head');
      expect(Object.keys(again).sort()).toEqual(['code', 'member', 'url']);
      expect(again.url).toBe(`${address}/#/join/${again.code}`);
      const [first, second] = [await enter(before.code), await enter(again.code)];
      expect([first.status, first.member?.id, first.member?.name, first.member?.columns]).toEqual([200, before.member, 'Сауле Ахметова', ['kk', 'ru']]);
      expect([second.status, second.member?.id, (await enter(again.code)).status]).toEqual([200, 'ir-head', 403]);
      const refused = await alternat('invite', '--data', data, '--name', 'N', '--role', 'negotiator', '--delegation', 'XX');
      expect([refused.code, oneSentence(refused.err)]).toEqual([1, true]);
    });
  });

  it('takes an import through the running server, language and all', async () => {
    const data = at('through');
    await alternat('summit', 'create', SAMPLE_FILE, '--data', data);
    writeFileSync(at('draft.txt'), 'Первый пункт.\n\nВторой пункт.\n');
    await serving(['--data', data], async () => {
      const done = await alternat('import', at('draft.txt'), '--data', data, '--resolution', 'draft', '--language', 'ru', '--json');
      expect([done.code, JSON.parse(done.out)]).toMatchObject([0, { ok: true, resolution: 'draft', columns: ['ru'] }]);
      const twice = await alternat('import', at('draft.txt'), '--data', data, '--resolution', 'draft', '--language', 'ru');
      expect([twice.code, oneSentence(twice.err)]).toEqual([1, true]);
    });
  });
});

describe('alternat export, diff and log', () => {
  it('write every format in every language that it holds', async () => {
    const wishes = Object.values(EXPORTERS).flatMap(({ format, languages }) => (languages === 'both' ? ['all', 'fa', 'ru', 'az', 'kk'] : ['all']).map((language) => [format, language] as const));
    const done = await Promise.all(
      wishes.map(async ([format, language]) => {
        const out = at(`${format}-${language}`);
        const { code, err } = await alternat('export', '--data', DATA, '--resolution', 'environment', '--format', format, '--language', language, '--out', out);
        return [format, language, code, err, existsSync(out) && statSync(out).size > 1000, existsSync(`${out}.part`)];
      }),
    );
    expect(done).toEqual(wishes.map(([format, language]) => [format, language, 0, '', true, false]));
    const declaration = JSON.parse(readFileSync(at('json-all'), 'utf8')) as Declaration;
    expect([declaration.resolution, declaration.columns]).toEqual(['environment', ['fa', 'ru', 'az', 'kk']]);
  });

  it('refuse what cannot be done with 1 and a sentence', async () => {
    const base = ['export', '--data', DATA, '--resolution', 'environment', '--format', 'text'];
    const found = await Promise.all([
      alternat(...base, '--language', 'tk', '--out', at('never')),
      alternat(...base, '--out', at('no', 'such', 'folder')),
      alternat(...base, '--at', 'mnothing', '--out', at('never')),
      alternat('diff', '--data', DATA, '--resolution', 'environment', '--from', '99999'),
    ]);
    expect(found.map(({ code, err }) => [code, oneSentence(err) || err])).toEqual(found.map(() => [1, true]));
    expect(existsSync(at('never'))).toBe(false);
  });

  it('tell two milestones apart by 1, a point from itself by 0', async () => {
    const milestones = (await alternat('log', '--data', DATA, '--resolution', 'environment', '--limit', '1000', '--json')).out;
    const [first, second] = (JSON.parse(milestones) as { seq: number; command?: { type: string } }[]).filter(({ command }) => command?.type === 'milestone.create').map(({ seq }) => String(seq)) as [string, string];
    const run = (...more: string[]): Promise<Done> => alternat('diff', '--data', DATA, '--resolution', 'environment', ...more);
    const [differ, json, same] = await Promise.all([run('--from', first, '--to', second, '--language', 'fa'), run('--from', first, '--to', second, '--json'), run('--from', second, '--to', second)]);
    expect([differ.code, json.code, same.code, same.out]).toEqual([1, 1, 0, 'No difference.\n']);
    expect([differ.out.includes('env-p4: moved'), (JSON.parse(json.out) as { summary: { moved: number } }).summary.moved]).toEqual([true, 1]);
  });

  it('verify the chain, and find by 1 what somebody changed', async () => {
    const data = at('tampered');
    await alternat('summit', 'create', SAMPLE_FILE, '--data', data);
    const verify = (): Promise<Done> => alternat('log', '--data', data, '--verify', '--json');
    const before = await verify();
    const db = new DatabaseSync(join(data, 'alternat.db'));
    db.exec(`UPDATE log SET member = 'nobody' WHERE room = 'economy' AND seq = 5`);
    db.close();
    const after = await verify();
    expect([before.code, JSON.parse(before.out).faults, after.code, JSON.parse(after.out).faults]).toEqual([0, [], 1, [{ room: 'economy', seq: 5, fault: 'changed' }]]);
  });
});

describe.skipIf(!existsSync(UDHR))(`the Universal Declaration of Human Rights from ${UDHR}`, () => {
  it('comes into an empty folder in six languages, goes out again, and its log verifies', async () => {
    const data = at('udhr');
    const imported = await alternat('import', join(UDHR, 'aligned.tsv'), '--data', data, '--resolution', 'udhr', '--json');
    expect([imported.code, JSON.parse(imported.out)]).toMatchObject([0, { ok: true, clauses: 92, columns: ['fa', 'ru', 'az', 'kk', 'tk', 'en'] }]);
    const wishes = [['json', 'all'], ['text', 'fa'], ['text', 'all'], ['docx', 'all'], ['docx', 'kk']] as const;
    const done = await Promise.all([
      ...wishes.map(([format, language]) => alternat('export', '--data', data, '--resolution', 'udhr', '--format', format, '--language', language, '--out', at(`udhr-${format}-${language}`))),
      alternat('log', '--data', data, '--verify'),
      alternat('diff', '--data', data, '--resolution', 'udhr', '--from', '1'),
    ]);
    expect(done.map(({ code, err }) => [code, err])).toEqual(done.map(() => [0, '']));
    // What went out as JSON comes in again with the same words.
    expect((await alternat('import', at('udhr-json-all'), '--data', data, '--resolution', 'again')).code).toBe(1);
    writeFileSync(at('udhr.json'), readFileSync(at('udhr-json-all')));
    expect((await alternat('import', at('udhr.json'), '--data', data, '--resolution', 'again')).code).toBe(0);
    await alternat('export', '--data', data, '--resolution', 'again', '--format', 'json', '--language', 'all', '--out', at('again.json'));
    const words = (file: string): unknown => (JSON.parse(readFileSync(file, 'utf8')) as Declaration).clauses.map(({ kind, level, texts }) => [kind, level, texts]);
    expect(words(at('again.json'))).toEqual(words(at('udhr.json')));
  });
});
if (!existsSync(UDHR)) process.stderr.write(`SKIPPED: no corpus in ${UDHR}; set ALTERNAT_CORPORA to a folder that has udhr/.\n`);
