/** The fonts of printed files, as they lie in their packages: whole TrueType files, for a file embeds what it uses of them. */
import { readFile } from 'node:fs/promises';
import type { FontFile } from '../../src/export/printed.ts';
import { installed } from './installed.ts';

const SERIF = '@expo-google-fonts/source-serif-4';
const PLACES: { readonly [file in FontFile]: string } = {
  serif: `${SERIF}/400Regular/SourceSerif4_400Regular.ttf`,
  'serif-bold': `${SERIF}/700Bold/SourceSerif4_700Bold.ttf`,
  'serif-italic': `${SERIF}/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf`,
  'serif-bold-italic': `${SERIF}/700Bold_Italic/SourceSerif4_700Bold_Italic.ttf`,
  vazirmatn: 'vazirmatn/fonts/ttf/Vazirmatn-Regular.ttf',
  'vazirmatn-bold': 'vazirmatn/fonts/ttf/Vazirmatn-Bold.ttf',
  digits: 'vazirmatn/misc/Farsi-Digits/fonts/ttf/Vazirmatn-FD-Regular.ttf',
  fallback: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'fallback-bold': 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
};
const loaded = new Map<FontFile, Promise<Uint8Array>>();

/** The bytes of a font; read once. Rejects when its package is not installed. */
export function font(file: FontFile): Promise<Uint8Array> {
  const known = loaded.get(file);
  if (known) return known;
  const bytes = read(file);
  loaded.set(file, bytes);
  bytes.catch(() => loaded.delete(file));
  return bytes;
}

async function read(file: FontFile): Promise<Uint8Array> {
  return readFile(installed(PLACES[file]));
}
