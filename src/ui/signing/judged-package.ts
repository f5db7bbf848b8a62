/**
 * A package that came as a file, judged in the page: from its bytes and from the root certificates that the reader has brought,
 * with no server. What it takes is loaded when somebody asks.
 */
import type { CertificateFacts } from '../../domain/instrument/signing.ts';
import type { Report } from '../../domain/instrument/verification.ts';

/** `stamps`: of the time stamping authority; otherwise of `state`, its country, if it names one. */
export type Root = {
  readonly stamps: boolean;
  readonly state: string | null;
  readonly pem: string;
  readonly facts: CertificateFacts;
};

/** The certificates of a file in PEM or DER; null: there is none. One of the time stamping authority is called "tsa". */
export async function readRoots(file: string, bytes: Uint8Array): Promise<readonly Root[] | null> {
  const { certificateFacts, countryOf, derOf, readCertificate, readPem, writePem } = await import(
    '../../seal/certificate.ts'
  );
  const single = readCertificate(bytes);
  const found = single ? [single] : readPem(new TextDecoder().decode(bytes));
  if (!found || found.length === 0) return null;
  const stamps = /^tsa\b/i.test(file);
  return Promise.all(
    found.map(async (certificate) => ({
      stamps,
      state: countryOf(certificate),
      pem: writePem(derOf(certificate)),
      facts: await certificateFacts(certificate),
    })),
  );
}

export async function judgePackage(bytes: Uint8Array, brought: readonly Root[], at: Date): Promise<Report> {
  const { verifyPackage } = await import('../../seal/verify.ts');
  const roots: { [state: string]: readonly string[] } = {};
  for (const { stamps, state, pem } of brought)
    if (!stamps && state !== null) roots[state] = [...(roots[state] ?? []), pem];
  const tsaRoots = brought.filter(({ stamps }) => stamps).map(({ pem }) => pem);
  return verifyPackage(bytes, { roots, tsaRoots, at });
}

/** All that is wrong with it is that nobody has said whose signatures to believe. */
export const isUnvouched = ({ checks }: Report): boolean => {
  const wrong = checks.filter(({ ok }) => ok === false);
  return wrong.length > 0 && wrong.every(({ fault }) => fault === 'no-root');
};
