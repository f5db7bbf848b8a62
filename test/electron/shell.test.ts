/** The whole shell against the double: what it registers, what it grants, what it keeps to itself. */
import { describe, expect, it } from 'vitest';
import { channelOf, REQUESTS } from '../../electron/channels.ts';
import { runShell } from '../../electron/shell.ts';
import { type DoubleOptions, makeDouble, strict } from './double.ts';

const SERVER = 'http://127.0.0.1:4310';
const TOKEN = 'secret-token-123';

async function run(options: DoubleOptions = {}) {
  const double = makeDouble({ argv: ['electron', 'main.cjs', `--connect=${SERVER}`], ...options });
  await runShell(double.electron, double.host);
  return double;
}

const answering = (calls: string[]) => async (url: string, init: RequestInit) => {
  calls.push(`${init.method} ${url} ${init.body ?? ''}`.trim());
  return Response.json({ token: TOKEN, member: { id: 'ir-head' } });
};

describe('strict', () => {
  it('throws on a member it does not model', () => {
    expect(() => (makeDouble().electron as unknown as { crashReporter: unknown }).crashReporter).toThrow(
      'electron.crashReporter is not modelled',
    );
    expect(strict('x', { a: 1 }).a).toBe(1);
  });
});

describe('runShell', () => {
  it('sandboxes everything and opens one window on the bundle with exactly these web preferences', async () => {
    const { calls, windows } = await run();
    expect(calls).toEqual(['name Alternat', 'sandbox', 'scheme alternat', 'spelling false']);
    expect(windows.map(({ url }) => url)).toEqual(['app://bundle/']);
    expect(windows[0]?.options.webPreferences).toEqual({
      preload: '/program/electron/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      webviewTag: false,
      spellcheck: false,
      additionalArguments: [`--alternat-server=${SERVER}`],
    });
  });

  it('gives its scheme no right beyond standard, secure and fetch', async () => {
    const { guards } = await run();
    const privileges = { standard: true, secure: true, supportFetchAPI: true };
    expect(guards.schemes).toEqual([{ scheme: 'app', privileges }]);
  });

  it('reports the window once it is ready to be shown', async () => {
    const { windows, reports } = await run();
    expect([windows[0]?.shown, reports]).toEqual([false, []]);
    windows[0]?.emit('ready-to-show');
    expect([windows[0]?.shown, reports]).toEqual([true, ['Alternat window is ready']]);
  });

  it('leaves at once when another instance is running', async () => {
    const { calls, windows, handlers } = await run({ firstInstance: false });
    expect([calls.at(-1), windows.length, handlers.size]).toEqual(['quit', 0, 0]);
  });

  it('listens on every channel of the table and no other', async () => {
    const { handlers } = await run();
    const channels = Object.keys(REQUESTS).map((name) => channelOf(name as keyof typeof REQUESTS));
    expect([...handlers.keys()]).toEqual(channels);
  });

  it('keeps every page where it is', async () => {
    const { windows } = await run();
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      let prevented = false;
      windows[0]?.contents.emit(event, { preventDefault: () => (prevented = true) });
      expect([event, prevented]).toEqual([event, true]);
    }
    expect(windows[0]?.openHandler?.({ url: 'https://example.org' })).toEqual({ action: 'deny' });
  });

  it('serves the bundle with a policy naming the open summit only', async () => {
    const { protocols } = await run({ files: { '/program/ui/index.html': '<p nonce="%CSP_NONCE%">' } });
    const answer = await protocols.get('app')?.(new Request('app://bundle/'));
    const policy = answer?.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`connect-src 'self' ${SERVER} ws://127.0.0.1:4310;`);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    expect(await answer?.text()).toBe(`<p nonce="${nonce}">`);
  });
});

describe('the token', () => {
  it('goes from the server into the header and never to the page', async () => {
    const calls: string[] = [];
    const double = await run({ fetch: answering(calls) });
    const answer = await double.send('sign-in', { code: 'caspian' });
    expect(answer).toEqual({ ok: true, member: { id: 'ir-head' } });
    expect(calls).toEqual([`POST ${SERVER}/api/sessions {"code":"caspian"}`]);
    expect(JSON.stringify([answer, double.windows[0]?.sent, double.windows[0]?.options])).not.toContain(TOKEN);
    expect(double.leave(`${SERVER}/api/summit`)).toEqual({ Authorization: `Bearer ${TOKEN}` });
    expect(double.leave('ws://127.0.0.1:4310/sync/economy')).toEqual({ Authorization: `Bearer ${TOKEN}` });
  });

  it('goes to no other server, not for another page, and not instead of what a page brings', async () => {
    const double = await run({ fetch: answering([]) });
    await double.send('sign-in', { member: 'ir-head' });
    expect(
      ['http://127.0.0.1:4311/', 'https://127.0.0.1:4310/', 'http://127.0.0.1.example:4310/', 'app://bundle/'].map(
        (url) => double.leave(url, { authorization: 'Bearer of the page', accept: '*/*' }),
      ),
    ).toEqual(Array(4).fill({ accept: '*/*' }));
    expect(double.leave(`${SERVER}/api/summit`, {}, 'https://example.org')).toEqual({});
    expect(double.leave(`${SERVER}/`, { authorization: 'x' })).toEqual({ Authorization: `Bearer ${TOKEN}` });
  });

  it('is kept encrypted, found again at the next start, and gone after sign-out', async () => {
    const first = await run({ fetch: answering([]) });
    await first.send('sign-in', { code: 'caspian' });
    const kept = first.stored.get('secrets') ?? '';
    expect(Object.keys(JSON.parse(kept))).toEqual([`token ${SERVER}`]);
    expect(kept).not.toContain(TOKEN);

    const next = makeDouble({ argv: [`--connect=${SERVER}`], fetch: answering([]) });
    next.stored.set('secrets', kept);
    await runShell(next.electron, next.host);
    expect(next.leave(SERVER)).toEqual({ Authorization: `Bearer ${TOKEN}` });
    await next.send('sign-out', {});
    expect([next.leave(SERVER), next.stored.get('secrets')]).toEqual([{}, '{}']);
  });

  it('stays in memory where the key store is worthless', async () => {
    const double = await run({ fetch: answering([]), backend: 'basic_text' });
    await double.send('sign-in', { code: 'caspian' });
    expect(double.stored.size).toBe(0);
    expect(double.leave(SERVER)).toEqual({ Authorization: `Bearer ${TOKEN}` });
    expect((await double.send('draft-key', {})).lasting).toBe(false);
  });

  it('is not asked for when the server cannot be reached or no summit is open', async () => {
    const offline = await run();
    expect(await offline.send('sign-in', { code: 'x' })).toEqual({
      ok: false,
      reason: 'unreachable',
      message: 'offline',
    });
    const nowhere = await run({ argv: [] });
    expect(await nowhere.send('sign-in', { code: 'x' })).toMatchObject({ ok: false, reason: 'no-summit' });
  });
});

describe('requests from the page', () => {
  it('opens another summit in a new window and remembers it', async () => {
    const double = await run();
    expect(await double.send('connect', { address: 'https://rasht.example/' })).toEqual({ ok: true });
    const [before, after] = double.windows;
    expect(after?.options.webPreferences.additionalArguments).toEqual(['--alternat-server=https://rasht.example']);
    after?.emit('ready-to-show');
    expect([before?.destroyed, double.stored.get('last')]).toEqual([true, '{"address":"https://rasht.example/"}']);
  });

  it('refuses a summit without TLS outside of this computer', async () => {
    const double = await run();
    for (const address of [
      'http://rasht.example',
      'file:///etc',
      'https://u:p@rasht.example',
      'https://rasht.example/x',
      '',
    ])
      expect(await double.send('connect', { address })).toEqual({ ok: false, reason: 'bad-address' });
    expect(double.windows.length).toBe(1);
  });

  it('saves a file under a harmless name, moved into place', async () => {
    const double = await run();
    const bytes = new Uint8Array([1, 2, 3]);
    expect(await double.send('save-file', { name: '../../قطعنامه.docx', bytes, mime: 'x/y' })).toBe('saved');
    expect([...double.written]).toEqual([['/home/documents/قطعنامه.docx', bytes]]);
  });

  it('opens a file as name and bytes', async () => {
    const double = await run({ files: { '/home/documents/chosen.docx': 'PK' } });
    expect(await double.send('open-file', { filters: [{ name: 'Word', extensions: ['docx'] }] })).toEqual({
      name: 'chosen.docx',
      bytes: new Uint8Array([80, 75]),
    });
  });

  it('asks before a link leaves, and only for https and mailto', async () => {
    const agreed = await run({ button: 0 });
    const declined = await run({ button: 1 });
    expect(await agreed.send('open-external', { url: 'https://example.org/a' })).toBe(true);
    expect(await declined.send('open-external', { url: 'https://example.org/a' })).toBe(false);
    for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'smb://x/y', 'nonsense'])
      expect(await agreed.send('open-external', { url })).toBe(false);
    expect([agreed.opened, declined.opened, agreed.questions.length]).toEqual([['https://example.org/a'], [], 1]);
    expect(agreed.questions[0].detail).toBe('https://example.org/a');
  });

  it('keeps one draft key per summit until it is forgotten', async () => {
    const double = await run();
    const first = await double.send('draft-key', {});
    expect([first.key.length, first.lasting, await double.send('draft-key', {})]).toEqual([32, true, first]);
    await double.send('forget-draft-key', {});
    expect((await double.send('draft-key', {})).key).not.toEqual(first.key);
  });

  it('shows the menu in the words of the page and sends commands back', async () => {
    const double = await run();
    const menu = [{ label: 'پرونده', entries: [{ command: 'file.export', label: 'برون‌برد', keys: 'CmdOrCtrl+E' }] }];
    const closing = { message: 'a', detail: 'b', leave: 'c', stay: 'd' };
    await double.send('set-words', { words: { menu, closing, external: { message: 'e', open: 'f', cancel: 'g' } } });
    expect(double.menus.at(-1)[0].label).toBe('پرونده');
    double.menus.at(-1)[0].submenu[0].click();
    expect(double.windows[0]?.sent).toEqual([{ channel: 'alternat:menu', value: 'file.export' }]);
  });

  it.each([
    [0, 0, 0, false],
    [2, 1, 1, false],
    [2, 0, 1, true],
  ])('with %i unsent and button %i asks %i times; destroyed: %s', async (count, button, asked, destroyed) => {
    const double = await run({ button });
    await double.send('set-unsaved', { count });
    let prevented = 0;
    double.windows[0]?.emit('close', { preventDefault: () => prevented++ });
    await Promise.resolve();
    await Promise.resolve();
    expect([prevented, double.questions.length, double.windows[0]?.destroyed]).toEqual([asked, asked, destroyed]);
  });
});

describe('deep links', () => {
  it('wait until the page listens, and then open one resolution', async () => {
    const double = await run({ argv: ['alternat', 'alternat://open/economy', `--connect=${SERVER}`] });
    expect(double.windows[0]?.sent).toEqual([]);
    await double.send('ready', {});
    await double.send('ready', {});
    expect(double.windows[0]?.sent).toEqual([{ channel: 'alternat:open', value: 'economy' }]);
  });

  it('arrive from a second instance and bring the window forward', async () => {
    const double = await run();
    await double.send('ready', {});
    double.app.emit('second-instance', {}, ['alternat', '--connect=https://evil.example', 'alternat://open/transit']);
    double.app.emit('second-instance', {}, ['alternat', 'alternat://open/../secrets']);
    expect(double.windows.length).toBe(1);
    expect(double.windows[0]?.focused).toBe(3);
    expect(double.windows[0]?.sent).toEqual([{ channel: 'alternat:open', value: 'transit' }]);
  });
});
