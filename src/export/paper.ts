/** A paper of the meeting that is no part of the text: a title and lines under it, in one language or in several side by side. */
import { DEFAULT_LAYOUT } from '../domain/instrument/instrument.ts';
import { fromPlain } from '../domain/text/text.ts';
import type { Lang, PerLang } from '../language/language.ts';
import { printable } from './printable.ts';
import type { Block, PrintedText, PrintJob, PrintTools } from './printed.ts';

export type PaperFacts = {
  /** ASCII; part of the file's name. */
  readonly name: string;
  /** Languages to print, in column order. */
  readonly languages: readonly Lang[];
  readonly summitName: PerLang<string>;
  readonly place: PerLang<string>;
  /** ISO day. */
  readonly day: string;
  /** UTC; the only time that enters the file. */
  readonly at: string;
  readonly digest: string;
  /** Nothing of it holds yet: every page says so. */
  readonly draft?: boolean;
};

/** `bodyOf`: title and blocks of one language; those of all languages correspond by index. */
export function paperJob(
  { at, ...facts }: PaperFacts,
  bodyOf: (lang: Lang) => { readonly title: string; readonly blocks: readonly Block[] },
  tools: PrintTools,
): PrintJob {
  const texts: PerLang<PrintedText> = {};
  const { name, languages, place, day, digest, draft = false } = facts;
  // A line for all languages or for none: side by side their blocks are told apart by their places.
  const isNamed = languages.some((lang) => facts.summitName[lang]);
  for (const lang of languages) {
    const summitName = printable(facts.summitName[lang] ?? '');
    const { title, blocks } = bodyOf(lang);
    const head: Block[] = [{ block: 'title', text: title }];
    if (isNamed) head.push({ block: 'line', text: summitName });
    texts[lang] = { language: lang, title, summitName, blocks: [...head, ...blocks] };
  }
  return {
    ...{ name, kind: 'resolution', languages, texts, view: 'clean', draft, generatedAt: at, day, place, digest },
    ...{ layout: DEFAULT_LAYOUT, declarations: [], tools },
  };
}

/** A line of a paper: what it says in each language, so that all of them have the same lines. */
export type PaperEntry = {
  readonly kind: 'heading' | 'paragraph';
  readonly level: number;
  readonly said: (lang: Lang) => string;
};

/** `name`: of the paper; its lines are told apart by their places. */
export const entryBlocks = (name: string, entries: readonly PaperEntry[], lang: Lang): readonly Block[] =>
  entries.map(
    ({ kind, level, said }, index): Block => ({
      ...{ block: 'clause', resolution: name, clause: `line-${index + 1}`, kind, level, indent: level, label: '' },
      paragraphs: fromPlain(printable(said(lang))),
    }),
  );
