/**
 * What the verification of a signed package found, as data: one check a line, in the order in which one reads them. `src/seal` finds
 * it; the words are in the language packs (`printed-sealed`).
 */
import type { CertificateFacts } from './signing.ts';

export const CHECKS = [
  'zip',
  'mimetype',
  'manifest',
  'files',
  'extra',
  'sums',
  'lists',
  'timestamp',
  'signature',
  'revocation',
  'milestone',
  'waived',
  'texts',
  'alternat',
] as const;
export type CheckName = (typeof CHECKS)[number];

export const FAULTS = [
  'no-zip',
  'truncated',
  'data-around',
  'too-many',
  'too-large',
  'name',
  'duplicate',
  'names-differ',
  'method',
  'checksum',
  'missing',
  'changed',
  'added',
  'not-first',
  'not-canonical',
  'damaged',
  'lists-differ',
  'bad-signature',
  'no-root',
  'no-country',
  'wrong-delegation',
  'untrusted',
  'expired',
  'not-yet-valid',
  'bad-certificate',
  'weak',
  'constrained',
  'revoked',
  'other-time',
  'above-unchecked',
  'forged-status',
  'foreign-status',
  'digest',
  'hidden-character',
  'other-manifest',
  'other-milestone',
  'numbers',
  'other-words',
  'other-version',
  'no-typesetter',
  'not-made',
  'other-originals',
  'proof',
] as const;
export type Fault = (typeof FAULTS)[number];

export type Check = {
  readonly check: CheckName;
  /**
   * `open`: nothing is wrong, but it is not there: a delegation that has not signed, a package without time stamp, a certificate
   * that nobody can tell to be revoked or not.
   */
  readonly ok: boolean | 'open';
  /** A path, a delegation, or a path with a resolution and a clause. */
  readonly about?: string;
  /** Why not; with `open`, why nothing could be shown. */
  readonly fault?: Fault;
  /** A number of files, a digest: what a technician asks for. Never a sentence. */
  readonly detail?: string;
  /** Whose signature or stamp it is, as far as it could be read. */
  readonly certificate?: CertificateFacts;
  /** UTC: when it was stamped, or signed as the signer says; when it was revoked, or until when a list of such speaks. */
  readonly at?: string;
};

/** `incomplete`: everything there is right, but not every party has signed. */
export const VERDICTS = ['valid', 'incomplete', 'invalid'] as const;
export type Verdict = (typeof VERDICTS)[number];

export type Report = { readonly verdict: Verdict; readonly checks: readonly Check[] };
