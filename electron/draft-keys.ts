/**
 * The keys of unsent text, one ring per summit. Usually there is one. Where the key store does not open it (a locked keyring,
 * another account, a restored disk) a new one is made beside it, never in its place: what was sealed with the old one is
 * somebody's words, and they are read as soon as it opens again.
 */
import { randomBytes } from 'node:crypto';
import type { DraftKey } from '../src/ui/desktop.ts';
import type { Vault } from './secrets.ts';

const KEY_BYTES = 32;
/** A ring beyond that is a key store that forgets at every start: then nothing is kept any more. */
const MOST_KEYS = 16;

const ringName = (origin: string): string => `draft-key ${origin}`;

const namesOf = (vault: Vault, origin: string): string[] =>
  vault.names().filter((name) => name === ringName(origin) || name.startsWith(`${ringName(origin)} `));

const bytesOf = (key: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(key, 'base64'));

export async function draftKeys(vault: Vault, origin: string): Promise<DraftKey> {
  const names = namesOf(vault, origin);
  const found = await Promise.all(names.map(vault.get));
  const open = found.filter((one) => one.state === 'found');
  const locked = found.some(({ state }) => state === 'locked');
  const strong = open.findLast(({ weak }) => !weak);
  if (strong) {
    const older = open.filter((one) => one !== strong).map(({ secret }) => bytesOf(secret));
    return { key: bytesOf(strong.secret), older, lasting: true, locked };
  }
  // Known to everybody, or in memory only: good for reading, and as long as the program runs for writing nothing.
  const key = randomBytes(KEY_BYTES).toString('base64');
  const name = ['', ...Array.from({ length: MOST_KEYS - 1 }, (_, index) => ` ${index + 2}`)]
    .map((suffix) => `${ringName(origin)}${suffix}`)
    .find((free) => !names.includes(free));
  const lasting = name !== undefined && (await vault.set(name, key));
  if (name !== undefined && !lasting) await vault.remove(name);
  return { key: bytesOf(key), older: open.map(({ secret }) => bytesOf(secret)), lasting, locked };
}

/** Makes unreadable what was sealed for this summit. */
export async function forgetDraftKeys(vault: Vault, origin: string): Promise<void> {
  for (const name of namesOf(vault, origin)) await vault.remove(name);
}
