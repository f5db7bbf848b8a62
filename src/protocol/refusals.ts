/**
 * Why a call is refused, and with which status of HTTP: the one list of both. The word is for programs; the sentence that goes with
 * it is for people and is written where the call is answered.
 */
import { oneOf, type Shape } from './shape.ts';

/** What the gate says of an update, and `place`: these cells were not open to its author. */
export const TEXT_REFUSALS = [
  'place',
  'foreign-client',
  'unknown-place',
  'forbidden-content',
  'missing-dependency',
  'impossible-order',
  'oversize',
  'malformed',
  'signed-out',
] as const;
export type TextRefusal = (typeof TEXT_REFUSALS)[number];
export const textRefusal: Shape<TextRefusal> = oneOf(TEXT_REFUSALS);

type Row =
  | number
  | { readonly status: number /** The word, where it is not the row's name. */; readonly reason: string };

const ROWS = {
  // Of any call, before it is looked at.
  'bad-request': 400,
  'media-type': { status: 415, reason: 'bad-request' },
  'signed-out': 401,
  'not-allowed': 403,
  origin: 403,
  'too-large': 413,
  host: 421,
  'too-fast': 429,
  server: 500,
  // Of what is read by a process of its own.
  'too-many': 429,
  'readers-busy': { status: 503, reason: 'busy' },
  'reader-lost': 503,
  closing: 503,
  'too-long': 504,
  // Nothing of that name.
  'not-found': 404,
  'no-such-resolution': 404,
  'no-such-point': 404,
  'no-such-member': 404,
  'no-such-column': 404,
  'unknown-clause': 404,
  'not-a-party': 404,
  'no-such-copy': 404,
  // No file like that.
  languages: 400,
  'unknown-format': 400,
  'unknown-language': 400,
  'unknown-source': 400,
  'no-source': 400,
  'no-target': 400,
  // Commands.
  'bad-command': 400,
  'text-changed': 409,
  'clause-frozen': 409,
  'rule-unmet': 409,
  // Signing.
  'no-such-seal': { status: 404, reason: 'rule-unmet' },
  'not-closed': 409,
  'no-depositary': 409,
  'not-depositary': 403,
  // Typing by HTTP.
  'foreign-client': 409,
  malformed: 400,
  place: 403,
  'foreign-words': { status: 403, reason: 'foreign-client' },
  'unknown-place': 403,
  'forbidden-content': 403,
  'missing-dependency': 403,
  'impossible-order': 403,
  oversize: 403,
  // Signing in.
  code: 403,
  // Files from outside, and long work.
  busy: 429,
  import: 422,
  'bad-resolution': 422,
  exists: 422,
} as const satisfies { readonly [name: string]: Row };

export type RefusalName = keyof typeof ROWS;

/** What is answered under that name. */
export function refusalRow(name: RefusalName): { readonly status: number; readonly reason: string } {
  const row: Row = ROWS[name];
  return typeof row === 'number' ? { status: row, reason: name } : row;
}

/** Does it go by with time? Also a word that this program does not know, and none at all: a proxy's. */
export const isPassing = (name: string | undefined): boolean => {
  const { status } = isRefusalName(name) ? refusalRow(name) : { status: 503 };
  return status === 429 || status >= 500;
};

export const isRefusalName = (name: unknown): name is RefusalName =>
  typeof name === 'string' && Object.hasOwn(ROWS, name);

/** What any call may be refused with. */
export const ANYWHERE = [
  'bad-request',
  'signed-out',
  'not-allowed',
  'origin',
  'host',
  'too-fast',
  'too-large',
  'server',
] as const satisfies readonly RefusalName[];

/** What any question may be refused with that a process of its own reads. */
export const READ = [
  'too-many',
  'readers-busy',
  'reader-lost',
  'closing',
  'too-long',
] as const satisfies readonly RefusalName[];
