/**
 * The ladder of a clause: draft, ad referendum, agreed, initialled; and what is still missing for the next rung, as data.
 * The consensus rule: no open bracket, every column filled or without counterpart by design, and the parties' stances on
 * the very text that stands there now.
 */
import { brackets } from './brackets.ts';
import type { ClauseStatus, Stance } from './clause.ts';
import type { Missing } from './command.ts';
import type { ClauseFacts, Ground } from './ground.ts';

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

/** What keeps `clause` from the status `to`; empty when nothing does. */
export function missingFor(
  ground: Pick<Ground, 'columns' | 'parties'>,
  clause: ClauseFacts,
  to: ClauseStatus,
): readonly Missing[] {
  const rung = RUNGS[to];
  if (!rung?.from.includes(clause.status)) {
    return [{ kind: 'previous-status', needs: rung?.from.at(-1) ?? 'draft' }];
  }
  const missing: Missing[] = [];
  const authentic = ground.columns.filter((column) => column.standing === 'authentic').map((column) => column.lang);
  for (const lang of authentic) {
    const text = clause.plain(lang);
    const { pairs, unmatched } = brackets(text);
    if (pairs.length > 0) missing.push({ kind: 'open-brackets', lang, count: pairs.length });
    if (unmatched.length > 0) missing.push({ kind: 'unbalanced-bracket', lang });
    if (text.trim() === '' && clause.noCounterpart[lang] === undefined) missing.push({ kind: 'empty-column', lang });
  }
  // No clause is agreed without agree of every party, and a rule about nobody would hold of anything.
  if (ground.parties.length === 0) missing.push({ kind: 'no-parties' });
  for (const delegation of ground.parties) {
    const has = presentStance(clause, delegation);
    if (!(rung.stances as readonly string[]).includes(has)) missing.push({ kind: 'stance', delegation, has });
  }
  if (to === 'initialled') {
    // Until pairs of languages can be confirmed nothing is initialled: n-1 pairs that connect all columns are needed.
    for (const [index, lang] of authentic.entries()) {
      const next = authentic[index + 1];
      if (next) missing.push({ kind: 'concordance', languages: [lang, next] });
    }
  }
  return missing;
}
