/** The signing page without a page: how far the instrument is, what is missing where, and its words in six languages. */
import { describe, expect, it } from 'vitest';
import type { AssemblyMissing } from '../../src/domain/instrument/assembly.ts';
import type { SealRecord } from '../../src/domain/instrument/signing.ts';
import { CHECKS, type Check, FAULTS } from '../../src/domain/instrument/verification.ts';
import { USUAL_RULES } from '../../src/domain/negotiation/rules.ts';
import type { WorkView } from '../../src/domain/summit/work.ts';
import { PRINTERS } from '../../src/export/formats.ts';
import { LANGS } from '../../src/language/language.ts';
import { KEY_REFUSALS } from '../../src/seal/pkcs12.ts';
import { allWishes, distinct, fetchAll } from '../../src/ui/export/all-formats.ts';
import { groupMissing, momentOf, shortDigest, signableBy, stageOf } from '../../src/ui/instrument/stage.ts';
import { checkWords, clauseWords, keyWords, refusedWords } from '../../src/ui/instrument/words.ts';
import { FORMATS, formatsFor, PAIRS } from '../../src/ui/kit/formats.ts';
import { formatsOf } from '../../src/ui/kit/i18n.tsx';
import { sourceOf } from '../../src/ui/kit/source-choice.tsx';
import { moved } from '../../src/ui/signing/ordered.tsx';
import { daysAround } from '../../src/ui/signing/settings.tsx';
import { followWork } from '../../src/ui/signing/use-work.ts';

const names = { party: (id: string) => id, resolution: (id: string) => id };
const says = (lang: (typeof LANGS)[number]) => formatsOf(lang, 'Asia/Tehran');
const setting = {
  kind: 'declaration',
  form: 'parts',
  title: {},
  resolutions: ['environment'],
  languages: ['fa', 'ru'],
  place: {},
  date: '2025-11-19',
  order: 'alphabetical',
  originals: 'alternat',
  layouts: {},
} as const;
const seal: SealRecord = {
  id: 's1',
  at: '2025-11-19T17:00:00.000Z',
  by: 'sec-1',
  setting,
  parties: ['AZ', 'IR', 'RU'],
  resolutions: [{ id: 'environment', milestone: 'm7', seq: 9, digest: 'd' as never, logHead: 'h' }],
  manifest: 'a',
  package: 'b',
  bytes: 1,
  files: 1,
  signatures: [
    {
      delegation: 'IR',
      member: 'ir-head',
      at: '2025-11-19T17:10:00.000Z',
      certificate: { subject: '', issuer: '', serial: '', from: '', until: '', algorithm: '', fingerprint: '' },
    },
  ],
};
const view = (seals: readonly SealRecord[]) => ({
  setting,
  chosen: true,
  parties: [],
  digest: '',
  missing: [],
  warnings: [],
  waived: [],
  seals,
  rectifications: [],
  adoption: {
    ...{ adoptions: [], positions: [], summaries: [], moved: [] },
    ground: { missing: [], reserves: [], back: [], present: [], text: '', rules: USUAL_RULES, sealed: false },
  },
  now: '2025-11-19T18:00:00.000Z',
});

describe('stageOf', () => {
  it('is open again after a seal was declared void, and says which', () => {
    const voided = { ...seal, void: { reason: 'x', at: seal.at, by: 'sec-1' } };
    expect([
      stageOf(view([])).stage,
      stageOf(view([seal])).stage,
      stageOf(view([{ ...seal, closed: seal.at }])).stage,
      stageOf(view([voided])),
    ]).toEqual(['open', 'sealed', 'closed', { stage: 'open', voided }]);
  });
  it('shows the sealed text and not that of now', () => {
    expect([momentOf(view([]), 'environment'), momentOf(view([seal]), 'environment')]).toEqual(['now', 'm7']);
  });
});

describe('signableBy', () => {
  it('is one’s own delegation for a negotiator, every unsigned one for the staff, none for the rest', () => {
    expect([
      signableBy({ role: 'negotiator', delegation: 'RU' }, seal),
      signableBy({ role: 'negotiator', delegation: 'IR' }, seal),
      signableBy({ role: 'legal' }, seal),
      signableBy({ role: 'secretariat', revoked: true }, seal),
      signableBy({ role: 'observer' }, seal),
    ]).toEqual([['RU'], [], ['AZ', 'RU'], [], []]);
  });
});

const MISSING: readonly AssemblyMissing[] = [
  { kind: 'date' },
  { kind: 'order', why: 'undecided', states: ['AZ', 'IR'] },
  { kind: 'column', resolution: 'environment', lang: 'kk' },
  { kind: 'status', resolution: 'environment', clause: 'c1', status: 'draft' },
  { kind: 'brackets', resolution: 'environment', clause: 'c1', lang: 'fa', count: 2 },
  { kind: 'brackets', resolution: 'environment', clause: 'c1', lang: 'ru', count: 2 },
  { kind: 'pair', resolution: 'environment', clause: 'c1', languages: ['fa', 'ru'] },
  { kind: 'finding', resolution: 'environment', clause: 'c2', check: 'numbers' },
  { kind: 'finding', resolution: 'environment', clause: 'c2', check: 'dates' },
];

describe('groupMissing', () => {
  it('loses nothing and makes a clause one line', () => {
    const groups = groupMissing(MISSING);
    expect(
      groups.map(({ resolution, count, whole, clauses }) => [
        resolution,
        count,
        whole.length,
        clauses.map(({ clause, missing }) => [clause, missing.length]),
      ]),
    ).toEqual([
      ['', 2, 2, []],
      ['environment', 7, 1, [['c1', 4], ['c2', 2]]], // biome-ignore format: as it is read
    ]);
  });
});

describe('clauseWords', () => {
  it('counts a dispute in two languages once, and says the same thing once', () => {
    const [, { clauses }] = groupMissing(MISSING) as [unknown, ReturnType<typeof groupMissing>[number]];
    expect(clauses.map(({ missing }) => clauseWords(says('ru'), names, missing).length)).toEqual([3, 1]);
    expect(clauseWords(says('fa'), names, clauses[0]?.missing ?? [])[1]).toContain('۲ قلاب باز');
  });
});

describe('words', () => {
  it('has a sentence of its own for every refusal of a key, a signature and a line, in six languages', () => {
    for (const lang of LANGS) {
      const generic = refusedWords(says(lang), 'a word of tomorrow');
      for (const why of [
        'untrusted',
        'bad-signature',
        'damaged',
        'wrong-delegation',
        'no-such-seal',
        'offline',
        'changed',
      ])
        expect([lang, why, refusedWords(says(lang), why) === generic]).toEqual([lang, why, false]);
      expect(new Set(KEY_REFUSALS.map((refusal) => keyWords(says(lang), refusal))).size).toBe(KEY_REFUSALS.length);
    }
  });
  it('words every check and fault', () => {
    for (const lang of LANGS) {
      const lines = CHECKS.flatMap((check) =>
        FAULTS.map((fault) => checkWords(says(lang), names, { check, ok: false, fault })),
      );
      expect(lines.filter(({ text, detail }) => text === '' || detail === '')).toEqual([]);
    }
    expect(checkWords(says('fa'), names, { check: 'waived', ok: true, detail: '12' }).detail).toBe('۱۲');
    expect(checkWords(says('fa'), names, { check: 'waived', ok: true, detail: '0' }).detail).toBe('');
    // A path turns no line around.
    const stamp = checkWords(says('fa'), names, { check: 'timestamp', ok: 'open', about: 'META-INF/a.tst' });
    expect(stamp.detail).toMatch(/^\u2068META-INF\/a\.tst\u2069 · /);
    const open = checkWords(says('en'), names, { check: 'signature', ok: 'open', about: 'KZ' });
    expect(open.detail).toMatch(/^KZ · /);
    const words = (check: Partial<Check>) =>
      checkWords(says('en'), names, { check: 'revocation', ok: 'open', ...check }).detail;
    expect([
      words({}),
      words({ about: 'KZ', fault: 'other-time', at: '2026-11-20T08:00:00.000Z' }),
      words({ about: 'KZ', ok: false, fault: 'revoked', at: '2026-11-21T08:00:00.000Z' }),
    ]).toEqual([
      expect.stringMatching(/^was not checked/),
      expect.stringMatching(/^KZ · the list is of another time.*20/),
      expect.stringMatching(/^KZ · the certificate was revoked · .*21/),
    ]);
  });
});

describe('followWork', () => {
  const running = (done: number): WorkView => ({ id: 'j1', kind: 'seal', state: 'running', done, total: 2, path: '' });
  it('looks until the end, over a line that is down for a while', async () => {
    const answers = [
      { ok: true as const, value: running(1) },
      { ok: false as const, reason: 'offline' as const },
      { ok: true as const, value: { ...running(2), state: 'done' as const } },
    ];
    const seen: number[] = [];
    const end = await followWork(
      { work: async () => answers.shift() ?? { ok: false, reason: 'server' } },
      running(0),
      ({ done }) => seen.push(done),
      async () => {},
      new AbortController().signal,
    );
    expect([end, seen]).toEqual([{ ...running(2), state: 'done' }, [0, 1, 1]]);
  });
  it('ends with the refusal, and silently when it was called off', async () => {
    const gone = { work: async () => ({ ok: false as const, reason: 'not-found' as const }) };
    const stop = new AbortController();
    const none = async (): Promise<void> => {};
    expect(await followWork(gone, running(0), none, none, stop.signal)).toEqual({ ok: false, reason: 'not-found' });
    stop.abort();
    expect(await followWork(gone, running(0), none, none, stop.signal)).toBeNull();
  });
});

describe('fetchAll', () => {
  const file = { name: 'a', bytes: new Uint8Array(), mime: '' };
  it('asks for every format in every language it can have, and stops at a failure or when told', async () => {
    const wishes = allWishes(['fa', 'ru']);
    const stop = new AbortController();
    const whole = await fetchAll(
      wishes,
      async () => ({ ok: true, value: file }),
      () => {},
      stop.signal,
    );
    expect([wishes.length, (whole as unknown[]).length]).toEqual([19, 19]);
    const broken = await fetchAll(
      wishes,
      async () => ({ ok: false, reason: 'server' }),
      () => {},
      stop.signal,
    );
    expect(broken).toEqual({ failed: 'server' });
    stop.abort();
    expect(
      await fetchAll(
        wishes,
        async () => ({ ok: true, value: file }),
        () => {},
        stop.signal,
      ),
    ).toBeNull();
  });
});

describe('FORMATS', () => {
  it('says of every exporter which languages its files hold', () => {
    const theirs = Object.fromEntries(Object.entries(PRINTERS).map(([name, { languages }]) => [name, languages]));
    expect(FORMATS).toEqual(theirs);
  });
  it('says which go from one language into others, and does not offer them for a text in one', () => {
    const theirs = Object.values(PRINTERS).flatMap(({ format, ...rest }) => ('pairs' in rest ? [format] : []));
    expect([...PAIRS].sort()).toEqual(theirs.sort());
    expect(allWishes(['ru']).filter(({ format }) => PAIRS.includes(format as never))).toEqual([]);
    expect(formatsFor(['ru', 'fa'])).toEqual(Object.keys(FORMATS));
  });
  it('gives no two entries of the archive one name', () => {
    expect(distinct(['a.docx', 'a.docx', 'b', 'a-2.docx', 'b', 'a.docx'])).toEqual([
      ...['a.docx', 'a-3.docx', 'b', 'a-2.docx', 'b-2', 'a-4.docx'],
    ]);
  });
  it('asks for all formats with those files from the source that was chosen, and nothing else from it', () => {
    const wishes = allWishes(['fa', 'ru', 'tk'], 'tk').filter(({ source }) => source !== undefined);
    expect(wishes).toEqual(PAIRS.map((format) => ({ format, language: 'all', source: 'tk' })));
  });
});

describe('sourceOf', () => {
  it('is the first column until one of the columns is chosen', () => {
    expect([sourceOf(['fa', 'ru'], undefined), sourceOf(['fa', 'ru'], 'ru'), sourceOf(['fa', 'ru'], 'tk')]).toEqual([
      ...['fa', 'ru', 'fa'],
    ]);
    expect(sourceOf([], 'ru')).toBeUndefined();
  });
});

describe('settings', () => {
  it('moves an entry by one place and not over the ends', () => {
    expect([moved(['a', 'b', 'c'], 1, -1), moved(['a', 'b'], 1, 1)]).toEqual([
      ['b', 'a', 'c'],
      ['a', 'b'],
    ]);
  });
  it('offers the days around the summit and the one that is set', () => {
    const days = daysAround(['2025-11-18', '2025-11-19'], '2027-01-05');
    expect([days[0], days[1], days.at(-1)]).toEqual(['2027-01-05', '2025-11-11', '2025-12-19']);
    expect(daysAround(['', ''], 'x')).toEqual([]);
  });
  it('shortens a digest so that both ends can be compared', () => {
    expect(shortDigest(`sha256:${'0123456789abcdef'.repeat(4)}`)).toBe('0123 4567 … cdef');
  });
});
