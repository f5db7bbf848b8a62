/** Calls of whoever comes and goes: signing in and out, who is there in a demonstration, notices that were read. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Member, SignedIn } from '../../src/domain/summit/summit.ts';
import type { DemoAuthority } from '../auth/demo-authority.ts';
import { openGuesses } from '../auth/guesses.ts';
import { inOrderOfStates } from '../commands/assembly.ts';
import { VERSION } from '../config.ts';
import type { Workspace } from '../workspace.ts';
import { COOKIE, credentialsOf } from './guard.ts';
import { Problem } from './problem.ts';
import { type ActorOf, type Handlers, SEND } from './routes.ts';
import { sendFile } from './signing.ts';

export type SessionsApi = {
  readonly workspace: Workspace;
  readonly actorOf: ActorOf;
  /** Test keys; only in a demo. */
  readonly authority: DemoAuthority | null;
  readonly demo: boolean;
  readonly secureCookie: boolean;
  readonly connections: () => number;
};

export function sessionHandlers({ workspace, actorOf, authority, demo, secureCookie, connections }: SessionsApi) {
  const { summit, access } = workspace;
  const guesses = openGuesses(workspace.clock);

  const startSession = (reply: FastifyReply, token: string, id: string): SignedIn => {
    reply.header(
      'set-cookie',
      `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${30 * 86_400}${secureCookie ? '; Secure' : ''}`,
    );
    const { name, nameLang, delegation, role, columns, head } = summit.members.get(id) as Member;
    return { token, member: { id, name, nameLang, delegation, role, columns, head } };
  };

  const wrongCode = (request: FastifyRequest, reply: FastifyReply): Problem => {
    const wait = guesses.failed(request.ip);
    if (wait === 0)
      return new Problem(
        'code',
        'This code is unknown, was used already, or is older than seven days. Ask the secretariat for a new one.',
      );
    reply.header('retry-after', String(wait));
    return new Problem(
      'too-fast',
      `Too many wrong codes came from here. Try again in ${wait} seconds; a right one works at once.`,
    );
  };

  return {
    signIn: async ({ request, reply, body }) => {
      const by = body();
      // Only the one that is there was looked at.
      if ('code' in by && typeof by.code === 'string') {
        const { code } = by;
        // A wrong one costs no turn.
        const session = access.knows(code) ? await workspace.inTurn(() => access.redeem(code)) : null;
        if (!session || !summit.actor(session.member)) throw wrongCode(request, reply);
        return startSession(reply, session.token, session.member);
      }
      if (!('member' in by) || !demo) throw new Problem('bad-request', SEND.signIn);
      const { member } = by;
      // "server" acts, too, but is nobody who could sign in.
      if (!summit.members.has(member) || !summit.actor(member))
        throw new Problem('no-such-member', 'There is no such member in the sample summit.');
      return startSession(reply, await workspace.inTurn(() => access.admit(member)), member);
    },
    signOut: ({ request, reply }) => {
      const { token } = credentialsOf(request.raw.headers);
      if (token) {
        access.signOut(token);
        for (const listener of workspace.onSignOut) listener(token);
      }
      reply.header('set-cookie', `${COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`);
      return { ok: true };
    },
    demoMembers: demo
      ? () =>
          inOrderOfStates(
            summit,
            [...summit.members.values()].filter(({ revoked }) => !revoked),
          )
      : null,
    demoKey: authority
      ? async ({ request, reply, path: { delegation } }) => {
          actorOf(request);
          const bytes = await authority.keyFile(delegation);
          if (!bytes) throw new Problem('not-found', 'There is no such delegation in this summit.');
          return sendFile(reply, { bytes, mime: 'application/x-pkcs12', name: `TEST-${delegation}.p12` });
        }
      : null,
    health: () => ({
      ok: true,
      version: VERSION,
      rooms: [...workspace.rooms.loaded()].length,
      connections: connections(),
    }),
    noticesRead: async ({ request, body }) => {
      const actor = actorOf(request);
      const { upTo } = body();
      await workspace.inTurn(() => workspace.notices.read(actor.id, upTo));
      return { ok: true };
    },
  } satisfies Partial<Handlers>;
}
