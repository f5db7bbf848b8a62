/**
 * One instrument, one vocabulary: what its parts define and use, read over all of them. A term defined "in this resolution" in one part
 * and used in another means nothing there; two parts may define one term in two ways; and a part that says "this resolution" inside
 * of a declaration leaves open which of the two it means. That a part uses another word for a defined thing no formula tells.
 */

import type { Clause } from '../domain/clause/clause.ts';
import type { Declaration } from '../domain/clause/declaration.ts';
import type { AssemblyWarning } from '../domain/instrument/assembly.ts';
import type { InstrumentSetting } from '../domain/instrument/instrument.ts';
import type { Args, MessageName } from '../domain/text/finding.ts';
import { toPlain } from '../domain/text/text.ts';
import type { Lang } from '../language/language.ts';
import { type Definition, definitionsIn, isWordOf, keyOf, selfNamed, WORD } from './definitions.ts';

type Part = Pick<Declaration, 'resolution' | 'clauses'>;
type Setting = Pick<InstrumentSetting, 'form' | 'kind' | 'languages'>;
type Defined = Definition & {
  readonly part: number;
  readonly clause: string /** Among those of the clause. */;
  readonly index: number;
};
/** Where a part first uses a term. */
type Use = { readonly clause: string; count: number };

/** So many are warnings; more are not read by anybody. */
const MOST = 60;
/** Terms of one language that are looked for. */
const MOST_TERMS = 200;
const BEGINNING = 3;
const nameOf = ({ stems }: Definition): string => stems.join(' ');

/** The clauses that are printed; the formula of a part falls away where there is one for all. */
const printed = ({ clauses }: Part, { form }: Setting): readonly Clause[] =>
  clauses.filter(({ status, kind }) => status !== 'withdrawn' && !(form === 'parts' && kind === 'testimonium'));

const textOf = (clause: Clause, lang: Lang): string => toPlain(clause.texts[lang]?.paragraphs ?? []);

function definedIn(parts: readonly Part[], setting: Setting, lang: Lang): readonly Defined[] {
  const all = parts.flatMap((part, at) =>
    printed(part, setting).flatMap((clause) =>
      definitionsIn(lang, textOf(clause, lang)).map(
        (one, index): Defined => ({ ...one, part: at, clause: clause.id, index }),
      ),
    ),
  );
  return all.slice(0, MOST_TERMS);
}

/** The terms that begin with a word, by its first letters. */
function byBeginning(terms: readonly Defined[]): ReadonlyMap<string, readonly Defined[]> {
  const found = new Map<string, Defined[]>();
  for (const term of new Map(terms.map((one) => [nameOf(one), one])).values()) {
    const beginning = (term.stems[0] ?? '').slice(0, BEGINNING);
    found.set(beginning, [...(found.get(beginning) ?? []), term]);
  }
  return found;
}

/** By the name of a term, where this part uses it. */
function usesIn(
  part: Part,
  setting: Setting,
  lang: Lang,
  terms: ReadonlyMap<string, readonly Defined[]>,
): Map<string, Use> {
  const uses = new Map<string, Use>();
  for (const clause of printed(part, setting)) {
    const words = (textOf(clause, lang).match(WORD) ?? []).map((word) => keyOf(lang, word));
    words.forEach((word, at) => {
      for (const term of terms.get(word.slice(0, BEGINNING)) ?? []) {
        if (!term.stems.every((stem, next) => isWordOf(lang, words[at + next] ?? '', stem))) continue;
        const name = nameOf(term);
        const use = uses.get(name);
        if (use) use.count++;
        else uses.set(name, { clause: clause.id, count: 1 });
      }
    });
  }
  return uses;
}

/** Warnings of one place in several languages are one; `words` are those of all of them. */
class Warnings {
  readonly #all = new Map<
    string,
    { warning: Omit<AssemblyWarning, 'languages' | 'args'>; args: Args; languages: Lang[]; words: Set<string> }
  >();

  add(
    message: MessageName,
    at: { readonly resolution: string; readonly clause: string; readonly about: string },
    { lang, word }: { readonly lang: Lang; readonly word: string },
    args: Args,
  ): void {
    const { about, ...place } = at;
    const key = [message, at.resolution, about].join('\n');
    const known = this.#all.get(key);
    if (!known) {
      const warning = { ...place, check: 'terms', message };
      this.#all.set(key, { warning, args, languages: [lang], words: new Set([word]) });
      return;
    }
    if (!known.languages.includes(lang)) known.languages.push(lang);
    known.words.add(word);
  }

  list(): readonly AssemblyWarning[] {
    return [...this.#all.values()].slice(0, MOST).map(({ warning, args, languages, words }) => ({
      ...warning,
      args: { ...args, words: [...words].join(' · ') },
      languages,
    }));
  }
}

/** Does a definition hold in this part? One "hereinafter" does in all that follows, where the parts are one text. */
const reaches = (one: Defined, part: number, { form }: Setting): boolean =>
  one.part === part || (form === 'parts' && !one.local && one.part < part);

function usedElsewhere(parts: readonly Part[], setting: Setting, lang: Lang, warnings: Warnings): void {
  const defined = definedIn(parts, setting, lang);
  if (defined.length === 0) return;
  const named = Map.groupBy(defined, nameOf);
  const terms = byBeginning(defined);
  parts.forEach((part, at) => {
    for (const [name, { clause, count }] of usesIn(part, setting, lang, terms)) {
      const own = named.get(name) ?? [];
      const [first] = own;
      if (!first || own.some((one) => reaches(one, at, setting))) continue;
      const about = [first.part, first.clause, first.index].join();
      warnings.add(
        'terms.elsewhere',
        { resolution: part.resolution, clause, about },
        { lang, word: first.term },
        {
          part: first.part + 1,
          count,
        },
      );
    }
  });
  for (const [, own] of named) {
    const [first] = own;
    const other = own.find((one) => first && one.part !== first.part && one.words !== first.words);
    if (!first || !other) continue;
    const { resolution } = parts[other.part] as Part;
    const about = [first.part, first.clause, first.index].join();
    warnings.add(
      'terms.differ',
      { resolution, clause: other.clause, about },
      { lang, word: first.term },
      { part: first.part + 1 },
    );
  }
}

function namesItself(parts: readonly Part[], setting: Setting, lang: Lang, warnings: Warnings): void {
  for (const part of parts) {
    const found = printed(part, setting).flatMap((clause) => {
      const words = selfNamed(lang, textOf(clause, lang), setting.kind);
      return words === null ? [] : [{ clause: clause.id, words }];
    });
    const [first] = found;
    if (first)
      warnings.add(
        'terms.itself',
        { resolution: part.resolution, clause: first.clause, about: '' },
        { lang, word: first.words },
        { count: found.length },
      );
  }
}

/** Of the text as it is put together, part by part in the order of the settings. One part alone has nothing to agree with. */
export function vocabulary(parts: readonly Part[], setting: Setting): readonly AssemblyWarning[] {
  if (parts.length < 2) return [];
  const warnings = new Warnings();
  for (const lang of setting.languages) {
    usedElsewhere(parts, setting, lang, warnings);
    if (setting.form === 'parts') namesItself(parts, setting, lang, warnings);
  }
  return warnings.list();
}
