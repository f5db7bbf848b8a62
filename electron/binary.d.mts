/** Types of `binary.mjs`, which is plain JavaScript because it runs before anything is installed. */
export function electronBinary(root: string, env?: NodeJS.ProcessEnv): string | undefined;
export function failedLately(root: string, now: number): boolean;
export function fetchElectron(
  root: string,
  options: { node: string; env: NodeJS.ProcessEnv; stall: number; signal?: AbortSignal },
): Promise<string | undefined>;
