/**
 * GET /api/summit/changes: what changed in all resolutions since a day, a milestone's name or the caller's last visit, as
 * data for the page or as the file that is circulated.
 */
import type { FastifyReply } from 'fastify';
import { isLang } from '../../src/domain/language.ts';
import { type Actor, may } from '../../src/domain/permission.ts';
import { CHANGE_LISTS } from '../../src/export/index.ts';
import { type ChangesWish, changesFile, changesSince, type Since } from '../history/changes.ts';
import { isNamedPoint } from '../history/points.ts';
import type { House } from '../house.ts';

type Query = { readonly [name: string]: string | undefined };

const FORMATS = ['json', ...Object.keys(CHANGE_LISTS)];

/** `since=visit` is where the caller's last visit to each resolution ended. Throws NoSuchPoint. */
export async function answerChanges(house: House, actor: Actor, query: Query, reply: FastifyReply): Promise<unknown> {
  const { storage, summit, visits } = house;
  const { since, language = 'all', format = 'json' } = query;
  const refuse = (status: number, reason: string, message: string) =>
    reply.code(status).send({ ok: false, reason, message });
  if (!since) return refuse(400, 'bad-request', 'Name the time: ?since=2025-11-18, ?since=MILESTONE or ?since=visit.');
  if (language !== 'all' && !isLang(language))
    return refuse(400, 'bad-request', `There is no language ${language}: use one of the columns, or all.`);
  if (!FORMATS.includes(format))
    return refuse(400, 'bad-request', `There is no format ${format} of the list: use ${FORMATS.join(', ')}.`);
  const resolutions = [...summit.resolutions.keys()];
  const signed = may(actor, 'read-keystroke-history');
  if (!signed && !resolutions.some((id) => isNamedPoint(storage, id, since)))
    return refuse(403, 'not-allowed', 'Observers see milestones and their comparisons: use the name of a milestone.');
  const from: Since =
    since === 'visit'
      ? { visit: (resolution) => visits.last(actor.id, resolution, house.now())?.seq ?? null }
      : { point: since };
  const wish: ChangesWish = { since: from, now: house.now(), signed };
  if (format === 'json') return changesSince(storage, summit, wish);
  const file = await changesFile(storage, summit, { ...wish, format, language });
  if (!file.ok) return refuse(400, file.reason, `No resolution has a column in ${language}.`);
  return reply
    .header('content-type', file.mime)
    .header('content-disposition', `attachment; filename="${file.name}"`)
    .send(Buffer.from(file.bytes));
}
