/** Readers in processes of their own: an answer is the same wherever it is read, and whoever dies takes nobody along. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { adoptSummit, completeRooms } from '../../server/commands/adopt.ts';
import { declarationAt } from '../../server/history/points.ts';
import { openBudget } from '../../server/reading/budget.ts';
import { type Limits, openReading, type Reading } from '../../server/reading/pool.ts';
import { HEAP_MB, readerOf } from '../../server/reading/process.ts';
import { type Kind, QUESTIONS, type Question } from '../../server/reading/questions.ts';
import { openReader, type Told } from '../../server/reading/reader.ts';
import { Problem } from '../../server/reading/refusal.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { openWorkspace, type Workspace } from '../../server/workspace.ts';
import { sampleSummit, temporaryFolder, until } from '../support/server.ts';

const R = 'environment';
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const text: Question = { kind: 'text', wish: { resolution: R, at: 'now' } };
const print: Question = {
  kind: 'export',
  wish: { resolution: R, format: 'pdf', language: 'all', at: 'now', view: 'clean', now: '' },
};
/** How a question ends: "200" with what it says, or the status and reason of its refusal. */
const endOf = (answer: Promise<{ readonly bytes: Uint8Array }>): Promise<string> =>
  answer.then(
    ({ bytes }) => `200 ${new TextDecoder().decode(bytes)}`,
    (error: Error) => (error instanceof Problem ? `${error.status} ${error.reason}` : error.message),
  );

const NOW = '2025-11-18T10:00:00.000Z';
const [CLAUSE, LANG] = ['env-p1', 'fa'] as const;
const cell = { resolution: R, clause: CLAUSE, lang: LANG } as const;
const wish = { resolution: R, language: 'ru', at: 'now', now: NOW } as const;
const summitWish = {
  actor: { id: 'ir-neg', role: 'negotiator', delegation: 'IR', columns: [LANG] },
  present: { [R]: [{ member: 'az-neg', name: 'Leyla', code: 'AZ' }] },
  now: NOW,
} as const;
/** At least one of every kind; also what is refused. */
const EVERY: { readonly [K in Kind]: readonly Extract<Question, { readonly kind: K }>['wish'][] } = {
  named: [
    { resolution: R, points: ['now'] },
    { resolution: R, points: ['7', 'now'] },
  ],
  namedSomewhere: [{ point: 'Zero draft' }, { point: '7' }],
  text: [
    { resolution: R, at: 'now' },
    { resolution: R, at: '3' },
    { resolution: R, at: 'nowhere' },
  ],
  milestones: [{ resolution: R }],
  milestoneNow: (['export', 'freeze', 'seal'] as const).map((auto) => ({ resolution: R, auto })),
  checks: [{ resolution: R }],
  course: [{ resolution: R, now: NOW }],
  log: [
    { resolution: R, filter: {} },
    { resolution: R, filter: { clause: CLAUSE, limit: 3 } },
    { resolution: R, filter: { clause: 'none' } },
  ],
  logTable: [
    { resolution: R, filter: {}, format: 'csv', separator: 'comma' },
    { resolution: R, filter: { limit: 2 }, format: 'csv', separator: 'semicolon' },
  ],
  cellHistory: [
    { ...cell, page: {} },
    { ...cell, clause: 'none', page: {} },
    { ...cell, lang: 'en', page: {} },
  ],
  clauseHistory: [
    { resolution: R, clause: CLAUSE, page: { limit: 2 } },
    { resolution: R, clause: 'none', page: {} },
  ],
  authors: [
    { ...cell, at: 'now' },
    { ...cell, at: 'now', since: '2' },
    { ...cell, lang: 'en', at: 'now' },
  ],
  diff: [
    { resolution: R, from: '1', to: 'now', signed: true },
    { resolution: R, from: '1', to: 'now', signed: false, lang: 'ru' },
  ],
  export: [
    ...['docx', 'html', 'text', 'json', 'xliff', 'xliff12', 'akn', 'tmx'].map((format) => ({
      ...{ ...wish, format, view: 'brackets' as const },
      language: format.startsWith('xliff') || format === 'tmx' ? ('all' as const) : ('ru' as const),
    })),
    ...['xliff', 'xliff12', 'tmx'].flatMap((format) =>
      ['ru', 'tk'].map((source) => ({ ...wish, format, source, language: 'all' as const, view: 'clean' as const })),
    ),
    { ...wish, format: 'pdf', view: 'clean' },
    { ...wish, format: 'papyrus', view: 'clean' },
    { ...wish, format: 'html', view: 'clean', holder: 'IR' },
  ],
  redline: [{ ...wish, format: 'html', since: '1', signed: true, list: true }],
  changes: [
    { since: { point: '2025-01-01' }, now: NOW, signed: true },
    { since: { visitOf: 'ir-neg' }, now: NOW, signed: true },
    { since: { point: 'nowhere' }, now: NOW, signed: false },
  ],
  changesFile: [{ since: { point: '2025-01-01' }, now: NOW, signed: true, format: 'html', language: 'all' }],
  summit: [summitWish, { ...summitWish, actor: { id: 'observer-1', role: 'observer', columns: [] } }],
  notices: [{ actor: { id: 'kz-neg' } }],
  instrument: [{ now: NOW }],
  sealable: [{}],
  draft: [{}],
  beside: (['adoption', 'position', 'summary'] as const).map((paper) => ({ paper, id: 'x1', query: {} })),
  document: [
    { query: { format: 'html', language: 'ru' }, now: NOW },
    { query: { format: 'xliff12', source: 'kk' }, now: NOW },
    { query: { format: 'xliff', source: 'en' }, now: NOW },
    { query: { format: 'papyrus' }, now: NOW },
  ],
  report: [{ query: { format: 'text', language: 'ru' } }, { query: { format: 'akn' } }],
  documents: [{}],
  documentsPaper: [
    { query: { format: 'text', language: 'ru' }, now: NOW },
    { query: { format: 'tmx' }, now: NOW },
  ],
  people: [{ query: {} }, { query: { format: 'text', language: 'ru' } }, { query: { format: 'tmx' } }],
  rules: [
    { query: { format: 'html', language: 'ru' } },
    { query: { format: 'text' } },
    { query: { which: 'draft' } },
    { query: { format: 'tmx' } },
    { query: { format: 'html', language: 'tk' } },
  ],
  sealed: [{ seal: 's1', part: 'package' }],
  sealReport: [{ seal: 's1', roots: {}, tsaRoots: [], now: NOW }],
  copy: [{ seal: 's1', query: { number: '1' } }],
  act: [{ rectification: 'f1', query: {}, now: NOW }],
  withActs: [{ seal: 's1', now: NOW }],
};

describe('a reader in a process of its own', () => {
  const folder = temporaryFolder();
  let workspace: Workspace;
  let reading: Reading;
  const opened = (limits: Partial<Limits> = {}, heapMb = HEAP_MB): Reading =>
    openReading({
      start: readerOf(folder.path, heapMb),
      budget: openBudget(workspace.clock, 1_000),
      clock: workspace.clock,
      later: workspace.later,
      alarm: () => {},
      limits,
    });
  beforeAll(async () => {
    workspace = openWorkspace(openStorage(folder.path));
    await adoptSummit(workspace, sampleSummit());
    await completeRooms(workspace);
    reading = opened();
  }, 60_000);
  afterAll(async () => {
    await reading.close();
    workspace.close();
    folder.remove();
  });

  const cases = (Object.keys(QUESTIONS) as Kind[]).flatMap((kind) =>
    EVERY[kind].map((asked) => [kind, JSON.stringify(asked), { kind, wish: asked } as Question] as const),
  );
  it.each(cases)('says of %s %s what is read directly, byte by byte', async (_kind, _wish, question) => {
    const storage = openStorage(folder.path, { readOnly: true });
    closing.push(() => storage.close());
    const told = await openReader(storage).tell(question);
    const said = await reading.ask('sec-1', question).then(
      (answer): Told => ({ body: answer }),
      ({ refusal, message }: Problem): Told => ({ refusal: { refusal, message } }),
    );
    expect('failed' in told).toBe(false);
    expect(said).toEqual(told);
  });

  it('sees what is committed, at once', async () => {
    const value = () => reading.value('sec-1', { kind: 'text', wish: { resolution: R, at: 'now' } });
    const room = workspace.rooms.open(R);
    expect(await value()).toEqual(JSON.parse(JSON.stringify(room?.snapshot())));
    const actor = workspace.summit.actor('sec-1');
    await workspace.command(R, () => actor, {
      id: 'w1',
      type: 'clause.retype',
      clause: CLAUSE,
      kind: 'recital',
      level: 0,
    });
    const now = await value();
    expect(now).toEqual(JSON.parse(JSON.stringify(room?.snapshot())));
    expect(now).toEqual(JSON.parse(JSON.stringify(declarationAt(workspace.storage, R, 'now'))));
    expect(now.clauses.find(({ id }) => id === CLAUSE)?.kind).toBe('recital');
  });

  it('that runs out of memory takes nobody with it, and is replaced', async () => {
    const { storage } = workspace;
    // Room for the program and for the sample, not for three million lists.
    const small = opened({ readers: 1 }, 80);
    closing.push(() => small.close());
    const reads = () => endOf(small.ask('sec-1', { kind: 'milestones', wish: { resolution: R } }));
    expect(await reads()).toMatch(/^200/);
    storage.begin();
    storage.putSnapshot(R, 'mlarge', 1, JSON.stringify({ at: { seq: 1 }, long: Array(3e6).fill([1.5]) }));
    storage.commit();
    const large = await endOf(small.ask('sec-1', { kind: 'text', wish: { resolution: R, at: 'mlarge' } }));
    expect([large, small.figures().ended]).toEqual(['503 reader-lost', 1]);
    expect(await reads()).toMatch(/^200/);
  }, 60_000);

  it('is ended in the midst of a transaction without leaving the database locked', async () => {
    const one = opened({ readers: 1, longMs: 1 });
    closing.push(() => one.close());
    expect(await endOf(one.ask('sec-1', print))).toBe('504 too-long');
    await until(() => one.figures().readers === 0, 'the reader has gone');
    workspace.storage.begin();
    workspace.storage.putDeadline(R, CLAUSE, NOW);
    workspace.storage.dropDeadline(R, CLAUSE);
    workspace.storage.commit();
    expect(await endOf(one.ask('sec-1', text))).toMatch(/^200/);
  });
});
