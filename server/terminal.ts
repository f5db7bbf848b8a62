/**
 * What goes to a terminal. Names, texts and file names come from others, and a terminal obeys some characters instead of showing
 * them: it clears the screen, changes what stands there, or turns the reading around. Such a character is shown by its number.
 * Everything that this program prints goes through here.
 */

/**
 * All but the end of a line (of a table, too) and the tab: C0, DEL, C1, separators of lines, and whatever directs the
 * direction. A carriage return by itself would let a line be written over.
 */
const OBEYED = /\r(?!\n)|[[\p{Cc}\p{Bidi_Control}\u2028\u2029]--[\t\n\r]]/gv;
const OBEYED_IN_JSON = /[[\p{Cc}\p{Bidi_Control}\u2028\u2029]--[\n]]/gv;

const hex = (char: string): string => char.charCodeAt(0).toString(16).padStart(4, '0');

/** "\u001b" -> "[U+001B]": plain in a table, a sentence and a page alike. */
export const printable = (text: string): string => text.replace(OBEYED, (char) => `[U+${hex(char).toUpperCase()}]`);

/** JSON that says the same: C0 stands in it as numbers already. */
export const printableJson = (json: string): string => json.replace(OBEYED_IN_JSON, (char) => `\\u${hex(char)}`);

/** Files that are no text go as they are: a terminal shows nothing of them, and a pipe needs every byte. */
const isBinary = (bytes: Uint8Array): boolean =>
  ['%PDF', 'PK'].some((mark) => Buffer.from(bytes).toString('latin1', 0, 4).startsWith(mark));

/** Results. */
export const stdout = {
  write: (data: string | Uint8Array): void => {
    const text = typeof data === 'string' ? data : new TextDecoder('utf-8', { ignoreBOM: true }).decode(data);
    process.stdout.write(typeof data !== 'string' && isBinary(data) ? data : printable(text));
  },
};

/** Sentences about them. */
export const stderr = { write: (text: string): void => void process.stderr.write(printable(text)) };

/** For a logger that writes lines of JSON. */
export const jsonLines = { write: (line: string): void => void process.stderr.write(printableJson(line)) };
