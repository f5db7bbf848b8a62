/**
 * Which code points may not stand in a cell (PRECIS, RFC 8264, calls them "disallowed"): what nobody sees and yet changes the
 * digest that is signed, turns the reading around, or has no meaning on another machine. One table for all ways in: the gate
 * refuses them, paste and import take them out and say so. Three exceptions are spelling: the joiners U+200C and U+200D, and the
 * left-to-right mark that Persian writes before a minus. A visible sign that something was lost (U+FFFD, U+FFFC, private use) is
 * not in the table either: taking it out would hide the loss, so the checks name it.
 */

export type DisallowedGroup = keyof typeof GROUPS;

/**
 * `chars` is the inside of a pattern for one code point, `instead` what paste and import write in its place. The first group that
 * has a code point is its group.
 */
const GROUPS = {
  // Separators of lines and pages: a cell knows one end of a paragraph, "\n", and one digest for it.
  'line-separator': { chars: String.raw`[\r\v\f\u0085\u2028\u2029]`, instead: '\n' },
  // Layout of a typewriter: shown as a blank of any width.
  tab: { chars: String.raw`\t`, instead: ' ' },
  // C0, DEL and C1 steer terminals and end strings in other programs.
  control: { chars: String.raw`[\p{Cc}--\n]`, instead: '' },
  // Marks, embeddings, overrides and isolates show one order of words and store another; U+206A to U+206F change shapes of letters and
  // digits. Before U+2212 the mark keeps «‎−۵» from reading "5 minus".
  direction: { chars: String.raw`[[\p{Bidi_Control}\u206a-\u206f]--\u200e]|\u200e(?!\u2212)`, instead: '' },
  // Half of a character: it cannot be stored or sent, and every encoder makes something else of it.
  surrogate: { chars: String.raw`\p{Cs}`, instead: '' },
  // Set aside by Unicode for a program's own use; XML and databases refuse some.
  noncharacter: { chars: String.raw`\p{Noncharacter_Code_Point}`, instead: '' },
  // One picture or another of the same letter; what is signed has one. Also Mongolian ones, and U+E0100 to U+E01EF.
  'variation-selector': { chars: String.raw`\p{Variation_Selector}`, instead: '' },
  // Zero-width spaces, word joiners, U+034F, the byte order mark inside a text, fillers of Hangul, Khmer and Khitan, invisible operators, tags,
  // annotations, controls of hieroglyphs, music and shorthand. What only signs of numbers and verses share with them is visible: U+0600 ff.
  invisible: {
    chars: String.raw`[[\p{Default_Ignorable_Code_Point}\p{Cf}\u{16fe4}]--[\u00ad\u200c-\u200f\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]]`,
    instead: '',
  },
  // Drawn as nothing though they count as symbols: they pass for a space and are none.
  blank: { chars: String.raw`[\u2800\u{1d159}\u{13441}\u{13442}]`, instead: '' },
} as const satisfies Record<string, { readonly chars: string; readonly instead: string }>;

const ANY = Object.values(GROUPS)
  .map(({ chars }) => `(${chars})`)
  .join('|');
const NAMES = Object.keys(GROUPS) as DisallowedGroup[];
const FIRST = new RegExp(ANY, 'v');
/** A break written as two characters is one. */
const ALL = new RegExp(`\r\n|${ANY}`, 'gv');

export type Disallowed = { readonly at: number; readonly char: string; readonly group: DisallowedGroup };

/** The first code point of `text` that may not stand in a cell, `at` in UTF-16 code units. Linear in the text. */
export function firstDisallowed(text: string): Disallowed | undefined {
  const match = FIRST.exec(text);
  return match ? { at: match.index, char: match[0], group: groupOf(match) } : undefined;
}

const groupOf = (groups: readonly (string | undefined)[]): DisallowedGroup =>
  NAMES[groups.slice(1).findIndex((group) => group !== undefined)] as DisallowedGroup;

/**
 * `text` as a cell may hold it. `count`: how many were taken out or replaced; `codes`: which, each once, as "U+200E", in the order
 * of their first place. Line separators and tabs are replaced and not counted, for the words stand apart as before.
 */
export type Allowed = { readonly text: string; readonly count: number; readonly codes: readonly string[] };

/** Idempotent, and nothing in the result is disallowed. Linear in the text. */
export function withoutDisallowed(raw: string): Allowed {
  const codes = new Set<string>();
  let count = 0;
  const text = raw.replace(ALL, (char, ...groups) => {
    if (char === '\r\n') return '\n';
    const { instead } = GROUPS[groupOf([char, ...groups.slice(0, NAMES.length)])];
    if (instead === '') {
      count++;
      codes.add(codePointName(char));
    }
    return instead;
  });
  return { text, count, codes: [...codes] };
}

/** "U+200E" of a code point that would not show: for sentences about it. */
export const codePointName = (char: string): string =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
