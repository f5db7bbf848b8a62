/**
 * What crosses the socket: the four messages of y-websocket, which a stock client speaks, and our own, which it ignores.
 * Ours are a type number followed by one string of JSON; a stock client skips numbers it does not know.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Answer, Command } from '../domain/command.ts';
import type { Notice } from '../domain/negotiation/notice.ts';
import { ROLES, type Role } from '../domain/permission.ts';
import type { Lang } from '../language/language.ts';
import { answer } from './answers-command.ts';
import { noticeFields } from './answers-summit.ts';
import { type TextRefusal, textRefusal } from './refusals.ts';
import {
  anything,
  type Cases,
  faultWords,
  flag,
  lang,
  list,
  object,
  oneOf,
  optional,
  orNull,
  type Shape,
  tagged,
  text,
  whole,
} from './shape.ts';

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

/** What a client says to the server. */
export type ToServer =
  /** These Yjs ids are mine: before the first write under them. */
  | { readonly type: 'bind'; readonly clientIDs: readonly number[] }
  /**
   * Before its catch-up: its document holds the log up to `seq`, whose record had this hash (empty where it knows none). Who
   * changed a cell after that without being seen is told from it, and the answer is `chain`.
   */
  | { readonly type: 'since'; readonly seq: number; readonly head: string }
  | { readonly type: 'command'; readonly command: Command }
  /** Nothing more of that clause will come from here. */
  | { readonly type: 'frozen'; readonly freeze: string };

/** What the server says to a client. `received` counts this connection's sync messages that carried an update (step 2 or update). */
export type ToClient =
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
      readonly reason: TextRefusal;
      readonly places: readonly { readonly clause: string; readonly lang: Lang }[];
    }
  | { readonly type: 'rights'; readonly rights: Rights }
  | { readonly type: 'answer'; readonly id: string; readonly answer: Answer }
  /** The hash that record `seq` has in the chain as it stands; null where there is no such record. */
  | { readonly type: 'chain'; readonly seq: number; readonly head: string | null }
  /** Whoever has read this line up to here holds the log up to `seq`. At most one a second. */
  | { readonly type: 'position'; readonly seq: number; readonly head: string }
  /** Lock this clause's cells, send what was typed in them, and say `frozen`. */
  | { readonly type: 'freezing'; readonly freeze: string; readonly clause: string }
  /** That freeze was decided; from now on the clause's own status says whether it is open. */
  | { readonly type: 'thawed'; readonly freeze: string }
  /** To this member, whatever the resolution; the same one may come on several lines. */
  | { readonly type: 'notice'; readonly notice: Notice };

/** As it is read: a command is not parsed yet, so that one that is none can be answered. */
export type Heard =
  | Extract<ToServer, { readonly type: 'bind' | 'frozen' }>
  | { readonly type: 'since'; readonly seq: number; readonly head?: unknown }
  | { readonly type: 'command'; readonly command: unknown };

/** As Yjs draws them, and larger ones of others' programs, which are refused by name. */
const clientID: Shape<number> = (value) =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 53 ? null : ': an id was expected';
const MOST_IDS = 1_000;
const ids: Shape<readonly number[]> = (value) =>
  list(clientID)(value) ?? ((value as readonly number[]).length <= MOST_IDS ? null : ': fewer ids were expected');
const position: Shape<number> = (value) =>
  whole(value) ?? ((value as number) >= 0 ? null : ': a position was expected');

const TO_SERVER: Cases<Heard, 'type'> = {
  bind: { clientIDs: ids },
  since: { seq: position, head: anything },
  command: { command: anything },
  frozen: { freeze: text },
};

const rights = object<Rights>({
  member: text,
  name: text,
  role: oneOf(ROLES),
  delegation: optional(text),
  columns: list(lang),
  revoked: optional(flag),
});
const TO_CLIENT: Cases<ToClient, 'type'> = {
  hello: { epoch: text, seq: whole, head: text, rights },
  acknowledge: { received: whole, seq: whole, head: text },
  refused: {
    reason: textRefusal,
    places: list(object<{ readonly clause: string; readonly lang: Lang }>({ clause: text, lang })),
  },
  rights: { rights },
  answer: { id: text, answer },
  chain: { seq: whole, head: orNull(text) },
  position: { seq: whole, head: text },
  freezing: { freeze: text, clause: text },
  thawed: { freeze: text },
  notice: { notice: object<Notice>(noticeFields) },
};
const heard = tagged<Heard, 'type'>('type', TO_SERVER);
const told = tagged<ToClient, 'type'>('type', TO_CLIENT);

/** Encodes one of our own messages as a frame. */
export function encodeOwn(message: ToServer | ToClient): Uint8Array {
  const { type, ...body } = message;
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE[type]);
  encoding.writeVarString(encoder, JSON.stringify(body));
  return encoding.toUint8Array(encoder);
}

const byNumber = (cases: object): ReadonlyMap<number, string> =>
  new Map(Object.keys(cases).map((type) => [MESSAGE[type as keyof typeof MESSAGE], type]));
const HEARD = byNumber(TO_SERVER);
const TOLD = byNumber(TO_CLIENT);

/** The body of a message whose number has been read. Throws where it is no JSON of an object. */
function bodyOf(type: string, decoder: decoding.Decoder): object {
  const body: unknown = JSON.parse(decoding.readVarString(decoder));
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new TypeError('message body is not an object');
  return { ...body, type };
}

/**
 * Reads what a client says; its number has been read from `decoder` already. Undefined for a number that is none of a client's, which is
 * skipped. Throws on a body that is none of its type: the connection is then closed as malformed.
 */
export function decodeToServer(number: number, decoder: decoding.Decoder): Heard | undefined {
  const type = HEARD.get(number);
  if (type === undefined) return undefined;
  const message = bodyOf(type, decoder);
  const fault = heard(message);
  if (fault !== null) throw new TypeError(`${type}: ${faultWords(fault)}`);
  return message as Heard;
}

/** Reads what the server says, likewise. Null for a body that this program does not know: the server is of another version. */
export function decodeToClient(number: number, decoder: decoding.Decoder): ToClient | null | undefined {
  const type = TOLD.get(number);
  if (type === undefined) return undefined;
  const message = bodyOf(type, decoder);
  return told(message) === null ? (message as ToClient) : null;
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
