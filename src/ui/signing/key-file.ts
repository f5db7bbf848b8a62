/**
 * Signing with a key file, in the page: the file is opened, the list is signed, the signature is all that leaves. What it needs
 * is loaded when somebody signs, because nobody else has a use for it.
 */
import type { CertificateFacts } from '../../domain/instrument/signing.ts';
import type { SigningKey } from '../../seal/cms.ts';
import type { KeyRefusal } from '../../seal/pkcs12.ts';

export type OpenKey =
  | { readonly ok: true; readonly key: SigningKey; readonly certificate: CertificateFacts }
  | {
      readonly ok: false;
      readonly refusal: KeyRefusal;
      /** With `several-keys`: what to choose from, by serial number. */
      readonly choices?: readonly CertificateFacts[];
    };

/** A page from plain http on another computer has no cryptography of the browser. */
export const canSignHere = (): boolean => (globalThis.crypto as Crypto | undefined)?.subtle !== undefined;

/** `serial`: of several keys that of this certificate. */
export async function openKeyFile(
  file: Uint8Array,
  password: string,
  delegation: string,
  serial?: string,
): Promise<OpenKey> {
  const [{ openPkcs12 }, { certificateFacts }] = await Promise.all([
    import('../../seal/pkcs12.ts'),
    import('../../seal/certificate.ts'),
  ]);
  const opened = await openPkcs12(file, password, { delegation, ...(serial === undefined ? {} : { serial }) });
  if (!opened.ok) {
    const { choices, ...refused } = opened;
    return choices ? { ...refused, choices: await Promise.all(choices.map(certificateFacts)) } : refused;
  }
  const [own] = opened.key.chain;
  if (!own) return { ok: false, refusal: 'no-key' };
  return { ok: true, key: opened.key, certificate: await certificateFacts(own) };
}

/** The .p7s over the list of the delegation. */
export async function signList(list: Uint8Array, key: SigningKey): Promise<Uint8Array> {
  const { signDetached } = await import('../../seal/cms.ts');
  return signDetached(list, key, new Date());
}
