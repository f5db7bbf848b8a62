/**
 * Switches inside the packaged binary that a user cannot turn back on: it can no longer be run as plain Node or with a
 * debugger, and it starts nothing but our archive. electron-builder calls this after packing, before signing; the binary is
 * then read back, and a fuse that is not what the table says, or that the table does not know, stops the packaging.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/** How the binary writes a fuse: the characters "0" and "1". */
const OFF = 48;
const ON = 49;
/** "r": the fuse was taken out of Electron, its place remains. */
const REMOVED = 114;

/** The fuses of Electron 45 in the order of the wire. */
const NAMES = [
  'RunAsNode',
  'EnableCookieEncryption',
  'EnableNodeOptionsEnvironmentVariable',
  'EnableNodeCliInspectArguments',
  'EnableEmbeddedAsarIntegrityValidation',
  'OnlyLoadAppFromAsar',
  'LoadBrowserProcessSpecificV8Snapshot',
  'GrantFileProtocolExtraPrivileges',
  'WasmTrapHandlers',
] as const;
type Fuse = (typeof NAMES)[number];

/** What each fuse of a platform has to be. The archive's integrity is checked by Electron on macOS and Windows only. */
export function fuseTable(platform: string): { readonly [fuse in Fuse]: boolean } {
  return {
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: platform !== 'linux',
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
    // As Electron ships it: without, WebAssembly checks its bounds in code. @electron/fuses 1 cannot write it, so it is only
    // read; for the same reason `strictlyRequireAllFuses` can never be met, and `wrongFuses` is strict instead.
    WasmTrapHandlers: true,
  };
}

/** Sets the fuses of a binary and reads them back; throws naming those that did not take. */
export async function setFuses(binary: string, platform: string): Promise<void> {
  const before: { readonly [place: string]: unknown } = { ...(await getCurrentFuseWire(binary)) };
  const removed = NAMES.filter((_, place) => before[place] === REMOVED);
  // Writing to one changes nothing, and reading back would call it set.
  if (removed.length) throw new Error(`fuses that this Electron does not have any more: ${removed.join(', ')}`);
  const writable = Object.entries(fuseTable(platform))
    .map(([name, on]) => [FuseV1Options[name as keyof typeof FuseV1Options], on] as const)
    .filter(([place]) => place !== undefined);
  await flipFuses(binary, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: platform === 'darwin',
    ...Object.fromEntries(writable),
  });
  const wrong = await wrongFuses(binary, platform);
  if (wrong.length) throw new Error(`fuses that are not as they should be in ${binary}: ${wrong.join(', ')}`);
}

/** Names of the fuses of a binary that differ from the table, and places of those that a newer Electron has and nobody has named. */
export async function wrongFuses(binary: string, platform: string): Promise<string[]> {
  const wire: { readonly [place: string]: unknown } = { ...(await getCurrentFuseWire(binary)) };
  const table = fuseTable(platform);
  const wrong = NAMES.filter((name, place) => wire[place] !== (table[name] ? ON : OFF));
  const unnamed = Object.keys(wire).filter((place) => place !== 'version' && Number(place) >= NAMES.length);
  return [...wrong, ...unnamed.map((place) => `number ${Number(place) + 1}, which has no name here`)];
}

/** The part of electron-builder's context that is used. */
type Packed = {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
  readonly packager: { readonly appInfo: { readonly productFilename: string }; readonly executableName?: string };
};

/** electron-builder's afterPack hook. */
export default async function afterPack({ appOutDir, electronPlatformName, packager }: Packed): Promise<void> {
  const name = packager.appInfo.productFilename;
  const files: { readonly [platform: string]: string } = {
    darwin: `${name}.app`,
    win32: `${name}.exe`,
    linux: packager.executableName ?? name,
  };
  const binary = join(appOutDir, files[electronPlatformName] ?? name);
  if (!existsSync(binary)) throw new Error(`no packaged binary at ${binary}`);
  await setFuses(binary, electronPlatformName);
}
