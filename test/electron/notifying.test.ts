/** Notifications of the system: when one comes, how many, what a click does, and a system that has none. */
import { describe, expect, it } from 'vitest';
import { REQUESTS } from '../../electron/channels.ts';
import { runShell } from '../../electron/shell.ts';
import { type DoubleOptions, makeDouble } from './double.ts';

const told = { title: 'The silence was broken', body: 'Environment', view: '#/r/environment/c5' };

async function run(options: DoubleOptions = {}) {
  const double = makeDouble({ argv: ['--connect=http://127.0.0.1:4310'], ...options });
  await runShell(double.electron, double.host);
  return double;
}

describe('a notification', () => {
  it('comes when the window is not in front, with the words of the page and no others', async () => {
    const double = await run();
    await double.send('notify', told);
    expect(double.notifications.map(({ options }) => options)).toEqual([{ title: told.title, body: told.body }]);
    expect(double.windows[0]?.sent).toEqual([]);
    double.notifications[0]?.emit('click');
    expect(double.windows[0]?.focused).toBe(1);
    expect(double.windows[0]?.sent).toEqual([{ channel: 'alternat:view', value: told.view }]);
  });

  it('does not come while a window of that summit is in front', async () => {
    const double = await run();
    await double.send('new-window', { view: '', where: 'beside' });
    const [first, second] = double.windows;
    if (!first || !second) throw new Error('two windows');
    first.inFront = true;
    await double.send('notify', told, undefined, second);
    expect(double.notifications).toEqual([]);
    first.inFront = false;
    await double.send('notify', told, undefined, second);
    expect(double.notifications.length).toBe(1);
  });

  it('comes one at a time, the newest a few seconds later, unless somebody has come back', async () => {
    const double = await run();
    for (const title of ['a', 'b', 'c']) await double.send('notify', { ...told, title });
    expect(double.notifications.map(({ options }) => options.title)).toEqual(['a']);
    await double.pass(6_000);
    expect(double.notifications.map(({ options }) => options.title)).toEqual(['a', 'c']);
    await double.send('notify', { ...told, title: 'd' });
    if (double.windows[0]) double.windows[0].inFront = true;
    await double.pass(20_000);
    expect(double.notifications.length).toBe(2);
  });

  it.each(['unsupported', 'fails'] as const)('that the system %s is nobody’s trouble', async (notifying) => {
    const double = await run();
    double.mood.notifying = notifying;
    await double.send('notify', told);
    expect([double.notifications.length, double.logs.length]).toEqual([0, notifying === 'fails' ? 1 : 0]);
  });

  it('whose window is gone leads nowhere and does no harm', async () => {
    const double = await run({ platform: 'darwin' });
    await double.send('notify', told);
    double.windows[0]?.destroy();
    expect(() => double.notifications[0]?.emit('click')).not.toThrow();
  });

  it('takes no view that is not one of ours', () => {
    for (const view of ['https://example.org', '//x', '#/r/<b>', `#/${'x'.repeat(400)}`])
      expect(() => REQUESTS.notify({ ...told, view })).toThrow();
  });
});

describe('the mark on the icon', () => {
  it('counts each summit once', async () => {
    const double = await run();
    await double.send('new-window', { view: '', where: 'beside' });
    for (const window of double.windows) await double.send('set-unread', { count: 3 }, undefined, window);
    expect(double.calls.filter((call) => call.startsWith('badge')).at(-1)).toBe('badge 3');
  });
  it('and the notifications belong to the installed program on Windows', async () => {
    expect((await run({ platform: 'win32' })).calls).toContain('id org.alternat.desktop');
    expect((await run()).calls.join()).not.toContain('id org');
  });
});
