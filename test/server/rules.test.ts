/**
 * Rules of procedure over the real server: a draft that all are told of, stances, adoption, and that every resolution then decides
 * by them; the paper; folders and files of the first edition.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adoptSummit } from '../../server/commands/adopt.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { openWorkspace } from '../../server/workspace.ts';
import { groundOf } from '../../src/crdt/snapshot.ts';
import { UNWRITTEN_RULES, USUAL_RULES } from '../../src/domain/negotiation/rules.ts';
import { sampleSummit, serveSample, type TestServer, temporaryFolder } from '../support/server.ts';

const { rules: AGREED, ...WITHOUT } = sampleSummit();
const HEADS = ['az-head', 'ir-head', 'kz-head', 'ru-head', 'tm-head'];
const ROOMS = ['general', 'economy', 'transit', 'environment'];
let server: TestServer;
const tokens = new Map<string, string>();
let ids = 0;

type Answer = { readonly ok: boolean; readonly reason?: string; readonly message?: string; readonly rules?: string };
const send = async (by: string, path: string, body: object): Promise<Answer> => {
  if (!tokens.has(by)) tokens.set(by, await server.signIn(by));
  return (await server.call('POST', path, tokens.get(by), { id: `x${ids++}`, ...body })).body as Answer;
};
const command = (by: string, body: object): Promise<Answer> => send(by, '/api/summit/commands', body);
const inRoom = (by: string, room: string, body: object): Promise<Answer> =>
  send(by, `/api/resolutions/${room}/commands`, body);
const get = async (by: string, path: string): Promise<{ status: number; body: unknown }> => {
  if (!tokens.has(by)) tokens.set(by, await server.signIn(by));
  return server.call('GET', path, tokens.get(by));
};
const later = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

beforeAll(async () => {
  server = await serveSample({ sample: WITHOUT });
});
afterAll(() => server.stop());

describe('rules of procedure', () => {
  const until = later(10);
  it('a folder without any decides by unanimity, and says so', async () => {
    const { body } = await get('sec-1', '/api/summit');
    expect(body).toMatchObject({ rules: { adopted: [], draft: null } });
    const text = await get('kz-neg', '/api/summit/rules?format=text&language=ru');
    expect([text.status, String(text.body)]).toEqual([200, expect.stringContaining('Решения принимаются единогласно')]);
  });

  it('are laid before the delegations by the secretariat alone', async () => {
    const draft = { type: 'rules.propose', rules: { ...USUAL_RULES, quorum: 3 }, until };
    expect(await command('kz-head', draft)).toMatchObject({ ok: false, reason: 'not-allowed' });
    expect(await command('legal-1', draft)).toMatchObject({ ok: false, reason: 'not-allowed' });
    expect(await command('sec-1', { ...draft, rules: { ...USUAL_RULES, quorum: 9 } })).toMatchObject({ ok: false });
    expect(await command('sec-1', draft)).toMatchObject({ ok: true, rules: expect.any(String) });
    for (const member of ['kz-neg', 'observer-1', 'sec-2']) {
      const { body } = await get(member, '/api/notices');
      expect(body).toContainEqual(expect.objectContaining({ kind: 'rules-proposed', resolution: '', text: until }));
    }
  });

  it('are not adopted while one has said nothing or objects, and nothing changes', async () => {
    const { body } = await get('sec-1', '/api/summit');
    const draft = (body as { rules: { draft: { id: string } } }).rules.draft.id;
    for (const head of HEADS.slice(1)) await command(head, { type: 'rules.stance', draft, stance: 'agree' });
    const silent = await command('sec-1', { type: 'rules.adopt', draft });
    expect(silent).toMatchObject({ ok: false, message: expect.stringContaining('AZ: no stance yet') });
    await command('az-head', { type: 'rules.stance', draft, stance: 'object', note: 'Too short.' });
    const objected = await command('sec-1', { type: 'rules.adopt', draft });
    expect(objected).toMatchObject({ ok: false, message: expect.stringContaining('AZ: object') });
    for (const room of ROOMS)
      expect(groundOf(server.workspace.rooms.open(room)?.doc as never).rules).toEqual(UNWRITTEN_RULES);
    await command('az-neg', { type: 'rules.stance', draft, stance: 'agree' });
    expect(await command('sec-1', { type: 'rules.adopt', draft })).toMatchObject({ ok: true });
  });

  it('then hold in every resolution, also in one that is made later', async () => {
    await command('sec-1', { type: 'resolution.create', resolution: 'late', title: { ru: 'Поздняя' } });
    for (const room of [...ROOMS, 'late'])
      expect(groundOf(server.workspace.rooms.open(room)?.doc as never).rules).toMatchObject({ quorum: 3 });
    const short = await inRoom('sec-1', 'environment', { type: 'silence.start', clause: 'env-p8', until: later(5) });
    expect(short).toMatchObject({ ok: false, message: expect.stringContaining('at least 72 hour') });
  });

  it('are told, and printed in every format and language', async () => {
    const { body } = await get('ir-neg', '/api/notices');
    expect(body).toContainEqual(expect.objectContaining({ kind: 'rules-adopted', resolution: '' }));
    const text = String((await get('kz-neg', '/api/summit/rules?format=text&language=kk')).body);
    expect(text).toContain('Шешімдер консенсуспен қабылданады');
    expect(text).toContain('72');
    for (const format of ['pdf', 'docx', 'html'])
      expect((await get('kz-neg', `/api/summit/rules?format=${format}`)).status).toBe(200);
    expect((await get('kz-neg', '/api/summit/rules?format=tmx')).status).toBe(400);
    expect((await get('kz-neg', '/api/summit/rules?language=tk&format=html')).status).toBe(400);
    expect((await get('kz-neg', '/api/summit/rules?which=draft')).status).toBe(404);
  });

  it('keep a delegation that objects from being marked absent; its silence can be announced, and ends with its word', async () => {
    const absent = (by: string, delegation: string) =>
      inRoom(by, 'environment', { type: 'party.absent', delegation, reason: 'нет связи' });
    expect(await absent('sec-1', 'TM')).toMatchObject({ ok: false, message: expect.stringContaining('TM objects') });
    expect(await absent('sec-1', 'AZ')).toMatchObject({ ok: true });
    const doc = server.workspace.rooms.open('environment')?.doc as never;
    expect([Object.keys(groundOf(doc).absent), Object.keys(groundOf(doc).announced)]).toEqual([[], ['AZ']]);
    const { body } = await get('observer-1', '/api/notices');
    expect(body).toContainEqual(
      expect.objectContaining({ kind: 'absence-announced', delegation: 'AZ', text: 'нет связи' }),
    );
    expect(await absent('sec-1', 'AZ')).toMatchObject({ ok: false, message: expect.stringContaining('counts from') });
    expect(await inRoom('az-neg', 'environment', { type: 'party.present', delegation: 'AZ' })).toMatchObject({
      ok: true,
    });
    expect(Object.keys(groundOf(doc).announced)).toEqual([]);
    expect(await absent('kz-neg', 'AZ')).toMatchObject({ ok: false, reason: 'not-allowed' });
  });
});

describe('a summit file', () => {
  it('brings its rules to a new folder, and changes none in a folder of the first edition', async () => {
    const folder = temporaryFolder();
    const open = () => openWorkspace(openStorage(folder.path));
    const first = open();
    await adoptSummit(first, WITHOUT);
    await adoptSummit(first, sampleSummit());
    expect(first.summit.rules.adopted).toEqual([]);
    first.close();
    const again = open();
    expect(groundOf(again.rooms.open('general')?.doc as never).rules).toEqual(UNWRITTEN_RULES);
    again.close();
    folder.remove();

    const other = temporaryFolder();
    const fresh = openWorkspace(openStorage(other.path));
    await adoptSummit(fresh, sampleSummit());
    expect(fresh.summit.rules.adopted.map(({ rules }) => rules)).toEqual([AGREED]);
    for (const room of ROOMS) expect(groundOf(fresh.rooms.open(room)?.doc as never).rules).toEqual(AGREED);
    fresh.close();
    other.remove();
  });
});
