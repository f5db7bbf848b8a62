/**
 * Whom this server believes about signatures: certificates that the administrator laid into `roots/` of the data folder (`IR.crt`,
 * `tsa.crt`, PEM, one or several each), in a demo the test authority's as well; and whom it asks for the time.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Trusted } from '../commands/signatures.ts';
import type { DemoAuthority } from './demo-authority.ts';
import { postTo } from './time-server.ts';

function filesOf(folder: string): ReadonlyMap<string, string> {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    // Without the folder nobody gave out roots yet.
    return new Map();
  }
  return new Map(
    names.flatMap((name) => {
      const match = /^(.+)\.(?:crt|pem)$/.exec(name);
      return match ? [[match[1] as string, readFileSync(join(folder, name), 'utf8')] as const] : [];
    }),
  );
}

export function openTrusted(data: string, tsa: string | undefined, demo: DemoAuthority | null): Trusted {
  const folder = join(data, 'roots');
  return {
    roots: async () => {
      const own: { [delegation: string]: readonly string[] } = demo ? { ...(await demo.roots()) } : {};
      for (const [name, pem] of filesOf(folder)) if (name !== 'tsa') own[name] = [...(own[name] ?? []), pem];
      return own;
    },
    tsaRoots: async () => {
      const own = filesOf(folder).get('tsa');
      return [...(own === undefined ? [] : [own]), ...(demo ? await demo.tsaRoots() : [])];
    },
    stamp: tsa ? postTo(tsa) : (demo?.stamp ?? null),
  };
}
