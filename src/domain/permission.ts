/**
 * Who may do what: one table, read by the server on every update and command and by the interface to offer exactly that.
 */
import type { Lang } from './language.ts';

export const ROLES = ['negotiator', 'secretariat', 'legal', 'observer'] as const;
export type Role = (typeof ROLES)[number];
export const isRole = (value: unknown): value is Role => (ROLES as readonly unknown[]).includes(value);

/** What the rules need to know of a member. */
export type Actor = {
  readonly id: string;
  readonly role: Role;
  readonly delegation?: string;
  readonly columns: readonly Lang[];
  readonly revoked?: boolean;
};

/** Everything that is not a command but still needs a right. */
export type Right = 'read' | 'type' | 'export' | 'read-keystroke-history' | 'manage-members';

const RIGHTS: { readonly [right in Right]: readonly Role[] } = {
  read: ['negotiator', 'secretariat', 'legal', 'observer'],
  type: ['negotiator', 'secretariat'],
  export: ['negotiator', 'secretariat', 'legal', 'observer'],
  'read-keystroke-history': ['negotiator', 'secretariat', 'legal'],
  'manage-members': ['secretariat'],
};

export const may = (actor: Actor, right: Right): boolean => !actor.revoked && RIGHTS[right].includes(actor.role);

/** May `actor` write in `lang` at all? (Whether the clause is open is another question.) The secretariat writes in every column. */
export const mayTypeIn = (actor: Actor, lang: Lang): boolean =>
  may(actor, 'type') && (actor.role === 'secretariat' || actor.columns.includes(lang));
