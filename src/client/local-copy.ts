/**
 * Where text that the server has not acknowledged is kept on this computer. Only the seam so far: a room hands every
 * local update over in the task of its keystroke, before it goes on the wire, so that whatever happens next, a closed
 * lid or a killed page, finds it on disk.
 */
export type LocalCopy = {
  /** One local update (Yjs V1) and the clientID it was made under. Must not throw. */
  readonly keep: (update: Uint8Array, clientID: number) => void;
  /** Everything kept so far is with the server, whose log now ends at `seq` with hash `head`. */
  readonly settled: (seq: number, head: string) => void;
};
