/** Packages that the system hands over: which are taken, when, by whom, and what a page never learns of them. */
import { describe, expect, it } from 'vitest';
import { isPackage, packageIn } from '../../electron/given.ts';
import { runShell } from '../../electron/shell.ts';
import { type DoubleOptions, makeDouble } from './double.ts';

const PATH = '/home/documents/Декларация.asice';
const CONNECT = '--connect=http://127.0.0.1:4310';
const BYTES = new TextEncoder().encode('PK');

async function run(options: DoubleOptions = {}, before: (double: ReturnType<typeof makeDouble>) => void = () => {}) {
  const double = makeDouble({ argv: ['alternat', CONNECT], files: { [PATH]: 'PK' }, ...options });
  const running = runShell(double.electron, double.host);
  before(double);
  await running;
  return double;
}
const taken = { name: 'Декларация.asice', bytes: BYTES };

describe('packageIn', () => {
  it.each([
    [['alternat', PATH], PATH],
    [['alternat', 'b.ASICE'], '/somewhere/b.ASICE'],
    [['alternat', '../c.asice', '--flag'], '/c.asice'],
    // As the menus of Linux write it.
    [['alternat', 'file:///home/%D0%94%20%E2%80%8C1.asice'], '/home/Д \u200c1.asice'],
    [['alternat', 'FILE:///a.asice'], '/a.asice'],
    [['alternat', 'file://elsewhere/a.asice'], null],
    [['alternat', 'file:///a%2Fb.asice'], null],
    [['alternat', 'file:///%ff.asice'], null],
    [['alternat', '--x=/a.asice'], null],
    [['alternat', '/a.asice.exe'], null],
    [['alternat', '/a.asics', '/asice'], null],
    [['alternat', 'alternat://open/economy', '/a.asice'], null],
    [['alternat', 'ALTERNAT://x" "/a.asice', '/a.asice'], null],
    [[], null],
  ])('of %j is %j', (line, path) => {
    expect(packageIn(line, '/somewhere')).toBe(path);
  });
  it('goes by the end of the name alone', () => {
    expect(['a.asice', '.AsicE', 'asice', 'a.asice/', 'a.asice '].map(isPackage)).toEqual([
      ...[true, true, false, false, false],
    ]);
  });
});

describe('a package that is opened', () => {
  it('with the program waits until a page takes it, once', async () => {
    const double = await run({ argv: ['alternat', 'Декларация.asice', CONNECT] });
    expect(await double.send('take-package', {})).toEqual(taken);
    expect(await double.send('take-package', {})).toBeNull();
  });

  it('while the program runs brings its window forward and is told without a path', async () => {
    const double = await run();
    expect(await double.send('take-package', {})).toBeNull();
    double.app.emit('second-instance', {}, ['alternat', 'Декларация.asice'], '/home/documents');
    expect(double.windows[0]?.sent).toEqual([{ channel: 'alternat:package', value: '' }]);
    expect(double.windows[0]?.focused).toBeGreaterThan(0);
    expect(await double.send('take-package', {})).toEqual(taken);
  });

  it('on a Mac may come before there is a window, and needs no summit', async () => {
    let prevented = 0;
    const event = { preventDefault: () => prevented++ };
    const double = await run({ argv: [], platform: 'darwin' }, ({ app }) => app.emit('open-file', event, PATH));
    expect(await double.send('take-package', {})).toEqual(taken);
    double.app.emit('open-file', event, '/home/documents/passwords.txt');
    expect(await double.send('take-package', {})).toBeNull();
    double.app.emit('open-file', event, PATH);
    expect([await double.send('take-package', {}), prevented]).toEqual([taken, 3]);
  });

  it('that is too large or gone is told by its name and why', async () => {
    const double = await run({ files: { '/d/large.asice': { length: 64 * 1024 * 1024 + 1 } as string } });
    const open = (path: string): Promise<unknown> => {
      double.app.emit('second-instance', {}, ['alternat', path], '/d');
      return double.send('take-package', {});
    };
    expect(await open('large.asice')).toEqual({ name: 'large.asice', problem: 'too-large' });
    expect(await open('gone.asice')).toEqual({ name: 'gone.asice', problem: 'unreadable' });
  });

  it('goes to the window that was used last', async () => {
    const double = await run();
    await double.send('new-window', { view: '', where: 'beside' });
    double.windows[0]?.emit('focus');
    double.app.emit('second-instance', {}, ['alternat', PATH], '/');
    expect(double.windows.map(({ sent }) => sent.length)).toEqual([1, 0]);
  });
});
