/**
 * JSON whose objects say a key twice: `JSON.parse` keeps the last and drops the other without a word, and with it a clause or a
 * text. Reads what `JSON.parse` has accepted, so that nothing has to be proved again, and never recursively.
 */

/** The first key that an object of the valid JSON `text` has twice, as it is meant ("\\u0061" is "a"). */
export function repeatedKey(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  // A string is a key where an object waits for one: after "{" and after ",".
  let waits = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '{' || char === '[') {
      // Nearly all objects are small; most that is nested a hundred thousand deep is nested arrays.
      open.push(char === '{' ? new Set() : undefined);
      waits = char === '{';
    } else if (char === '}' || char === ']') {
      open.pop();
      waits = false;
    } else if (char === ',') waits = open.at(-1) !== undefined;
    else if (char === '"') {
      const end = stringEnd(text, at);
      const keys = waits ? open.at(-1) : undefined;
      if (keys) {
        const key = JSON.parse(text.slice(at, end)) as string;
        if (keys.has(key)) return key;
        keys.add(key);
        waits = false;
      }
      at = end - 1;
    }
  }
  return undefined;
}

/** Behind the quotation mark that ends the string at `from`. */
function stringEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}
