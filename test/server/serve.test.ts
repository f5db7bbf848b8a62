/**
 * `alternat serve` as a user starts and ends it: what it refuses and how it says so, and the commands that go through it
 * while it runs.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, vi } from 'vitest';
import { LAYOUT } from '../../server/storage/storage.ts';
import { SAMPLE_FILE } from '../support/server.ts';
import { alternat, at, type Done, oneSentence, start } from './alternat.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

describe('alternat serve', () => {
  /** Serves `args`, does `work` with the address, ends the server with `signal`. */
  async function serving(
    args: readonly string[],
    work: (address: string) => Promise<void>,
    signal: NodeJS.Signals = 'SIGTERM',
  ): Promise<Done> {
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
    const done = await serving(
      ['--data', data, '--demo'],
      async (address) => {
        expect(((await (await fetch(`${address}/api/health`)).json()) as { ok: boolean }).ok).toBe(true);
        expect(existsSync(join(data, 'server.json'))).toBe(true);
      },
      signal,
    );
    expect([
      done.code,
      done.err,
      /^Alternat is ready at http:\/\/127\.0\.0\.1:\d+\n$/.test(done.out),
      existsSync(join(data, 'server.json')),
    ]).toEqual([0, '', true, false]);
    expect((await alternat('log', '--data', data, '--verify')).code).toBe(0);
  });

  it('refuses in one sentence a port, a folder or a database that it cannot have', async () => {
    const blocker = createServer();
    const port = await new Promise<number>((resolve) =>
      blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port)),
    );
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
      [
        'an address that is not here',
        ['--data', at('elsewhere'), '--host', '203.0.113.7'],
        /no address 203\.0\.113\.7.*--host/,
      ],
      ['a folder that is a file', ['--data', at('file')], /is a file, not a folder.*--data/],
      ['a folder below a file', ['--data', at('file', 'below')], /is a file, not a folder.*--data/],
      ['a newer layout', ['--data', newer], /newer version of Alternat/],
      ['a cut off database', ['--data', broken], /cannot be read/],
      ['a folder that has a server', ['--data', owned], /belongs to a server that is running at http.*--data/],
    ];
    await serving(['--data', owned], async () => {
      const found = await Promise.all(
        cases.map(
          async ([name, args]) =>
            [name, await alternat('serve', ...(args.includes('--port') ? [] : ['--port', '0']), ...args)] as const,
        ),
      );
      expect(found.map(([name, { code, out, err }]) => [name, code, out, oneSentence(err) || err])).toEqual(
        cases.map(([name]) => [name, 2, '', true]),
      );
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
    const before = await invite(
      '--name',
      'Сауле Ахметова',
      '--role',
      'negotiator',
      '--delegation',
      'KZ',
      '--columns',
      'kk,ru',
    );
    await serving(['--data', data], async (address) => {
      const enter = async (
        code: string,
      ): Promise<{ status: number; member?: { id: string; name: string; columns: string[] } }> => {
        const response = await fetch(`${address}/api/sessions`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ code }),
        });
        return { status: response.status, ...((await response.json()) as object) };
      };
      const again = await invite('--member', 'ir-head');
      expect(Object.keys(again).sort()).toEqual(['code', 'member', 'url']);
      expect(again.url).toBe(`${address}/#/invite/${again.code}`);
      const [first, second] = [await enter(before.code), await enter(again.code)];
      expect([first.status, first.member?.id, first.member?.name, first.member?.columns]).toEqual([
        200,
        before.member,
        'Сауле Ахметова',
        ['kk', 'ru'],
      ]);
      expect([second.status, second.member?.id, (await enter(again.code)).status]).toEqual([200, 'ir-head', 403]);
      const refused = await alternat(
        'invite',
        '--data',
        data,
        '--name',
        'N',
        '--role',
        'negotiator',
        '--delegation',
        'XX',
      );
      expect([refused.code, oneSentence(refused.err)]).toEqual([1, true]);
    });
  });

  it('takes an import through the running server, language and all', async () => {
    const data = at('through');
    await alternat('summit', 'create', SAMPLE_FILE, '--data', data);
    writeFileSync(at('draft.txt'), 'Первый пункт.\n\nВторой пункт.\n');
    await serving(['--data', data], async () => {
      const done = await alternat(
        'import',
        at('draft.txt'),
        '--data',
        data,
        '--resolution',
        'draft',
        '--language',
        'ru',
        '--json',
      );
      expect([done.code, JSON.parse(done.out)]).toMatchObject([0, { ok: true, resolution: 'draft', columns: ['ru'] }]);
      const twice = await alternat(
        'import',
        at('draft.txt'),
        '--data',
        data,
        '--resolution',
        'draft',
        '--language',
        'ru',
      );
      expect([twice.code, oneSentence(twice.err)]).toEqual([1, true]);
    });
  });

  it('shows the sample beside what was imported into an empty folder, or says why not', async () => {
    const data = at('imported');
    writeFileSync(at('draft.txt'), 'Первый пункт.\n\nВторой пункт.\n');
    const into = ['--data', data, '--resolution', 'draft', '--language', 'ru'];
    expect((await alternat('import', at('draft.txt'), ...into)).code).toBe(0);
    const ended = await serving(['--demo', '--data', data], async (address) => {
      expect((await fetch(`${address}/api/demo/members`)).status).toBe(200);
    });
    expect([ended.code, ended.err]).toEqual([0, '']);
    const other = at('other-people');
    const summit = JSON.parse(readFileSync(SAMPLE_FILE, 'utf8'));
    const people = summit.members.map((member: object) => ({ ...member, role: 'observer' }));
    writeFileSync(at('other.json'), JSON.stringify({ ...summit, members: people, resolutions: [] }));
    expect((await alternat('summit', 'create', at('other.json'), '--data', other)).code).toBe(0);
    const refused = await alternat('serve', '--demo', '--port', '0', '--data', other);
    expect([refused.code, refused.out, oneSentence(refused.err) || refused.err]).toEqual([2, '', true]);
  });
});
