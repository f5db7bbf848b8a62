/** The log as it is handed out: how much was typed, tables that do not end at a page, filters that cannot be; and the checks. */
import { afterEach, describe, expect, it } from 'vitest';
import { audit, BadFilter, filterOf, knownIn, PAGE, wholeAudit } from '../../server/history/audit.ts';
import { openLog } from '../../server/history/log.ts';
import { logCsv } from '../../server/history/log-table.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import type { Finding } from '../../src/domain/text/finding.ts';
import { serveSample, temporaryFolder } from '../support/server.ts';
import { openTables } from './guests.ts';
import { record } from './storage-conformance.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describe('audit', () => {
  it('says how many characters a batch of keystrokes brought', async () => {
    const here = await openTables();
    closing.push(here.close);
    const guest = here.connect('ir-neg', 'environment');
    guest.edit({ clause: 'env-p1', lang: 'fa' }, (cell) => {
      cell.delete(0, 3);
      cell.insert(0, 'متن تازه');
    });
    guest.send();
    here.turn();
    const [last] = audit(here.workspace.storage, 'environment', { kind: 'update', before: 1e9, limit: 1 });
    expect(last?.typed).toEqual({ added: 8 });
    expect(audit(here.workspace.storage, 'environment', { kind: 'command' }).some(({ typed }) => typed)).toBe(false);
  });
});

describe('wholeAudit', () => {
  it('goes on where a page ends, in the order of the log, and lets through what the filter does', () => {
    const { path, remove } = temporaryFolder();
    const storage = openStorage(path);
    closing.push(() => {
      storage.close();
      remove();
    });
    const log = openLog(storage, 'economy~notes');
    const records = 2 * PAGE.most + 7;
    storage.begin();
    for (let at = 1; at <= records; at++) {
      const {
        room: _,
        seq: __,
        previous: ___,
        hash: ____,
        ...rest
      } = record(at, { member: at % 2 ? 'a' : 'b', bytes: null });
      log.append(rest);
    }
    storage.commit();
    const seqs = (filter: { readonly [name: string]: string }) =>
      [...wholeAudit(storage, 'economy~notes', filterOf(filter))].map(({ seq }) => seq);
    expect(seqs({})).toEqual(Array.from({ length: records }, (_, at) => at + 1));
    expect(seqs({ member: 'b' })).toHaveLength(PAGE.most + 3);
    expect(seqs({ after: '5', before: '9' })).toEqual([6, 7, 8]);
    expect(logCsv(wholeAudit(storage, 'economy~notes', {})).split('\r\n')).toHaveLength(records + 2);
    expect(audit(storage, 'economy~notes', {})).toHaveLength(PAGE.usual);
  });
});

describe('knownIn', () => {
  it('names whom there is when a filter asks for somebody else', async () => {
    const here = await openTables();
    closing.push(here.close);
    const ask = (filter: { readonly [name: string]: string }) => () => knownIn(here.workspace.summit, filterOf(filter));
    expect(ask({ member: 'nobody' })).toThrow(BadFilter);
    expect(ask({ delegation: 'XX' })).toThrow('There is no delegation "XX". Known are AZ, IR, KZ, RU, TM.');
    expect(ask({ member: 'server', delegation: 'IR' })).not.toThrow();
  });
});

describe('GET .../checks', () => {
  it('answers to every member with the findings of the present text, and an export by staff names it once', async () => {
    const server = await serveSample();
    closing.push(server.stop);
    const [legal, observer] = [await server.signIn('legal-1'), await server.signIn('observer-1')];
    expect(await server.call('GET', '/api/resolutions/transit/checks', observer)).toEqual({ status: 200, body: [] });
    expect((await server.call('GET', '/api/resolutions/transit/checks')).status).toBe(401);
    const add = {
      id: 'c1',
      type: 'clause.add',
      after: null,
      kind: 'recital',
      level: 0,
      texts: { fa: 'متن ۳۰', ru: 'Текст 31' },
    };
    const secretariat = await server.signIn('sec-1');
    expect((await server.call('POST', '/api/resolutions/transit/commands', secretariat, add)).status).toBe(200);
    const found = (await server.call('GET', '/api/resolutions/transit/checks', legal)).body as Finding[];
    expect(found.map(({ check, languages }) => `${check} ${languages}`)).toEqual([
      'empty az,kk',
      'numbers ru',
      'numbers fa',
    ]);

    const autos = async () => {
      const all = (await server.call('GET', '/api/resolutions/transit/milestones', observer)).body;
      return (all as { auto?: string }[]).flatMap(({ auto }) => auto ?? []);
    };
    const take = (token: string, query = '', method = 'GET') =>
      server.call(method, `/api/resolutions/transit/export?format=text${query}`, token);
    await take(observer);
    await take(legal, '', 'HEAD');
    await take(legal, '&at=1');
    expect(await autos()).toEqual([]);
    await take(legal);
    await take(secretariat, '&language=ru');
    expect(await autos()).toEqual(['export']);
  });
});
