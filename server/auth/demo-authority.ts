/**
 * The test authority of a demo: a root and a key file per delegation and a time stamper, made on first need and kept in the data
 * folder. Their certificates say that they have no legal value. Outside a demo none of this exists, and no private key is ever here.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerTimestamp, delegationAuthority, timeAuthority, writePkcs12 } from '../../src/seal/authority.ts';
import { derOf, writePem } from '../../src/seal/certificate.ts';
import { openPkcs12 } from '../../src/seal/pkcs12.ts';
import type { Post } from '../../src/seal/timestamp.ts';

/** The password of every key file of the demo. */
export const DEMO_PASSWORD = 'demo';
const FOLDER = 'authority';
const YEARS = 10;

export type DemoAuthority = {
  /** PEM by delegation; makes what is not there yet. */
  readonly roots: () => Promise<{ readonly [delegation: string]: readonly string[] }>;
  readonly tsaRoots: () => Promise<readonly string[]>;
  /** The key file of a delegation; null for one that the summit does not have. */
  readonly keyFile: (delegation: string) => Promise<Uint8Array | null>;
  readonly stamp: Post;
};

type Delegation = { readonly id: string; readonly official: string };

export function openDemoAuthority(
  data: string,
  delegations: () => readonly Delegation[],
  now: () => Date,
): DemoAuthority {
  const folder = join(data, FOLDER);
  const file = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));
  const has = (name: string): boolean => {
    try {
      return readdirSync(folder).includes(name);
    } catch {
      return false;
    }
  };
  /** A key file is there only when its root is: the root is written first, and both by renaming. */
  const keep = (name: string, bytes: string | Uint8Array): void => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, name);
    writeFileSync(`${path}.new`, bytes, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  };
  const validity = () => ({
    from: now(),
    until: new Date(Date.UTC(now().getUTCFullYear() + YEARS, now().getUTCMonth(), now().getUTCDate())),
  });
  const make = async (): Promise<void> => {
    for (const { id, official } of delegations()) {
      if (has(`${id}.p12`)) continue;
      const { root, signer } = await delegationAuthority(id, official, validity());
      keep(`${id}.crt`, writePem(derOf(root.certificate)));
      keep(`${id}.p12`, await writePkcs12(signer, DEMO_PASSWORD));
    }
    if (has('tsa.p12')) return;
    const { root, signer } = await timeAuthority(validity());
    keep('tsa.crt', writePem(derOf(root.certificate)));
    keep('tsa.p12', await writePkcs12(signer, DEMO_PASSWORD));
  };
  let making: Promise<void> = Promise.resolve();
  /** One after the other: two at once would each make a root, and a key would not lead to the one that stayed. */
  const made = (): Promise<void> => {
    making = making.then(make, make);
    return making;
  };
  const text = (name: string): string => new TextDecoder().decode(file(name));
  return {
    roots: async () => {
      await made();
      return Object.fromEntries(delegations().map(({ id }) => [id, [text(`${id}.crt`)]]));
    },
    tsaRoots: async () => {
      await made();
      return [text('tsa.crt')];
    },
    keyFile: async (delegation) => {
      if (!delegations().some(({ id }) => id === delegation)) return null;
      await made();
      return file(`${delegation}.p12`);
    },
    stamp: async (request) => {
      await made();
      const opened = await openPkcs12(file('tsa.p12'), DEMO_PASSWORD, { purpose: 'stamp', at: now() });
      if (!opened.ok) return { ok: false, reason: 'unreachable' };
      return { ok: true, bytes: await answerTimestamp(request, opened.key, now()) };
    },
  };
}
