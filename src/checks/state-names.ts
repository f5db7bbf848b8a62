/**
 * Where a text names States. A name is known by its stem: the words of the short name, and those of the official name that begin
 * like one of them («Российская» beside «Россия»), without the ending that a case changes; behind the stem may stand nothing but an
 * ending of a case or of an adjective. Words that several States share («Республика») tell none of them.
 */
import { lower } from '../language/collation.ts';
import type { Lang } from '../language/language.ts';
import { foldOrthography } from '../language/orthography.ts';
import type { Frame } from './frame.ts';

type State = Frame['states'][number];
type Facts = {
  /** What a case takes away from the end of a name. */
  readonly cut: RegExp;
  /** What may stand behind the stem, whole. */
  readonly ending: RegExp;
  /** Words that may stand between two States of one list, folded. */
  readonly between: readonly string[];
};

const AZ_TK =
  '(?:n|s|y)?(?:[ıiuüyaəäe]|[ıiuüy]ny?|[ıiuüy]n|ň|nyň|niň|[ıiuüy]ň|d[aəäe]n?|l[aəäe]|dak[yi]|dek[yi]|dəki|dakı)?';

// native review: endings of az, kk, tk
const FACTS: Readonly<Record<Lang, Facts>> = {
  fa: { cut: /$/u, ending: /^(?:ی|ها|های|ی‌ها)?$/u, between: ['و', 'نیز', 'همچنین', 'کشورهای', 'کشور'] },
  ru: {
    cut: /(?:ая|яя|ый|ий|ой|[аеийоуыьюя])$/u,
    ending:
      /^(?:[аеиоуыюяй]|ом|ем|ей|ой|ою|ею|ах|ями?|и[ияюй]|(?:ск)?(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)|ск)?$/u,
    between: ['и', 'а', 'также', 'или', 'с', 'со', 'со стороны'],
  },
  az: { cut: /$/u, ending: new RegExp(`^${AZ_TK}$`, 'u'), between: ['və', 'ilə', 'habelə', 'həmçinin', 'eləcə', 'də'] },
  kk: {
    cut: /$/u,
    ending:
      /^(?:[нтд][ыі]ң|[нтд][ыі]|[гғкқ][аеә]|н[ае]|[тд][ае]н?|н[ае]н|[мбп]ен|[лтд][ыі][қк]|(?:[тд][ае])?ғ[ыі]|(?:[тд][ае])?г[ыі])?$/u,
    between: ['және', 'мен', 'бен', 'пен', 'сондай-ақ', 'сондай', 'ақ'],
  },
  tk: { cut: /$/u, ending: new RegExp(`^${AZ_TK}$`, 'u'), between: ['we', 'bilen', 'hem', 'hem-de', 'de', 'şeýle-de'] },
  en: { cut: /$/u, ending: /^(?:'s|n|ian|i|an)?$/u, between: ['and', 'the', 'of', 'or', 'well', 'as'] },
};

const WORD = /[\p{L}\p{M}\p{N}\u200c'’-]+/gu;
/** A stem of fewer letters would begin too many words. */
const SHORT = 3;
/** Words of an official name that begin alike are the same name in another form. */
const ALIKE = 4;

/** As words are compared: without case, and as orthography folds them. */
const key = (lang: Lang, word: string): string => lower(lang, foldOrthography(lang, word)).normalize('NFC');
const wordsOf = (lang: Lang, text: string): string[] => (text.match(WORD) ?? []).map((word) => key(lang, word));

type Stem = { readonly stem: string; readonly state: number };
type Names = {
  /** By their first letters, so that a word is held against few of them. */
  readonly stems: ReadonlyMap<string, readonly Stem[]>;
  /** Beginnings of all other words of official names, and of what joins States. */
  readonly beside: ReadonlySet<string>;
  readonly joins: ReadonlySet<string>;
};

const start = (word: string): string => word.slice(0, SHORT);
const begin = (word: string): string => word.slice(0, 5);
const known = new WeakMap<readonly State[], Map<Lang, Names>>();

/** The names in one language, kept as long as the list of States lives. */
function namesIn(lang: Lang, states: readonly State[]): Names {
  const kept = known.get(states) ?? new Map<Lang, Names>();
  known.set(states, kept);
  const had = kept.get(lang);
  if (had) return had;
  const { cut, between } = FACTS[lang];
  const all = states.map(({ names, official }) => ({
    short: wordsOf(lang, names[lang] ?? ''),
    long: wordsOf(lang, official[lang] ?? ''),
  }));
  const uses = new Map<string, number>();
  for (const { short, long } of all)
    for (const word of new Set([...short, ...long])) uses.set(word, (uses.get(word) ?? 0) + 1);
  const own = (word: string): boolean => uses.get(word) === 1 && word.length >= SHORT;
  const stems = new Map<string, Stem[]>();
  const beside = new Set<string>();
  all.forEach(({ short, long }, state) => {
    const mine = short.filter(own);
    const also = long.filter((word) => own(word) && mine.some((one) => one.slice(0, ALIKE) === word.slice(0, ALIKE)));
    for (const word of new Set([...mine, ...also])) {
      const cutWord = word.replace(cut, '');
      const stem = cutWord.length >= SHORT ? cutWord : word;
      stems.set(start(stem), [...(stems.get(start(stem)) ?? []), { stem, state }]);
    }
    for (const word of [...short, ...long]) if (!mine.includes(word) && !also.includes(word)) beside.add(begin(word));
  });
  const names = { stems, beside, joins: new Set(between.map((word) => key(lang, word))) };
  kept.set(lang, names);
  return names;
}

/** One State named in a text; `state` is its place among the States. */
export type Mention = { readonly state: number; readonly start: number; readonly end: number };

/** More words between two States than this are a sentence of their own. */
const BETWEEN = 6;
const STOP = /[.:!?؟\n]/u;

/** Stretches of a text in which States are named one after the other, with nothing between them but what joins a list. */
export function listsOfStates(lang: Lang, text: string, states: readonly State[]): readonly (readonly Mention[])[] {
  const { stems, beside, joins } = namesIn(lang, states);
  const { ending } = FACTS[lang];
  const lists: Mention[][] = [];
  let list: Mention[] = [];
  let strange = 0;
  let read = 0;
  const close = (): void => {
    if (list.length > 0) lists.push(list);
    list = [];
    strange = 0;
  };
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (STOP.test(text.slice(read, index))) close();
    read = index + word.length;
    const folded = key(lang, word);
    const state = stems
      .get(start(folded))
      ?.find((one) => folded.startsWith(one.stem) && ending.test(folded.slice(one.stem.length)));
    if (state) {
      strange = 0;
      // «Исламская Республика Иран» and «Российская Федерация (Россия)» name one State.
      const last = list.at(-1);
      if (last?.state !== state.state) list.push({ state: state.state, start: index, end: read });
      continue;
    }
    if (list.length === 0) continue;
    if (!joins.has(folded) && !beside.has(begin(folded))) close();
    else if (++strange > BETWEEN) close();
  }
  close();
  return lists;
}
