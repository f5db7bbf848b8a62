/** What a delegation says to itself, looked for by raw clients of everybody else, wherever the server answers anything. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { BEARER_PREFIX, SUBPROTOCOL } from '../../src/protocol/message.ts';
import { type Reply, serveSample, type TestServer, until } from '../support/server.ts';

const ROOM = 'environment';
const INTERNAL = 'internal-secret-7391';
const OPEN = 'open-remark-7391';
const OTHERS = ['ir-neg', 'sec-1', 'legal-1', 'observer-1'] as const;

type Ear = { readonly socket: WebSocket; readonly frames: Buffer[]; code: number | null };

let server: TestServer;
const tokens = new Map<string, string>();
let ids = 0;

const as = (member: string): string => tokens.get(member) as string;
const command = (member: string, body: object): Promise<Reply> =>
  server.call('POST', `/api/resolutions/${ROOM}/commands`, as(member), { id: `c${ids++}`, ...body });

/** Keeps everything that a socket is sent until it is closed. */
function listen(member: string, room: string): Ear {
  const socket = new WebSocket(`${server.socketUrl}/${room}`, [SUBPROTOCOL, BEARER_PREFIX + as(member)]);
  const ear: Ear = { socket, frames: [], code: null };
  socket.on('message', (data) => ear.frames.push(data as Buffer));
  socket.on('close', (code) => {
    ear.code = code;
  });
  return ear;
}
const heard = ({ frames }: Ear, words: string): boolean => frames.some((frame) => frame.includes(words));

beforeAll(async () => {
  server = await serveSample();
  for (const member of ['ru-neg', 'ru-head', ...OTHERS]) tokens.set(member, await server.signIn(member));
});
afterAll(() => server.stop());

describe('an internal comment', () => {
  it('reaches the own delegation and no frame, answer or notice of anybody else', async () => {
    const own = listen('ru-head', `${ROOM}~RU`);
    const texts = [...OTHERS, 'ru-head'].map((member) => listen(member, ROOM));
    const notes = ['ir-neg', 'sec-1'].map((member) => listen(member, `${ROOM}~notes`));
    await until(() => [own, ...texts, ...notes].every(({ frames }) => frames.length > 0), 'all are in');

    const mentions = ['ru-head', ...OTHERS];
    const said = { type: 'comment.add', clause: 'env-p1', language: 'ru', quote: INTERNAL, mentions };
    const internal = await command('ru-neg', { ...said, scope: 'delegation', text: INTERNAL });
    const open = await command('ru-neg', { ...said, scope: 'all', quote: OPEN, text: OPEN });
    expect([internal.status, open.status]).toEqual([200, 200]);
    await until(() => heard(own, INTERNAL) && notes.every((ear) => heard(ear, OPEN)), 'it is read by its readers');

    // A doorstep is all that a stranger gets: closed before anything was said.
    const strangers = [
      ...OTHERS.map((member) => listen(member, `${ROOM}~RU`)),
      listen('observer-1', `${ROOM}~notes`),
      listen('observer-1', `${ROOM}~OBS`),
      listen('sec-1', `${ROOM}~IR`),
    ];
    await until(() => strangers.every(({ code }) => code !== null), 'strangers are closed');
    expect(strangers.map(({ code, frames }) => [code, frames.length])).toEqual(strangers.map(() => [4404, 0]));

    const asked: Reply[] = [];
    for (const member of OTHERS) {
      for (const path of [
        '/api/summit',
        '/api/notices',
        ...['', '/log?limit=1000', '/clauses/env-p1/history', '/milestones', '/course', '/diff?from=1&to=now'].map(
          (rest) => `/api/resolutions/${ROOM}${rest}`,
        ),
      ])
        asked.push(await server.call('GET', path, as(member)));
    }
    const text = JSON.stringify(asked.map(({ body }) => body));
    const answer = (internal.body as { comment: string }).comment;
    expect([text.includes(INTERNAL), text.includes(answer)]).toEqual([false, false]);
    expect([...texts.slice(0, -1), ...notes].some((ear) => heard(ear, INTERNAL) || heard(ear, answer))).toBe(false);

    // Those who may read it were told, each of what may be read: the search above would find it.
    const told = async (member: string): Promise<string[]> =>
      ((await server.call('GET', '/api/notices', as(member))).body as { text?: string }[])
        .map(({ text: t }) => t ?? '')
        .filter((t) => [INTERNAL, OPEN].includes(t));
    expect([await told('ru-head'), await told('ir-neg'), await told('observer-1')]).toEqual([
      [OPEN, INTERNAL],
      [OPEN],
      [],
    ]);
    for (const { socket } of [own, ...texts, ...notes]) socket.terminate();
  });

  it("stands in no answer about a resolution's text, not even to its own author", async () => {
    for (const rest of ['/log?limit=1000', '/clauses/env-p1/history', '']) {
      const { body } = await server.call('GET', `/api/resolutions/${ROOM}${rest}`, as('ru-neg'));
      expect(JSON.stringify(body)).not.toMatch(`${INTERNAL}|${OPEN}`);
    }
  });

  it.each(['RU', 'notes'])('%s is no resolution that HTTP knows', async (part) => {
    const paths = ['', '/log', '/clauses/env-p1/history', '/milestones', '/course', '/export?format=txt'];
    const asked = [`${ROOM}~${part}`, `${ROOM}%7E${part}`].flatMap((name) =>
      paths.map((rest) => server.call('GET', `/api/resolutions/${name}${rest}`, as('ru-neg'))),
    );
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(asked.map(() => 404));
    const sent = await server.call('POST', `/api/resolutions/${ROOM}~${part}/commands`, as('ru-neg'), {
      id: 'x',
      type: 'comment.add',
      clause: 'env-p1',
      scope: 'delegation',
      text: 'x',
    });
    expect(sent.status).toBe(404);
  });
});

describe('a comment that cannot be', () => {
  it.each([
    ['of a megabyte', { text: 'x'.repeat(1_000_000) }, 'ru-neg', 'bad-command'],
    ['of 10,001 characters', { text: 'x'.repeat(10_001) }, 'ru-neg', 'bad-command'],
    ['of spaces', { text: '   ' }, 'ru-neg', 'bad-command'],
    ['on no clause', { clause: 'env-none' }, 'ru-neg', 'unknown-clause'],
    ['answering nothing', { thread: 'n-none' }, 'ru-neg', 'rule-unmet'],
    ['with an anchor that is none', { anchor: { x: 'x'.repeat(2_000) } }, 'ru-neg', 'bad-command'],
    ['by an observer', {}, 'observer-1', 'not-allowed'],
  ])('%s is refused with a reason', async (_name, more, member, reason) => {
    const base = { type: 'comment.add', clause: 'env-p1', scope: 'all', text: 'x' };
    const { status, body } = await command(member, { ...base, ...more });
    expect([status >= 400, (body as { reason?: string }).reason]).toEqual([true, reason]);
  });

  it('is an answer to another delegation’s internal thread, or resolving it', async () => {
    const first = await command('ru-neg', { type: 'comment.add', clause: 'env-p2', scope: 'delegation', text: 'x' });
    const { comment } = first.body as { comment: string };
    const answers = await Promise.all([
      command('ir-neg', { type: 'comment.add', clause: 'env-p2', scope: 'delegation', thread: comment, text: 'y' }),
      command('ru-head', { type: 'comment.add', clause: 'env-p2', scope: 'all', thread: comment, text: 'y' }),
      command('sec-1', { type: 'comment.resolve', comment, scope: 'delegation' }),
    ]);
    expect(answers.map(({ body }) => (body as { reason?: string }).reason)).toEqual([
      'rule-unmet',
      'rule-unmet',
      'rule-unmet',
    ]);
  });
});
