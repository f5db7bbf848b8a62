/**
 * The ladder of a clause: draft, ad referendum, agreed, initialled; and what is still missing for the next rung, as data.
 * Under every rule of decision: no open bracket, every column filled or without counterpart by design, nobody's objection to the
 * very text that stands there, those of absent delegations included, and a quorum where the rules of procedure ask for one. What
 * the parties have to say beyond that is the rule's (`rules`). Initials also need the columns read against each other.
 */

import type { ClauseStatus, Stance } from '../clause/clause.ts';
import { authenticOf, type ClauseFacts, type Ground } from '../ground.ts';
import type { Missing } from '../missing.ts';
import { brackets } from '../text/brackets.ts';
import { missingPairs } from './concordance.ts';
import { reserveStops, stops } from './rules.ts';

/** From which statuses a rung can be reached, and which stances are a yes to it. */
const RUNGS: {
  readonly [to in ClauseStatus]?: { readonly from: readonly ClauseStatus[]; readonly yes: readonly Stance[] };
} = {
  'ad-referendum': { from: ['draft'], yes: ['agree', 'agree-ad-referendum'] },
  agreed: { from: ['draft', 'ad-referendum'], yes: ['agree'] },
  initialled: { from: ['agreed'], yes: ['agree'] },
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

type Standing = Pick<Ground, 'rules' | 'parties' | 'invited' | 'against'>;
type StanceMissing = Extract<Missing, { readonly kind: 'stance' }>;

/**
 * Those whose no to the present text stands: parties, and delegations that are absent or that said it of the same words on another
 * clause. Who has said something else of this clause's text has changed their mind.
 */
export function standingAgainst(
  { rules, invited, against }: Omit<Standing, 'parties'>,
  clause: Pick<ClauseFacts, 'stances' | 'digest'>,
): readonly StanceMissing[] {
  const found = against(clause.digest()).filter(({ stance }) => stops(rules, stance));
  return invited.flatMap((delegation): StanceMissing[] => {
    const no = found.find((one) => one.delegation === delegation);
    if (!no) return [];
    const here = presentStance(clause, delegation);
    // Whoever said nothing has not taken back what they said of the same words.
    const saidNothing = here === 'none' || here === 'lapsed' || clause.stances[delegation]?.silence === true;
    if (saidNothing) return [{ kind: 'stance', delegation, has: no.stance }];
    return stops(rules, here) ? [{ kind: 'stance', delegation, has: here }] : [];
  });
}

/** What the delegations still have to say for a rung that takes `yes`. */
function consentMissing(ground: Standing, clause: Pick<ClauseFacts, 'stances' | 'digest'>, yes: readonly Stance[]) {
  const { rules, parties, invited } = ground;
  const against = standingAgainst(ground, clause);
  const isYes = (has: string): boolean => (yes as readonly string[]).includes(has);
  if (rules.decision === 'majority') {
    const agree = parties.filter((delegation) => isYes(presentStance(clause, delegation))).length;
    const needs = Math.floor(parties.length / 2) + 1;
    return [...against, ...(agree < needs ? [{ kind: 'majority', agree, needs } as const] : [])];
  }
  const onRecord = reserveStops(rules) ? '' : 'reserve';
  return invited.flatMap((delegation): readonly StanceMissing[] => {
    const no = against.filter((one) => one.delegation === delegation);
    if (no.length > 0 || !parties.includes(delegation)) return no;
    const has = presentStance(clause, delegation);
    return isYes(has) || has === onRecord ? [] : [{ kind: 'stance', delegation, has }];
  });
}

/** What keeps `clause` from the status `to`; empty when nothing does. */
export function missingFor(
  ground: Pick<Ground, 'columns' | 'pair' | 'allPairs'> & Standing,
  clause: ClauseFacts,
  to: ClauseStatus,
): readonly Missing[] {
  const rung = RUNGS[to];
  if (!rung?.from.includes(clause.status)) {
    return [{ kind: 'previous-status', needs: rung?.from.at(-1) ?? 'draft' }];
  }
  const { rules, parties } = ground;
  const missing = [...textMissing(ground, clause)];
  // No clause is agreed by nobody: a rule about nobody would hold of anything.
  if (parties.length === 0) missing.push({ kind: 'no-parties' });
  if (parties.length < rules.quorum) missing.push({ kind: 'quorum', present: parties.length, needs: rules.quorum });
  missing.push(...consentMissing(ground, clause, rung.yes));
  if (to === 'initialled')
    for (const languages of missingPairs(ground, clause)) missing.push({ kind: 'concordance', languages });
  return missing;
}
