/**
 * Which addresses may be a summit's server: https anywhere, plain http on this computer only. Everything else in an address
 * (path, user, query) is refused rather than dropped, because a person who pasted it meant something by it.
 */
import type { SummitAddress } from '../src/ui/desktop.ts';

const LOOPBACK = ['127.0.0.1', 'localhost'];

/** An IPv6 address in place of a name. */
export const isNumberWithColons = (address: string): boolean =>
  URL.canParse(address) && new URL(address).hostname.startsWith('[');

/**
 * "https://rasht.example/" -> "https://rasht.example"; null for anything that may not be a summit. Not by an IPv6 address
 * either: a content security policy cannot name one, so the page would be forbidden to talk to its own server.
 */
export function summitOrigin(address: string): string | null {
  if (!URL.canParse(address) || isNumberWithColons(address)) return null;
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

/** `--connect=ADDRESS` or `--connect ADDRESS` of the command line. */
export function summitIn(argv: readonly string[]): SummitAddress | undefined {
  const name = '--connect';
  const at = argv.findIndex((argument) => argument === name || argument.startsWith(`${name}=`));
  const found = argv[at]?.startsWith(`${name}=`) ? argv[at]?.slice(name.length + 1) : argv[at + 1];
  return at < 0 || found === undefined ? undefined : { address: found };
}
