/** Commands on how the meeting decides as a whole: its rules of procedure, the adoption of its text, statements beside it, the chair's summary. */

import type { PerLang } from '../language/language.ts';
import type { AdoptionBy, AdoptionWord } from './negotiation/adoption.ts';
import type { ClauseRef, PositionKind, PositionPlace } from './negotiation/position.ts';
import type { Rules } from './negotiation/rules.ts';
import type { RulesStance } from './negotiation/rules-adoption.ts';
import type { Role } from './permission.ts';

export type MeetingCommand =
  /** `until`: UTC, ISO 8601. */
  | { readonly type: 'rules.propose'; readonly rules: Rules; readonly until: string }
  | {
      readonly type: 'rules.stance';
      readonly draft: string;
      readonly stance: RulesStance | 'none';
      readonly note?: string;
    }
  | { readonly type: 'rules.adopt'; readonly draft: string }
  | { readonly type: 'rules.withdraw'; readonly draft: string }
  /** `text`: digest of the instrument as its sender read it. */
  | {
      readonly type: 'adoption.open';
      readonly text: string;
      readonly by: AdoptionBy;
      readonly presiding: string;
      readonly minutes: number;
    }
  | {
      readonly type: 'adoption.say';
      readonly adoption: string;
      readonly word: AdoptionWord | 'none';
      readonly reason?: string;
    }
  | { readonly type: 'adoption.record'; readonly adoption: string }
  /** Without adoption. */
  | { readonly type: 'adoption.end'; readonly adoption: string }
  /** A delegation's statement beside the text. */
  | {
      readonly type: 'position.make';
      readonly kind: PositionKind;
      readonly place: PositionPlace;
      readonly clauses: readonly ClauseRef[];
      readonly texts: PerLang<string>;
    }
  | { readonly type: 'position.withdraw'; readonly position: string }
  /** A note at a clause that those who reserve on it have not agreed, or none any more. */
  | { readonly type: 'exception.set'; readonly resolution: string; readonly clause: string; readonly on: boolean }
  /** Words in brackets that leave the text for the chair's summary; the text itself changes by a proposal. */
  | {
      readonly type: 'summary.move';
      readonly resolution: string;
      readonly clause: string;
      readonly texts: PerLang<string>;
    }
  /** The base of document symbols, "CSG/1"; null for none. */
  | { readonly type: 'symbols.set'; readonly base: string | null }
  /** The chair's summary of the text as it stands. */
  | { readonly type: 'summary.issue'; readonly presiding: string };

const SEC: readonly Role[] = ['secretariat'];
/** Whether a negotiator speaks for the delegation as a whole, the judges ask. */
const NEGOTIATORS: readonly Role[] = ['negotiator'];

/** Who, as in the table of all commands. */
export const MEETING_COMMANDS: { readonly [type in MeetingCommand['type']]: { readonly roles: readonly Role[] } } = {
  'rules.propose': { roles: SEC },
  'rules.stance': { roles: NEGOTIATORS },
  'rules.adopt': { roles: SEC },
  'rules.withdraw': { roles: SEC },
  'adoption.open': { roles: SEC },
  'adoption.say': { roles: NEGOTIATORS },
  'adoption.record': { roles: SEC },
  'adoption.end': { roles: SEC },
  'position.make': { roles: NEGOTIATORS },
  'position.withdraw': { roles: NEGOTIATORS },
  'summary.issue': { roles: SEC },
  'exception.set': { roles: SEC },
  'summary.move': { roles: SEC },
  'symbols.set': { roles: SEC },
};
