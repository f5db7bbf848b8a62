/**
 * The table with 300 clauses in five columns: how long it takes to open, and what a keystroke costs in scripting time,
 * read from a trace; beside the same with every cell's editor mounted, which is what the table is built to avoid.
 * The variant is made here, by telling the page that every row is near its window.
 */
import type { Browser, Page } from 'playwright-core';
import type { HistoryStep, SummitFile } from '../../src/domain/summit/summit.ts';
import type { Lang, PerLang } from '../../src/language/language.ts';
import { BUILT_UI, canBrowse, cellSelector, launch, person } from '../support/browser.ts';
import { sampleSummit, serveSample } from '../support/server.ts';
import type { Row } from './diff.ts';

const COLUMNS: readonly Lang[] = ['fa', 'ru', 'az', 'kk', 'tk'];
const CLAUSES = 300;
const KEYS = 40;

const PROPOSALS = 200;
const COMMENTS = 1_000;

/** What a resolution gathers: 200 proposals, two to a clause, and 1,000 comments, nine to every third clause. */
function gathered(texts: readonly PerLang<string>[]): HistoryStep[] {
  const proposals = Array.from({ length: PROPOSALS }, (_, index): HistoryStep => {
    const clause = 1 + ((index >> 1) % (CLAUSES - 1)) * 2;
    const ru = `${texts[clause % texts.length]?.ru ?? ''} ${index % 2 ? 'Иначе.' : 'Точнее.'}`;
    const command = { type: 'proposal.table', clause: `c${clause}`, texts: { ru }, reason: `№ ${index}` } as const;
    return { by: index % 2 ? 'ru-neg' : 'tm-neg', command };
  });
  const comments = Array.from({ length: COMMENTS }, (_, index): HistoryStep => {
    const clause = `c${(Math.floor(index / 10) * 3) % CLAUSES}`;
    return { by: 'kz-neg', command: { type: 'comment.add', clause, scope: 'all', text: `Пікір ${index}` } };
  });
  return [...proposals, ...comments];
}

/** The sample's own paragraphs, repeated until there are 300 clauses. */
function largeSummit(negotiated = false): SummitFile {
  const sample = sampleSummit();
  const bodies = sample.resolutions.flatMap(({ clauses }) => clauses).filter(({ kind }) => kind === 'paragraph');
  return {
    ...sample,
    resolutions: [
      {
        id: 'large',
        panel: '',
        title: { en: 'Large' },
        columns: COLUMNS.map((lang) => ({ lang, standing: 'authentic' })),
        clauses: Array.from({ length: CLAUSES }, (_, index) => {
          const body = bodies[index % bodies.length] as (typeof bodies)[number];
          return {
            id: `c${index}`,
            kind: index % 20 === 0 ? ('heading' as const) : ('paragraph' as const),
            level: index % 20 === 0 ? 0 : 1,
            texts: body.texts,
          };
        }),
        ...(negotiated ? { history: gathered(bodies.map(({ texts }) => texts)) } : {}),
      },
    ],
  };
}

const ALL_NEAR = `{
  const Real = window.IntersectionObserver;
  window.IntersectionObserver = class extends Real {
    constructor(seen, options) { super((entries, self) => seen(entries.map((entry) => new Proxy(entry, { get: (e, key) => key === 'isIntersecting' ? true : e[key] })), self), { ...options, rootMargin: '1000000px' }); }
  };
}`;

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly tid: number;
  readonly pid: number;
  readonly args?: { readonly data?: { readonly type?: string } };
};

/** Names of trace events that are script running, and not layout or paint. */
const SCRIPT = new Set([
  'FunctionCall',
  'EvaluateScript',
  'TimerFire',
  'FireAnimationFrame',
  'RunMicrotasks',
  'EventDispatch',
  'V8.GC_SCAVENGER',
  'MinorGC',
  'MajorGC',
]);

/** Script milliseconds per keystroke: the union of script events between one keystroke (its `beforeinput`; letters outside the test keyboard have no keydown) and the next. */
function perKey(events: readonly TraceEvent[]): number[] {
  const downs = events.filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'beforeinput');
  const main = downs[0];
  if (!main) throw new Error('the trace holds no keystroke');
  const script = events
    .filter(({ name, pid, tid, dur }) => SCRIPT.has(name) && pid === main.pid && tid === main.tid && dur !== undefined)
    .map(({ ts, dur = 0 }) => [ts, ts + dur] as const)
    .sort(([a], [b]) => a - b);
  return downs.map(({ ts }, index) => {
    const end = downs[index + 1]?.ts ?? ts + 200_000;
    let sum = 0;
    let upTo = ts;
    for (const [from, to] of script) {
      if (from < ts || from >= end) continue;
      sum += Math.max(0, to - Math.max(from, upTo));
      upTo = Math.max(upTo, to);
    }
    return sum / 1000;
  });
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] as number;
const worst = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] as number;

async function traced(browser: Browser, page: Page, act: () => Promise<void>): Promise<TraceEvent[]> {
  await browser.startTracing(page, { categories: ['devtools.timeline', 'v8', 'disabled-by-default-v8.gc'] });
  await act();
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as { readonly traceEvents: TraceEvent[] };
  return trace.traceEvents;
}

/** Milliseconds from the start of navigation until every clause is in the page and the text of the first ones is drawn. */
async function open(page: Page): Promise<{ readonly ready: number; readonly editors: number }> {
  await page.goto('/#/r/large');
  const ready = await page.evaluate(
    (count) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const cells = document.querySelectorAll('[role="gridcell"][data-clause] .doc').length;
          if (cells >= count) requestAnimationFrame(() => resolve(performance.now()));
          else setTimeout(look, 4);
        };
        look();
      }),
    CLAUSES * COLUMNS.length,
  );
  await page.waitForFunction(
    () => {
      const held = window as unknown as { last?: number; same?: number };
      const now = document.querySelectorAll('.ProseMirror[contenteditable]').length;
      held.same = held.last === now ? (held.same ?? 0) + 1 : 0;
      held.last = now;
      return now > 0 && held.same > 20;
    },
    undefined,
    { polling: 25 },
  );
  return { ready, editors: await page.locator('.ProseMirror[contenteditable]').count() };
}

async function variant(
  browser: Browser,
  address: string,
  allNear: boolean,
): Promise<{ ready: number[]; editors: number; keys: number[] }> {
  const ready: number[] = [];
  let editors = 0;
  let keys: number[] = [];
  // The first visit fills the cache of the files; people open the table more than once.
  for (let round = 0; round < 4; round++) {
    const { context, page } = await person(browser, address, 'ru-neg');
    if (allNear) await page.addInitScript(ALL_NEAR);
    await page.goto('/');
    await page.locator('a, button').first().waitFor();
    await page.goto('about:blank');
    const opened = await open(page);
    ready.push(opened.ready);
    editors = opened.editors;
    if (round === 3) {
      await page.locator(cellSelector('c3', 'ru')).click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type('разогрев ', { delay: 60 });
      keys = perKey(await traced(browser, page, () => page.keyboard.type('а'.repeat(KEYS), { delay: 120 })));
    }
    await context.close();
  }
  return { ready, editors, keys };
}

async function measured<T>(
  negotiated: boolean,
  measure: (browser: Browser, address: string) => Promise<T>,
): Promise<T> {
  const server = await serveSample({ ui: BUILT_UI, sample: largeSummit(negotiated) });
  const browser = await launch();
  try {
    return await measure(browser, server.address);
  } finally {
    await browser.close();
    await server.stop();
  }
}

export async function bench(): Promise<Row[]> {
  if (!canBrowse) return [{ name: 'no Chromium, or dist/ui is not built', value: 'skipped' }];
  const near = await measured(false, (browser, address) => variant(browser, address, false));
  const full = await measured(true, (browser, address) => variant(browser, address, false));
  const all = await measured(false, (browser, address) => variant(browser, address, true));
  const row = (name: string, value: number, unit: string, note?: string): Row => ({
    name,
    value: `${value.toFixed(unit === '' ? 0 : 1)} ${unit}`.trim(),
    ...(note ? { note } : {}),
  });
  const gatheredToo = `  the same, ${PROPOSALS} proposals, ${COMMENTS} comments`;
  const mounted = '  the same, every editor mounted';
  const opens = `${CLAUSES} clauses x ${COLUMNS.length} columns open, median of 4`;
  return [
    row(opens, median(near.ready), 'ms', 'goal: under 1,500 ms'),
    row(gatheredToo, median(full.ready), 'ms', 'goal: as fast as without'),
    row(mounted, median(all.ready), 'ms'),
    row('live editors', near.editors, ''),
    row(mounted, all.editors, ''),
    row(`keystroke, scripting in a trace, median of ${KEYS}`, median(near.keys), 'ms', 'goal: under 16 ms'),
    row(gatheredToo, median(full.keys), 'ms', 'goal: as fast as without'),
    row(mounted, median(all.keys), 'ms'),
    row('keystroke, scripting, 95th percentile', worst(near.keys), 'ms'),
    row(gatheredToo, worst(full.keys), 'ms'),
    row(mounted, worst(all.keys), 'ms'),
  ];
}
