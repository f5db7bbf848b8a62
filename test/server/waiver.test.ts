/**
 * A finding that blocks and is none: waived by the legal staff over the real server, by HTTP and by the line; sealed with it, and not
 * without; void after an edit; readable for whoever verifies the package.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sealable, sealableNow } from '../../server/commands/assembly.ts';
import { sealInstrument } from '../../server/commands/sealing.ts';
import { waivableIn } from '../../src/checks/run.ts';
import { waiversOf } from '../../src/crdt/document.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import type { Actor } from '../../src/domain/permission.ts';
import type { Finding } from '../../src/domain/text/finding.ts';
import { readWaived, WAIVED_PATH } from '../../src/seal/waived.ts';
import { readZip } from '../../src/seal/zip.ts';
import { serveSample, type TestServer, until } from '../support/server.ts';
import { adoptText, initialAll, memberOf, shortSummit, withWords } from '../support/short-summit.ts';
import { alternat, at } from './alternat.ts';
import { openTables } from './guests.ts';

const REASON = 'Так называется станция: первая буква латинская.';
const FILE = withWords(shortSummit(), 'c4', { ru: 'Секретариат находится на станции Kаспий.' });
const ROOM = 'general';

let server: TestServer;
const token: { [role: string]: string } = {};
let next = 0;
const bytesOf = async (path: string): Promise<Uint8Array> =>
  new Uint8Array(
    await (
      await fetch(`${server.address}${path}`, { headers: { authorization: `Bearer ${token.legal}` } })
    ).arrayBuffer(),
  );
type Answer = { ok: boolean; reason?: string; message?: string; missing?: object[] };
const give = async (role: string, command: object): Promise<Answer> =>
  (await server.call('POST', `/api/resolutions/${ROOM}/commands`, token[role], { id: `w${next++}`, ...command }))
    .body as Answer;
const findings = async (role = 'legal'): Promise<Finding[]> =>
  (await server.call('GET', `/api/resolutions/${ROOM}/checks`, token[role])).body as Finding[];
const blocking = async (): Promise<string[]> =>
  (await findings()).flatMap(({ severity, waived, message }) =>
    severity === 'blocking' && !waived ? [message.key] : [],
  );
type Page = { missing: { kind: string }[]; waived: object[]; seals: { id: string }[] };
const page = async (): Promise<Page> => (await server.call('GET', '/api/summit/instrument', token.legal)).body as Page;
const MIXED = { clause: 'c4', check: 'script', message: 'script.mixed', languages: ['ru'] } as const;
/** What legal staff read when they look at the finding. */
const seen = async (): Promise<string> =>
  (await findings()).find(({ message }) => message.key === 'script.mixed')?.seen ?? '';
const waiver = async (more: object = {}): Promise<object> => ({
  ...{ type: 'waiver.give', ...MIXED, seen: await seen(), reason: REASON },
  ...more,
});

/** Declares the standing seal void. */
async function voided(): Promise<{ seal: boolean }> {
  const command = { id: `v${next++}`, type: 'seal.void', seal: (await page()).seals.at(-1)?.id, reason: 'заново' };
  const { body } = await server.call('POST', '/api/summit/commands', token.legal, command);
  return { seal: (body as Answer).ok };
}

async function seal(): Promise<{ ok: boolean; signing?: string }> {
  const begun = (await server.call('POST', '/api/summit/jobs', token.legal, { kind: 'seal' })).body as { id: string };
  let view: { state: string; result?: { ok: boolean; signing?: string } } = { state: 'running' };
  await until(
    async () => {
      view = (await server.call('GET', `/api/summit/jobs/${begun.id}`, token.legal)).body as typeof view;
      return view.state !== 'running';
    },
    'the seal is made',
    60_000,
  );
  return view.result ?? { ok: false };
}

beforeAll(async () => {
  server = await serveSample({ sample: FILE });
  for (const role of ['secretariat', 'legal', 'observer']) token[role] = await server.signIn(memberOf(FILE, role));
  token.negotiator = await server.signIn(memberOf(FILE, 'negotiator', 'RU'));
  await server.call('POST', '/api/summit/commands', token.secretariat, {
    ...{ id: 'set', type: 'instrument.set' },
    setting: {
      ...{ kind: 'declaration', form: 'parts', title: {}, resolutions: [ROOM], languages: ['fa', 'ru'] },
      ...{ place: FILE.place, date: '2025-11-19', order: FILE.order, layouts: {} },
      ...{ outcome: { nature: 'binding', act: 'signed', originals: 'alternat' } },
    },
  });
}, 60_000);
afterAll(() => server?.stop());

describe('a waived finding, over the real server', () => {
  it('blocks until somebody says why it does not', async () => {
    expect(await blocking()).toEqual(['script.mixed']);
    const { code, out } = await alternat('check', '--data', server.data, '--resolution', ROOM);
    expect([code, out.includes('1 against signing')]).toEqual([1, true]);
  });

  it.each(['secretariat', 'negotiator', 'observer'])('is not given by a member of the role %s', async (role) => {
    expect(await give(role, await waiver())).toMatchObject({ ok: false, reason: 'not-allowed' });
  });

  it('is refused where it is forged, and changes nothing', async () => {
    const bad: readonly (readonly [object, string])[] = [
      [{ message: 'script.none' }, 'rule-unmet'],
      [{ message: 'empty.cell', check: 'empty' }, 'rule-unmet'],
      [{ languages: ['fa'] }, 'rule-unmet'],
      [{ languages: ['xx'] }, 'bad-command'],
      [{ languages: ['tk'] }, 'bad-command'],
      [{ clause: 'c9' }, 'unknown-clause'],
      [{ clause: 'c3' }, 'rule-unmet'],
      [{ seen: 'a'.repeat(64) }, 'text-changed'],
      [{ seen: 'a' }, 'bad-command'],
      [{ reason: '' }, 'bad-command'],
      [{ reason: '\u200b\u202e' }, 'bad-command'],
      [{ reason: 'x'.repeat(2_001) }, 'bad-command'],
      [{ by: 'legal-1' }, 'bad-command'],
    ];
    for (const [more, reason] of bad)
      expect([more, (await give('legal', await waiver(more))).reason]).toEqual([more, reason]);
    expect(await blocking()).toEqual(['script.mixed']);
  });

  it('is given with a reason, cleaned of what nobody sees, once', async () => {
    expect(await give('legal', await waiver({ reason: `${REASON}\u202e\u200b` }))).toMatchObject({ ok: true });
    expect(await give('legal', await waiver())).toMatchObject({ ok: false, reason: 'rule-unmet' });
    const [found] = (await findings('observer')).filter(({ waived }) => waived);
    expect(found).toMatchObject({ severity: 'blocking', waived: { reason: REASON, member: memberOf(FILE, 'legal') } });
    expect(await blocking()).toEqual([]);
  });

  it('counts no more on the command line, which shows who said why', async () => {
    const { code, out } = await alternat('check', '--data', server.data, '--resolution', ROOM);
    const name = FILE.members.find(({ id }) => id === memberOf(FILE, 'legal'))?.name ?? '';
    expect([code, out.includes('0 against signing, 1 waived')]).toEqual([0, true]);
    expect(out).toMatch(/^c4\tru\twaived\t/m);
    expect([out.includes(REASON), out.includes(name)]).toEqual([true, true]);
    const json = await alternat('check', '--data', server.data, '--resolution', ROOM, '--json');
    expect(JSON.parse(json.out)).toMatchObject([{ waived: { reason: REASON } }]);
  });

  it('stands in the history of the clause and in the log', async () => {
    const history = await server.call('GET', `/api/resolutions/${ROOM}/clauses/c4/history`, token.negotiator);
    expect(JSON.stringify(history.body)).toContain(REASON);
    const log = await server.call('GET', `/api/resolutions/${ROOM}/log?type=waiver.give`, token.negotiator);
    expect(JSON.stringify(log.body)).toContain(REASON);
  });

  it('is void after an edit of that cell, and stands again when the text is what it was', async () => {
    const edit = async (ru: string): Promise<void> => {
      const clause = (await server.declaration(ROOM, token.secretariat as string)).clauses.find(
        ({ id }) => id === 'c4',
      );
      const table = { type: 'proposal.table', clause: 'c4', texts: { ru }, reason: 'точнее', seen: clause?.digest };
      const { proposal } = (await give('secretariat', table)) as { proposal?: string };
      expect(await give('secretariat', { type: 'proposal.accept', proposal, seen: clause?.digest })).toMatchObject({
        ok: true,
      });
    };
    await edit('Секретариат находится близ станции Kаспий.');
    expect(await blocking()).toEqual(['script.mixed']);
    await edit('Секретариат находится на станции Kаспий.');
    expect(await blocking()).toEqual([]);
  });

  it('can be withdrawn by legal staff, which is recorded, and given again', async () => {
    const withdraw = { type: 'waiver.withdraw', clause: 'c4', seen: await seen() };
    expect(await give('secretariat', withdraw)).toMatchObject({ ok: false, reason: 'not-allowed' });
    expect(await give('legal', withdraw)).toMatchObject({ ok: true });
    expect(await give('legal', withdraw)).toMatchObject({ ok: false, reason: 'rule-unmet' });
    expect(await blocking()).toEqual(['script.mixed']);
    const log = await server.call('GET', `/api/resolutions/${ROOM}/log?type=waiver.withdraw`, token.negotiator);
    expect((log.body as { kind: string }[]).filter(({ kind }) => kind === 'command')).toHaveLength(1);
  });

  it('keeps the text from being sealed without it, and lets it be sealed with it', async () => {
    await initialAll(server, FILE, ROOM);
    await adoptText(server, FILE);
    expect((await page()).missing).toEqual([{ kind: 'finding', resolution: ROOM, clause: 'c4', check: 'script' }]);
    expect(await seal()).toMatchObject({ ok: false, signing: 'missing' });
    // After the clause was initialled: the milestone of that text is older than the waiver.
    expect(await give('legal', await waiver())).toMatchObject({ ok: true });
    expect(await page()).toMatchObject({ missing: [], waived: [{ resolution: ROOM, clause: 'c4', reason: REASON }] });
    expect(await seal()).toMatchObject({ ok: true });
  }, 120_000);

  it('that is withdrawn while the package is printed keeps it from being sealed', async () => {
    const { workspace } = server;
    const actor = workspace.summit.actor(memberOf(FILE, 'legal')) as Actor;
    const { seal: standing } = await voided();
    const now = await sealableNow(workspace, workspace.storage.head);
    const looks = [now, { ...now, waived: [] }];
    const look = { sealable: async () => looks.shift() as Sealable };
    expect(await sealInstrument(workspace, actor, {}, look)).toEqual({ ok: false, signing: 'changed' });
    expect([standing, (await page()).seals.length]).toEqual([true, 1]);
    expect(await seal()).toMatchObject({ ok: true });
  }, 120_000);

  it('goes with the package: the finding, the clause, the languages, the reason, who and when', async () => {
    const id = (await page()).seals.at(-1)?.id;
    const pkg = await bytesOf(`/api/summit/seals/${id}/package`);
    const entries = await readZip(pkg);
    const files = new Map('problem' in entries ? [] : entries.map(({ path, bytes }) => [path, bytes]));
    const waived = readWaived(files.get(WAIVED_PATH) ?? new Uint8Array());
    const text = JSON.parse(new TextDecoder().decode(files.get(`milestones/${ROOM}.json`))) as Declaration;
    const cell = text.clauses.find(({ id: clause }) => clause === 'c4')?.texts.ru?.digest;
    expect(waived).toMatchObject([
      {
        ...{ resolution: ROOM, clause: 'c4', check: 'script', message: 'script.mixed', languages: ['ru'] },
        ...{ reason: REASON, cells: { ru: cell }, at: expect.stringMatching(/Z$/) },
        by: { id: memberOf(FILE, 'legal'), name: expect.any(String) },
      },
    ]);
    // It is of the package, and not of the text.
    expect(JSON.stringify(text)).not.toContain('waive');
    const manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json'))) as { files: { path: string }[] };
    expect(manifest.files.map(({ path }) => path)).toContain(WAIVED_PATH);
    const report = (await server.call('GET', `/api/summit/seals/${id}/report`, token.legal)).body as {
      checks: { check: string; ok: unknown; detail?: string }[];
    };
    const count = { check: 'waived', ok: true, detail: '1' };
    expect(report.checks.find(({ check }) => check === 'waived')).toEqual(count);
    writeFileSync(at('waived.asice'), pkg);
    const verify = await alternat('verify', at('waived.asice'), '--roots', join(server.data, 'authority'), '--json');
    const { checks } = JSON.parse(verify.out) as typeof report;
    // Nobody has signed yet; every document is printed once more, and the file of the waivers is none of them.
    expect(checks.filter(({ ok }) => ok !== true).map(({ check }) => check)).toEqual([
      ...['timestamp', ...FILE.delegations.map(() => 'signature'), 'revocation'],
    ]);
    expect(checks.find(({ check }) => check === 'waived')).toEqual(count);
  }, 120_000);
});

describe('a waiver by the line', () => {
  it('is answered as by HTTP, and seen by everybody at the table', async () => {
    const here = await openTables();
    const room = 'environment';
    const [legal, staff] = [here.connect('legal-1', room), here.connect('sec-1', room)];
    const clause =
      here.workspace.rooms
        .open(room)
        ?.snapshot()
        .clauses.find(({ status }) => status === 'draft')?.id ?? '';
    staff.edit({ clause, lang: 'ru' }, (cell) => cell.insert(cell.length, ' Kаспий'));
    staff.send();
    here.turn();
    const text = here.workspace.rooms.open(room)?.snapshot() as Declaration;
    const [{ seen: read } = { seen: '' }] = waivableIn(text, clause);
    const command = { type: 'waiver.give', ...MIXED, clause, seen: read, reason: REASON } as const;
    staff.command(command);
    legal.command({ ...command, seen: 'b'.repeat(64) });
    legal.command(command);
    here.turn();
    const last = (guest: typeof legal): unknown => guest.said('answer').map(({ answer }) => answer.ok || answer.reason);
    expect([last(staff), last(legal)]).toEqual([['not-allowed'], ['text-changed', true]]);
    expect([...waiversOf(here.workspace.rooms.open(room)?.doc as never).values()]).toMatchObject([
      { reason: REASON, member: 'legal-1' },
    ]);
    here.close();
  });
});
