/** Commands on what follows a signature: corrections, what the depositary notifies and certifies. */

import type { Lang, PerLang } from '../../language/language.ts';
import type { Role } from '../permission.ts';
import type { CorrectionKind } from './correction.ts';

export type AfterCommand =
  | {
      readonly type: 'rectification.table';
      readonly kind: CorrectionKind;
      readonly resolution: string;
      readonly clause: string;
      /** The right words; of a `copy` the wrong ones that it has. */
      readonly texts: PerLang<string>;
      readonly reason: string;
      /** UTC, ISO 8601. Of a `copy` it says nothing: its originals stay as they are, and nobody can object. */
      readonly until: string;
    }
  | { readonly type: 'rectification.object'; readonly rectification: string; readonly reason: string }
  | { readonly type: 'rectification.withdraw'; readonly rectification: string; readonly reason: string }
  /** The column as it would be says what the other says. */
  | {
      readonly type: 'rectification.confirm';
      readonly rectification: string;
      readonly languages: readonly [Lang, Lang];
    }
  /** A delegation that nobody here belongs to was told by other means: `how`. Its time runs from now. */
  | {
      readonly type: 'rectification.notify';
      readonly rectification: string;
      readonly delegation: string;
      readonly how: string;
    }
  /** A delegation has received a notification of the depositary. */
  | { readonly type: 'notification.receive'; readonly notification: string }
  /** `office`: "SEC", "LEG" or a delegation. */
  | { readonly type: 'depositary.set'; readonly office: string; readonly person: string }
  | { readonly type: 'copy.issue'; readonly seal: string; readonly language: Lang | 'all'; readonly holder?: string };

const STAFF: readonly Role[] = ['secretariat', 'legal'];
const DELEGATES: readonly Role[] = ['negotiator'];

/** Whose they may be; whose one of them is, its judge says. */
export const AFTER_COMMANDS: { readonly [type in AfterCommand['type']]: { readonly roles: readonly Role[] } } = {
  'rectification.table': { roles: STAFF },
  'rectification.object': { roles: DELEGATES },
  'rectification.withdraw': { roles: STAFF },
  'rectification.confirm': { roles: ['negotiator', 'legal'] },
  'rectification.notify': { roles: STAFF },
  'notification.receive': { roles: DELEGATES },
  'depositary.set': { roles: STAFF },
  'copy.issue': { roles: ['secretariat', 'legal', 'negotiator'] },
};
