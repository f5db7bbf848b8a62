/**
 * Switches inside the packaged binary that a user cannot turn back on: it can no longer be run as plain Node or with a
 * debugger, and it starts nothing but our archive. electron-builder calls this after packing, before signing; the binary is
 * then read back, and a fuse that is not what the table says stops the packaging.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/** How the binary writes a fuse: the characters "0" and "1". */
const OFF = 48;
const ON = 49;

/** The fuses of a platform. The archive's integrity is checked by Electron on macOS and Windows only. */
export function fuseTable(platform: string): { readonly [fuse in FuseV1Options]: boolean } {
  return {
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: platform !== 'linux',
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  };
}

/** Sets the fuses of a binary and reads them back; throws naming those that did not take. */
export async function setFuses(binary: string, platform: string): Promise<void> {
  const table = fuseTable(platform);
  await flipFuses(binary, { version: FuseVersion.V1, resetAdHocDarwinSignature: platform === 'darwin', ...table });
  const wrong = await wrongFuses(binary, platform);
  if (wrong.length) throw new Error(`fuses that are not as they should be in ${binary}: ${wrong.join(', ')}`);
}

/** Names of the fuses of a binary that differ from the table. */
export async function wrongFuses(binary: string, platform: string): Promise<string[]> {
  const wire: { readonly [fuse: string]: unknown } = { ...(await getCurrentFuseWire(binary)) };
  return Object.entries(fuseTable(platform))
    .filter(([fuse, on]) => wire[fuse] !== (on ? ON : OFF))
    .map(([fuse]) => FuseV1Options[Number(fuse)] as string);
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
