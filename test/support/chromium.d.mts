/** Types of `chromium.mjs`, which is plain JavaScript because `start.mjs` uses it on Node 20. */
export function findChromium(env?: NodeJS.ProcessEnv): string | undefined;
export function obtainChromium(env: NodeJS.ProcessEnv, node: string): string | undefined;
