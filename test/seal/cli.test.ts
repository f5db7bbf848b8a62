/** The signed package on the command line, from the keys to the verdict, as five delegations would do it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CHECKS, FAULTS } from '../../src/domain/instrument/verification.ts';
import { LANGS } from '../../src/language/language.ts';
import { REPORT_WORDING } from '../../src/language/printed-sealed.ts';
import { delegationAuthority, writePkcs12 } from '../../src/seal/authority.ts';
import { readPem } from '../../src/seal/certificate.ts';
import { signDetached } from '../../src/seal/cms.ts';
import { addSignature, manifestToSign, sealPackage } from '../../src/seal/package.ts';
import { openPkcs12 } from '../../src/seal/pkcs12.ts';
import { describeReport } from '../../src/seal/report-lines.ts';
import { alternat, at, oneSentence, start } from '../server/alternat.ts';
import { temporaryFolder } from '../support/server.ts';
import { CA, forge } from './forge.ts';
import { listBy } from './revoked.ts';
import { DAY, NOW, sealing, withFile } from './summit.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PARTIES = ['AZ', 'IR', 'KZ', 'RU', 'TM'];
const tsa = { child: null as ReturnType<typeof start>['child'] | null, address: '' };

beforeAll(async () => {
  writeFileSync(at('sealed.asice'), await sealPackage(sealing()));
  writeFileSync(at('password'), 'demo\n');
  expect((await alternat('authority', '--out', at('authority'))).code).toBe(0);
  const { child } = start(['authority', '--serve-tsa', '--out', at('authority')]);
  tsa.child = child;
  tsa.address = await new Promise((resolve) =>
    child.stdout?.on('data', (chunk: string) => resolve(/ready at (\S+)/.exec(chunk)?.[1] ?? '')),
  );
});
afterAll(() => {
  tsa.child?.kill('SIGTERM');
});

/** A volume smaller than a package; null where the system does not let this user make one. */
function smallVolume(): { readonly path: string; readonly remove: () => void } | null {
  const { path, remove } = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    remove();
    return null;
  }
  return {
    path,
    remove: () => {
      execFileSync('umount', ['-l', path], { stdio: 'ignore' });
      remove();
    },
  };
}
const volume = smallVolume();
afterAll(() => volume?.remove());

const key = (party: string): string => at('authority', 'keys', `${party}.p12`);
const sign = (pkg: string, party: string, out: string, file = key(party)) =>
  alternat(
    'sign',
    '--package',
    at(pkg),
    '--delegation',
    party,
    '--key',
    file,
    '--password-file',
    at('password'),
    '--out',
    at(out),
  );
const verify = (pkg: string, ...more: string[]) =>
  alternat('verify', at(pkg), '--roots', at('authority', 'roots'), '--skip-texts', ...more);

describe('alternat sign and verify', () => {
  it('goes from an unsigned package to a valid one, and finds it changed', async () => {
    const states: (string | number | null)[] = [];
    const look = async (pkg: string) => {
      const { code, out } = await verify(pkg, '--json');
      states.push(code, JSON.parse(out).verdict);
    };
    await look('sealed.asice');
    const done = await sign('sealed.asice', 'IR', 'IR.asice');
    expect([done.code, done.err]).toEqual([0, '']);
    let pkg: Uint8Array = readFileSync(at('IR.asice'));
    // What the command does, without a program for each.
    for (const party of PARTIES.filter((id) => id !== 'IR')) {
      const opened = await openPkcs12(readFileSync(key(party)), 'demo', { delegation: party, at: NOW });
      const toSign = await manifestToSign(pkg, party);
      if (!opened.ok || !toSign.ok) throw new Error(`${party} cannot sign`);
      const added = await addSignature(pkg, party, await signDetached(toSign.bytes, opened.key, NOW));
      if (!added.ok) throw new Error(added.reason);
      pkg = added.pkg;
    }
    writeFileSync(at('signed.asice'), pkg);
    const stamp = await alternat(
      'sign',
      '--timestamp',
      tsa.address,
      '--package',
      at('signed.asice'),
      '--out',
      at('final.asice'),
    );
    expect([stamp.code, stamp.err]).toEqual([0, '']);
    await look('final.asice');
    const bytes = readFileSync(at('final.asice'));
    writeFileSync(at('changed.asice'), await withFile(bytes, 'documents/empty.txt', () => new Uint8Array([32])));
    await look('changed.asice');
    expect(states).toEqual([1, 'incomplete', 0, 'valid', 1, 'invalid']);
    const russian = await verify('changed.asice', '--lang', 'ru');
    expect(russian.out).toContain('Пакет недействителен');
    expect(russian.out).toContain('неверно: Файлы перечня · documents/empty.txt · изменён');
  });

  it('refuses in one sentence and leaves no file behind', async () => {
    const expired = { from: new Date(NOW.getTime() - 9 * DAY), until: new Date(NOW.getTime() - DAY) };
    writeFileSync(
      at('old.p12'),
      await writePkcs12((await delegationAuthority('IR', 'Iran', expired)).signer, 'demo', 2000),
    );
    writeFileSync(at('wrong'), 'Demo');
    writeFileSync(at('damaged.p7s'), 'x');
    writeFileSync(at('cut.asice'), readFileSync(at('sealed.asice')).subarray(0, 5000));
    const base = ['sign', '--package', at('sealed.asice'), '--delegation', 'IR', '--out', at('never.asice')];
    const refusals = await Promise.all([
      sign('sealed.asice', 'IR', 'never.asice', key('RU')),
      sign('sealed.asice', 'IR', 'never.asice', at('old.p12')),
      sign('sealed.asice', 'XX', 'never.asice', key('IR')),
      sign('cut.asice', 'IR', 'never.asice'),
      alternat(...base, '--key', key('IR'), '--password-file', at('wrong')),
      alternat(...base, '--import', at('damaged.p7s')),
      alternat('sign', '--timestamp', 'http://127.0.0.1:9', '--package', at('IR.asice'), '--out', at('never.asice')),
      alternat(...base.slice(0, -1), at('no', 'such', 'folder'), '--key', key('IR'), '--password-file', at('password')),
      alternat('authority', '--out', at('authority')),
    ]);
    expect(refusals.map(({ code, err }) => [code, oneSentence(err) || err])).toEqual(refusals.map(() => [1, true]));
    expect([refusals[0]?.err, refusals[1]?.err]).toEqual([
      'The certificate belongs to another delegation: the country in its subject is another one.\n',
      'The certificate has expired.\n',
    ]);
    expect([existsSync(at('never.asice')), existsSync(at('never.asice.part'))]).toEqual([false, false]);
  });

  it('leaves nothing half-written on a full disk', async (context) => {
    if (!volume) return context.skip('this user may not mount a small volume (tmpfs)');
    const out = join(volume.path, 'signed.asice');
    const words = ['--delegation', 'IR', '--key', key('IR'), '--password-file', at('password'), '--out', out];
    const done = await alternat('sign', '--package', at('sealed.asice'), ...words);
    expect([done.code, oneSentence(done.err), readdirSync(volume.path)]).toEqual([1, true, []]);
    expect(done.err).toContain('ENOSPC');
  });

  it('exports the manifest of a delegation', async () => {
    const done = await alternat(
      'sign',
      '--export-manifest',
      '--package',
      at('sealed.asice'),
      '--delegation',
      'IR',
      '--out',
      at('IR.xml'),
    );
    expect([done.code, readFileSync(at('IR.xml'), 'utf8').includes('META-INF/signature-IR.p7s')]).toEqual([0, true]);
  });

  it('tells wrong use from a verdict', async () => {
    const wrong = await Promise.all([
      alternat('verify', at('sealed.asice')),
      alternat('verify', at('nothing.asice'), '--roots', at('authority', 'roots')),
      alternat('verify', at('sealed.asice'), '--roots', at()),
      verify('sealed.asice', '--at', 'yesterday'),
      alternat('sign', '--package', at('sealed.asice'), '--delegation', 'IR', '--out', at('x')),
      alternat('authority', '--out', at('other'), '--delegations', 'Iran'),
      alternat('authority', '--serve-tsa', '--out', at('nothing')),
    ]);
    expect(wrong.map(({ code, err }) => [code, oneSentence(err) || err])).toEqual(wrong.map(() => [2, true]));
  });

  it('puts revocation lists into the package, and says who was revoked', async () => {
    const stranger = await forge({ name: 'stranger', extensions: CA });
    writeFileSync(at('stranger.crl'), await listBy(stranger));
    const root = readPem(readFileSync(at('authority', 'roots', 'IR.crt'), 'utf8'))?.[0];
    if (!root) throw new Error('no root');
    writeFileSync(at('forged.crl'), await listBy(stranger, { name: { certificate: root, key: stranger.key } }));
    const put = (...files: string[]) =>
      alternat('sign', ...files, '--package', at('IR.asice'), '--out', at('listed.asice'));
    const foreign = await put('--crl', at('stranger.crl'));
    expect([foreign.code, oneSentence(foreign.err), existsSync(at('listed.asice'))]).toEqual([1, true, false]);
    const done = await put('--crl', at('forged.crl'));
    expect([done.code, done.err, done.out]).toEqual([0, '', expect.stringContaining('with 1 about revocation')]);
    const [without, report] = [await verify('IR.asice'), await verify('listed.asice', '--lang', 'ru')];
    expect(without.out).toContain('–: Revocation of certificates · was not checked');
    expect([report.code, report.out]).toEqual([
      1,
      expect.stringContaining('неверно: Отзыв сертификатов · META-INF/revocation-001.crl · подписан не издателем'),
    ]);
    expect((await put('--crl', at('forged.crl'), '--timestamp', 'http://x')).code).toBe(2);
  });

  it('tells a time stamping server that answers nonsense', async () => {
    const server = createServer((_request, response) => response.end('<html>'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const done = await alternat('sign', '--timestamp', url, '--package', at('IR.asice'), '--out', at('never.asice'));
    server.close();
    expect([done.code, done.err]).toEqual([1, 'The time stamping server answered something that is no time stamp.\n']);
  });
});

describe('describeReport', () => {
  it('has words for every check, fault and verdict in six languages', () => {
    const lacking = LANGS.flatMap((lang) => {
      const { check, fault, verdict } = REPORT_WORDING[lang];
      const all = [
        ...CHECKS.map((name) => check[name]),
        ...FAULTS.map((name) => fault[name]),
        ...Object.values(verdict),
      ];
      return all.filter((words) => !words).map(() => lang);
    });
    expect(lacking).toEqual([]);
  });

  it('sets what is Latin apart in a Persian line', () => {
    const checks = [{ check: 'files', ok: false, about: 'documents/a.txt', fault: 'changed' }] as const;
    expect(describeReport('fa', { verdict: 'invalid', checks })).toContain(
      '\u2068documents/a.txt\u2069 · تغییر کرده است',
    );
  });
});
