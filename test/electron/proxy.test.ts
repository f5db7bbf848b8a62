/** A proxy that asks for a password: whom the program asks, to whom it gives the answer, and where that never lies. */
import { describe, expect, it } from 'vitest';
import { runShell } from '../../electron/shell.ts';
import { type DoubleOptions, makeDouble, settled } from './double.ts';

const HERE = 'http://127.0.0.1:4310';
const RASHT = 'https://rasht.example';
const PROXY = { host: 'proxy.ministry.example', user: 'r.ahmadi', password: 'only-for-this-proxy' };
const RIGHT = { user: PROXY.user, password: PROXY.password };
const WRONG = { user: PROXY.user, password: 'mistyped' };

const summits = async (url: string): Promise<Response> =>
  url.endsWith('/api/health')
    ? Response.json({ ok: true, version: '0.3.0', rooms: 0, connections: 0 })
    : Response.json({ token: 'of rasht', member: { id: 'ir-head' } });

async function run(options: DoubleOptions = {}) {
  const double = makeDouble({ argv: [], fetch: summits, ...options });
  await runShell(double.electron, double.host);
  double.mood.proxy = PROXY;
  const asked = () => double.send('proxy-asked', {});
  const say = async (answer: typeof RIGHT | { cancelled: true }) =>
    double.send('answer-proxy', { asked: (await asked()).id, ...answer });
  return { ...double, asked, say };
}

describe('a proxy that asks for a password', () => {
  it('is answered by the person, and the summit behind it opens', async () => {
    const double = await run();
    const connecting = double.send('connect', { address: RASHT });
    await settled();
    expect(double.windows[0]?.sent).toEqual([{ channel: 'alternat:proxy', value: '' }]);
    expect(await double.asked()).toEqual({ id: 1, host: PROXY.host, port: 3128, plain: true, again: false });
    await double.say(RIGHT);
    expect(await connecting).toEqual({ ok: true });
    // Other sessions and pages are not asked anew.
    expect(await double.send('sign-in', { code: 'a' })).toMatchObject({ ok: true });
    expect([await double.throughProxy(RASHT), await double.asked()]).toEqual([true, null]);
  });

  it('is waited for longer than a server would be', async () => {
    const double = await run();
    const connecting = double.send('connect', { address: RASHT });
    await settled();
    for (let turn = 0; turn < 10; turn++) await double.pass(15_000);
    await double.say(RIGHT);
    expect(await connecting).toEqual({ ok: true });
  });

  it('is asked about once, however many requests stand before it', async () => {
    const double = await run({ argv: [`--connect=${HERE}`] });
    const requests = ['a', 'b', 'c'].map((path) => double.throughProxy(`${HERE}/${path}`));
    await settled();
    expect((await double.asked()).id).toBe(1);
    await double.say(RIGHT);
    expect([await Promise.all(requests), await double.asked()]).toEqual([[true, true, true], null]);
  });

  it('that does not accept an answer is asked about again, and three times at most', async () => {
    const double = await run({ argv: [`--connect=${HERE}`] });
    const request = double.throughProxy(HERE);
    await settled();
    for (const again of [false, true, true]) {
      expect((await double.asked()).again).toBe(again);
      await double.say(WRONG);
    }
    expect([await request, await double.asked()]).toEqual([false, null]);
    // Not by itself for a while, and at once when a person asks for something.
    expect(await double.throughProxy(HERE)).toBe(false);
    const signing = double.send('sign-in', { code: 'a' });
    await settled();
    await double.say(RIGHT);
    expect(await signing).toMatchObject({ ok: true });
  });

  it('takes the second answer for all that were given the first', async () => {
    const double = await run({ argv: [`--connect=${HERE}`] });
    const requests = ['a', 'b'].map((path) => double.throughProxy(`${HERE}/${path}`));
    await settled();
    await double.say(WRONG);
    await double.say(RIGHT);
    expect(await Promise.all(requests)).toEqual([true, true]);
  });

  it('has the newer answer for a request that comes back late with the older one', async () => {
    const double = await run({ argv: [`--connect=${HERE}`] });
    const given: (string | undefined)[] = [];
    const late = (firstAuthAttempt: boolean): void => {
      const info = { isProxy: true, scheme: 'basic', host: PROXY.host, port: 3128, realm: 'network' };
      const details = { url: `${HERE}/late`, pid: 1, firstAuthAttempt };
      const event = { preventDefault: () => undefined };
      double.app.emit('login', event, null, details, info, (_: string, password?: string) => given.push(password));
    };
    late(true);
    const request = double.throughProxy(HERE);
    await settled();
    await double.say(WRONG);
    await double.say(RIGHT);
    expect(await request).toBe(true);
    late(false);
    expect([given, await double.asked()]).toEqual([[WRONG.password, RIGHT.password], null]);
  });

  it('is left alone for a minute when the person cancels', async () => {
    const double = await run({ argv: [`--connect=${HERE}`] });
    const request = double.throughProxy(HERE);
    await settled();
    await double.say({ cancelled: true });
    expect([await request, await double.throughProxy(HERE), await double.asked()]).toEqual([false, false, null]);
    await double.pass(60_000);
    const later = double.throughProxy(HERE);
    await settled();
    await double.say(RIGHT);
    expect(await later).toBe(true);
  });

  it('is another question than that of another proxy, which waits its turn and gets another answer', async () => {
    const double = await run({ argv: [`--connect=${HERE}`] });
    const first = double.throughProxy(`${HERE}/a`);
    await settled();
    const other = { host: 'other.example', user: 'x', password: 'y' };
    double.mood.proxy = other;
    const second = double.throughProxy(`${HERE}/b`);
    await settled();
    expect((await double.asked()).host).toBe(PROXY.host);
    double.mood.proxy = PROXY;
    await double.say(RIGHT);
    expect(await first).toBe(true);
    double.mood.proxy = other;
    expect((await double.asked()).host).toBe(other.host);
    await double.say({ user: 'x', password: 'y' });
    expect(await second).toBe(true);
  });

  it('gets no answer in the place of a server that asks', async () => {
    const double = await run({ argv: [`--connect=${HERE}`] });
    const request = double.throughProxy(HERE);
    await settled();
    await double.say(RIGHT);
    await request;
    double.mood.proxy = { ...PROXY, password: 'another' };
    expect([await double.throughProxy(HERE, undefined, false), await double.asked()]).toEqual([false, null]);
  });

  it('is never asked about on a wall, and a window that comes to the front has the question', async () => {
    const double = await run({ argv: [`--connect=${HERE}`] });
    const [first] = double.windows;
    await double.send('new-window', { view: '', where: 'screen' });
    const wall = double.windows.at(-1);
    const request = double.throughProxy(HERE, wall);
    await settled();
    wall?.focus();
    expect([await double.send('proxy-asked', {}, undefined, wall), wall?.sent]).toEqual([null, []]);
    const before = first?.sent.length ?? 0;
    first?.focus();
    expect(first?.sent.length).toBe(before + 1);
    const { id } = await double.send('proxy-asked', {}, undefined, first);
    await double.send('answer-proxy', { asked: id, ...RIGHT }, undefined, wall);
    expect(await double.send('proxy-asked', {}, undefined, first)).not.toBeNull();
    await double.send('answer-proxy', { asked: id, ...RIGHT }, undefined, first);
    expect(await request).toBe(true);
  });

  it('has its password written nowhere, logged nowhere, and forgotten with the program', async () => {
    const double = await run();
    const connecting = double.send('connect', { address: RASHT });
    await settled();
    await double.say(RIGHT);
    await connecting;
    await double.send('sign-in', { code: 'a' });
    await double.pass(10_000);
    const sent = double.windows.map(({ sent: told, options }) => [told, options]);
    const left = JSON.stringify([[...double.stored], double.logs, double.calls, double.reports, sent]);
    expect(left).not.toMatch(/only-for-this-proxy|r\.ahmadi/);
    const next = await run({ stored: double.stored });
    const request = next.throughProxy(RASHT);
    await settled();
    expect(await next.asked()).toMatchObject({ again: false });
    await next.say({ cancelled: true });
    expect(await request).toBe(false);
  });

  it('takes no answer to a question that is over, and none of another shape', async () => {
    const double = await run({ argv: [`--connect=${HERE}`] });
    const request = double.throughProxy(HERE);
    await settled();
    await double.send('answer-proxy', { asked: 7, ...RIGHT });
    expect(await double.asked()).not.toBeNull();
    await expect(double.send('answer-proxy', { asked: 1, user: ' ', password: 'x' })).rejects.toThrow('wrong shape');
    await double.say(RIGHT);
    await double.send('answer-proxy', { asked: 1, ...WRONG });
    expect(await request).toBe(true);
  });
});
