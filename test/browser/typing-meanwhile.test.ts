/**
 * Decisions on a clause in which somebody is typing all the while, each in windows of their own: the secretariat holds it or
 * moves its status, a delegation takes a stance. What a decision rests on is what its screen showed at the press, holding
 * asks for no words at all, and every letter that the typist saw on the screen is in the text or in a draft of theirs.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clause, Stance } from '../../src/domain/clause/clause.ts';
import type { Command } from '../../src/domain/command.ts';
import { cellDigest, clauseDigest } from '../../src/domain/text/digest.ts';
import { fromPlain, toPlain } from '../../src/domain/text/text.ts';
import type { Lang } from '../../src/language/language.ts';
import { canBrowse, cellSelector, openResolution, sampleInBrowser } from '../support/browser.ts';
import { type TestServer, until } from '../support/server.ts';
import { smallTable } from '../support/small-table.ts';
import { caretIn, cut, shown, showsCells } from './hands.ts';
import { member, ROOM } from './walk.ts';

type Someone = Awaited<ReturnType<typeof member>> & { readonly sent: Command[] };
type Typist = { readonly who: string; readonly lang: Lang; readonly word: string };

const LANGS = ['fa', 'ru', 'az', 'kk'] as const;
/** Longer than what the page notes of a text's beginning, so that no letter at its end renders the inspector anew. */
const TEXT = {
  fa: 'طرف‌ها هر سال دو بار نتایج پایش زیست‌محیطی آب‌های ساحلی دریای خزر را مبادله می‌کنند',
  ru: 'Участники дважды в год обмениваются результатами экологического мониторинга прибрежных вод',
  az: 'İştirakçılar sahilyanı suların ekoloji monitorinqinin nəticələrini ildə iki dəfə mübadilə edirlər',
  kk: 'Қатысушылар жағалау суларының экологиялық мониторингінің нәтижелерімен жылына екі рет алмасады',
} as const;
const IR: Typist = { who: 'ir-neg', lang: 'fa', word: 'دریا' };
const AZ: Typist = { who: 'az-neg', lang: 'az', word: 'dəniz' };
const KZ: Typist = { who: 'kz-neg', lang: 'kk', word: 'теңіз' };
const TM: Typist = { who: 'tm-neg', lang: 'tk', word: 'deňiz' };
/** A typist who is not stopped stops here. */
const ENOUGH = 80;
/** Between two letters, in milliseconds: faster than hands are, and slow enough for the other page to be pressed at. */
const HURRY = 40;

/** What the page is asked to remember: what a cell showed at each change, what all columns showed at each press. */
type Memory = { seenLast: string; pressedOn: { readonly [lang: string]: string } };

describe.skipIf(!canBrowse)('a decision while somebody types', () => {
  let server: TestServer;
  let browser: Browser;
  let secretary: string;
  const people = new Map<string, Someone>();
  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser(smallTable()));
    secretary = await server.signIn('sec-1');
    await command(secretary, { type: 'column.add', language: 'tk' });
    const grant = { id: 'grant-tk', type: 'member.change', member: 'tm-neg', columns: ['ru', 'tk'] };
    expect((await server.call('POST', '/api/summit/commands', secretary, grant)).status).toBe(200);
  }, 60_000);
  afterAll(() => server?.stop());

  let ids = 0;
  const command = async (token: string, body: object): Promise<{ readonly clause?: string }> => {
    const answer = await server.call('POST', `/api/resolutions/${ROOM}/commands`, token, { id: `t${++ids}`, ...body });
    expect(answer.body).toMatchObject({ ok: true });
    return answer.body as { clause?: string };
  };
  const stands = async (id: string): Promise<Clause> =>
    (await server.declaration(ROOM, secretary)).clauses.find((each) => each.id === id) as Clause;
  const text = async (id: string, lang: Lang): Promise<string> =>
    toPlain((await stands(id)).texts[lang]?.paragraphs ?? []);
  /** A clause of its own for each case, with words in every authentic column. */
  const fresh = async (): Promise<string> =>
    (await command(secretary, { type: 'clause.add', after: 'env-h1', kind: 'paragraph', level: 1, texts: TEXT }))
      .clause as string;
  const all = async (stance: Stance, id: string): Promise<void> => {
    const { digest } = await stands(id);
    for (const who of ['ir-neg', 'ru-neg', 'az-neg', 'kz-neg', 'tm-neg'])
      await command(await server.signIn(who), { type: 'stance.record', clause: id, stance, seen: digest });
  };

  const arrive = async (id: string): Promise<Someone> => {
    const someone = await member(browser, server.address, id, ['en', 'light']);
    await showsCells(someone.context);
    const sent: Command[] = [];
    someone.page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => {
        const said = payload.toString();
        const json = said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1);
        if (json.startsWith('{"command":')) sent.push(JSON.parse(json).command as Command);
      }),
    );
    const made = { ...someone, sent };
    people.set(id, made);
    return made;
  };
  /** These are at the table and nobody else: every page there draws every letter. */
  const sit = async <Ids extends readonly string[]>(...ids: Ids): Promise<{ [at in keyof Ids]: Someone }> => {
    for (const [id, { page }] of people) {
      if (ids.includes(id) || !page.url().includes('/r/')) continue;
      await page.goto('/#/nowhere');
      await page.locator('.alone').waitFor();
    }
    const here: Someone[] = [];
    for (const id of ids) {
      const someone = people.get(id) ?? (await arrive(id));
      const { page, t } = someone;
      here.push(someone);
      if (page.url().includes('/r/')) continue;
      await openResolution(page, ROOM);
      // With five columns it starts closed.
      await page.getByRole('button', { name: t('tools.inspector') }).click();
      await page.locator('aside.insp').waitFor();
    }
    return here as { [at in keyof Ids]: Someone };
  };
  /** Begins to write at the end of a cell; from now on the page remembers the last of it that was on its screen. */
  const begin = async (page: Page, id: string, lang: Lang): Promise<void> => {
    await page.locator(cellSelector(id, lang)).scrollIntoViewIfNeeded();
    await caretIn(page, id, lang);
    await page.evaluate(
      ([clause, of]) => {
        const memory = globalThis as unknown as Memory & { cellText: (clause: string, lang: string) => string };
        const cell = document.querySelector(`[role=gridcell][data-clause="${clause}"][data-lang="${of}"]`);
        const look = (): void => {
          const now = memory.cellText(clause, of);
          // The longest is the last: nobody else writes there, and it only grows until it is closed.
          if (now.length >= memory.seenLast.length) memory.seenLast = now;
        };
        memory.seenLast = '';
        look();
        new MutationObserver(look).observe(cell as Element, { childList: true, subtree: true, characterData: true });
      },
      [id, lang] as const,
    );
  };
  /** Types word after word, until the cell is closed or `over` says so. */
  const type = async (page: Page, id: string, { lang, word }: Typist, over: () => boolean): Promise<number> => {
    const closed = page.locator(`${cellSelector(id, lang)}[aria-readonly=true]`);
    let words = 0;
    while (words < ENOUGH && !over() && (await closed.count()) === 0)
      await page.keyboard.type(` ${word}${++words}`, { delay: HURRY });
    return words;
  };
  /** The current clause of a page, with the inspector beside it and a live cell in each column. */
  const look = async (page: Page, id: string): Promise<void> => {
    await page.locator(`.gut[data-clause="${id}"]`).click();
    await page.locator(`.row.cur#row-${id}`).waitFor();
    for (const lang of LANGS) await page.locator(`${cellSelector(id, lang)} .ProseMirror`).waitFor();
  };
  /** Presses a button of the inspector; answers what the columns showed in the task of the press. */
  const press = async (page: Page, id: string, name: string): Promise<Memory['pressedOn']> => {
    await page.evaluate(
      ([clause, langs]) => {
        const memory = globalThis as unknown as Memory & { cellText: (clause: string, lang: string) => string };
        const remember = (): void => {
          memory.pressedOn = Object.fromEntries(langs.map((lang) => [lang, memory.cellText(clause, lang)]));
        };
        window.addEventListener('click', remember, { capture: true, once: true });
      },
      [id, [...LANGS] as string[]] as const,
    );
    await page
      .locator('aside.insp')
      .getByRole('button', { name, exact: true })
      .and(page.locator(':not([aria-disabled=true])'))
      .click();
    return page.evaluate(() => (globalThis as unknown as Memory).pressedOn);
  };
  const digestOf = (texts: Memory['pressedOn']): string =>
    clauseDigest(
      'paragraph',
      Object.fromEntries(LANGS.map((lang) => [lang, cellDigest(fromPlain(texts[lang] ?? ''))])),
    );
  const draftsOf = async ({ page, t }: Someone, count: number): Promise<string> => {
    await page.getByRole('button', { name: t('drafts.count', { count }) }).click();
    const dialog = page.getByRole('dialog');
    const words = (await dialog.locator('.draft-item ins').allInnerTexts()).join('\n');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    return words;
  };
  const lost = async (who: Someone, id: string, lang: Lang): Promise<readonly string[]> => {
    const seen = await who.page.evaluate(() => (globalThis as unknown as Memory).seenLast);
    await who.page.locator('.saved svg.ok').waitFor();
    const kept = await text(id, lang);
    return kept === seen ? [] : [seen, kept];
  };

  it.each([
    [IR, 'sec-1'],
    [AZ, 'sec-1'],
  ] as const)('holds it whatever is being typed (%o, %s)', { timeout: 90_000 }, async (typist, decider) => {
    const id = await fresh();
    const [writer, chair] = await sit(typist.who, decider);
    await look(chair.page, id);
    await begin(writer.page, id, typist.lang);
    const typing = type(writer.page, id, typist, () => false);
    await until(async () => (await shown(chair.page, id, typist.lang)).includes(`${typist.word}2`), 'words to come');
    await press(chair.page, id, chair.t('insp.hold'));
    const words = await typing;
    await chair.page.getByRole('button', { name: chair.t('insp.release'), exact: true }).waitFor();
    expect([words >= 2 && words < ENOUGH, (await stands(id)).held]).toEqual([true, true]);
    expect(await lost(writer, id, typist.lang)).toEqual([]);
    expect(await chair.page.locator('.note-bar.bad').count()).toBe(0);
    expect([...chair.errors, ...writer.errors]).toEqual([]);
  });

  it.each([
    [IR, 'az-neg', 'object'],
    [KZ, 'az-neg', 'reserve'],
  ] as const)('takes a stance on the words that are on the screen (%o, %s)', { timeout: 90_000 }, async (...round) => {
    const [typist, decider, stance] = round;
    const id = await fresh();
    const [writer, envoy] = await sit(typist.who, decider);
    await look(envoy.page, id);
    await begin(writer.page, id, typist.lang);
    let pressed = false;
    const typing = type(writer.page, id, typist, () => pressed);
    await until(async () => (await shown(envoy.page, id, typist.lang)).includes(`${typist.word}2`), 'words to come');
    const on = await press(envoy.page, id, envoy.t(`stance.${stance}`));
    pressed = true;
    const words = await typing;
    const given = envoy.sent.filter((each) => each.type === 'stance.record' && each.clause === id);
    expect(given).toMatchObject([{ stance, seen: digestOf(on) }]);
    expect([words >= 2, on[typist.lang]?.includes(`${typist.word}2`)]).toEqual([true, true]);
    // When the typist has stopped and the screen shows it all, nothing can have come in between.
    const end = (await writer.page.evaluate(() => (globalThis as unknown as Memory).seenLast)) as string;
    await until(async () => (await shown(envoy.page, id, typist.lang)) === end, 'the last word');
    await press(envoy.page, id, envoy.t(`stance.${stance}`));
    const party = decider.slice(0, 2).toUpperCase();
    await until(async () => {
      const { stances, digest } = await stands(id);
      return stances[party]?.stance === stance && stances[party]?.digest === digest;
    }, 'the stance on the present text');
    await envoy.page.locator('.note-bar.bad').waitFor({ state: 'detached' });
    expect(await lost(writer, id, typist.lang)).toEqual([]);
    // The browser notes nothing: a refusal comes on the line.
    expect([...envoy.errors, ...writer.errors]).toEqual([]);
  });

  it('takes the stance of whoever types, on what they have typed', { timeout: 90_000 }, async () => {
    const id = await fresh();
    const [{ page, t, sent }] = await sit('kz-neg');
    await begin(page, id, 'kk');
    await page.keyboard.type(` ${KZ.word}`);
    const on = await press(page, id, t('stance.agree'));
    await until(async () => {
      const { stances, digest } = await stands(id);
      return stances.KZ?.digest === digest;
    }, 'the stance on the present text');
    expect(on.kk).toBe(`${TEXT.kk} ${KZ.word}`);
    expect(sent.at(-1)).toMatchObject({ type: 'stance.record', clause: id, seen: digestOf(on) });
  });

  it('moves the status while a working column is being written in', { timeout: 90_000 }, async () => {
    const id = await fresh();
    await all('agree', id);
    const [writer, chair] = await sit('tm-neg', 'sec-1');
    await look(chair.page, id);
    await begin(writer.page, id, TM.lang);
    const typing = type(writer.page, id, TM, () => false);
    await until(async () => (await shown(chair.page, id, TM.lang)).includes(`${TM.word}2`), 'words to come');
    const to = chair.t('insp.status.to', { status: chair.t('status.ad-referendum') });
    const on = await press(chair.page, id, to);
    const words = await typing;
    expect(chair.sent.at(-1)).toMatchObject({ type: 'clause.status', clause: id, seen: digestOf(on) });
    expect(words >= 2 && words < ENOUGH).toBe(true);
    // The cells are closed first, so that nothing comes in between; the status moves after that.
    await until(async () => (await stands(id)).status === 'ad-referendum', 'the new status');
    expect(await lost(writer, id, TM.lang)).toEqual([]);
    expect(await chair.page.locator('.note-bar.bad').count()).toBe(0);
  });

  it('moves the status on the words that stand there at the press, not on those of the last rendering', {
    timeout: 90_000,
  }, async () => {
    const id = await fresh();
    await all('agree', id);
    const [writer, chair] = await sit('az-neg', 'sec-1');
    await begin(writer.page, id, 'az');
    await look(chair.page, id);
    const to = chair.t('insp.status.to', { status: chair.t('status.agreed') });
    // Written and taken back, so that what all agreed to stands there again.
    for (const letter of ' xəzər') {
      await writer.page.keyboard.type(letter);
      await writer.page.keyboard.press('Backspace');
    }
    await writer.page.locator('.saved svg.ok').waitFor();
    await until(async () => (await shown(chair.page, id, 'az')) === TEXT.az, 'the text that all agreed to');
    await press(chair.page, id, to);
    await until(async () => (await stands(id)).status === 'agreed', 'the clause to be agreed');
    expect(await chair.page.locator('.note-bar.bad').count()).toBe(0);
  });

  it.each([
    [KZ, 'sec-1', 'hold'],
    [AZ, 'sec-1', 'agreed'],
  ] as const)(
    'closes it also to a typist without a line, whose words become a draft (%o, %s, %s)',
    {
      timeout: 90_000,
    },
    async (typist, decider, act) => {
      const id = await fresh();
      if (act === 'agreed') await all('agree', id);
      const [writer, chair] = await sit(typist.who, decider);
      await look(chair.page, id);
      await begin(writer.page, id, typist.lang);
      await cut(writer.context, writer.page);
      let decided = false;
      const typing = type(writer.page, id, typist, () => decided);
      await until(async () => (await shown(writer.page, id, typist.lang)).includes(`${typist.word}2`), 'words offline');
      const name =
        act === 'hold' ? chair.t('insp.hold') : chair.t('insp.status.to', { status: chair.t('status.agreed') });
      await press(chair.page, id, name);
      await until(async () => {
        const { held, status } = await stands(id);
        return act === 'hold' ? held === true : status === 'agreed';
      }, 'the decision');
      decided = true;
      const words = await typing;
      const written = Array.from({ length: words }, (_, at) => ` ${typist.word}${at + 1}`).join('');
      expect(await shown(writer.page, id, typist.lang)).toBe(TEXT[typist.lang as keyof typeof TEXT] + written);
      await writer.context.setOffline(false);
      await writer.page.locator('.note-bar', { hasText: writer.t('recovery.kept', { count: 1 }) }).waitFor();
      expect(await text(id, typist.lang)).toBe(TEXT[typist.lang as keyof typeof TEXT]);
      expect(await draftsOf(writer, 1)).toContain(written.trim());
      expect(await chair.page.locator('.note-bar.bad').count()).toBe(0);
    },
  );
});
