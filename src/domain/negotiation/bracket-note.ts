/**
 * Brackets across the columns of a clause, and who put them: which columns lack a bracket that others have, and how many
 * are open by clause, by column and by delegation. A bracket belongs to the delegation of the note that stands at it.
 */

import type { Lang, PerLang } from '../../language/language.ts';
import { LIMITS } from '../command.ts';
import { authenticOf, type ClauseFacts, type Ground } from '../ground.ts';
import { OFFICES } from '../permission.ts';
import { bracketStructure, brackets } from '../text/brackets.ts';
import { accept, type Judges, noteFits, refuse, unmet } from '../verdict.ts';
import { speaksFor } from './decide-concordance.ts';

/** A column whose brackets are not those of the column that has most. */
export type BracketGap = {
  readonly lang: Lang;
  readonly has: number;
  readonly expected: number;
  readonly why: 'fewer' | 'nested-otherwise' | 'unbalanced';
};

/**
 * Columns of `clause` that lack a bracket that others have, in the columns' order. Only authentic columns with words count;
 * a lone bracket is reported for its own column, and is no pair for the others.
 */
export function bracketsMissing(ground: Pick<Ground, 'columns'>, clause: ClauseFacts): readonly BracketGap[] {
  const columns = authenticOf(ground).flatMap((lang) => {
    if (clause.noCounterpart[lang] !== undefined) return [];
    const text = clause.plain(lang);
    if (text.trim() === '') return [];
    const { pairs, unmatched } = brackets(text);
    // Most texts have none, and a whole resolution is asked at once.
    const structure = pairs.length > 0 ? bracketStructure(text) : '';
    return [{ lang, has: pairs.length, lone: unmatched.length > 0, structure }];
  });
  const expected = Math.max(0, ...columns.map(({ has }) => has));
  // Among equals the first in the alphabet of shapes, so that the answer does not hang on the order of columns.
  const model = columns
    .filter(({ has }) => has === expected)
    .map(({ structure }) => structure)
    .sort()[0];
  return columns.flatMap(({ lang, has, lone, structure }): BracketGap[] => {
    if (lone) return [{ lang, has, expected, why: 'unbalanced' }];
    if (has < expected) return [{ lang, has, expected, why: 'fewer' }];
    return structure === model ? [] : [{ lang, has, expected, why: 'nested-otherwise' }];
  });
}

/** Open brackets; withdrawn clauses count nowhere. */
export type BracketCounts = {
  /** In the column that has most: the same dispute in four languages is one. */
  readonly byClause: { readonly [clause: string]: number };
  readonly byColumn: PerLang<number>;
  /** By delegation or office ("SEC"), each bracket once per clause as above; "" for those that nobody put their name to. */
  readonly byDelegation: { readonly [delegation: string]: number };
  readonly total: number;
};

export function bracketCounts(ground: Ground): BracketCounts {
  const byClause: { [clause: string]: number } = {};
  const byColumn: PerLang<number> = {};
  const byDelegation: { [delegation: string]: number } = {};
  const owners = new Map<string, string>();
  for (const { clause, lang, offset, delegation, role } of ground.bracketNotes())
    if (offset !== null)
      owners.set(`${clause}/${lang}/${offset}`, delegation ?? (role === 'negotiator' ? '' : OFFICES[role]));
  let total = 0;
  for (const clause of ground.clauses) {
    if (clause.status === 'withdrawn') continue;
    let most: readonly (string | undefined)[] = [];
    for (const { lang } of ground.columns) {
      const { pairs } = brackets(clause.plain(lang));
      byColumn[lang] = (byColumn[lang] ?? 0) + pairs.length;
      const whose = pairs.map(({ start }) => owners.get(`${clause.id}/${lang}/${start}`));
      const named = (list: readonly (string | undefined)[]): number => list.filter(Boolean).length;
      if (whose.length > most.length || (whose.length === most.length && named(whose) > named(most))) most = whose;
    }
    if (most.length > 0) byClause[clause.id] = most.length;
    total += most.length;
    for (const owner of most) byDelegation[owner ?? ''] = (byDelegation[owner ?? ''] ?? 0) + 1;
  }
  return { byClause, byColumn, byDelegation, total };
}

/** Is `anchor` JSON of a size that a relative position has? */
export function anchorFits(anchor: unknown): boolean {
  if (typeof anchor !== 'object' || anchor === null) return false;
  const json = JSON.stringify(anchor);
  return json !== undefined && json.length <= LIMITS.anchor;
}

export const BRACKET_JUDGES: Judges<'bracket.note'> = {
  'bracket.note': ({ ground, actor, command, circumstances: { now, newId }, clause }) => {
    const { language, anchor, note } = command;
    if (!ground.columns.some(({ lang }) => lang === language)) return refuse('bad-command');
    if (!anchorFits(anchor) || !noteFits(note)) return refuse('bad-command');
    if (!speaksFor(actor, language)) return refuse('not-allowed');
    if (ground.bracketNotes().length >= LIMITS.bracketNotes)
      return unmet({ kind: 'too-many', limit: LIMITS.bracketNotes });
    const delegation = actor.delegation ? { delegation: actor.delegation } : {};
    const by = { member: actor.id, role: actor.role, ...delegation, at: now };
    const record = { id: newId('n'), clause: clause.id, lang: language, anchor, ...by, ...(note ? { note } : {}) };
    return accept([{ type: 'bracket.put', record }], { clause: clause.id });
  },
};
