/**
 * What stands behind the name of a change in a list: "Draft → Agreed", "IR: agrees → objects", "part of: 4". What a format
 * makes of it is its own affair.
 */
import type { ClauseChange, ClauseDiff, ProposalChange, StanceSide } from '../domain/clause/difference.ts';
import { joinList, type Lang, language } from '../language/language.ts';
import { DETAIL_WORDING, REDLINE_WORDING } from '../language/printed-export.ts';
import { changesById, type RedlineInput } from './redline.ts';

/** So much of a clause without a number says which one it is. */
const FIRST_WORDS = 30;

/** "" where the name of the change says it all. */
export function detailOf(lang: Lang, change: ClauseChange, clause: ClauseDiff, diff: RedlineInput['diff']): string {
  const { from, to, kin } = clause;
  const arrow = language(lang).dir === 'rtl' ? '←' : '→';
  const turn = (was: string | undefined, is: string | undefined): string => (was && is ? `${was} ${arrow} ${is}` : '');
  const words = DETAIL_WORDING[lang];
  const { status } = REDLINE_WORDING[lang];
  const related = (pattern: string, ids: readonly string[]): string =>
    ids.length === 0 ? '' : pattern.replace('{clause}', () => joinList(lang, ids.map(nameIn(lang, diff))));
  const both = (one: string, two: string): string => [one, two].filter((text) => text !== '').join('; ');
  switch (change) {
    case 'renumbered':
      return turn(from?.number[lang], to?.number[lang]);
    case 'status':
      return from && to ? turn(status[from.status], status[to.status]) : '';
    case 'split':
      return both(
        related(words.splitFrom, kin?.splitFrom ? [kin.splitFrom] : []),
        related(words.splitInto, kin?.splitInto ?? []),
      );
    case 'merged':
      return both(
        related(words.mergedInto, kin?.mergedInto ? [kin.mergedInto] : []),
        related(words.mergedFrom, kin?.mergedFrom ?? []),
      );
    case 'stances': {
      const together = new Map<string, string[]>();
      for (const one of clause.stances ?? []) {
        const moved = turn(stanceIn(lang, one.from), stanceIn(lang, one.to));
        together.set(moved, [...(together.get(moved) ?? []), one.delegation]);
      }
      return [...together].map(([moved, delegations]) => `${delegations.join(', ')}: ${moved}`).join('; ');
    }
    case 'proposals':
      return (diff.proposals ?? [])
        .flatMap((one) => (one.clause === clause.id ? [proposalIn(lang, one)] : []))
        .join('; ');
    default:
      return '';
  }
}

/** Its number, before or after; of an unnumbered one the first words. */
const nameIn =
  (lang: Lang, diff: RedlineInput['diff']) =>
  (id: string): string => {
    const clause = changesById(diff).get(id);
    const number = clause?.to?.number[lang] || clause?.from?.number[lang];
    const text = (clause?.texts[lang]?.parts ?? []).map((part) => part.text).join('');
    return number || (text.length > FIRST_WORDS ? `«${text.slice(0, FIRST_WORDS)}…»` : text ? `«${text}»` : id);
  };

function stanceIn(lang: Lang, side: StanceSide | null): string {
  const { stance, lapsed } = DETAIL_WORDING[lang];
  return stance[side?.stance ?? 'none'] + (side?.lapsed ? ` (${lapsed})` : '');
}

/** "RU: tabled", "RU: tabled → accepted"; whoever belongs to no delegation is not named. */
function proposalIn(lang: Lang, { delegation, from, to }: ProposalChange): string {
  const { proposal } = DETAIL_WORDING[lang];
  const arrow = language(lang).dir === 'rtl' ? '←' : '→';
  const states = [from, to].flatMap((state) => (state ? [proposal[state]] : []));
  // Backwards what was tabled is not there any more.
  const turn = to === null ? [...states, proposal.none] : states;
  return (delegation ? `${delegation}: ` : '') + turn.join(` ${arrow} `);
}
