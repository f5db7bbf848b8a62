/**
 * What a check of the text says: data, not sentences, so that the interface words it in six languages and a program can count it.
 * One table holds every message there is and whether it stands against signing. `src/checks` finds them.
 */
import type { Lang, PerLang } from '../../language/language.ts';
import type { WaiverRecord } from '../negotiation/record.ts';

/** Whoever signs has to have this mended first, or had better look at it. */
export const SEVERITIES = ['blocking', 'warning'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Every message, by "check.what". */
export const MESSAGES = {
  'empty.cell': 'blocking',
  'numbers.missing': 'blocking',
  'numbers.extra': 'blocking',
  'numbers.other': 'blocking',
  'dates.missing': 'blocking',
  'dates.extra': 'blocking',
  'dates.other': 'blocking',
  'dates.impossible': 'blocking',
  'brackets.unbalanced': 'blocking',
  'brackets.differ': 'blocking',
  'references.unknown': 'blocking',
  'script.mixed': 'blocking',
  'script.lone': 'warning',
  'invisible.character': 'blocking',
  'invisible.joiner': 'warning',
  'direction.turned': 'blocking',
  'letters.foreign': 'warning',
  'spaces.double': 'warning',
  'spaces.stray': 'warning',
  'digits.foreign': 'warning',
  'states.order': 'warning',
  'states.alternat': 'warning',
  'states.unknown': 'blocking',
  'states.form': 'warning',
  'states.differ': 'warning',
  'terms.missing': 'warning',
  'terms.elsewhere': 'warning',
  'terms.differ': 'warning',
  'terms.itself': 'warning',
  'treaty.words': 'warning',
  'footnotes.differ': 'blocking',
  'footnotes.homeless': 'blocking',
  'tables.differ': 'blocking',
  'tables.row': 'blocking',
  'tables.single': 'warning',
  'tables.missing': 'blocking',
  'tables.extra': 'blocking',
  'tables.other': 'blocking',
  'unread.cell': 'blocking',
} as const satisfies { readonly [message: string]: Severity };
export type MessageName = keyof typeof MESSAGES;
/** `unread` is no check: any of them says so of what it could not read. */
export type CheckName =
  Exclude<MessageName, 'unread.cell'> extends infer Name
    ? Name extends `${infer Check}.${string}`
      ? Check
      : never
    : never;

/** Offending words: half-open code unit offsets in the cell's plain text, paragraphs joined by "\n". */
export type Spot = { readonly start: number; readonly end: number; readonly text: string };
export type Args = { readonly [name: string]: string | number };

/** What a check finds in one clause. */
export type Found = {
  readonly languages: readonly Lang[];
  /** It may well be said in another way: a warning, whatever its message is otherwise. */
  readonly unsure?: true;
  readonly message: { readonly key: MessageName; readonly args: Args };
  readonly at?: PerLang<readonly Spot[]>;
};

export type Finding = Found & {
  /** Digest of what somebody reads who waives it (`waived.ts`); only where that may be. */
  readonly seen?: string;
  /** Why it does not stand in the way, as the legal staff says of this finding on these words. */
  readonly waived?: WaiverRecord;
  readonly check: CheckName;
  readonly severity: Severity;
  /** Id of the clause. */
  readonly clause: string;
};
