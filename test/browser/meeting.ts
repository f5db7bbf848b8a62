/** A short meeting on a server whose clock the test moves, everybody at their own computer in their own language, and what their hands do. */
import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import type { SummitFile } from '../../src/domain/summit/summit.ts';
import type { Lang } from '../../src/language/language.ts';
import { BUILT_UI, launch, openResolution } from '../support/browser.ts';
import { sampleSummit, serveSample } from '../support/server.ts';
import { shortSummit, withWords } from '../support/short-summit.ts';
import { member } from './walk.ts';

export const SAMPLE = sampleSummit();
export const PARTIES = ['IR', 'KZ', 'RU'];
export const KAZAKHSTAN = SAMPLE.delegations.find(({ id }) => id === 'KZ')?.names ?? {};
const HEADS = { IR: 'ir-head', KZ: 'kz-head', RU: 'ru-head', TM: 'tm-head' } as const;
export type State = keyof typeof HEADS;

/** Nobody sees it before all have signed. */
export const SLIP = 'Саммит проводится каждые 2 года';
export const MEANT = 'Саммит проводится каждые 2 года.';

/** Three States with their regions' signatories; Turkmenistan is of the summit and not at this table. No rules are agreed yet. */
export function summitFile(): SummitFile {
  const slip = withWords(shortSummit(), 'c3', { ru: SLIP });
  const { rules: _agreed, ...short } = withWords(slip, 'c4', {
    fa: 'دبیرخانه [در سال نخست] در گیلان است.',
    ru: 'Секретариат [в первый год] находится в Гиляне.',
    kk: 'Хатшылық [бірінші жылы] Гиланда орналасқан.',
  });
  const turkmen = <T extends { readonly id: string; readonly delegation?: string }>(list: readonly T[]) =>
    list.filter(({ id, delegation }) => id === 'TM' || delegation === 'TM');
  const participants = (SAMPLE.participants ?? []).filter(({ state = '' }) => PARTIES.includes(state));
  const here = new Set(participants.map(({ id }) => id));
  return {
    ...short,
    delegations: [...short.delegations, ...turkmen(SAMPLE.delegations)],
    members: [...short.members, ...turkmen(SAMPLE.members)],
    order: { list: ['IR', 'KZ', 'RU', 'TM'], basis: 'agreed', decidedAt: '2025-11-17' },
    participants,
    signatories: (SAMPLE.signatories ?? [])
      .filter(({ participant }) => here.has(participant))
      .map((one) =>
        one.id === 'g-mangystau' ? { ...one, mode: 'ad-referendum' as const, confirmBy: '2030-12-15' } : one,
      ),
  };
}

const START = Date.now();
const DAY = 86_400_000;
export const iso = (days: number): string => new Date(START + days * DAY).toISOString();

/** A server, its clock, and everybody who is at the table, each at their own computer in their own language. */
export async function table() {
  let now = START;
  const file = summitFile();
  const server = await serveSample({ ui: BUILT_UI, sample: file, now: () => new Date(now).toISOString() });
  const browser: Browser = await launch();
  const seats = { sec: 'sec-1', legal: 'legal-1', ...HEADS } as const;
  type Seat = keyof typeof seats;
  const speaks: { readonly [seat in Seat]: Lang } = { sec: 'ru', legal: 'en', IR: 'fa', KZ: 'kk', RU: 'ru', TM: 'tk' };
  const tokens = new Map<Seat, string>();
  for (const [seat, id] of Object.entries(seats)) tokens.set(seat as Seat, await server.signIn(id));
  const open = async (seat: Seat) => {
    const someone = await member(browser, server.address, seats[seat], [
      speaks[seat],
      seat === 'IR' ? 'dark' : 'light',
    ]);
    await someone.page.clock.setFixedTime(now);
    someone.page.setDefaultTimeout(30_000);
    return someone;
  };
  let ids = 0;
  /** By the wire: what other suites have done by hand. Answers what the server says. */
  const send = async (seat: Seat, path: string, body: object): Promise<{ ok: boolean; message?: string }> =>
    (await server.call('POST', path, tokens.get(seat), { id: `w${ids++}`, ...body })).body as never;
  const inRoom = (seat: Seat, body: object) => send(seat, '/api/resolutions/general/commands', body);
  const done = async (answer: Promise<{ ok: boolean; message?: string }>): Promise<void> =>
    expect(await answer).toMatchObject({ ok: true });
  return {
    ...{ server, open, send, inRoom, done },
    token: (seat: Seat) => tokens.get(seat) as string,
    text: (): Promise<Declaration> => server.declaration('general', tokens.get('sec') as string),
    /** Moves the clock of the workspace and of everybody's computer to so many days after the start. */
    day: async (days: number, pages: readonly Page[]): Promise<void> => {
      now = START + days * DAY;
      for (const page of pages) await page.clock.setFixedTime(now);
    },
    close: async (): Promise<void> => {
      await Promise.all(browser.contexts().map((context) => context.close()));
      await server.stop();
    },
  };
}
export type Table = Awaited<ReturnType<typeof table>>;
export type Person = Awaited<ReturnType<Table['open']>>;

/** To a page as it is now: by way of another one, which is a tenth of what loading the program anew takes. */
export const go = async ({ page }: Person, hash: string): Promise<void> => {
  await page.goto('/#/nowhere');
  await page.locator('.alone:not([aria-busy=true])').waitFor();
  await page.goto(`/#/${hash}`);
};
export const press = (within: Page | Locator, name: string): Promise<void> =>
  within.getByRole('button', { name, exact: true }).click();
/** At the clause, with its inspector open. */
export async function atClause(person: Person, clause: string): Promise<void> {
  await openResolution(person.page, 'general');
  await person.page.goto(`/#/r/general/${clause}`);
  await person.page.locator(`.row.cur#row-${clause}`).waitFor();
}
export async function stance(person: Person, clause: string, word: 'object' | 'reserve', note: string): Promise<void> {
  await atClause(person, clause);
  await person.page.getByLabel(person.t('insp.stance.note')).fill(note);
  await press(person.page.locator('.own-stance'), person.t(`stance.${word}`));
  await person.page.getByText(person.t('insp.stance.recorded')).waitFor();
}
export const stands = async (of: Table, clause: string) =>
  (await of.text()).clauses.find(({ id }) => id === clause) as Declaration['clauses'][number];
/** Presses whatever there is to press, one after the other; each is gone when it was. */
export async function pressAll(page: Page, buttons: string): Promise<void> {
  for (;;) {
    const left = await page.locator(buttons).count();
    if (left === 0) return;
    await page.locator(buttons).first().click();
    await page.waitForFunction(([selector, count]) => document.querySelectorAll(selector).length < count, [
      buttons,
      left,
    ] as const);
  }
}
export const downloaded = async (page: Page, start: () => Promise<void>): Promise<Buffer> => {
  const [download] = await Promise.all([page.waitForEvent('download'), start()]);
  return readFileSync(await download.path());
};

/** Everybody else says yes by the wire, the columns are confirmed; `already` have spoken by hand. */
export async function agreeAll(
  of: Table,
  but: readonly string[],
  states: readonly State[] = ['IR', 'KZ', 'RU'],
): Promise<void> {
  for (const { id: clause, digest: seen, status } of (await of.text()).clauses) {
    if (but.includes(clause) || status !== 'draft') continue;
    for (const state of states)
      await of.done(of.inRoom(state, { type: 'stance.record', clause, stance: 'agree', seen }));
  }
}
export async function initialAll(of: Table): Promise<void> {
  const { clauses, columns } = await of.text();
  const [first, ...rest] = columns as [Lang, ...Lang[]];
  for (const { id: clause, digest: seen, texts, status } of clauses) {
    if (status === 'draft') await of.done(of.inRoom('sec', { type: 'clause.status', clause, to: 'agreed', seen }));
    for (const other of rest) {
      const cells = { [first]: texts[first]?.digest, [other]: texts[other]?.digest };
      const confirm = { type: 'concordance.confirm', clause, languages: [first, other], seen: cells };
      await of.done(of.inRoom('legal', confirm));
    }
    await of.done(of.inRoom('legal', { type: 'clause.status', clause, to: 'initialled', seen }));
  }
}

export async function adoptRules(of: Table, sec: Person, heads: readonly Person[]): Promise<void> {
  await go(sec, 'rules');
  await press(sec.page, sec.t('rules.propose'));
  await press(sec.page.getByRole('dialog'), sec.t('rules.submit'));
  await sec.page.getByRole('dialog').waitFor({ state: 'detached' });
  for (const head of heads) {
    await go(head, 'rules');
    await press(head.page, head.t('rules.agree'));
    await head.page.getByText(head.t('rules.said')).waitFor();
  }
  await press(sec.page, sec.t('rules.adopt'));
  await sec.page.getByText(sec.t('rules.adopted')).waitFor();
  expect(of.server.workspace.summit.rules.adopted.at(-1)?.rules).toMatchObject({ decision: 'consensus' });
}

/** What is not contested is agreed; one clause is left as it is. */
export async function initialAllBut(of: Table, left: string): Promise<void> {
  for (const { id: clause, digest: seen } of (await of.text()).clauses)
    if (clause !== left) await of.done(of.inRoom('sec', { type: 'clause.status', clause, to: 'agreed', seen }));
}
