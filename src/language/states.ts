/**
 * The names of the five Caspian States as sentences inflect them, for lists that are put into a text (`states-slot`). Rows are found by
 * the name itself, as the summit gives it in the nominative, and not by a code: of a State that a summit calls otherwise no form is
 * known, and none is made up.
 */
import { states as az, cases as azCases } from './az/states.ts';
import { states as en, cases as enCases } from './en/states.ts';
import { states as fa, cases as faCases } from './fa/states.ts';
import { states as kk, cases as kkCases } from './kk/states.ts';
import type { Lang } from './language.ts';
import type { EachLanguage, GrammaticalCase, StateNames } from './pack.ts';
import { states as ru, cases as ruCases } from './ru/states.ts';
import { states as tk, cases as tkCases } from './tk/states.ts';

const NAMES: EachLanguage<StateNames> = { fa, ru, az, kk, tk, en };

const CASES: EachLanguage<readonly GrammaticalCase[]> = {
  fa: faCases,
  ru: ruCases,
  az: azCases,
  kk: kkCases,
  tk: tkCases,
  en: enCases,
};

/** The cases of each language, in the order in which its grammars list them. */
export const casesOf = (lang: Lang): readonly GrammaticalCase[] => CASES[lang];

/** A name in all cases of its language, in the order of its cases. */
type Row = readonly string[];

const byName = new Map<Lang, ReadonlyMap<string, Row>>();

const rowOf = (name: string, forms: string): Row => [
  name,
  ...forms.split('|').map((form) => (form.startsWith('-') ? name + form.slice(1) : form)),
];

function rowsOf(lang: Lang): ReadonlyMap<string, Row> {
  const known = byName.get(lang) ?? new Map(NAMES[lang].names.map(([name, forms]) => [name, rowOf(name, forms)]));
  byName.set(lang, known);
  return known;
}

/** A name as a sentence of `lang` has it in this case; null where that form is not known. */
export function inflected(lang: Lang, name: string, official: boolean, wanted: GrammaticalCase): string | null {
  const { articles } = NAMES[lang];
  if (official && articles) return Object.hasOwn(articles, name) ? (articles[name] ?? null) : null;
  if (wanted === 'nominative') return name;
  return rowsOf(lang).get(name)?.[CASES[lang].indexOf(wanted)] ?? null;
}
