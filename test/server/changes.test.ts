/** Points by their day and their name, and what changed in all resolutions since one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeclarationDiff, SummitChanges } from '../../src/domain/clause/difference.ts';
import { type Reply, serveSample, type TestServer } from '../support/server.ts';

let server: TestServer;
let sec: string;
let obs: string;
beforeAll(async () => {
  server = await serveSample();
  sec = await server.signIn('sec-1');
  obs = await server.signIn('observer-1');
});
afterAll(() => server.stop());

const get = (path: string, token = sec): Promise<Reply> => server.call('GET', path, token);
const diff = (from: string, token = sec): Promise<Reply> =>
  get(`/api/resolutions/environment/diff?from=${encodeURIComponent(from)}&to=now`, token);
const reasonOf = ({ status, body }: Reply): string => `${status} ${(body as { reason?: string }).reason ?? ''}`.trim();

describe('GET diff', () => {
  it.each([
    ['the name of a milestone, with a plain apostrophe', "Chair's text, rev. 1", '200'],
    ['a day to come, which is now', '2099-01-01', '200'],
    ['a moment to come', '2099-01-01T10:00+03:30', '200'],
    ['a day before the beginning', '2020-01-01', '404 no-such-point'],
    ['a day that is none', '2025-02-31', '404 no-such-point'],
    ['an unknown milestone', 'mnothing', '404 no-such-point'],
  ])('takes %s', async (_what, from, expected) => {
    expect(reasonOf(await diff(from))).toBe(expected);
  });

  it('says who is behind a change, but not to observers, who may name milestones only', async () => {
    const by = (reply: Reply) => (reply.body as DeclarationDiff).clauses.filter((clause) => clause.by).length;
    const [signed, plain] = [await diff('Zero draft'), await diff('Zero draft', obs)];
    expect([by(signed) > 0, plain.status, by(plain), reasonOf(await diff('2099-01-01', obs))]).toEqual([
      true,
      200,
      0,
      '403 not-allowed',
    ]);
  });

  it('tells of a split and of a merge', async () => {
    const { clauses } = await server.declaration('transit', sec);
    const drafts = clauses.filter(({ kind, status, held }) => kind === 'paragraph' && status === 'draft' && !held);
    const [one, two, three] = drafts.slice(-3) as [(typeof clauses)[0], (typeof clauses)[0], (typeof clauses)[0]];
    const command = (body: object) => server.call('POST', '/api/resolutions/transit/commands', sec, body);
    const split = { id: 'cut', type: 'clause.split', clause: one.id, at: { ru: 8, fa: 8 }, seen: one.digest };
    const part = (await command(split)).body as { clause: string; seq: number };
    await command({ id: 'glue', type: 'clause.merge', clause: three.id, into: two.id, seen: three.digest });
    const found = (await get(`/api/resolutions/transit/diff?from=${part.seq - 1}&to=now`)).body as DeclarationDiff;
    const kin = Object.fromEntries(found.clauses.flatMap((clause) => (clause.kin ? [[clause.id, clause.kin]] : [])));
    expect([kin, found.summary.split, found.summary.merged]).toEqual([
      {
        [one.id]: { splitInto: [part.clause] },
        [part.clause]: { splitFrom: one.id },
        [two.id]: { mergedFrom: [three.id] },
        [three.id]: { mergedInto: two.id },
      },
      2,
      2,
    ]);
  });
});

describe('GET /api/summit/changes', () => {
  const changes = async (since: string, token = sec) =>
    (await get(`/api/summit/changes?since=${encodeURIComponent(since)}`, token)).body as SummitChanges;

  it('lists every resolution since a milestone, a day, and the beginning', async () => {
    const named = await changes('Zero draft');
    expect(named.resolutions.map(({ resolution, from }) => [resolution, from?.label])).toEqual(
      ['general', 'economy', 'transit', 'environment'].map((id) => [id, 'Zero draft']),
    );
    expect(named.resolutions.every(({ diff: { summary } }) => summary.changed > 0)).toBe(true);
    const later = await changes('2099-01-01');
    expect(later.resolutions.flatMap(({ diff: found }) => found.clauses.flatMap((clause) => clause.changes))).toEqual(
      [],
    );
    const whole = await changes('2020-01-01');
    expect(whole.resolutions.map(({ from, diff: { summary } }) => [from, summary.added > 10])).toEqual(
      Array.from({ length: 4 }, () => [null, true]),
    );
    // Never been here: nothing to compare with, and said so.
    expect((await changes('visit')).without.length).toBe(4);
  });

  it('is a page of its own in one language', async () => {
    const { status, body } = await get('/api/summit/changes?since=Zero%20draft&format=html&language=fa');
    expect([
      status,
      String(body).startsWith('<!doctype html>\n<html lang="fa'),
      String(body).includes('<script'),
    ]).toEqual([200, true, false]);
  });

  it.each([
    ['no time', '', '400 bad-request'],
    ['an unknown name', '?since=Nothing', '404 no-such-point'],
    ['an unknown language', '?since=2099-01-01&language=xx', '400 bad-request'],
    ['an unknown format', '?since=2099-01-01&format=exe', '400 bad-request'],
  ])('answers %s with a reason', async (_what, query, expected) => {
    expect(reasonOf(await get(`/api/summit/changes${query}`))).toBe(expected);
  });

  it('gives observers milestones only', async () => {
    const answers = await Promise.all(
      ['Zero%20draft', '2099-01-01', 'visit'].map((since) => get(`/api/summit/changes?since=${since}`, obs)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 403, 403]);
  });
});
