/**
 * What a seal consists of in bytes: the package as it was sealed, the signatures, the time stamps. They lie in a log of their own,
 * chained like every other and in every backup; the package of any moment is put together from them.
 */
import { SEALS_ROOM } from '../../src/crdt/rooms.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { addRevocations, addSignature, addTimestamp, archiveToStamp } from '../../src/seal/package.ts';
import { openLog } from '../history/log.ts';
import type { Workspace } from '../workspace.ts';

/** What a record of that log is about. */
export type Kept = {
  readonly seal: string;
  readonly part: 'package' | 'signature' | 'timestamp' | 'revocation';
  readonly delegation?: string;
};

/** Writes bytes down beside the fact that speaks of them. Inside a turn only. */
export function keepBytes(
  { storage, now }: Pick<Workspace, 'storage' | 'now'>,
  actor: Pick<Actor, 'id' | 'delegation'>,
  kept: Kept,
  bytes: Uint8Array,
): void {
  openLog(storage, SEALS_ROOM).append({
    at: now(),
    member: actor.id,
    delegation: actor.delegation ?? null,
    kind: 'command',
    places: [],
    clients: [],
    body: kept,
    bytes,
  });
}

/** The package of seal `id` with everything that was added to it; null for a seal that there is not. */
export async function packageOf({ storage }: Pick<Workspace, 'storage'>, id: string): Promise<Uint8Array | null> {
  let pkg: Uint8Array | null = null;
  for (const { body, bytes } of [...storage.records(SEALS_ROOM, 1, Number.MAX_SAFE_INTEGER)]) {
    const { seal, part, delegation } = body as Kept;
    if (seal !== id || !bytes) continue;
    if (part === 'package') pkg = bytes;
    else if (pkg && part === 'signature')
      pkg = grown(await addSignature(pkg, delegation ?? '', bytes, { further: true }));
    else if (pkg && part === 'revocation') pkg = grown(await addRevocations(pkg, bytes));
    else if (pkg) {
      const list = await archiveToStamp(pkg);
      pkg = list.ok ? grown(await addTimestamp(pkg, list, bytes)) : pkg;
    }
  }
  return pkg;
}

/** What was taken once is taken again, or the log was changed. */
function grown(
  result: Awaited<ReturnType<typeof addSignature | typeof addTimestamp | typeof addRevocations>>,
): Uint8Array {
  if (!result.ok) throw new Error(`a kept part of a seal does not fit any more: ${result.reason}`);
  return result.pkg;
}
