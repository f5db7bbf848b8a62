/**
 * The promise of the program, seen: five delegations type at the same moment in four columns of one resolution, the
 * secretariat moves a clause and adds one meanwhile, one person is offline; in the end every screen, the server and the
 * log read the same and nothing typed is missing.
 */
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declarationAt } from '../../server/history/points.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import { canBrowse, cellSelector, OUTPUT, openResolution, person, sampleInBrowser } from '../support/browser.ts';
import { sampleSummit, type TestServer, until } from '../support/server.ts';
import { smallTable } from '../support/small-table.ts';
import { cut } from './hands.ts';

const ROOM = 'environment';
const WRITERS = [
  { member: 'ir-neg', lang: 'fa', words: ['خزر', 'می‌شود'] },
  { member: 'ru-neg', lang: 'ru', words: ['группа', 'Каспия'] },
  { member: 'az-neg', lang: 'az', words: ['işçi', 'qrupu'] },
  { member: 'kz-neg', lang: 'kk', words: ['жұмыс', 'тобы'] },
  { member: 'tm-neg', lang: 'ru', words: ['моря', 'вместе'] },
] as const;

/** A word that the sample has not, and that says who wrote it. */
const marked = (member: string, word: string): string => `${member.slice(0, 2)}·${word}`;

/** What a screen shows: the text of every cell in the order of the rows, read from the page, not from the program. */
const readScreen = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('[role="gridcell"][data-clause]')].map((cell) => {
      const paragraphs = [...cell.querySelectorAll('.doc p')].map((paragraph) => {
        const copy = paragraph.cloneNode(true) as HTMLElement;
        // Carets of others and the editor's own line-break helper are not text.
        for (const extra of copy.querySelectorAll('.caret, .ProseMirror-trailingBreak, .ProseMirror-separator'))
          extra.remove();
        return copy.textContent ?? '';
      });
      return `${cell.getAttribute('data-clause')}/${cell.getAttribute('data-lang')}: ${paragraphs.join('\n')}`;
    }),
  );

const readDeclaration = (declaration: Declaration): string[] =>
  declaration.clauses
    .filter(({ status }) => status !== 'withdrawn')
    .flatMap(({ id, texts }) =>
      declaration.columns.map((lang) => `${id}/${lang}: ${toPlain(texts[lang]?.paragraphs ?? [])}`),
    );

/** Columns may stand in another order on each screen (one's own first), so screens are compared as sets of cells by row. */
const comparable = (cells: readonly string[]): string[] => [...cells].sort();
const rowOrder = (cells: readonly string[]): string[] => [
  ...new Set(cells.map((cell) => cell.split('/')[0] as string)),
];

describe.skipIf(!canBrowse)('five delegations and the secretariat at one table', () => {
  let server: TestServer;
  let browser: Browser;
  const paragraphs = sampleSummit()
    .resolutions.find(({ id }) => id === ROOM)
    ?.clauses.filter(({ kind }) => kind === 'paragraph')
    .map(({ id }) => id as string) as string[];

  beforeAll(async () => {
    mkdirSync(OUTPUT, { recursive: true });
    ({ server, browser } = await sampleInBrowser(smallTable()));
  });
  afterAll(() => server?.stop());

  it('loses nothing and shows everybody the same', { timeout: 120_000 }, async () => {
    const token = await server.signIn('sec-1');
    const start = await server.declaration(ROOM, token);
    const drafts = start.clauses
      .filter(({ id, status, kind }) => status === 'draft' && kind === 'paragraph' && paragraphs.includes(id))
      .map(({ id }) => id);
    const [target, mover, anchor] = [drafts[0], drafts[1], drafts[3]] as [string, string, string];
    const people = await Promise.all(
      WRITERS.map(async (writer) => ({ ...writer, ...(await person(browser, server.address, writer.member)) })),
    );
    const chair = await person(browser, server.address, 'sec-1');
    await Promise.all([...people, chair].map(({ page }) => openResolution(page, ROOM)));

    // Each stands in the same clause, in the own column, at the end of the text; Turkmenistan beside Russia.
    await Promise.all(
      people.map(async ({ page, lang }) => {
        await page.locator(cellSelector(target, lang)).click();
        await page.keyboard.press('Control+End');
      }),
    );
    const offline = people[3] as (typeof people)[number];
    await cut(offline.context, offline.page);

    const typing = people.map(async ({ page, words, member }) => {
      for (const word of words) await page.keyboard.type(` ${marked(member, word)}`, { delay: 12 });
    });
    const deciding = (async () => {
      const command = (body: object) => server.call('POST', `/api/resolutions/${ROOM}/commands`, token, body);
      const moved = await command({ id: 'move-1', type: 'clause.move', clause: target, after: anchor });
      const added = await command({
        id: 'add-1',
        type: 'clause.add',
        after: mover,
        kind: 'paragraph',
        level: 1,
        texts: { fa: 'بند تازه', ru: 'Новый пункт' },
      });
      const again = await command({ id: 'move-2', type: 'clause.move', clause: mover, after: null });
      return [moved.status, added.status, again.status];
    })();
    const statuses = await deciding;
    await Promise.all(typing);
    expect(statuses).toEqual([200, 200, 200]);

    // What one writes offline is on the own screen and nowhere else, until the line is back.
    const mine = await offline.page.locator(cellSelector(target, offline.lang)).textContent();
    expect(mine).toContain(marked(offline.member, offline.words.at(-1) as string));
    const before = await server.declaration(ROOM, token);
    expect(JSON.stringify(before)).not.toContain(marked(offline.member, offline.words.at(-1) as string));
    await offline.context.setOffline(false);

    const all = WRITERS.flatMap(({ member, words, lang }) =>
      words.map((word) => ({ lang, word: marked(member, word) })),
    );
    const cell = (declaration: Declaration, lang: (typeof WRITERS)[number]['lang']): string =>
      toPlain(declaration.clauses.find(({ id }) => id === target)?.texts[lang]?.paragraphs ?? []);
    const typed = WRITERS.filter(({ lang }) => lang === 'ru')
      .flatMap(({ words, member }) => words.map((word) => ` ${marked(member, word)}`))
      .join('');
    const lastOffline = marked(offline.member, offline.words.at(-1) as string);
    await until(
      async () => cell(await server.declaration(ROOM, token), offline.lang).includes(lastOffline),
      'the offline words to arrive',
      30_000,
    );
    // If it never comes, the comparison below says how many characters are missing.
    await until(
      async () => cell(await server.declaration(ROOM, token), 'ru').length === cell(start, 'ru').length + typed.length,
      'every Russian character to arrive',
      30_000,
    ).catch(() => {});

    // Two people typed in one Russian cell at once, so a word may have a neighbour's letters beside it, never inside a burst
    // that lost any: every character typed is counted instead.
    const end = await server.declaration(ROOM, token);
    for (const { lang, word } of all) if (lang !== 'ru') expect(cell(end, lang)).toContain(word);
    const russianBefore = cell(start, 'ru');
    expect(cell(end, 'ru').length, cell(end, 'ru')).toBe(russianBefore.length + typed.length);

    const expected = readDeclaration(end);
    for (const { page } of [...people, chair]) {
      await until(
        async () => JSON.stringify(comparable(await readScreen(page))) === JSON.stringify(comparable(expected)),
        'every screen to read the same',
        20_000,
      );
      expect(rowOrder(await readScreen(page))).toEqual(rowOrder(expected));
    }
    expect(readDeclaration(declarationAt(server.workspace.storage, ROOM, 'now'))).toEqual(expected);
    expect(end.clauses.map(({ id }) => id).indexOf(target)).toBe(end.clauses.map(({ id }) => id).indexOf(anchor) + 1);
    expect([...people, chair].flatMap(({ errors }) => errors)).toEqual([]);

    await (people[0] as (typeof people)[number]).page.locator(cellSelector(target, 'fa')).scrollIntoViewIfNeeded();
    await (people[0] as (typeof people)[number]).page.screenshot({ path: `${OUTPUT}/five-delegations-fa.png` });
    await chair.page.screenshot({ path: `${OUTPUT}/five-delegations-chair.png` });
    await Promise.all([...people, chair].map(({ context }) => context.close()));
  });
});
