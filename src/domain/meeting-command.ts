/** Commands on how the meeting decides as a whole: its rules of procedure, the adoption of its text, and what is said beside it. */
import type { AdoptionBy, AdoptionWord } from './adoption.ts';
import type { PerLang } from './language.ts';
import type { Role } from './permission.ts';
import type { ClauseRef, PositionKind, PositionPlace } from './position.ts';
import type { Rules } from './rules.ts';
import type { RulesStance } from './rules-adoption.ts';

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
  /** The chair's summary of the text as it stands. */
  | { readonly type: 'summary.issue'; readonly presiding: string };

const CHAIR: readonly Role[] = ['secretariat'];
const DELEGATES: readonly Role[] = ['negotiator'];

export const MEETING_COMMANDS: { readonly [type in MeetingCommand['type']]: { readonly roles: readonly Role[] } } = {
  'rules.propose': { roles: CHAIR },
  'rules.stance': { roles: DELEGATES },
  'rules.adopt': { roles: CHAIR },
  'rules.withdraw': { roles: CHAIR },
  'adoption.open': { roles: CHAIR },
  'adoption.say': { roles: DELEGATES },
  'adoption.record': { roles: CHAIR },
  'adoption.end': { roles: CHAIR },
  'position.make': { roles: DELEGATES },
  'position.withdraw': { roles: DELEGATES },
  'summary.issue': { roles: CHAIR },
};
