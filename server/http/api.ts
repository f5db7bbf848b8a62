/**
 * The HTTP interface: one route a line, each checked for its member and answered in JSON. What changes something goes
 * through the same turn as the socket's messages.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { runChecks } from '../../src/checks/run.ts';
import { isLang, type Lang } from '../../src/domain/language.ts';
import { may, ROLES } from '../../src/domain/permission.ts';
import { VIEWS } from '../../src/export/index.ts';
import { parseCommand, parseSummitCommand } from '../../src/protocol/command.ts';
import type { DemoAuthority } from '../auth/demo-authority.ts';
import { openGuesses } from '../auth/guesses.ts';
import { importResolution } from '../commands/import.ts';
import { keepExported } from '../commands/milestones.ts';
import { refusalSentence } from '../commands/sentences.ts';
import type { Trusted } from '../commands/signatures.ts';
import { VERSION } from '../config.ts';
import { audit, BadFilter, filterOf, knownIn, NoSuchClause, wholeAudit } from '../history/audit.ts';
import { authorsInSlices } from '../history/authors.ts';
import { logCsv } from '../history/log-csv.ts';
import { milestonesIn } from '../history/milestones.ts';
import { Pasts, pageWish } from '../history/pages.ts';
import {
  declarationAt,
  diffBetween,
  exportAt,
  isNamedPoint,
  NoSuchPoint,
  redlineAt,
  seqOfPoint,
} from '../history/points.ts';
import { SLICES } from '../history/retrace.ts';
import { hasClause } from '../history/versions.ts';
import type { House } from '../house.ts';
import { catchUp } from '../rooms/catch-up.ts';
import { isClientId } from '../rooms/clients.ts';
import type { Caller } from './caller.ts';
import { answerChanges } from './changes.ts';
import { COOKIE, credentialsOf } from './guard.ts';
import type { Jobs } from './jobs.ts';
import { Problem } from './problem.ts';
import { registerSeals } from './seals.ts';
import { registerSigning, sendFile } from './signing.ts';
import { courseView, noticesView, summitView } from './views.ts';

export type ApiOptions = {
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
  const { storage, summit, access } = house;

  const { actorOf, actorNow } = options;
  const guesses = openGuesses(house.clock);
  type Q = { Params: { r: string; c: string }; Querystring: Record<string, string | undefined> };
  const resolutionOf = (request: FastifyRequest<Q>): string => {
    actorOf(request);
    const { r } = request.params;
    if (!summit.resolutions.has(r))
      throw new Problem(404, 'no-such-resolution', `There is no resolution ${r} in this summit.`);
    return r;
  };
  /** Keystrokes can be seen between the points of the log, so observers get its named points only. */
  const mayReadAt = (request: FastifyRequest<Q>, ...points: readonly string[]): void => {
    if (
      !may(actorOf(request), 'read-keystroke-history') &&
      points.some((at) => !isNamedPoint(storage, resolutionOf(request), at))
    )
      throw new Problem(403, 'not-allowed', 'Observers see milestones and the present text.');
  };
  const mayReadHistory = (request: FastifyRequest<Q>, what: string): void => {
    if (!may(actorOf(request), 'read-keystroke-history'))
      throw new Problem(403, 'not-allowed', `Observers see milestones and their comparisons, not ${what}.`);
  };
  const room = (request: FastifyRequest<Q>) => {
    const found = house.rooms.open(resolutionOf(request));
    if (!found) throw new Problem(404, 'no-such-resolution', 'There is no such resolution in this summit.');
    return found;
  };

  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    if (error instanceof Problem)
      return reply.code(error.status).send({ ok: false, reason: error.reason, message: error.message });
    if (error instanceof BadFilter)
      return reply.code(400).send({ ok: false, reason: 'bad-request', message: error.message });
    if (error instanceof NoSuchClause)
      return reply.code(404).send({ ok: false, reason: 'unknown-clause', message: error.message });
    if (error instanceof NoSuchPoint)
      return reply.code(404).send({ ok: false, reason: 'no-such-point', message: error.message });
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
      [...summit.members.values()].filter(({ revoked }) => !revoked),
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

  registerSigning(app, { house, jobs: options.jobs, actorOf });
  registerSeals(app, { house, jobs: options.jobs, actorOf, trusted: options.trusted });
  app.get('/api/notices', (request) => noticesView(house, actorOf(request).id));
  app.post<{ Body: { upTo?: unknown } | null }>('/api/notices/read', async (request) => {
    const actor = actorOf(request);
    const upTo = request.body?.upTo;
    if (typeof upTo !== 'number' || !Number.isSafeInteger(upTo))
      throw new Problem(400, 'bad-request', 'Send {"upTo": number}, the id of the newest notice that was read.');
    await house.inTurn(() => house.notices.read(actor.id, upTo));
    return { ok: true };
  });
  app.get('/api/summit', (request) => summitView(house, actorOf(request)));
  app.get<Q>('/api/summit/changes', (request, reply) => answerChanges(house, actorOf(request), request.query, reply));
  app.post('/api/summit/commands', async (request, reply) => {
    const actor = actorOf(request);
    const parsed = parseSummitCommand(request.body);
    if (!parsed.ok) throw new Problem(400, 'bad-command', `${refusalSentence('bad-command')} ${parsed.message}`);
    const answer = await house.inTurn(() => summit.command(actor, parsed.value));
    return reply.code(answer.ok ? 200 : (STATUS_OF[answer.reason] ?? 400)).send(answer);
  });

  app.get<Q>('/api/resolutions/:r', (request) => {
    const at = request.query.at ?? 'now';
    mayReadAt(request, at);
    return at === 'now' ? room(request).snapshot() : declarationAt(storage, resolutionOf(request), at);
  });
  app.post<Q>('/api/resolutions/:r/commands', async (request, reply) => {
    const actor = actorOf(request);
    const resolution = resolutionOf(request);
    const parsed = parseCommand(request.body);
    if (!parsed.ok) throw new Problem(400, 'bad-command', `${refusalSentence('bad-command')} ${parsed.message}`);
    const answer = await house.command(resolution, () => actorNow(actor), parsed.value);
    return reply.code(answer.ok ? 200 : (STATUS_OF[answer.reason] ?? 400)).send(answer);
  });
  app.get<Q>('/api/resolutions/:r/log', (request, reply) => {
    mayReadHistory(request, 'the log');
    const { format = 'json' } = request.query;
    if (!['json', 'csv'].includes(format))
      throw new Problem(400, 'bad-request', `There is no format ${format} of the log: use json or csv.`);
    const resolution = resolutionOf(request);
    const filter = filterOf(request.query);
    knownIn(summit, filter);
    if (format === 'json') return audit(storage, resolution, filter);
    // A table is of all that is asked for, unless a number is named.
    const records =
      filter.limit === undefined ? wholeAudit(storage, resolution, filter) : audit(storage, resolution, filter);
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${resolution}-log.csv"`)
      .send(logCsv(records));
  });
  /** The column that a call about one cell names. */
  const columnOf = ({ query: { language } }: FastifyRequest<Q>): Lang => {
    if (!isLang(language)) throw new Problem(400, 'bad-request', 'Name a column, e.g. ?language=fa.');
    return language;
  };
  /** Why there is nothing about a cell: throws. */
  const noCell = (request: FastifyRequest<Q>, language: Lang): never => {
    if (!hasClause(storage, resolutionOf(request), request.params.c))
      throw new Problem(404, 'unknown-clause', refusalSentence('unknown-clause'));
    throw new Problem(404, 'no-such-column', `This resolution has no column in ${language}.`);
  };
  const pasts = new Pasts(storage, SLICES);
  app.get<Q>('/api/resolutions/:r/clauses/:c/history', async (request) => {
    mayReadHistory(request, 'the history of a cell');
    const resolution = resolutionOf(request);
    const clause = request.params.c;
    const lang = request.query.language === undefined ? null : columnOf(request);
    const wish = pageWish(request.query);
    if (!wish) throw new Problem(400, 'bad-request', 'Ask for a page by ?limit=1..1000 and ?before=POSITION.');
    const page = await pasts.page(resolution, { clause, lang }, wish);
    if (page) return page;
    if (lang !== null) return noCell(request, lang);
    throw new Problem(404, 'unknown-clause', refusalSentence('unknown-clause'));
  });
  app.get<Q>('/api/resolutions/:r/clauses/:c/authors', async (request) => {
    mayReadHistory(request, 'who wrote which words');
    const resolution = resolutionOf(request);
    const language = columnOf(request);
    const { at = 'now', since } = request.query;
    const wish = {
      at: seqOfPoint(storage, resolution, at),
      since: since === undefined ? undefined : seqOfPoint(storage, resolution, since),
    };
    const place = { clause: request.params.c, lang: language };
    return (await authorsInSlices(storage, resolution, place, wish, SLICES)) ?? noCell(request, language);
  });
  app.get<Q>('/api/resolutions/:r/milestones', (request) => milestonesIn(storage, resolutionOf(request)));
  app.get<Q>('/api/resolutions/:r/checks', (request) => runChecks(room(request).snapshot()));
  app.get<Q>('/api/resolutions/:r/course', (request) => {
    if (!may(actorOf(request), 'read-keystroke-history'))
      throw new Problem(403, 'not-allowed', 'Observers see milestones and their comparisons.');
    return courseView(house, room(request));
  });
  app.get<Q>('/api/resolutions/:r/diff', (request) => {
    const { from, to = 'now', language } = request.query;
    const resolution = resolutionOf(request);
    if (!from) throw new Problem(400, 'bad-request', 'Name the two points: ?from=MILESTONE&to=now.');
    mayReadAt(request, from, to);
    const signed = may(actorOf(request), 'read-keystroke-history');
    const diff = diffBetween(storage, resolution, from, to, { signed });
    if (!isLang(language)) return diff;
    return {
      ...diff,
      clauses: diff.clauses.map((clause) => ({ ...clause, texts: { [language]: clause.texts[language] } })),
    };
  });
  app.get<Q>('/api/resolutions/:r/export', async (request, reply) => {
    const { format = 'docx', language = 'all', at = 'now', view = 'brackets', since, holder } = request.query;
    const resolution = resolutionOf(request);
    mayReadAt(request, at, ...(since ? [since] : []));
    if (view !== 'redline' && !(VIEWS as readonly string[]).includes(view))
      throw new Problem(400, 'bad-request', `There is no view ${view}: use ${VIEWS.join(', ')} or redline.`);
    if ((view === 'redline') !== (since !== undefined))
      throw new Problem(400, 'bad-request', 'A redline needs the earlier point: ?view=redline&since=MILESTONE.');
    const wish = { format, language: language as Lang | 'all', at, now: house.now() };
    // Before the text is read, so that what is named is what is in the file. Asking for the head alone hands nothing out.
    if (at === 'now' && request.method === 'GET') await keepExported(house, actorOf(request), resolution);
    const file =
      since === undefined
        ? await exportAt(storage, summit, resolution, { ...wish, holder, view: view as (typeof VIEWS)[number] })
        : await redlineAt(storage, summit, resolution, {
            ...wish,
            since,
            signed: may(actorOf(request), 'read-keystroke-history'),
            list: request.query.list !== undefined,
          });
    if (!file.ok) throw new Problem(400, file.reason, `This cannot be exported as ${format} in ${language}.`);
    return reply
      .header('content-type', file.mime)
      .header('content-disposition', `attachment; filename="${file.name}"`)
      .send(Buffer.from(file.bytes));
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
  app.post<Q>(
    '/api/resolutions/:r/updates',
    {
      bodyLimit: 16 * 1024 * 1024,
      config: { roles: ROLES.filter((role) => may({ id: '', role, columns: [] }, 'type')) },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const target = room(request);
      if (!Buffer.isBuffer(request.body))
        throw new Problem(415, 'bad-request', 'Send a Yjs update (V1) as application/octet-stream.');
      const bytes = new Uint8Array(request.body);
      const since = Number(request.query.since) || undefined;
      const outcome = await catchUp(target, () => actorNow(actor), bytes, since, house.inTurn);
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
