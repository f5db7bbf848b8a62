/** Key files as they come: by openssl of today and of yesterday, with passwords of any script, and all that is wrong with them. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificate } from 'pkijs';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { delegationAuthority, type Issued, issue, writePkcs12 } from '../../src/seal/authority.ts';
import { derOf, writePem } from '../../src/seal/certificate.ts';
import { readSignature, signDetached } from '../../src/seal/cms.ts';
import { describeKeyRefusal, KEY_REFUSALS, openPkcs12 } from '../../src/seal/pkcs12.ts';
import { temporaryFolder } from '../support/server.ts';
import { together } from './several-keys.ts';
import { DAY, NOW } from './summit.ts';

const openssl = spawnSync('openssl', ['version']).status === 0;
if (!openssl) console.warn('Key files of openssl are not tried: this machine has no openssl.');
vi.setConfig({ testTimeout: 60_000 });
const ground = temporaryFolder();
afterAll(() => ground.remove());

const validity = { from: new Date(NOW.getTime() - DAY), until: new Date(NOW.getTime() + DAY) };
const SUBJECT = { country: 'IR', organization: 'Iran', name: 'IR delegation' };
const file = (name: string): string => join(ground.path, name);

async function pemOfKey({ key }: Issued): Promise<string> {
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${pkcs8.match(/.{1,64}/g)?.join('\n')}\n-----END PRIVATE KEY-----\n`;
}

/** A file by `openssl pkcs12 -export`. */
async function exported(signer: Issued, password: string, ...more: string[]): Promise<Uint8Array> {
  writeFileSync(file('key.pem'), await pemOfKey(signer));
  writeFileSync(file('cert.pem'), writePem(derOf(signer.certificate)));
  const words = [
    'pkcs12',
    '-export',
    '-inkey',
    'key.pem',
    '-in',
    'cert.pem',
    '-out',
    'out.p12',
    '-passout',
    `pass:${password}`,
  ];
  execFileSync('openssl', [...words, ...more], { cwd: ground.path, stdio: 'pipe' });
  return readFileSync(file('out.p12'));
}

const opened = async (bytes: Uint8Array, password: string, delegation = 'IR', at = NOW): Promise<string> => {
  const answer = await openPkcs12(bytes, password, { delegation, at });
  if (!answer.ok) return answer.refusal;
  const content = new TextEncoder().encode('x');
  const read = await readSignature(await signDetached(content, answer.key, NOW));
  return (await read?.covers(content)) ? `opened, ${answer.key.chain.length}` : 'no signature';
};

describe.skipIf(!openssl)('openPkcs12, of openssl', () => {
  it.each(['ecdsa', 'rsa'] as const)('opens its present form, certificates above included: %s', async (kind) => {
    const { root, signer } = await delegationAuthority('IR', 'Iran', validity, kind);
    writeFileSync(file('root.pem'), writePem(derOf(root.certificate)));
    expect([
      await opened(await exported(signer, 'secret'), 'secret'),
      await opened(await exported(signer, 'secret', '-certfile', 'root.pem', '-name', 'کلید'), 'secret'),
      await opened(await exported(signer, 'رمز عبور'), 'رمز عبور'),
      await opened(await exported(signer, ''), ''),
      await opened(await exported(signer, 'secret', '-keypbe', 'NONE', '-certpbe', 'NONE'), 'secret'),
      await opened(
        await exported(signer, 'secret', '-certpbe', 'AES-128-CBC', '-keypbe', 'AES-256-CBC', '-nomac'),
        'secret',
      ),
    ]).toEqual(Array(6).fill('opened, 1'));
  });

  it('carries the certificates between root and signer, and not the root', async () => {
    const { root } = await delegationAuthority('IR', 'Iran', validity);
    const middle = await issue({ ...SUBJECT, name: 'IR ministry' }, 'root', validity, root);
    const signer = await issue(SUBJECT, 'sign', validity, middle);
    writeFileSync(file('above.pem'), [root, middle].map(({ certificate }) => writePem(derOf(certificate))).join(''));
    expect(await opened(await exported(signer, 's', '-certfile', 'above.pem'), 's')).toBe('opened, 2');
  });

  it('answers the encryption of yesterday with the command that converts it', async () => {
    const { signer } = await delegationAuthority('IR', 'Iran', validity);
    expect(await opened(await exported(signer, 's', '-legacy'), 's')).toBe('old-encryption');
    expect(describeKeyRefusal['old-encryption']).toContain('openssl pkcs12 -legacy -in OLD.p12');
  });

  it('finds no key where there is none, and no certificate of the key', async () => {
    const [one, other] = [await issue(SUBJECT, 'sign', validity), await issue(SUBJECT, 'sign', validity)];
    expect(await opened(await exported(one, 's', '-nokeys'), 's')).toBe('no-key');
    await exported(one, 's');
    writeFileSync(file('cert.pem'), writePem(derOf(other.certificate)));
    const words = 'pkcs12 -export -nocerts -inkey key.pem -out out.p12 -passout pass:s'.split(' ');
    execFileSync('openssl', words, { cwd: ground.path, stdio: 'pipe' });
    expect(await opened(readFileSync(file('out.p12')), 's')).toBe('no-certificate');
  });

  it('refuses a key of RSA 1024', async () => {
    const words = 'req -x509 -newkey rsa:1024 -noenc -subj /C=IR/CN=weak -keyout key.pem -out cert.pem'.split(' ');
    execFileSync('openssl', words, { cwd: ground.path, stdio: 'pipe' });
    const pack = 'pkcs12 -export -inkey key.pem -in cert.pem -out out.p12 -passout pass:s'.split(' ');
    execFileSync('openssl', pack, { cwd: ground.path, stdio: 'pipe' });
    expect(await opened(readFileSync(file('out.p12')), 's')).toBe('weak-key');
  });

  it.each([
    ['des-ede3-cbc', 'old-encryption'],
    ['des-cbc', 'old-encryption'],
    ['camellia-256-cbc', 'other-encryption'],
    ['aria-128-cbc', 'other-encryption'],
    ['aes-192-cbc', 'opened, 1'],
  ])('says of PBES2 with %s what it is, and never that the password is wrong', async (cipher, said) => {
    const { signer } = await delegationAuthority('IR', 'Iran', validity);
    const bytes = await exported(
      signer,
      's',
      '-keypbe',
      cipher,
      '-certpbe',
      cipher,
      '-provider',
      'legacy',
      '-provider',
      'default',
    );
    expect([await opened(bytes, 's'), await opened(bytes, 'wrong')]).toEqual([
      said,
      said.startsWith('opened') ? 'wrong-password' : said,
    ]);
  });

  it.each([
    ['ec', 'ec_paramgen_curve:secp256k1'],
    ['ec', 'ec_paramgen_curve:brainpoolP256r1'],
    ['ed25519', ''],
  ])('says of a key that is not read (%s %s) that it is of another kind', async (kind, curve) => {
    const words = ['req', '-x509', '-newkey', kind, ...(curve ? ['-pkeyopt', curve] : []), '-noenc'];
    const out = '-subj /C=IR/CN=other -keyout key.pem -out cert.pem'.split(' ');
    execFileSync('openssl', [...words, ...out], { cwd: ground.path, stdio: 'pipe' });
    const pack = 'pkcs12 -export -inkey key.pem -in cert.pem -out out.p12 -passout pass:s'.split(' ');
    execFileSync('openssl', pack, { cwd: ground.path, stdio: 'pipe' });
    expect([
      await opened(readFileSync(file('out.p12')), 's'),
      await opened(readFileSync(file('out.p12')), 'x'),
    ]).toEqual(['weak-key', 'wrong-password']);
  });

  it('says of a certificate without a country that it names none', async () => {
    for (const subject of ['/O=Iran/CN=signer', '/C=IR/C=RU/CN=signer']) {
      const words = [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-noenc',
        '-subj',
        subject,
      ];
      execFileSync('openssl', [...words, '-keyout', 'key.pem', '-out', 'cert.pem'], {
        cwd: ground.path,
        stdio: 'pipe',
      });
      const pack = 'pkcs12 -export -inkey key.pem -in cert.pem -out out.p12 -passout pass:s'.split(' ');
      execFileSync('openssl', pack, { cwd: ground.path, stdio: 'pipe' });
      const answer = await openPkcs12(readFileSync(file('out.p12')), 's', { delegation: 'IR' });
      expect(answer).toEqual({ ok: false, refusal: 'no-country' });
    }
  });

  it('is opened by openssl when it is ours', async () => {
    const { signer } = await delegationAuthority('IR', 'Iran', validity);
    writeFileSync(file('ours.p12'), await writePkcs12(signer, 'demo', 2000));
    const words = 'pkcs12 -in ours.p12 -passin pass:demo -noenc'.split(' ');
    expect(execFileSync('openssl', words, { cwd: ground.path, stdio: 'pipe' }).toString()).toContain('PRIVATE KEY');
  });
});

describe('openPkcs12', () => {
  it('says what is wrong: password, bytes, time, delegation', async () => {
    const { signer } = await delegationAuthority('IR', 'Iran', validity);
    const bytes = await writePkcs12(signer, 'demo', 2000);
    const at = (days: number) => new Date(NOW.getTime() + days * DAY);
    expect([
      await opened(bytes, 'demo'),
      await opened(bytes, 'Demo'),
      await opened(bytes.subarray(0, 300), 'demo'),
      await opened(new TextEncoder().encode('-----BEGIN PRIVATE KEY-----'), 'demo'),
      await opened(new Uint8Array(), 'demo'),
      await opened(bytes, 'demo', 'RU'),
      await opened(bytes, 'demo', 'IR', at(2)),
      await opened(bytes, 'demo', 'IR', at(-2)),
    ]).toEqual([
      'opened, 1',
      'wrong-password',
      ...['not-pkcs12', 'not-pkcs12', 'not-pkcs12'],
      'wrong-delegation',
      'expired',
      'not-yet-valid',
    ]);
  });

  it('never throws for a file with any byte changed', async () => {
    const { signer } = await delegationAuthority('IR', 'Iran', validity);
    const bytes = await writePkcs12(signer, 'demo', 100);
    const answers = new Set<string>();
    for (let at = 0; at < bytes.length; at += 13)
      answers.add(
        await opened(
          bytes.map((byte, i) => (i === at ? byte ^ 0x55 : byte)),
          'demo',
        ),
      );
    const known = [...KEY_REFUSALS, 'opened, 1'] as readonly string[];
    expect([...answers].filter((answer) => !known.includes(answer))).toEqual([]);
    expect(answers.size).toBeGreaterThan(2);
  });

  const serialOf = ({ certificate }: Issued): string =>
    Buffer.from(certificate.serialNumber.valueBlock.valueHexView).toString('hex');
  const chosen = async (bytes: Uint8Array, serial?: string): Promise<string> => {
    const answer = await openPkcs12(bytes, 's', { delegation: 'IR', at: NOW, ...(serial ? { serial } : {}) });
    if (answer.ok) return serialOf({ certificate: answer.key.chain[0] as Certificate } as Issued);
    return `${answer.refusal} ${answer.choices?.length ?? 0}`;
  };

  it('takes of two keys the one for signing, wherever it stands, and asks where both are', async () => {
    const signer = await issue(SUBJECT, 'sign', validity);
    const second = await issue({ ...SUBJECT, name: 'second' }, 'sign', validity);
    const stamper = await issue(SUBJECT, 'stamp', validity);
    const foreign = await issue({ ...SUBJECT, country: 'RU' }, 'sign', validity);
    const past = await issue(SUBJECT, 'sign', { from: new Date(NOW.getTime() - 9 * DAY), until: validity.from });
    const of = (one: Issued) => writePkcs12(one, 's', 1000);
    for (const other of [stamper, foreign, past])
      expect([
        await chosen(together(await of(other), await of(signer))),
        await chosen(together(await of(signer), await of(other))),
      ]).toEqual([serialOf(signer), serialOf(signer)]);
    const both = together(await of(signer), await of(second), await of(stamper));
    expect([
      await chosen(both),
      await chosen(both, serialOf(second)),
      await chosen(both, serialOf(signer)),
      await chosen(both, serialOf(stamper)),
      await chosen(both, 'ff'),
      await chosen(together(await of(foreign), await of(past))),
    ]).toEqual([
      'several-keys 2',
      serialOf(second),
      serialOf(signer),
      'wrong-purpose 0',
      'no-certificate 0',
      'wrong-delegation 0',
    ]);
  });
});
