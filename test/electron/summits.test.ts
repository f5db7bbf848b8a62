/** Several summits and several windows: how one is found, what each keeps to itself, and which window goes. */
import { describe, expect, it } from 'vitest';
import { runShell } from '../../electron/shell.ts';
import { ROOM, ROOM_SHA256, STRANGER } from './certificate-samples.ts';
import { type DoubleOptions, makeDouble, settled } from './double.ts';
import type { Certificates } from './session-double.ts';

const HERE = 'http://127.0.0.1:4310';
const RASHT = 'https://rasht.example';
const ROOM_ADDRESS = 'https://192.168.7.1:4310';

/** Servers that are a summit, and give everybody the token `of <origin>`. */
const summits = async (url: string): Promise<Response> => {
  const { origin, pathname } = new URL(url);
  if (pathname === '/api/health') return Response.json({ ok: true, version: '0.3.0', rooms: 0, connections: 0 });
  return Response.json({ token: `of ${origin}`, member: { id: 'ir-head' } });
};

async function run(options: DoubleOptions = {}) {
  const double = makeDouble({ fetch: summits, ...options });
  await runShell(double.electron, double.host);
  const connect = async (address: string, certificate?: string) => {
    const answer = await double.send('connect', { address, ...(certificate ? { certificate } : {}) });
    await double.pass(3_000);
    return answer.ok ? 'ok' : answer.reason;
  };
  const shown = (): string[] =>
    double.windows
      .filter(({ destroyed }) => !destroyed)
      .map(({ options: given }) => given.webPreferences.additionalArguments[0].replace('--alternat-server=', ''));
  return { ...double, connect, shown };
}

describe('connecting', () => {
  it('opens the summit that answers, remembers it, and takes the empty window away', async () => {
    const double = await run();
    expect(double.shown()).toEqual(['']);
    expect(await double.connect(`${RASHT}/`)).toBe('ok');
    expect([double.shown(), double.calls.includes('quit')]).toEqual([[RASHT], false]);
    const next = await run({ stored: double.stored });
    expect([next.shown(), await next.send('summits', {})]).toEqual([[RASHT], [{ address: RASHT }]]);
  });

  const wrong: readonly (readonly [string, DoubleOptions['fetch'], string])[] = [
    ['nobody answers', () => Promise.reject(new Error('net::ERR_NAME_NOT_RESOLVED')), 'unreachable'],
    ['a shop answers', async () => new Response('<html>buy!</html>'), 'not-a-summit'],
    ['another program answers', async () => Response.json({ ok: true }), 'not-a-summit'],
    ['it leads elsewhere', () => Promise.reject(new TypeError('redirect mode is set to error')), 'not-a-summit'],
    ['it goes on without end', async () => new Response(new Uint8Array(100_000)), 'not-a-summit'],
    ['it has failed', async () => new Response('', { status: 502 }), 'not-a-summit'],
    ['it has another name', async () => Response.json({ ok: false }, { status: 421 }), 'other-name'],
    ['it shows no good certificate', () => Promise.reject(new Error('net::ERR_CERT_DATE_INVALID')), 'certificate'],
  ];
  it.each(wrong)('leads back to the field when %s, and remembers nothing', async (_name, fetch, reason) => {
    const double = await run(fetch ? { fetch } : {});
    expect(await double.connect('https://rahst.example')).toBe(reason);
    expect([double.shown(), double.stored.has('summit.json')]).toEqual([[''], false]);
    const next = await run({ stored: double.stored });
    expect(next.shown()).toEqual(['']);
  });

  it('gives the same answer again, and another one once there is somebody', async () => {
    let there = false;
    const double = await run({
      fetch: (url) => (there ? summits(url) : Promise.reject(new Error('net::ERR_CONNECTION_REFUSED'))),
    });
    const answers = [await double.connect(RASHT), await double.connect(RASHT)];
    there = true;
    expect([...answers, await double.connect(RASHT)]).toEqual(['unreachable', 'unreachable', 'ok']);
  });

  it('leads back also when nobody ever answers', async () => {
    const double = await run({ fetch: () => new Promise<never>(() => undefined) });
    const asked = double.connect('https://rahst.example');
    await settled();
    await double.pass(15_000);
    expect(await asked).toBe('unreachable');
  });

  it.each([
    ['https://[fd00::1]:4310', 'needs-name'],
    ['http://[::1]:4310', 'needs-name'],
    ['http://rasht.example', 'bad-address'],
    ['rasht', 'bad-address'],
  ])('says what is wrong with %s', async (address, reason) => {
    expect(await (await run()).connect(address)).toBe(reason);
  });

  it('opens a summit of earlier days also when it cannot be reached', async () => {
    const double = await run();
    await double.connect(RASHT);
    const offline = await run({
      argv: [`--connect=${HERE}`],
      stored: double.stored,
      fetch: () => Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED')),
    });
    expect(await offline.connect(RASHT)).toBe('ok');
    expect(offline.shown()).toContain(RASHT);
  });

  it('remembers twelve, the newest first, without a secret', async () => {
    const double = await run();
    for (let number = 1; number <= 14; number++) await double.connect(`https://s${number}.example`);
    const known = await double.send('summits', {});
    expect([known.length, known[0].address]).toEqual([12, 'https://s14.example']);
    await double.send('sign-in', { code: 'caspian' });
    expect(double.stored.get('summit.json')).not.toContain('of https');
  });

  it('reads what an earlier version remembered, and nothing that is torn', async () => {
    const old = await run({ stored: new Map([['summit.json', `{"address":"${RASHT}"}`]]) });
    expect(old.shown()).toEqual([RASHT]);
    for (const torn of ['{"addr', '{}', '{"recent":[{"address":7}]}', '[]'])
      expect((await run({ stored: new Map([['summit.json', torn]]) })).shown()).toEqual(['']);
  });
});

describe('several summits', () => {
  it('stand side by side once somebody is signed in, each with its own session, token and key', async () => {
    const double = await run();
    await double.connect(HERE);
    await double.send('sign-in', { code: 'a' });
    const [first] = double.windows.filter(({ destroyed }) => !destroyed);
    await double.connect(RASHT);
    const second = double.windows.at(-1);
    expect(double.shown()).toEqual([HERE, RASHT]);
    expect(first?.options.webPreferences.partition).not.toBe(second?.options.webPreferences.partition);
    await double.send('sign-in', { code: 'b' }, undefined, second);
    expect(double.sessionOf(first).leave(HERE, {}, 'app://bundle')).toEqual({ Authorization: `Bearer of ${HERE}` });
    // The token of one summit leaves with no page of another.
    expect(double.sessionOf(second).leave(HERE, {}, 'app://bundle')).toEqual({});
    const keys = await Promise.all([first, second].map((window) => double.send('draft-key', {}, undefined, window)));
    expect(keys[0].key).not.toEqual(keys[1].key);
  });

  it('is brought forward where it is open already', async () => {
    const double = await run();
    await double.connect(HERE);
    await double.send('sign-in', { code: 'a' });
    await double.connect(RASHT);
    const before = double.windows.length;
    const [here] = double.windows.filter(({ destroyed }) => !destroyed);
    if (here) here.minimized = true;
    await double.connect(HERE);
    expect([double.windows.length, here?.focused, here?.minimized]).toEqual([before, 1, false]);
  });

  it('leaves a window with unsent text alone', async () => {
    const double = await run({ argv: [`--connect=${HERE}`] });
    await double.send('set-unsaved', { count: 5 });
    await double.connect(RASHT);
    expect([double.shown(), double.questions]).toEqual([[HERE, RASHT], []]);
  });

  it('all go when the program is quit and the one with unsent text may be left', async () => {
    const double = await run({ argv: [`--connect=${HERE}`], button: 0 });
    await double.send('sign-in', { code: 'a' });
    await double.connect(RASHT);
    const [here] = double.windows;
    await double.send('set-unsaved', { count: 1 }, undefined, here);
    double.electron.app.quit();
    await settled();
    expect([double.shown(), double.calls.at(-1)]).toEqual([[], 'quit']);
  });

  it('have as many windows as somebody wants, each with a view and unsent text of its own', async () => {
    const double = await run({ argv: [`--connect=${HERE}`] });
    const [first] = double.windows;
    await double.send('new-window', { view: '#/r/economy', where: 'beside' });
    const second = double.windows.at(-1);
    expect([second?.url, second?.options.x, second?.options.webPreferences.partition]).toEqual([
      ...['app://bundle/#/r/economy', (first?.bounds.x ?? 0) + 32, first?.options.webPreferences.partition],
    ]);
    await double.send('set-unsaved', { count: 1 }, undefined, second);
    expect([first?.close(), second?.close(), double.questions.length]).toEqual([true, false, 1]);
    for (let more = 0; more < 20; more++) await double.send('new-window', { view: '', where: 'beside' });
    expect(double.shown().length).toBe(12);
  });

  it('does not fall over a window that was closed while the server was asked', async () => {
    let answer = (_: Response): void => {};
    const asked = new Promise<Response>((resolve) => {
      answer = resolve;
    });
    const double = await run({ fetch: () => asked });
    const connecting = double.send('connect', { address: RASHT });
    await settled();
    double.windows[0]?.close();
    answer(Response.json({ ok: true, version: '0.3.0' }));
    expect(await connecting).toEqual({ ok: true });
    await double.pass(0);
  });

  it('sends a command of the menu to the window in front, and its words with it', async () => {
    const double = await run({ argv: [`--connect=${HERE}`] });
    await double.send('sign-in', { code: 'a' });
    await double.connect(RASHT);
    const [here, rasht] = double.windows.filter(({ destroyed }) => !destroyed);
    rasht?.focus();
    await double.send('ready', {}, undefined, here);
    here?.focus();
    expect(double.menus.length).toBeGreaterThan(1);
    double.app.emit('second-instance', {}, ['alternat://open/transit']);
    expect(here?.sent).toEqual([{ channel: 'alternat:open', value: 'transit' }]);
    expect(rasht?.sent).toEqual([]);
  });
});

describe('a certificate made on the spot', () => {
  const room = (pem: string, known = false): Certificates => ({ '192.168.7.1': { pem, known } });

  it('is refused without the join code and believed with it, also in this order', async () => {
    const double = await run({ certificates: room(ROOM) });
    expect(await double.connect(ROOM_ADDRESS)).toBe('certificate');
    expect(await double.connect(ROOM_ADDRESS, 'a'.repeat(64))).toBe('certificate');
    expect(await double.connect(ROOM_ADDRESS, ROOM_SHA256)).toBe('ok');
    expect(await double.send('sign-in', { code: 'x' })).toMatchObject({ ok: true });
    // And once known, another one in its place is not, not even one that an authority has signed.
    double.mood.certificates = room(STRANGER, true);
    expect(await double.send('sign-in', { code: 'x' })).toMatchObject({ ok: false, reason: 'unreachable' });
    // Whoever chooses it again is told that this is somebody else, also after a new start.
    expect(await double.connect(ROOM_ADDRESS, ROOM_SHA256)).toBe('certificate');
    const next = await run({ argv: [`--connect=${HERE}`], stored: double.stored, certificates: room(STRANGER, true) });
    expect(await next.connect(ROOM_ADDRESS, ROOM_SHA256)).toBe('certificate');
    const offline = await run({
      argv: [`--connect=${HERE}`],
      stored: double.stored,
      fetch: () => Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED')),
    });
    expect(await offline.connect(ROOM_ADDRESS, ROOM_SHA256)).toBe('ok');
  });

  it('that has changed since the program was started takes a new start, in the same storage', async () => {
    const double = await run({ certificates: room(STRANGER, true) });
    expect(await double.connect(ROOM_ADDRESS)).toBe('ok');
    const before = double.windows.at(-1)?.options.webPreferences.partition;
    double.mood.certificates = room(ROOM);
    expect(await double.connect(ROOM_ADDRESS, ROOM_SHA256)).toBe('restart');
    const next = await run({ stored: double.stored, certificates: room(ROOM) });
    expect(await next.send('sign-in', { code: 'x' })).toMatchObject({ ok: true });
    expect(next.windows.at(-1)?.options.webPreferences.partition).toBe(before);
  });
});
