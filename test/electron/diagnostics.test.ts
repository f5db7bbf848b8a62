/** The text that somebody saves for whoever helps: what is in it, and what never is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealKinds } from '../../electron/diagnostics.ts';
import { cleaned } from '../../electron/journal.ts';
import { runShell } from '../../electron/shell.ts';
import { type DoubleOptions, makeDouble } from './double.ts';

const SERVER = 'https://rasht.example:4310';
const TOKEN = 'Zk9-hidden_token-of-thirty-days-0123456789';
const NAME = 'Игорь Лаптев';

async function run(options: DoubleOptions = {}) {
  const double = makeDouble({
    argv: [`--connect=${SERVER}`],
    fetch: async () => Response.json({ token: TOKEN, member: { id: 'ru-neg', name: NAME } }),
    ...options,
  });
  await runShell(double.electron, double.host);
  return double;
}
const saved = async (double: Awaited<ReturnType<typeof run>>): Promise<string> => {
  expect(await double.send('save-diagnostics', {})).toBe('saved');
  return new TextDecoder().decode(double.written.get('/home/documents/alternat-diagnostics.txt'));
};

describe('diagnostics', () => {
  it('say which program on which system, which key store, which summits and windows', async () => {
    const double = await run();
    await double.send('new-window', { view: '', where: 'beside' });
    await double.send('set-unsaved', { count: 2 });
    const text = await saved(double);
    for (const fact of ['Alternat: 0.3.0', 'Electron: 45.4.1', 'Chromium: 156', 'session: wayland', 'gnome_libsecret'])
      expect(text).toContain(fact);
    expect(text).toContain(`window: ${SERVER}, 2 unsent`);
    expect(text).toContain(`summit: ${SERVER}`);
    expect(text).toContain('started 0.3.0');
  });

  it('hold neither token, text nor name, whatever was sent, refused and logged', async () => {
    const double = await run();
    await double.send('sign-in', { code: 'invitation-code' });
    await double.send('draft-key', {});
    const [window] = double.windows;
    // A page that sends nonsense, from a view with a code in it; errors of the system that name files and addresses.
    const wrong = { url: `app://bundle/#/invite/${TOKEN}`, origin: 'https://evil.example' };
    await expect(double.send('print', { text: NAME }, wrong)).rejects.toThrow();
    await expect(double.send('save-file', { name: NAME, words: 'Стороны договорились' })).rejects.toThrow();
    window?.contents.emit('render-process-gone', {}, { reason: `'${NAME}'` });
    double.mood.refused.add('words.json');
    const text = await saved(double);
    for (const secret of [TOKEN, NAME, 'Лаптев', 'Стороны', 'invitation-code', '/invite/'])
      expect([secret, text.includes(secret)]).toEqual([secret, false]);
    const sealed = Object.values(JSON.parse(double.stored.get('secrets.json') ?? '{}')) as string[];
    expect(sealed.length).toBeGreaterThan(0);
    for (const one of sealed) expect(text).not.toContain(one);
    expect(text).toContain('seals v11: ');
  });

  it('know of earlier starts, up to a bound, and are written where nothing else is lost', async () => {
    const stored = new Map([['journal.txt', Array.from({ length: 5_000 }, (_, at) => `line ${at}`).join('\n')]]);
    const double = await run({ stored });
    await double.pass(2_000);
    const lines = (stored.get('journal.txt') ?? '').trim().split('\n');
    expect([lines.length, lines.at(-2)]).toEqual([400, 'line 4999']);
  });
});

describe('a line of the journal', () => {
  it.each([
    [
      "ENOENT: no such file or directory, open '/home/laptev/Декларация.asice'",
      'ENOENT: no such file or directory, open …',
    ],
    ['EACCES: /home/laptev/x y', 'EACCES: … y'],
    ['C:\\Users\\Laptev\\a.txt is busy', '… is busy'],
    ["ERR_FAILED (-2) loading 'app://bundle/#/r/economy'", 'ERR_FAILED (-2) loading …'],
    ['refused, sent from app://bundle/#/invite/abc', 'refused, sent from app:/…'],
    [`Bearer ${TOKEN}`, 'Bearer …'],
    ['an "unclosed name', 'an …'],
    ['the page is gone: crashed', 'the page is gone: crashed'],
  ])('%j is kept as %j', (line, kept) => expect(cleaned(line)).toBe(kept));

  it('is short, whatever it was, and takes no time', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), (line) => {
        expect(cleaned(line).length).toBeLessThanOrEqual(300);
      }),
      { numRuns: 200, seed: 7 },
    );
    for (const part of ["'", '/a', '\\', '#', 'x'])
      expect(cleaned(part.repeat(1_000_000)).length).toBeLessThanOrEqual(300);
  });
});

describe('sealKinds', () => {
  it('looks at the heads only', () => {
    const of = (text: string): string => Buffer.from(text).toString('base64');
    expect(sealKinds(JSON.stringify({ a: of('v11xx'), b: of('v11yy'), c: of('v10'), d: 'Лаптев' }))).toBe(
      'v11: 2, v10: 1, other: 1',
    );
    expect([sealKinds(undefined), sealKinds('{'), sealKinds('{}')]).toEqual([
      ...['nothing kept', 'unreadable', 'nothing kept'],
    ]);
  });
});
