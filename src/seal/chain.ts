/**
 * From a certificate up to a root that its State has given out (RFC 5280, few rules and strict ones; README D4 names what is left
 * out). The root is believed because it was given out, so the signature under it is not looked at; its key, its time, its purposes and
 * its constraints are.
 */
import type { Certificate } from 'pkijs';
import { strongKey, type Verification, verifySignature } from './algorithm.ts';
import { sameCertificate, sameDer } from './certificate.ts';
import { allowsPurpose, isLegible, mayIssue, type Purpose, stampsTime, USAGE, usageAllows } from './extensions.ts';
import { isSelfIssued, nameConstraintsOf, obeys } from './name-constraints.ts';

export type ChainProblem =
  | 'untrusted'
  | 'expired'
  | 'not-yet-valid'
  | 'bad-certificate'
  /** A key or a signature of the chain. */
  | 'weak'
  /** A name that the authority above may not certify. */
  | 'constrained';

export type Chain =
  /** From the certificate up to the root. */
  | { readonly ok: true; readonly chain: readonly Certificate[] }
  | { readonly ok: false; readonly problem: ChainProblem };

/** A positive number of at most 20 bytes (RFC 5280, 4.1.2.2). */
function hasProperSerial({ serialNumber }: Certificate): boolean {
  const bytes = serialNumber.valueBlock.valueHexView;
  const [first = 0] = bytes;
  const significant = first === 0 ? bytes.length - 1 : bytes.length;
  return first < 0x80 && significant > 0 && significant <= 20;
}

/** Why a certificate may not stand in a chain at all, wherever it stands. */
function flawOf(certificate: Certificate, purpose: Purpose, isRoot: boolean): ChainProblem | null {
  if (!isLegible(certificate) || nameConstraintsOf(certificate) === null) return 'bad-certificate';
  // Roots of the nineties have the serial 0, and nobody looks a root up by it.
  if (!isRoot && !hasProperSerial(certificate)) return 'bad-certificate';
  if (!strongKey(certificate.subjectPublicKeyInfo)) return 'weak';
  return allowsPurpose(certificate, purpose) ? null : 'bad-certificate';
}

/** Why this certificate cannot sign (or stamp the time), whoever stands above it. */
export function leafProblem(certificate: Certificate, purpose: Purpose): 'bad-certificate' | 'weak' | null {
  if (!strongKey(certificate.subjectPublicKeyInfo)) return 'weak';
  if (!usageAllows(certificate, USAGE.sign) || !allowsPurpose(certificate, purpose)) return 'bad-certificate';
  return purpose === 'stamp' && !stampsTime(certificate) ? 'bad-certificate' : null;
}

/** Has `issuer` signed this certificate? */
export async function signedBy(certificate: Certificate, issuer: Certificate): Promise<Verification> {
  if (!certificate.issuer.isEqual(issuer.subject)) return 'wrong';
  const { signature: inside, signatureAlgorithm: algorithm, tbsView: data, signatureValue } = certificate;
  // RFC 5280, 4.1.1.2. What is outside is signed by nobody.
  if (!sameDer(inside, algorithm)) return 'wrong';
  return verifySignature(issuer.subjectPublicKeyInfo, {
    ...{ data, algorithm },
    signature: signatureValue.valueBlock.valueHexView,
  });
}

/** A signature brings along some three; who brings hundreds wants to keep the verifier busy. */
const MOST_OTHERS = 16;
const MOST_ABOVE = 6;

/** A certificate that was reached, what lies below it (itself included), and what is wrong on the way. */
type Step = { readonly chain: readonly Certificate[]; readonly problem: ChainProblem | null };

const lastOf = ({ chain }: Step): Certificate => chain.at(-1) as Certificate;

/** A date that is none is no time at which anything is valid. */
const outOfTime = ({ notBefore, notAfter }: Certificate, at: Date): ChainProblem | null =>
  !(at >= notBefore.value) ? 'not-yet-valid' : !(at <= notAfter.value) ? 'expired' : null;

/** Does everything below (but keys that an authority hands on to itself) obey the constraints of `issuer`? */
function isConstrained(issuer: Certificate, below: readonly Certificate[]): boolean {
  const constraints = nameConstraintsOf(issuer);
  if (!constraints) return false;
  return below.some((one, depth) => !(depth > 0 && isSelfIssued(one)) && !obeys(one, constraints));
}

/** The certificates one level up, each once and by its best way; `weak` when only a weak signature leads further. */
async function levelAbove(
  level: readonly Step[],
  left: readonly Certificate[],
  depth: number,
): Promise<{ readonly steps: ReadonlyMap<Certificate, Step>; readonly weak: boolean }> {
  const steps = new Map<Certificate, Step>();
  let weak = false;
  for (const step of level) {
    for (const issuer of left) {
      if (steps.get(issuer)?.problem === null || !mayIssue(issuer, depth)) continue;
      const signature = await signedBy(lastOf(step), issuer);
      weak ||= signature === 'weak';
      if (signature !== 'right') continue;
      const problem = step.problem ?? (isConstrained(issuer, step.chain) ? 'constrained' : null);
      if (problem === null || !steps.has(issuer)) steps.set(issuer, { chain: [...step.chain, issuer], problem });
    }
  }
  return { steps, weak };
}

/**
 * The chain by which `certificate` may sign (or stamp the time) at `at`. Level by level, each certificate once: certificates of one
 * name and one key sign each other, and following every path among a handful of them would take hours. The nearest reason wins: an
 * expired certificate of a trusted chain is "expired", not "untrusted".
 */
export async function chainTo(
  certificate: Certificate,
  others: readonly Certificate[],
  roots: readonly Certificate[],
  at: Date,
  purpose: Purpose,
): Promise<Chain> {
  const unfit = leafProblem(certificate, purpose);
  if (unfit) return { ok: false, problem: unfit };
  if (others.length > MOST_OTHERS) return { ok: false, problem: 'bad-certificate' };
  const all = [...roots, ...others];
  let left: readonly Certificate[] = all.filter(
    (one, index) =>
      !sameCertificate(one, certificate) && all.findIndex((other) => sameCertificate(one, other)) === index,
  );
  let nearest: ChainProblem = 'untrusted';
  let level: readonly Step[] = [{ chain: [certificate], problem: null }];
  for (let depth = 0; level.length > 0 && depth <= MOST_ABOVE; depth++) {
    const followed: Step[] = [];
    for (const { chain, problem: below } of level) {
      const [last] = chain.slice(-1) as [Certificate];
      const isRoot = roots.some((root) => sameCertificate(root, last));
      const flaw = flawOf(last, purpose, isRoot);
      const problem = outOfTime(last, at) ?? below;
      if (flaw) nearest = flaw;
      else if (!isRoot) followed.push({ chain, problem });
      else if (problem === null) return { ok: true, chain };
      else nearest = problem;
    }
    const { steps, weak } = await levelAbove(followed, left, depth);
    if (weak) nearest = 'weak';
    left = left.filter((one) => !steps.has(one));
    level = [...steps.values()];
  }
  return { ok: false, problem: nearest };
}

/** Null when there is such a chain. */
export async function chainProblem(...asked: Parameters<typeof chainTo>): Promise<ChainProblem | null> {
  const found = await chainTo(...asked);
  return found.ok ? null : found.problem;
}
