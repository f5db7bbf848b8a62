/**
 * A reader's window bears the title of the document and not the name of its file. Typst writes the title and does not ask for that
 * (it does under PDF/UA only), so the wish is added to the file's catalog, and whatever lies behind it is counted anew.
 */

const WISH = ' /DisplayDocTitle true';

/** The file with the wish in it. Throws RangeError for a file that Typst has not written so. */
export function withTitleShown(pdf: Uint8Array): Uint8Array {
  // One character a byte, so that a place in the text is a place in the file.
  const text = latin1(pdf);
  const table = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text);
  const start = Number(table?.[1] ?? -1);
  const entries = /^xref\s+0 (\d+)\s/.exec(text.slice(start, start + 40));
  const catalog = text.lastIndexOf('/Type /Catalog');
  const preferences = text.indexOf('/ViewerPreferences <<', catalog);
  if (!table || !entries || catalog < 0 || preferences < 0 || preferences > start)
    throw new RangeError('this PDF is not as Typst writes it');
  const at = preferences + '/ViewerPreferences <<'.length;
  const first = start + entries[0].length;
  const moved = (offset: string): string =>
    String(Number(offset) + (Number(offset) > at ? WISH.length : 0)).padStart(10, '0');
  const rows = text.slice(first, first + Number(entries[1]) * 20).replace(/^\d{10}(?= \d{5} n)/gm, moved);
  const rest = text.slice(first + rows.length).replace(/startxref\s+\d+/, () => `startxref\n${start + WISH.length}`);
  return bytesOf(text.slice(0, at) + WISH + text.slice(at, first) + rows + rest);
}

function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
}

function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
