/** The whole shell against the double: what it registers, what it grants, what it keeps to itself. */
import { describe, expect, it } from 'vitest';
import { channelOf, REQUESTS } from '../../electron/channels.ts';
import { runShell } from '../../electron/shell.ts';
import { type DoubleOptions, makeDouble, strict } from './double.ts';
import { saying } from './words.ts';

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
    expect(calls.filter((call) => !call.startsWith('spelling'))).toEqual([
      ...['name Alternat', 'sandbox', 'scheme alternat'],
    ]);
    expect(windows.map(({ url }) => url)).toEqual(['app://bundle/']);
    expect(windows[0]?.options.webPreferences).toEqual({
      preload: '/program/electron/preload.cjs',
      partition: expect.stringMatching(/^persist:summit-[0-9a-f]{24}$/),
      sandbox: true,
      contextIsolation: true,
      webviewTag: false,
      spellcheck: false,
      zoomMode: 'isolated',
      devTools: false,
      additionalArguments: [`--alternat-server=${SERVER}`, '--alternat-language=', '--alternat-theme='],
    });
  });

  it('gives its scheme no right beyond standard, secure and fetch', async () => {
    const { registered } = await run();
    const privileges = { standard: true, secure: true, supportFetchAPI: true };
    expect(registered.schemes).toEqual([{ scheme: 'app', privileges }]);
  });

  it.each(['ready-to-show', 'did-finish-load', 'did-fail-load', 'three seconds'])(
    'shows the window and reports it once, at the first sign of life: %s',
    async (sign) => {
      const { windows, reports, pass } = await run();
      const [window] = windows;
      await pass(2_999);
      expect([window?.shown, reports]).toEqual([false, []]);
      if (sign === 'ready-to-show') window?.emit(sign);
      else if (sign !== 'three seconds') window?.contents.emit(sign);
      else await pass(1);
      expect([window?.shown, reports]).toEqual([true, ['Alternat window is ready']]);
      window?.emit('ready-to-show');
      await pass(10_000);
      expect(reports.length).toBe(1);
    },
  );

  it('does not touch a window that was closed before it was ever shown', async () => {
    const { windows, reports, pass } = await run();
    windows[0]?.close();
    windows[0]?.emit('ready-to-show');
    await pass(10_000);
    expect(reports).toEqual([]);
  });

  it('leaves at once when another instance is running', async () => {
    const { calls, windows, handlers, reports } = await run({ firstInstance: false });
    expect([calls.at(-1), windows.length, handlers.size]).toEqual(['quit', 0, 0]);
    expect(reports).toEqual(['Alternat is open already']);
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
    const { sessionOf } = await run({ files: { '/program/ui/index.html': '<p nonce="%CSP_NONCE%">' } });
    const answer = await sessionOf().protocols.get('app')?.(new Request('app://bundle/'));
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
    const kept = first.stored.get('secrets.json') ?? '';
    expect(Object.keys(JSON.parse(kept))).toEqual([`token ${SERVER}`]);
    expect(kept).not.toContain(TOKEN);

    const next = makeDouble({ argv: ['--connect', SERVER], fetch: answering([]), stored: first.stored });
    await runShell(next.electron, next.host);
    expect(next.leave(SERVER)).toEqual({ Authorization: `Bearer ${TOKEN}` });
    await next.send('sign-out', {});
    expect([next.leave(SERVER), next.stored.get('secrets.json')]).toEqual([{}, '{}']);
  });

  it('is not asked for when the server cannot be reached or no summit is open', async () => {
    const offline = await run();
    expect(await offline.send('sign-in', { code: 'x' })).toEqual({
      ok: false,
      reason: 'unreachable',
      message: 'net::ERR_INTERNET_DISCONNECTED',
    });
    const nowhere = await run({ argv: [] });
    expect(await nowhere.send('sign-in', { code: 'x' })).toMatchObject({ ok: false, reason: 'no-summit' });
  });
});

describe('requests from the page', () => {
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

  it('shows the menu in the words of the page and sends commands back', async () => {
    const double = await run();
    const menu = [{ label: 'پرونده', entries: [{ command: 'file.export', label: 'برون‌برد', keys: 'CmdOrCtrl+E' }] }];
    await double.send('set-words', { words: saying({ menu }) });
    expect(double.menus.at(-1)[0].label).toBe('پرونده');
    double.menus.at(-1)[0].submenu[0].click();
    expect(double.windows[0]?.sent).toEqual([{ channel: 'alternat:menu', value: 'file.export' }]);
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
    expect(double.windows[0]?.focused).toBe(2);
    expect(double.windows[0]?.sent).toEqual([{ channel: 'alternat:open', value: 'transit' }]);
  });
});
