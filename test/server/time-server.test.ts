/** A time-stamp server that is slow, sends elsewhere, sends too much or something else: an answer of real HTTP, and a clear reason. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { describeNoStamp, isTimeServer, postTo } from '../../server/auth/time-server.ts';
import { answerTimestamp, keyOf, timeAuthority } from '../../src/seal/authority.ts';
import { LONGEST_ANSWER, requestTimestamp } from '../../src/seal/timestamp.ts';

const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`;
}
const REPLY = { 'content-type': 'application/timestamp-reply' };
const asked = async (listener: RequestListener, longest?: number): Promise<string> => {
  const answer = await postTo(await serve(listener), longest)(new Uint8Array([1]));
  return answer.ok ? `${answer.bytes.length} bytes` : answer.reason;
};

describe('postTo', () => {
  it('takes an answer of the right type and size, and says what it asks', async () => {
    const seen: unknown[] = [];
    const got = await asked((request, response) => {
      seen.push(request.method, request.headers['content-type']);
      response
        .writeHead(200, { 'content-type': 'Application/Timestamp-Reply; x=y' })
        .end(new Uint8Array(LONGEST_ANSWER));
    });
    expect([got, seen]).toEqual([`${LONGEST_ANSWER} bytes`, ['POST', 'application/timestamp-query']]);
  });

  it.each([301, 302, 303, 307, 308])('goes nowhere else: %i', async (status) => {
    let elsewhere = 0;
    const other = await serve((_request, response) => {
      elsewhere++;
      response.writeHead(200, REPLY).end('x');
    });
    const got = await asked((_request, response) => response.writeHead(status, { ...REPLY, location: other }).end());
    expect([got, elsewhere]).toEqual(['redirected', 0]);
  });

  it('stops reading at 64 KB, however long the answer would go on', async () => {
    let sent = 0;
    const got = await asked((_request, response) => {
      response.writeHead(200, REPLY);
      const more = (): void => {
        for (let go = true; go && sent < 1e9 && !response.destroyed; sent += 16_384)
          go = response.write(Buffer.alloc(16_384));
      };
      response.on('drain', more);
      more();
    });
    expect([got, sent < 1e9]).toEqual(['too-large', true]);
    expect(
      await asked((_request, response) => response.writeHead(200, REPLY).end(new Uint8Array(LONGEST_ANSWER + 1))),
    ).toBe('too-large');
  });

  it('counts what was packed when it is unpacked', async () => {
    const { gzipSync } = await import('node:zlib');
    const bomb = gzipSync(new Uint8Array(10_000_000));
    expect(
      await asked((_request, response) => response.writeHead(200, { ...REPLY, 'content-encoding': 'gzip' }).end(bomb)),
    ).toBe('too-large');
  });

  it('takes no answer of another type or status, and none that never ends', async () => {
    expect([
      await asked((_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')),
      await asked((_request, response) => response.writeHead(200).end('x')),
      await asked((_request, response) => response.writeHead(201, REPLY).end('x')),
      await asked((_request, response) => response.writeHead(503, REPLY).end('x')),
      await asked(() => undefined, 100),
      await asked((_request, response) => response.writeHead(200, REPLY).write('x'), 100),
      await asked((request) => request.socket.destroy()),
    ]).toEqual(['damaged', 'damaged', 'refused', 'refused', 'slow', 'slow', 'unreachable']);
  });

  it('has a sentence for every reason', () => {
    expect(Object.values(describeNoStamp).every((sentence) => /^[A-Z].*\.$/.test(sentence))).toBe(true);
  });
});

describe('isTimeServer', () => {
  it('is an address of HTTP, and no file and no data', () => {
    expect(
      ['http://tsa.example/tsr', 'https://tsa.example', 'file:///etc/passwd', 'data:,x', 'ftp://x', 'x', ''].map(
        isTimeServer,
      ),
    ).toEqual([true, true, false, false, false, false, false]);
  });
});

describe('requestTimestamp', () => {
  it('takes no answer that is longer than an answer, however it came', async () => {
    const { signer } = await timeAuthority({ from: new Date(Date.now() - 1000), until: new Date(Date.now() + 60_000) });
    const answer = async (body: Uint8Array, padding: number): Promise<Uint8Array> =>
      Buffer.concat([await answerTimestamp(body, keyOf(signer), new Date()), new Uint8Array(padding)]);
    const ask = async (padding: number) => {
      const got = await requestTimestamp(new Uint8Array([1]), async (body) => ({
        ok: true,
        bytes: await answer(body, padding),
      }));
      return got.ok ? 'stamped' : got.reason;
    };
    expect([await ask(0), await ask(LONGEST_ANSWER)]).toEqual(['stamped', 'too-large']);
    expect(await requestTimestamp(new Uint8Array(1), async () => ({ ok: false, reason: 'slow' }))).toEqual({
      ok: false,
      reason: 'slow',
    });
  });
});
