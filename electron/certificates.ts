/**
 * A meeting hosted in a room has a certificate made on the spot, known to no authority. The join code carries its SHA-256;
 * for that one address exactly that certificate is trusted, and no other, not even one an authority has signed.
 */
import { X509Certificate } from 'node:crypto';
import type { Session } from 'electron';

/** A host name and the SHA-256 (lower-case hex) of the one certificate it may show. */
export type Pin = { readonly host: string; readonly sha256: string };

/** Chromium's numbers for "trust it", "refuse it", "judge as usual". */
const TRUST = 0;
const REFUSE = -2;
const USUAL = -3;

/** The verdict on a PEM certificate shown by `host`. */
export function verdict(pin: Pin | null, host: string, pem: string): number {
  if (!pin || pin.host !== host) return USUAL;
  try {
    const shown = new X509Certificate(pem).fingerprint256.replaceAll(':', '').toLowerCase();
    return shown === pin.sha256 ? TRUST : REFUSE;
  } catch {
    // Not a certificate at all.
    return REFUSE;
  }
}

/**
 * `pin` is for the session's whole life: Chromium keeps a verdict, a refusal as well, and asks again only when it likes. So
 * what was once judged by one pin can never be judged by another here; that takes a session of its own.
 */
export function pinCertificates(session: Pick<Session, 'setCertificateVerifyProc'>, pin: Pin | null): void {
  session.setCertificateVerifyProc(({ hostname, certificate }, answer) => {
    answer(verdict(pin, hostname, certificate.data));
  });
}
