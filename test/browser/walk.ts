/**
 * What the walks share: a person with an interface language and a theme, the interface's own words to look for, what axe
 * has against a page, and (on demand) a picture of every screen in `test-output/walk` for those who look.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Lang } from '../../src/language/language.ts';
import { translator } from '../../src/ui/messages/translate.ts';
import { OUTPUT, person } from '../support/browser.ts';
import { sampleSummit } from '../support/server.ts';

/** Both directions and both themes, in two walks instead of four. */
export type Look = readonly ['fa' | 'ru', 'light' | 'dark'];
export const LOOKS = [
  ['fa', 'light'],
  ['ru', 'dark'],
] as const satisfies readonly Look[];

export const ALL_LOOKS = process.env.ALTERNAT_LOOKS === 'all';

/**
 * What a walk does is the same in both; so by default each walk is gone in one of them, neighbours in turn, and in both with
 * `ALTERNAT_LOOKS=all` (for pictures, and before a release).
 */
export const inTurn = (walk: number): readonly Look[] => (ALL_LOOKS ? LOOKS : [LOOKS[walk % LOOKS.length] as Look]);

export const ROOM = 'environment';
export const words = (lang: Lang) => translator(lang);

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

/**
 * Half the time for the same answer: nobody reads its selectors, and what it would load beforehand is for sound (there is none) and
 * for a rule that it does not run.
 */
const QUICKLY = { resultTypes: ['violations'], preload: false, selectors: false };

/** What axe has against the page, or against one part of it, one line per element; `rules` asks for some only. */
export async function complaints(page: Page, part?: string, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(AXE);
  const options = { ...QUICKLY, ...(rules ? { runOnly: rules } : {}) };
  const within = part ? JSON.stringify(part) : 'document';
  const found = (await page.evaluate(`axe.run(${within}, ${JSON.stringify(options)})`)) as {
    violations: Violation[];
  };
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** Rules of axe that see colours: all that a theme can break, because it changes nothing else. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe has against the page, or a part of it, as it stands, and against its colours in the other theme; then that is taken back. */
export async function complaintsInBoth(page: Page, theme: Look[1], part?: string): Promise<string[]> {
  const found = await complaints(page, part);
  const other = theme === 'light' ? 'dark' : 'light';
  await page.emulateMedia({ colorScheme: other });
  found.push(...(await complaints(page, part, COLOURS)).map((words) => `${other}: ${words}`));
  await page.emulateMedia({ colorScheme: theme });
  return found;
}

/** Chooses another language by the menu, on the page as it is: a tenth of what a page of its own takes. */
export async function speak(page: Page, lang: Lang): Promise<ReturnType<typeof words>> {
  await page.locator('.head .btn:has(.lucide-settings)').click();
  await page.locator(`.menu-list [role=menuitemradio][data-key=${lang}]`).click();
  await page.locator('.menu-list').waitFor({ state: 'detached' });
  await page.locator(`html[lang=${lang}]`).waitFor();
  return words(lang);
}

const SHOTS = join(OUTPUT, 'walk');
if (ALL_LOOKS) mkdirSync(SHOTS, { recursive: true });
/** For those who look: it claims nothing, so it is taken with `ALTERNAT_LOOKS=all` only. */
export const picture = async (page: Page, name: string): Promise<void> => {
  if (ALL_LOOKS) await page.screenshot({ path: join(SHOTS, `${name}.png`) });
};

/** A member at an own computer; the language is chosen before the first page is drawn. */
export async function member(browser: Browser, address: string, id: string, [lang, theme]: readonly [Lang, Look[1]]) {
  const someone = await person(browser, address, id, { theme });
  await someone.context.addInitScript((chosen) => localStorage.setItem('alternat.lang', chosen), lang);
  return { ...someone, t: words(lang), lang };
}

/** Somebody who has not signed in. */
export async function stranger(browser: Browser, address: string, [lang, theme]: Look) {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    colorScheme: theme,
  });
  await context.addInitScript((chosen) => localStorage.setItem('alternat.lang', chosen), lang);
  return { context, page: await context.newPage(), t: words(lang), lang };
}

/** Chooses `option` in the list labelled `label`, whatever stands beside its name. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  const field = page.locator('.field.choice').filter({ has: page.getByText(label, { exact: true }) });
  await field.getByRole('button').click();
  await page
    .getByRole('option')
    .filter({ has: page.getByText(option, { exact: true }) })
    .click();
}

/** The first draft paragraph's cell in a column. */
export const draftCell = (page: Page, lang: Lang): Locator =>
  page.locator(`.row.kind-paragraph:not(.frozen) [role=gridcell][data-lang=${lang}]`).first();

/** What the sign-in page calls the members of the sample. */
export const sampleNames: { readonly [id: string]: string } = Object.fromEntries(
  sampleSummit().members.map(({ id, name }) => [id, name]),
);
