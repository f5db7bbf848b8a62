/**
 * The table of routes, registered: each row with the handler of its name. A handler gets path, query and body by the names and types of
 * its row, and what it returns is of the row's answer; the compiler asks for one of every row.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { Actor, Role } from '../../src/domain/permission.ts';
import { parseCommand, parseSummitCommand } from '../../src/protocol/command.ts';
import {
  type AnswerOf,
  type BodyOf,
  type PathOf,
  type QueryOf,
  ROUTES,
  type RouteName,
} from '../../src/protocol/http.ts';
import { isRefusalName, refusalRow } from '../../src/protocol/refusals.ts';
import type { Route } from '../../src/protocol/route.ts';
import { refusalSentence } from '../commands/sentences.ts';
import { Problem } from './problem.ts';

type Table = typeof ROUTES;
/** Rows that are the same call asked for in another way. */
type Variant = { [R in RouteName]: Table[R] extends { readonly as: string } ? R : never }[RouteName];
type VariantOf<R> = { [V in Variant]: Table[V]['as'] extends R ? V : never }[Variant];
export type Registered = Exclude<RouteName, Variant>;

type NamesIn<Q> = Q extends unknown ? keyof Q & string : never;

/** An answer that has been sent already; `T` is what it says. Not the framework's reply: awaiting that waits for the client. */
export type Passed<T> = { readonly sent: true; readonly says?: T };
export function pass<T>(reply: FastifyReply, bytes: Buffer): Passed<T> {
  reply.send(bytes);
  return { sent: true };
}

/** What is called, as far as nobody has judged it: words of a query are what somebody wrote. */
export type Call<R extends Registered> = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly path: PathOf<R>;
  readonly query: { readonly [name in NamesIn<QueryOf<R | VariantOf<R>>>]?: string };
  /** Throws a Problem where it is not what the row says. */
  readonly body: () => BodyOf<R>;
};
type Told<R extends Registered> = AnswerOf<R | VariantOf<R>> | Passed<AnswerOf<R | VariantOf<R>>>;
/** Throws a Problem, or what the readers refuse. */
type Handler<R extends Registered> = (call: Call<R>) => Told<R> | Promise<Told<R>>;
/** Null: this server does not have it. */
export type Handlers = { readonly [R in Registered]: Handler<R> | null };

type WithBody = {
  [R in Registered]: Table[R] extends { readonly body: { readonly kind: 'json' | 'bytes' } } ? R : never;
}[Registered];

/** What to send instead. */
export const SEND: { readonly [R in WithBody]: string } = {
  signIn: 'Send {"code": "..."}.',
  noticesRead: 'Send {"upTo": number}, the id of the newest notice that was read.',
  bindClient: 'Send {"clientID": number}, an id as Yjs draws them: a whole number below 2^32.',
  updates: 'Send a Yjs update (V1) as application/octet-stream.',
  import: 'Send the file as application/octet-stream.',
  startJob: 'Send {"kind": "documents"} or {"kind": "seal"}.',
  sign: 'Send the signature (.p7s) as application/octet-stream.',
  revocations: 'Send the list (CRL) or the answer of OCSP as application/octet-stream.',
};

function bodyIn(name: Registered, { body: kind }: Route, body: unknown): unknown {
  if (kind?.kind === 'bytes') {
    if (!Buffer.isBuffer(body)) throw new Problem('media-type', SEND[name as WithBody]);
    return new Uint8Array(body);
  }
  if (kind?.kind === 'json') {
    if (kind.shape(body) !== null) throw new Problem('bad-request', SEND[name as WithBody]);
    return body;
  }
  if (!kind) return undefined;
  const parsed = kind.kind === 'command' ? parseCommand(body) : parseSummitCommand(body);
  if (!parsed.ok) throw new Problem('bad-command', `${refusalSentence('bad-command')} ${parsed.message}`);
  return parsed.value;
}

/** 200, or the status of the word with which the rules refused. */
function statusOf(told: unknown): number {
  const { ok, reason } = told as { readonly ok?: unknown; readonly reason?: unknown };
  return ok === false && isRefusalName(reason) ? refusalRow(reason).status : 200;
}

/** What a row does not say: who may call at all where a large body would have to be read to say no, and what is asked before. */
export type Bars = {
  readonly [R in Registered]?: { readonly roles?: readonly Role[]; readonly onRequest?: onRequestAsyncHookHandler };
};

export function registerRoutes(app: FastifyInstance, handlers: Handlers, bars: Bars): void {
  for (const [key, handler] of Object.entries(handlers)) {
    if (!handler) continue;
    const name = key as Registered;
    const row: Route = ROUTES[name];
    const { roles, onRequest } = bars[name] ?? {};
    app.route({
      method: row.method,
      url: row.path,
      ...(row.body?.kind === 'bytes' ? { bodyLimit: row.body.limit } : {}),
      config: { ...(row.open ? { open: true } : {}), ...(roles ? { roles } : {}) },
      ...(onRequest ? { onRequest } : {}),
      handler: async (request, reply) => {
        const call = {
          ...{ request, reply, path: request.params, query: request.query },
          body: () => bodyIn(name, row, request.body),
        };
        // Row and handler have one name, which a loop over all of them does not tell the compiler.
        const told: unknown = await (handler as (call: unknown) => unknown)(call);
        if (reply.sent) return reply;
        return reply.code(row.answer.kind === 'verdict' ? statusOf(told) : 200).send(told);
      },
    });
  }
}

/** Whoever calls, with the rights of this moment. Throws a Problem. */
export type ActorOf = (request: FastifyRequest) => Actor;
