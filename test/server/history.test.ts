/** What a clause went through, who wrote it, and the log, as members ask for it by HTTP; observers are told nothing of it. */
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import type { Authors, HistoryEvent, Version } from '../../src/domain/clause/past.ts';
import type { LogEntry } from '../../src/domain/summit/log-entry.ts';
import { cellDigest } from '../../src/domain/text/digest.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import { serveSample, type TestServer } from '../support/server.ts';
import { brief } from './raw-request.ts';

let server: TestServer;
let sec: string;
let observer: string;
let now: Declaration;
beforeAll(async () => {
  server = await serveSample();
  [sec, observer] = (await Promise.all(['sec-1', 'observer-1'].map(server.signIn))) as [string, string];
  now = await server.declaration('environment', sec);
});
afterAll(() => server.stop());

const ask = async <T>(rest: string, token = sec): Promise<T> =>
  (await server.call('GET', `/api/resolutions/environment${rest}`, token)).body as T;
const cell = (id: string, lang: 'fa' | 'ru') => now.clauses.find((clause) => clause.id === id)?.texts[lang];

describe('GET /clauses/:c/history', () => {
  it('tells of one cell each version with its author, its words and what came with it', async () => {
    const versions = await ask<Version[]>('/clauses/env-p4/history?language=ru');
    expect(versions.map(({ authors, added, removed }) => [authors, added, removed])).toEqual([
      [['server'], expect.any(Number), 0],
      [['ru-neg'], 7, 0],
    ]);
    const [, last] = versions;
    const paragraphs = cell('env-p4', 'ru')?.paragraphs ?? [];
    expect([last?.text, last?.digest, last?.decision]).toEqual([
      toPlain(paragraphs),
      cellDigest(paragraphs),
      undefined,
    ]);
    expect(last?.decisions?.map(({ type, stance, status, moved }) => [type, stance ?? status ?? moved])).toEqual([
      ['clause.move', true],
      ...['agree', 'agree', 'agree', 'agree-ad-referendum', 'agree'].map((stance) => ['stance.record', stance]),
      ['clause.status', ['draft', 'ad-referendum']],
    ]);
  });

  it('tells of a whole clause all columns and all decisions in the order of the log', async () => {
    const events = await ask<HistoryEvent[]>('/clauses/env-p4/history');
    expect(events.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq).sort((a, b) => a - b));
    const texts = events.filter(({ event }) => event === 'text') as (HistoryEvent & { language: string })[];
    expect(new Set(texts.map(({ language }) => language))).toEqual(new Set(['fa', 'ru', 'az', 'kk']));
    expect(events.filter(({ event }) => event === 'decision')).toHaveLength(7);
    const proposals = (await ask<HistoryEvent[]>('/clauses/env-p1/history')).flatMap((one) =>
      one.event === 'decision' && one.proposal ? [[one.type, one.proposal.member, one.proposal.delegation]] : [],
    );
    expect(proposals).toEqual([
      ['proposal.table', 'ir-neg', 'IR'],
      ['proposal.table', 'kz-neg', 'KZ'],
    ]);
  });

  it('names for an accepted proposal its author and who accepted it, in the version and in every word', async () => {
    const neg = await server.signIn('ru-neg');
    const clause = now.clauses.find(({ id }) => id === 'env-p8');
    const text = toPlain(clause?.texts.ru?.paragraphs ?? []);
    const stands = (await ask<Authors>('/clauses/env-p8/authors?language=ru')).seq;
    const give = (token: string, command: object) =>
      server.call('POST', '/api/resolutions/environment/commands', token, { seen: clause?.digest, ...command });
    const ru = text.replace('животных', 'рыб').replace(/\.$/, ', незамедлительно.');
    const tabled = await give(neg, {
      id: 't',
      type: 'proposal.table',
      clause: 'env-p8',
      texts: { ru },
      reason: 'точнее',
    });
    const { proposal } = tabled.body as { proposal: string };
    expect((await give(sec, { id: 'a', type: 'proposal.accept', proposal })).body).toMatchObject({ ok: true });

    const last = (await ask<Version[]>('/clauses/env-p8/history?language=ru')).at(-1);
    expect([last?.text, last?.authors, last?.decision, last?.added, last?.removed]).toEqual([
      ...[ru, ['ru-neg'], expect.objectContaining({ type: 'proposal.accept', member: 'sec-1' }), 2, 1],
    ]);
    const { runs, removed } = await ask<Authors>(`/clauses/env-p8/authors?language=ru&since=${stands}`);
    expect(runs.map((run) => run.text).join('')).toBe(ru);
    const accepted = { how: 'accepted', member: 'ru-neg', delegation: 'RU', seq: last?.seq };
    expect(runs.filter(({ how }) => how === 'accepted')).toMatchObject(
      ['рыб', ', незамедлительно'].map((words) => ({ text: words, ...accepted, accepted: { member: 'sec-1' } })),
    );
    expect(removed).toMatchObject([{ text: 'животных', removed: accepted, wrote: { how: 'typed', member: 'ru-neg' } }]);
    // What nobody touched is still the file's, and what Russia had typed before is still typed by Russia.
    expect(new Set(runs.map(({ how, member }) => `${how} ${member}`))).toEqual(
      new Set(['first server', 'typed ru-neg', 'accepted ru-neg']),
    );
    expect((await ask<Authors>('/clauses/env-p8/authors?language=ru&since=now')).removed).toEqual([]);
  });
});

const LOG = [
  ['?member=sec-1&type=clause.status', ({ member, kind }: LogEntry) => member === 'sec-1' && kind === 'command'],
  ['?delegation=TM', ({ delegation }: LogEntry) => delegation === 'TM'],
  ['?language=kk&kind=update', ({ places }: LogEntry) => places.some((place) => place.endsWith('/kk'))],
  [
    '?clause=env-p6&kind=command',
    ({ command, places }: LogEntry) =>
      (command as { clause?: string }).clause === 'env-p6' || places.some((place) => place.startsWith('env-p6/')),
  ],
] as const;

describe('GET /log', () => {
  it.each(LOG)('%s: what is asked for, all of it, and nothing else', async (query, passes) => {
    const all = await ask<LogEntry[]>('/log?limit=1000');
    const found = await ask<LogEntry[]>(`/log${query}`);
    expect([found.length > 1, found.every(passes)]).toEqual([true, true]);
    const rest = all.filter(({ seq }) => !found.some((one) => one.seq === seq));
    const again = new URLSearchParams(query);
    const [kind, type] = [again.get('kind'), again.get('type')];
    const like = (one: LogEntry): boolean =>
      (!kind || one.kind === kind) && (!type || (one.command as { type?: string } | undefined)?.type === type);
    expect(rest.filter((one) => like(one) && passes(one))).toEqual([]);
  });

  it('finds what was decided about a proposal under its clause', async () => {
    const found = await ask<LogEntry[]>('/log?clause=env-p8&type=proposal.accept');
    expect(found.map(({ member, places }) => [member, places.length > 0])).toEqual([['sec-1', true]]);
  });

  it('is read in pages to either side', async () => {
    const all = await ask<LogEntry[]>('/log?limit=1000');
    const seqs = async (query: string): Promise<number[]> =>
      (await ask<LogEntry[]>(`/log?limit=3&${query}`)).map(({ seq }) => seq);
    const last = all.at(-1)?.seq ?? 0;
    expect([
      await seqs('after=0'),
      await seqs('after=3'),
      await seqs('before=7'),
      await seqs(`before=${last + 1}`),
    ]).toEqual([
      ...[
        [1, 2, 3],
        [4, 5, 6],
        [4, 5, 6],
      ],
      all.slice(-3).map(({ seq }) => seq),
    ]);
    expect(await seqs('after=3&before=6')).toEqual([4, 5]);
  });

  it('knows days and moments', async () => {
    const [first, ...rest] = await ask<LogEntry[]>('/log?limit=1000');
    const day = (first?.at ?? '').slice(0, 10);
    const end = rest.at(-1)?.at.slice(0, 10);
    expect((await ask<LogEntry[]>(`/log?limit=1000&from=${day}&to=${end}`)).length).toBe(rest.length + 1);
    expect(await ask('/log?to=2020-01-01')).toEqual([]);
    expect((await ask<LogEntry[]>(`/log?limit=1000&from=${first?.at}&to=${first?.at}`)).length).toBe(0);
  });

  it('is a table for spreadsheets, where nothing is a formula', async () => {
    await server.call('POST', '/api/resolutions/environment/commands', sec, {
      ...{ id: 'label', type: 'milestone.create', label: '=1+"1", «ب»\nend' },
    });
    const response = await fetch(`${server.address}/api/resolutions/environment/log?format=csv&type=milestone.create`, {
      headers: { authorization: `Bearer ${sec}` },
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\r\n');
    expect([response.headers.get('content-type'), [...bytes.subarray(0, 3)]]).toEqual([
      'text/csv; charset=utf-8',
      [0xef, 0xbb, 0xbf],
    ]);
    expect(lines[0]).toBe('\ufeffseq,time,member,delegation,kind,command,clauses,languages,details,hash');
    expect(lines.at(-2)).toContain(
      ',sec-1,,command,milestone.create,,,"label: =1+""1"", «ب» end; symbol: CSG/1/L.4/Rev.2",',
    );
    expect(lines.at(-1)).toBe('');
    const fetched = async (format: string): Promise<Response> =>
      fetch(`${server.address}/api/resolutions/environment/log?type=milestone.create&${format}`, {
        headers: { authorization: `Bearer ${sec}` },
      });
    // As Excel expects it where numbers have a decimal comma.
    const semicolons = (await (await fetched('format=csv&separator=semicolon')).text()).split('\r\n');
    expect(semicolons[0]).toBe('seq;time;member;delegation;kind;command;clauses;languages;details;hash');
    expect(semicolons.at(-2)).toContain(
      ';sec-1;;command;milestone.create;;;"label: =1+""1"", «ب» end; symbol: CSG/1/L.4/Rev.2";',
    );
    expect([(await fetched('format=ods')).status, (await fetched('format=csv&separator=%7C')).status]).toEqual([
      400, 400,
    ]);
    const workbook = await JSZip.loadAsync(await (await fetched('format=xlsx')).arrayBuffer());
    const sheet = (await workbook.file('xl/worksheets/sheet1.xml')?.async('string')) ?? '';
    const strings = (await workbook.file('xl/sharedStrings.xml')?.async('string')) ?? '';
    const texts = Array.from(`${strings}${sheet}`.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g), ([, text]) => text);
    expect(texts.slice(0, 3)).toEqual(['seq', 'time', 'member']);
    expect(texts.filter((text) => text?.startsWith('label'))).toContain(
      'label: =1+"1", «ب» end; symbol: CSG/1/L.4/Rev.2',
    );
    expect([sheet.match(/<row /g)?.length, /<f[ >]/.test(sheet)]).toEqual([semicolons.length - 1, false]);
  });

  it('shows of what was refused the reason, and not the words', async () => {
    const neg = await server.signIn('ir-neg');
    const words = 'نانوشته';
    await server.call('POST', '/api/resolutions/environment/commands', neg, {
      ...{
        id: 'no',
        type: 'proposal.table',
        clause: 'env-p1',
        texts: { fa: words },
        reason: 'x',
        seen: 'f'.repeat(64),
      },
    });
    const found = await ask<LogEntry[]>('/log?kind=refused&clause=env-p1');
    expect(found.map(({ member, refused }) => [member, refused])).toEqual([
      ['ir-neg', { reason: 'text-changed', type: 'proposal.table', clause: 'env-p1' }],
    ]);
    expect(JSON.stringify(found)).not.toContain(words);
  });
});

describe('bad questions', () => {
  it.each([
    ['/clauses/nothing/history', '404 unknown-clause'],
    ['/clauses/nothing/history?language=fa', '404 unknown-clause'],
    ['/clauses/env-p1/history?language=tk', '404 no-such-column'],
    ['/clauses/env-p1/history?language=xx', '400 bad-request'],
    ['/clauses/env-p1/authors', '400 bad-request'],
    ['/clauses/nothing/authors?language=fa', '404 unknown-clause'],
    ['/clauses/env-p1/authors?language=tk', '404 no-such-column'],
    ['/clauses/env-p1/authors?language=fa&since=yesterday', '404 no-such-point'],
    ['/clauses/env-p1/authors?language=fa&at=mnothing', '404 no-such-point'],
    ['/clauses/__proto__/history', '404 unknown-clause'],
    ['/log?clause=nothing', '404 unknown-clause'],
    ['/log?language=xx', '400 bad-request'],
    ['/log?kind=whisper', '400 bad-request'],
    ['/log?type=clause.burn', '400 bad-request'],
    ['/log?from=yesterday', '400 bad-request'],
    ['/log?to=2025-02-31', '400 bad-request'],
    ['/log?from=2025-13-01', '400 bad-request'],
    ['/log?after=x', '400 bad-request'],
    ['/log?before=-1', '400 bad-request'],
    ['/log?member=a&member=b', '400 bad-request'],
    ['/log?format=exe', '400 bad-request'],
  ])('%s is answered with %s and a sentence', async (rest, expected) => {
    const reply = await server.call('GET', `/api/resolutions/environment${rest}`, sec);
    expect([brief(reply), (reply.body as { message: string }).message]).toEqual([
      expected,
      expect.stringMatching(/\.$/),
    ]);
  });

  it.each([
    '/log',
    '/log?format=csv',
    '/clauses/env-p1/history',
    '/clauses/env-p1/history?language=fa',
    '/clauses/env-p1/authors?language=fa',
  ])('an observer is refused %s, and nobody without a session gets that far', async (rest) => {
    const replies = [observer, undefined].map((token) =>
      server.call('GET', `/api/resolutions/environment${rest}`, token),
    );
    expect((await Promise.all(replies)).map(brief)).toEqual(['403 not-allowed', '401 signed-out']);
  });
});
