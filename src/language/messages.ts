/**
 * Every word of the interface: ICU MessageFormat patterns by key, a file a feature in each pack (`messages/<feature>.json`, the shape
 * that translators' tools read). English is the source of the keys; a pack that lacks one does not compile, and a test compares the
 * arguments and finds keys that English does not have.
 */
import { messages as az } from './az/messages.ts';
import { messages as en } from './en/messages.ts';
import { messages as fa } from './fa/messages.ts';
import { messages as kk } from './kk/messages.ts';
import type { EachLanguage } from './pack.ts';
import { messages as ru } from './ru/messages.ts';
import { messages as tk } from './tk/messages.ts';

export type MessageKey = keyof typeof en;
export type Messages = { readonly [key in MessageKey]: string };

export const CATALOGUES: EachLanguage<Messages> = { fa, ru, az, kk, tk, en };
