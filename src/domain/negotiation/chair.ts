/**
 * Chair's text: the secretariat's clean wording of many clauses, issued as one batch of proposals. And what it drops: the
 * delegations' wording and the bracketed words that are not in it, so that nobody finds out at the table.
 */

import type { Lang, PerLang } from '../../language/language.ts';
import { words } from '../../language/words.ts';
import type { Ground } from '../ground.ts';
import { brackets } from '../text/brackets.ts';
import { perLang } from '../verdict.ts';
import { tabledOn } from './proposal.ts';
import type { ProposalRecord } from './record.ts';

/** `added`: words that the delegation put in and the chair's text lacks; `taken`: words it took out and the chair's text has. */
export type DroppedProposal = {
  readonly proposal: string;
  readonly delegation?: string;
  readonly lang: Lang;
  readonly added: readonly string[];
  readonly taken: readonly string[];
};
export type Dropped = {
  readonly clause: string;
  readonly proposals: readonly DroppedProposal[];
  /** Contested words that stand in brackets now and are not in the chair's text, without their own brackets. */
  readonly bracketed: readonly { readonly lang: Lang; readonly words: string }[];
};

export type ChairText = { readonly [clause: string]: PerLang<string> };

const wordsOf = (lang: Lang, text: string): string[] =>
  words(lang, text).flatMap(({ text: word, isWordLike }) => (isWordLike ? [word] : []));

/** Words of `left` beyond those of `right`, each as often as it is too many, in the order of the text. */
function beyond(left: readonly string[], right: readonly string[]): string[] {
  const spare = new Map<string, number>();
  for (const word of right) spare.set(word, (spare.get(word) ?? 0) + 1);
  return left.filter((word) => {
    const count = spare.get(word) ?? 0;
    spare.set(word, count - 1);
    return count <= 0;
  });
}

function droppedOf(proposal: ProposalRecord, lang: Lang, present: string, chair: string): DroppedProposal | null {
  const mine = wordsOf(lang, proposal.texts[lang] ?? present);
  const base = wordsOf(lang, proposal.baseTexts[lang] ?? present);
  const theirs = wordsOf(lang, chair);
  const added = beyond(beyond(mine, base), beyond(theirs, base));
  const taken = beyond(beyond(base, mine), beyond(base, theirs));
  if (added.length === 0 && taken.length === 0) return null;
  const delegation = proposal.delegation ? { delegation: proposal.delegation } : {};
  return { proposal: proposal.id, ...delegation, lang, added, taken };
}

const SPACE = /\s+/g;
const plainWords = (text: string): string => text.replace(/[[\]]/g, '').replace(SPACE, ' ').trim();

/** What the text that `chair` is going to issue drops of what stands or is tabled now, clause by clause. */
export function dropped(ground: Ground, chair: ChairText): readonly Dropped[] {
  return Object.entries(chair).flatMap(([id, texts]) => {
    const clause = ground.clause(id);
    if (!clause) return [];
    const proposals = tabledOn(ground, id)
      .filter(({ kind }) => kind !== 'chair')
      .flatMap((proposal) =>
        // A column that the chair leaves alone stays as it is, and so drops what was proposed for it.
        perLang(proposal.texts).flatMap(([lang]) => {
          const present = clause.plain(lang);
          return droppedOf(proposal, lang, present, texts[lang] ?? present) ?? [];
        }),
      );
    const bracketed = perLang(texts).flatMap(([lang, text]) => {
      const present = clause.plain(lang);
      const kept = plainWords(text);
      return brackets(present)
        .pairs.map(({ start, end }) => plainWords(present.slice(start + 1, end - 1)))
        .filter((inside) => inside !== '' && !kept.includes(inside))
        .map((inside) => ({ lang, words: inside }));
    });
    return proposals.length + bracketed.length > 0 ? [{ clause: id, proposals, bracketed }] : [];
  });
}

/** The tabled proposals of a batch. */
export const batchOf = ({ proposals }: Pick<Ground, 'proposals'>, batch: string): readonly ProposalRecord[] =>
  proposals.filter((proposal) => proposal.batch === batch && proposal.state === 'tabled');

/** A batch as the text it is, for `dropped`. */
export const chairText = (batch: readonly ProposalRecord[]): ChairText =>
  Object.fromEntries(batch.flatMap(({ clause, texts }) => (clause === null ? [] : [[clause, texts]])));
