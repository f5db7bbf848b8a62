/**
 * Text as it may stand in a file. Users paste anything into a cell: half an emoji, a form feed from an old PDF, a NUL.
 * XML 1.0 forbids these outright (a reader then rejects the whole document), so they are dropped, never an error.
 */

/** The module-wide encoder exists in browsers and Node alike; the pure folders have neither's types. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

// XML 1.0, production [2] Char. In a `u` pattern a lone surrogate is a code point of its own and so is not listed here.
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** `text` without lone surrogates and without the control characters that XML 1.0 forbids; "\r\n" becomes "\n". */
export const printable = (text: string): string => text.replace(FORBIDDEN, '').replace(/\r\n?/g, '\n');

/** UTF-8 without a byte order mark. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
