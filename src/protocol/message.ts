/**
 * What crosses the socket: the four messages of y-websocket, which a stock client speaks, and our own, which it ignores.
 * Ours are a type number followed by one string of JSON; a stock client skips numbers it does not know.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Answer, Command } from '../domain/command.ts';
import type { Lang } from '../domain/language.ts';
import type { Notice } from '../domain/notice.ts';
import type { Role } from '../domain/permission.ts';

/** Message types. 0 to 3 are y-websocket's. */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  hello: 100,
  acknowledge: 101,
  refused: 102,
  bind: 103,
  rights: 104,
  since: 105,
  chain: 106,
  command: 107,
  answer: 108,
  position: 109,
  freezing: 110,
  frozen: 111,
  thawed: 112,
  notice: 113,
} as const;

/** What the server knows of the connected member and tells them; the interface offers what these rights allow. */
export type Rights = {
  readonly member: string;
  readonly name: string;
  readonly role: Role;
  readonly delegation?: string;
  readonly columns: readonly Lang[];
  readonly revoked?: boolean;
};

/** Our own messages. `received` counts this connection's sync messages that carried an update (step 2 or update). */
export type Own =
  | {
      readonly type: 'hello';
      readonly epoch: string;
      readonly seq: number;
      readonly head: string;
      readonly rights: Rights;
    }
  | { readonly type: 'acknowledge'; readonly received: number; readonly seq: number; readonly head: string }
  | {
      readonly type: 'refused';
      readonly reason: string;
      readonly places: readonly { readonly clause: string; readonly lang: Lang }[];
    }
  | { readonly type: 'bind'; readonly clientIDs: readonly number[] }
  | { readonly type: 'rights'; readonly rights: Rights }
  | { readonly type: 'command'; readonly command: Command }
  | { readonly type: 'answer'; readonly id: string; readonly answer: Answer }
  /**
   * Client to server, before its catch-up: its document holds the log up to `seq`, whose record had this hash (empty where
   * it knows none). Who changed a cell after that without being seen is told from it, and the answer is `chain`.
   */
  | { readonly type: 'since'; readonly seq: number; readonly head: string }
  /** Server to client: the hash that record `seq` has in the chain as it stands; null where there is no such record. */
  | { readonly type: 'chain'; readonly seq: number; readonly head: string | null }
  /** Server to client: whoever has read this line up to here holds the log up to `seq`. At most one a second. */
  | { readonly type: 'position'; readonly seq: number; readonly head: string }
  /** Server to client: lock this clause's cells, send what was typed in them, and say `frozen`. */
  | { readonly type: 'freezing'; readonly freeze: string; readonly clause: string }
  /** Client to server: nothing more of that clause will come from here. */
  | { readonly type: 'frozen'; readonly freeze: string }
  /** Server to client: that freeze was decided; from now on the clause's own status says whether it is open. */
  | { readonly type: 'thawed'; readonly freeze: string }
  /** Server to client: to this member, whatever the resolution; the same one may come on several lines. */
  | { readonly type: 'notice'; readonly notice: Notice };

const OWN_TYPES = [
  'hello',
  'acknowledge',
  'refused',
  'bind',
  'rights',
  'since',
  'chain',
  'command',
  'answer',
  'position',
  'freezing',
  'frozen',
  'thawed',
  'notice',
] as const;
const OWN_BY_NUMBER = new Map<number, Own['type']>(OWN_TYPES.map((type) => [MESSAGE[type], type]));

/** Encodes one of our own messages as a frame. */
export function encodeOwn(message: Own): Uint8Array {
  const { type, ...body } = message;
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE[type]);
  encoding.writeVarString(encoder, JSON.stringify(body));
  return encoding.toUint8Array(encoder);
}

/**
 * Reads the body of one of our own messages, whose number has been read from `decoder` already. Undefined for a number
 * that is not ours. Throws on a body that is not JSON of an object: the connection is then closed as malformed.
 */
export function decodeOwn(number: number, decoder: decoding.Decoder): Own | undefined {
  const type = OWN_BY_NUMBER.get(number);
  if (!type) return undefined;
  const body: unknown = JSON.parse(decoding.readVarString(decoder));
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new TypeError('message body is not an object');
  return { ...body, type } as Own;
}

/** Close codes. 4400 to 4499 mean "do not come back"; a stock client retries for ever on any other. */
export const CLOSE = {
  malformed: { code: 4400, reason: 'malformed message' },
  unauthorized: { code: 4401, reason: 'sign in first' },
  revoked: { code: 4403, reason: 'access was withdrawn' },
  unknownRoom: { code: 4404, reason: 'no such resolution' },
  version: { code: 4409, reason: 'another version of the program' },
  tooMany: { code: 4429, reason: 'too many windows of this member are open' },
  slow: { code: 4500, reason: 'too slow, come back' },
  restarting: { code: 4503, reason: 'room is being rebuilt, come back' },
} as const;

/** First subprotocol offered by every client; its number is the schema version. */
export const SUBPROTOCOL = 'alternat.v1';
/** Second subprotocol: `bearer.<token>`, token alphabet [A-Za-z0-9_-]. */
export const BEARER_PREFIX = 'bearer.';
