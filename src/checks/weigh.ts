/**
 * Is a change of a signed text one of form, which is corrected beside it, or one of substance, which is an amendment and goes to adoption?
 * Read word by word, once, from the front: what is not plainly a slip of the keyboard is substance. It never guesses in favour of a change.
 * Linear in the text, whatever is typed.
 */
import {
  type FormChange,
  QUOTED,
  type Substance,
  type SubstanceChange,
  type Weighed,
} from '../domain/instrument/correction.ts';
import { firstDisallowed } from '../domain/text/disallowed.ts';
import type { Lang } from '../language/language.ts';
import { numbersInWords } from './number-words.ts';
import { formStep } from './weigh-form.ts';
import { isName, type Names, namesOf, otherSense, type Sense, senseOf } from './weigh-sense.ts';
import { type Token, tokensOf, written } from './weigh-tokens.ts';
import { Vocabulary } from './weigh-typo.ts';
import { denies, forceOf, isContrary, wordKey } from './weigh-words.ts';

export type Around = {
  /** The other cells of this column in all that was signed: by them it is told what is a word here. */
  readonly others: readonly string[];
  /** Names of the States in this language, short and official. */
  readonly names: readonly string[];
};

/** Does a correction of typing errors make `young` of `old`? */
export function weighTyping(lang: Lang, old: string, young: string, { others, names }: Around): Weighed {
  if (old === young) return { weight: 'same' };
  const unseen = newlyUnseen(old, young);
  if (unseen) return substance([unseen]);
  const [a, b] = [tokensOf(lang, old), tokensOf(lang, young)];
  const changed = middleOf(a, b);
  const known = new Vocabulary(lang);
  for (const text of others) known.add(text);
  for (const { kind, text } of [...a.slice(0, changed.from), ...a.slice(changed.oldTo)])
    if (kind === 'word') known.add(text);
  const found = namesOf(lang, names);
  const changes: FormChange[] = [];
  const [was, is]: [Token[], Token[]] = [[], []];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const step = formStep({ lang, a, b, i, j }, known);
    if (!step || step.changes.some((change) => touchesName(lang, change, found)))
      return substance(whyNot(lang, { old, young }, { a, b }, found));
    changes.push(...step.changes);
    // What was there twice is read once.
    if (step.young > 0) was.push(...a.slice(i, i + step.old));
    if (step.old > 0) is.push(...b.slice(j, j + step.young));
    i += step.old;
    j += step.young;
  }
  // A second fence: whatever the words look like, both texts have to say the same numbers, days, names and denials.
  const senses = [was, is].map((tokens) => senseOf(lang, evened(lang, tokens), found)) as [Sense, Sense];
  if (otherSense(...senses).length > 0) return substance(whyNot(lang, { old, young }, { a, b }, found));
  return { weight: 'form', changes: changes.length > 0 ? changes : [{ form: 'space', old: '', young: '' }] };
}

const substance = (changes: readonly SubstanceChange[]): Weighed => ({ weight: 'substance', changes });

/** What is seen by nobody may go and never come. */
export function newlyUnseen(old: string, young: string): SubstanceChange | undefined {
  const bad = firstDisallowed(young);
  if (!bad || old.includes(bad.char)) return undefined;
  return {
    why: 'invisible',
    old: '',
    young: `U+${(bad.char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  };
}

const WORD = /[\p{L}\p{M}\p{N}\u00ad\u0640\u200c]+/gu;

/** Does the change make other words where a State is named? */
function touchesName(lang: Lang, { old, young }: FormChange, names: Names): boolean {
  const keysOf = (words: string): string[] => Array.from(words.matchAll(WORD), ([word]) => wordKey(lang, word));
  const [was, is] = [keysOf(old), keysOf(young)];
  return was.join('') !== is.join('') && [...was, ...is].some((key) => isName(names, key));
}

/** A text in one spelling, to be read for its sense. */
function evened(lang: Lang, tokens: readonly Token[]): string {
  const text = tokens
    .map(({ key, gap, kind }) => (kind === 'line' ? '\n' : gap === 'blank' ? ` ${key}` : key))
    .join('');
  return EVENED[lang]?.(text) ?? text;
}
/** «نمی شود» is «نمی‌شود». */
const EVENED: { readonly [lang in Lang]?: (text: string) => string } = {
  fa: (text) => text.replace(/(?<![\p{L}\p{M}])(ن?می) (?=\p{L})/gu, '$1'),
};

type Middle = { readonly from: number; readonly oldTo: number; readonly youngTo: number };

/** The stretch between what both texts begin with and what both end with. */
export function middleOf(a: readonly Token[], b: readonly Token[]): Middle {
  const same = (x: Token | undefined, y: Token | undefined): boolean => x?.key === y?.key && x?.kind === y?.kind;
  const most = Math.min(a.length, b.length);
  let from = 0;
  while (from < most && same(a[from], b[from])) from++;
  let end = 0;
  while (end < most - from && same(a.at(-1 - end), b.at(-1 - end))) end++;
  return { from, oldTo: a.length - end, youngTo: b.length - end };
}

const quoted = (tokens: readonly Token[]): string => {
  const text = written(tokens);
  return text.length > QUOTED ? `${text.slice(0, QUOTED - 1)}…` : text;
};

/** In words of the two texts: what kind of change it is, for the refusal. The first that fits, weightier ones before. */
export function whyNot(
  lang: Lang,
  { old, young }: { readonly old: string; readonly young: string },
  { a, b }: { readonly a: readonly Token[]; readonly b: readonly Token[] },
  names: Names,
): readonly SubstanceChange[] {
  const { from, oldTo, youngTo } = middleOf(a, b);
  const [was, is] = [a.slice(from, oldTo), b.slice(from, youngTo)];
  const words = { old: quoted(was), young: quoted(is) };
  const other = otherSense(senseOf(lang, old, names), senseOf(lang, young, names));
  if (other.length > 0) return other.map((why) => ({ why, ...words }));
  return [{ why: plainWhy(lang, was, is, names), ...words }];
}

/** So many words of a change are looked at for its name; it is refused whatever it is called. */
const LOOKED_AT = 100;

function plainWhy(lang: Lang, was: readonly Token[], is: readonly Token[], names: Names): Substance {
  const keysOf = (tokens: readonly Token[]): string[] =>
    tokens.filter(({ kind }) => kind === 'word').map(({ text }) => wordKey(lang, text));
  const [old, young] = [keysOf(was), keysOf(is)];
  const [gone, come] = [lessOf(old, young).slice(0, LOOKED_AT), lessOf(young, old).slice(0, LOOKED_AT)];
  const any = (test: (key: string) => boolean): boolean => [...gone, ...come].some(test);
  if (any((key) => /\p{N}/u.test(key)) || any((key) => numbersInWords(lang, key).size > 0)) return 'number';
  if (
    any((key) => denies(lang, key)) ||
    (gone.length === 1 && come.length === 1 && isContrary(lang, gone[0] ?? '', come[0] ?? ''))
  )
    return 'negation';
  if (any((key) => forceOf(lang, key) !== undefined)) return 'modal';
  if (any((key) => isName(names, key))) return 'party';
  if (gone.length === 0 && come.length === 0) {
    if (old.join(' ') !== young.join(' ')) return 'order';
    const listed = (tokens: readonly Token[], words: boolean): string =>
      tokens.flatMap(({ kind, key }) => (kind === 'word' || !words ? [key] : [])).join(' ');
    if (listed(was, true) !== listed(is, true)) return 'capital';
    return listed(was, false) === listed(is, false) ? 'word' : 'mark';
  }
  return gone.length === 0 ? 'added' : come.length === 0 ? 'dropped' : 'word';
}

/** Those of `list` that `other` has fewer of. */
export function lessOf(list: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const each of other) left.set(each, (left.get(each) ?? 0) + 1);
  return list.filter((each) => {
    const count = left.get(each) ?? 0;
    if (count > 0) left.set(each, count - 1);
    return count === 0;
  });
}
