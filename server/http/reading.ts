/**
 * HTTP of what is only read: who may ask is judged here, by the rights of this moment; what is answered is read by a process
 * of its own (../reading), so that no question of one member holds up what another one types.
 */

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isLang, type Lang } from '../../src/domain/language.ts';
import { type Actor, may } from '../../src/domain/permission.ts';
import { CHANGE_LISTS, VIEWS } from '../../src/export/index.ts';
import { keepExported } from '../commands/milestones.ts';
import { filterOf, knownIn } from '../history/audit.ts';
import { SEPARATORS, type Separator } from '../history/log-table.ts';
import { pageWish } from '../history/pages.ts';
import type { House } from '../house.ts';
import type { Present } from '../reading/views.ts';
import type { Asking } from './asking.ts';
import { openNamed } from './caller.ts';
import { Problem } from './problem.ts';

const isSeparator = (name: string): name is Separator => Object.hasOwn(SEPARATORS, name);

type Query = { readonly [name: string]: string | undefined };
type Q = { Params: { r: string; c: string }; Querystring: Query };

export type ReadingApi = {
  readonly house: House;
  readonly actorOf: (request: FastifyRequest) => Actor;
  readonly asking: Asking;
};

const CHANGES_FORMATS = ['json', ...Object.keys(CHANGE_LISTS)];

/** Who is in which resolution now, each person once. */
export const presentIn = ({ rooms, summit }: House): Present => {
  const present: { [resolution: string]: Present[string] } = {};
  for (const { name, presence } of rooms.loaded())
    if (summit.resolutions.has(name))
      present[name] = presence.users().map(({ member, name: called, code }) => ({ member, name: called, code }));
  return present;
};

/** The column that a call about one cell names. */
function columnOf({ query: { language } }: FastifyRequest<Q>): Lang {
  if (!isLang(language)) throw new Problem(400, 'bad-request', 'Name a column, e.g. ?language=fa.');
  return language;
}

export function registerReading(app: FastifyInstance, { house, actorOf, asking }: ReadingApi): void {
  const { summit } = house;
  const { answer, value } = asking;

  /** Throws where there is no such resolution, before anything is asked. */
  const resolutionOf = openNamed(summit, actorOf);
  const seesKeystrokes = (request: FastifyRequest): boolean => may(actorOf(request), 'read-keystroke-history');
  const mayReadHistory = (request: FastifyRequest, message: string): void => {
    if (!seesKeystrokes(request)) throw new Problem(403, 'not-allowed', message);
  };
  const notTo = (what: string): string => `Observers see milestones and their comparisons, not ${what}.`;

  app.get('/api/summit', (request, reply) =>
    answer(request, reply, {
      kind: 'summit',
      wish: { actor: actorOf(request), present: presentIn(house), now: house.now() },
    }),
  );
  app.get('/api/notices', (request, reply) =>
    answer(request, reply, { kind: 'notices', wish: { actor: actorOf(request) } }),
  );

  app.get<Q>('/api/summit/changes', async (request, reply) => {
    const actor = actorOf(request);
    const { since, language = 'all', format = 'json' } = request.query;
    const bad = (message: string): Problem => new Problem(400, 'bad-request', message);
    if (!since) throw bad('Name the time: ?since=2025-11-18, ?since=MILESTONE or ?since=visit.');
    if (language !== 'all' && !isLang(language))
      throw bad(`There is no language ${language}: use one of the columns, or all.`);
    if (!CHANGES_FORMATS.includes(format))
      throw bad(`There is no format ${format} of the list: use ${CHANGES_FORMATS.join(', ')}.`);
    const signed = seesKeystrokes(request);
    if (!signed && !(await value(request, reply, { kind: 'namedSomewhere', wish: { point: since } })))
      throw new Problem(
        403,
        'not-allowed',
        'Observers see milestones and their comparisons: use the name of a milestone.',
      );
    const from = since === 'visit' ? { visitOf: actor.id } : { point: since };
    const wish = { since: from, now: house.now(), signed };
    if (format === 'json') return answer(request, reply, { kind: 'changes', wish });
    return answer(request, reply, { kind: 'changesFile', wish: { ...wish, format, language } });
  });

  /** Keystrokes can be seen between the points of the log, so observers get its named points only. */
  const mayReadAt = async (
    request: FastifyRequest<Q>,
    reply: Parameters<typeof value>[1],
    points: readonly string[],
  ) => {
    if (seesKeystrokes(request)) return;
    const resolution = resolutionOf(request);
    // The present text is for everybody, which need not be looked up.
    if (points.every((at) => at === 'now')) return;
    if (!(await value(request, reply, { kind: 'named', wish: { resolution, points } })))
      throw new Problem(403, 'not-allowed', 'Observers see milestones and the present text.');
  };

  app.get<Q>('/api/resolutions/:r', async (request, reply) => {
    const at = request.query.at ?? 'now';
    await mayReadAt(request, reply, [at]);
    return answer(request, reply, { kind: 'text', wish: { resolution: resolutionOf(request), at } });
  });
  app.get<Q>('/api/resolutions/:r/milestones', (request, reply) =>
    answer(request, reply, { kind: 'milestones', wish: { resolution: resolutionOf(request) } }),
  );
  app.get<Q>('/api/resolutions/:r/checks', (request, reply) =>
    answer(request, reply, { kind: 'checks', wish: { resolution: resolutionOf(request) } }),
  );
  app.get<Q>('/api/resolutions/:r/course', (request, reply) => {
    mayReadHistory(request, 'Observers see milestones and their comparisons.');
    return answer(request, reply, {
      kind: 'course',
      wish: { resolution: resolutionOf(request), now: house.now() },
    });
  });

  app.get<Q>('/api/resolutions/:r/log', (request, reply) => {
    mayReadHistory(request, notTo('the log'));
    const { format = 'json', separator = 'comma' } = request.query;
    if (format !== 'json' && format !== 'csv' && format !== 'xlsx')
      throw new Problem(400, 'bad-request', `There is no format ${format} of the log: use json, csv or xlsx.`);
    if (!isSeparator(separator))
      throw new Problem(400, 'bad-request', `There is no separator ${separator}: use comma, semicolon or tab.`);
    const resolution = resolutionOf(request);
    const filter = filterOf(request.query);
    knownIn(summit, filter);
    return format === 'json'
      ? answer(request, reply, { kind: 'log', wish: { resolution, filter } })
      : answer(request, reply, { kind: 'logTable', wish: { resolution, filter, format, separator } });
  });
  app.get<Q>('/api/resolutions/:r/clauses/:c/history', (request, reply) => {
    mayReadHistory(request, notTo('the history of a cell'));
    const resolution = resolutionOf(request);
    const clause = request.params.c;
    const lang = request.query.language === undefined ? null : columnOf(request);
    const page = pageWish(request.query);
    if (!page) throw new Problem(400, 'bad-request', 'Ask for a page by ?limit=1..1000 and ?before=POSITION.');
    return answer(request, reply, { kind: 'history', wish: { resolution, clause, lang, page } });
  });
  app.get<Q>('/api/resolutions/:r/clauses/:c/authors', (request, reply) => {
    mayReadHistory(request, notTo('who wrote which words'));
    const resolution = resolutionOf(request);
    const lang = columnOf(request);
    const { at = 'now', since } = request.query;
    const clause = request.params.c;
    return answer(request, reply, { kind: 'authors', wish: { resolution, clause, lang, at, since } });
  });

  app.get<Q>('/api/resolutions/:r/diff', async (request, reply) => {
    const { from, to = 'now', language } = request.query;
    const resolution = resolutionOf(request);
    if (!from) throw new Problem(400, 'bad-request', 'Name the two points: ?from=MILESTONE&to=now.');
    await mayReadAt(request, reply, [from, to]);
    const signed = seesKeystrokes(request);
    const lang = isLang(language) ? language : undefined;
    return answer(request, reply, { kind: 'diff', wish: { resolution, from, to, signed, lang } });
  });
  app.get<Q>('/api/resolutions/:r/export', async (request, reply) => {
    const { format = 'docx', language = 'all', at = 'now', view = 'brackets', since, holder, source } = request.query;
    const resolution = resolutionOf(request);
    await mayReadAt(request, reply, [at, ...(since ? [since] : [])]);
    if (view !== 'redline' && !(VIEWS as readonly string[]).includes(view))
      throw new Problem(400, 'bad-request', `There is no view ${view}: use ${VIEWS.join(', ')} or redline.`);
    if ((view === 'redline') !== (since !== undefined))
      throw new Problem(400, 'bad-request', 'A redline needs the earlier point: ?view=redline&since=MILESTONE.');
    if (source !== undefined && view === 'redline')
      throw new Problem(400, 'no-source', 'A redline is not from one language into another: leave the source out.');
    if (holder !== undefined && (language === 'all' || view === 'redline'))
      throw new Problem(
        400,
        'bad-request',
        "A holder is about a State's copy of one language: name it, and no redline.",
      );
    if (holder !== undefined && !summit.facts?.delegations.some(({ id }) => id === holder))
      throw new Problem(400, 'bad-request', `There is no delegation ${holder} in this summit.`);
    // Before the text is read, so that what is named is what is in the file. Asking for the head alone hands nothing out.
    if (at === 'now' && request.method === 'GET')
      await keepExported(house, actorOf(request), resolution, (id, auto) =>
        value(request, reply, { kind: 'milestoneNow', wish: { resolution: id, auto } }),
      );
    const wish = { resolution, format, language: language as Lang | 'all', at, now: house.now() };
    if (since === undefined)
      return answer(request, reply, {
        kind: 'export',
        wish: { ...wish, holder, source, view: view as (typeof VIEWS)[number] },
      });
    const list = request.query.list !== undefined;
    // Persons are named to whoever asks for it and may read who wrote what.
    const persons = request.query.names !== undefined;
    const signed = seesKeystrokes(request);
    return answer(request, reply, { kind: 'redline', wish: { ...wish, since, signed, persons, list } });
  });
}
