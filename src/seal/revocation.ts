/**
 * Was a certificate revoked? By lists and answers that came with the package, for the time at which it is known to have been used (ETSI
 * EN 319 102-1: that of the first time stamp over it, or the reader's). One that was revoked later is good: it could sign when it did.
 */
import type { Certificate } from 'pkijs';
import type { Check, Fault } from '../domain/instrument/verification.ts';
import { nameOf } from './certificate.ts';
import { type Finding, type Revocations, readCrl, withoutCrlArmour } from './crl.ts';
import { readOcsp } from './ocsp.ts';

/** National lists have some megabytes. */
export const LONGEST_REVOCATIONS = 16 * 1024 * 1024;

/** A revocation list or an answer of OCSP in DER, or null. */
export const readRevocations = (bytes: Uint8Array): Revocations | null =>
  bytes.length > LONGEST_REVOCATIONS ? null : (readCrl(bytes) ?? readOcsp(bytes));

/** What somebody hands over, in the form in which it is kept: DER, also where it came as PEM. */
export const revocationsIn = (file: Uint8Array): Uint8Array => withoutCrlArmour(file);

/** Where it lies (a path of the package), or null for what came inside a signature, and what it says. */
export type Source = { readonly path: string | null; readonly revocations: Revocations };

/** When the certificates of a chain were used. */
export type Use = {
  readonly at: Date;
  /** The reader's time. */
  readonly now: Date;
  /** Of a time stamp: what it says itself; `at` is the time at which it is known to have been there. */
  readonly stamped?: Date;
};

/** What the sources say of one certificate. */
type Answer =
  | { readonly state: 'good'; readonly from: Date }
  | { readonly state: 'revoked'; readonly at: Date }
  | { readonly state: 'other-time'; readonly at: Date }
  | { readonly state: 'none' };

/** RFC 3161, 4: after these a stamp from before stays good; after a theft of the key it might have been made at any time. */
const WITHOUT_THEFT: readonly (number | null)[] = [0, 3, 4, 5];

function isRevoked({ at, reason }: Extract<Finding, { state: 'revoked' }>, use: Use): boolean {
  if (at > use.at) return false;
  return !(use.stamped && use.stamped < at && WITHOUT_THEFT.includes(reason));
}

/**
 * Does a source say how things stood when the certificate was used? One that was made later does, as long as the certificate had not
 * ended by then (ended ones are taken off the list); one from before does until the next was due.
 */
const tellsOf = (from: Date, until: Date | null, { notAfter }: Certificate, at: Date): boolean =>
  from >= at ? from <= notAfter.value : until !== null && until >= at;

function answerOf(findings: readonly Finding[], certificate: Certificate, use: Use): Answer {
  let answer: Answer = { state: 'none' };
  for (const finding of findings) {
    // From the future: whoever made it, it is none yet.
    if (!('from' in finding) || finding.from > use.now) continue;
    const { from } = finding;
    if (finding.state === 'revoked') {
      if (isRevoked(finding, use)) return { state: 'revoked', at: finding.at };
      answer = { state: 'good', from };
    } else if (tellsOf(from, finding.until, certificate, use.at)) {
      if (answer.state !== 'good' || answer.from < from) answer = { state: 'good', from };
    } else if (answer.state === 'none') answer = { state: 'other-time', at: finding.until ?? from };
  }
  return answer;
}

/** What each source of the package was good for. */
export type Sources = {
  readonly count: number;
  /** What is known of a chain, as a line of the report. */
  readonly check: (chain: readonly Certificate[], about: string, use: Use) => Promise<Check>;
  /** Lines about files that are no help. */
  readonly useless: () => readonly Check[];
};

const FAULTS: { readonly [state in Finding['state'] | 'early']?: Fault } = {
  none: 'foreign-status',
  forged: 'forged-status',
  weak: 'weak',
  early: 'not-yet-valid',
};

/** `more`: what came inside the signatures themselves. */
export function openSources(files: ReadonlyMap<string, Uint8Array>, more: readonly Uint8Array[]): Sources {
  const own = [...files].filter(([path]) => /^META-INF\/revocation-\d{3}\./.test(path));
  const states = new Map<string, keyof typeof FAULTS | 'used' | 'damaged'>();
  const sources: Source[] = [];
  for (const [path, bytes] of [...own, ...more.map((bytes) => [null, bytes] as const)]) {
    const revocations = readRevocations(bytes);
    if (revocations) sources.push({ path, revocations });
    if (path !== null) states.set(path, revocations ? 'none' : 'damaged');
  }
  /** The best that was found out about a file: once it was of use, it is. */
  const note = (path: string | null, finding: Finding, now: Date): void => {
    if (path === null || finding.state === 'none' || states.get(path) === 'used') return;
    const usable = 'from' in finding;
    states.set(path, !usable ? finding.state : finding.from > now ? 'early' : 'used');
  };
  const findingsOf = async (certificate: Certificate, issuer: Certificate, now: Date): Promise<readonly Finding[]> => {
    const findings: Finding[] = [];
    for (const { path, revocations } of sources) {
      const finding = await revocations.find(certificate, issuer);
      note(path, finding, now);
      findings.push(finding);
    }
    return findings;
  };
  return {
    count: sources.length,
    check: async (chain, about, use) => {
      const answers: (Answer & { readonly certificate: Certificate })[] = [];
      for (const [index, certificate] of chain.slice(0, -1).entries()) {
        const findings = await findingsOf(certificate, chain[index + 1] as Certificate, use.now);
        answers.push({ ...answerOf(findings, certificate, use), certificate });
      }
      return lineOf(answers, about);
    },
    useless: () =>
      [...states].flatMap(([path, state]): Check[] => {
        if (state === 'used') return [];
        const fault = state === 'damaged' ? 'damaged' : (FAULTS[state] as Fault);
        return [{ check: 'revocation', ok: false, about: path, fault }];
      }),
  };
}

type Answered = Answer & { readonly certificate: Certificate };

/** A root is believed because it was given out: where nothing lies below it, nothing can be revoked. */
function lineOf(answers: readonly Answered[], about: string): Check {
  const detail = ({ certificate }: Answered): string => nameOf(certificate.subject);
  const revoked = answers.find((one): one is Extract<Answered, { state: 'revoked' }> => one.state === 'revoked');
  const base = { check: 'revocation', about } as const;
  if (revoked) return { ...base, ok: false, fault: 'revoked', at: revoked.at.toISOString(), detail: detail(revoked) };
  const [own, ...above] = answers;
  if (!own || own.state === 'none') return { ...base, ok: 'open' };
  const open = [own, ...above].find(({ state }) => state !== 'good');
  if (!open) return { ...base, ok: true, ...(own.state === 'good' ? { at: own.from.toISOString() } : {}) };
  if (open.state === 'other-time')
    return { ...base, ok: 'open', fault: 'other-time', at: open.at.toISOString(), detail: detail(open) };
  return { ...base, ok: 'open', fault: 'above-unchecked', detail: detail(open) };
}
