/**
 * Bytes to text. UTF-8, or UTF-16 where a byte order mark says so (Excel's "Unicode text"). Old eight-bit code pages are
 * not guessed: Windows-1251 and Windows-1256 read as each other give plausible letters and a ruined text.
 */
declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean; ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

/** The text without its mark and with "\n" line ends, or undefined when the bytes are no text. */
export function decode(bytes: Uint8Array): string | undefined {
  const [label, skip] = encodingOf(bytes);
  try {
    const text = new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(skip));
    // A NUL is in no text that people write, but in every binary file that happens to be valid UTF-8.
    return text.includes('\0') ? undefined : text.replace(/\r\n?/g, '\n');
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function encodingOf(bytes: Uint8Array): readonly [label: string, skip: number] {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return ['utf-8', 3];
  if (a === 0xff && b === 0xfe) return ['utf-16le', 2];
  if (a === 0xfe && b === 0xff) return ['utf-16be', 2];
  return ['utf-8', 0];
}
