import { describe, expect, it } from 'vitest';
import { keepConnected } from '../../src/client/connection.ts';
import { Network } from '../support/wire.ts';
import { handClock } from './hand-clock.ts';

function line(byte = 255) {
  const clock = handClock();
  const network = new Network(() => {});
  const told: string[] = [];
  const connection = keepConnected({
    url: 'ws://x/sync/transit',
    protocols: () => [],
    openSocket: network.socket,
    clock,
    random: () => Uint8Array.of(byte),
    on: {
      opened: () => told.push('opened'),
      frame: (bytes) => told.push(`frame ${bytes.length}`),
      pulse: () => told.push('pulse'),
      closed: (reason) => told.push(reason ? `ended ${reason}` : 'closed'),
    },
  });
  return { clock, network, told, connection };
}

/** Milliseconds from now until the next dialling. */
function pause({ clock, network }: ReturnType<typeof line>): number {
  const before = network.wires.length;
  for (let ms = 0; ; ms++) {
    if (network.wires.length > before) return ms;
    clock.advance(1);
  }
}

describe('keepConnected', () => {
  it.each([
    [255, [100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000]],
    [0, [50, 100, 200, 400, 800, 1600, 3200, 5000, 5000]],
  ])('dials again after growing pauses, shortened by chance (%d)', (byte, pauses) => {
    const at = line(byte);
    at.network.break();
    expect(
      pauses.map(() => {
        const ms = pause(at);
        at.network.answer();
        return ms;
      }),
    ).toEqual(pauses);
  });

  it('pauses shortly again after a line that held, not after one that broke at once', () => {
    const at = line();
    const pauses = [0, 0, 0, 6000].map((lived) => {
      at.network.answer();
      at.clock.advance(lived);
      at.network.last.cut();
      return pause(at);
    });
    expect(pauses).toEqual([100, 200, 400, 100]);
  });

  it('gives up a line on which nothing was heard for 45 s', () => {
    const { clock, network, told } = line();
    network.answer();
    clock.advance(44_000);
    expect(told).toEqual(['opened', 'pulse', 'pulse']);
    clock.advance(1000);
    expect(told).toEqual(['opened', 'pulse', 'pulse', 'closed']);
  });

  it('stays on a line that answers', () => {
    const { clock, network, told } = line();
    network.answer();
    for (let turn = 0; turn < 10; turn++) {
      clock.advance(15_000);
      network.last.server.send(Uint8Array.of(1));
      network.settle();
    }
    expect([network.wires.length, told.includes('closed')]).toEqual([1, false]);
  });

  it('gives up an opening that takes more than 10 s', () => {
    const { clock, network, told } = line();
    clock.advance(10_000);
    expect([told, network.wires[0]?.over]).toEqual([['closed'], true]);
  });

  it('dials at once when woken', () => {
    const { network, connection, clock } = line();
    network.break();
    clock.advance(3000);
    network.answer();
    const before = network.wires.length;
    network.restore();
    connection.wake();
    network.answer();
    expect([network.wires.length, connection.isOpen()]).toEqual([before + 1, true]);
  });

  it('when woken on an open line asks whether it lives, and gives it 5 s', () => {
    const dead = line();
    const alive = line();
    for (const { network, connection } of [dead, alive]) {
      network.answer();
      connection.wake();
    }
    alive.network.last.server.send(Uint8Array.of(1));
    alive.network.settle();
    for (const { clock } of [dead, alive]) clock.advance(5000);
    expect([dead.told, alive.told]).toEqual([
      ['opened', 'pulse', 'closed'],
      ['opened', 'pulse', 'frame 1', 'pulse'],
    ]);
  });

  it('hears nothing more from a line it let go of', () => {
    const { network, connection, told } = line();
    network.answer();
    network.last.server.send(Uint8Array.of(1));
    connection.close();
    network.settle();
    expect(told).toEqual(['opened']);
  });

  it('leaves no timer behind', () => {
    const { network, connection, clock } = line();
    network.answer();
    connection.close();
    expect(clock.pending()).toBe(0);
  });
});
