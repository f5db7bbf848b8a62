/**
 * A column that does not say what all the others say may be corrected by more than a letter, since the others show what was meant. Still
 * never by a denial, a State's name, a bracket or a sentence; by a number, a day or a modal force only where every other column has
 * that very one. Whether the columns now say the same is confirmed by people.
 */

import {
  type FormChange,
  QUOTED,
  type Substance,
  type SubstanceChange,
  type Weighed,
} from '../domain/instrument/correction.ts';
import { monthNamed } from '../language/date-words.ts';
import { LANGS, type Lang, type PerLang } from '../language/language.ts';
import { lessOf, newlyUnseen } from './weigh.ts';
import { isName, type Names, namesOf, otherSense, type Sense, senseOf } from './weigh-sense.ts';
import { denies, isContrary, wordKey } from './weigh-words.ts';

export type Beside = {
  /** Texts of the other columns, which stay as they are. */
  readonly columns: PerLang<string>;
  /** The States' names by language, short and official. */
  readonly names: PerLang<readonly string[]>;
};

/** Words that may come or go, and how much of the column: more is no correction of it. */
const MOST_WORDS = 12;
const MOST_SHARE = 0.5;

const WORD = /[\p{L}\p{M}\p{N}\u200c\u00ad\u0640]+/gu;
const wordsOf = (text: string): string[] => Array.from(text.matchAll(WORD), ([word]) => word);

/** Is `young` a correction by which column `lang` says what the others say? */
export function weighConcordance(lang: Lang, old: string, young: string, { columns, names }: Beside): Weighed {
  if (old === young) return { weight: 'same' };
  const unseen = newlyUnseen(old, young);
  if (unseen) return { weight: 'substance', changes: [unseen] };
  const known = namesOf(lang, names[lang] ?? []);
  const others = LANGS.filter((each) => each !== lang && (columns[each] ?? '').trim() !== '');
  const [before, after] = [wordsOf(old), wordsOf(young)];
  const keysOf = (list: readonly string[]): string[] => list.map((word) => wordKey(lang, word));
  const [keysBefore, keysAfter] = [keysOf(before), keysOf(after)];
  const [gone, come] = [lessOf(keysBefore, keysAfter), lessOf(keysAfter, keysBefore)];
  const quote = (list: readonly string[], all: readonly string[], keys: readonly string[]): string => {
    const wanted = new Set(list);
    const text = all.filter((_, at) => wanted.has(keys[at] as string)).join(' ');
    return text.length > QUOTED ? `${text.slice(0, QUOTED - 1)}…` : text;
  };
  const words = { old: quote(gone, before, keysBefore), young: quote(come, after, keysAfter) };
  const most = Math.max(before.length, after.length);
  const changed = Math.max(gone.length, come.length);
  if (others.length === 0 || changed > MOST_WORDS || changed > Math.max(1, most * MOST_SHARE))
    return { weight: 'substance', changes: [{ why: 'long', ...words }] };
  const [was, is] = [senseOf(lang, old, known), senseOf(lang, young, known)];
  const beside = others.map((other) => senseFor(other, columns, names));
  const refused = new Set<Substance>(otherSense(was, is));
  const supported = new Set<Substance>();
  for (const about of ['number', 'date', 'modal'] as const)
    if (refused.has(about) && isInPlace(was[about], is[about]) && beside.every((other) => saysToo(about, is, other))) {
      refused.delete(about);
      supported.add(about);
    }
  if (turns(lang, gone, come)) refused.add('negation');
  if ([...gone, ...come].some((key) => isName(known, key))) refused.add('party');
  // A month or weekday without a year is no date that can be read: no other column can bear it out.
  if (!supported.has('date') && [...gone, ...come].some((key) => key.length > 3 && monthNamed(lang, key)))
    refused.add('date');
  if (refused.size > 0)
    return { weight: 'substance', changes: [...refused].map((why): SubstanceChange => ({ why, ...words })) };
  const change = (form: FormChange['form']): FormChange => ({ form, ...words });
  return { weight: 'form', changes: [change(supported.size > 0 ? 'supported' : 'wording')] };
}

const senseFor = (lang: Lang, columns: PerLang<string>, names: PerLang<readonly string[]>): Sense =>
  senseOf(lang, columns[lang] ?? '', namesOf(lang, names[lang] ?? []) as Names);

/** In words and in figures alike: "w3" is a three that is written out. */
const bag = (list: readonly string[]): string =>
  list
    .map((each) => each.replace(/^w/, ''))
    .sort()
    .join(' ');
const saysToo = (about: 'number' | 'date' | 'modal', own: Sense, other: Sense): boolean =>
  bag(own[about]) === bag(other[about]);

/** Others instead of those that went, each at its place: what stays does not change places, or "5 ports, 2 roads" were "2 ports, 5 roads". */
function isInPlace(was: readonly string[], is: readonly string[]): boolean {
  const [gone, come] = [lessOf(was, is), lessOf(is, was)];
  const kept = (list: readonly string[], less: readonly string[]): string => lessOf(list, less).join(' ');
  if (gone.length + come.length === 0) return false;
  if (was.length !== is.length) return kept(was, gone) === kept(is, come);
  const [left, arrived] = [new Set(gone), new Set(come)];
  return was.every((each, at) => each === is[at] || (left.has(each) && arrived.has(is[at] as string)));
}

/** Does one of the words that came deny, or deny one that went? Few words, or the change was too long already. */
const turns = (lang: Lang, gone: readonly string[], come: readonly string[]): boolean =>
  [...gone, ...come].some((key) => denies(lang, key)) || gone.some((a) => come.some((b) => isContrary(lang, a, b)));
