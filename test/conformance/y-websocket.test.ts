/**
 * A stock y-websocket client, as anybody can install it, against the real server: it connects with a member's token,
 * types where the member may, is told where not, and does not retry for ever when it is not wanted.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { serveSample, type TestServer, until } from '../support/server.ts';

let server: TestServer;
const providers: WebsocketProvider[] = [];

beforeAll(async () => {
  server = await serveSample();
});
afterAll(async () => {
  for (const provider of providers) provider.destroy();
  await server.stop();
});

const text = (doc: Y.Doc, clause: string, lang: string): Y.Text =>
  ((doc.getMap('clauses').get(clause) as Y.Map<unknown>).get('texts') as Y.Map<Y.Text>).get(lang) as Y.Text;

async function stock(member: string, options: { room?: string; token?: string; bind?: boolean } = {}) {
  const token = options.token ?? (await server.signIn(member));
  const doc = new Y.Doc();
  const room = options.room ?? 'environment';
  if (options.bind ?? true)
    await server.call('POST', `/api/resolutions/${room}/clients`, token, { clientID: doc.clientID });
  const provider = new WebsocketProvider(server.socketUrl, room, doc, {
    WebSocketPolyfill: WebSocket as never,
    protocols: ['alternat.v1', `bearer.${token}`],
    disableBc: true,
  });
  providers.push(provider);
  return { doc, provider, token };
}

describe('a stock y-websocket client', () => {
  it('syncs, types in its own column, and is seen by another', async () => {
    const iran = await stock('ir-neg');
    const russia = await stock('ru-neg');
    await until(() => iran.provider.synced && russia.provider.synced, 'both to sync');
    text(iran.doc, 'env-p1', 'fa').insert(0, 'آزمون ');
    await until(() => text(russia.doc, 'env-p1', 'fa').toString().startsWith('آزمون '), 'the words to arrive');
    const cell = (await server.declaration('environment', iran.token)).clauses.find(({ id }) => id === 'env-p1')?.texts
      .fa;
    expect(cell?.paragraphs[0]?.[0]?.text.startsWith('آزمون ')).toBe(true);
  });

  it('is refused in a column that is not its own, and the text stays as it was', async () => {
    const before = (await server.declaration('economy', await server.signIn('ir-neg'))).digest;
    const { doc, provider, token } = await stock('ir-neg', { room: 'economy' });
    await until(() => provider.synced, 'sync');
    const clause = [...doc.getMap('clauses').keys()][0] as string;
    text(doc, clause, 'ru').insert(0, 'чужое ');
    await until(
      async () =>
        ((await server.call('GET', '/api/resolutions/economy/log', token)).body as { kind: string }[]).some(
          ({ kind }) => kind === 'refused',
        ),
      'the refusal in the log',
    );
    expect((await server.declaration('economy', token)).digest).toBe(before);
  });

  it('shows who is present with the name the server knows, whatever the client claims', async () => {
    const liar = await stock('kz-neg');
    const witness = await stock('az-neg');
    await until(() => liar.provider.synced && witness.provider.synced, 'sync');
    liar.provider.awareness.setLocalState({ user: { member: 'sec-1', name: 'Chair', code: 'SEC' } });
    await until(() => witness.provider.awareness.getStates().has(liar.doc.clientID), 'presence');
    const state = witness.provider.awareness.getStates().get(liar.doc.clientID) as {
      user: { member: string; code: string };
    };
    expect([state.user.member, state.user.code]).toEqual(['kz-neg', 'KZ']);
  });

  it.each([
    ['a wrong token', { token: 'x'.repeat(22) }, 4401],
    ['an unknown room', { room: 'no-such-room', bind: false }, 4404],
  ] as const)('stays away after %s', async (_name, options, code) => {
    const { provider } = await stock('ir-neg', { bind: false, ...options });
    const closed = await new Promise<{ code: number }>((resolve) =>
      provider.on('connection-close', (event) => resolve(event as { code: number })),
    );
    expect([closed.code, provider.shouldConnect]).toEqual([code, false]);
  });
});
