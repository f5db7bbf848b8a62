/** Kazakh wording of: assembling, exporting, sealing and signing the declaration. */
import type { SigningMessages } from './en.ts';

// native review: the whole catalogue
export const kk: SigningMessages = {};
