/**
 * Signatures: a delegation's CMS over its own list is checked and kept; when the last party has signed, the resolutions are closed and,
 * where a time-stamp server is known, the whole is stamped. Roots that the States gave out lie in the data folder; a State without
 * one is believed by the country in its certificate, and the verifier outside decides.
 */

import { type Bringing, judgeBringing } from '../../src/domain/instrument/signatures.ts';
import {
  type SealRecord,
  type SignatureRecord,
  type SigningRefusal,
  standingSeal,
} from '../../src/domain/instrument/signing.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { describeForeign, readPem } from '../../src/seal/certificate.ts';
import { chainProblem } from '../../src/seal/chain.ts';
import { readSignature } from '../../src/seal/cms.ts';
import {
  addSignature,
  addTimestamp,
  archiveToStamp,
  type PackageRefusal,
  signatureBytes,
} from '../../src/seal/package.ts';
import { type Post, requestTimestamp } from '../../src/seal/timestamp.ts';
import type { Workspace } from '../workspace.ts';
import { keepBytes, packageOf } from './seals.ts';
import { closeIfDue, isDue } from './signature-acts.ts';

/** What the server believes, and whom it asks for the time. Files of PEM certificates, by delegation. */
export type Trusted = {
  readonly roots: () => Promise<{ readonly [delegation: string]: readonly string[] }>;
  readonly tsaRoots: () => Promise<readonly string[]>;
  readonly stamp: Post | null;
};

export type SignatureRefusal =
  | SigningRefusal
  | 'no-country'
  | 'wrong-delegation'
  | 'expired'
  | 'not-yet-valid'
  | 'untrusted'
  | 'bad-certificate'
  | 'weak'
  | 'constrained'
  | 'bad-signature'
  | 'damaged';

export const SIGNATURE_SENTENCES = {
  ...describeForeign,
  expired: 'The certificate has expired. Ask whoever issued it for a new one, and sign again.',
  'not-yet-valid': 'The certificate is not valid yet.',
  untrusted: 'The certificate does not lead to the root that this State gave out.',
  'bad-certificate':
    'The certificate, or one above it, is not for signing documents. Ask whoever issued it for one for signatures.',
  weak: 'A key or a signature in the chain of the certificate is too weak (SHA-1, RSA below 2048 bits) or of an unknown kind. Ask for a new certificate.',
  constrained: 'An authority above the certificate may not give out certificates for its name. Ask whoever issued it.',
  'bad-signature': 'This is not a signature of the list of this delegation: export the list again and sign that file.',
  damaged: 'The file is damaged, or it is no detached CMS signature (DER, PEM or base64) with its certificate inside.',
} as const;

const OF_PACKAGE: { readonly [reason in PackageRefusal]: SignatureRefusal } = {
  'damaged-package': 'no-such-seal',
  'not-a-party': 'not-a-party',
  'signed-already': 'signed-already',
  damaged: 'damaged',
  'bad-signature': 'bad-signature',
  'no-country': 'no-country',
  'wrong-delegation': 'wrong-delegation',
  'wrong-purpose': 'bad-certificate',
  'nothing-signed': 'no-such-seal',
  'no-revocations': 'damaged',
  'foreign-revocations': 'damaged',
  'given-already': 'damaged',
  'too-many-revocations': 'damaged',
};

export type SignOutcome =
  | { readonly ok: true; readonly signature: SignatureRecord; readonly seal: SealRecord }
  | { readonly ok: false; readonly signing: SignatureRefusal };

/** Takes a signature. Not inside a turn: checking it is arithmetic of many milliseconds. */
export async function signSeal(
  workspace: Workspace,
  trusted: Trusted,
  actor: Actor,
  { seal, file, ...what }: Bringing & { readonly seal: string; readonly file: Uint8Array },
): Promise<SignOutcome> {
  const p7s = signatureBytes(file);
  const { summit } = workspace;
  const refused = (signing: SignatureRefusal): SignOutcome => ({ ok: false, signing });
  const { delegation } = what;
  const judged = () =>
    judgeBringing(
      {
        ...{ state: summit.signing, people: summit.people, actor, now: workspace.now() },
        delegations: summit.facts?.delegations.map(({ id }) => id) ?? [],
      },
      seal,
      what,
    );
  const first = judged();
  if (!first.ok) return refused(first.signing);
  const pkg = await packageOf(workspace, seal);
  if (!pkg) return refused('no-such-seal');
  const added = await addSignature(pkg, delegation, p7s, { further: true });
  if (!added.ok) return refused(OF_PACKAGE[added.reason]);
  const untrusted = await distrust(trusted, delegation, p7s, workspace.now());
  if (untrusted) return refused(untrusted);
  const outcome = await workspace.inTurn((): SigningRefusal | SignatureRecord => {
    const changed = judged();
    if (!changed.ok) return changed.signing;
    const signature = { ...changed.record, certificate: added.certificate };
    keepBytes(workspace, actor, { seal, part: 'signature', delegation }, p7s);
    summit.record(actor, { fact: 'signature', seal, signature });
    closeIfDue(workspace);
    return signature;
  });
  if (typeof outcome === 'string') return refused(outcome);
  const standing = standingSeal(summit.signing);
  if (!standing) return refused('no-such-seal');
  if (standing.closed) await finishSeal(workspace, trusted, standing);
  return { ok: true, signature: outcome, seal: standingSeal(summit.signing) ?? standing };
}

async function distrust(
  { roots }: Trusted,
  delegation: string,
  p7s: Uint8Array,
  now: string,
): Promise<SignatureRefusal | null> {
  const read = await readSignature(p7s);
  if (!read) return 'damaged';
  if (read.facts.until < now) return 'expired';
  if (read.facts.from > now) return 'not-yet-valid';
  const own = ((await roots())[delegation] ?? []).flatMap((pem) => readPem(pem) ?? []);
  if (own.length === 0) return null;
  return chainProblem(read.certificate, read.others, own, new Date(now), 'sign');
}

/** Closes the text if a condition for it holds by now, and does what follows. Outside a turn. */
export async function closeWhenDue(workspace: Workspace, trusted: Trusted): Promise<void> {
  // Asked every few seconds: a turn costs more than the question.
  if (!isDue(workspace)) return;
  const closed = await workspace.inTurn(() => closeIfDue(workspace));
  if (closed) await finishSeal(workspace, trusted, closed);
}

/** Closes the resolutions of a seal that is closed and has it stamped; what was done already is not done again. */
export async function finishSeal(workspace: Workspace, { stamp }: Trusted, seal: SealRecord): Promise<void> {
  for (const { id } of seal.resolutions)
    await workspace.command(id, () => workspace.summit.actor('server'), {
      id: `close-${seal.id}`,
      type: 'resolution.close',
      seal: seal.id,
    });
  if (!stamp || seal.timestamp) return;
  const pkg = await packageOf(workspace, seal.id);
  const list = pkg && (await archiveToStamp(pkg));
  if (!pkg || !list?.ok) return;
  const stamped = await requestTimestamp(list.bytes, stamp);
  // Without a stamp the package is as good as its certificates; the page says that there is none, and asks again.
  if (!stamped.ok || !(await addTimestamp(pkg, list, stamped.token)).ok) return;
  await workspace.inTurn(() => {
    if (standingSeal(workspace.summit.signing)?.timestamp) return;
    keepBytes(workspace, { id: 'server' }, { seal: seal.id, part: 'timestamp' }, stamped.token);
    workspace.summit.record({ id: 'server' }, { fact: 'timestamp', seal: seal.id, at: workspace.now() });
  });
}
