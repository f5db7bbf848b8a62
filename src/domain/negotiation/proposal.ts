/**
 * Proposals: other wording that stands beside the text. What is pure about them: carrying one over to a text that went on,
 * and how the text would read if those of one delegation were taken.
 */

import type { Lang, PerLang } from '../../language/language.ts';
import type { ClauseFacts, Ground } from '../ground.ts';
import { type Effect, type Merge, perLang } from '../verdict.ts';
import type { Conflict, ProposalRecord } from './record.ts';

export type { Conflict, ProposalRecord } from './record.ts';

/** Both texts of a whole cell, for want of anybody who knows words. */
const whole: Merge = (base, mine, theirs) => ({ ok: false, conflicts: [{ base, mine, theirs }] });

/** Carries `mine` over from `base` to `theirs`; asks `merge` only where both changed the text, each in its own way. */
export function carry({ base, mine, theirs }: Conflict, lang: Lang, merge: Merge = whole): ReturnType<Merge> {
  if (theirs === base || theirs === mine) return { ok: true, text: mine };
  if (mine === base) return { ok: true, text: theirs };
  return merge(base, mine, theirs, lang);
}

/** A proposal's wording on the text as it stands now, column by column. */
export function onPresent(
  { texts, baseTexts }: Pick<ProposalRecord, 'texts' | 'baseTexts'>,
  present: (lang: Lang) => string,
  merge?: Merge,
): { readonly texts: PerLang<string>; readonly conflicts: PerLang<readonly Conflict[]> } {
  const carried: PerLang<string> = {};
  const conflicts: PerLang<readonly Conflict[]> = {};
  for (const [lang, mine] of perLang(texts)) {
    const result = carry({ base: baseTexts[lang] ?? '', mine, theirs: present(lang) }, lang, merge);
    if (result.ok) carried[lang] = result.text;
    else conflicts[lang] = result.conflicts.map(({ base, mine, theirs }) => ({ base, mine, theirs }));
  }
  return { texts: carried, conflicts };
}

/** Does a column's text differ from what stands there? */
export const differing = (texts: PerLang<string>, present: (lang: Lang) => string): PerLang<string> =>
  Object.fromEntries(perLang(texts).filter(([lang, text]) => text !== present(lang)));

export const tabledOn = (ground: Pick<Ground, 'proposals'>, clause: string): readonly ProposalRecord[] =>
  ground.proposals.filter((proposal) => proposal.state === 'tabled' && proposal.clause === clause);

/**
 * What becomes of one tabled proposal when its clause gets the texts `present`: it is carried over, column by column; a
 * column in conflict stays on the text it was written on and says which words; one with nothing left to say is superseded.
 */
export function carriedOver(
  proposal: ProposalRecord,
  present: (lang: Lang) => string,
  signed: ProposalRecord['decided'],
  merge?: Merge,
): Effect {
  const { conflicts: _old, ...rest } = proposal;
  const { texts, conflicts } = onPresent(proposal, present, merge);
  const left = differing(texts, present);
  const stuck = Object.keys(conflicts) as Lang[];
  if (stuck.length === 0 && Object.keys(left).length === 0)
    return { type: 'proposal.put', record: { ...rest, state: 'superseded', ...(signed ? { decided: signed } : {}) } };
  const kept = (from: PerLang<string>): PerLang<string> =>
    Object.fromEntries(stuck.flatMap((lang) => (from[lang] === undefined ? [] : [[lang, from[lang]]])));
  const bases = Object.fromEntries((Object.keys(left) as Lang[]).map((lang) => [lang, present(lang)]));
  return {
    type: 'proposal.put',
    carried: true,
    record: {
      ...rest,
      texts: { ...left, ...kept(proposal.texts) },
      baseTexts: { ...bases, ...kept(proposal.baseTexts) },
      ...(stuck.length > 0 ? { conflicts } : {}),
    },
  };
}

/** The text of a clause after `put`, column by column. */
export const presentAfter =
  (clause: ClauseFacts, put: PerLang<string>) =>
  (lang: Lang): string =>
    put[lang] ?? clause.plain(lang);

export type CarryOptions = {
  /** Ids of those that are not carried over. */
  readonly but?: readonly string[];
  readonly signed: ProposalRecord['decided'];
  readonly merge?: Merge | undefined;
};

/** Every tabled proposal on `clause`, carried over to its texts after `put`. */
export const othersCarried = (
  ground: Ground,
  clause: ClauseFacts,
  put: PerLang<string>,
  { but = [], signed, merge }: CarryOptions,
): readonly Effect[] =>
  tabledOn(ground, clause.id)
    // What asks for no words is not about them.
    .filter(({ id, action }) => !but.includes(id) && !action)
    .map((proposal) => carriedOver(proposal, presentAfter(clause, put), signed, merge));

/** Columns in which a tabled proposal could not be put on the text that stands there now, with the words. */
export function conflictsOf(ground: Ground, proposal: ProposalRecord, merge?: Merge): PerLang<readonly Conflict[]> {
  const clause = proposal.clause === null ? undefined : ground.clause(proposal.clause);
  return clause ? onPresent(proposal, clause.plain, merge).conflicts : {};
}

/** `texts`: per clause the columns that would differ. `conflicts`: proposals that could not be put in, with the words. */
export type Outlook = {
  readonly texts: ReadonlyMap<string, PerLang<string>>;
  readonly added: readonly ProposalRecord[];
  readonly conflicts: readonly {
    readonly proposal: string;
    readonly clause: string;
    readonly columns: PerLang<readonly Conflict[]>;
  }[];
};

/** How the text would read if all tabled proposals of one delegation were accepted, in the order they were tabled. */
export function cleanIfAccepted(ground: Ground, delegation: string, merge?: Merge): Outlook {
  const texts = new Map<string, PerLang<string>>();
  const added: ProposalRecord[] = [];
  const conflicts: Outlook['conflicts'][number][] = [];
  const own = ground.proposals.filter(({ state, delegation: whose }) => state === 'tabled' && whose === delegation);
  for (const proposal of [...own].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    if (proposal.clause === null) {
      added.push(proposal);
      continue;
    }
    const clause = ground.clause(proposal.clause);
    if (!clause || clause.status === 'withdrawn' || proposal.action) continue;
    const before = texts.get(clause.id) ?? {};
    const result = onPresent(proposal, presentAfter(clause, before), merge);
    texts.set(clause.id, differing({ ...before, ...result.texts }, clause.plain));
    if (Object.keys(result.conflicts).length > 0)
      conflicts.push({ proposal: proposal.id, clause: clause.id, columns: result.conflicts });
  }
  return { texts, added, conflicts };
}
