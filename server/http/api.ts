/**
 * The HTTP interface: one route a line, each checked for its member and answered in JSON. What changes something goes
 * through the same turn as the socket's messages.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isLang } from '../../src/domain/language.ts';
import { may, ROLES } from '../../src/domain/permission.ts';
import { parseCommand, parseSummitCommand } from '../../src/protocol/command.ts';
import type { DemoAuthority } from '../auth/demo-authority.ts';
import { openGuesses } from '../auth/guesses.ts';
import { inOrderOfStates } from '../commands/assembly.ts';
import { importResolution } from '../commands/import.ts';
import { refusalSentence } from '../commands/sentences.ts';
import type { Trusted } from '../commands/signatures.ts';
import { closeWhenDue } from '../commands/signatures.ts';
import { VERSION } from '../config.ts';
import type { House } from '../house.ts';
import type { Reading } from '../reading/pool.ts';
import { refusalOf } from '../reading/refusal.ts';
import { catchUp } from '../rooms/catch-up.ts';
import { isClientId } from '../rooms/clients.ts';
import { askingFor, Gone } from './asking.ts';
import { type Caller, openNamed } from './caller.ts';
import { openCatchingUp } from './catching-up.ts';
import { busy, charged } from './charge.ts';
import { COOKIE, credentialsOf } from './guard.ts';
import type { Jobs } from './jobs.ts';
import { Problem } from './problem.ts';
import { registerReading } from './reading.ts';
import { registerSeals } from './seals.ts';
import { registerSigning, sendFile } from './signing.ts';

export type ApiOptions = {
  readonly reading: Reading;
  readonly trusted: Trusted;
  /** Test keys; only in a demo. */
  readonly authority: DemoAuthority | null;
  readonly jobs: Jobs;
  readonly demo: boolean;
  readonly secureCookie: boolean;
  readonly connections: () => number;
} & Caller;

const STATUS_OF: { readonly [reason: string]: number } = {
  'not-allowed': 403,
  'text-changed': 409,
  'clause-frozen': 409,
  'unknown-clause': 404,
  'rule-unmet': 409,
  'bad-command': 400,
};

export function registerApi(app: FastifyInstance, house: House, options: ApiOptions): void {
  const { summit, access } = house;

  const { actorOf, actorNow } = options;
  const guesses = openGuesses(house.clock);
  type Q = { Params: { r: string; c: string }; Querystring: Record<string, string | undefined> };
  const resolutionOf = openNamed(summit, actorOf);
  const room = (request: FastifyRequest<Q>) => {
    const found = house.rooms.open(resolutionOf(request));
    if (!found) throw new Problem(404, 'no-such-resolution', 'There is no such resolution in this summit.');
    return found;
  };

  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    // Nobody reads it any more, and it is nobody's fault.
    if (error instanceof Gone) return reply.code(499).send();
    const refusal = refusalOf(error);
    if (refusal) {
      const { status, retryAfter, ...told } = refusal;
      if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
      return reply.code(status).send({ ok: false, ...told });
    }
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
      return reply
        .code(413)
        .send({ ok: false, reason: 'too-large', message: 'What was sent is too large for this call.' });
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send({ ok: false, reason: 'bad-request', message: error.message });
    request.log.error(error);
    return reply.code(500).send({
      ok: false,
      reason: 'server',
      message: 'The server could not do this; nothing was changed. It has written down why.',
    });
  });

  const startSession = (reply: FastifyReply, token: string, member: string) => {
    reply.header(
      'set-cookie',
      `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${30 * 86_400}${options.secureCookie ? '; Secure' : ''}`,
    );
    const { id, name, nameLang, delegation, role, columns, head } = summit.members.get(member) as NonNullable<
      ReturnType<typeof summit.members.get>
    >;
    return reply.send({ token, member: { id, name, nameLang, delegation, role, columns, head } });
  };

  const wrongCode = (request: FastifyRequest, reply: FastifyReply): Problem => {
    const wait = guesses.failed(request.ip);
    if (wait === 0)
      return new Problem(
        403,
        'code',
        'This code is unknown, was used already, or is older than seven days. Ask the secretariat for a new one.',
      );
    reply.header('retry-after', String(wait));
    return new Problem(
      429,
      'too-fast',
      `Too many wrong codes came from here. Try again in ${wait} seconds; a right one works at once.`,
    );
  };

  app.post<{ Body: { code?: unknown; member?: unknown } | null }>(
    '/api/sessions',
    { config: { open: true } },
    async (request, reply) => {
      const { code, member } = request.body ?? {};
      if (typeof code === 'string') {
        // A wrong one costs no turn.
        const session = access.knows(code) ? await house.inTurn(() => access.redeem(code)) : null;
        if (!session || !summit.actor(session.member)) throw wrongCode(request, reply);
        return startSession(reply, session.token, session.member);
      }
      if (typeof member === 'string' && options.demo) {
        // "server" acts, too, but is nobody who could sign in.
        if (!summit.members.has(member) || !summit.actor(member))
          throw new Problem(404, 'no-such-member', 'There is no such member in the sample summit.');
        return startSession(reply, await house.inTurn(() => access.admit(member)), member);
      }
      throw new Problem(400, 'bad-request', 'Send {"code": "..."}.');
    },
  );
  app.delete('/api/sessions', { config: { open: true } }, (request, reply) => {
    const { token } = credentialsOf(request.raw.headers);
    if (token) {
      access.signOut(token);
      for (const listener of house.onSignOut) listener(token);
    }
    reply.header('set-cookie', `${COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`);
    return reply.send({ ok: true });
  });
  if (options.demo)
    app.get('/api/demo/members', { config: { open: true } }, () =>
      inOrderOfStates(
        summit,
        [...summit.members.values()].filter(({ revoked }) => !revoked),
      ),
    );

  const { authority } = options;
  if (authority)
    app.get<{ Params: { delegation: string } }>('/api/demo/keys/:delegation', async (request, reply) => {
      actorOf(request);
      const { delegation } = request.params;
      const bytes = await authority.keyFile(delegation);
      if (!bytes) throw new Problem(404, 'not-found', 'There is no such delegation in this summit.');
      return sendFile(reply, { bytes, mime: 'application/x-pkcs12', name: `TEST-${delegation}.p12` });
    });

  app.get('/api/health', { config: { open: true } }, () => ({
    ok: true,
    version: VERSION,
    rooms: [...house.rooms.loaded()].length,
    connections: options.connections(),
  }));

  const { reading } = options;
  const asking = askingFor(reading, actorOf);
  registerReading(app, { house, actorOf, asking });
  registerSigning(app, { house, jobs: options.jobs, actorOf, asking });
  registerSeals(app, { house, jobs: options.jobs, actorOf, asking, reading, trusted: options.trusted });
  app.post<{ Body: { upTo?: unknown } | null }>('/api/notices/read', async (request) => {
    const actor = actorOf(request);
    const upTo = request.body?.upTo;
    if (typeof upTo !== 'number' || !Number.isSafeInteger(upTo))
      throw new Problem(400, 'bad-request', 'Send {"upTo": number}, the id of the newest notice that was read.');
    await house.inTurn(() => house.notices.read(actor.id, upTo));
    return { ok: true };
  });
  app.post('/api/summit/commands', async (request, reply) => {
    const actor = actorOf(request);
    const parsed = parseSummitCommand(request.body);
    if (!parsed.ok) throw new Problem(400, 'bad-command', `${refusalSentence('bad-command')} ${parsed.message}`);
    // The turn is not the handler's time: a decision on the text as a whole reads all of it.
    const answer = await house.inTurn(() => charged(house, actor, () => summit.command(actor, parsed.value)));
    // The last State that was waited for may have confirmed.
    if (answer.ok && parsed.value.type === 'signature.confirm') await closeWhenDue(house, options.trusted);
    return reply.code(answer.ok ? 200 : (STATUS_OF[answer.reason] ?? 400)).send(answer);
  });

  app.post<Q>('/api/resolutions/:r/commands', async (request, reply) => {
    const actor = actorOf(request);
    const resolution = resolutionOf(request);
    const parsed = parseCommand(request.body);
    if (!parsed.ok) throw new Problem(400, 'bad-command', `${refusalSentence('bad-command')} ${parsed.message}`);
    const answer = await house.command(resolution, () => actorNow(actor), parsed.value);
    return reply.code(answer.ok ? 200 : (STATUS_OF[answer.reason] ?? 400)).send(answer);
  });
  app.post<Q & { Body: { clientID?: unknown } | null }>('/api/resolutions/:r/clients', async (request, reply) => {
    const actor = actorOf(request);
    const target = room(request);
    const id = request.body?.clientID;
    if (!isClientId(id))
      throw new Problem(
        400,
        'bad-request',
        'Send {"clientID": number}, an id as Yjs draws them: a whole number below 2^32.',
      );
    const foreign = await house.inTurn(() => target.bind(actor, [id]));
    if (foreign.length > 0)
      throw new Problem(
        409,
        'foreign-client',
        'This client id belongs to somebody else. Open the document anew to get another one.',
      );
    return reply.send({ ok: true });
  });
  const catchingUp = openCatchingUp(actorOf, house.rate, house.later);
  app.post<Q>(
    '/api/resolutions/:r/updates',
    {
      bodyLimit: 16 * 1024 * 1024,
      config: { roles: ROLES.filter((role) => may({ id: '', role, columns: [] }, 'type')) },
      onRequest: catchingUp.admit,
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const target = room(request);
      if (!Buffer.isBuffer(request.body))
        throw new Problem(415, 'bad-request', 'Send a Yjs update (V1) as application/octet-stream.');
      const bytes = new Uint8Array(request.body);
      const since = Number(request.query.since) || undefined;
      const outcome = await catchUp(target, bytes, since, {
        actorNow: () => actorNow(actor),
        inTurn: house.inTurn,
        pay: catchingUp.payOf(actor.id),
        clock: busy,
      });
      if (!outcome.ok) {
        const status = outcome.reason === 'malformed' ? 400 : outcome.reason === 'signed-out' ? 401 : 403;
        const message = 'The update was not accepted.';
        return reply.code(status).send({ ok: false, reason: outcome.reason, message, places: outcome.places });
      }
      const { seq, hash: head } = target.head();
      return reply.send({ ok: true, seq, head, refused: outcome.refused });
    },
  );
  app.post<{ Querystring: Record<string, string | undefined> }>(
    '/api/import',
    { bodyLimit: 60 * 1024 * 1024, config: { roles: ['secretariat'] } },
    async (request, reply) => {
      const actor = actorOf(request);
      const { resolution = '', name = 'file.tsv', language } = request.query;
      if (language !== undefined && !isLang(language))
        throw new Problem(400, 'bad-request', `There is no language ${language}.`);
      if (!Buffer.isBuffer(request.body))
        throw new Problem(415, 'bad-request', 'Send the file as application/octet-stream.');
      const bytes = new Uint8Array(request.body);
      const outcome = await importResolution(house, actor, resolution, name, bytes, language ? { language } : {});
      const status = outcome.ok ? 200 : outcome.reason === 'busy' ? 429 : 422;
      return reply.code(status).send(outcome);
    },
  );
}
