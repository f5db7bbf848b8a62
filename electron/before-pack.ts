/**
 * electron-builder's beforePack hook: what ships and is not in the tree, because it is made from what is there. `dist/icons`
 * and `dist/licences`, each made anew.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { iconFiles } from './icons.ts';
import { licencesText, licensedPackages } from './licences.ts';
import { cratesIn, fontsIn, nativeText } from './native-contents.ts';

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
      ['compiled.txt', await compiled(join(root, 'dist', 'host'))],
    ]),
  );
}

/** What is in the native add-on that ships with hosting; throws where there is none, or it names nothing. */
async function compiled(host: string): Promise<string> {
  const files = await readdir(host, { recursive: true });
  const addOn = files.find((file) => file.endsWith('.node'));
  const bytes = addOn === undefined ? Buffer.alloc(0) : await readFile(join(host, addOn));
  const [crates, fonts] = [cratesIn(bytes), fontsIn(bytes)];
  if (crates.length === 0 || fonts.length === 0) throw new Error('the native add-on does not say what it is made of');
  return nativeText(crates, fonts);
}

async function write(folder: string, files: ReadonlyMap<string, string | Buffer>): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [name, content] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}
