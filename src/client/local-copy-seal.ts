/**
 * The seal of the local copy: AES-GCM with a key that the program keeps. Each record has a nonce of its own, and whose text
 * it is goes in as associated data, so that a record moved under another member's name does not open.
 */
import type { Random } from './edges.ts';
import type { Seal } from './local-records.ts';

const NONCE_BYTES = 12;

/** `key` has 32 bytes. Rejects when it has not. `subtle` is absent on plain http outside loopback. */
export async function sealWith(key: Uint8Array<ArrayBuffer>, subtle: SubtleCrypto, random: Random): Promise<Seal> {
  const name = 'AES-GCM';
  const imported = await subtle.importKey('raw', key, name, false, ['encrypt', 'decrypt']);
  const additional = (about: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(about);
  return {
    close: async (bytes, about) => {
      const nonce = new Uint8Array(random(NONCE_BYTES));
      const additionalData = additional(about);
      const closed = await subtle.encrypt({ name, iv: nonce, additionalData }, imported, new Uint8Array(bytes));
      return { bytes: new Uint8Array(closed), nonce };
    },
    open: async (bytes, nonce, about) =>
      new Uint8Array(await subtle.decrypt({ name, iv: nonce, additionalData: additional(about) }, imported, bytes)),
  };
}
