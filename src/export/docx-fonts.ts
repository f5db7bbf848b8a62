/**
 * Which fonts a Word file is set in, and the font files that travel in it: only those that its languages need. Embedded
 * fonts are obfuscated (ECMA-376 part 4, 2.8.1): the first 32 bytes are combined with a key that stands beside the file. The
 * library invents a key at random; here it follows from the font's name, so that equal files have equal bytes.
 */

import { sha256 } from '../domain/text/digest.ts';
import { language } from '../language/language.ts';
import { BARE, type FontFile, type PrintJob } from './printed.ts';

/** Font names as Word asks for them: one for Latin and Cyrillic, one for Persian. */
export type Families = { readonly western: string; readonly persian: string };

/** Draws Western digits as Persian ones: a page number is a field, and no number format of Word has them. */
export const DIGITS = 'Vazirmatn FD';
const SERIF = 'Source Serif 4';
const PERSIAN = 'Vazirmatn';
/** Present in every office program, with all letters of az, kk and tk. */
const USUAL = 'Times New Roman';
const SUBSTITUTES: { readonly [family: string]: readonly string[] } = {
  [SERIF]: [USUAL, 'Noto Serif', 'Liberation Serif'],
  [USUAL]: ['Noto Serif', 'Liberation Serif'],
  [PERSIAN]: ['Noto Naskh Arabic', USUAL, 'Tahoma'],
  [DIGITS]: [PERSIAN, 'Noto Naskh Arabic', USUAL],
};

/** A font without files is only named. */
export type Font = {
  readonly family: string;
  readonly substitutes: readonly string[];
  readonly faces: readonly { readonly slot: Slot; readonly key: string; readonly bytes: Uint8Array }[];
};
/** In the order of the schema. */
type Slot = 'embedRegular' | 'embedBold' | 'embedItalic' | 'embedBoldItalic';

const has = (job: PrintJob, dir: 'ltr' | 'rtl'): boolean => job.languages.some((lang) => language(lang).dir === dir);

/** Where nothing can be embedded, the font that everybody has; else ours, and Persian's own Latin letters in a Persian file. */
export const familiesOf = (job: PrintJob): Families => ({
  western: job.tools === BARE ? USUAL : has(job, 'ltr') ? SERIF : PERSIAN,
  persian: PERSIAN,
});

/** The fonts of a job, loaded. Rejects as `tools.font` does. */
export async function fontsOf(job: PrintJob): Promise<Font[]> {
  const { western, persian } = familiesOf(job);
  const wanted: (readonly [string, readonly (readonly [Slot, FontFile])[]])[] = [];
  if (western !== persian) wanted.push([western, western === SERIF ? facesOfSerif(job) : []]);
  if (has(job, 'rtl')) {
    wanted.push([
      persian,
      [
        ['embedRegular', 'vazirmatn'],
        ['embedBold', 'vazirmatn-bold'],
      ],
    ]);
    wanted.push([DIGITS, countsInPersian(job) ? [['embedRegular', 'digits']] : []]);
  }
  return Promise.all(
    wanted.map(async ([family, faces]) => ({
      family,
      substitutes: SUBSTITUTES[family] ?? [],
      faces:
        job.tools === BARE
          ? []
          : await Promise.all(
              faces.map(async ([slot, file]) => ({ slot, key: keyOf(file), bytes: await job.tools.font(file) })),
            ),
    })),
  );
}

/** Side by side, pages are numbered in no language. */
const countsInPersian = ({ languages }: PrintJob): boolean =>
  languages.length === 1 && languages.every((lang) => !language(lang).digits.startsWith('0'));

function facesOfSerif({ texts, languages }: PrintJob): (readonly [Slot, FontFile])[] {
  const marks = languages
    .flatMap((lang) => texts[lang]?.blocks ?? [])
    .flatMap((block) => (block.block === 'clause' ? block.paragraphs.flat() : []))
    .map((run) => run.marks ?? []);
  const italic = marks.some((own) => own.includes('italic'));
  const both = marks.some((own) => own.includes('italic') && own.includes('bold'));
  return [
    ['embedRegular', 'serif'],
    ['embedBold', 'serif-bold'],
    ...(italic ? ([['embedItalic', 'serif-italic']] as const) : []),
    ...(both ? ([['embedBoldItalic', 'serif-bold-italic']] as const) : []),
  ];
}

/** A GUID of the font file's name, upper case, in braces. */
function keyOf(file: FontFile): string {
  const hex = sha256(`font ${file}`).toUpperCase();
  return `{${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')}}`;
}

/** The bytes as they lie in the package; doing it twice gives the font back. */
export function obfuscated(bytes: Uint8Array, key: string): Uint8Array {
  const pairs = key.replace(/[{}-]/g, '').match(/../g) ?? [];
  const mask = pairs.map((pair) => Number.parseInt(pair, 16)).reverse();
  return bytes.map((byte, index) => (index < 32 ? byte ^ (mask[index % 16] ?? 0) : byte));
}
