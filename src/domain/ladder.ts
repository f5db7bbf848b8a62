/**
 * The ladder of a clause: draft, ad referendum, agreed, initialled; and what is still missing for the next rung, as data.
 * The consensus rule: no open bracket, every column filled or without counterpart by design, and the parties' stances on
 * the very text that stands there now. Initials also need the columns read against each other.
 */
import { brackets } from './brackets.ts';
import type { ClauseStatus, Stance } from './clause.ts';
import type { Missing } from './command.ts';
import { missingPairs } from './concordance.ts';
import { authenticOf, type ClauseFacts, type Ground } from './ground.ts';

/** From which statuses a rung can be reached, and which stances it takes from every party. */
const RUNGS: {
  readonly [to in ClauseStatus]?: { readonly from: readonly ClauseStatus[]; readonly stances: readonly Stance[] };
} = {
  'ad-referendum': { from: ['draft'], stances: ['agree', 'agree-ad-referendum'] },
  agreed: { from: ['draft', 'ad-referendum'], stances: ['agree'] },
  initialled: { from: ['agreed'], stances: ['agree'] },
};

/** A delegation's stance on the present text: `lapsed` when it was given on an earlier one. */
export function presentStance(
  clause: Pick<ClauseFacts, 'stances' | 'digest'>,
  delegation: string,
): Stance | 'none' | 'lapsed' {
  const record = clause.stances[delegation];
  if (!record) return 'none';
  return record.digest === clause.digest() ? record.stance : 'lapsed';
}

/** What the text itself still lacks before anybody can agree to it: brackets to resolve, columns to fill. */
export function textMissing(
  ground: Pick<Ground, 'columns'>,
  clause: Pick<ClauseFacts, 'plain' | 'noCounterpart'>,
): readonly Missing[] {
  const missing: Missing[] = [];
  for (const lang of authenticOf(ground)) {
    const text = clause.plain(lang);
    const { pairs, unmatched } = brackets(text);
    if (pairs.length > 0) missing.push({ kind: 'open-brackets', lang, count: pairs.length });
    if (unmatched.length > 0) missing.push({ kind: 'unbalanced-bracket', lang });
    if (text.trim() === '' && clause.noCounterpart[lang] === undefined) missing.push({ kind: 'empty-column', lang });
  }
  return missing;
}

/** What keeps `clause` from the status `to`; empty when nothing does. */
export function missingFor(
  ground: Pick<Ground, 'columns' | 'parties' | 'pair' | 'allPairs'>,
  clause: ClauseFacts,
  to: ClauseStatus,
): readonly Missing[] {
  const rung = RUNGS[to];
  if (!rung?.from.includes(clause.status)) {
    return [{ kind: 'previous-status', needs: rung?.from.at(-1) ?? 'draft' }];
  }
  const missing = [...textMissing(ground, clause)];
  // No clause is agreed without agree of every party, and a rule about nobody would hold of anything.
  if (ground.parties.length === 0) missing.push({ kind: 'no-parties' });
  for (const delegation of ground.parties) {
    const has = presentStance(clause, delegation);
    if (!(rung.stances as readonly string[]).includes(has)) missing.push({ kind: 'stance', delegation, has });
  }
  if (to === 'initialled')
    for (const languages of missingPairs(ground, clause)) missing.push({ kind: 'concordance', languages });
  return missing;
}
