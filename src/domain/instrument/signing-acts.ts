/** What signing over time and initials leave behind in the log, and the window in which a text is open. */

import type { Role } from '../permission.ts';
import type { InstrumentSetting } from './instrument.ts';

/** A confirmation or a withdrawal: whose, who brought it, when, where, and by which act of the State. */
export type LaterAct = {
  readonly delegation: string;
  readonly member: string;
  readonly at: string;
  readonly place: string;
  readonly reason: string;
};

/** Initials of a head of delegation on the text that legal staff prepared for it (VCLT art. 10). */
export type InitialsState = {
  /** The text that lies ready, by the digest that its pages bear. */
  readonly prepared: { readonly digest: string; readonly member: string; readonly at: string } | null;
  readonly given: readonly InitialsRecord[];
};
export type InitialsRecord = {
  readonly delegation: string;
  readonly member: string;
  readonly digest: string;
  readonly at: string;
};
export const NO_INITIALS: InitialsState = { prepared: null, given: [] };

/** The initials on this very text; those on another say nothing of it. */
export const initialsOn = ({ given }: Pick<InitialsState, 'given'>, digest: string): readonly InitialsRecord[] =>
  given.filter((one) => one.digest === digest);

/** Does a window end before it begins, or a closing condition wait for what cannot come? */
export function windowFault(
  { window, closes: when }: Pick<InstrumentSetting, 'window' | 'closes'>,
  parties: number,
): boolean {
  if (window?.until !== undefined && window.until <= window.opens) return true;
  if (when === 'date') return window?.until === undefined;
  return typeof when === 'object' && !(when.threshold >= 1 && when.threshold <= parties);
}

export type SignatureCommand =
  | {
      readonly type: 'signature.confirm' | 'signature.withdraw';
      readonly seal: string;
      readonly delegation: string;
      readonly place: string;
      readonly reason: string;
    }
  | { readonly type: 'initials.prepare' | 'initials.give'; readonly digest: string };

const ALL: readonly Role[] = ['negotiator', 'secretariat', 'legal'];
export const SIGNATURE_ROLES: { readonly [type in SignatureCommand['type']]: { readonly roles: readonly Role[] } } = {
  'signature.confirm': { roles: ALL },
  'signature.withdraw': { roles: ALL },
  'initials.prepare': { roles: ['legal'] },
  'initials.give': { roles: ['negotiator'] },
};
