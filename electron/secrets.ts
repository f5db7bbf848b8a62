/**
 * Where a token and a key live between two starts: encrypted by the system's key store, in one file that only its owner may
 * read. A key store may be missing, locked, denied or worthless, and may be so today and not tomorrow; so what is in the file
 * and cannot be read is never written over, and what cannot be kept safely stays in memory.
 */
import type { SafeStorage } from 'electron';
import type { OwnFile } from './own-file.ts';

export type KeyStore = Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'>;

/** `weak`: anybody at this computer could read it. `locked`: it is in the file, and the key store does not open it now. */
export type Secret =
  | { readonly state: 'found'; readonly secret: string; readonly weak: boolean }
  | { readonly state: 'absent' }
  | { readonly state: 'locked' };

export type Vault = {
  readonly get: (name: string) => Promise<Secret>;
  /** Never rejects. True: it will be found at the next start; false: it lasts as long as the program. */
  readonly set: (name: string, secret: string) => Promise<boolean>;
  /** Never rejects. */
  readonly remove: (name: string) => Promise<void>;
  /** Of everything that is kept, readable or not. */
  readonly names: () => readonly string[];
};

/**
 * Chromium marks what it has encrypted with the provider of the key. On Linux "v10" is a key that stands in its source, used
 * where no keyring answers; "v11" is a key from the keyring, "v12" one from the desktop's portal. On Windows and macOS "v10"
 * is a real key. The name of the backend would say less: it is guessed from the name of the desktop.
 */
const isWeak = (sealed: Buffer, platform: NodeJS.Platform): boolean =>
  platform === 'linux' && sealed.subarray(0, 3).toString('latin1') === 'v10';

/** Never rejects: a file that cannot be read or written leaves a vault that forgets. */
export async function openVault(
  keyStore: KeyStore,
  file: OwnFile,
  platform: NodeJS.Platform,
  log: (line: string) => void,
): Promise<Vault> {
  const memory = new Map<string, string>();
  const { kept, writable } = await readKept(file, log);

  const save = async (): Promise<boolean> => {
    if (!writable) return false;
    try {
      await file.write(JSON.stringify(Object.fromEntries(kept)));
      return true;
    } catch (error) {
      log(`secrets could not be written: ${(error as Error).message}`);
      return false;
    }
  };
  /** Null where the key store does not take it or would not protect it. */
  const seal = async (secret: string): Promise<string | null> => {
    try {
      if (!(await keyStore.isAsyncEncryptionAvailable())) return null;
      const sealed = await keyStore.encryptStringAsync(secret);
      return isWeak(sealed, platform) ? null : sealed.toString('base64');
    } catch (error) {
      log(`the key store does not encrypt: ${(error as Error).message}`);
      return null;
    }
  };
  const keep = async (name: string, secret: string): Promise<boolean> => {
    const sealed = await seal(secret);
    if (sealed === null) return false;
    const before = kept.get(name);
    kept.set(name, sealed);
    if (await save()) return true;
    if (before === undefined) kept.delete(name);
    else kept.set(name, before);
    return false;
  };

  return {
    names: () => [...new Set([...kept.keys(), ...memory.keys()])],
    async get(name) {
      const known = memory.get(name);
      const stored = kept.get(name);
      if (known !== undefined) return { state: 'found', secret: known, weak: stored === undefined };
      if (stored === undefined) return { state: 'absent' };
      const sealed = Buffer.from(stored, 'base64');
      try {
        const { result, shouldReEncrypt } = await keyStore.decryptStringAsync(sealed);
        const weak = isWeak(sealed, platform);
        const better = (shouldReEncrypt || weak) && (await keep(name, result));
        if (!weak || better) memory.set(name, result);
        return { state: 'found', secret: result, weak: weak && !better };
      } catch (error) {
        log(`the key store does not decrypt: ${(error as Error).message}`);
        return { state: 'locked' };
      }
    },
    async set(name, secret) {
      memory.set(name, secret);
      return keep(name, secret);
    },
    async remove(name) {
      memory.delete(name);
      if (kept.delete(name)) await save();
    },
  };
}

async function readKept(
  file: OwnFile,
  log: (line: string) => void,
): Promise<{ readonly kept: Map<string, string>; readonly writable: boolean }> {
  try {
    const content = await file.read();
    if (content === undefined) return { kept: new Map(), writable: true };
    const entries = entriesIn(content);
    if (entries) return { kept: new Map(entries), writable: true };
    await file.setAside();
    return { kept: new Map(), writable: true };
  } catch (error) {
    // Neither read nor moved: what lies there may be somebody's only key.
    log(`secrets could not be read: ${(error as Error).message}`);
    return { kept: new Map(), writable: false };
  }
}

function entriesIn(content: string): [string, string][] | null {
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const entries = Object.entries(value);
    return entries.every((entry): entry is [string, string] => typeof entry[1] === 'string') ? entries : null;
  } catch {
    return null;
  }
}
