/**
 * A delegation's key in a file with a password (PKCS#12). The MAC of the file is not looked at: whether the password is right
 * shows in what it decrypts to, and that key and certificate belong together is proved by a signature. So a password of any
 * script works, which the MAC's own derivation of keys makes hard.
 */
import * as asn1 from 'asn1js';
import {
  AlgorithmIdentifier,
  AuthenticatedSafe,
  CertBag,
  Certificate,
  type ContentInfo,
  EncryptedContentInfo,
  EncryptedData,
  getCrypto,
  PBES2Params,
  PBKDF2Params,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeContents,
} from 'pkijs';
import { asRsa, type Hash, PSS, RSA_KEY, strongKey } from './algorithm.ts';
import { buffer, describeForeign, foreignTo, hex } from './certificate.ts';
import { leafProblem } from './chain.ts';
import type { SigningKey } from './cms.ts';
import { commitsToContent, type Purpose } from './extensions.ts';

/** Why a key is not used. The sentences are `describeKeyRefusal`'s. */
export const KEY_REFUSALS = [
  'not-pkcs12',
  'old-encryption',
  'other-encryption',
  'wrong-password',
  'no-key',
  'no-certificate',
  'weak-key',
  'wrong-purpose',
  'expired',
  'not-yet-valid',
  'no-country',
  'wrong-delegation',
  'several-keys',
] as const;
export type KeyRefusal = (typeof KEY_REFUSALS)[number];
export type OpenedKey =
  | { readonly ok: true; readonly key: SigningKey }
  | {
      readonly ok: false;
      readonly refusal: KeyRefusal;
      /** With `several-keys`: the certificates to choose from, by `serial`. */
      readonly choices?: readonly Certificate[];
    };

/** What an administrator types to convert a file of the nineties. */
export const CONVERT_COMMAND =
  'openssl pkcs12 -legacy -in OLD.p12 -nodes -out key.pem && openssl pkcs12 -export -in key.pem -out NEW.p12 && rm key.pem';

/** An English sentence for the command line. */
export const describeKeyRefusal: { readonly [reason in KeyRefusal]: string } = {
  'not-pkcs12': 'The key file is no PKCS#12 file (.p12, .pfx), or it is damaged.',
  'old-encryption': `The key file is encrypted in an old way (RC2 or 3DES) that is not safe any more. Convert it: ${CONVERT_COMMAND}`,
  'other-encryption':
    'The key file is encrypted with a cipher that is not read here: AES with PBES2 is. Convert it with the tool that made it, or sign there and bring the signature (--import).',
  'wrong-password': 'The password does not open the key file.',
  'no-key': 'There is no private key in the file.',
  'no-certificate': 'There is no certificate for the private key in the file.',
  'weak-key':
    'The key is of a kind that is not used here: ECDSA P-256, P-384 and P-521, and RSA and RSA-PSS from 2048 bits.',
  'wrong-purpose':
    'The certificate is not for signing documents: its issuer has limited it to other purposes. Ask for one for signatures.',
  expired: 'The certificate has expired.',
  'not-yet-valid': 'The certificate is not valid yet.',
  ...describeForeign,
  'several-keys': 'The file has several keys for signing. Say which certificate is meant: --certificate SERIAL.',
};

/** RC2, RC4 and 3DES with keys of PKCS#12's own derivation. */
const OLD = '1.2.840.113549.1.12.1.';
const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
/** 3DES, RC2 and DES, wherever they come from. */
const OLD_CIPHERS = ['1.2.840.113549.3.7', '1.2.840.113549.3.2', '1.3.14.3.2.7'];
/** AES-128, 192 and 256 with CBC or GCM. */
const AES = /^2\.16\.840\.1\.101\.3\.4\.1\.(?:2|6|22|26|42|46)$/;
/** HMAC with SHA-1 (the default), SHA-256, SHA-384 and SHA-512. */
const PRF = /^1\.2\.840\.113549\.2\.(?:7|9|10|11)$/;
/** A derivation of keys that would take minutes helps nobody. */
const MOST_ROUNDS = 10_000_000;
const BAG = {
  key: '1.2.840.113549.1.12.10.1.1',
  shrouded: '1.2.840.113549.1.12.10.1.2',
  cert: '1.2.840.113549.1.12.10.1.3',
};
const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED = '1.2.840.113549.1.7.6';

class Refused extends Error {
  readonly reason: KeyRefusal;
  constructor(reason: KeyRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/** What `run` answers; anything it throws that is no refusal becomes `reason`. */
async function orElse<T>(reason: KeyRefusal, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(reason);
  }
}

const octets = (content: unknown): ArrayBuffer => {
  if (!(content instanceof asn1.OctetString)) throw new Refused('not-pkcs12');
  return content.getValue();
};

/** Why the way in which something is encrypted is not read; null for one that is, which alone can have a wrong password. */
function unread({ algorithmId, algorithmParams }: AlgorithmIdentifier): KeyRefusal | null {
  if (algorithmId.startsWith(OLD)) return 'old-encryption';
  if (algorithmId !== PBES2) return 'other-encryption';
  try {
    const { keyDerivationFunc, encryptionScheme } = new PBES2Params({ schema: algorithmParams });
    if (OLD_CIPHERS.includes(encryptionScheme.algorithmId)) return 'old-encryption';
    if (!AES.test(encryptionScheme.algorithmId) || keyDerivationFunc.algorithmId !== PBKDF2) return 'other-encryption';
    const { prf, iterationCount } = new PBKDF2Params({ schema: keyDerivationFunc.algorithmParams });
    if (prf && !PRF.test(prf.algorithmId)) return 'other-encryption';
    return iterationCount <= MOST_ROUNDS ? null : 'other-encryption';
  } catch {
    return 'other-encryption';
  }
}

async function decrypt(encrypted: EncryptedContentInfo, password: string): Promise<ArrayBuffer> {
  const no = unread(encrypted.contentEncryptionAlgorithm);
  if (no) throw new Refused(no);
  return orElse('wrong-password', () =>
    getCrypto(true).decryptEncryptedContentInfo({
      encryptedContentInfo: encrypted,
      password: buffer(new TextEncoder().encode(password)),
    }),
  );
}

async function safeOf(info: ContentInfo, password: string): Promise<SafeContents> {
  if (info.contentType === DATA) return orElse('not-pkcs12', () => SafeContents.fromBER(octets(info.content)));
  if (info.contentType !== ENCRYPTED) throw new Refused('not-pkcs12');
  const data = await orElse('not-pkcs12', () => new EncryptedData({ schema: info.content }));
  const clear = await decrypt(data.encryptedContentInfo, password);
  return orElse('wrong-password', () => SafeContents.fromBER(clear));
}

async function privateKeyOf(bag: PKCS8ShroudedKeyBag, password: string): Promise<PrivateKeyInfo> {
  const clear = await decrypt(
    new EncryptedContentInfo({
      contentType: DATA,
      contentEncryptionAlgorithm: bag.encryptionAlgorithm,
      encryptedContent: bag.encryptedData,
    }),
    password,
  );
  if (!isPrivateKey(clear)) throw new Refused('wrong-password');
  // The password was right, so what cannot be read is a key of a kind that is not used here.
  return orElse('weak-key', () => PrivateKeyInfo.fromBER(clear));
}

/** PKCS#8 of any kind of key: a version, an algorithm, the key itself. */
function isPrivateKey(clear: ArrayBuffer): boolean {
  const { result, offset } = asn1.fromBER(clear);
  if (offset !== clear.byteLength || !(result instanceof asn1.Sequence)) return false;
  const [version, algorithm, key] = result.valueBlock.value;
  return version instanceof asn1.Integer && algorithm instanceof asn1.Sequence && key instanceof asn1.OctetString;
}

type Usage =
  | { readonly name: 'ECDSA'; readonly namedCurve: string }
  | { readonly name: 'RSASSA-PKCS1-v1_5'; readonly hash: Hash }
  | { readonly name: 'RSA-PSS'; readonly hash: Hash; readonly saltLength: number };

const HASH_BYTES: { readonly [hash in Hash]: number } = { 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 };

/** How WebCrypto is told about the key of this certificate; null for one that is not used here. */
function usageOf({ subjectPublicKeyInfo }: Certificate): Usage | null {
  const key = strongKey(subjectPublicKeyInfo);
  if (!key) return null;
  if (key.kind === 'ECDSA') return { name: 'ECDSA', namedCurve: key.curve };
  if (!key.pss) return { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const { hash = 'SHA-256', salt = 0 } = key.pss.demands ?? {};
  // A signature is made with a salt as long as its hash.
  return salt > HASH_BYTES[hash] ? null : { name: 'RSA-PSS', hash, saltLength: HASH_BYTES[hash] };
}

/** Is this the key of that certificate? Shown by a signature, whatever the attributes in the file say. */
async function belongs(key: CryptoKey, { subjectPublicKeyInfo: info }: Certificate, usage: Usage): Promise<boolean> {
  const probe = new TextEncoder().encode('alternat');
  const algorithm = { hash: 'SHA-256', ...usage };
  const spki = usage.name === 'ECDSA' ? info.toSchema().toBER(false) : asRsa(info);
  const open = await crypto.subtle.importKey('spki', spki, usage, false, ['verify']);
  return crypto.subtle.verify(algorithm, open, await crypto.subtle.sign(algorithm, key, probe), probe);
}

const isRsa = (oid: string): boolean => oid === RSA_KEY || oid === PSS;

/** A private key in PKCS#8; one of RSA-PSS as one of RSA, because browsers import no other. */
function pkcs8Of(info: PrivateKeyInfo): ArrayBuffer {
  if (info.privateKeyAlgorithm.algorithmId === PSS)
    info.privateKeyAlgorithm = new AlgorithmIdentifier({ algorithmId: RSA_KEY, algorithmParams: new asn1.Null() });
  return info.toSchema().toBER(false);
}

async function pairOf(info: PrivateKeyInfo, certificates: readonly Certificate[]): Promise<SigningKey> {
  const own = info.privateKeyAlgorithm.algorithmId;
  const pkcs8 = pkcs8Of(info);
  let weak = false;
  for (const certificate of certificates) {
    const { algorithmId } = certificate.subjectPublicKeyInfo.algorithm;
    if (algorithmId !== own && !(isRsa(algorithmId) && isRsa(own))) continue;
    const usage = usageOf(certificate);
    if (!usage) {
      weak = true;
      continue;
    }
    let key: CryptoKey;
    try {
      key = await crypto.subtle.importKey('pkcs8', pkcs8, usage, false, ['sign']);
    } catch {
      continue; // Of another curve than this certificate's.
    }
    if (await belongs(key, certificate, usage)) return { key, chain: chainOf(certificate, certificates) };
  }
  throw new Refused(weak ? 'weak-key' : 'no-certificate');
}

/** The certificate, then each one's issuer as far as the file has them; a root stays out, it would prove nothing. */
function chainOf(certificate: Certificate, all: readonly Certificate[]): readonly Certificate[] {
  const chain = [certificate];
  for (let last = certificate; chain.length < 8; ) {
    const issuer = all.find((one) => !chain.includes(one) && one.subject.isEqual(last.issuer));
    if (!issuer || issuer.issuer.isEqual(issuer.subject)) break;
    chain.push(issuer);
    last = issuer;
  }
  return chain;
}

/** Every key of the file with its certificate and those above it; at least one, or the first reason why there is none. */
async function keysIn(bytes: Uint8Array, password: string): Promise<readonly SigningKey[]> {
  const pfx = await orElse('not-pkcs12', () => PFX.fromBER(buffer(bytes)));
  const safe = await orElse('not-pkcs12', () => AuthenticatedSafe.fromBER(octets(pfx.authSafe.content)));
  const certificates: Certificate[] = [];
  const keys: PrivateKeyInfo[] = [];
  const refusals: KeyRefusal[] = [];
  for (const info of safe.safeContents) {
    for (const { bagId, bagValue } of (await safeOf(info, password)).safeBags) {
      if (bagId === BAG.key && bagValue instanceof PrivateKeyInfo) keys.push(bagValue);
      if (bagId === BAG.shrouded && bagValue instanceof PKCS8ShroudedKeyBag)
        await privateKeyOf(bagValue, password).then((key) => keys.push(key), note(refusals));
      if (bagId === BAG.cert && bagValue instanceof CertBag && bagValue.parsedValue instanceof Certificate)
        certificates.push(bagValue.parsedValue);
    }
  }
  const pairs: SigningKey[] = [];
  for (const key of keys.slice(0, MOST_KEYS))
    await orElse('no-certificate', () => pairOf(key, certificates)).then((pair) => pairs.push(pair), note(refusals));
  if (pairs.length === 0) throw new Refused(refusals[0] ?? 'no-key');
  return pairs;
}

/** Of more keys than that nobody knows which is meant. */
const MOST_KEYS = 16;

/** Another key of the file may be the one, so a refusal of this one is only remembered. */
const note =
  (refusals: KeyRefusal[]) =>
  (error: unknown): void => {
    if (!(error instanceof Refused)) throw error;
    refusals.push(error.reason);
  };

type Wish = {
  readonly delegation?: string;
  readonly purpose?: Purpose;
  readonly at?: Date;
  /** Of several keys for signing the one whose certificate has this serial number, in hex. */
  readonly serial?: string;
};

function unfit({ chain }: SigningKey, { delegation, purpose = 'sign', at = new Date() }: Wish): KeyRefusal | null {
  const [certificate] = chain as readonly [Certificate];
  const foreign = delegation === undefined ? null : foreignTo(delegation, certificate);
  if (foreign) return foreign;
  if (leafProblem(certificate, purpose)) return 'wrong-purpose';
  if (at > certificate.notAfter.value) return 'expired';
  return at < certificate.notBefore.value ? 'not-yet-valid' : null;
}

/**
 * Opens a .p12 or .pfx for a delegation, or for any when none is named, to stamp the time perhaps, at a time. Of several keys the
 * one that is for signing is taken; of several that are, the one whose certificate commits to content. Never throws for what is
 * in the file.
 */
export async function openPkcs12(bytes: Uint8Array, password: string, wish: Wish = {}): Promise<OpenedKey> {
  try {
    const all = await keysIn(bytes, password);
    const named = wish.serial === undefined ? all : all.filter(({ chain }) => serialOf(chain) === wish.serial);
    const fit = named.filter((key) => unfit(key, wish) === null);
    const committed = fit.filter(({ chain }) => commitsToContent(chain[0] as Certificate));
    const [key, more] = committed.length === 1 ? committed : fit;
    if (key && more) {
      const choices = fit.map(({ chain }) => chain[0] as Certificate);
      return { ok: false, refusal: 'several-keys', choices };
    }
    if (key) return { ok: true, key };
    const [first] = named;
    return { ok: false, refusal: (first && unfit(first, wish)) ?? 'no-certificate' };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.reason };
    throw error;
  }
}

const serialOf = ([certificate]: readonly Certificate[]): string =>
  hex((certificate as Certificate).serialNumber.valueBlock.valueHexView);
