/**
 * How much an update brought, read from its own bytes: no document is built for it. Characters, not words: a batch of
 * keystrokes begins and ends within words. What it took away cannot be told from it: a program that comes back names every
 * deletion it knows of, also those that were known here.
 */
import * as Y from 'yjs';

/** In UTF-16 code units. Nothing added: something was deleted, or marked. */
type Amount = { readonly added: number };

export function amountOf(update: Uint8Array): Amount {
  let added = 0;
  for (const struct of Y.decodeUpdate(update).structs)
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) added += struct.length;
  return { added };
}
