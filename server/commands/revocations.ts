/**
 * Lists of revoked certificates and answers of OCSP, brought to a seal: kept beside its signatures, so that its package has them and
 * whoever verifies it sees whether a certificate was revoked. What they say is the verifier's matter.
 */

import { judgeRevocations } from '../../src/domain/instrument/signing.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { addRevocations, describePackageRefusal, type PackageRefusal } from '../../src/seal/package.ts';
import type { Workspace } from '../workspace.ts';
import { keepBytes, packageOf } from './seals.ts';
import { SIGNING_SENTENCES } from './signing.ts';

export type RevocationsOutcome =
  | { readonly ok: true /** Inside the package. */; readonly path: string }
  | {
      readonly ok: false;
      readonly signing: NonNullable<ReturnType<typeof judgeRevocations>> | PackageRefusal;
      readonly message: string;
    };

/** Takes a file. Not inside a turn: a list of megabytes takes some milliseconds to read. */
export async function takeRevocations(
  workspace: Workspace,
  actor: Actor,
  { seal, file }: { readonly seal: string; readonly file: Uint8Array },
): Promise<RevocationsOutcome> {
  const allowed = (): RevocationsOutcome | null => {
    const no = judgeRevocations(workspace.summit.signing, actor, seal);
    return no && { ok: false, signing: no, message: SIGNING_SENTENCES[no] };
  };
  const no = allowed();
  if (no) return no;
  const pkg = await packageOf(workspace, seal);
  const added = pkg ? await addRevocations(pkg, file) : ({ ok: false, reason: 'damaged-package' } as const);
  if (!added.ok) return { ok: false, signing: added.reason, message: describePackageRefusal[added.reason] };
  return workspace.inTurn((): RevocationsOutcome => {
    const late = allowed();
    if (late) return late;
    keepBytes(workspace, actor, { seal, part: 'revocation' }, file);
    return { ok: true, path: added.path };
  });
}
