/** A member's rate: whoever is too fast waits, nobody else does, and nothing is refused. */
import { describe, expect, it } from 'vitest';
import { openRate, RATE, throttled } from '../../server/rooms/rate.ts';
import { handClock } from '../client/hand-clock.ts';

const SMALL = {
  messages: { perSecond: 10, burst: 20 },
  bytes: { perSecond: 1_000, burst: 5_000 },
  work: { perSecond: 100, burst: 200 },
  log: { perSecond: 10, burst: 1_000 },
};

describe('openRate', () => {
  it('lets a burst through, then says how long to wait', () => {
    const rate = openRate(handClock(0).now, SMALL);
    const waits = Array.from({ length: 22 }, () => rate.spend('ru', { messages: 1 }));
    expect([waits.slice(0, 20).every((wait) => wait === 0), waits.slice(20)]).toEqual([true, [100, 200]]);
    expect(rate.spend('kz', { messages: 1 })).toBe(0);
  });

  it('asks for the longest of what is overdrawn', () => {
    const rate = openRate(handClock(0).now, SMALL);
    expect([
      rate.spend('ru', { messages: 1, bytes: 6_000 }),
      rate.spend('ru', { messages: 1, work: 400 }),
      rate.spend('ru', {}),
    ]).toEqual([1_000, 2_000, 2_000]);
  });

  it('refills with time, never past the burst, and does not mind a clock that stands or goes back', () => {
    let now = 10_000;
    const rate = openRate(() => now, SMALL);
    rate.spend('ru', { messages: 30 });
    now += 500;
    expect(rate.spend('ru', {})).toBe(500);
    now -= 5_000;
    expect(rate.spend('ru', {})).toBe(500);
    now += 3_600_000;
    expect([rate.spend('ru', { messages: 20 }), rate.spend('ru', { messages: 1 })]).toEqual([0, 100]);
  });

  it('forgets members whose bucket is full again', () => {
    const clock = handClock(0);
    const rate = openRate(clock.now, SMALL);
    for (let i = 0; i < 100; i++) rate.spend(`member ${i}`, { messages: 1 });
    clock.advance(120_000);
    rate.spend('last', { messages: 1 });
    expect(rate.size()).toBe(1);
  });

  it('holds up neither five people who type at full speed in one name, nor the largest catch-up', () => {
    const clock = handClock(0);
    const rate = openRate(clock.now, RATE);
    let waited = 0;
    for (let second = 0; second < 60; second++) {
      for (let key = 0; key < 150; key++) waited += rate.spend('ru', { messages: 1, bytes: 200, work: 0.1 });
      clock.advance(1_000);
    }
    expect([waited, rate.spend('kz', { messages: 1, bytes: 16 * 1024 * 1024, work: 1_900 })]).toEqual([0, 0]);
  });
});

describe('throttled', () => {
  it('pauses the socket, and reads on when the bucket is no longer overdrawn', () => {
    const clock = handClock(0);
    const seen: string[] = [];
    const socket = { pause: () => seen.push(`pause ${clock.now()}`), resume: () => seen.push(`resume ${clock.now()}`) };
    const rate = openRate(clock.now, SMALL);
    const [one, two] = [
      throttled(socket as never, 'ru', rate, clock.later),
      throttled(socket as never, 'ru', rate, clock.later),
    ];
    for (let i = 0; i < 21; i++) one.spent({ messages: 1 });
    // What had been read already is taken all the same, and the wait grows.
    one.spent({ messages: 1 });
    expect(seen).toEqual(['pause 0']);
    // Another window of the same member spends meanwhile: both wait for what both have spent.
    two.spent({ messages: 5 });
    clock.advance(10_000);
    expect(seen).toEqual(['pause 0', 'pause 0', 'resume 700', 'resume 700']);
    expect(clock.pending()).toBe(0);
  });

  it('leaves no timer behind when the connection is over', () => {
    const clock = handClock(0);
    const line = throttled({ pause: () => {}, resume: () => {} }, 'ru', openRate(clock.now, SMALL), clock.later);
    line.spent({ messages: 50 });
    line.end();
    expect(clock.pending()).toBe(0);
  });
});
