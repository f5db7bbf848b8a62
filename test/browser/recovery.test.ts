/**
 * Words that cannot go into the text, in a real browser and a real server: somebody writes offline, the clause is closed
 * meanwhile, and the words come back as a draft, visible and saved where only the own delegation reads. And a cell that two
 * people changed unseen, a window that is closed too early, a sign-out that leaves nothing.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock, systemRandom } from '../../src/client/edges.ts';
import { sideRoom } from '../../src/client/side-room.ts';
import { openSocket } from '../../src/client/socket.ts';
import { draftsOf, openNotes } from '../../src/crdt/notes.ts';
import type { Clause } from '../../src/domain/clause/clause.ts';
import type { DraftRecord } from '../../src/domain/negotiation/note.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import type { Lang } from '../../src/language/language.ts';
import { BEARER_PREFIX, MESSAGE, SUBPROTOCOL } from '../../src/protocol/message.ts';
import { canBrowse, cellSelector, openResolution, sampleInBrowser } from '../support/browser.ts';
import { type TestServer, until } from '../support/server.ts';
import { complaints, complaintsInBoth, inTurn, LOOKS, member, picture, ROOM } from './walk.ts';

describe.skipIf(!canBrowse)('words that were refused', () => {
  let server: TestServer;
  let browser: Browser;
  let secretary: string;
  let clauses: readonly Clause[];
  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser());
    secretary = await server.signIn('sec-1');
    const all = (await server.declaration(ROOM, secretary)).clauses;
    clauses = all.filter(({ status, kind }) => status === 'draft' && kind === 'paragraph');
  });
  afterAll(() => server?.stop());

  const clause = (at: number): string => clauses[at]?.id as string;
  const atServer = async (id: string, lang: Lang): Promise<string> => {
    const found = (await server.declaration(ROOM, secretary)).clauses.find((each) => each.id === id);
    return toPlain(found?.texts[lang]?.paragraphs ?? []);
  };
  const digestOf = async (id: string): Promise<string | undefined> =>
    (await server.declaration(ROOM, secretary)).clauses.find((each) => each.id === id)?.digest;
  const decide = async (command: object): Promise<void> => {
    const path = `/api/resolutions/${ROOM}/commands`;
    const { body } = await server.call('POST', path, secretary, { id: `t${Math.random()}`, ...command });
    expect(body).toMatchObject({ ok: true });
  };
  const write = async (page: Page, id: string, lang: Lang, word: string, key = 'Control+End'): Promise<void> => {
    const cell = page.locator(cellSelector(id, lang));
    await until(async () => {
      await cell.click();
      return (await cell.locator('.ProseMirror-focused').count()) > 0;
    }, 'the caret in the cell');
    // On a busy machine the click may settle after the key: it is pressed until the caret is where it leads.
    await until(async () => {
      await page.keyboard.press(key);
      return page.evaluate((home) => {
        const selection = getSelection();
        const text = (document.activeElement as HTMLElement | null)?.closest('.ProseMirror');
        if (!selection?.anchorNode || !text?.contains(selection.anchorNode)) return false;
        const rest = document.createRange();
        rest.selectNodeContents(text);
        if (home) rest.setEnd(selection.anchorNode, selection.anchorOffset);
        else rest.setStart(selection.anchorNode, selection.anchorOffset);
        return rest.toString() === '';
      }, key === 'Control+Home');
    }, 'the caret at its place');
    await page.keyboard.type(word);
  };
  const cut = async (context: BrowserContext, page: Page): Promise<void> => {
    await context.setOffline(true);
    await page.locator('.saved svg.warn').waitFor({ timeout: 2_000 });
  };
  const disk = (page: Page): Promise<{ kind: string; text: string }[]> =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          const opening = indexedDB.open('alternat');
          opening.onsuccess = () => {
            const all = opening.result.transaction('unsent').objectStore('unsent').getAll();
            all.onsuccess = () =>
              resolve(
                (all.result as { kind: string; bytes: Uint8Array }[]).map(({ kind, bytes }) => ({
                  kind,
                  text: new TextDecoder().decode(bytes),
                })),
              );
          };
        }),
    );
  const url = (code: string): string => `${server.socketUrl}/${encodeURIComponent(`${ROOM}~${code}`)}`;
  /** With which code the server closes a delegation's own room to somebody. */
  const closedWith = async (by: string, code: string): Promise<number> => {
    const socket = new WebSocket(url(code), [SUBPROTOCOL, BEARER_PREFIX + (await server.signIn(by))]);
    return new Promise((resolve) => {
      socket.onclose = (event) => resolve(event.code);
    });
  };
  /** What a member is shown of the own delegation's room. */
  const home = async (by: string, code: string): Promise<readonly DraftRecord[]> => {
    const token = await server.signIn(by);
    const room = sideRoom<readonly DraftRecord[]>({
      url: url(code),
      token: () => token,
      openSocket,
      clock: systemClock,
      random: systemRandom,
      open: openNotes,
      read: (doc) => [...draftsOf(doc).values()],
      equals: Object.is,
    });
    await until(() => room.synced.get(), 'the room');
    room.close();
    return room.value.get();
  };

  it.each(inTurn(0))('come back as a draft (%s, %s)', { timeout: 90_000 }, async (...look) => {
    const at = look[0] === 'fa' ? 0 : 2;
    const lang = look[0];
    const who = lang === 'fa' ? 'ir-neg' : 'ru-neg';
    const [lost, kept] = [clause(at), clause(at + 1)];
    const [refused, allowed] = lang === 'fa' ? [' پس‌داده', ' پذیرفته'] : [' отвергнуто', ' принято'];
    const { page, context, t, errors } = await member(browser, server.address, who, look);
    await openResolution(page, ROOM);
    await page.locator('.saved svg.ok').waitFor();
    await cut(context, page);
    await write(page, kept, lang, allowed);
    await write(page, lost, lang, refused);
    await decide({ type: 'clause.hold', clause: lost, seen: await digestOf(lost) });
    await context.setOffline(false);

    const bar = page.locator('.note-bar', { hasText: t('recovery.kept', { count: 1 }) });
    await bar.waitFor();
    await picture(page, `recovered-${look.join('-')}`);
    expect(await atServer(kept, lang)).toContain(allowed);
    expect(await atServer(lost, lang)).not.toContain(refused);
    expect(await page.locator(cellSelector(kept, lang)).textContent()).toContain(allowed.trim());
    expect(await page.locator(cellSelector(lost, lang)).textContent()).not.toContain(refused.trim());

    await bar.getByRole('button', { name: t('recovery.show') }).click();
    const draft = page.locator('.draft-item', { hasText: refused.trim() });
    await draft.waitFor();
    expect(await draft.locator('ins').allInnerTexts()).toEqual([expect.stringContaining(refused.trim())]);
    await until(async () => !(await draft.innerText()).includes(t('drafts.here')), 'the draft to be sent');
    await picture(page, `drafts-${look.join('-')}`);
    expect(await complaintsInBoth(page, look[1])).toEqual([]);

    const code = lang === 'fa' ? 'IR' : 'RU';
    expect((await home(who.replace('neg', 'head'), code)).map(({ texts }) => texts[lang])).toEqual([
      expect.stringContaining(refused.trim()),
    ]);
    expect([await closedWith('kz-neg', code), await closedWith('sec-1', code)]).toEqual([4404, 4404]);

    // Writing goes on, and a reload shows the draft again.
    await page.keyboard.press('Escape');
    await write(page, kept, lang, '!');
    await page.locator('.saved svg.ok').waitFor();
    await page.reload();
    await page.getByRole('button', { name: t('drafts.count', { count: 1 }) }).click();
    await draft.getByRole('button', { name: t('drafts.discard') }).click();
    await draft.getByRole('button', { name: t('drafts.discard') }).click();
    await draft.waitFor({ state: 'detached' });
    await until(async () => (await home(who, code)).length === 0, 'the draft to be discarded');
    expect(errors).toEqual([]);
    await context.close();
  });

  it.each(LOOKS.slice(0, 1))(
    'that met somebody else’s are marked until they are read (%s, %s)',
    { timeout: 90_000 },
    async (...look) => {
      const id = clause(4);
      const away = await member(browser, server.address, 'ru-neg', [look[0], look[1]]);
      const other = await member(browser, server.address, 'tm-neg', ['en', 'light']);
      await openResolution(away.page, ROOM);
      await openResolution(other.page, ROOM);
      await away.page.locator('.saved svg.ok').waitFor();
      await write(other.page, id, 'ru', ' прежде');
      await until(
        async () => (await away.page.locator(cellSelector(id, 'ru')).textContent())?.includes('прежде') ?? false,
        'it',
      );
      // What one has read is told once a second at most.
      const { seq } = (await server.declaration(ROOM, secretary)).at;
      await until(async () => {
        const position = (await disk(away.page)).find(({ kind }) => kind === 'position');
        return position !== undefined && (JSON.parse(position.text) as { seq: number }).seq >= seq;
      }, 'the position');
      await cut(away.context, away.page);
      await write(away.page, id, 'ru', 'Издали ', 'Control+Home');
      await write(other.page, id, 'ru', ' вблизи');
      await other.page.locator('.saved svg.ok').waitFor();
      await away.context.setOffline(false);
      const mark = away.page.locator(cellSelector(id, 'ru')).getByRole('button', { name: away.t('merged.mark') });
      await mark.waitFor();
      await picture(away.page, `merged-mark-${look.join('-')}`);
      await mark.click();
      const dialog = away.page.getByRole('dialog');
      expect(await dialog.locator('ins').allInnerTexts()).toEqual(['Издали ', ' вблизи']);
      await picture(away.page, `merged-${look.join('-')}`);
      expect(await complaints(away.page)).toEqual([]);
      await dialog.getByRole('button', { name: away.t('merged.confirm') }).click();
      await mark.waitFor({ state: 'detached' });
      await other.page.getByRole('button', { name: other.t('merged.mark') }).waitFor({ state: 'detached' });
      expect([...away.errors, ...other.errors]).toEqual([]);
      await away.context.close();
      await other.context.close();
    },
  );

  it('of an open composition do not hold up a freeze, and are not lost', { timeout: 60_000 }, async () => {
    const { page, context, errors } = await member(browser, server.address, 'kz-neg', ['kk', 'light']);
    const freeze: string[] = [];
    const note = ({ payload }: { readonly payload: string | Buffer }): void => {
      const type = typeof payload === 'string' ? -1 : payload[0];
      freeze.push(...(['freezing', 'frozen', 'thawed'] as const).filter((name) => MESSAGE[name] === type));
    };
    page.on('websocket', (socket) => socket.on('framesent', note).on('framereceived', note));
    await openResolution(page, ROOM);
    await write(page, clause(5), 'kk', '');
    const keys = await context.newCDPSession(page);
    await keys.send('Input.imeSetComposition', { text: ' құрама', selectionStart: 7, selectionEnd: 7 });
    await until(async () => (await atServer(clause(5), 'kk')).includes('құрама'), 'the composition to arrive');
    await decide({ type: 'clause.hold', clause: clause(5), seen: await digestOf(clause(5)) });
    await until(() => freeze.includes('thawed'), 'the end of the freeze');
    // The server would not wait for a program that does not answer, and thaw without its word.
    expect(freeze).toEqual(['freezing', 'frozen', 'thawed']);
    const cell = page.locator(cellSelector(clause(5), 'kk'));
    await until(async () => (await cell.getAttribute('aria-readonly')) === 'true', 'the cell to be closed');
    await page.locator('.saved svg.ok').waitFor();
    expect([await atServer(clause(5), 'kk'), await page.locator('.note-bar.warn').count(), errors]).toEqual([
      expect.stringMatching(/ құрама$/),
      0,
      [],
    ]);
    await context.close();
  });

  it('go on where the log is not what it was, with a warning', { timeout: 60_000 }, async () => {
    const { page, context, t } = await member(browser, server.address, 'az-neg', LOOKS[0]);
    await openResolution(page, ROOM);
    await until(async () => (await disk(page)).some(({ kind }) => kind === 'position'), 'the position on the disk');
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('alternat');
          opening.onsuccess = () => {
            const store = opening.result.transaction('unsent', 'readwrite').objectStore('unsent');
            const all = store.getAll();
            all.onsuccess = () => {
              for (const record of all.result as { kind: string; bytes: Uint8Array }[]) {
                const position = JSON.parse(new TextDecoder().decode(record.bytes));
                if (record.kind === 'position')
                  store.put({ ...record, bytes: new TextEncoder().encode(JSON.stringify({ ...position, head: 'x' })) });
              }
            };
            store.transaction.oncomplete = () => resolve();
          };
        }),
    );
    await page.reload();
    await page.locator('.note-bar.bad', { hasText: t('alarm.title') }).waitFor();
    await picture(page, 'alarm-fa-light');
    await write(page, clause(7), 'az', ' yenə');
    await page.locator('.saved svg.ok').waitFor();
    expect(await atServer(clause(7), 'az')).toContain('yenə');
    await context.close();
  });

  it('are asked about when the window is closed, and only then', { timeout: 60_000 }, async () => {
    const { page, context } = await member(browser, server.address, 'ru-neg', ['ru', 'light']);
    await openResolution(page, ROOM);
    await page.locator('.saved svg.ok').waitFor();
    await cut(context, page);
    await write(page, clause(6), 'ru', ' ждёт');
    const asked = page.waitForEvent('dialog');
    const closing = page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await closing;
    expect(page.isClosed()).toBe(false);
    await context.setOffline(false);
    await page.locator('.saved svg.ok').waitFor();
    const gone = page.waitForEvent('close');
    await page.close({ runBeforeUnload: true });
    await gone;
    expect(await atServer(clause(6), 'ru')).toContain('ждёт');
    await context.close();
  });

  it('leave nothing on the computer of somebody who signs out', { timeout: 60_000 }, async () => {
    const { page, context, t } = await member(browser, server.address, 'az-neg', ['az', 'light']);
    await openResolution(page, ROOM);
    await write(page, clause(7), 'az', ' gedir');
    await until(async () => (await disk(page)).some(({ kind }) => kind === 'position'), 'the position on the disk');
    await page.getByRole('button', { name: t('menu.settings') }).click();
    await page.getByRole('menuitem', { name: t('menu.signOut') }).click();
    await page.getByText(t('signIn.title')).waitFor();
    expect([await disk(page), (await atServer(clause(7), 'az')).includes(' gedir')]).toEqual([[], true]);
    await context.close();
  });
});
