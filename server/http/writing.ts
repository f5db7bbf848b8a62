/** Calls that change something: commands, and text that comes by HTTP. They stand in the same turn as the socket's messages. */

import { may, ROLES } from '../../src/domain/permission.ts';
import { isLang } from '../../src/language/language.ts';
import type { RefusalName, TextRefusal } from '../../src/protocol/refusals.ts';
import { importResolution } from '../commands/import.ts';
import { closeWhenDue, type Trusted } from '../commands/signatures.ts';
import { catchUp } from '../rooms/catch-up.ts';
import { isClientId } from '../rooms/clients.ts';
import type { Workspace } from '../workspace.ts';
import { type Caller, openNamed } from './caller.ts';
import { openCatchingUp } from './catching-up.ts';
import { busy, charged } from './charge.ts';
import { Problem } from './problem.ts';
import { type Bars, type Call, type Handlers, SEND } from './routes.ts';

export type WritingApi = Caller & { readonly workspace: Workspace; readonly trusted: Trusted };

/** Somebody else's id is a conflict where it is bound, and forbidden where words come under it. */
const refusalOfText = (reason: TextRefusal): RefusalName => (reason === 'foreign-client' ? 'foreign-words' : reason);

export function writing({ workspace, trusted, actorOf, actorNow }: WritingApi) {
  const { summit } = workspace;
  const resolutionOf = openNamed(summit, actorOf);
  const roomOf = (call: Pick<Call<'command'>, 'request' | 'path'>) => {
    const found = workspace.rooms.open(resolutionOf(call));
    if (!found) throw new Problem('no-such-resolution', 'There is no such resolution in this summit.');
    return found;
  };
  const catchingUp = openCatchingUp(actorOf, workspace.rate, workspace.later);

  const handlers = {
    summitCommand: async ({ request, body }) => {
      const actor = actorOf(request);
      const command = body();
      // The turn is not the handler's time: a decision on the text as a whole reads all of it.
      const answer = await workspace.inTurn(() => charged(workspace, actor, () => summit.command(actor, command)));
      // The last State that was waited for may have confirmed.
      if (answer.ok && command.type === 'signature.confirm') await closeWhenDue(workspace, trusted);
      return answer;
    },
    command: (call) => {
      const actor = actorOf(call.request);
      const resolution = resolutionOf(call);
      return workspace.command(resolution, () => actorNow(actor), call.body());
    },
    bindClient: async (call) => {
      const actor = actorOf(call.request);
      const target = roomOf(call);
      const { clientID: id } = call.body();
      if (!isClientId(id)) throw new Problem('bad-request', SEND.bindClient);
      const foreign = await workspace.inTurn(() => target.bind(actor, [id]));
      if (foreign.length > 0)
        throw new Problem(
          'foreign-client',
          'This client id belongs to somebody else. Open the document anew to get another one.',
        );
      return { ok: true };
    },
    updates: async (call) => {
      const actor = actorOf(call.request);
      const target = roomOf(call);
      const since = Number(call.query.since) || undefined;
      const outcome = await catchUp(target, call.body(), since, {
        actorNow: () => actorNow(actor),
        inTurn: workspace.inTurn,
        pay: catchingUp.payOf(actor.id),
        clock: busy,
      });
      if (!outcome.ok)
        throw new Problem(refusalOfText(outcome.reason), 'The update was not accepted.', {
          more: { places: outcome.places },
        });
      const { seq, hash: head } = target.head();
      return { ok: true, seq, head, refused: outcome.refused };
    },
    import: async ({ request, query, body }) => {
      const actor = actorOf(request);
      const { resolution = '', name = 'file.tsv', language } = query;
      if (language !== undefined && !isLang(language))
        throw new Problem('bad-request', `There is no language ${language}.`);
      return importResolution(workspace, actor, resolution, name, body(), language ? { language } : {});
    },
  } satisfies Partial<Handlers>;

  const bars: Bars = {
    updates: {
      roles: ROLES.filter((role) => may({ id: '', role, columns: [] }, 'type')),
      onRequest: catchingUp.admit,
    },
    import: { roles: ['secretariat'] },
  };
  return { handlers, bars };
}
