/** What is kept between two starts, with key stores that are locked, denied, silent, absent or somebody else's. */
import { describe, expect, it } from 'vitest';
import { runShell } from '../../electron/shell.ts';
import type { DraftKey } from '../../src/ui/desktop.ts';
import { type DoubleOptions, makeDouble, settled } from './double.ts';
import type { KeyStoreMood } from './key-store-double.ts';

const SERVER = 'http://127.0.0.1:4310';
const TOKEN = 'secret-token-123';

const signingIn = async (): Promise<Response> => Response.json({ token: TOKEN, member: { id: 'ir-head' } });

/** One start of the program with a key store in this mood. */
async function start(mood: KeyStoreMood, options: DoubleOptions & { readonly account?: string } = {}) {
  const double = makeDouble({ argv: [`--connect=${SERVER}`], fetch: signingIn, ...options });
  double.mood.keyStore = mood;
  double.mood.account = options.account ?? 'me';
  const running = runShell(double.electron, double.host);
  await settled();
  await double.pass(4_000);
  await running;
  return double;
}
const keyOf = (double: Awaited<ReturnType<typeof start>>): Promise<DraftKey> => double.send('draft-key', {});
const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex');
const kept = ({ stored }: { stored: Map<string, string> }): string => stored.get('secrets.json') ?? '';

describe('the draft key', () => {
  it.each(['linux', 'darwin', 'win32'] as const)('lasts from start to start on %s', async (platform) => {
    const first = await start('open', { platform });
    const key = await keyOf(first);
    expect([key.key.length, key.lasting, key.locked, key.older]).toEqual([32, true, false, []]);
    const next = await start('open', { platform, stored: first.stored });
    expect(hex((await keyOf(next)).key)).toBe(hex(key.key));
    expect(kept(first)).not.toContain(Buffer.from(key.key).toString('base64'));
  });

  it.each([
    ['linux', 'locked'],
    ['linux', 'denied'],
    ['darwin', 'denied'],
    ['win32', 'denied'],
    ['darwin', 'none'],
  ] as const)('survives a start on %s in which the key store is %s', async (platform, mood) => {
    const first = await start('open', { platform });
    const { key } = await keyOf(first);
    const shut = await keyOf(await start(mood, { platform, stored: first.stored }));
    expect([shut.lasting, shut.locked, hex(shut.key) === hex(key)]).toEqual([false, true, false]);
    const after = await keyOf(await start('open', { platform, stored: first.stored }));
    expect([after.lasting, after.locked, hex(after.key)]).toEqual([true, false, hex(key)]);
  });

  it('is made anew beside one that another account has sealed, and both open once that one is back', async () => {
    const mine = await start('open', { platform: 'win32' });
    const { key } = await keyOf(mine);
    const theirs = await keyOf(await start('open', { platform: 'win32', account: 'other', stored: mine.stored }));
    expect([theirs.lasting, theirs.locked, hex(theirs.key) === hex(key)]).toEqual([true, true, false]);
    const back = await keyOf(await start('open', { platform: 'win32', stored: mine.stored }));
    expect([hex(back.key), back.locked]).toEqual([hex(key), true]);
  });

  it('is one, also when two windows ask at once', async () => {
    const double = await start('open');
    const [one, two] = await Promise.all([keyOf(double), keyOf(double)]);
    expect([hex(one.key) === hex(two.key), Object.keys(JSON.parse(kept(double))).length]).toEqual([true, 1]);
  });

  it.each([
    ['linux', 'none'],
    ['linux', 'denied'],
    ['darwin', 'denied'],
    ['win32', 'none'],
  ] as const)('does not last and is not written on %s with a key store that is %s', async (platform, mood) => {
    const double = await start(mood, { platform });
    const key = await keyOf(double);
    expect([key.key.length, key.lasting, key.locked, kept(double)]).toEqual([32, false, false, '']);
  });

  it('that an earlier version sealed with the key that everybody has reads, and writes nothing more', async () => {
    const known = Buffer.concat([Buffer.from('v10anybody|'), Buffer.from([...Buffer.from('AAAA')].reverse())]);
    const stored = new Map([['secrets.json', JSON.stringify({ [`draft-key ${SERVER}`]: known.toString('base64') })]]);
    const key = await keyOf(await start('none', { stored }));
    expect([key.lasting, key.older.map(hex)]).toEqual([false, ['000000']]);
    const strong = await keyOf(await start('open', { stored }));
    expect([strong.lasting, hex(strong.key)]).toEqual([true, '000000']);
    expect(
      Buffer.from(JSON.parse(stored.get('secrets.json') ?? '')[`draft-key ${SERVER}`], 'base64').toString(),
    ).toMatch(/^v11/);
  });

  it('is sealed anew when the key store has a better key', async () => {
    const first = await start('open');
    const { key } = await keyOf(first);
    const next = await start('open', { stored: first.stored });
    const sealed: string[] = [];
    const encrypt = next.electron.safeStorage.encryptStringAsync;
    Object.assign(next.electron.safeStorage, {
      encryptStringAsync: (plain: string) => {
        sealed.push(plain);
        return encrypt(plain);
      },
    });
    next.mood.rotated = true;
    expect(hex((await keyOf(next)).key)).toBe(hex(key));
    expect(sealed).toEqual([Buffer.from(key).toString('base64')]);
  });

  it('is forgotten whole, and only of this summit', async () => {
    const double = await start('open');
    await keyOf(double);
    const other = { 'draft-key https://rasht.example': 'x', [`draft-key ${SERVER} 2`]: 'y' };
    double.stored.set('secrets.json', JSON.stringify({ ...JSON.parse(kept(double)), ...other }));
    const next = await start('open', { stored: double.stored });
    await next.send('forget-draft-key', {});
    expect(Object.keys(JSON.parse(kept(next)))).toEqual(['draft-key https://rasht.example']);
  });
});

describe('signing in', () => {
  it.each(['denied', 'silent', 'none', 'locked'] as const)('works with a key store that is %s', async (mood) => {
    const double = await start(mood, { platform: 'darwin' });
    expect(await double.send('sign-in', { code: 'caspian' })).toEqual({ ok: true, member: { id: 'ir-head' } });
    expect(double.leave(SERVER)).toEqual({ Authorization: `Bearer ${TOKEN}` });
    expect(kept(double)).toBe('');
  });

  it('works on a full disk, and nothing half is left', async () => {
    const double = await start('open');
    double.mood.refused.add('secrets.json');
    expect(await double.send('sign-in', { code: 'caspian' })).toMatchObject({ ok: true });
    expect((await keyOf(double)).lasting).toBe(false);
    expect([kept(double), double.logs.some((line) => line.includes('ENOSPC'))]).toEqual(['', true]);
    double.mood.refused.clear();
    expect((await keyOf(double)).lasting).toBe(true);
  });

  it('ends when the server never answers', async () => {
    const double = await start('open', { fetch: () => new Promise<never>(() => undefined) });
    const asked = double.send('sign-in', { code: 'caspian' });
    await settled();
    await double.pass(30_000);
    expect(await asked).toEqual({ ok: false, reason: 'unreachable', message: 'no answer within 30 s' });
  });

  it('out takes the token away first, and does not wait for a silent server', async () => {
    const headers: unknown[] = [];
    const double = await start('open', {
      fetch: async (_url, init) => {
        headers.push(init.headers);
        return init.method === 'DELETE' ? new Promise<never>(() => undefined) : signingIn();
      },
    });
    await double.send('sign-in', { code: 'caspian' });
    const leaving = double.send('sign-out', {});
    await settled();
    expect([double.leave(SERVER), kept(double)]).toEqual([{}, '{}']);
    // The server is still told whose session it is that ends.
    expect(headers.at(-1)).toEqual({ Authorization: `Bearer ${TOKEN}` });
    await double.pass(8_000);
    await leaving;
  });

  it('is not needed again when the key store answers late: the page is told to ask anew', async () => {
    const first = await start('open');
    await first.send('sign-in', { code: 'caspian' });
    const late = makeDouble({ argv: [`--connect=${SERVER}`], fetch: signingIn, stored: first.stored });
    let unlock = (): void => {};
    const decrypt = late.electron.safeStorage.decryptStringAsync;
    const waiting = new Promise<void>((resolve) => {
      unlock = resolve;
    });
    Object.assign(late.electron.safeStorage, {
      decryptStringAsync: async (sealed: Buffer) => {
        await waiting;
        return decrypt(sealed);
      },
    });
    const running = runShell(late.electron, late.host);
    await settled();
    await late.pass(4_000);
    await running;
    expect([late.windows.length, late.leave(SERVER)]).toEqual([1, {}]);
    unlock();
    await settled();
    expect(late.windows[0]?.sent).toEqual([{ channel: 'alternat:wake', value: '' }]);
    expect(late.leave(SERVER)).toEqual({ Authorization: `Bearer ${TOKEN}` });
  });

  it('leaves no token that everybody at the computer could read', async () => {
    const known = Buffer.concat([Buffer.from('v10anybody|'), Buffer.from([...Buffer.from(TOKEN)].reverse())]);
    const stored = new Map([['secrets.json', JSON.stringify({ [`token ${SERVER}`]: known.toString('base64') })]]);
    const double = await start('none', { stored });
    await settled();
    expect([double.leave(SERVER), kept(double)]).toEqual([{ Authorization: `Bearer ${TOKEN}` }, '{}']);
  });
});

describe('the file of secrets', () => {
  it.each(['{"a', '[1]', '"x"', '{"a":1}', 'null'])(
    'is kept aside when it says %s, and begun anew',
    async (content) => {
      const double = await start('open', { stored: new Map([['secrets.json', content]]) });
      expect((await keyOf(double)).lasting).toBe(true);
      expect(double.asides).toEqual([content]);
    },
  );

  it('is not written over where it cannot be read', async () => {
    const double = makeDouble({ argv: [`--connect=${SERVER}`], fetch: signingIn });
    const { file } = double.host;
    const unreadable = (name: string) =>
      name === 'secrets.json' ? { ...file(name), read: () => Promise.reject(new Error('EACCES')) } : file(name);
    await runShell(double.electron, { ...double.host, file: unreadable });
    expect(await double.send('sign-in', { code: 'caspian' })).toMatchObject({ ok: true });
    expect([(await keyOf(double)).lasting, kept(double)]).toEqual([false, '']);
  });

  it('is written in the order of the changes', async () => {
    const double = makeDouble({ argv: [`--connect=${SERVER}`], fetch: signingIn });
    let writing = 0;
    let most = 0;
    const slow = (name: string) => ({
      ...double.host.file(name),
      write: async (content: string) => {
        if (name === 'secrets.json') most = Math.max(most, ++writing);
        await settled();
        double.stored.set(name, content);
        if (name === 'secrets.json') writing--;
      },
    });
    await runShell(double.electron, { ...double.host, file: slow });
    await Promise.all([double.send('sign-in', { code: 'a' }), keyOf(double), double.send('sign-in', { code: 'b' })]);
    await settled();
    await settled();
    await settled();
    expect([most, Object.keys(JSON.parse(kept(double))).sort()]).toEqual([
      1,
      [`draft-key ${SERVER}`, `token ${SERVER}`],
    ]);
  });
});
