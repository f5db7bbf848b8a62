/** How the command line says which languages there are. */
import { LANGS } from '../../src/language/language.ts';

/** "fa, ru, az, kk, tk or en". */
export const LANGUAGE_CODES = `${LANGS.slice(0, -1).join(', ')} or ${LANGS.at(-1)}`;

/** The same where all of them together may be asked for. */
export const LANGUAGE_CODES_OR_ALL = `${LANGS.join(', ')} or all`;
