/**
 * The shell and the real server: what the shell sends (no origin when the main process asks, `app://bundle` and a header from
 * the page, no cookie ever) is what the server takes, and its answer is one that a page of app://bundle may read.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { runShell } from '../../electron/shell.ts';
import { SUBPROTOCOL } from '../../src/protocol/message.ts';
import { sampleSummit, serveSample, type TestServer } from '../support/server.ts';
import { type Double, makeDouble } from './double.ts';

const PAGE = { origin: 'app://bundle' };

describe('the shell and the server', () => {
  let server: TestServer;
  let double: Double;
  const member = sampleSummit().members[0]?.id ?? '';

  beforeAll(async () => {
    server = await serveSample();
    double = makeDouble({ argv: [`--connect=${server.address}`], fetch });
    await runShell(double.electron, double.host);
  });
  afterAll(() => server?.stop());

  /** A request as it leaves after the shell has put its hands on it. */
  const ask = (path: string): Promise<Response> => {
    const url = `${server.address}${path}`;
    return fetch(url, { headers: double.leave(url, { ...PAGE }) });
  };

  it('refuses the page before sign-in', async () => {
    expect((await ask('/api/summit')).status).toBe(401);
  });

  it('signs in, then answers the page by the header alone, readable for app://bundle only', async () => {
    const signed = await double.send('sign-in', { member });
    expect(signed).toMatchObject({ ok: true, member: { id: member } });
    const answer = await ask('/api/summit');
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, 'app://bundle']);
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('answers the question a browser asks before a command', async () => {
    const headers = {
      ...PAGE,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    };
    const answer = await fetch(`${server.address}/api/summit/commands`, { method: 'OPTIONS', headers });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([204, 'app://bundle']);
    expect(answer.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('content-type');
  });

  it('opens a socket by the header alone', async () => {
    const url = `${server.address.replace('http', 'ws')}/sync/economy`;
    const { origin, ...headers } = double.leave(url, { ...PAGE });
    const socket = new WebSocket(url, [SUBPROTOCOL], { origin, headers });
    const outcome = await new Promise((resolve) => {
      socket.once('open', () => resolve('open'));
      socket.once('error', (error) => resolve(error.message));
    });
    socket.terminate();
    expect(outcome).toBe('open');
  });

  it('signs out', async () => {
    await double.send('sign-out', {});
    expect((await ask('/api/summit')).status).toBe(401);
  });
});
