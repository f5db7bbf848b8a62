/** A data folder and all that comes of it is its owner's only, whatever the umask and whatever an earlier version left. */
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { backUp, putBack } from '../../server/storage/backup.ts';
import { announceServer, takeFolder } from '../../server/storage/folder.ts';
import { witnessed } from '../../server/storage/heads.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { temporaryFolder } from '../support/server.ts';
import { alternat, at, start } from './alternat.ts';

const umask = process.umask(0);
afterAll(() => process.umask(umask));

/** `alternat.db 600` of everything in a folder, and of the folder. */
const modes = (folder: string): string[] =>
  ['.', ...(readdirSync(folder, { recursive: true }) as string[])]
    .map((name) => `${name} ${(statSync(join(folder, name)).mode & 0o777).toString(8)}`)
    .sort();
const wide = (folder: string): string[] => modes(folder).filter((line) => !/ [67]00$/.test(line));

describe('a data folder', () => {
  it('is made for its owner only, with its database, the files beside it, its lock and the address of its server', () => {
    const ground = temporaryFolder();
    const folder = join(ground.path, 'new');
    const lock = takeFolder(folder);
    const storage = openStorage(folder);
    storage.begin();
    storage.commit();
    announceServer(folder, { address: 'http://127.0.0.1:1', token: 't', pid: 1 });
    expect(modes(folder)).toEqual([
      '. 700',
      'alternat.db 600',
      'alternat.db-shm 600',
      'alternat.db-wal 600',
      'lock.db 600',
      'lock.db-journal 600',
      'server.json 600',
    ]);
    storage.close();
    lock.release();
    ground.remove();
  });

  it('that others could read is tightened, with all that lies in it, and that is said once', () => {
    const ground = temporaryFolder();
    const folder = join(ground.path, 'old');
    const said: string[] = [];
    mkdirSync(join(folder, 'roots'), { recursive: true });
    for (const name of ['alternat.db.before-1', 'roots/IR.crt', 'server.json']) writeFileSync(join(folder, name), '');
    witnessed(folder, openStorage(folder)).storage.close();
    chmodSync(join(folder, 'alternat.db'), 0o644);
    // Somebody else's, in a folder that was chosen for the data.
    writeFileSync(join(folder, 'run.sh'), '', { mode: 0o755 });
    for (let again = 0; again < 2; again++) takeFolder(folder, { say: (sentence) => said.push(sentence) }).release();
    announceServer(folder, { address: 'http://127.0.0.1:1', token: 't', pid: 1 });
    expect([wide(folder), said.length, said[0]?.includes('could be read by other accounts')]).toEqual([
      ['run.sh 755'],
      1,
      true,
    ]);
    ground.remove();
  });

  it('gives its rights to a backup, also while it is written, and to what is put back', async () => {
    const ground = temporaryFolder();
    const folder = join(ground.path, 'data');
    openStorage(folder).close();
    const file = join(ground.path, 'kept.alternat');
    writeFileSync(`${file}.part`, 'left behind');
    chmodSync(`${file}.part`, 0o644);
    await backUp(folder, file);
    expect([(statSync(file).mode & 0o777).toString(8), existsSync(`${file}.part`)]).toEqual(['600', false]);
    chmodSync(file, 0o644);
    putBack(folder, file, '2026');
    expect(wide(folder)).toEqual([]);
    ground.remove();
  });
});

describe('alternat', () => {
  it('serves and works beside a server in a private folder; what is written by --out follows the umask', async () => {
    const data = at('private');
    const { child, ready, done } = start(['serve', '--data', data, '--demo', '--port', '0']);
    const address = await ready;
    const out = at('private.html');
    await alternat(
      'export',
      '--data',
      data,
      '--resolution',
      'transit',
      '--format',
      'html',
      '--language',
      'ru',
      '--out',
      out,
    );
    const token = (
      (await (
        await fetch(`${address}/api/sessions`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"member":"ir-neg"}',
        })
      ).json()) as { token: string }
    ).token;
    await (await fetch(`${address}/api/demo/keys/IR`, { headers: { authorization: `Bearer ${token}` } })).arrayBuffer();
    expect([wide(data), (statSync(out).mode & 0o777).toString(8)]).toEqual([[], '666']);
    expect(modes(data).filter((line) => line.startsWith('authority')).length).toBeGreaterThan(4);
    child.kill('SIGTERM');
    expect((await done).err).toBe('');
  }, 120_000);
});
