/** Notices are heard on a resolution's line without the conversation about the text losing a frame. */
import { describe, expect, it } from 'vitest';
import { hearingNotices } from '../../src/client/notice-line.ts';
import type { SocketLike } from '../../src/client/socket.ts';
import type { Notice } from '../../src/domain/notice.ts';
import { encodeOwn, type Own } from '../../src/protocol/message.ts';

const NOTICE: Notice = {
  id: 7,
  kind: 'silence-broken',
  at: '2025-11-18T08:00:00.000Z',
  resolution: 'transit',
  by: 'az-neg',
  read: false,
};

function line() {
  const told: Notice[] = [];
  const frames: number[] = [];
  const real = { binaryType: 'blob', readyState: 1, bufferedAmount: 5, sent: [] as Uint8Array[] };
  const bare = Object.assign(real, {
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    send: (data: Uint8Array) => void real.sent.push(data),
    close: () => {},
  }) as unknown as SocketLike & typeof real;
  const socket = hearingNotices(
    () => bare,
    (notice) => told.push(notice),
  )('ws://x', []);
  const arrive = (message: Own | Uint8Array): void => {
    const bytes = message instanceof Uint8Array ? message : encodeOwn(message);
    bare.onmessage?.({ data: bytes.slice().buffer });
  };
  return { socket, bare, told, frames, arrive };
}

describe('hearingNotices', () => {
  it('tells of notices, and hands every frame on', () => {
    const { socket, told, frames, arrive } = line();
    arrive({ type: 'notice', notice: NOTICE });
    socket.onmessage = ({ data }) => void frames.push((data as ArrayBuffer).byteLength);
    arrive({ type: 'notice', notice: NOTICE });
    arrive({ type: 'thawed', freeze: 'f' });
    arrive(new Uint8Array());
    expect([told.map(({ id }) => id), frames.length]).toEqual([[7, 7], 3]);
  });
  it('is otherwise the socket itself', () => {
    const { socket, bare } = line();
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {};
    socket.send(Uint8Array.of(1));
    expect([bare.binaryType, socket.readyState, socket.bufferedAmount, bare.sent.length]).toEqual([
      'arraybuffer',
      1,
      5,
      1,
    ]);
    expect(bare.onopen).toBe(socket.onopen);
  });
});
