/**
 * The package without us: the commands of HOW-TO-VERIFY exactly as printed, run by a shell with `openssl` and `sha256sum`. A
 * promise that others can check holds only as long as others have checked.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LANGS } from '../../src/language/language.ts';
import { keyOf } from '../../src/seal/authority.ts';
import { derOf, writePem } from '../../src/seal/certificate.ts';
import { addRevocations, addSignature, manifestToSign } from '../../src/seal/package.ts';
import { readToken } from '../../src/seal/timestamp.ts';
import { verifyPackage } from '../../src/seal/verify.ts';
import { temporaryFolder } from '../support/server.ts';
import { listBy } from './revoked.ts';
import {
  DAY,
  entriesOf,
  makeWorld,
  NOW,
  PARTIES,
  pemOf,
  signerUnder,
  signFor,
  stampBy,
  type World,
  withFile,
} from './summit.ts';
import { TAMPERINGS } from './tampering.ts';

const has = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;
const missing = [
  ...(has('openssl', 'version') ? [] : ['openssl']),
  ...(has('sha256sum', '--version') ? [] : ['sha256sum']),
  ...(has('unzip', '-v') ? [] : ['unzip']),
];
if (missing.length > 0)
  console.warn(`Verification by stock tools is skipped: this machine has no ${missing.join(', ')}.`);

const ground = temporaryFolder();
afterAll(() => ground.remove());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

type Step = { readonly command: string; readonly code: number; readonly out: string };

/** The commands, as the untouched package prints them. */
let howTo: readonly string[] = [];

type Layout = {
  readonly stamped?: boolean;
  readonly roots?: { readonly [name: string]: string };
  readonly attime?: string;
  /** Revocation lists came along. */
  readonly lists?: boolean;
};

/** Lays a package out beside `roots/`, and hands out every command of its HOW-TO-VERIFY as it runs, but the note on expiry. */
function* runHowTo(
  pkg: Uint8Array,
  { stamped = true, roots = rootsOf(world), attime = '', lists = false }: Layout = {},
): Iterable<Step> {
  const folder = mkdtempSync(join(ground.path, 'package-'));
  writeFileSync(join(folder, 'FILE.asice'), pkg);
  mkdirSync(join(folder, 'roots'));
  for (const [name, pem] of Object.entries(roots)) writeFileSync(join(folder, 'roots', `${name}.crt`), pem);
  // From the untouched package: a forger would print commands of their own.
  const [unpack, enter, ...rest] = howTo;
  execFileSync('sh', ['-c', `${unpack} && ${enter}`], { cwd: folder, stdio: 'pipe' });
  for (const command of rest) {
    if (command.startsWith('(cat') && !lists) continue;
    if (command.startsWith('-attime') || (!stamped && /timestamp-|Archive/.test(command))) continue;
    const full = command.startsWith('openssl cms') ? `${command}${attime}` : command;
    const done = spawnSync('sh', ['-c', full], { cwd: join(folder, 'package'), encoding: 'utf8' });
    yield { command, code: done.status ?? -1, out: done.stdout + done.stderr };
  }
}

beforeAll(async () => {
  const entries = await entriesOf(world.sealed);
  const lines = (lang: string): string[] => {
    const bytes = entries.find(({ path }) => path === `HOW-TO-VERIFY-${lang}.txt`)?.bytes;
    return [...new TextDecoder().decode(bytes).matchAll(/^ {4}(.+)$/gm)].map(([, command]) => command ?? '');
  };
  const [first, ...others] = LANGS.map(lines);
  expect(others.map((one) => one.join('\n'))).toEqual(others.map(() => first?.join('\n')));
  howTo = first ?? [];
});

const rootsOf = ({ of, tsa }: World): { readonly [name: string]: string } => ({
  ...Object.fromEntries(PARTIES.map((party) => [party, pemOf(of(party).root)])),
  tsa: pemOf(tsa.root),
});

/** What a reader of the how-to sees as wrong: a command that fails, or prints what it must not. */
function isWrong({ command, code, out }: Step): boolean {
  if (code !== 0) return true;
  if (/openssl cms -verify/.test(command)) return !out.includes('CAdES Verification successful');
  if (command.startsWith('openssl ts -verify')) return !out.includes('Verification: OK');
  if (/^(sha256sum|cut|find)/.test(command)) return out !== '';
  return out === '';
}
const wrong = (steps: Iterable<Step>): string[] =>
  [...steps].filter(isWrong).map(({ command }) => command.split(' ', 2).join(' '));

/** Is anything wrong? The rest is not run then: a program costs more than all of our own checks. */
function isCaught(steps: Iterable<Step>): boolean {
  for (const step of steps) if (isWrong(step)) return true;
  return false;
}

describe.skipIf(missing.length > 0)('HOW-TO-VERIFY', () => {
  it('verifies five signatures, RSA and ECDSA, all files and the time with stock tools alone', () => {
    const steps = [...runHowTo(world.stamped)];
    expect([wrong(steps), steps.length]).toEqual([[], 22]);
    expect(steps.find(({ command }) => command.includes('-reply'))?.out).toContain('Time stamp: ');
  });

  it('takes revocation lists along, and finds who was revoked', async () => {
    const withLists = async (revoked: string) => {
      let pkg = world.stamped;
      for (const party of PARTIES) {
        const { root, signer } = world.of(party);
        const entries = party === revoked ? [{ of: signer, at: new Date(NOW.getTime() - DAY) }] : [];
        const added = await addRevocations(pkg, await listBy(root, { revoked: entries }));
        if (!added.ok) throw new Error(added.reason);
        pkg = added.pkg;
      }
      return pkg;
    };
    const steps = [...runHowTo(await withLists('nobody'), { lists: true })];
    expect([wrong(steps), steps.length]).toEqual([[], 27]);
    const bad = [...runHowTo(await withLists('KZ'), { lists: true })].filter(isWrong);
    expect(bad.map(({ command, out }) => [command.includes('KZ'), out.includes('certificate revoked')])).toEqual([
      [true, true],
    ]);
  });

  it('verifies a package without a time stamp, too', () => {
    expect(wrong(runHowTo(world.signed, { stamped: false }))).toEqual([]);
  });

  it.each(TAMPERINGS.filter(({ onlyOurs }) => !onlyOurs))('catches $name', async ({ make, name }) => {
    expect(isCaught(runHowTo(await make(world), { stamped: /stamp/.test(name) }))).toBe(true);
  });

  it('catches a changed byte in any file', async () => {
    const missed: string[] = [];
    const entries = (await entriesOf(world.stamped)).filter(
      ({ path, bytes }) => bytes.length > 0 && path !== 'mimetype',
    );
    const places = fc.sample(fc.nat(), { seed: 20251119, numRuns: entries.length });
    for (const [index, { path, bytes }] of entries.entries()) {
      const at = (places[index] ?? 0) % bytes.length;
      const other = await withFile(world.stamped, path, (old) => old.map((byte, i) => (i === at ? byte ^ 0x21 : byte)));
      if (!isCaught(runHowTo(other))) missed.push(path);
    }
    expect([missed, entries.length > 20]).toEqual([[], true]);
  });

  it('catches the root of another State', () => {
    const roots = { ...rootsOf(world), IR: rootsOf(world).RU ?? '' };
    expect(wrong(runHowTo(world.stamped, { roots }))).toEqual(['openssl cms']);
  });

  it('catches a certificate that has expired, and passes it at the time of the stamp', async () => {
    const past = new Date(NOW.getTime() - 2 * DAY);
    const short = await signerUnder(
      world.of('TM').root,
      'TM',
      new Date(NOW.getTime() - 3 * DAY),
      new Date(NOW.getTime() - DAY),
    );
    let pkg = world.sealed;
    for (const party of PARTIES) pkg = await signFor(pkg, party, party === 'TM' ? short : world.of(party).signer, past);
    const stamped = await stampBy(pkg, world.tsa.signer, past);
    expect(wrong(runHowTo(stamped))).toEqual(['openssl cms']);
    expect(wrong(runHowTo(stamped, { attime: ` -attime ${past.getTime() / 1000}` }))).toEqual([]);
  });
});

describe.skipIf(missing.length > 0)('addSignature', () => {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: ground.path, stdio: 'pipe' });
  const file = (name: string): string => join(ground.path, name);

  it.each([
    ['rsa', []],
    ['ecdsa', ['-keyid']],
    ['rsa', ['-keyopt', 'rsa_padding_mode:pss']],
    ['ecdsa', ['-nosmimecap']],
  ] as const)('takes a signature that a delegation made with openssl: %s %j', async (kind, more) => {
    const party = kind === 'rsa' ? 'IR' : 'KZ';
    const { certificate, key } = world.of(party).signer;
    const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
    writeFileSync(
      file('key.pem'),
      `-----BEGIN PRIVATE KEY-----\n${pkcs8.match(/.{1,64}/g)?.join('\n')}\n-----END PRIVATE KEY-----\n`,
    );
    writeFileSync(file('cert.pem'), writePem(derOf(certificate)));
    const toSign = await manifestToSign(world.sealed, party);
    if (!toSign.ok) throw new Error(toSign.reason);
    writeFileSync(file('manifest.xml'), toSign.bytes);
    const made = ['cms', '-sign', '-binary', '-cades', '-md', 'sha256', '-outform', 'DER', '-in', 'manifest.xml'];
    openssl(...made, '-signer', 'cert.pem', '-inkey', 'key.pem', '-out', 'own.p7s', ...more);
    const added = await addSignature(world.sealed, party, readFileSync(file('own.p7s')));
    if (!added.ok) throw new Error(added.reason);
    const { checks, verdict } = await verifyPackage(added.pkg, { ...world.trust, at: new Date(NOW.getTime() + 5000) });
    expect([verdict, checks.find(({ check, about }) => check === 'signature' && about === party)?.ok]).toEqual([
      'incomplete',
      true,
    ]);
  });

  it('refuses one without what CAdES demands', async () => {
    const toSign = await manifestToSign(world.sealed, 'KZ');
    if (!toSign.ok) throw new Error(toSign.reason);
    writeFileSync(file('manifest.xml'), toSign.bytes);
    openssl(
      ...'cms -sign -binary -md sha256 -outform DER -in manifest.xml -signer cert.pem -inkey key.pem -out plain.p7s'.split(
        ' ',
      ),
    );
    expect(await addSignature(world.sealed, 'KZ', readFileSync(file('plain.p7s')))).toEqual({
      ok: false,
      reason: 'bad-signature',
    });
  });
});

describe.skipIf(missing.length > 0)('answerTimestamp', () => {
  it('answers a request that openssl made', async () => {
    const { answerTimestamp } = await import('../../src/seal/authority.ts');
    const cwd = ground.path;
    writeFileSync(join(cwd, 'data'), 'data');
    execFileSync('openssl', 'ts -query -data data -sha256 -cert -out request.tsq'.split(' '), { cwd, stdio: 'pipe' });
    const answer = await answerTimestamp(readFileSync(join(cwd, 'request.tsq')), keyOf(world.tsa.signer), NOW);
    writeFileSync(join(cwd, 'answer.tsr'), answer);
    writeFileSync(join(cwd, 'tsa.crt'), pemOf(world.tsa.root));
    const said = execFileSync(
      'openssl',
      'ts -verify -queryfile request.tsq -in answer.tsr -CAfile tsa.crt'.split(' '),
      { cwd, stdio: 'pipe' },
    );
    expect(said.toString()).toContain('Verification: OK');
    expect(await readToken(answer)).toBe(null);
  });
});
