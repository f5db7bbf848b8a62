/**
 * Calls that are only read: who may ask is judged here, by the rights of this moment; what is answered is read by a process
 * of its own (../reading), so that no question of one member holds up what another one types.
 */

import { may } from '../../src/domain/permission.ts';
import { CHANGE_LISTS, VIEWS } from '../../src/export/index.ts';
import { isLang, type Lang } from '../../src/language/language.ts';
import { keepExported } from '../commands/milestones.ts';
import { filterOf, knownIn } from '../history/audit.ts';
import { SEPARATORS, type Separator } from '../history/log-table.ts';
import { pageWish } from '../history/pages.ts';
import type { Present } from '../reading/views.ts';
import type { Workspace } from '../workspace.ts';
import type { Asking } from './asking.ts';
import { openNamed } from './caller.ts';
import { Problem } from './problem.ts';
import type { ActorOf, Call, Handlers } from './routes.ts';

const isSeparator = (name: string): name is Separator => Object.hasOwn(SEPARATORS, name);

export type ReadingApi = {
  readonly workspace: Workspace;
  readonly actorOf: ActorOf;
  readonly asking: Asking;
};

const CHANGES_FORMATS = ['json', ...Object.keys(CHANGE_LISTS)];

/** Who is in which resolution now, each person once. */
export const presentIn = ({ rooms, summit }: Workspace): Present => {
  const present: { [resolution: string]: Present[string] } = {};
  for (const { name, presence } of rooms.loaded())
    if (summit.resolutions.has(name))
      present[name] = presence.users().map(({ member, name: called, code }) => ({ member, name: called, code }));
  return present;
};

/** The column that a call about one cell names. */
function columnOf(language: string | undefined): Lang {
  if (!isLang(language)) throw new Problem('bad-request', 'Name a column, e.g. ?language=fa.');
  return language;
}

const VIEW_NAMES: readonly string[] = VIEWS;

/** What an export is asked for, as far as the text need not be read for it. Throws a Problem. */
function exportWish({ query }: Call<'export'>, isDelegation: (id: string) => boolean) {
  const { format = 'docx', language = 'all', at = 'now', view = 'brackets', since, holder, source } = query;
  if (view !== 'redline' && !VIEW_NAMES.includes(view))
    throw new Problem('bad-request', `There is no view ${view}: use ${VIEWS.join(', ')} or redline.`);
  if ((view === 'redline') !== (since !== undefined))
    throw new Problem('bad-request', 'A redline needs the earlier point: ?view=redline&since=MILESTONE.');
  if (source !== undefined && view === 'redline')
    throw new Problem('no-source', 'A redline is not from one language into another: leave the source out.');
  if (holder !== undefined && (language === 'all' || view === 'redline'))
    throw new Problem('bad-request', "A holder is about a State's copy of one language: name it, and no redline.");
  if (holder !== undefined && !isDelegation(holder))
    throw new Problem('bad-request', `There is no delegation ${holder} in this summit.`);
  return {
    format,
    language: language as Lang | 'all',
    at,
    view: view as (typeof VIEWS)[number],
    since,
    holder,
    source,
  };
}

export function readingHandlers({ workspace, actorOf, asking }: ReadingApi) {
  const { summit } = workspace;
  const { answer, value } = asking;

  /** Throws where there is no such resolution, before anything is asked. */
  const resolutionOf = openNamed(summit, actorOf);
  const seesKeystrokes = ({ request }: Pick<Call<'summit'>, 'request'>): boolean =>
    may(actorOf(request), 'read-keystroke-history');
  const mayReadHistory = (call: Pick<Call<'summit'>, 'request'>, message: string): void => {
    if (!seesKeystrokes(call)) throw new Problem('not-allowed', message);
  };
  const notTo = (what: string): string => `Observers see milestones and their comparisons, not ${what}.`;

  /** Keystrokes can be seen between the points of the log, so observers get its named points only. */
  const mayReadAt = async (
    call: Pick<Call<'declaration'>, 'request' | 'reply' | 'path'>,
    points: readonly string[],
  ): Promise<void> => {
    if (seesKeystrokes(call)) return;
    const resolution = resolutionOf(call);
    // The present text is for everybody, which need not be looked up.
    if (points.every((at) => at === 'now')) return;
    if (!(await value(call, { kind: 'named', wish: { resolution, points } })))
      throw new Problem('not-allowed', 'Observers see milestones and the present text.');
  };

  return {
    summit: (call) =>
      answer(call, {
        kind: 'summit',
        wish: { actor: actorOf(call.request), present: presentIn(workspace), now: workspace.now() },
      }),
    notices: (call) => answer(call, { kind: 'notices', wish: { actor: actorOf(call.request) } }),

    changes: async (call) => {
      const actor = actorOf(call.request);
      const { since, language = 'all', format = 'json' } = call.query;
      const bad = (message: string): Problem => new Problem('bad-request', message);
      if (!since) throw bad('Name the time: ?since=2025-11-18, ?since=MILESTONE or ?since=visit.');
      if (language !== 'all' && !isLang(language))
        throw bad(`There is no language ${language}: use one of the columns, or all.`);
      if (!CHANGES_FORMATS.includes(format))
        throw bad(`There is no format ${format} of the list: use ${CHANGES_FORMATS.join(', ')}.`);
      const signed = seesKeystrokes(call);
      if (!signed && !(await value(call, { kind: 'namedSomewhere', wish: { point: since } })))
        throw new Problem(
          'not-allowed',
          'Observers see milestones and their comparisons: use the name of a milestone.',
        );
      const from = since === 'visit' ? { visitOf: actor.id } : { point: since };
      const wish = { since: from, now: workspace.now(), signed };
      if (format === 'json') return answer(call, { kind: 'changes', wish });
      return answer(call, { kind: 'changesFile', wish: { ...wish, format, language } });
    },

    declaration: async (call) => {
      const at = call.query.at ?? 'now';
      await mayReadAt(call, [at]);
      return answer(call, { kind: 'text', wish: { resolution: resolutionOf(call), at } });
    },
    milestones: (call) => answer(call, { kind: 'milestones', wish: { resolution: resolutionOf(call) } }),
    checks: (call) => answer(call, { kind: 'checks', wish: { resolution: resolutionOf(call) } }),
    course: (call) => {
      mayReadHistory(call, 'Observers see milestones and their comparisons.');
      return answer(call, { kind: 'course', wish: { resolution: resolutionOf(call), now: workspace.now() } });
    },

    log: (call) => {
      mayReadHistory(call, notTo('the log'));
      const { format = 'json', separator = 'comma' } = call.query;
      if (format !== 'json' && format !== 'csv' && format !== 'xlsx')
        throw new Problem('bad-request', `There is no format ${format} of the log: use json, csv or xlsx.`);
      if (!isSeparator(separator))
        throw new Problem('bad-request', `There is no separator ${separator}: use comma, semicolon or tab.`);
      const resolution = resolutionOf(call);
      const filter = filterOf(call.query);
      knownIn(summit, filter);
      return format === 'json'
        ? answer(call, { kind: 'log', wish: { resolution, filter } })
        : answer(call, { kind: 'logTable', wish: { resolution, filter, format, separator } });
    },
    clauseHistory: (call) => {
      mayReadHistory(call, notTo('the history of a cell'));
      const resolution = resolutionOf(call);
      const clause = call.path.c;
      const { language } = call.query;
      const lang = language === undefined ? null : columnOf(language);
      const page = pageWish(call.query);
      if (!page) throw new Problem('bad-request', 'Ask for a page by ?limit=1..1000 and ?before=POSITION.');
      return lang === null
        ? answer(call, { kind: 'clauseHistory', wish: { resolution, clause, page } })
        : answer(call, { kind: 'cellHistory', wish: { resolution, clause, lang, page } });
    },
    authors: (call) => {
      mayReadHistory(call, notTo('who wrote which words'));
      const resolution = resolutionOf(call);
      const lang = columnOf(call.query.language);
      const { at = 'now', since } = call.query;
      return answer(call, { kind: 'authors', wish: { resolution, clause: call.path.c, lang, at, since } });
    },

    diff: async (call) => {
      const { from, to = 'now', language } = call.query;
      const resolution = resolutionOf(call);
      if (!from) throw new Problem('bad-request', 'Name the two points: ?from=MILESTONE&to=now.');
      await mayReadAt(call, [from, to]);
      const signed = seesKeystrokes(call);
      const lang = isLang(language) ? language : undefined;
      return answer(call, { kind: 'diff', wish: { resolution, from, to, signed, lang } });
    },
    export: async (call) => {
      const resolution = resolutionOf(call);
      const { query, request } = call;
      await mayReadAt(call, [query.at ?? 'now', ...(query.since ? [query.since] : [])]);
      const { since, holder, source, view, ...of } = exportWish(
        call,
        (id) => summit.facts?.delegations.some((one) => one.id === id) ?? false,
      );
      // Before the text is read, so that what is named is what is in the file. Asking for the head alone hands nothing out.
      if (of.at === 'now' && request.method === 'GET')
        await keepExported(workspace, actorOf(request), resolution, (id, auto) =>
          value(call, { kind: 'milestoneNow', wish: { resolution: id, auto } }),
        );
      const wish = { resolution, ...of, now: workspace.now() };
      if (since === undefined) return answer(call, { kind: 'export', wish: { ...wish, holder, source, view } });
      const list = query.list !== undefined;
      // Persons are named to whoever asks for it and may read who wrote what.
      const persons = query.names !== undefined;
      const signed = seesKeystrokes(call);
      return answer(call, { kind: 'redline', wish: { ...wish, since, signed, persons, list } });
    },
  } satisfies Partial<Handlers>;
}
