/**
 * The instrument that the States sign: which resolutions it is made of, in which order the States stand in it, how many
 * originals there are. Its settings are data of the summit; everything else about it is computed from them.
 */

import type { CalendarDate } from '../../language/date.ts';
import { DEFAULT_LANGUAGE, type Lang, type PerLang } from '../../language/language.ts';
import type { Digest } from '../clause/clause.ts';
import type { Delegation } from '../summit/summit.ts';
import type { OriginalsMode, Outcome } from './outcome.ts';
import { inOrder, listOf, type StoredOrder } from './states-order.ts';

export const INSTRUMENT_KINDS = ['declaration', 'statement', 'resolution', 'protocol', 'memorandum'] as const;
export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number];

/**
 * `parts`: the resolutions are parts of one text with one closing formula, which takes the place of their own;
 * `annexes`: each stays whole, its own closing formula included, behind a short covering text.
 */
export const INSTRUMENT_FORMS = ['parts', 'annexes'] as const;
export type InstrumentForm = (typeof INSTRUMENT_FORMS)[number];

/** How the pages of a holder's originals look; no layout changes a word. */
export type Layout = {
  readonly paper: 'a4' | 'letter';
  /** Millimetres on all sides. */
  readonly margin: number;
  /** Size of the text in points. */
  readonly size: number;
};
export const DEFAULT_LAYOUT: Layout = { paper: 'a4', margin: 25, size: 12 };

export const SIGNATURES = ['beside', 'stacked'] as const;
export type Signatures = (typeof SIGNATURES)[number];

export type Closing = 'all' | 'date' | { readonly threshold: number };

/** The settings, fixed when the text is sealed. */
export type InstrumentSetting = {
  readonly kind: InstrumentKind;
  readonly form: InstrumentForm;
  /** In its own words; a language without them gets the computed title. */
  readonly title: PerLang<string>;
  /** Resolution ids in the order in which they stand in the instrument. */
  readonly resolutions: readonly string[];
  /** Languages of the originals. */
  readonly languages: readonly Lang[];
  readonly place: PerLang<string>;
  /** ISO, the day of signature: "2025-11-19". */
  readonly date: string;
  readonly order: StoredOrder;
  /** What the meeting ends with. Without it: as a first edition had it, signed, "Done at", and `originals` beside it. */
  readonly outcome?: Outcome;
  /** Of a first edition only. */
  readonly originals?: OriginalsMode;
  /** Whether the places to sign stand side by side (default) or one under the other, the first on top. */
  readonly signatures?: Signatures;
  /** Clauses with a note that some have not agreed to them; computed from their reserves, and part of the text. */
  readonly exceptions?: readonly Exception[];
  /** When and where the text is open for signature, UTC; without it, from the seal on. */
  readonly window?: { readonly opens: string; readonly until?: string; readonly place?: PerLang<string> };
  /** What closes the text besides the last signature: the end of the window, or so many States. */
  readonly closes?: Closing;
  /** Boxes for the initials of the heads of delegation at the foot of every page. */
  readonly initials?: true;
  /** By holder; "" for the rest and for a single original. */
  readonly layouts: { readonly [holder: string]: Layout };
};

/** "Agreed by all participants except …": a clause that was kept although these have a reserve to it. */
export type Exception = {
  readonly resolution: string;
  readonly clause: string;
  /** Delegation ids, in the order of the summit. */
  readonly except: readonly string[];
};

export type Party = Pick<Delegation, 'id' | 'names' | 'official'> & {
  /** Who signs, with title, where it was settled: "Governor of Gilan Province". */
  readonly signatory?: PerLang<string>;
  /** Who signs besides, each on a line of their own at the same place. */
  readonly others?: readonly PerLang<string>[];
  /** Regions and offices of it that take part, as the head of the text names them. */
  readonly participants?: readonly PerLang<string>[];
};

/** One document of one original: what its holder gets in one language. */
export type Original = {
  /** Delegation id; null for the single original. */
  readonly holder: string | null;
  readonly language: Lang;
  /** Delegation ids as this document names them and as they sign. */
  readonly order: readonly string[];
};

export const originalsIn = ({ outcome, originals }: Pick<InstrumentSetting, 'outcome' | 'originals'>): OriginalsMode =>
  outcome?.originals ?? originals ?? 'alternat';

/** The chair issues its text alone: no State signs it. */
export const hasPlaces = ({ outcome }: Pick<InstrumentSetting, 'outcome'>): boolean => outcome?.act !== 'issued';

/** The States in the one order; `lang` counts only where a first edition left each column its own alphabet. */
export const agreedOrder = (
  { order }: Pick<InstrumentSetting, 'order'>,
  parties: readonly Party[],
  lang: Lang,
): readonly string[] => inOrder(order, parties, lang);

/** The same for what has no language: lists of originals, copies, signers. There the codes stand in for an alphabet. */
export const holdersOf = ({ order }: Pick<InstrumentSetting, 'order'>, parties: readonly Party[]): readonly string[] =>
  listOf(order) === null ? parties.map(({ id }) => id).sort() : inOrder(order, parties, DEFAULT_LANGUAGE);

/** The principle of the alternat: the holder first, the others in the agreed order. */
export function orderFor(
  setting: Pick<InstrumentSetting, 'order'>,
  parties: readonly Party[],
  lang: Lang,
  holder: string | null,
): readonly string[] {
  const agreed = agreedOrder(setting, parties, lang);
  return holder !== null && agreed.includes(holder) ? [holder, ...agreed.filter((id) => id !== holder)] : agreed;
}

/** The parties themselves, as one document names them. */
export const partiesFor = (
  setting: Pick<InstrumentSetting, 'order'>,
  parties: readonly Party[],
  lang: Lang,
  holder: string | null,
): readonly Party[] =>
  orderFor(setting, parties, lang, holder).flatMap((id) => parties.find((one) => one.id === id) ?? []);

/** Every document that will be signed: per holder and language, holders in the one order. */
export function originalsOf(
  setting: Pick<InstrumentSetting, 'order' | 'outcome' | 'originals' | 'languages'>,
  parties: readonly Party[],
): readonly Original[] {
  const holders = originalsIn(setting) === 'single' ? [null] : holdersOf(setting, parties);
  return holders.flatMap((holder) =>
    setting.languages.map((language) => ({ holder, language, order: orderFor(setting, parties, language, holder) })),
  );
}

export const layoutFor = ({ layouts }: Pick<InstrumentSetting, 'layouts'>, holder: string | null): Layout =>
  layouts[holder ?? ''] ?? layouts[''] ?? DEFAULT_LAYOUT;

/** "2025-11-19" as a calendar date; null for anything that is no day. */
export function dayOf(iso: string): CalendarDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? { year, month, day } : null;
}

/** What a resolution contributes to a seal: exactly which text, and the log that led to it. */
export type SealedResolution = {
  readonly id: string;
  readonly milestone: string;
  readonly seq: number;
  readonly digest: Digest;
  /** Hash of the log's last record at the seal. */
  readonly logHead: string;
};
