/** Who calls: the member of a session with the rights of this moment, or the command line of this machine. */
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../src/domain/permission.ts';
import type { Workspace } from '../workspace.ts';
import { credentialsOf } from './guard.ts';
import { Problem } from './problem.ts';

const ADMIN: Actor = { id: 'server', role: 'secretariat', columns: [] };

export type Caller = {
  /** Throws a Problem for whoever has no session. */
  readonly actorOf: (request: FastifyRequest) => Actor;
  /** The rights of that moment, where something had to wait. */
  readonly actorNow: (actor: Actor) => Actor | null;
};

/** `adminToken`: of the command line on this machine; it acts as the secretariat. */
export const openCaller = ({ access, summit }: Pick<Workspace, 'access' | 'summit'>, adminToken: string): Caller => ({
  actorOf: (request) => {
    const { token } = credentialsOf(request.raw.headers);
    if (token === adminToken) return ADMIN;
    const member = token ? access.memberOf(token) : null;
    const actor = member ? summit.actor(member) : null;
    if (!actor) throw new Problem('signed-out', 'Sign in first: this needs a session.');
    return actor;
  },
  actorNow: (actor) => (actor === ADMIN ? ADMIN : summit.actor(actor.id)),
});

/** Which resolution a call names. The function throws a Problem for whoever has no session, and where there is none of that id. */
export const openNamed =
  ({ resolutions }: Workspace['summit'], actorOf: Caller['actorOf']) =>
  ({ request, path: { r } }: { readonly request: FastifyRequest; readonly path: { readonly r: string } }): string => {
    actorOf(request);
    if (!resolutions.has(r)) throw new Problem('no-such-resolution', `There is no resolution ${r} in this summit.`);
    return r;
  };
