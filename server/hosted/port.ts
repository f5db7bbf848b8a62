/** The line to the process that started this one, as Electron lays it. */
type Port = {
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => unknown;
  readonly postMessage: (message: unknown) => void;
};

/** Throws where this process was started in another way. */
export function parentPort(): Port {
  const { parentPort: port } = process as { readonly parentPort?: Port };
  if (!port) throw new Error('This is started by the desktop program only.');
  return port;
}
