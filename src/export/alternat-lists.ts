/**
 * Lists of States inside the words of an original. Two originals may differ in them by nothing but the order, and each list has the
 * order in which the original names its parties; what is stored, the token, is the same in all of them.
 */

import { type Listed, slotsIn, withTokens } from '../domain/clause/states-slot.ts';
import { LANGUAGES, type Lang } from '../language/language.ts';
import type { Block } from './printed.ts';

export type WithLists = {
  /** The block with its tokens, as it has to be in every original. */
  readonly stored: unknown;
  /** What stands in the place of each token. */
  readonly lists: readonly string[];
};

/** `words` in the places of the tokens of what is stored; a text that is not made of these is compared as it is. */
function isMadeOf(lang: Lang, text: string, { stored, words }: NonNullable<Listed['slots']>): boolean {
  let made = '';
  let done = 0;
  let next = 0;
  for (const { start, end, slot } of slotsIn(lang, stored)) {
    if (!slot) continue;
    made += stored.slice(done, start) + (words[next++] ?? '');
    done = end;
  }
  return next === words.length && made + stored.slice(done) === text;
}

/** A text that was put into words as a whole: a title. */
function ofWords(lang: Lang, text: string, slots: Listed['slots']): WithLists {
  if (!slots || !isMadeOf(lang, text, slots)) return { stored: [text, slots], lists: [] };
  return { stored: slots.stored, lists: slots.words };
}

export const listsOfTitle = (lang: Lang, { title, slots }: { title: string; slots?: Listed['slots'] }): WithLists =>
  ofWords(lang, title, slots);

export function listsOf(lang: Lang, block: Block | undefined): WithLists {
  if (block?.block === 'clause') {
    const { paragraphs, ...rest } = block;
    const lists = paragraphs.flatMap((runs) => runs.flatMap(({ slot, text }) => (slot === undefined ? [] : [text])));
    return { stored: { ...rest, paragraphs: withTokens(paragraphs) }, lists };
  }
  if (block?.block === 'title' || block?.block === 'part' || block?.block === 'testimonium') {
    const { slots, ...rest } = block;
    const { stored, lists } = ofWords(lang, block.block === 'part' ? block.title : block.text, slots);
    return { stored: { ...rest, ...{ text: '', title: '' }, stored }, lists };
  }
  return { stored: block, lists: [] };
}

const namesOf = (lang: Lang, words: string): readonly string[] => {
  const { comma, listAnd } = LANGUAGES[lang];
  return words.split(` ${listAnd} `).flatMap((some) => some.split(`${comma} `));
};

/** A list at the beginning of a sentence has a capital there, which it loses when another State comes first. */
const plainFirst = ([first = '', ...rest]: readonly string[], lang: Lang): readonly string[] => [
  first.slice(0, 1).toLocaleLowerCase(LANGUAGES[lang].bcp47) + first.slice(1),
  ...rest,
];

/** A list, and the ids of the parties in the order of its original. */
export type ListInOrder = { readonly words: string; readonly order: readonly string[] };

/** Do two lists name the same States, each in the order of its own original? */
export function sameLists(lang: Lang, here: ListInOrder, there: ListInOrder): boolean {
  if (here.words === there.words) return here.order.join() === there.order.join();
  const [own, theirs] = [namesOf(lang, here.words), namesOf(lang, there.words)];
  if (own.length !== here.order.length || theirs.length !== there.order.length) {
    // A name with «and» or a comma in it: what is left is that no word is another one.
    const sorted = (names: readonly string[]): string =>
      names
        .map((name) => plainFirst([name], lang)[0])
        .sort()
        .join('\n');
    return sorted(own) === sorted(theirs);
  }
  const [a, b] = [own, theirs].map((names) => plainFirst(names, lang)) as [readonly string[], readonly string[]];
  return here.order.every((id, at) => {
    const place = there.order.indexOf(id);
    if (place < 0) return false;
    return own[at] === theirs[place] || ((at === 0 || place === 0) && lowered(a, at, lang) === lowered(b, place, lang));
  });
}

const lowered = (names: readonly string[], at: number, lang: Lang): string =>
  plainFirst([names[at] ?? ''], lang)[0] ?? '';
