/** Participants and signatories over the real server: proposed, taken over, kept; the list as a document; files that contradict themselves. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkSummitFile } from '../../server/commands/summit-file.ts';
import type { PeopleState } from '../../src/domain/summit/people.ts';
import { sampleSummit, serveSample, type TestServer } from '../support/server.ts';

const { participants: PARTICIPANTS = [], signatories: SIGNATORIES = [], ...WITHOUT } = sampleSummit();
let server: TestServer;
let ids = 0;
const tokens = new Map<string, string>();
const token = async (by: string): Promise<string> => {
  if (!tokens.has(by)) tokens.set(by, await server.signIn(by));
  return tokens.get(by) as string;
};
type Answer = {
  ok: boolean;
  reason?: string;
  people?: string;
  participant?: string;
  signatory?: string;
  message?: string;
};
const command = async (by: string, body: object): Promise<Answer> =>
  (await server.call('POST', '/api/summit/commands', await token(by), { id: `x${ids++}`, ...body })).body as Answer;
const people = async (by = 'observer-1'): Promise<PeopleState> =>
  ((await server.call('GET', '/api/summit', await token(by))).body as { people: PeopleState }).people;
const list = async (query: string) => server.call('GET', `/api/summit/people?${query}`, await token('observer-1'));

beforeAll(async () => {
  server = await serveSample({ sample: WITHOUT });
});
afterAll(() => server?.stop());

describe('a summit whose file names nobody', () => {
  let gilan = '';
  const entry = {
    ...{ names: { fa: 'نام', ru: 'Имя' }, titles: { fa: 'استاندار', ru: 'губернатор' } },
    ...{ capacity: 'region', mode: 'full', authority: { kind: 'office' } },
  };

  it('knows States only, lacks nothing of people, and prints an empty list', async () => {
    expect(await people()).toEqual({ participants: [], signatories: [], proposed: [], bearers: {} });
    const view = (await server.call('GET', '/api/summit/instrument', await token('sec-1'))).body as {
      missing: { kind: string }[];
    };
    expect(view.missing.map(({ kind }) => kind)).not.toContain('no-signatory');
    expect(String((await list('format=text&language=ru')).body)).toContain('Никто не указан.');
  });

  it('gets participants from the secretariat and the legal staff', async () => {
    const put = {
      type: 'participant.put',
      entry: { as: 'participant', state: 'IR', region: 'gilan', names: { ru: 'Гилян' }, present: true },
    };
    for (const by of ['ir-head', 'observer-1'])
      expect(await command(by, put)).toMatchObject({ ok: false, reason: 'not-allowed' });
    const made = await command('legal-1', put);
    expect(made).toMatchObject({ ok: true, participant: expect.any(String) });
    gilan = made.participant as string;
    const view = (await server.call('GET', '/api/summit/instrument', await token('sec-1'))).body as {
      missing: object[];
    };
    expect(view.missing).toContainEqual({ kind: 'participant-name', delegation: 'IR', participant: gilan, lang: 'fa' });
    expect(view.missing).toContainEqual({ kind: 'no-signatory', delegation: 'KZ' });
  });

  it('and signatories from a delegation as proposals, which count when they are taken over', async () => {
    const put = { type: 'signatory.put', entry: { ...entry, participant: gilan } };
    expect(await command('ru-head', put)).toMatchObject({ ok: false, people: 'not-allowed' });
    expect(await command('ir-neg', { ...put, entry: { ...put.entry, authority: { kind: 'letter' } } })).toMatchObject({
      ok: false,
      people: 'no-paper',
      message: expect.stringContaining('SHA-256'),
    });
    const { signatory } = await command('ir-neg', put);
    expect(await people()).toMatchObject({ signatories: [], proposed: [{ id: signatory, member: 'ir-neg' }] });
    expect(await command('sec-1', { ...put, signatory })).toMatchObject({ ok: true, signatory });
    server.workspace.summit.reload();
    expect(await people()).toMatchObject({
      signatories: [{ id: signatory, authority: { checkedBy: 'sec-1' } }],
      proposed: [],
    });
  });

  it('prints them in every format, and in no language that it does not have', async () => {
    for (const format of ['pdf', 'docx', 'html', 'text'])
      expect((await list(`format=${format}&language=fa`)).status).toBe(200);
    expect(String((await list('format=text&language=ru')).body)).toContain(
      'Подписывает: Имя, губернатор (от имени региона: Гилян)',
    );
    expect((await list('format=tmx')).status).toBe(400);
    expect((await list('format=text&language=tk')).status).toBe(400);
  });
});

describe('a summit file', () => {
  const faulty = (participants: unknown, signatories: unknown) =>
    checkSummitFile({ ...WITHOUT, participants, signatories });
  const [first, ...rest] = SIGNATORIES;
  it('is taken as it is where its people fit together', () => {
    expect(faulty(PARTICIPANTS, SIGNATORIES)).toBeNull();
    expect(checkSummitFile(WITHOUT)).toBeNull();
  });
  it.each([
    ['a signatory of nobody', PARTICIPANTS, [{ ...first, participant: 'x' }], 'no such participant'],
    ['an observer who signs', PARTICIPANTS, [{ ...first, participant: 'p-observer' }], 'observer does not sign'],
    ['a person of another delegation', PARTICIPANTS, [{ ...first, person: 'ru-head' }], 'no such member'],
    ['one id twice', PARTICIPANTS, [first, first, ...rest], 'twice'],
    ['a State that is not here', [{ ...PARTICIPANTS[0], state: 'XX' }], [], 'no such delegation'],
    ['a field of no participant', [{ ...PARTICIPANTS[0], rank: 1 }], [], 'participants'],
    [
      'ten of one State',
      PARTICIPANTS,
      Array.from({ length: 10 }, (_, at) => ({ ...first, id: `g${at}` })),
      'as many already',
    ],
  ])('is refused for %s', (_what, participants, signatories, words) => {
    expect(faulty(participants, signatories)).toContain(words);
  });
});
