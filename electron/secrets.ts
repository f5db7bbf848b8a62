/**
 * Where a token and a key live between two starts: encrypted by the system's key store, in one file that only its owner may
 * read. On Linux without a keyring Electron would "encrypt" with a key known to everybody (`basic_text`); then nothing is
 * written, the secrets live in memory, and the person signs in again at the next start.
 */
import type { SafeStorage } from 'electron';

export type KeyStore = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/** The file of secrets: JSON of name -> base64. `read` answers undefined when there is none; `write` replaces it whole. */
export type SecretsFile = {
  readonly read: () => Promise<string | undefined>;
  readonly write: (content: string) => Promise<void>;
};

export type Vault = {
  /** Do secrets outlive the program? */
  readonly lasting: boolean;
  readonly get: (name: string) => Promise<string | undefined>;
  readonly set: (name: string, secret: string) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
};

/** Only Linux can answer which backend it has, and only there a worthless one exists. */
export async function isLasting(keyStore: KeyStore, platform: NodeJS.Platform): Promise<boolean> {
  if (!(await keyStore.isAsyncEncryptionAvailable())) return false;
  return platform !== 'linux' || !['basic_text', 'unknown'].includes(keyStore.getSelectedStorageBackend());
}

/** Opened once, after the program is ready. */
export async function openVault(keyStore: KeyStore, file: SecretsFile, platform: NodeJS.Platform): Promise<Vault> {
  const lasting = await isLasting(keyStore, platform);
  const memory = new Map<string, string>();
  const kept = new Map<string, string>(lasting ? parse(await file.read()) : []);
  const save = () => file.write(JSON.stringify(Object.fromEntries(kept)));
  return {
    lasting,
    async get(name) {
      const known = memory.get(name);
      const sealed = kept.get(name);
      if (known !== undefined || sealed === undefined) return known;
      try {
        const { result } = await keyStore.decryptStringAsync(Buffer.from(sealed, 'base64'));
        memory.set(name, result);
        return result;
      } catch {
        // The system's key has changed (another account, a restored disk): the person signs in again.
        return undefined;
      }
    },
    async set(name, secret) {
      memory.set(name, secret);
      if (!lasting) return;
      kept.set(name, (await keyStore.encryptStringAsync(secret)).toString('base64'));
      await save();
    },
    async remove(name) {
      memory.delete(name);
      if (kept.delete(name)) await save();
    },
  };
}

function parse(content: string | undefined): [string, string][] {
  if (content === undefined) return [];
  try {
    const entries = Object.entries(JSON.parse(content) as object);
    return entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  } catch {
    // A torn file holds nothing that signing in again would not restore.
    return [];
  }
}
