/**
 * Where this page keeps unsent text: the browser's database, sealed where the host keeps a lasting key. A key that ends with
 * the program would make the text unreadable exactly when it is needed, so without a lasting one records are plain.
 */
import { systemRandom } from '../../client/edges.ts';
import { type LocalCopies, localCopies } from '../../client/local-copy.ts';
import { indexedDbStore } from '../../client/local-copy-indexeddb.ts';
import { sealWith } from '../../client/local-copy-seal.ts';
import type { Seal } from '../../client/local-records.ts';
import type { Desktop } from '../desktop.ts';

/** Undefined where no summit is open, or where the page may not use the browser's storage. */
export function localCopiesOf(
  { server, draftKey }: Pick<Desktop, 'server' | 'draftKey'>,
  page: Window & typeof globalThis,
  trouble: (error: unknown) => void,
): LocalCopies | undefined {
  if (server === null) return undefined;
  const { subtle } = page.crypto as { readonly subtle?: SubtleCrypto };
  const seal = async (): Promise<Seal | null> => {
    if (!subtle) return null;
    const found = await draftKey();
    return found?.lasting ? sealWith(found.key, subtle, systemRandom) : null;
  };
  try {
    const store = indexedDbStore(page.indexedDB);
    return localCopies({ server, store, seal: seal(), random: systemRandom, trouble });
  } catch (error) {
    // Storage is blocked: naming it already throws.
    trouble(error);
    return undefined;
  }
}
