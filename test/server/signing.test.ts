/**
 * From initialled resolutions to a package that all have signed, over the real server: settings, what is missing, the dry run, the
 * seal, signatures of test keys, the closed text, the papers that follow. One summit, in the order of its life.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPem } from '../../src/seal/certificate.ts';
import { signDetached } from '../../src/seal/cms.ts';
import { openPkcs12 } from '../../src/seal/pkcs12.ts';
import { readZip } from '../../src/seal/zip.ts';
import { CA, forge } from '../seal/forge.ts';
import { listBy } from '../seal/revoked.ts';
import { serveSample, type TestServer, until } from '../support/server.ts';
import { adoptText, initialAll, memberOf, shortSummit } from '../support/short-summit.ts';

const FILE = shortSummit();
let server: TestServer;
let sec = '';
let legal = '';
const tokens = new Map<string, string>();

const bytesOf = async (path: string, token: string): Promise<Uint8Array> => {
  const response = await fetch(`${server.address}${path}`, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return new Uint8Array(await response.arrayBuffer());
};
const get = async <T>(path: string, token = legal): Promise<T> => (await server.call('GET', path, token)).body as T;
type Page = {
  readonly setting: object;
  readonly missing: readonly { kind: string }[];
  readonly seals: readonly {
    id: string;
    closed?: string;
    timestamp?: object;
    signatures: readonly { delegation: string }[];
  }[];
  readonly rectifications: readonly { id: string; state: string; objections: readonly object[] }[];
};
const page = (): Promise<Page> => get<Page>('/api/summit/instrument');
let ids = 0;
const command = async (token: string, body: object) =>
  (await server.call('POST', '/api/summit/commands', token, { id: `x${ids++}`, ...body })).body as {
    ok: boolean;
    signing?: string;
    rectification?: string;
  };
/** Waits for a job and tells how it ended. */
async function job(
  kind: string,
  token: string,
): Promise<{ id: string; state: string; result?: { ok: boolean; signing?: string } }> {
  const begun = (await server.call('POST', '/api/summit/jobs', token, { kind })).body as { id: string };
  let view = { id: begun.id, state: 'running' };
  await until(
    async () => {
      view = await get(`/api/summit/jobs/${begun.id}`, token);
      return view.state !== 'running';
    },
    `the job ${kind} ends`,
    60_000,
  );
  return view;
}
const setting = {
  ...{ kind: 'declaration', form: 'parts', title: {}, resolutions: ['general'], languages: ['fa', 'ru'] },
  ...{ place: FILE.place, date: '2025-11-19', order: FILE.order, layouts: {} },
  ...{ outcome: { nature: 'binding', act: 'signed', originals: 'alternat' } },
};
async function signature(seal: string, delegation: string, by = delegation): Promise<Uint8Array> {
  const token = tokens.get(delegation) as string;
  const key = await openPkcs12(await bytesOf(`/api/demo/keys/${by}`, token), 'demo');
  if (!key.ok) throw new Error(key.refusal);
  const list = await bytesOf(`/api/summit/seals/${seal}/manifest?delegation=${delegation}`, token);
  return signDetached(list, key.key, new Date());
}
const bring = async (seal: string, delegation: string, p7s: Uint8Array, token = tokens.get(delegation)) =>
  (await server.call('POST', `/api/summit/seals/${seal}/signatures?delegation=${delegation}`, token, p7s)).body as {
    ok: boolean;
    signing?: string;
  };

beforeAll(async () => {
  server = await serveSample({ sample: FILE });
  sec = await server.signIn(memberOf(FILE, 'secretariat'));
  legal = await server.signIn(memberOf(FILE, 'legal'));
  for (const { id } of FILE.delegations) tokens.set(id, await server.signIn(memberOf(FILE, 'negotiator', id)));
}, 60_000);
afterAll(() => server?.stop());

describe('signing, from the settings to the act of rectification', () => {
  let seal = '';

  it('lists what is missing and seals nothing', async () => {
    expect((await command(sec, { type: 'instrument.set', setting })).ok).toBe(true);
    expect(await command(tokens.get('IR') as string, { type: 'instrument.set', setting })).toMatchObject({ ok: false });
    const broken = (order: object) => command(sec, { type: 'instrument.set', setting: { ...setting, order } });
    const faults = [{ list: ['IR', 'KZ'] }, { list: ['IR', 'KZ', 'RU', 'KZ'] }, { list: ['IR', 'KZ', 'RU', 'XX'] }];
    for (const [at, why] of ['order-forgets', 'order-repeats', 'order-stranger'].entries())
      expect(await broken({ ...faults[at], basis: 'agreed' })).toMatchObject({ ok: false, signing: why });
    expect((await page()).setting).toEqual(setting);
    const { missing } = await page();
    expect(new Set(missing.map(({ kind }) => kind))).toEqual(new Set(['status', 'pair', 'adoption']));
    expect(await job('seal', legal)).toMatchObject({ state: 'done', result: { ok: false, signing: 'missing' } });
    expect((await page()).seals).toEqual([]);
  }, 60_000);

  it('prints a dry run, marked as a draft, for anybody at any time', async () => {
    const text = new TextDecoder().decode(
      await bytesOf('/api/summit/instrument/document?format=text&language=ru&holder=KZ', tokens.get('KZ') as string),
    );
    expect(text).toContain('ПРОЕКТ');
    expect(text.indexOf('Республика Казахстан')).toBeLessThan(text.indexOf('Исламская Республика Иран'));
    expect(text).toContain('в трёх подлинных экземплярах, каждый на персидском и русском языках');
  });

  it('makes all formats in one go, and can be called off', async () => {
    const { state, id } = await job('documents', legal);
    expect(state).toBe('done');
    const zip = await bytesOf(`/api/summit/jobs/${id}/file`, legal);
    expect(new TextDecoder().decode(zip.subarray(0, 2))).toBe('PK');
    const begun = (await server.call('POST', '/api/summit/jobs', legal, { kind: 'documents' })).body as { id: string };
    expect((await server.call('DELETE', `/api/summit/jobs/${begun.id}`, legal)).status).toBe(200);
    expect((await server.call('GET', `/api/summit/jobs/${begun.id}`, legal)).status).toBe(404);
  }, 90_000);

  it('seals what is initialled, once', async () => {
    await initialAll(server, FILE, 'general');
    expect((await page()).missing).toEqual([{ kind: 'adoption' }]);
    await adoptText(server, FILE);
    expect((await page()).missing).toEqual([]);
    const stated = {
      type: 'position.make',
      clauses: [{ resolution: 'general', clause: 'c3' }],
      kind: 'interpretative',
    };
    for (const place of ['annexed', 'record'])
      await command(tokens.get('IR') as string, { ...stated, place, texts: { ru: `Мы понимаем это так: ${place}.` } });
    expect((await page()).missing).toEqual([]);
    expect(await job('seal', legal)).toMatchObject({ state: 'done', result: { ok: true } });
    const { seals } = await page();
    expect(seals).toHaveLength(1);
    seal = seals[0]?.id ?? '';
    expect(await job('seal', legal)).toMatchObject({ result: { ok: false, signing: 'sealed' } });
    expect((await command(sec, { type: 'instrument.set', setting })).signing).toBe('sealed');
    const milestones = await get<{ auto?: string }[]>('/api/resolutions/general/milestones');
    expect(milestones.map(({ auto }) => auto)).toContain('seal');
    const entries = await readZip(await bytesOf(`/api/summit/seals/${seal}/package`, legal));
    const paths = 'problem' in entries ? [] : entries.map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith('documents/originals/'))).toHaveLength(12);
    // What stands beside the text is in the package, and no document of the text.
    expect(paths.filter((path) => path.startsWith('beside/'))).toEqual([
      ...['beside/adoption/all.pdf', 'beside/adoption/fa.txt', 'beside/adoption/ru.txt'],
      ...['beside/positions/IR-1/ru.pdf', 'beside/positions/IR-1/ru.txt'],
    ]);
    const said = 'problem' in entries ? undefined : entries.find(({ path }) => path === 'beside/positions/IR-1/ru.txt');
    expect(new TextDecoder().decode(said?.bytes)).toContain('Мы понимаем это так: annexed.');
    const late = { ...stated, place: 'annexed', texts: { ru: 'Поздно.' } };
    expect(await command(tokens.get('IR') as string, late)).toMatchObject({ ok: false, reason: 'rule-unmet' });
    const milestone = 'problem' in entries ? undefined : entries.find(({ path }) => path === 'milestones/general.json');
    const kept = JSON.parse(new TextDecoder().decode(milestone?.bytes)) as {
      clauses: { stances: object; id: string }[];
    };
    // How the text came about stays with the secretariat.
    expect(kept.clauses.map(({ id, stances }) => [id, stances])).toEqual(
      ['c1', 'c2', 'c3', 'c4', 'c5'].map((id) => [id, {}]),
    );
  }, 90_000);

  it("refuses another's signature, another's key and a damaged file, and keeps nothing of them", async () => {
    const good = await signature(seal, 'IR');
    expect([
      (await bring(seal, 'IR', good, tokens.get('RU'))).signing,
      (await bring(seal, 'IR', await signature(seal, 'IR', 'RU'))).signing,
      (await bring(seal, 'RU', good)).signing,
      (await bring(seal, 'IR', good.slice(0, 200))).signing,
    ]).toEqual(['not-allowed', 'wrong-delegation', expect.stringMatching(/bad-signature|wrong-delegation/), 'damaged']);
    expect((await page()).seals[0]?.signatures).toEqual([]);
  }, 60_000);

  it('can be declared void and sealed anew', async () => {
    expect((await command(legal, { type: 'seal.void', seal, reason: 'опечатка в заголовке' })).ok).toBe(true);
    expect((await bring(seal, 'IR', await signature(seal, 'IR'))).signing).toBe('no-such-seal');
    expect(await job('seal', sec)).toMatchObject({ result: { ok: true } });
    seal = (await page()).seals.at(-1)?.id ?? '';
  }, 90_000);

  it('takes signatures in any order, and closes the text with the last', async () => {
    for (const delegation of ['KZ', 'IR'])
      expect((await bring(seal, delegation, await signature(seal, delegation))).ok).toBe(true);
    expect((await bring(seal, 'IR', await signature(seal, 'IR'))).signing).toBe('signed-already');
    const report = await get<{ verdict: string }>(`/api/summit/seals/${seal}/report`);
    expect(report.verdict).toBe('incomplete');
    // Brought by the legal staff, as when a State signs on its own machine, and as text, as its program may hand it out.
    const text = Buffer.from(await signature(seal, 'RU')).toString('base64');
    expect((await bring(seal, 'RU', new TextEncoder().encode(text), legal)).ok).toBe(true);
    const { seals } = await page();
    expect(seals.at(-1)).toMatchObject({ closed: expect.any(String), timestamp: { at: expect.any(String) } });
    expect(await get(`/api/summit/seals/${seal}/report`)).toMatchObject({ verdict: 'valid' });
    const { digest, id } = (await server.declaration('general', sec)).clauses[0] as { digest: string; id: string };
    const reopened = await server.call('POST', '/api/resolutions/general/commands', legal, {
      ...{ id: 'reopen', type: 'clause.reopen', clause: id, reason: 'ошибка' },
    });
    expect(reopened.body).toMatchObject({ ok: false, reason: 'rule-unmet', missing: [{ kind: 'signed', seal }] });
    expect(digest).toHaveLength(64);
    expect((await command(legal, { type: 'seal.void', seal, reason: 'r' })).signing).toBe('closed');
  }, 60_000);

  it('takes lists of revoked certificates along, and reports who was revoked', async () => {
    const [certificate] = readPem(readFileSync(join(server.data, 'authority', 'KZ.crt'), 'utf8')) ?? [];
    const url = `/api/summit/seals/${seal}/revocations`;
    const send = async (token: string | undefined, file: Uint8Array) => {
      const { body } = await server.call('POST', url, token, file);
      return (body as { path?: string; signing?: string }).path ?? (body as { signing?: string }).signing;
    };
    const kz = tokens.get('KZ');
    expect([
      await send(kz, new TextEncoder().encode('<html>')),
      await send(kz, await listBy(await forge({ name: 'stranger', extensions: CA }))),
      await send(await server.signIn(memberOf(FILE, 'observer')), new Uint8Array(3)),
    ]).toEqual(['no-revocations', 'foreign-revocations', 'not-allowed']);
    // Of the authority's name, and not by its key: the verifier finds out, and says so.
    const forged = await forge({ name: 'x', extensions: CA });
    if (!certificate) throw new Error('no root');
    const list = await listBy(forged, { name: { certificate, key: forged.key } });
    expect(await send(kz, list)).toBe('META-INF/revocation-001.crl');
    expect(await send(legal, list)).toBe('given-already');
    const { checks } = await get<{ checks: { check: string; fault?: string }[] }>(`/api/summit/seals/${seal}/report`);
    expect(checks.flatMap(({ check, fault }) => (check === 'revocation' ? [fault] : []))).toContain('forged-status');
  });

  it('survives a restart, byte by byte', async () => {
    const before = await bytesOf(`/api/summit/seals/${seal}/package`, legal);
    const again = await bytesOf(`/api/summit/seals/${seal}/package`, legal);
    expect(Buffer.compare(before, again)).toBe(0);
    server.workspace.summit.reload();
    expect((await page()).seals.at(-1)?.signatures.map(({ delegation }) => delegation)).toEqual(['KZ', 'IR', 'RU']);
  });
});
