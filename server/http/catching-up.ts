/**
 * Who may send a catch-up now, asked before any of its 16 MB is read: so many at once of one member, and of nobody who owes
 * more than a short wait. Whoever is sent away has lost nothing: their program keeps the words and comes back with them.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../src/domain/permission.ts';
import { type Pay, payingAt } from '../rooms/catch-up.ts';
import type { After, Rate } from '../rooms/rate.ts';
import { Problem } from './problem.ts';

/** Somebody who was away may have written in several resolutions, each of which comes back by itself. */
const AT_ONCE = 4;
/** Whoever owes more is told to come back, and not kept waiting. */
const LONGEST_PAUSE_MS = 20_000;

export type CatchingUp = {
  /** Before the body is read. Throws a Problem. */
  readonly admit: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  readonly payOf: (member: string) => Pay;
};

export function openCatchingUp(actorOf: (request: FastifyRequest) => Actor, rate: Rate, later: After): CatchingUp {
  const underWay = new Map<string, number>();
  const count = (member: string, by: 1 | -1): void => {
    const now = (underWay.get(member) ?? 0) + by;
    if (now > 0) underWay.set(member, now);
    else underWay.delete(member);
  };
  return {
    admit: async (request, reply) => {
      const { id } = actorOf(request);
      if ((underWay.get(id) ?? 0) >= AT_ONCE)
        throw new Problem(
          'too-many',
          `${AT_ONCE} catch-ups of yours are under way already. Send the next when one of them is answered.`,
          { retryAfter: 5 },
        );
      const owed = rate.spend(id, {});
      const seconds = Math.ceil(owed / 1000);
      if (owed > LONGEST_PAUSE_MS)
        throw new Problem(
          'too-fast',
          `You have sent a great deal in a short time. Send the rest in ${seconds} seconds.`,
          { retryAfter: seconds },
        );
      count(id, 1);
      reply.raw.once('close', () => count(id, -1));
    },
    payOf: (member) => payingAt(rate, member, later),
  };
}
