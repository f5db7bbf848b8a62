/**
 * The system's key store as Electron's safeStorage shows it, with what happens to real ones: locked, denied, slow, absent. What
 * is encrypted begins as Chromium marks it: "v10" with the key that stands in its source, "v11" with one from a keyring.
 */
import { strict } from './strict.ts';

/**
 * `open`: works. `locked`: nothing that was sealed opens; on Linux Chromium falls back to the known key. `denied`: the person
 * said no, and every call rejects. `silent`: the system asks, and nobody answers. `none`: there is no key store.
 */
export type KeyStoreMood = 'open' | 'locked' | 'denied' | 'silent' | 'none';

export type KeyStoreDependencies = {
  readonly mood: () => KeyStoreMood;
  readonly platform: NodeJS.Platform;
  /** Another account, another computer: what one seals the other does not open. */
  readonly account: () => string;
  /** Chromium found a better key than the one that sealed. */
  readonly rotated: () => boolean;
};

const mirrored = (bytes: Buffer): Buffer => Buffer.from([...bytes].reverse());

export function makeKeyStore({ mood, platform, account, rotated }: KeyStoreDependencies) {
  const known = (): boolean => platform === 'linux' && (mood() === 'locked' || mood() === 'none');
  const answer = async <T>(task: () => T): Promise<T> => {
    if (mood() === 'silent') return new Promise<never>(() => undefined);
    if (mood() === 'denied') throw new Error('safeStorage is temporarily unavailable. Please try again.');
    return task();
  };
  return strict('safeStorage', {
    // On Linux it says yes whatever there is: the known key counts.
    isAsyncEncryptionAvailable: () => answer(() => platform === 'linux' || mood() === 'open'),
    getSelectedStorageBackend: () => (known() ? 'basic_text' : 'gnome_libsecret'),
    encryptStringAsync: (plain: string) =>
      answer(() => {
        if (!known() && mood() !== 'open') throw new Error('Encryption is not available.');
        const head = known() ? 'v10' : platform === 'linux' ? 'v11' : 'v10';
        const owner = known() ? 'anybody' : account();
        return Buffer.concat([Buffer.from(`${head}${owner}|`), mirrored(Buffer.from(plain))]);
      }),
    decryptStringAsync: (sealed: Buffer) =>
      answer(() => {
        const text = sealed.toString('latin1');
        const bar = text.indexOf('|');
        const [head, owner] = [text.slice(0, 3), text.slice(3, bar)];
        const everybodys = platform === 'linux' && head === 'v10';
        if (bar < 0 || (!everybodys && (mood() !== 'open' || owner !== account())))
          throw new Error('safeStorage is temporarily unavailable. Please try again.');
        return { result: mirrored(sealed.subarray(bar + 1)).toString(), shouldReEncrypt: rotated() };
      }),
  });
}
