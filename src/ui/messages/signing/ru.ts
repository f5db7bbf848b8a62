/** Russian wording of: assembling, exporting, sealing and signing the declaration. */
import type { SigningMessages } from './en.ts';

export const ru: SigningMessages = {};
