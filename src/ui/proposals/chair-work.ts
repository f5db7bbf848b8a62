/**
 * What the secretariat works on when it writes the chair's text: the clauses with contested words or other wording, and the
 * two things that can be done with a bracket. Pure.
 */

import { merge3 } from '../../diff/merge.ts';
import { STATUSES } from '../../domain/clause/clause.ts';
import type { ClauseFacts, Ground } from '../../domain/ground.ts';
import { onPresent } from '../../domain/negotiation/proposal.ts';
import type { ProposalRecord } from '../../domain/negotiation/record.ts';
import { type BracketPair, brackets } from '../../domain/text/brackets.ts';
import { perLang } from '../../domain/verdict.ts';
import type { PerLang } from '../../language/language.ts';
import type { Present, Writing } from './writing.ts';
import { written } from './writing.ts';

export type ChairWork = {
  readonly clause: string;
  readonly open: boolean;
  readonly proposals: readonly ProposalRecord[];
};

/** Live clauses with open brackets in a column or with a tabled proposal on them, in reading order. */
export function chairWork(ground: Ground): readonly ChairWork[] {
  const tabled = new Map<string, ProposalRecord[]>();
  for (const proposal of ground.proposals) {
    if (proposal.state !== 'tabled' || proposal.clause === null) continue;
    tabled.set(proposal.clause, [...(tabled.get(proposal.clause) ?? []), proposal]);
  }
  return ground.clauses.flatMap((clause) => {
    if (clause.status === 'withdrawn') return [];
    const open = hasOpen(ground, clause);
    const proposals = tabled.get(clause.id) ?? [];
    return open || proposals.length > 0 ? [{ clause: clause.id, open, proposals }] : [];
  });
}

// Frozen text has no open bracket, so it needs no reading.
const hasOpen = ({ columns }: Ground, clause: ClauseFacts): boolean =>
  !STATUSES[clause.status].frozen && columns.some(({ lang }) => brackets(clause.plain(lang)).pairs.length > 0);

/** "shall [not] be" -> "shall not be": the words stay, their signs go. */
export const bracketKept = (text: string, { start, end }: BracketPair): string =>
  text.slice(0, start) + text.slice(start + 1, end - 1) + text.slice(end);

/** "shall [not] be" -> "shall be": with one of the two blanks, and none before a point or a comma. */
export function bracketDropped(text: string, { start, end }: BracketPair): string {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const atStart = before === '' || before.endsWith('\n');
  if (atStart) return before + after.replace(/^[ \u00a0]/u, '');
  if (/^(?:[ \u00a0]|[.,;:!?،؛؟»”)\]]|\n|$)/u.test(after)) return before.replace(/[ \u00a0]$/u, '') + after;
  return before + after;
}

/** Puts a proposal's wording into the columns that it changes, on the text that the chair has there now. */
export function proposalTaken(
  writing: Writing,
  proposal: ProposalRecord,
  present: Present,
): { readonly writing: Writing; readonly conflicts: PerLang<unknown> } {
  // Onto the chair's wording where that can be merged, else onto the present text; only a person settles the rest.
  const chair = onPresent(proposal, (lang) => writing.texts[lang] ?? present(lang), merge3);
  const plain = onPresent(proposal, present, merge3);
  const texts = { ...proposal.texts, ...plain.texts, ...chair.texts };
  const next = perLang(texts).reduce((at, [lang, text]) => written(at, lang, text, present), writing);
  return { writing: next, conflicts: plain.conflicts };
}
