/**
 * Unsent text, in a real browser: the store over IndexedDB keeps what every store must, and what is typed survives a page
 * that is killed, a browser that is killed and a reload in mid-word; it is with the server once, and only once.
 */
import { readFileSync, rmSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalRecord, LocalStore, RecordKind, RoomKey } from '../../src/client/local-records.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import type { Lang } from '../../src/language/language.ts';
import { itIsAStore } from '../client/unsent-store.ts';
import { canBrowse, cellSelector, launch, openResolution, person, sampleInBrowser } from '../support/browser.ts';
import { findChromium } from '../support/chromium.mjs';
import { type TestServer, temporaryFolder, until } from '../support/server.ts';
import { smallTable } from '../support/small-table.ts';

const STORE = fileURLToPath(new URL('../../src/client/local-copy-indexeddb.ts', import.meta.url));
const ROOM = 'environment';
const WRITER = { member: 'ru-neg', lang: 'ru' } as const satisfies { member: string; lang: Lang };

/** A record between Node and the page, where bytes travel as numbers. */
type Sent = Omit<LocalRecord, 'bytes' | 'nonce'> & { readonly bytes: number[]; readonly nonce?: number[] };
type StorePage = { store: LocalStore };

/** A store that lives in `page` and is asked from here; each call is one task of the page. */
const storeIn = (page: Page): LocalStore => ({
  put: ({ bytes, nonce, ...rest }) =>
    page.evaluate(
      ({ bytes, nonce, ...rest }: Sent) =>
        (globalThis as unknown as StorePage).store.put({
          ...rest,
          bytes: Uint8Array.from(bytes),
          ...(nonce ? { nonce: Uint8Array.from(nonce) } : {}),
        }),
      { ...rest, bytes: [...bytes], ...(nonce ? { nonce: [...nonce] } : {}) },
    ),
  read: async (room) => {
    const records = await page.evaluate(
      async (key: Omit<RoomKey, 'epoch'>) =>
        (await (globalThis as unknown as StorePage).store.read(key)).map(
          ({ bytes, nonce, ...rest }): Sent => ({
            ...rest,
            bytes: [...bytes],
            ...(nonce ? { nonce: [...nonce] } : {}),
          }),
        ),
      room,
    );
    return records.map(({ bytes, nonce, ...rest }) => ({
      ...rest,
      bytes: Uint8Array.from(bytes),
      ...(nonce ? { nonce: Uint8Array.from(nonce) } : {}),
    }));
  },
  remove: (keys) => page.evaluate((list) => (globalThis as unknown as StorePage).store.remove(list), keys as string[]),
  isEmpty: (server) => page.evaluate((of) => (globalThis as unknown as StorePage).store.isEmpty(of), server),
  forget: (server, kind) =>
    page.evaluate(([of, what]) => (globalThis as unknown as StorePage).store.forget(of, what), [server, kind] as [
      string,
      RecordKind,
    ]),
});

/** Makes a page take its host for a desktop program that keeps a lasting key. */
const asDesktop = (): void => {
  const nothing = (): void => {};
  Object.assign(globalThis, {
    alternat: {
      kind: 'browser',
      platform: 'linux',
      server: location.origin,
      language: null,
      theme: null,
      wall: false,
      draftKey: async () => ({ key: new Uint8Array(32).fill(7), older: [], lasting: true, locked: false }),
      setWords: nothing,
      onMenu: () => nothing,
      onOpen: () => nothing,
      onWake: () => nothing,
      onView: () => nothing,
      onPackage: () => nothing,
      onJoin: () => nothing,
      onHosting: () => nothing,
      onProxy: () => nothing,
      joining: async () => null,
      hosting: async () => ({ hosting: { state: 'idle' }, addresses: [], earlier: [] }),
      proxyAsked: async () => null,
      notify: nothing,
      setUnread: nothing,
      setUnsaved: nothing,
    },
  });
};

/** All updates and words in the page's database, as the text that their bytes would be if they were plain. */
const onDisk = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('alternat');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('unsent').objectStore('unsent').getAll();
          all.onsuccess = () =>
            resolve(
              (all.result as { kind: string; bytes: Uint8Array }[])
                .filter(({ kind }) => kind !== 'position')
                .map(({ bytes }) => new TextDecoder().decode(bytes)),
            );
        };
      }),
  );

describe.skipIf(!canBrowse)('indexedDbStore', () => {
  let browser: Browser;
  let page: Page;
  let names = 0;
  beforeAll(async () => {
    browser = await launch();
    page = await browser.newPage();
    const script = stripTypeScriptTypes(readFileSync(STORE, 'utf8'));
    await page.route('http://127.0.0.1:9/**', (route) =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ contentType: 'text/javascript', body: script })
        : route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
    );
    await page.goto('http://127.0.0.1:9/');
  });
  afterAll(() => page?.context().close());

  itIsAStore(async () => {
    names++;
    // A string, because the test runner would rewrite the import.
    await page.evaluate(
      `import('/store.js').then((made) => { globalThis.store = made.indexedDbStore(indexedDB, 'test-${names}'); })`,
    );
    return storeIn(page);
  });
});

describe.skipIf(!canBrowse)('unsent text', () => {
  let server: TestServer;
  let browser: Browser;
  let token: string;
  let clause: string;

  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser(smallTable()));
    token = await server.signIn(WRITER.member);
    const { clauses } = await server.declaration(ROOM, token);
    clause = clauses.find(({ status, kind }) => status === 'draft' && kind === 'paragraph')?.id as string;
  });
  afterAll(() => server?.stop());

  const atServer = async (): Promise<string> => {
    const found = (await server.declaration(ROOM, token)).clauses.find(({ id }) => id === clause);
    return toPlain(found?.texts[WRITER.lang]?.paragraphs ?? []);
  };
  const times = (text: string, word: string): number => text.split(word).length - 1;
  const arrives = async (word: string): Promise<void> => {
    await until(async () => (await atServer()).includes(word), `"${word}" to arrive`);
    expect(times(await atServer(), word)).toBe(1);
  };
  /** Opens the resolution with the caret at the end of the writer's cell. */
  const write = async (page: Page): Promise<void> => {
    await openResolution(page, ROOM);
    const cell = page.locator(cellSelector(clause, WRITER.lang));
    // A cell that has just appeared takes the click before its editor is there to take the focus.
    await until(async () => {
      await cell.click();
      return (await cell.locator('.ProseMirror-focused').count()) > 0;
    }, 'the caret in the cell');
    await page.keyboard.press('Control+End');
  };
  /** Open sockets outlive this by themselves: what is typed before the program has let go of its own may still arrive. */
  const cut = async (context: BrowserContext, page: Page): Promise<void> => {
    await context.setOffline(true);
    await page.locator('.saved svg.warn').waitFor({ timeout: 2_000 });
  };
  /** Every letter has reached the disk of the page. */
  const kept = (page: Page, word: string): Promise<void> =>
    until(async () => (await onDisk(page)).length === word.length + 1, `${word} on the disk`);
  const emptied = (page: Page): Promise<void> => until(async () => (await onDisk(page)).length === 0, 'an empty store');

  for (const [kind, word] of [
    ['plain', ' начисто'],
    ['sealed', ' негласно'],
  ] as const) {
    it(`survives its page, ${kind}`, { timeout: 60_000 }, async () => {
      const { context, page, errors } = await person(browser, server.address, WRITER.member);
      if (kind === 'sealed') await context.addInitScript(asDesktop);
      await write(page);
      await cut(context, page);
      await page.keyboard.type(word);
      await kept(page, word);
      await page.close({ runBeforeUnload: false });
      expect(times(await atServer(), word)).toBe(0);
      await context.setOffline(false);
      const next = await context.newPage();
      await next.goto('/favicon.ico');
      const disk = await onDisk(next);
      // Sealed bytes look like one letter now and then, and never like each letter of a word.
      const readable = [...word].every((letter) => disk.some((text) => text.includes(letter)));
      expect([disk.length, readable]).toEqual([word.length + 1, kind === 'plain']);
      await openResolution(next, ROOM);
      await arrives(word);
      await emptied(next);
      expect(errors).toEqual([]);
      await context.close();
    });
  }

  it('survives a reload in the task after the last key', { timeout: 60_000 }, async () => {
    const word = ' перезагрузка';
    const { context, page, errors } = await person(browser, server.address, WRITER.member);
    page.on('dialog', (dialog) => void dialog.accept());
    await write(page);
    for (let round = 0; round < 2; round++) {
      const loaded = page.waitForEvent('load');
      await page.evaluate((text) => {
        for (const char of text) document.execCommand('insertText', false, char);
        setTimeout(() => location.reload());
      }, `${word}${round}`);
      await loaded;
      await write(page);
      await arrives(`${word}${round}`);
    }
    expect(errors).toEqual([]);
    await context.close();
  });

  it('survives the browser', { timeout: 90_000 }, async () => {
    const word = ' крушение';
    const profile = temporaryFolder();
    const executablePath = findChromium();
    const begin = async (): Promise<{ context: BrowserContext; page: Page }> => {
      const context = await chromium.launchPersistentContext(profile.path, {
        ...(executablePath ? { executablePath } : {}),
        args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
        baseURL: server.address,
        viewport: { width: 1440, height: 900 },
      });
      const headers = { origin: server.address };
      await context.request.post('/api/sessions', { data: { member: WRITER.member }, headers });
      return { context, page: await context.newPage() };
    };
    const first = await begin();
    await write(first.page);
    await cut(first.context, first.page);
    await first.page.keyboard.type(word);
    await kept(first.page, word);
    const devtools = await first.context.browser()?.newBrowserCDPSession();
    const { processInfo } = (await devtools?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
    const ended = new Promise((resolve) => first.context.once('close', resolve));
    process.kill(processInfo.find(({ type }) => type === 'browser')?.id as number, 'SIGKILL');
    await ended;
    expect(times(await atServer(), word)).toBe(0);
    rmSync(`${profile.path}/SingletonLock`, { force: true });

    const second = await begin();
    await openResolution(second.page, ROOM);
    await arrives(word);
    await emptied(second.page);
    await second.context.close();
    profile.remove();
  });

  it('is on its way under the name of its member only', { timeout: 60_000 }, async () => {
    const word = ' чужое';
    const { context, page } = await person(browser, server.address, WRITER.member);
    await write(page);
    await cut(context, page);
    await page.keyboard.type(word);
    await kept(page, word);
    expect(await page.locator(cellSelector(clause, WRITER.lang)).textContent()).toContain(word);
    await page.close({ runBeforeUnload: false });
    await context.setOffline(false);
    const as = (member: string) =>
      context.request.post('/api/sessions', { data: { member }, headers: { origin: server.address } });
    await as('tm-neg');
    const other = await context.newPage();
    await openResolution(other, ROOM);
    await other.locator('.saved svg.ok').waitFor();
    expect(await other.locator(cellSelector(clause, WRITER.lang)).textContent()).not.toContain(word);
    expect([times(await atServer(), word), (await onDisk(other)).length]).toEqual([0, word.length + 1]);
    await other.close();
    await as(WRITER.member);
    await openResolution(await context.newPage(), ROOM);
    await arrives(word);
    await context.close();
  });
});
