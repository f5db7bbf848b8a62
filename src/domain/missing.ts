/** What a rule still misses, as data: what is refused names it, and whoever is refused reads it in their own language. */

import type { Lang } from '../language/language.ts';
import type { ClauseStatus, Stance } from './clause/clause.ts';
import type { AssemblyMissing } from './instrument/assembly.ts';
import type { DecisionRule } from './negotiation/rules.ts';

/** Which clause of an instrument of several resolutions. */
type OfText = { readonly resolution: string; readonly clause: string };

/** What the rule still misses, as data; the interface and the command line put it into words. */
export type Missing =
  | { readonly kind: 'open-brackets'; readonly lang: Lang; readonly count: number }
  | { readonly kind: 'unbalanced-bracket'; readonly lang: Lang }
  | { readonly kind: 'empty-column'; readonly lang: Lang }
  | { readonly kind: 'stance'; readonly delegation: string; readonly has: Stance | 'none' | 'lapsed' }
  /** A resolution brought in without delegations: nobody is there who could agree. */
  | { readonly kind: 'no-parties' }
  | { readonly kind: 'previous-status'; readonly needs: ClauseStatus }
  /** `clause` where the rule is about the whole text. */
  | { readonly kind: 'concordance'; readonly languages: readonly [Lang, Lang]; readonly clause?: string }
  | { readonly kind: 'column-exists'; readonly lang: Lang }
  | { readonly kind: 'already'; readonly what: string }
  /** The present words of `lang` that a proposal changes too, and nobody can put together but a person. */
  | { readonly kind: 'conflict'; readonly lang: Lang; readonly words: string; readonly clause?: string }
  /** What is proposed is what stands there. */
  | { readonly kind: 'no-difference' }
  /** Frozen text changes only with a reason. */
  | { readonly kind: 'reason'; readonly clause: string }
  /** The text of this clause, one of many, is another by now. */
  | { readonly kind: 'changed'; readonly clause: string }
  | { readonly kind: 'held' }
  /**
   * `host`: a footnote stands behind a clause (not the closing formula); `own`: the clause has footnotes itself; `frozen`: its footnote
   * is closed until reopened; `withdrawn`: the footnote's clause is; `signs`: the columns would divide the footnotes differently;
   * `joined`: footnotes and tables are joined to their like.
   */
  | {
      readonly kind: 'footnote';
      readonly why: 'host' | 'own' | 'frozen' | 'withdrawn' | 'signs' | 'joined';
      readonly clause?: string;
    }
  /** The text was signed: an error in it is corrected by an act of rectification only. */
  | { readonly kind: 'signed'; readonly seal: string }
  | { readonly kind: 'silence'; readonly clause: string; readonly until: string }
  /** `past`: the deadline is over; `far`: it is further off than allowed; `open`: it is not over yet. */
  | { readonly kind: 'deadline'; readonly why: 'past' | 'far' | 'open' }
  /** The rules of procedure give a silence at least so many hours. */
  | { readonly kind: 'silence-too-short'; readonly hours: number }
  /** The time for proposals, which the rules of procedure set, is over. */
  | { readonly kind: 'proposals-over'; readonly since: string }
  /** The rules of procedure leave the secretariat the form only: other words are a proposal. */
  | { readonly kind: 'editing-form' }
  /** The change is more than form: words before and after, as the first that is. */
  | { readonly kind: 'substance'; readonly lang: Lang; readonly old: string; readonly young: string }
  /** Fewer delegations are present than the rules of procedure ask for. */
  | { readonly kind: 'quorum'; readonly present: number; readonly needs: number }
  /** Fewer parties agree than are more than half. */
  | { readonly kind: 'majority'; readonly agree: number; readonly needs: number }
  /** The delegation has said no to a text as it stands, or reserved: nobody else marks it absent. */
  | { readonly kind: 'stands-against'; readonly delegation: string; readonly clause: string }
  /** Under the rules of procedure only the delegation itself says that it is absent. */
  | { readonly kind: 'absence-own'; readonly delegation: string }
  /** The absence was announced, and counts only later. */
  | { readonly kind: 'absence-announced'; readonly delegation: string; readonly from: string }
  /** The text of the whole instrument is another one than it was taken up as. */
  | { readonly kind: 'another-text' }
  /** Under the rules of procedure a text is not adopted in this way. */
  | { readonly kind: 'adoption-way'; readonly decision: DecisionRule }
  /** The chair alone issues this text; the meeting does not adopt it. */
  | { readonly kind: 'chair-issues' }
  /** The settings of the instrument are part of it, and this one is not there yet. */
  | { readonly kind: 'setting'; readonly what: AssemblyMissing['kind'] }
  /** Somebody's no to a clause stands, and be they away. */
  | ({ readonly kind: 'text-against'; readonly delegation: string; readonly has: 'object' | 'reserve' } & OfText)
  | ({ readonly kind: 'text-status'; readonly status: ClauseStatus; readonly needs: ClauseStatus } & OfText)
  | ({ readonly kind: 'text-brackets' } & OfText)
  /** The note at the clause names others than those who have a reserve to it now. */
  | ({ readonly kind: 'text-note' } & OfText)
  /** Nobody has a reserve to this clause, or everybody has. */
  | { readonly kind: 'no-exception' }
  /** The delegation is back and may still object to what was taken without it, until then. */
  | { readonly kind: 'may-object'; readonly delegation: string; readonly until: string }
  /** A no needs a reason that all can read. */
  | { readonly kind: 'why' }
  /** Documents were issued with this base of their symbols. */
  | { readonly kind: 'symbols-given'; readonly base: string }
  /** No clause qualifies for what was asked of all. */
  | { readonly kind: 'none-qualifies' }
  | {
      readonly kind: 'unknown';
      readonly what:
        | 'proposal'
        | 'chair-text'
        | 'silence'
        | 'comment'
        | 'delegation'
        | 'finding'
        | 'waiver'
        | 'rules'
        | 'adoption'
        | 'position';
    }
  | { readonly kind: 'too-many'; readonly limit: number };
