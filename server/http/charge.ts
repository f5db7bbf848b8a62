/**
 * Calls are paid for like messages of a socket, from the same bucket: each one, its bytes, and the time of the server's one thread.
 * Whoever has overdrawn it waits: a little without noticing, and where it would be long they are told so (429, Retry-After).
 */
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  HookHandlerDoneFunction,
  RouteHandlerMethod,
} from 'fastify';
import type { Actor } from '../../src/domain/permission.ts';
import { RATE, type Spent } from '../rooms/rate.ts';
import type { Workspace } from '../workspace.ts';

/** Milliseconds that a call is held back at most, and how many of one member are at once: beyond, it is refused. */
const PATIENCE = { ms: 5_000, calls: 8 } as const;

/** Milliseconds of processor time that this thread has spent so far; work of others, and of other threads, does not count. */
export const busy = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** Charges a member for what a call cost. The command line on this machine is no member. */
export function charge({ rate }: Pick<Workspace, 'rate'>, { id }: Pick<Actor, 'id'>, spent: Spent): void {
  if (id !== 'server') rate.spend(id, spent);
}

/** Does `work` and charges the member for its time, also where it throws. */
export function charged<T>(workspace: Pick<Workspace, 'rate'>, actor: Pick<Actor, 'id'>, work: () => T): T {
  const begun = busy();
  try {
    return work();
  } finally {
    charge(workspace, actor, { work: busy() - begun });
  }
}

const tooFast = (reply: FastifyReply, wait: number): FastifyReply =>
  reply
    .code(429)
    .header('retry-after', String(Math.ceil(wait / 1000)))
    .send({
      ok: false,
      reason: 'too-fast',
      message: `This is more than one member may ask for at once. Try again in ${Math.ceil(wait / 1000)} seconds; nothing was changed.`,
    });

/** The caller of a request, once it is known. */
export type Callers = WeakMap<FastifyRequest, Actor>;

/** Charges the time of every handler up to its first pause to whoever called. Before any route is made. */
export function chargeHandlers(app: FastifyInstance, workspace: Workspace, callers: Callers): void {
  app.addHook('onRoute', (route) => {
    const handler = route.handler as RouteHandlerMethod;
    route.handler = function (request, reply) {
      const actor = callers.get(request);
      return actor
        ? charged(workspace, actor, () => handler.call(this, request, reply))
        : handler.call(this, request, reply);
    };
  });
}

/** Bytes of a body, when it is there: what was promised and never sent costs nothing. The largest takes all that may come at once. */
export function chargeBody(workspace: Workspace, actor: Actor, { body }: FastifyRequest): void {
  if (body === undefined || body === null) return;
  const bytes = Buffer.isBuffer(body) ? body.length : JSON.stringify(body).length;
  charge(workspace, actor, { bytes: Math.min(bytes, RATE.bytes.burst) });
}

/** Before a body is read: lets the call through, later or never. */
export function openTill(
  workspace: Workspace,
): (actor: Actor, reply: FastifyReply, done: HookHandlerDoneFunction) => void {
  const waiting = new Map<string, number>();
  const count = (member: string, by: 1 | -1): void => {
    const left = (waiting.get(member) ?? 0) + by;
    if (left > 0) waiting.set(member, left);
    else waiting.delete(member);
  };
  return (actor, reply, done) => {
    if (actor.id === 'server') return done();
    const wait = workspace.rate.spend(actor.id, {});
    if (wait === 0) {
      workspace.rate.spend(actor.id, { messages: 1 });
      return done();
    }
    // What is refused is not charged: else it could never be paid off.
    if (wait > PATIENCE.ms || (waiting.get(actor.id) ?? 0) >= PATIENCE.calls) {
      tooFast(reply, wait);
      return;
    }
    count(actor.id, 1);
    workspace.later(wait, () => {
      count(actor.id, -1);
      workspace.rate.spend(actor.id, { messages: 1 });
      done();
    });
  };
}
