/** Windows that close, crash, hang or print, and everything that can go wrong with asking about it. */
import { describe, expect, it } from 'vitest';
import { isReachable } from '../../electron/places.ts';
import { runShell } from '../../electron/shell.ts';
import { type DoubleOptions, makeDouble, settled } from './double.ts';
import { saying } from './words.ts';

const SERVER = 'http://127.0.0.1:4310';

async function run(options: DoubleOptions = {}) {
  const double = makeDouble({ argv: [`--connect=${SERVER}`], ...options });
  await runShell(double.electron, double.host);
  const [window] = double.windows;
  if (!window) throw new Error('no window');
  /** Whether the window let itself be closed. */
  const close = async (): Promise<boolean> => {
    const gone = window.close();
    await settled();
    return gone;
  };
  return { ...double, window, close };
}

describe('closing', () => {
  it('asks nothing while nothing is unsent, and ends the program with its last window', async () => {
    const { close, questions, calls } = await run();
    expect([await close(), questions.length, calls.at(-1)]).toEqual([true, 0, 'quit']);
  });

  it('asks in the words of the page, and stays or goes as it is answered', async () => {
    const double = await run({ button: 1 });
    await double.send('set-words', { words: saying() });
    await double.send('set-unsaved', { count: 2 });
    expect([await double.close(), double.window.destroyed]).toEqual([false, false]);
    expect(double.questions[0]).toMatchObject({ message: 'closing', buttons: ['leave', 'stay'], cancelId: 1 });
    double.mood.button = 0;
    await double.close();
    expect([double.window.destroyed, double.calls.at(-1)]).toEqual([true, 'quit']);
  });

  it('can be done also where the question fails each time', async () => {
    const { send, close, questions, window } = await run({ button: 'fails' });
    await send('set-unsaved', { count: 1 });
    const tries = [await close(), await close(), await close()];
    expect([tries, questions.length, window.destroyed]).toEqual([[false, false, true], 2, true]);
  });

  it('puts the question anew when nobody has seen it, and not before', async () => {
    const { send, close, pass, questions, window } = await run({ button: 'never' });
    await send('set-unsaved', { count: 1 });
    await close();
    await close();
    expect(questions.length).toBe(1);
    await pass(20_000);
    await close();
    expect(questions.length).toBe(2);
    await pass(20_000);
    expect([await close(), window.destroyed]).toEqual([true, true]);
  });

  it('is asked before Windows ends the session', async () => {
    const { send, window, questions } = await run();
    let prevented = 0;
    const event = { preventDefault: () => prevented++, reasons: ['logoff'] };
    window.emit('query-session-end', event);
    expect([prevented, questions.length]).toEqual([0, 0]);
    await send('set-unsaved', { count: 1 });
    window.emit('query-session-end', event);
    expect([prevented, questions.length]).toEqual([1, 1]);
  });

  it('goes on with quitting once the person has agreed, and forgets it when they stay', async () => {
    const { electron, send, mood, window, calls } = await run({ button: 1 });
    await send('set-unsaved', { count: 1 });
    electron.app.quit();
    await settled();
    expect([window.destroyed, calls.includes('quit')]).toEqual([false, false]);
    mood.button = 0;
    electron.app.quit();
    await settled();
    expect([window.destroyed, calls.at(-1)]).toEqual([true, 'quit']);
  });
});

describe('a page that is gone', () => {
  const crash = async (double: Awaited<ReturnType<typeof run>>): Promise<void> => {
    double.window.contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 });
    await settled();
  };

  it('comes back where it was, and what it had said of itself is forgotten', async () => {
    const double = await run();
    await double.send('set-unsaved', { count: 3 });
    double.window.contents.emit('did-navigate-in-page', {}, 'app://bundle/#/r/economy', true);
    double.window.contents.emit('did-navigate-in-page', {}, 'https://example.org/', true);
    await crash(double);
    expect([double.window.loads, double.window.url]).toEqual([2, 'app://bundle/#/r/economy']);
    expect([await double.close(), double.questions.length]).toEqual([true, 0]);
  });

  it('comes back three times within ten minutes, and then a person decides', async () => {
    const double = await run({ button: 0 });
    await double.send('set-words', { words: saying() });
    for (let time = 0; time < 3; time++) await crash(double);
    expect([double.window.loads, double.questions.length]).toEqual([4, 0]);
    await crash(double);
    expect([double.window.loads, double.questions.at(-1)?.message]).toEqual([5, 'stopped']);
    double.mood.button = 1;
    await crash(double);
    expect(double.window.destroyed).toBe(true);
    const patient = await run();
    for (let time = 0; time < 6; time++) {
      await crash(patient);
      await patient.pass(10 * 60_000);
    }
    expect([patient.window.loads, patient.questions.length]).toEqual([7, 0]);
  });

  it('is loaded anew when it does not answer and the person says so; when it answers again the question goes', async () => {
    const double = await run({ button: 'never' });
    double.window.emit('unresponsive');
    double.window.emit('unresponsive');
    await settled();
    double.window.emit('responsive');
    await settled();
    expect([double.questions.length, double.questions[0].signal.aborted, double.window.loads]).toEqual([1, true, 1]);
    double.mood.button = 0;
    double.window.emit('unresponsive');
    await settled();
    expect([double.window.crashed, double.window.loads]).toEqual([1, 2]);
  });

  it('is loaded anew at its own wish', async () => {
    const double = await run();
    await double.send('reload', {});
    expect(double.window.loads).toBe(2);
  });
});

describe('printing', () => {
  it.each([
    [{ success: true, reason: '' }, 'printed'],
    [{ success: false, reason: 'Print job canceled' }, 'cancelled'],
    [{ success: false, reason: 'Print job failed' }, 'failed'],
    [{ success: false, reason: 'Invalid printer settings' }, 'failed'],
    ['throws' as const, 'failed'],
  ])('ends with %j as %s, in colour', async (end, said) => {
    const { send, mood, window } = await run();
    mood.print = end;
    expect(await send('print', {})).toBe(said);
    expect(window.printed).toEqual([{ printBackground: true }]);
  });

  it('ends also where the system never says so', async () => {
    const { send, mood, pass } = await run();
    mood.print = 'never';
    const asked = send('print', {});
    await settled();
    await pass(10 * 60_000);
    expect(await asked).toBe('unknown');
  });
});

describe('the program itself', () => {
  it.each(['remote-debugging-port', 'no-sandbox', 'ignore-certificate-errors', 'proxy-server'])(
    'does not start with --%s once it is packaged, and says so',
    async (name) => {
      const packed = makeDouble({ switches: [name] });
      await runShell(packed.electron, packed.host);
      expect([packed.windows.length, packed.calls.at(-1)]).toEqual([0, 'exit 2']);
      expect(packed.boxes[0]).toContain(`--${name}`);
      const own = makeDouble({ switches: [name], packaged: false });
      await runShell(own.electron, own.host);
      expect([own.windows.length, own.boxes]).toEqual([1, []]);
    },
  );

  it('from source has a folder of its own, so that it neither reads nor blocks the installed one', async () => {
    const own = await run({ packaged: false });
    expect(own.calls).toContain('path userData /home/appData/Alternat from source');
    expect((await run()).calls.filter((call) => call.startsWith('path'))).toEqual([]);
    expect(own.window.options.webPreferences.devTools).toBe(true);
  });

  it('lets nothing be downloaded past the dialog', async () => {
    const { sessionOf } = await run();
    let prevented = 0;
    for (const listener of sessionOf().downloads) listener({ preventDefault: () => prevented++ });
    expect(prevented).toBe(1);
  });

  it('wakes its pages when the computer wakes', async () => {
    const { powerMonitor, window } = await run();
    powerMonitor.emit('resume');
    expect(window.sent).toEqual([{ channel: 'alternat:wake', value: '' }]);
  });

  it.each(['linux', 'darwin', 'win32'] as const)('has a menu on %s before any page has spoken', async (platform) => {
    const { menus } = await run({ platform });
    expect(menus[0][0].label).toBe(platform === 'darwin' ? 'Alternat' : 'File');
    expect(menus[0].flatMap((group: { submenu: object[] }) => group.submenu)).toSatisfy((entries: object[]) =>
      entries.every((entry) => 'role' in entry || 'type' in entry),
    );
  });

  it('begins in the language of the last page, without its commands', async () => {
    const first = await run();
    const menu = [
      {
        label: 'پرونده',
        entries: [
          { command: 'export', label: 'برون‌برد' },
          { role: 'close' as const, label: 'بستن' },
        ],
      },
      { label: 'برو', entries: [{ command: 'home', label: 'خانه' }] },
    ];
    await first.send('set-words', { words: saying({ menu }) });
    const next = await run({ stored: first.stored });
    expect(next.menus[0]).toEqual([{ label: 'پرونده', submenu: [{ role: 'close', label: 'بستن' }] }]);
    expect(next.window.options.webPreferences.additionalArguments.slice(1)).toEqual([
      ...['--alternat-language=fa', '--alternat-theme=dark'],
    ]);
  });
});

describe('a certificate of the person', () => {
  const certificates = [1, 2].map((number) => ({
    subjectName: `person ${number}`,
    issuerName: 'ministry',
    validExpiry: 1_900_000_000,
  }));
  const ask = async (double: Awaited<ReturnType<typeof run>>, contents: unknown, offered = certificates) => {
    const answers: unknown[][] = [];
    let prevented = 0;
    const event = { preventDefault: () => prevented++ };
    double.app.emit('select-client-certificate', event, contents, `${SERVER}/`, offered, (...sent: unknown[]) =>
      answers.push(sent),
    );
    await settled();
    return { prevented, answers };
  };

  it('is sent only when they choose one', async () => {
    const double = await run({ button: 1 });
    expect(await ask(double, double.window.anyContents)).toEqual({ prevented: 1, answers: [[certificates[1]]] });
    expect(double.questions[0].buttons.length).toBe(3);
    double.mood.button = 2;
    expect((await ask(double, double.window.anyContents)).answers).toEqual([[undefined]]);
    double.mood.button = 'fails';
    expect((await ask(double, double.window.anyContents)).answers).toEqual([[]]);
  });

  it('is not sent by the main process, nor where there is none', async () => {
    const double = await run({ button: 0 });
    expect(await ask(double, null)).toEqual({ prevented: 1, answers: [[]] });
    expect((await ask(double, double.window.anyContents, [])).answers).toEqual([[]]);
    expect(double.questions).toEqual([]);
  });
});

describe('the place of a window', () => {
  const bounds = { x: 2100, y: 80, width: 1200, height: 800 };
  const second = { x: 1920, y: 0, width: 1920, height: 1080 };

  it('is kept for its summit, and taken again while its screen is there', async () => {
    const first = await run();
    Object.assign(first.window, { bounds, maximized: true });
    await first.close();
    const there = makeDouble({ argv: [`--connect=${SERVER}`], stored: first.stored });
    there.mood.screens.push(second);
    await runShell(there.electron, there.host);
    expect([there.windows[0]?.options, there.windows[0]?.maximized]).toMatchObject([bounds, false]);
    there.windows[0]?.emit('ready-to-show');
    expect(there.windows[0]?.maximized).toBe(true);
    const elsewhere = await run({ stored: first.stored });
    expect([elsewhere.window.options.x, elsewhere.window.options.width]).toEqual([undefined, 1440]);
    const other = await run({ argv: ['--connect=https://rasht.example'], stored: first.stored });
    expect(other.window.options.x).toBeUndefined();
  });

  it.each([
    [{ x: 0, y: 0, width: 800, height: 600 }, true],
    [{ x: 1900, y: 0, width: 800, height: 600 }, false],
    [{ x: -700, y: 0, width: 800, height: 600 }, false],
    [{ x: -600, y: 0, width: 800, height: 600 }, true],
    [{ x: 0, y: -100, width: 800, height: 600 }, false],
    [{ x: 0, y: 1060, width: 800, height: 600 }, false],
  ])('%j can be reached: %s', (place, reachable) => {
    expect(isReachable(place, [{ x: 0, y: 0, width: 1920, height: 1080 }])).toBe(reachable);
  });

  it.each(['[{"of":"x"}]', '{}', '[{"of":"x","x":1e9,"y":0,"width":1,"height":1,"maximized":false}]', '[['])(
    'is the usual one where the file says %s',
    async (content) => {
      const { window } = await run({ stored: new Map([['windows.json', content]]) });
      expect([window.options.width, window.options.x]).toEqual([1440, undefined]);
    },
  );
});
