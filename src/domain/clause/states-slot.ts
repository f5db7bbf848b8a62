/**
 * A place in a text where the States are listed, so that the list follows their agreed order in every column and, in each State's own
 * original, begins with that State. In the text it is a token that anybody can read:
 *
 *     {states}   {states genitive}   {states official}   {states official dative}
 *
 * "official" takes the official names; the case is one that the language has. Anything else between such braces stays the text that
 * it is, and the checks say so. What is stored, signed digests included, is the token.
 */
import { upper } from '../../language/collation.ts';
import { joinList, LANGS, type Lang } from '../../language/language.ts';
import type { GrammaticalCase } from '../../language/pack.ts';
import { casesOf, inflected } from '../../language/states.ts';
import type { Delegation } from '../summit/summit.ts';
import { fromPlain, type Paragraph, type RichText, type Run } from '../text/text.ts';

export type Slot = { readonly official: boolean; readonly case: GrammaticalCase };

/** The States that a slot lists, in the order in which it lists them. */
export type SlotStates = readonly Pick<Delegation, 'id' | 'names' | 'official'>[];

/** Half-open offsets in code units. `slot` is null where the token says what this language does not know. */
export type FoundSlot = { readonly start: number; readonly end: number; readonly slot: Slot | null };

const OPENS = '{states';
const OFFICIAL = 'official';
/** What was meant for a slot, well written or not; its length is bounded, so that no text is read twice. */
const MEANT = /\{[ \u00a0]?states(?![\p{L}\p{N}])[^{}\n]{0,60}\}/giu;

/** The token of a slot, as it stands in the text. */
export const tokenOf = ({ official, case: wanted }: Slot): string =>
  `{${['states', ...(official ? [OFFICIAL] : []), ...(wanted === 'nominative' ? [] : [wanted])].join(' ')}}`;

/** Is this whole text meant for one slot of some language? */
export const isToken = (text: string): boolean => text.match(MEANT)?.[0] === text;

/** A token as this language has it: of another language, in the nominative where this one lacks its case. */
export function tokenIn(lang: Lang, token: string): string {
  const theirs = LANGS.map((other) => read(other, token)).find((slot) => slot !== null);
  return !theirs || read(lang, token) ? token : tokenOf({ official: theirs.official, case: 'nominative' });
}

/** Every slot that this language has, short names first. */
export const slotsOf = (lang: Lang): readonly Slot[] =>
  [false, true].flatMap((official) => casesOf(lang).map((wanted) => ({ official, case: wanted })));

function read(lang: Lang, token: string): Slot | null {
  if (!token.startsWith(OPENS)) return null;
  const [, ...words] = token.slice(1, -1).split(' ');
  const official = words[0] === OFFICIAL;
  const [named = 'nominative', ...more] = official ? words.slice(1) : words;
  const wanted = casesOf(lang).find((one) => one === named);
  return wanted && more.length === 0 ? { official, case: wanted } : null;
}

/** Everything in a text that was meant for a slot, in its order. */
export function slotsIn(lang: Lang, text: string): readonly FoundSlot[] {
  if (!text.includes('{')) return [];
  return Array.from(text.matchAll(MEANT), ({ index, 0: token }) => ({
    start: index,
    end: index + token.length,
    slot: read(lang, token),
  }));
}

/** The names that a slot lists, and the ids of those that have to stand in the nominative, since the form is not known. */
export function namesIn(
  lang: Lang,
  { official, case: wanted }: Slot,
  states: SlotStates,
): { readonly names: readonly string[]; readonly lacking: readonly string[] } {
  const lacking: string[] = [];
  const names = states.map(({ id, names: short, official: long }) => {
    const name = (official ? long[lang] : undefined) ?? short[lang] ?? id;
    const form = inflected(lang, name, official, wanted);
    if (form === null) lacking.push(id);
    return form ?? name;
  });
  return { names, lacking };
}

/** What a slot says in a sentence: "A, B and C". */
export const slotWords = (lang: Lang, slot: Slot, states: SlotStates): string =>
  joinList(lang, namesIn(lang, slot, states).names);

/** Before the slot there is nothing, or the end of a sentence: its first letter is a capital. */
const BEGINS = /(?:^|[.!?\u2026][)\]»”"]?\s+)[\s"«“„([]*$/u;
/** As far back as a sentence may end, so that a text of many slots is not read again for each. */
const BACK = 12;

function capital(words: string, lang: Lang, before: string): string {
  if (!BEGINS.test(before)) return words;
  const [first = ''] = words;
  return upper(lang, first) + words.slice(first.length);
}

const wordsAt = (lang: Lang, text: string, { start, slot }: FoundSlot & { slot: Slot }, states: SlotStates): string => {
  const from = Math.max(0, start - BACK);
  // What is cut off in the middle of a sentence is not its beginning.
  const before = (from > 0 ? 'x' : '') + text.slice(from, start);
  return capital(slotWords(lang, slot, states), lang, before);
};

/** Slots that can be put into words; without States to list there are none. */
const spoken = (lang: Lang, text: string, states: SlotStates): readonly (FoundSlot & { readonly slot: Slot })[] =>
  states.length === 0
    ? []
    : slotsIn(lang, text).flatMap((found) => (found.slot ? [{ ...found, slot: found.slot }] : []));

/** Words with the States in them; `slots` where they stand there: the text as it is stored, and what is read for each token. */
export type Listed = {
  readonly text: string;
  readonly slots?: { readonly stored: string; readonly words: readonly string[] };
};

/** Plain text as people read it, and what of it is put there. */
export function wordsWithStates(lang: Lang, stored: string, states: SlotStates): Listed {
  const words: string[] = [];
  let done = 0;
  let text = '';
  for (const found of spoken(lang, stored, states)) {
    const said = wordsAt(lang, stored, found, states);
    words.push(said);
    text += stored.slice(done, found.start) + said;
    done = found.end;
  }
  return words.length === 0 ? { text: stored } : { text: text + stored.slice(done), slots: { stored, words } };
}

/** The same as a paragraph whose runs know their tokens: what has lists is one line. */
export function listedRuns(lang: Lang, { text, slots }: Listed): RichText {
  if (!slots) return fromPlain(text);
  const runs: Run[] = [];
  let done = 0;
  let next = 0;
  for (const { start, end, slot } of slotsIn(lang, slots.stored)) {
    if (!slot) continue;
    if (start > done) runs.push({ text: slots.stored.slice(done, start) });
    runs.push({ text: slots.words[next++] ?? '', slot: slots.stored.slice(start, end) });
    done = end;
  }
  if (done < slots.stored.length) runs.push({ text: slots.stored.slice(done) });
  return [runs];
}

/** Plain text as people read it. */
export const withStates = (lang: Lang, text: string, states: SlotStates): string =>
  wordsWithStates(lang, text, states).text;

/** A paragraph as people read it; a run that stands for a slot keeps its token, and has the marks of the token's first letter. */
function paragraphWithStates(lang: Lang, paragraph: Paragraph, states: SlotStates): Paragraph {
  const text = paragraph.map((run) => run.text).join('');
  const slots = spoken(lang, text, states);
  if (slots.length === 0) return paragraph;
  const runs: Run[] = [];
  let next = 0;
  let at = 0;
  for (const run of paragraph) {
    const end = at + run.text.length;
    let done = at;
    for (let found = slots[next]; found && found.start < end; found = slots[next]) {
      if (found.start >= at) {
        if (found.start > done) runs.push({ ...run, text: text.slice(done, found.start) });
        const token = text.slice(found.start, found.end);
        runs.push({ ...run, text: wordsAt(lang, text, found, states), slot: token });
      }
      done = Math.min(end, found.end);
      // The token goes on in the next run, which has nothing of it to say.
      if (found.end > end) break;
      next++;
    }
    if (done < end) runs.push({ ...run, text: text.slice(done, end) });
    at = end;
  }
  return runs;
}

/** A text as people read it. */
export const richWithStates = (lang: Lang, text: RichText, states: SlotStates): RichText =>
  text.map((paragraph) => paragraphWithStates(lang, paragraph, states));

/** The text as it is stored: every run that stands for a slot is its token again. */
export const withTokens = (text: RichText): RichText =>
  text.map((paragraph) => paragraph.map(({ slot, ...run }) => (slot === undefined ? run : { ...run, text: slot })));

/** The different tokens of a text that can be put into words. */
export const tokensIn = (lang: Lang, text: string): readonly Slot[] => {
  const found = new Map(slotsIn(lang, text).flatMap(({ slot }) => (slot ? [[tokenOf(slot), slot] as const] : [])));
  return [...found.values()];
};
