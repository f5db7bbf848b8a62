/**
 * Which addresses may be a summit's server: https anywhere, plain http on this computer only. Everything else in an address
 * (path, user, query) is refused rather than dropped, because a person who pasted it meant something by it.
 */

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

/** "https://rasht.example/" -> "https://rasht.example"; null for anything that may not be a summit. */
export function summitOrigin(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const bare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname));
  return bare && safe ? url.origin : null;
}

/** "https://rasht.example" -> "wss://rasht.example" */
export const webSocketOrigin = (origin: string): string => origin.replace(/^http/, 'ws');

/** The http(s) origin of an http(s) or ws(s) address, null for others. */
export function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host } = new URL(address);
  const scheme = { 'http:': 'http:', 'ws:': 'http:', 'https:': 'https:', 'wss:': 'https:' }[protocol];
  return scheme ? `${scheme}//${host}` : null;
}
