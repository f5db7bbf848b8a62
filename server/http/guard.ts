/**
 * Who is asking: token from header or cookie, host and origin. Checked in one place for HTTP and for the socket's
 * upgrade. A page of somebody else's site can neither read nor write here, whatever it sends.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { BEARER_PREFIX, SUBPROTOCOL } from '../../src/protocol/message.ts';

export const DESKTOP_ORIGIN = 'app://bundle';
export const COOKIE = 'alternat';

/** Token alphabet, shared with the subprotocol `bearer.<token>`. */
const TOKEN = /^[A-Za-z0-9_-]{16,128}$/;

export type Credentials = { readonly token: string | null; readonly by: 'bearer' | 'cookie' | 'none' };

function cookieToken(header: string | undefined): string | null {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === COOKIE && value && TOKEN.test(value)) return value;
  }
  return null;
}

/** The subprotocols a client offers, in its order. */
export const offered = (headers: IncomingHttpHeaders): string[] =>
  (headers['sec-websocket-protocol'] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

/** The token by header, by subprotocol, or by cookie; a bearer wins over a cookie. */
export function credentialsOf(headers: IncomingHttpHeaders): Credentials {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  const subprotocol = offered(headers)
    .find((name) => name.startsWith(BEARER_PREFIX))
    ?.slice(BEARER_PREFIX.length);
  const token = bearer ?? subprotocol;
  if (token !== undefined) return { token: TOKEN.test(token) ? token : null, by: 'bearer' };
  const cookie = cookieToken(headers.cookie);
  return cookie ? { token: cookie, by: 'cookie' } : { token: null, by: 'none' };
}

/** The version of the protocol a client speaks: its first subprotocol, if it offers any of ours. */
export const speaks = (headers: IncomingHttpHeaders): boolean => {
  const first = offered(headers)[0];
  return first === undefined || first === SUBPROTOCOL || first.startsWith(BEARER_PREFIX);
};

/** Names under which this server may be addressed, lower-case, without port. */
export type KnownHosts = ReadonlySet<string>;

const hostOf = (authority: string): string => authority.toLowerCase().replace(/:\d+$/, '');

/** A Host header that is not ours means a name that was pointed at this machine by somebody else. */
export const hostKnown = (headers: IncomingHttpHeaders, hosts: KnownHosts): boolean =>
  hosts.has(hostOf(headers.host ?? ''));

/**
 * May a request with this Origin act? Own site or the desktop program; no Origin only together with a bearer (programs),
 * never with a cookie. `reading` requests of one's own page carry none, so they pass: the cookie is SameSite=Strict.
 */
export function originAllowed(headers: IncomingHttpHeaders, by: Credentials['by'], reading: boolean): boolean {
  const { origin } = headers;
  if (origin === undefined) return reading || by !== 'cookie';
  if (origin === DESKTOP_ORIGIN) return by !== 'cookie';
  try {
    return new URL(origin).host.toLowerCase() === (headers.host ?? '').toLowerCase();
  } catch {
    return false;
  }
}
