/** A sealed package of five States with test certificates, RSA and ECDSA mixed, and what tests do to it. */
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import { cellDigest, declarationDigest } from '../../src/domain/text/digest.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import type { Lang } from '../../src/language/language.ts';
import {
  answerTimestamp,
  delegationAuthority,
  type Issued,
  issue,
  type KeyKind,
  keyOf,
  timeAuthority,
} from '../../src/seal/authority.ts';
import { derOf, writePem } from '../../src/seal/certificate.ts';
import { signDetached } from '../../src/seal/cms.ts';
import type { SealFacts, SealFile } from '../../src/seal/manifest.ts';
import {
  addSignature,
  addTimestamp,
  archiveToStamp,
  manifestToSign,
  type Sealing,
  sealPackage,
} from '../../src/seal/package.ts';
import { type Post, requestTimestamp } from '../../src/seal/timestamp.ts';
import type { Trust } from '../../src/seal/verify.ts';
import { appendToZip, type Entry, readZip } from '../../src/seal/zip.ts';
import { declaration } from '../support/declaration.ts';

export const PARTIES = ['AZ', 'IR', 'KZ', 'RU', 'TM'];
const KINDS: { readonly [party: string]: KeyKind } = { IR: 'rsa', RU: 'rsa' };
export const DAY = 86_400_000;
/** Around the clock of this machine, because openssl judges by it. */
export const NOW = new Date(Math.floor(Date.now() / 1000) * 1000);
const VALIDITY = { from: new Date(NOW.getTime() - 30 * DAY), until: new Date(NOW.getTime() + 300 * DAY) };
export const SEALED_AT = '2025-11-19T12:00:00.000Z';

export type Authority = { readonly root: Issued; readonly signer: Issued };
export type World = {
  readonly of: (party: string) => Authority;
  readonly tsa: Authority;
  readonly trust: Trust;
  /** Nobody has signed. */
  readonly sealed: Uint8Array;
  readonly signed: Uint8Array;
  readonly stamped: Uint8Array;
};

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const TEXTS: { readonly [lang in Lang]?: string } = {
  fa: 'طرف‌ها می‌شود بر پایهٔ ۲۰۲۵ همکاری کنند.\nبند دوم.',
  ru: 'Стороны сотрудничают на основе 2025 года.\nВторой абзац.',
};

/** A milestone whose digests are true. */
export function milestone(texts: { readonly [lang in Lang]?: string } = TEXTS, resolution = 'economy'): Declaration {
  const sketch = declaration({ resolution, columns: ['fa', 'ru'], clauses: [{ id: 'c1', texts }] });
  const clauses = sketch.clauses.map((clause) => ({
    ...clause,
    texts: Object.fromEntries(
      Object.entries(clause.texts).map(([lang, cell]) => [lang, { ...cell, digest: cellDigest(cell.paragraphs) }]),
    ),
  }));
  return { ...sketch, clauses, digest: declarationDigest(sketch.columns, clauses) };
}

export function sealing(text: Declaration = milestone(), files: readonly SealFile[] = documents(text)): Sealing {
  const facts: SealFacts = {
    instrument: {
      kind: 'declaration',
      title: { en: 'Rasht declaration' },
      work: '/akn/caspian/statement/2025-11-19/1',
    },
    sealedAt: SEALED_AT,
    languages: ['fa', 'ru'],
    parties: PARTIES,
    originals: PARTIES.map((holder) => ({
      holder,
      language: 'ru',
      order: PARTIES,
      files: ['documents/declaration-ru.txt'],
    })),
    resolutions: [{ id: 'economy', milestone: 'm1', seq: 42, digest: text.digest, logHead: 'ab'.repeat(32) }],
    alternatProof: { permitted: 10, others: 0 },
  };
  return { facts, files, milestones: new Map([['economy', text]]) };
}

const documents = ({ clauses }: Declaration): SealFile[] => [
  ...(['fa', 'ru'] as const).map((language) => ({
    path: `documents/declaration-${language}.txt`,
    bytes: utf8(clauses.map(({ texts }) => toPlain(texts[language]?.paragraphs ?? [])).join('\n')),
    language,
  })),
  { path: 'documents/empty.txt', bytes: new Uint8Array() },
  {
    path: 'documents/AZ/declaration.bin',
    bytes: Uint8Array.from({ length: 3000 }, (_, i) => (i * 7) & 255),
    holder: 'AZ',
  },
];

const must = <T extends { readonly ok: boolean }>(value: T): Extract<T, { ok: true }> => {
  if (!value.ok) throw new Error(JSON.stringify(value));
  return value as Extract<T, { ok: true }>;
};

export async function signFor(pkg: Uint8Array, party: string, signer: Issued, at = NOW): Promise<Uint8Array> {
  const { bytes } = must(await manifestToSign(pkg, party));
  return must(await addSignature(pkg, party, await signDetached(bytes, keyOf(signer), at))).pkg;
}

export async function stampBy(pkg: Uint8Array, stamper: Issued, at: Date): Promise<Uint8Array> {
  const archive = must(await archiveToStamp(pkg));
  const post: Post = async (body) => ({ ok: true, bytes: await answerTimestamp(body, keyOf(stamper), at) });
  const { token } = must(await requestTimestamp(archive.bytes, post));
  return must(await addTimestamp(pkg, archive, token)).pkg;
}

export const pemOf = ({ certificate }: Issued): string => writePem(derOf(certificate));

export async function makeWorld(): Promise<World> {
  const authorities = new Map<string, Authority>();
  for (const party of PARTIES)
    authorities.set(party, await delegationAuthority(party, `Republic of ${party}`, VALIDITY, KINDS[party]));
  const of = (party: string): Authority => authorities.get(party) as Authority;
  const tsa = await timeAuthority(VALIDITY);
  const sealed = await sealPackage(sealing());
  let signed = sealed;
  // In any order: not that of the parties.
  for (const party of [...PARTIES].reverse()) signed = await signFor(signed, party, of(party).signer);
  return {
    ...{ of, tsa, sealed, signed },
    stamped: await stampBy(signed, tsa.signer, NOW),
    trust: {
      roots: Object.fromEntries(PARTIES.map((party) => [party, [pemOf(of(party).root)]])),
      tsaRoots: [pemOf(tsa.root)],
      at: NOW,
    },
  };
}

/** A signing certificate under a delegation's root with a validity of its own. */
export const signerUnder = (root: Issued, country: string, from: Date, until: Date): Promise<Issued> =>
  issue(
    { country, organization: `Republic of ${country}`, name: `${country} delegation` },
    'sign',
    { from, until },
    root,
  );

export async function entriesOf(pkg: Uint8Array): Promise<readonly Entry[]> {
  const entries = await readZip(pkg);
  if ('problem' in entries) throw new Error(entries.problem);
  return entries;
}

/** A package with other entries, its ZIP in good order. */
export async function changed(
  pkg: Uint8Array,
  change: (entries: readonly Entry[]) => readonly Entry[],
): Promise<Uint8Array> {
  return appendToZip(null, change(await entriesOf(pkg)), SEALED_AT);
}

/** One file put through `change`. */
export const withFile = (
  pkg: Uint8Array,
  path: string,
  change: (bytes: Uint8Array) => Uint8Array,
): Promise<Uint8Array> =>
  changed(pkg, (entries) => entries.map((one) => (one.path === path ? { path, bytes: change(one.bytes) } : one)));
