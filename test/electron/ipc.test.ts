/** The door: who is heard, and with what in their hands. */
import { describe, expect, it } from 'vitest';
import { REQUESTS } from '../../electron/channels.ts';
import { runShell } from '../../electron/shell.ts';
import { type Frame, makeDouble } from './double.ts';
import { saying } from './words.ts';

async function open() {
  const double = makeDouble();
  await runShell(double.electron, double.host);
  return double;
}

describe('listen', () => {
  const strangers: readonly (readonly [string, Frame])[] = [
    ['a frame inside our page', { origin: 'app://bundle', url: 'app://bundle/' }],
    ['a page from the web', { origin: 'https://example.org', url: 'https://example.org/' }],
    ['another host of our scheme', { origin: 'app://other', url: 'app://other/' }],
    ['a local file', { origin: 'null', url: 'file:///tmp/x.html' }],
  ];
  it.each(strangers)('refuses %s on every channel', async (_name, frame) => {
    const double = await open();
    for (const name of Object.keys(REQUESTS))
      await expect(double.send(name, {}, frame)).rejects.toThrow('refused: unknown sender');
    expect(double.logs.length).toBe(Object.keys(REQUESTS).length);
  });

  it('refuses our own main frame once it shows something else', async () => {
    const double = await open();
    const window = double.windows[0];
    Object.assign(window?.mainFrame ?? {}, { origin: 'https://example.org', url: 'https://example.org/app://bundle/' });
    await expect(double.send('ready', {})).rejects.toThrow('refused: unknown sender');
  });

  it('refuses a closed page', async () => {
    const double = await open();
    const handler = double.handlers.get('alternat:ready');
    const event = { sender: double.windows[0]?.webContents, senderFrame: null };
    await expect(handler?.(event, {})).rejects.toThrow('refused: unknown sender');
  });

  const wrong: readonly (readonly [string, unknown])[] = [
    ['sign-in', {}],
    ['sign-in', { code: 7 }],
    ['sign-in', { code: 'a', server: 'https://evil.example' }],
    ['sign-out', undefined],
    ['connect', { address: 'https://a.example', certificate: 'AB' }],
    ['host', {}],
    ['host', { address: '10.0.0.5' }],
    ['host', { address: 'evil.example', meeting: { sample: true } }],
    ['host', { address: '10.0.0.5', meeting: { folder: '/home/somebody' } }],
    ['host', { address: '10.0.0.5', meeting: { earlier: '../../x' } }],
    ['host', { address: '10.0.0.5', meeting: { sample: false } }],
    ['host', { address: '10.0.0.5', meeting: { sample: true }, port: 80 }],
    ['host', { address: '10.0.0.5', meeting: { begin: { name: ' ' } } }],
    ['choose-for-hosting', { what: 'everything' }],
    ['stop-hosting', { now: true }],
    ['save-file', { name: 'a', bytes: 'text', mime: 'x' }],
    ['save-file', { name: 'a'.repeat(256), bytes: new Uint8Array(), mime: 'x' }],
    ['open-file', { filters: [{ name: 'x', extensions: ['../x'] }] }],
    ['set-words', { words: { menu: [] } }],
    ['set-unsaved', { count: -1 }],
    ['set-unsaved', { count: '1' }],
    ['open-external', { url: ['https://a.example'] }],
    ['new-window', { view: '//evil.example', where: 'beside' }],
    ['new-window', { view: '#/\n', where: 'beside' }],
    ['new-window', { view: '', where: 'anywhere' }],
    ['ready', []],
    ['ready', null],
    ['print', { __proto__: null, silent: true }],
  ];
  it.each(wrong)('refuses %s with %j', async (name, request) => {
    const double = await open();
    await expect(double.send(name, request)).rejects.toThrow('refused: wrong shape');
  });

  it('refuses more than one argument', async () => {
    const double = await open();
    const window = double.windows[0];
    const event = { sender: window?.webContents, senderFrame: window?.mainFrame };
    await expect(double.handlers.get('alternat:ready')?.(event, {}, {})).rejects.toThrow('refused: wrong shape');
  });

  it('refuses a menu role that is not in the table', async () => {
    const double = await open();
    const words = (role: string) => ({
      words: saying({ menu: [{ label: 'x', entries: [{ role: role as 'copy', label: 'y' }] }] }),
    });
    await expect(double.send('set-words', words('toggleDevTools'))).rejects.toThrow('refused: wrong shape');
    await double.send('set-words', words('copy'));
  });
});
