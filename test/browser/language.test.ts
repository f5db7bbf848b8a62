/**
 * The language modules answer the same in Node and in the browser, to the last character: the server numbers and dates
 * what the screen shows. Needs a real Chromium, because the trimmed locale data of Chromium is the whole reason.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { build, type Rollup } from 'vite';
import { describe, expect, it } from 'vitest';
import { LANGS, language } from '../../src/language/language.ts';
import { launch } from '../support/browser.ts';
import { findChromium } from '../support/chromium.mjs';
import { type Grid, grid, sumsOf } from './language-grid.ts';

const executablePath = findChromium();
if (!executablePath) console.warn('SKIPPED: no Chromium found (ALTERNAT_CHROMIUM names one); Node alone was tested.');

/** What random texts are made of: every alphabet, and whatever may stand inside or between words. */
const LETTERS = [
  ...LANGS.map((lang) => language(lang).alphabet).join(''),
  ...' .,:;-–‐’\'"()[]/_@·٫٬،\u200c\u200d\u0301\u0640\u00ad\n۱2٣IİЁ№',
];

/** Every sentence, term and name in the six languages that the product ships, and some that are hard to cut. */
function corpus(): string[] {
  const found = new Set([
    'Северо-Кавказский федеральный округ, ст. 5 и п. 2; 18-19 ноября — 3–5 лет',
    'استان‌های ساحلی کشورهای حاشیه دریای خزر، ۱۲٫۵٪ و ۱٬۲۳۴ تن؛ ۱۴۰۴/۰۸/۲۷',
    'كشورهاي ساحلي - ماده ۱ـ',
    '2025-ci il noyabrın 19-da İIiı “Xəzər”',
    '8-бабының 1) тармақшасына сәйкес бiрлескен Yкiметi',
    '27-28-nji madda, 1‐nji bent; Ýer ýüzi',
    "state-of-the-art [co-operation/cooperation], the Parties' agreement — 12.5%",
    '',
  ]);
  const visit = (value: unknown): void => {
    if (typeof value === 'string') found.add(value);
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(visit);
  };
  visit(JSON.parse(readFileSync(new URL('../../src/language/terms.json', import.meta.url), 'utf8')));
  for (const text of fc.sample(fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 30 }), {
    seed: 23,
    numRuns: 1500,
  }))
    found.add(text);
  return [...found];
}

/** The grid's module and all it imports, as one ES module. */
async function bundle(): Promise<string> {
  const result = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'chrome140',
      lib: { entry: new URL('./language-grid.ts', import.meta.url).pathname, formats: ['es'], fileName: 'grid' },
    },
  })) as Rollup.RollupOutput[];
  const [first] = result[0]?.output ?? [];
  if (!first) throw new Error('the bundle is empty');
  return first.code;
}

/** The sums of Chromium's grid, and its sections that have another one than ours: a third of a million strings stay where they are. */
async function inChromium(
  code: string,
  texts: readonly string[],
  ours: ReturnType<typeof sumsOf>,
): Promise<{ readonly sums: ReturnType<typeof sumsOf>; readonly other: Grid }> {
  const page = await (await launch()).newPage();
  try {
    // As text, because the test runner rewrites `import()` in functions into calls of its own.
    const source = JSON.stringify(code);
    const module = await page.evaluateHandle<{ grid: typeof grid; sumsOf: typeof sumsOf }>(
      `import(URL.createObjectURL(new Blob([${source}], { type: 'text/javascript' })))`,
    );
    return await module.evaluate(
      ({ grid, sumsOf }, [list, known]) => {
        const made = grid(list);
        const sums = sumsOf(made);
        const other = Object.entries(made).filter(([section]) => sums[section] !== known[section]);
        return { sums, other: Object.fromEntries(other) };
      },
      [texts, ours] as const,
    );
  } finally {
    await page.close();
  }
}

describe('the language modules', () => {
  (executablePath ? it : it.skip)(
    'answer in Chromium exactly what they answer in Node',
    async () => {
      const texts = corpus();
      const node = grid(texts);
      const ours = sumsOf(node);
      const { sums, other } = await inChromium(await bundle(), texts, ours);
      const different = Object.entries(other).flatMap(([section, theirs]) => {
        const own = node[section] ?? [];
        return Array.from({ length: Math.max(own.length, theirs.length) }, (_, at) => at)
          .filter((at) => own[at] !== theirs[at])
          .slice(0, 3)
          .map((at) => ({ section, at, node: own[at], chromium: theirs[at] }));
      });
      expect(different).toEqual([]);
      expect(sums).toEqual(ours);
      expect(Object.values(node).flat().length).toBeGreaterThan(300_000);
    },
    120_000,
  );
});
