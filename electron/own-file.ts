/**
 * Small files of the program's own: secrets, summits, words, the places of windows. Each is read once and replaced whole;
 * writes follow each other in the order of their calls, because two at once would take each other's file away.
 */

export type OwnFile = {
  /** Undefined where there is none. */
  readonly read: () => Promise<string | undefined>;
  /** Replaces it whole or not at all. */
  readonly write: (content: string) => Promise<void>;
  /** Keeps what cannot be understood under another name, so that nothing is written over it. */
  readonly setAside: () => Promise<void>;
};

/** The same file with its writes in order; one that fails does not hold up the next. */
export function inOrder(file: OwnFile): OwnFile {
  let last: Promise<unknown> = Promise.resolve();
  return {
    read: file.read,
    setAside: file.setAside,
    write: (content) => {
      const own = last.then(() => file.write(content));
      last = own.catch(() => undefined);
      return own;
    },
  };
}

/** What a file says, in its shape; undefined for one that is missing, unreadable or says something else. */
export async function readShaped<T>(file: OwnFile, shape: (value: unknown) => T): Promise<T | undefined> {
  try {
    const content = await file.read();
    return content === undefined ? undefined : shape(JSON.parse(content));
  } catch {
    // These files hold conveniences: whatever is wrong with one, the person chooses again.
    return undefined;
  }
}
