/** A window that shows a text to a room: where it stands, what never reaches it, when it goes; and how large windows are. */
import { describe, expect, it } from 'vitest';
import { runShell } from '../../electron/shell.ts';
import type { MenuRole } from '../../src/ui/desktop.ts';
import { type DoubleOptions, makeDouble, settled } from './double.ts';
import type { WindowDouble } from './window-double.ts';
import { saying } from './words.ts';

const HERE = 'http://127.0.0.1:4310';
const RASHT = 'https://rasht.example';
const told = { title: 'The silence was broken', body: 'Environment', view: '#/r/environment/c5' };

const summits = async (url: string): Promise<Response> =>
  url.endsWith('/api/health')
    ? Response.json({ ok: true, version: '0.3.0', rooms: 0, connections: 0 })
    : Response.json({ token: `of ${url}`, member: { id: 'ir-head' } });

async function run(options: DoubleOptions = {}) {
  const double = makeDouble({ argv: [`--connect=${HERE}`], fetch: summits, ...options });
  await runShell(double.electron, double.host);
  const [first] = double.windows;
  if (!first) throw new Error('no window');
  const beside = async (where: 'beside' | 'screen', from = first): Promise<WindowDouble> => {
    await double.send('new-window', { view: '#/r/economy', where }, undefined, from);
    const window = double.windows.at(-1);
    if (!window) throw new Error('no window');
    window.emit('ready-to-show');
    return window;
  };
  return { ...double, first, beside };
}

describe('a wall', () => {
  it('fills another screen where there is one, and the only one where there is none', async () => {
    const double = await run();
    const alone = await double.beside('screen');
    expect([alone.full, alone.options.x, alone.url]).toEqual([true, 0, 'app://bundle/#/r/economy']);
    expect(alone.options.webPreferences.additionalArguments.at(-1)).toBe('--alternat-wall');
    double.mood.screens.push({ x: 1920, y: 0, width: 1280, height: 720 });
    const other = await double.beside('screen');
    expect([other.full, other.options.x, other.options.width]).toEqual([true, 1920, 1280]);
    // Closing it does not move the summit's own window there.
    await double.send('leave-wall', {}, undefined, other);
    expect([other.destroyed, double.stored.has('windows.json')]).toEqual([true, false]);
    const window = await double.beside('beside');
    expect([window.full, window.options.x]).toEqual([false, double.first.bounds.x + 32]);
  });

  it('is the only window that closes itself, and opens none', async () => {
    const double = await run();
    const wall = await double.beside('screen');
    await double.send('leave-wall', {}, undefined, double.first);
    await double.beside('beside', wall);
    expect([double.first.destroyed, double.windows.length]).toEqual([false, 2]);
  });

  it('is given no link, no package and no notification, and keeps the others’ from the screen', async () => {
    const double = await run();
    await double.send('ready', {}, undefined, double.first);
    const wall = await double.beside('screen');
    wall.focus();
    double.app.emit('second-instance', {}, ['alternat://open/transit'], '/home');
    double.app.emit('second-instance', {}, ['a.asice'], '/home');
    expect(wall.sent).toEqual([]);
    expect(double.first.sent.map(({ channel }) => channel)).toEqual(['alternat:open', 'alternat:package']);
    await double.send('notify', told, undefined, double.first);
    expect(double.notifications).toEqual([]);
    wall.close();
    await double.send('notify', told, undefined, double.first);
    expect(double.notifications.length).toBe(1);
  });

  it('has a menu of its own, which no other window begins with', async () => {
    const double = await run();
    await double.send('set-words', { words: saying({ theme: 'light' }) }, undefined, double.first);
    const wall = await double.beside('screen');
    wall.focus();
    const menu = [{ label: 'Wall', entries: [{ role: 'close' as const, label: 'Close' }] }];
    await double.send('set-words', { words: saying({ menu, theme: 'dark' }) }, undefined, wall);
    expect(double.menus.at(-1)[0].label).toBe('Wall');
    expect(double.electron.nativeTheme.themeSource).toBe('light');
    expect(double.stored.get('words.json')).not.toContain('Wall');
    double.first.focus();
    expect(JSON.stringify(double.menus.at(-1))).not.toContain('Wall');
  });

  it('goes with the last window of its summit, with signing out, and not before', async () => {
    const double = await run({ platform: 'darwin' });
    const [second, wall] = [await double.beside('beside'), await double.beside('screen')];
    double.first.close();
    expect(wall.destroyed).toBe(false);
    second.close();
    expect([wall.destroyed, double.calls.at(-1)]).toEqual([true, 'quit']);
    const again = await run();
    const shown = await again.beside('screen');
    await again.send('sign-out', {}, undefined, again.first);
    expect([shown.destroyed, again.first.destroyed]).toEqual([true, false]);
  });

  it('does not stop another window from asking before the last unsent text goes', async () => {
    const double = await run({ button: 1 });
    await double.beside('screen');
    await double.send('set-unsaved', { count: 1 }, undefined, double.first);
    double.electron.app.quit();
    await settled();
    expect([double.questions.length, double.first.destroyed]).toEqual([1, false]);
  });
});

describe('zoom', () => {
  const entries = (['zoomIn', 'zoomOut', 'resetZoom'] satisfies readonly MenuRole[]).map((role) => ({
    ...{ role, label: role },
  }));
  const menu = [{ label: 'View', entries }];
  type Entry = { readonly label: string; readonly accelerator: string; readonly visible?: boolean; click(): void };

  async function zooming(options: DoubleOptions = {}) {
    const double = await run(options);
    await double.send('set-words', { words: saying({ menu }) }, undefined, double.first);
    const choose = (accelerator: string): void => {
      const shown: Entry[] = double.menus.at(-1)[0].submenu;
      shown.find((entry) => entry.accelerator === accelerator)?.click();
    };
    return { ...double, choose };
  }

  it('is one for all windows of all summits, and for the next start', async () => {
    const double = await zooming();
    await double.send('sign-in', { code: 'a' });
    await double.send('connect', { address: RASHT });
    const [here, rasht] = double.windows;
    here?.focus();
    double.choose('CmdOrCtrl+Plus');
    double.choose('CmdOrCtrl+=');
    expect([here?.zoom, rasht?.zoom]).toEqual([1, 1]);
    expect((await double.beside('beside')).zoom).toBe(1);
    const next = await run({ stored: double.stored });
    expect(next.first.zoom).toBe(1);
    double.choose('CmdOrCtrl+-');
    expect([here?.zoom, rasht?.zoom]).toEqual([0.5, 0.5]);
    double.choose('CmdOrCtrl+0');
    expect([here?.zoom, rasht?.zoom]).toEqual([0, 0]);
  });

  it('of a wall is another one, and moves no window of its summit', async () => {
    const double = await zooming();
    const wall = await double.beside('screen');
    wall.focus();
    await double.send('set-words', { words: saying({ menu }) }, undefined, wall);
    for (let step = 0; step < 3; step++) double.choose('CmdOrCtrl+Plus');
    expect([double.first.zoom, wall.zoom]).toEqual([0, 1.5]);
    double.first.focus();
    double.choose('CmdOrCtrl+-');
    expect([double.first.zoom, wall.zoom]).toEqual([-0.5, 1.5]);
    wall.close();
    expect((await double.beside('screen')).zoom).toBe(1.5);
  });

  it('follows the wheel, has an end, and is said again to a page that is loaded anew', async () => {
    const double = await zooming();
    for (let turn = 0; turn < 20; turn++) double.first.contents.emit('zoom-changed', {}, 'in');
    expect(double.first.zoom).toBe(6);
    await double.send('reload', {});
    expect([double.first.loads, double.first.zoom]).toEqual([2, 6]);
    for (let turn = 0; turn < 40; turn++) double.first.contents.emit('zoom-changed', {}, 'out');
    expect(double.first.zoom).toBe(-4);
  });

  it('has the keys of Electron, and others that nobody sees in the menu', async () => {
    const double = await zooming();
    const shown = (double.menus.at(-1)[0].submenu as Entry[]).filter(({ visible }) => visible !== false);
    expect(shown.map(({ accelerator }) => accelerator)).toEqual(['CmdOrCtrl+Plus', 'CmdOrCtrl+-', 'CmdOrCtrl+0']);
    expect(double.menus.at(-1)[0].submenu.length).toBe(7);
  });

  it.each(['{"own":9,"wall":0}', '{"own":0.3,"wall":0}', '{"own":1}', 'no'])(
    'begins with the usual size where the file says %s',
    async (torn) => {
      const double = await run({ stored: new Map([['zoom.json', torn]]) });
      expect(double.first.zoom).toBe(0);
    },
  );

  it('touches no window that is gone, and goes on where nothing can be written', async () => {
    const double = await zooming();
    const second = await double.beside('beside');
    second.close();
    double.mood.refused.add('zoom.json');
    double.first.focus();
    double.choose('CmdOrCtrl+Plus');
    await settled();
    expect([double.first.zoom, double.logs.length]).toEqual([0.5, 1]);
  });
});
