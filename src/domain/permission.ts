/**
 * Who may do what: one table, read by the server on every update and command and by the interface to offer exactly that.
 */

import type { Lang } from '../language/language.ts';
import type { Ground } from './ground.ts';

export const ROLES = ['negotiator', 'secretariat', 'legal', 'observer'] as const;
export type Role = (typeof ROLES)[number];
export const isRole = (value: unknown): value is Role => (ROLES as readonly unknown[]).includes(value);

/** What the rules need to know of a member. */
export type Actor = {
  readonly id: string;
  readonly role: Role;
  readonly delegation?: string;
  /** Head of delegation. */
  readonly head?: boolean;
  readonly columns: readonly Lang[];
  readonly revoked?: boolean;
};

/** The program itself, which acts for nobody; no member can have this id. */
export const isServer = ({ id }: Pick<Actor, 'id'>): boolean => id === 'server';

/** Everything that is not a command but still needs a right. */
export type Right = 'read' | 'type' | 'discuss' | 'export' | 'read-keystroke-history' | 'manage-members';

const RIGHTS: { readonly [right in Right]: readonly Role[] } = {
  read: ['negotiator', 'secretariat', 'legal', 'observer'],
  type: ['negotiator', 'secretariat'],
  discuss: ['negotiator', 'secretariat', 'legal'],
  export: ['negotiator', 'secretariat', 'legal', 'observer'],
  'read-keystroke-history': ['negotiator', 'secretariat', 'legal'],
  'manage-members': ['secretariat'],
};

export const may = (actor: Actor, right: Right): boolean => !actor.revoked && RIGHTS[right].includes(actor.role);

/** May `actor` write in `lang` at all? (Whether the clause is open is another question.) The secretariat writes in every column. */
export const mayTypeIn = (actor: Actor, lang: Lang): boolean =>
  may(actor, 'type') && (actor.role === 'secretariat' || actor.columns.includes(lang));

/**
 * May `actor` write in `lang` of a text that is decided on under these rules? Where they leave the secretariat the form only, the
 * authentic columns are the delegations', and its own words are a proposal.
 */
export const mayTypeUnder = (
  { rules, columns }: Pick<Ground, 'rules' | 'columns'>,
  actor: Actor,
  lang: Lang,
): boolean => mayTypeIn(actor, lang) && !(actor.role === 'secretariat' && isDelegations({ rules, columns }, lang));

/** Is this column the delegations' own, in which the secretariat corrects the form and nothing else? */
export const isDelegations = ({ rules, columns }: Pick<Ground, 'rules' | 'columns'>, lang: Lang): boolean =>
  rules.editing === 'form' && columns.some((column) => column.lang === lang && column.standing === 'authentic');

/** Codes of those who belong to no delegation; printed beside names, and part of the names of their own rooms. */
export const OFFICES = { secretariat: 'SEC', legal: 'LEG', observer: 'OBS' } as const;

/** Whose internal notes `actor` shares: a delegation's or an office's code; null for observers, who keep none here. */
export function homeOf(actor: Pick<Actor, 'role' | 'delegation'>): string | null {
  if (actor.role === 'observer') return null;
  return actor.delegation ?? (actor.role === 'negotiator' ? null : OFFICES[actor.role]);
}
