import type { Declaration, Milestone } from '../domain/clause/declaration.ts';
import type { Listed } from '../domain/clause/states-slot.ts';
import type { InstrumentKind, Layout, SealedResolution } from '../domain/instrument/instrument.ts';
import type { Outcome } from '../domain/instrument/outcome.ts';
import type { Lang, PerLang } from '../language/language.ts';
import type { Note } from './footnote.ts';
import type { View } from './input.ts';
import type { Line } from './outline.ts';

/** Of words that list the States somewhere: what is stored, with tokens, and what is read for each of them. */
type WithSlots = Pick<Listed, 'slots'>;

/**
 * `parties` and `signatures` are the slots in which the originals of different holders may differ, and so may lists of States inside
 * words (`slots`, `slot` of a run); everything else must be equal. In a parallel print the blocks of all languages correspond by index.
 */
export type Block =
  | ({ readonly block: 'title'; readonly text: string } & WithSlots)
  /** A line under the title or above the parties. */
  | { readonly block: 'line'; readonly text: string }
  | { readonly block: 'parties'; readonly parties: readonly PrintedParty[] }
  /** The head of a part or annex: "Division I" and the title of its resolution. */
  | ({
      readonly block: 'part';
      readonly resolution: string;
      readonly label: string;
      readonly title: string;
      /** Of the title; its words are here without the signs. */
      readonly notes?: readonly Note[];
    } & WithSlots)
  | ({ readonly block: 'clause'; readonly resolution: string } & Line)
  /** The closing formula; computed, and so not a clause. */
  | ({ readonly block: 'testimonium'; readonly text: string } & WithSlots)
  | {
      readonly block: 'signatures';
      readonly signedFor: string;
      readonly parties: readonly PrintedParty[];
      /** One under the other, the first on top; else side by side, the first where reading begins. */
      readonly stacked?: true;
    };

/** Does the text of the instrument end here, so that an annex begins behind it? A text that nobody signs ends with its formula. */
export const endsText = (block: Block | undefined): boolean =>
  block?.block === 'signatures' || block?.block === 'testimonium';

export type PrintedParty = {
  readonly id: string;
  /** Official name in the language of the text. */
  readonly name: string;
  /** Who signs, where it is settled. */
  readonly signatory?: string;
  /** Who signs besides, each on a line of their own; "" where nothing is known of one in this language. */
  readonly others?: readonly string[];
};

/** What stands at each line to sign of a State's place: of one at least, "" where nobody is named. */
export const signersOf = ({ signatory = '', others = [] }: PrintedParty): readonly string[] => [signatory, ...others];

export type PrintedText = WithSlots & {
  readonly language: Lang;
  readonly title: string;
  readonly summitName: string;
  readonly blocks: readonly Block[];
};

/** Of several languages side by side: line by line to sign, what those say at it that say anything. */
export const signersTogether = (
  each: readonly { readonly lang: Lang; readonly signers: readonly string[] }[],
): readonly (readonly { readonly lang: Lang; readonly words: string }[])[] =>
  Array.from({ length: Math.max(1, ...each.map(({ signers }) => signers.length)) }, (_, at) =>
    each.flatMap(({ lang, signers }) => (signers[at] ? [{ lang, words: signers[at] }] : [])),
  );

/** What a format cannot do by itself; the pure exporters are handed it by the server. Fonts are whole TrueType files. */
export type PrintTools = {
  /** Typst source and its data (JSON, as `sys.inputs.data`) to a PDF; `standard` as Typst names it. */
  readonly typeset: (source: string, data: string, wish: TypesetWish) => Promise<Uint8Array>;
  readonly font: (file: FontFile) => Promise<Uint8Array>;
};
export type TypesetWish = {
  readonly standard: 'a-3a' | 'ua-1' | 'a-1b' | null;
  /** UTC; the only date that enters the file. */
  readonly date: string;
};
/**
 * Source Serif 4 for Latin and Cyrillic, Vazirmatn for Persian; `digits`: Vazirmatn that draws Western digits as Persian ones;
 * `fallback`: DejaVu Sans, for signs and letters that neither has.
 */
export const FONT_FILES = [
  ...(['serif', 'serif-bold', 'serif-italic', 'serif-bold-italic'] as const),
  ...(['vazirmatn', 'vazirmatn-bold', 'digits', 'fallback', 'fallback-bold'] as const),
] as const;
export type FontFile = (typeof FONT_FILES)[number];

/** One file to print. Two calls with equal jobs give equal bytes. */
export type PrintJob = {
  /** ASCII; part of file names and identifiers: a resolution's id, or "instrument". */
  readonly name: string;
  readonly kind: InstrumentKind;
  /** One language, or those that stand side by side or in one multilingual file, in column order. */
  readonly languages: readonly Lang[];
  /** Of every one of `languages`. */
  readonly texts: PerLang<PrintedText>;
  readonly view: View;
  readonly draft: boolean;
  /** ISO time, UTC. The only time that enters the file. */
  readonly generatedAt: string;
  /** ISO day of the instrument or, of a resolution, of the summit's first day. */
  readonly day: string;
  /** Where an instrument is signed, as its settings name the city. */
  readonly place?: PerLang<string>;
  /** Digest of the text that is printed. */
  readonly digest: string;
  /** With what the meeting ended, of an instrument whose settings say so. */
  readonly outcome?: Outcome;
  readonly milestone?: Milestone;
  /** Document symbol, at the head of the first page and in the running head of the others. */
  readonly symbol?: string;
  readonly logHead?: string;
  readonly resolutions?: readonly SealedResolution[];
  /** Delegation whose original it is. */
  readonly holder?: string;
  readonly layout: Layout;
  /** At the foot of every page a box for the initials of each of these delegations, in this order. */
  readonly initials?: readonly string[];
  /** A line in the head of every page, the first one too. */
  readonly running?: PerLang<string>;
  /** Direction of a parallel table; default: the first language's own. */
  readonly holderDir?: 'ltr' | 'rtl';
  /** One of `languages`, from which a file for translators goes into the others; default: the first. */
  readonly source?: Lang;
  /** The snapshots it was made from, in order; of one resolution, one. */
  readonly declarations: readonly Declaration[];
  readonly tools: PrintTools;
};

const none = (): Promise<never> => Promise.reject(new Error('this machine has neither fonts nor Typst at hand'));
/** Of a machine without fonts and Typst, as a browser is: Word files then name their fonts instead of embedding them. */
export const BARE: PrintTools = { typeset: none, font: none };
