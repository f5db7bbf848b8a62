/**
 * electron-builder's beforePack hook: what ships and is not in the tree, because it is made from what is there. `dist/icons`
 * and `dist/licences`, each made anew.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { iconFiles } from './icons.ts';
import { licencesText, licensedPackages } from './licences.ts';

/** The part of electron-builder's context that is used. */
type Packing = { readonly packager: { readonly projectDir: string } };

export default async function beforePack({ packager }: Packing): Promise<void> {
  const root = packager.projectDir;
  const own = await readFile(join(root, 'LICENSE'));
  await write(join(root, 'dist', 'icons'), iconFiles());
  await write(
    join(root, 'dist', 'licences'),
    new Map<string, string | Buffer>([
      ['Alternat.txt', own],
      ['others.txt', licencesText(licensedPackages(root))],
    ]),
  );
}

async function write(folder: string, files: ReadonlyMap<string, string | Buffer>): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [name, content] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}
