/**
 * Hosting a meeting, as a page asks for it, with the bundled server in a real process: others join over TLS with the certificate that
 * the join text names, and only with it; what was written is there the next time.
 */
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bundleHost } from '../../electron/build.ts';
import { runShell } from '../../electron/shell.ts';
import { takeFolder } from '../../server/storage/folder.ts';
import { alternat } from '../server/alternat.ts';
import { sampleSummit, until } from '../support/server.ts';
import { type Double, type DoubleOptions, makeDouble, settled } from './double.ts';
import type { Any } from './strict.ts';

/** Any address of loopback stands in for one of the room; a Mac has only the first. */
const ROOM = '127.0.0.5';
const OTHER_ROOM = '127.0.0.6';
const ADDRESSES = [
  { address: ROOM, network: 'wlan0' },
  { address: OTHER_ROOM, network: 'eth0' },
];
const BEGIN = {
  name: 'Rasht, room 4',
  language: 'en',
  host: 'Amir',
  states: ['IR', 'RU'],
  columns: ['fa', 'ru'],
  titles: ['On navigation', 'On sturgeon'],
};

type Asked = { readonly method?: string; readonly token?: string; readonly body?: unknown; readonly raw?: boolean };

/** Asks as a second computer would that trusts exactly this certificate. Rejects where another one is shown. */
function ask(
  address: string,
  sha256: string,
  path: string,
  { method = 'GET', token, body, raw }: Asked = {},
): Promise<Any> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    };
    const asked = request({ hostname, port, path, method, headers, rejectUnauthorized: false, agent: false });
    asked.on('socket', (socket: Any) => {
      socket.on('secureConnect', () => {
        const shown = new X509Certificate(socket.getPeerCertificate(true).raw);
        const is = shown.fingerprint256.replaceAll(':', '').toLowerCase();
        if (is !== sha256) asked.destroy(new Error('another certificate'));
      });
    });
    asked.on('error', reject);
    asked.on('response', async (answer) => {
      let text = '';
      for await (const part of answer) text += part;
      resolve({ status: answer.statusCode, text, body: text === '' || raw ? null : JSON.parse(text) });
    });
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

const platformHasRooms = process.platform !== 'darwin';

describe.skipIf(!platformHasRooms)('hosting a meeting', () => {
  const folder = mkdtempSync(join(tmpdir(), 'alternat-hosting-'));
  const hosts = join(folder, 'host');
  let programs: Double[] = [];
  let taken: Server | undefined;
  let count = 0;

  beforeAll(() => bundleHost(hosts));
  afterEach(async () => {
    for (const double of programs)
      for (const { child, ended } of double.processes) {
        child.kill('SIGKILL');
        await ended;
      }
    programs = [];
    taken?.close();
    taken = undefined;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function run(options: DoubleOptions = {}) {
    const userData = join(folder, `user-${++count}`);
    const double = makeDouble({ hosts, userData, addresses: ADDRESSES, fetch, ...options });
    programs.push(double);
    await runShell(double.electron, double.host);
    const host = (meeting: unknown, address = ROOM, more = {}) => double.send('host', { address, meeting, ...more });
    const view = () => double.send('hosting', {});
    /** What runs now. */
    const running = async () => {
      const { hosting } = await view();
      expect(hosting.state).toBe('running');
      return hosting;
    };
    /** The token of whoever hosts, as main got it for its own window. */
    const enter = async (): Promise<string> => {
      expect(await double.send('enter-hosted', { view: '' })).toEqual({ ok: true });
      const { here } = await running();
      return double.leave(here, {}, 'app://bundle').Authorization.replace('Bearer ', '');
    };
    return { ...double, userData, host, view, running, enter };
  }

  const inviting = async (address: string, certificate: string, token: string): Promise<string> => {
    const command = {
      id: 'i1',
      type: 'member.invite',
      name: 'Vera',
      role: 'negotiator',
      delegation: 'RU',
      columns: ['ru'],
    };
    const invited = await ask(address, certificate, '/api/summit/commands', { method: 'POST', token, body: command });
    expect(invited).toMatchObject({ status: 200, body: { ok: true } });
    const { status, body } = await ask(address, certificate, '/api/sessions', {
      method: 'POST',
      body: { code: invited.body.code },
    });
    expect(status).toBe(200);
    return body.token;
  };

  it('lets another computer in with the certificate that is named, and keeps what is written for the next time', async () => {
    const program = await run();
    expect(await program.host({ begin: BEGIN })).toEqual({ ok: true });
    const { address, certificate, name, folder: place } = await program.running();
    expect(address).toMatch(/^https:\/\/127\.0\.0\.5:\d+$/);
    expect([name, certificate.length, program.calls.includes('awake prevent-app-suspension')]).toEqual([
      { en: 'Rasht, room 4' },
      64,
      true,
    ]);
    expect(place.startsWith(join(program.userData, 'meetings'))).toBe(true);
    await expect(ask(address, 'a'.repeat(64), '/api/health')).rejects.toThrow('another certificate');
    expect((await ask(address, certificate, '/api/health')).body.ok).toBe(true);

    const secretariat = await program.enter();
    const vera = await inviting(address, certificate, secretariat);
    const { body: seen } = await ask(address, certificate, '/api/summit', { token: vera });
    const ids = (all: readonly { readonly id: string }[]): readonly string[] => all.map(({ id }) => id);
    expect([seen.me.name, ids(seen.delegations), seen.columns, ids(seen.resolutions)]).toEqual([
      ...['Vera', ['IR', 'RU'], ['fa', 'ru'], ['declaration', 'declaration-2']],
    ]);
    // The command line at this computer needs nobody's certificate, and gives out what opens at the others'.
    const { code, out, err } = await alternat(
      ...['invite', '--data', place, '--name', 'Lale', '--role', 'observer', '--json'],
    );
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out).url.startsWith(`${address}/#/invite/`)).toBe(true);
    const clause = {
      ...{ id: 'c1', type: 'clause.add', after: null, kind: 'paragraph', level: 0 },
      texts: { ru: 'Судоходство' },
    };
    const added = await ask(address, certificate, '/api/resolutions/declaration/commands', {
      method: 'POST',
      token: secretariat,
      body: clause,
    });
    expect(added.body).toMatchObject({ ok: true });

    await program.send('stop-hosting', {});
    expect([(await program.view()).hosting.state, program.blockers]).toEqual(['idle', [undefined]]);
    await expect(ask(address, certificate, '/api/health')).rejects.toThrow('ECONNREFUSED');

    const next = await run({ stored: program.stored, userData: program.userData });
    const { earlier } = await next.view();
    expect(await next.host({ earlier: earlier[0].id })).toEqual({ ok: true });
    const again = await next.running();
    // Same address, same port, same certificate: whoever was in still is.
    expect([again.address, again.certificate]).toEqual([address, certificate]);
    const text = await ask(address, certificate, '/api/resolutions/declaration', { token: vera });
    expect(JSON.stringify(text.body)).toContain('Судоходство');
  });

  it('says what is in the way, with nothing half-written, and hosts when it is gone', async () => {
    const program = await run();
    const inside = (name: string): string => join(program.userData, name);
    const choose = async (path: string, what = 'folder'): Promise<string> => {
      program.mood.opens = path;
      return (await program.send('choose-for-hosting', { what })).id;
    };
    const begin = async (path: string) => program.host({ begin: BEGIN, folder: await choose(path) });
    expect(await program.host({ begin: BEGIN }, '192.168.99.99')).toMatchObject({ reason: 'no-address' });
    expect(await program.host({ earlier: 'nobody' })).toMatchObject({ reason: 'gone' });
    expect(await program.host({ begin: BEGIN, folder: 'never-chosen' })).toMatchObject({ reason: 'gone' });
    expect(await program.host({ folder: await choose(inside('empty')) })).toMatchObject({ reason: 'nothing-there' });

    mkdirSync(inside('used'), { recursive: true });
    const lock = takeFolder(inside('used'));
    expect(await begin(inside('used'))).toMatchObject({ reason: 'in-use' });
    lock.release();
    writeFileSync(inside('file'), 'no folder');
    expect(await begin(inside('file'))).toMatchObject({ reason: 'unwritable' });
    expect(existsSync(join(inside('file'), 'alternat.db'))).toBe(false);

    const address = await program.host({ begin: BEGIN, folder: await choose(inside('meeting')) });
    expect(address).toEqual({ ok: true });
    expect(await program.host({ begin: BEGIN })).toMatchObject({ reason: 'already' });
    const first = await program.running();
    await program.send('stop-hosting', {});
    expect(await begin(inside('meeting'))).toMatchObject({ reason: 'not-empty' });

    // Somebody takes the port meanwhile: the person decides whether the others have to learn a new one.
    taken = createServer();
    await new Promise<void>((resolve) => taken?.listen(Number(new URL(first.address).port), ROOM, resolve));
    expect(await program.host({ earlier: first.id })).toMatchObject({ reason: 'port-taken' });
    expect(await program.host({ earlier: first.id }, ROOM, { anyPort: true })).toEqual({ ok: true });
    const moved = await program.running();
    expect([moved.address === first.address, moved.certificate]).toEqual([false, first.certificate]);
    await program.send('stop-hosting', {});
    // Another address has another certificate, and the first one's was of that address alone.
    expect(await program.host({ earlier: first.id }, OTHER_ROOM)).toEqual({ ok: true });
    expect((await program.running()).certificate).not.toBe(first.certificate);
  });

  it('takes a summit file, and says what is wrong with another', async () => {
    const summit = JSON.stringify({
      ...{ ...sampleSummit(), members: [], signatories: [], participants: [] },
      resolutions: sampleSummit().resolutions.map(({ history: _, ...resolution }) => resolution),
    });
    const program = await run({
      files: { '/in/good.json': summit, '/in/bad.json': '{"id": 7}', '/in/text.json': 'oh' },
    });
    const take = async (path: string) => {
      program.mood.opens = path;
      const { id, name } = await program.send('choose-for-hosting', { what: 'file' });
      expect(name).toBe(path.slice(4));
      return program.host({ file: id, host: 'Amir' });
    };
    expect(await take('/in/bad.json')).toMatchObject({ reason: 'bad-file', detail: expect.stringContaining('id') });
    expect(await take('/in/text.json')).toMatchObject({ reason: 'bad-file' });
    expect(await take('/in/nowhere.json')).toMatchObject({ reason: 'bad-file' });
    expect(await take('/in/good.json')).toEqual({ ok: true });
    const { address, certificate } = await program.running();
    const { body } = await ask(address, certificate, '/api/summit', { token: await program.enter() });
    expect([body.me.role, body.me.name, body.resolutions.length]).toEqual(['secretariat', 'Amir', 4]);
    // A file of documents is made by threads and a reader, which are bundles of their own.
    const pdf = await ask(address, certificate, '/api/resolutions/economy/export?format=pdf', {
      token: await program.enter(),
      raw: true,
    });
    expect([pdf.status, pdf.text.slice(0, 4)]).toEqual([200, '%PDF']);
    expect(program.processes.map(({ name }) => name)).toContain('Alternat reader');
  });

  it('offers the sample to this computer alone', async () => {
    const program = await run({ addresses: [] });
    expect(await program.host({ sample: true }, '0.0.0.0')).toEqual({ ok: true });
    const { address, here, certificate } = await program.running();
    expect([address === here, certificate, new URL(here).hostname]).toEqual([true, null, '127.0.0.1']);
    expect(await program.enter()).not.toBe('');
  });

  it('says when the process has ended by itself, and goes on with the same meeting', async () => {
    const program = await run();
    await program.host({ begin: BEGIN });
    const first = await program.running();
    program.processes[0]?.child.kill('SIGKILL');
    await until(async () => (await program.view()).hosting.state === 'crashed', 'the end to be noticed');
    expect(program.blockers).toEqual([undefined]);
    const notices = program.windows.flatMap(({ sent }) => sent.map(({ channel }) => channel));
    expect(notices).toContain('alternat:hosting');
    expect(await program.host({ earlier: first.id })).toEqual({ ok: true });
    expect((await program.running()).address).toBe(first.address);
  });

  it('lets whoever hosts in again after they have signed out', async () => {
    const program = await run();
    await program.host({ begin: BEGIN });
    const first = await program.enter();
    await program.send('sign-out', {});
    const { here } = await program.running();
    expect(program.leave(here, {}, 'app://bundle')).toEqual({});
    const windows = program.windows.length;
    expect(await program.enter()).not.toBe(first);
    expect(program.windows.length).toBe(windows);
    expect(program.windows.at(-1)?.sent).toContainEqual({ channel: 'alternat:wake', value: '' });
  });

  it('says when the address is gone, and when it is back', async () => {
    const program = await run();
    await program.host({ begin: BEGIN });
    const look = async (): Promise<boolean> => {
      await program.pass(5_000);
      return (await program.running()).unreachable;
    };
    expect(await look()).toBe(false);
    program.mood.addresses = [];
    expect(await look()).toBe(true);
    program.mood.addresses = ADDRESSES;
    expect(await look()).toBe(false);
  });

  it('asks before the program ends, and ends the meeting first', async () => {
    const program = await run({ button: 1 });
    await program.host({ begin: BEGIN });
    const { address, certificate } = await program.running();
    const quit = async (): Promise<void> => {
      program.electron.app.quit();
      await settled();
    };
    await quit();
    expect([program.questions.length, program.calls.includes('quit')]).toEqual([1, false]);
    // What a room reads from carries nothing on.
    await program.send('new-window', { view: '', where: 'screen' });
    expect(program.windows[0]?.close()).toBe(false);
    await settled();
    expect((await ask(address, certificate, '/api/health')).status).toBe(200);
    // A question that cannot be put keeps nobody for ever.
    program.mood.button = 'fails';
    await quit();
    program.mood.button = 0;
    await quit();
    await until(() => program.calls.includes('quit'), 'the end of the program');
    await expect(ask(address, certificate, '/api/health')).rejects.toThrow('ECONNREFUSED');
  });
});
