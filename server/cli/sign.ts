/** alternat sign: a delegation's signature under its manifest, made here with a key file or brought from its own tool. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { PackageRefusal } from '../../src/seal/package.ts';
import { stderr, stdout } from '../terminal.ts';
import { type CliCommand, needed, type Options, parseOptions, text, WrongUse } from './command.ts';
import { writeWhole } from './whole-file.ts';

/** Loaded when somebody signs, because every other command would wait for it. */
const loadPackage = () => import('../../src/seal/package.ts');

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new WrongUse(`${path} cannot be read: ${(error as Error).message}`);
  }
}

function refuse(sentence: string): number {
  stderr.write(`${sentence}\n`);
  return 1;
}
const refused = async (reason: PackageRefusal): Promise<number> =>
  refuse((await loadPackage()).describePackageRefusal[reason]);

function put(out: string, bytes: Uint8Array, said: string): number {
  const failure = writeWhole(out, bytes);
  if (failure !== null) return refuse(failure);
  stdout.write(`${out}, ${bytes.length} bytes${said}\n`);
  return 0;
}

/** The first line of a file or of the standard input; typed on a terminal, it is not shown. */
async function passwordFrom(file: string | undefined): Promise<string> {
  if (file !== undefined) return new TextDecoder().decode(bytesOf(file)).split(/\r?\n/, 1)[0] ?? '';
  if (process.stdin.isTTY) stderr.write('Password of the key file: ');
  const lines = createInterface({ input: process.stdin, terminal: process.stdin.isTTY });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    if (process.stdin.isTTY) stderr.write('\n');
    lines.close();
  }
}

async function withKey(options: Options, pkg: Uint8Array, delegation: string, out: string): Promise<number> {
  const file = bytesOf(needed(options, 'key'));
  const { manifestToSign } = await loadPackage();
  const toSign = await manifestToSign(pkg, delegation);
  if (!toSign.ok) return refused(toSign.reason);
  const password = await passwordFrom(text(options, 'password-file'));
  const at = new Date();
  const { describeKeyRefusal, openPkcs12 } = await import('../../src/seal/pkcs12.ts');
  const { signDetached } = await import('../../src/seal/cms.ts');
  const { certificateFacts } = await import('../../src/seal/certificate.ts');
  const serial = text(options, 'certificate');
  const opened = await openPkcs12(file, password, { delegation, at, ...(serial === undefined ? {} : { serial }) });
  if (!opened.ok) {
    const facts = await Promise.all((opened.choices ?? []).map((one) => certificateFacts(one)));
    const lines = facts.map((one) => `  ${one.serial}  ${one.subject}, valid until ${one.until}`);
    return refuse([describeKeyRefusal[opened.refusal], ...lines].join('\n'));
  }
  return withSignature(pkg, delegation, await signDetached(toSign.bytes, opened.key, at), out);
}

async function withSignature(pkg: Uint8Array, delegation: string, p7s: Uint8Array, out: string): Promise<number> {
  const signed = await (await loadPackage()).addSignature(pkg, delegation, p7s);
  if (!signed.ok) return refused(signed.reason);
  return put(out, signed.pkg, `, signed by ${signed.certificate.subject}`);
}

async function withTimestamp(pkg: Uint8Array, url: string, out: string): Promise<number> {
  const { describeNoStamp, isTimeServer, postTo } = await import('../auth/time-server.ts');
  if (!isTimeServer(url)) throw new WrongUse(`--timestamp is the address of a time stamping server, not ${url}.`);
  const [{ addTimestamp, archiveToStamp }, { requestTimestamp }] = await Promise.all([
    loadPackage(),
    import('../../src/seal/timestamp.ts'),
  ]);
  const archive = await archiveToStamp(pkg);
  if (!archive.ok) return refused(archive.reason);
  const stamp = await requestTimestamp(archive.bytes, postTo(url));
  if (!stamp.ok) return refuse(describeNoStamp[stamp.reason]);
  const stamped = await addTimestamp(pkg, archive, stamp.token);
  return stamped.ok ? put(out, stamped.pkg, `, stamped at ${stamp.at}`) : refused(stamped.reason);
}

/** Lists and answers are put in one after the other; none of them when one does not belong. */
async function withRevocations(pkg: Uint8Array, files: readonly string[], out: string): Promise<number> {
  const { addRevocations, describePackageRefusal } = await loadPackage();
  let grown = pkg;
  for (const file of files) {
    const added = await addRevocations(grown, bytesOf(file));
    if (!added.ok) return refuse(`${file}: ${describePackageRefusal[added.reason]}`);
    grown = added.pkg;
  }
  return put(out, grown, `, with ${files.length} about revocation`);
}

export const sign: CliCommand = {
  summary: "adds a delegation's signature to a package",
  help: `
Usage: alternat sign --package FILE.asice --delegation IR --key KEY.p12 [--password-file FILE] [--certificate SERIAL] --out FILE.asice
       alternat sign --export-manifest --package FILE.asice --delegation IR --out MANIFEST.xml
       alternat sign --import SIGNATURE.p7s --package FILE.asice --delegation IR --out FILE.asice
       alternat sign --timestamp URL --package FILE.asice --out FILE.asice
       alternat sign [--crl FILE ...] [--ocsp FILE ...] --package FILE.asice --out FILE.asice

Without --password-file the password is the first line of the standard input. The key is used here and sent nowhere. Of several
keys in the file the one for signing is taken; where several are, --certificate names one by its serial number. With a tool of its own a delegation exports its manifest, signs it (detached CAdES; DER, PEM or base64) and imports the signature:
  openssl cms -sign -binary -cades -md sha256 -outform DER -in MANIFEST.xml -signer CERT.pem -inkey KEY.pem -out SIGNATURE.p7s
--timestamp asks a server (RFC 3161) to stamp everything that is in the package now. It has to answer itself, without redirecting.
--crl and --ocsp put revocation lists and answers of OCSP (DER or PEM) into the package, so that whoever verifies it sees whether a
certificate was revoked. They come from the authority that issued the certificate; several as may be.`,
  run: async (args) => {
    const { options } = parseOptions(args, {
      package: 'string',
      delegation: 'string',
      key: 'string',
      'password-file': 'string',
      certificate: 'string',
      'export-manifest': 'boolean',
      import: 'string',
      timestamp: 'string',
      crl: 'list',
      ocsp: 'list',
      out: 'string',
    });
    const revocations = [options.crl, options.ocsp].flatMap((list) => (Array.isArray(list) ? (list as string[]) : []));
    const ways = ['key', 'export-manifest', 'import', 'timestamp'].filter((name) => options[name] !== undefined);
    if (ways.length + (revocations.length > 0 ? 1 : 0) !== 1)
      throw new WrongUse('One of --key, --export-manifest, --import, --timestamp and --crl or --ocsp is needed.');
    const out = needed(options, 'out');
    const pkg = bytesOf(needed(options, 'package'));
    if (revocations.length > 0) return withRevocations(pkg, revocations, out);
    const url = text(options, 'timestamp');
    if (url !== undefined) return withTimestamp(pkg, url, out);
    const delegation = needed(options, 'delegation');
    if (options.key !== undefined) return withKey(options, pkg, delegation, out);
    const p7s = text(options, 'import');
    if (p7s !== undefined) return withSignature(pkg, delegation, bytesOf(p7s), out);
    const toSign = await (await loadPackage()).manifestToSign(pkg, delegation);
    return toSign.ok ? put(out, toSign.bytes, '') : refused(toSign.reason);
  },
};
