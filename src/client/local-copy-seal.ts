/**
 * The seal of the local copy: AES-GCM with a key that the program keeps. Each record has a nonce of its own, and whose text
 * it is goes in as associated data, so that a record moved under another member's name does not open.
 */
import type { Random } from './edges.ts';
import type { Seal } from './local-records.ts';

const NONCE_BYTES = 12;

/** Keys of 32 bytes: `key` closes, and it or an `older` one opens. Without `key` what is there is read, and nothing written. */
export type Keys = {
  readonly key: Uint8Array<ArrayBuffer> | null;
  readonly older?: readonly Uint8Array<ArrayBuffer>[];
};

/** Rejects for a key of another length. `subtle` is absent on plain http outside loopback. */
export async function sealWith({ key, older = [] }: Keys, subtle: SubtleCrypto, random: Random): Promise<Seal> {
  const name = 'AES-GCM';
  const read = (raw: Uint8Array<ArrayBuffer>) => subtle.importKey('raw', raw, name, false, ['encrypt', 'decrypt']);
  const imported = key ? await read(key) : null;
  const all = [...(imported ? [imported] : []), ...(await Promise.all(older.map(read)))];
  const additional = (about: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(about);
  return {
    close:
      imported &&
      (async (bytes, about) => {
        const nonce = new Uint8Array(random(NONCE_BYTES));
        const additionalData = additional(about);
        const closed = await subtle.encrypt({ name, iv: nonce, additionalData }, imported, new Uint8Array(bytes));
        return { bytes: new Uint8Array(closed), nonce };
      }),
    open: async (bytes, nonce, about) => {
      const opening = { name, iv: nonce, additionalData: additional(about) };
      return new Uint8Array(await Promise.any(all.map((one) => subtle.decrypt(opening, one, bytes))));
    },
  };
}
