/**
 * Where this page keeps unsent text: the browser's database. A tab keeps no keys, so its records are plain. The desktop
 * program seals them; where its key store gives out no key that will be there tomorrow, nothing is written, and the person is
 * told so.
 */
import { systemRandom } from '../../client/edges.ts';
import { type LocalCopies, localCopies } from '../../client/local-copy.ts';
import { indexedDbStore } from '../../client/local-copy-indexeddb.ts';
import { sealWith } from '../../client/local-copy-seal.ts';
import type { Seal } from '../../client/local-records.ts';
import type { Desktop, DraftKey } from '../desktop.ts';

/** `kept`: what is unsent outlives the program. `locked`: something of an earlier start cannot be read now. */
export type Keeping = { readonly kept: boolean; readonly locked: boolean };

export type Kept = {
  /** Undefined where no summit is open, or where the page may not use the browser's storage. */
  readonly copies: LocalCopies | undefined;
  readonly keeping: Promise<Keeping>;
};

export function localCopiesOf(
  { server, draftKey }: Pick<Desktop, 'server' | 'draftKey'>,
  page: Window & typeof globalThis,
  trouble: (error: unknown) => void,
): Kept {
  const nothing: Kept = { copies: undefined, keeping: Promise.resolve({ kept: true, locked: false }) };
  if (server === null) return nothing;
  const { subtle } = page.crypto as { readonly subtle?: SubtleCrypto };
  /** Null: a tab. Rejects: the host wants text sealed and cannot say with what. */
  const keys: Promise<DraftKey | null> = subtle ? draftKey() : Promise.resolve(null);
  const seal = async (): Promise<Seal | null> => {
    const found = await keys;
    if (!found || !subtle) return null;
    const { key, older, lasting } = found;
    return sealWith({ key: lasting ? key : null, older }, subtle, systemRandom);
  };
  const keeping = keys.then(
    (found) => ({ kept: found?.lasting ?? true, locked: found?.locked ?? false }),
    () => ({ kept: false, locked: false }),
  );
  try {
    const store = indexedDbStore(page.indexedDB);
    return { copies: localCopies({ server, store, seal: seal(), random: systemRandom, trouble }), keeping };
  } catch (error) {
    // Storage is blocked: naming it already throws.
    trouble(error);
    return { ...nothing, keeping: Promise.resolve({ kept: false, locked: false }) };
  }
}
