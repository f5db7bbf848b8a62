/**
 * Who may come in: invitation codes that work once, sessions that last 30 days. Only hashes are stored, so a stolen
 * database opens no door. Time and randomness come in.
 */
import { createHash } from 'node:crypto';
import type { Storage } from '../storage/storage.ts';

const DAY = 86_400_000;
const CODE_DAYS = 7;
const SESSION_DAYS = 30;
/** Of one member; somebody who signs in anew every morning and evening on three computers has 180. */
const SESSIONS = 200;

/** Tokens and codes: 128 bits as base64url, so that they fit a subprotocol name. */
export type Access = {
  /** A new code for the member; an older unused one stops working. */
  readonly invite: (member: string) => string;
  /** Is it worth a turn to redeem this? Costs one look into the database. */
  readonly knows: (code: string) => boolean;
  /** Exchanges a code for a session token; null when the code is unknown, used or past its week. */
  readonly redeem: (code: string) => { readonly token: string; readonly member: string } | null;
  /** A session without a code, for `--demo` only. */
  readonly admit: (member: string) => string;
  /** The member of a token; null when unknown or expired. */
  readonly memberOf: (token: string) => string | null;
  readonly signOut: (token: string) => void;
  /** Ends every session of a member. */
  readonly expel: (member: string) => void;
};

const hash = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export function openAccess(storage: Storage, now: () => string, randomToken: () => string): Access {
  const inDays = (days: number): string => new Date(Date.parse(now()) + days * DAY).toISOString();
  const admit = (member: string): string => {
    const token = randomToken();
    storage.putSession(hash(token), { member, expires: inDays(SESSION_DAYS) });
    storage.trimSessions(member, SESSIONS);
    return token;
  };
  return {
    admit,
    invite: (member) => {
      const code = randomToken();
      storage.putCode(hash(code), member, inDays(CODE_DAYS));
      return code;
    },
    knows: (code) => storage.hasCode(hash(code.trim())),
    redeem: (code) => {
      const member = storage.takeCode(hash(code.trim()), now());
      return member === null ? null : { token: admit(member), member };
    },
    memberOf: (token) => {
      const session = storage.session(hash(token));
      if (!session) return null;
      const at = now();
      // One that ends later than any new one would was made under a clock that has been set back since.
      if (session.expires > at && session.expires <= inDays(SESSION_DAYS)) return session.member;
      // Seen to be over once, it is over for good, whatever the clock says later.
      storage.dropSession(hash(token));
      return null;
    },
    signOut: (token) => storage.dropSession(hash(token)),
    expel: (member) => storage.dropSessionsOf(member),
  };
}
