/**
 * What every call passes before its route and before a byte of its body is read: the name by which the server was called, the page
 * that calls, parameters that say two things, who is calling and whether they may, and the member's rate. And what every answer
 * carries. One place, so that no route can forget it.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, Role } from '../../src/domain/permission.ts';
import type { House } from '../house.ts';
import { type Callers, chargeBody, chargeHandlers, openTill } from './charge.ts';
import { credentialsOf, DESKTOP_ORIGIN, hostKnown, originAllowed } from './guard.ts';
import { Problem } from './problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answers also whoever has not signed in. */
    readonly open?: true;
    /** Who may call at all, where a large body would have to be read to say no. */
    readonly roles?: readonly Role[];
  }
}

export type Door = {
  readonly house: House;
  readonly hosts: ReadonlySet<string>;
  /** Throws a Problem for whoever has no session. */
  readonly actorOf: (request: FastifyRequest) => Actor;
  /** This request's connection belongs to somebody who is known. */
  readonly welcome: (request: FastifyRequest) => void;
};

/** What is on a page of ours may be kept; what is somebody's text may not, nor be shown inside anything. */
const ANSWERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const;

const isPage = (path: string): boolean => !/^\/(api|metrics)(\/|\?|$)/.test(path);

/** A name that stands twice says two things; a route would take the one and a log the other. */
function onceOnly({ query }: FastifyRequest): void {
  for (const [name, value] of Object.entries(query as { readonly [name: string]: unknown }))
    if (typeof value !== 'string')
      throw new Problem(400, 'bad-request', `The parameter ${name} is given more than once. Give it once only.`);
}

function answerDesktop({ raw: { headers, method } }: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  if (headers.origin !== DESKTOP_ORIGIN) return undefined;
  reply.header('access-control-allow-origin', DESKTOP_ORIGIN).header('vary', 'Origin');
  if (method !== 'OPTIONS') return undefined;
  return reply
    .code(204)
    .header('access-control-allow-methods', 'GET, POST, DELETE')
    .header('access-control-allow-headers', 'authorization, content-type')
    .header('access-control-max-age', '600')
    .send();
}

/** Before any route is made. */
export function openDoor(app: FastifyInstance, { house, hosts, actorOf, welcome }: Door): void {
  const callers: Callers = new WeakMap();
  chargeHandlers(app, house, callers);
  app.addHook('onRequest', async (request, reply) => {
    const { headers, method, url = '' } = request.raw;
    if (!isPage(url)) reply.headers(ANSWERS);
    if (!hostKnown(headers, hosts))
      throw new Problem(421, 'host', 'This server does not answer to that name; start it with --host-name to add it.');
    const answered = answerDesktop(request, reply);
    if (answered) return answered;
    if (!originAllowed(headers, credentialsOf(headers).by, method === 'GET' || method === 'HEAD'))
      throw new Problem(403, 'origin', 'This call may not come from a page of another site.');
    onceOnly(request);
    return undefined;
  });
  const till = openTill(house);
  app.addHook('onRequest', (request, reply, done) => {
    const { open, roles } = request.routeOptions.config;
    if (open || request.is404 || isPage(request.raw.url ?? '')) return done();
    const actor = actorOf(request);
    welcome(request);
    callers.set(request, actor);
    if (roles && !roles.includes(actor.role)) throw new Problem(403, 'not-allowed', 'Your role does not allow this.');
    return till(actor, reply, done);
  });
  app.addHook('preHandler', (request, _reply, done) => {
    const actor = callers.get(request);
    if (actor) chargeBody(house, actor, request);
    done();
  });
}
