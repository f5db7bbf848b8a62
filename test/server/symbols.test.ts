/**
 * Document symbols over the real server: given at the moment of a decision, in the log, never twice whoever asks at once, the same after
 * a restart; at the head of what is exported; and none in a folder that knows nothing of them.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyFolder } from '../../server/history/verify.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import type { Declaration, Milestone } from '../../src/domain/clause/declaration.ts';
import { USUAL_RULES } from '../../src/domain/negotiation/rules.ts';
import type { DocumentsView, IssuedDocument } from '../../src/domain/summit/symbol.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import { part, textOf } from '../export/docx-reader.ts';
import { POPPLER, textOf as pdfText } from '../export/pdf-reader.ts';
import { sampleSummit, serveSample, type TestServer, temporaryFolder } from '../support/server.ts';

const ROOMS = ['general', 'economy', 'transit', 'environment'];
let server: TestServer;
const folder = temporaryFolder();
let tokens = new Map<string, string>();
let ids = 0;

type Answer = { readonly ok: boolean; readonly reason?: string; readonly message?: string; readonly proposal?: string };
const token = async (by: string): Promise<string> => {
  if (!tokens.has(by)) tokens.set(by, await server.signIn(by));
  return tokens.get(by) as string;
};
const post = async (by: string, path: string, body: object): Promise<Answer> =>
  (await server.call('POST', path, await token(by), { id: `x${ids++}`, ...body })).body as Answer;
const inRoom = (by: string, room: string, body: object) => post(by, `/api/resolutions/${room}/commands`, body);
const get = async <T>(path: string, by = 'sec-1'): Promise<T> =>
  (await server.call('GET', path, await token(by))).body as T;
const bytes = async (path: string): Promise<Uint8Array> => {
  const response = await fetch(`${server.address}${path}`, {
    headers: { authorization: `Bearer ${await token('sec-1')}` },
  });
  return new Uint8Array(await response.arrayBuffer());
};
const documents = (by?: string) => get<DocumentsView>('/api/summit/documents', by);
const symbols = async (): Promise<string[]> => (await documents()).documents.map(({ symbol }) => symbol).reverse();
const milestones = (room: string) => get<Milestone[]>(`/api/resolutions/${room}/milestones`);
const name = (room: string, label: string) => inRoom('sec-1', room, { type: 'milestone.create', label });
const wording = async (room: string, clause: string, lang: 'ru' | 'kk', change: (old: string) => string) => {
  const text = await get<Declaration>(`/api/resolutions/${room}`);
  const found = text.clauses.find(({ id }) => id === clause);
  return {
    ...{ clause, seen: found?.digest, reason: 'яснее' },
    texts: { [lang]: change(toPlain(found?.texts[lang]?.paragraphs ?? [])) },
  };
};

const start = async () => {
  tokens = new Map();
  server = await serveSample({ data: folder.path });
};
beforeAll(start);
afterAll(async () => {
  await server.stop();
  folder.remove();
});

describe('the documents of the sample', () => {
  it('are those that its history issued, in their order', async () => {
    const { base, total, documents: list } = await documents('observer-1');
    expect([base, total, list.length]).toEqual(['CSG/1', 12, 12]);
    const of = (kind: IssuedDocument['kind'], room?: string) =>
      list.filter((one) => one.kind === kind && (!room || one.resolution === room)).map(({ symbol }) => symbol);
    expect(of('draft', 'environment')).toEqual(['CSG/1/L.4/Rev.1', 'CSG/1/L.4']);
    expect(of('proposal')).toEqual(['CSG/1/CRP.4', 'CSG/1/CRP.3', 'CSG/1/CRP.2', 'CSG/1/CRP.1']);
    expect((await milestones('economy')).map(({ symbol, label }) => [symbol, label])).toEqual([
      ['CSG/1/L.2', 'Zero draft'],
      ['CSG/1/L.2/Rev.1', 'Chair’s text, rev. 1'],
    ]);
  });
  it('keep their base once they bear it', async () => {
    const set = (by: string, base: string | null) => post(by, '/api/summit/commands', { type: 'symbols.set', base });
    expect(await set('kz-head', 'CSG/2')).toMatchObject({ ok: false, reason: 'not-allowed' });
    expect(await set('sec-1', 'CSG/2')).toMatchObject({ ok: false, message: expect.stringContaining('CSG/1') });
    expect(await set('sec-1', 'CSG 2/')).toMatchObject({ ok: false, reason: 'bad-command' });
  });
});

describe('papers tabled at once in all rooms', () => {
  it('have one number each', async () => {
    const words = await Promise.all(
      ROOMS.flatMap((room) =>
        (['ru', 'kk'] as const).map(async (lang) => {
          const { clauses } = await get<Declaration>(`/api/resolutions/${room}`);
          const open = clauses.filter(({ kind, status }) => kind === 'paragraph' && status === 'draft');
          const clause = (open.at(lang === 'ru' ? 0 : -1) as { id: string }).id;
          return [room, lang, await wording(room, clause, lang, (old) => `${old} 7`)] as const;
        }),
      ),
    );
    const answers = await Promise.all(
      words.map(([room, lang, body]) =>
        inRoom(lang === 'ru' ? 'ru-neg' : 'kz-neg', room, { type: 'proposal.table', ...body }),
      ),
    );
    expect(answers.map(({ ok }) => ok)).toEqual(answers.map(() => true));
    const papers = (await symbols()).filter((one) => one.includes('CRP'));
    expect(papers).toEqual(Array.from({ length: 12 }, (_, at) => `CSG/1/CRP.${at + 1}`));
    const amended = await inRoom('ru-neg', ROOMS[0] as string, {
      ...{ type: 'proposal.table', amends: answers[0]?.proposal },
      ...(words[0]?.[2] as object),
      texts: { ru: 'Иначе.' },
    });
    expect(amended).toMatchObject({ ok: true });
    const [own] = (await documents()).documents.filter(({ id }) => id === answers[0]?.proposal);
    expect((await symbols()).at(-1)).toBe(`${own?.symbol}/Rev.1`);
  });
});

describe('a version named again', () => {
  it('is a revision of another text, a corrigendum of a corrected one, and of the same text the same document', async () => {
    const correct = async (clause: string, change: (old: string) => string) => {
      const { texts, seen } = await wording('transit', clause, 'ru', change);
      return inRoom('sec-1', 'transit', { type: 'text.correct', clause, language: 'ru', text: texts.ru, seen });
    };
    const last = async () => (await milestones('transit')).at(-1)?.symbol;
    const add = { type: 'clause.add', after: null, kind: 'recital', level: 0, texts: { ru: 'Отмечая,' } };
    await inRoom('sec-1', 'transit', add);
    await name('transit', 'Second reading');
    expect(await last()).toBe('CSG/1/L.3/Rev.2');
    await name('transit', 'Second reading, evening');
    expect(await last()).toBe('CSG/1/L.3/Rev.2');
    const { clauses } = await get<Declaration>('/api/resolutions/transit');
    const open = clauses.find(
      (one) => one.status === 'draft' && /\.$/.test(toPlain(one.texts.ru?.paragraphs ?? [])),
    ) as { id: string };
    expect(await correct(open.id, (old) => `${old.slice(0, -1)} .`)).toMatchObject({ ok: true });
    await name('transit', 'A slip');
    expect(await last()).toBe('CSG/1/L.3/Rev.2/Corr.1');
    await inRoom('sec-1', 'transit', { ...add, texts: { ru: 'Отмечая также,' } });
    await name('transit', 'Third reading');
    expect(await last()).toBe('CSG/1/L.3/Rev.3');
    expect((await symbols()).filter((one) => one.startsWith('CSG/1/L.3/Rev.2'))).toHaveLength(2);
  });
});

describe('an export of an issued text', () => {
  it('bears the symbol, and the deadline for proposals while there is one', async () => {
    const proposalsUntil = new Date(Date.now() + 40 * 3_600_000).toISOString();
    const until = new Date(Date.now() + 80 * 3_600_000).toISOString();
    const rules = { ...USUAL_RULES, silenceMinHours: 0, proposalsUntil };
    const { rules: draft } = (await post('sec-1', '/api/summit/commands', { type: 'rules.propose', rules, until })) as {
      rules?: string;
    };
    for (const head of ['az', 'ir', 'kz', 'ru', 'tm'])
      await post(`${head}-head`, '/api/summit/commands', { type: 'rules.stance', draft, stance: 'agree' });
    expect(await post('sec-1', '/api/summit/commands', { type: 'rules.adopt', draft })).toMatchObject({ ok: true });
    await inRoom('sec-1', 'general', {
      type: 'clause.add',
      after: null,
      kind: 'recital',
      level: 0,
      texts: { ru: 'Да,' },
    });
    await name('general', 'For the evening');
    const milestone = (await milestones('general')).at(-1) as Milestone;
    expect(milestone).toMatchObject({ symbol: 'CSG/1/L.1/Rev.2', label: 'For the evening', proposalsUntil });
    const path = (format: string, language: string) =>
      `/api/resolutions/general/export?format=${format}&language=${language}&at=${milestone.id}&view=clean`;
    const read: { [format: string]: (file: Uint8Array) => Promise<string> | string } = {
      text: (file) => new TextDecoder().decode(file),
      html: (file) => new TextDecoder().decode(file).replace(/<[^>]*>/g, ' '),
      docx: async (file) => textOf(await part(file, 'word/document.xml')),
      ...(POPPLER ? { pdf: pdfText } : {}),
    };
    const said = { ru: 'Срок внесения предложений', kk: 'Ұсыныс', fa: 'مهلت' };
    for (const [format, reader] of Object.entries(read))
      for (const language of ['ru', 'all']) {
        const text = await reader(await bytes(path(format, language)));
        expect(text.split('CSG/1/L.1/Rev.2'), `${format} ${language}`).not.toHaveLength(1);
        expect(text).toContain(said.ru);
        expect(text).toContain('(UTC+03:30)');
      }
    const akn = new TextDecoder().decode(await bytes(path('akn', 'kk')));
    expect(akn).toContain('<docNumber>CSG/1/L.1/Rev.2</docNumber>');
    expect(akn).toMatch(/<FRBRExpression>.*<FRBRalias name="symbol" value="CSG\/1\/L.1\/Rev.2"\/>/s);
    const before = (await milestones('general'))[0] as Milestone;
    const first = new TextDecoder().decode(
      await bytes(`/api/resolutions/general/export?format=text&language=ru&at=${before.id}&view=clean`),
    );
    expect([first.startsWith('CSG/1/L.1\n'), first.includes(said.ru)]).toEqual([true, false]);
  });
  it('is printed in the list, in every language', async () => {
    for (const language of ['fa', 'ru', 'az', 'kk', 'all']) {
      const { status, body } = await server.call(
        'GET',
        `/api/summit/documents/paper?format=text&language=${language}`,
        await token('observer-1'),
      );
      expect(status).toBe(200);
      for (const symbol of await symbols()) expect(String(body)).toContain(symbol);
    }
    const ru = String(
      (await server.call('GET', '/api/summit/documents/paper?format=text&language=ru', await token('kz-neg'))).body,
    );
    expect(ru).toContain('Предложение: ');
    expect(ru).toMatch(/Казахстан; \d/);
  });
});

describe('after a restart', () => {
  it('counting goes on, and nothing in the folder is other than its logs say', async () => {
    const before = await symbols();
    await server.stop();
    const storage = openStorage(folder.path);
    expect([...verifyFolder(storage)].flatMap(({ faults }) => faults)).toEqual([]);
    storage.close();
    await start();
    expect(await symbols()).toEqual(before);
    const body = await wording('economy', 'eco-p1', 'ru', (old) => `${old} 9`);
    expect(await inRoom('ru-neg', 'economy', { type: 'proposal.table', ...body })).toMatchObject({ ok: true });
    expect((await symbols()).at(-1)).toBe('CSG/1/CRP.13');
  });
});

describe('a folder without symbols', () => {
  it('goes on without, until the secretariat gives a base', async () => {
    const { symbolBase: _base, ...without } = sampleSummit();
    const own = server;
    const before = tokens;
    tokens = new Map();
    server = await serveSample({ sample: without });
    try {
      expect(await documents()).toEqual({ base: null, total: 0, documents: [] });
      expect((await milestones('general')).map(({ symbol }) => symbol)).toEqual([undefined, undefined]);
      const text = await bytes(
        `/api/resolutions/general/export?format=text&language=ru&at=${(await milestones('general'))[1]?.id}`,
      );
      expect(new TextDecoder().decode(text)).not.toContain('CSG');
      expect(await post('sec-1', '/api/summit/commands', { type: 'symbols.set', base: 'A/CONF.9' })).toMatchObject({
        ok: true,
      });
      await name('transit', 'First with a symbol');
      expect(await symbols()).toEqual(['A/CONF.9/L.1']);
    } finally {
      await server.stop();
      server = own;
      tokens = before;
    }
  });
});
