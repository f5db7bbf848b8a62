/**
 * What a page may use of the machine: nothing, except what this table names. Both handlers are set, because the one that
 * *checks* approves by default where the one that is *asked* would have refused.
 */
import type { Session } from 'electron';
import { BUNDLE_ORIGIN } from './channels.ts';

/** Each exception with its reason. */
export const ALLOWED: { readonly [permission: string]: string } = {
  'clipboard-sanitized-write': 'copying a clause or a join code by a button',
  'loopback-network': 'the server of a hosted meeting or of the sample summit runs on this computer',
  'local-network': 'the server of a hosted meeting stands in the same room',
  'local-network-access': 'the older name of the two above',
};

/** May a page of `origin` use `permission`? */
export const isAllowed = (permission: string, origin: string): boolean =>
  Object.hasOwn(ALLOWED, permission) && origin.replace(/\/$/, '') === BUNDLE_ORIGIN;

type Guarded = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>;

export function guardPermissions(session: Guarded): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const asking = details.requestingUrl;
    answer(isAllowed(permission, asking.startsWith(`${BUNDLE_ORIGIN}/`) ? BUNDLE_ORIGIN : asking));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin));
  session.setDevicePermissionHandler(() => false);
}
