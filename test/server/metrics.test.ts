/** Figures for whoever runs the server, read as Prometheus reads them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSample, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await serveSample();
});
afterAll(() => server.stop());

/** Name with labels -> value; throws on a line that is neither a comment nor a sample. */
const samples = (text: string): Map<string, number> =>
  new Map(
    text
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .map((line): [string, number] => {
        const found = /^([a-z_]+(?:\{[a-z]+="[a-z]+"\})?) (\d+)$/.exec(line);
        if (!found) throw new Error(`not a sample: ${line}`);
        return [found[1] as string, Number(found[2])];
      }),
  );

describe('GET /metrics', () => {
  it('counts rooms, sockets and records, and names nobody', async () => {
    const before = samples((await server.call('GET', '/metrics')).body as string);
    const token = await server.signIn('sec-1');
    await server.call('POST', '/api/resolutions/transit/commands', token, {
      id: 'metrics-1',
      type: 'milestone.create',
      label: 'Rev. 9',
    });
    const body = (await server.call('GET', '/metrics')).body as string;
    const after = samples(body);
    const commands = 'alternat_records_total{kind="command"}';
    expect([
      (after.get(commands) ?? 0) - (before.get(commands) ?? 0),
      (after.get('alternat_rooms') ?? 0) >= 1,
      after.get('alternat_turns_failed_total'),
      /sec-1|Rev\. 9/.test(body),
    ]).toEqual([1, true, 0, false]);
  });
});
