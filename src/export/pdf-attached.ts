/**
 * The text as files inside its PDF. A page is drawn, and what a reader gets back out of drawn Persian depends on the reader; who searches,
 * copies or listens takes the text from here. The same bytes as the formats by themselves, so nothing here says more than the page.
 */
import type { Lang } from '../language/language.ts';
import { WORDING } from '../language/printed-export.ts';
import { writeAkn } from './akn.ts';
import type { PrintJob } from './printed.ts';
import { printText } from './text.ts';

export type Attached = {
  readonly name: string;
  readonly text: string;
  readonly mime: string;
  /** PDF/A-3: the same in another form, or what the page was made from. */
  readonly relation: 'alternative' | 'source';
  readonly says: string;
};

declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/** The plain text, and per language the marked-up one where there is one (an act of rectification has none). */
export async function attachedTo(job: PrintJob): Promise<Attached[]> {
  const { name, languages, declarations } = job;
  const [first] = languages;
  if (!first) return [];
  const says = (of: (lang: Lang) => string): string => languages.map(of).join(' / ');
  const decoder = new TextDecoder();
  const plain: Attached = {
    name: `${name}-${languages.join('-')}.txt`,
    text: decoder.decode(await printText(job)),
    ...({ mime: 'text/plain', relation: 'alternative' } as const),
    says: says((lang) => WORDING[lang].plain),
  };
  if (declarations.length === 0) return [plain];
  const structured = await Promise.all(
    languages.map(
      async (lang): Promise<Attached> => ({
        name: `${name}-${lang}.akn.xml`,
        text: decoder.decode(await writeAkn({ ...job, languages: [lang] })),
        ...({ mime: 'application/akn+xml', relation: 'source' } as const),
        says: WORDING[lang].structured,
      }),
    ),
  );
  return [plain, ...structured];
}
