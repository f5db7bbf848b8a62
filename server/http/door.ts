/**
 * What every call passes before its route and before a byte of its body is read: the name by which the server was called, the page
 * that calls, parameters that say two things, who is calling and whether they may, and the member's rate. And what every answer
 * carries. One place, so that no route can forget it.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, Role } from '../../src/domain/permission.ts';
import { UNPRINTABLE_HEADER } from '../../src/domain/text/unprintable.ts';
import type { Workspace } from '../workspace.ts';
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
  readonly workspace: Workspace;
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

/**
 * What the desktop program's page may read of an answer beyond its type: the page is of another origin than this server, and
 * a header that is not named here does not exist for it.
 */
const EXPOSED = ['content-disposition', UNPRINTABLE_HEADER, 'retry-after'].join(', ');

const isPage = (path: string): boolean => !/^\/(api|metrics)(\/|\?|$)/.test(path);

/** A name that stands twice says two things; a route would take the one and a log the other. */
function onceOnly({ query }: FastifyRequest): void {
  for (const [name, value] of Object.entries(query as { readonly [name: string]: unknown }))
    if (typeof value !== 'string')
      throw new Problem('bad-request', `The parameter ${name} is given more than once. Give it once only.`);
}

/** True for the question that a browser asks before a call. */
function permitDesktop({ raw: { headers, method } }: FastifyRequest, reply: FastifyReply): boolean {
  if (headers.origin !== DESKTOP_ORIGIN) return false;
  reply
    .header('access-control-allow-origin', DESKTOP_ORIGIN)
    .header('access-control-expose-headers', EXPOSED)
    .header('vary', 'Origin');
  if (method !== 'OPTIONS') return false;
  reply
    .header('access-control-allow-methods', 'GET, POST, DELETE')
    .header('access-control-allow-headers', 'authorization, content-type')
    .header('access-control-max-age', '600');
  return true;
}

/** Before any route is made. */
export function openDoor(app: FastifyInstance, { workspace, hosts, actorOf, welcome }: Door): void {
  const callers: Callers = new WeakMap();
  chargeHandlers(app, workspace, callers);
  app.addHook('onRequest', async (request, reply) => {
    const { headers, method, url = '' } = request.raw;
    if (!isPage(url)) reply.headers(ANSWERS);
    // Refusals are answers as well: a page that may not read one can only say that nobody answers.
    const asking = permitDesktop(request, reply);
    if (!hostKnown(headers, hosts))
      throw new Problem('host', 'This server does not answer to that name; start it with --host-name to add it.');
    if (asking) return reply.code(204).send();
    if (!originAllowed(headers, credentialsOf(headers).by, method === 'GET' || method === 'HEAD'))
      throw new Problem('origin', 'This call may not come from a page of another site.');
    onceOnly(request);
    return undefined;
  });
  const till = openTill(workspace);
  app.addHook('onRequest', (request, reply, done) => {
    const { open, roles } = request.routeOptions.config;
    if (open || request.is404 || isPage(request.raw.url ?? '')) return done();
    const actor = actorOf(request);
    welcome(request);
    callers.set(request, actor);
    if (roles && !roles.includes(actor.role)) throw new Problem('not-allowed', 'Your role does not allow this.');
    return till(actor, reply, done);
  });
  app.addHook('preHandler', (request, _reply, done) => {
    const actor = callers.get(request);
    if (actor) chargeBody(workspace, actor, request);
    done();
  });
}
