/** Deadlines as they are typed, counted and shown. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zonedParts } from '../../src/language/date.ts';
import {
  dayAndTime,
  dayKey,
  daysFrom,
  instantAt,
  likelyDeadline,
  momentTyped,
  nextChange,
  parseTime,
  timeLeft,
} from '../../src/ui/kit/deadline.ts';
import { ticker } from '../../src/ui/kit/ticker.ts';
import { handClock } from '../client/hand-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('timeLeft', () => {
  it.each([
    [2 * 24 * HOUR + 4 * HOUR, { unit: 'days', days: 2, hours: 4 }],
    [24 * HOUR, { unit: 'days', days: 1, hours: 0 }],
    [7 * HOUR + 14 * MINUTE + 1, { unit: 'hours', hours: 7, minutes: 15 }],
    [59 * MINUTE + 1, { unit: 'hours', hours: 1, minutes: 0 }],
    [MINUTE + 1, { unit: 'minutes', minutes: 2 }],
    [MINUTE, { unit: 'seconds', seconds: 60 }],
    [1, { unit: 'seconds', seconds: 1 }],
    [0, { unit: 'over' }],
    [-HOUR, { unit: 'over' }],
  ] as const)('%d ms', (left, said) => {
    expect(timeLeft(1_000_000_000_000 + left, 1_000_000_000_000)).toEqual(said);
  });
  it('says the same until the next change, and within a day then something else', () => {
    let changes = 0;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 * HOUR }), (left) => {
        const pause = nextChange(left, 0) as number;
        expect(timeLeft(left, pause - 1)).toEqual(timeLeft(left, 0));
        expect(timeLeft(left, pause)).not.toEqual(timeLeft(left, 0));
        changes++;
      }),
      { seed: 7, numRuns: 500 },
    );
    expect(changes).toBe(500);
    expect(nextChange(0, 0)).toBeNull();
  });
});

describe('parseTime', () => {
  it.each([
    ['18:00', { hour: 18, minute: 0 }],
    [' 9.30 ', { hour: 9, minute: 30 }],
    ['۱۸:۴۵', { hour: 18, minute: 45 }],
    ['٠٧:٠٥', { hour: 7, minute: 5 }],
    ['7', { hour: 7, minute: 0 }],
    ['24:00', null],
    ['12:60', null],
    ['noon', null],
    ['', null],
  ] as const)('%j', (text, time) => {
    expect(parseTime(text)).toEqual(time);
  });
});

describe('instantAt', () => {
  it.each([
    ['Asia/Tehran', '2025-11-18', '18:00', '2025-11-18T14:30:00.000Z'],
    ['Asia/Baku', '2025-11-19', '00:00', '2025-11-18T20:00:00.000Z'],
    ['UTC', '2025-12-31', '23:59', '2025-12-31T23:59:00.000Z'],
    // Left out in spring: one hour later; twice in autumn: the first.
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['Europe/Berlin', '2025-10-26', '02:30', '2025-10-26T00:30:00.000Z'],
    ['America/New_York', '2025-03-09', '02:15', '2025-03-09T07:15:00.000Z'],
  ] as const)('%s %s %s', (zone, day, time, instant) => {
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
    expect(instantAt(zone, { year, month, day: date }, parseTime(time) as never)).toBe(instant);
  });
  it('is what the zone’s own clock shows then', () => {
    let tried = 0;
    fc.assert(
      fc.property(
        fc.constantFrom('Asia/Tehran', 'Asia/Almaty', 'Europe/Moscow', 'Asia/Ashgabat'),
        fc.integer({ min: Date.UTC(2025, 0, 1) / MINUTE, max: Date.UTC(2027, 0, 1) / MINUTE }),
        (zone, minute) => {
          const instant = new Date(minute * MINUTE).toISOString();
          const parts = zonedParts(instant, zone);
          expect(instantAt(zone, parts, parts)).toBe(instant);
          tried++;
        },
      ),
      { seed: 11, numRuns: 200 },
    );
    expect(tried).toBe(200);
  });
});

describe('daysFrom', () => {
  it('begins with today on the summit’s clock, which may be tomorrow here', () => {
    const days = daysFrom(Date.parse('2025-11-30T21:00:00Z'), 'Asia/Tehran', 2);
    expect(days.map(dayKey)).toEqual(['2025-12-01', '2025-12-02', '2025-12-03']);
  });
});

describe('likelyDeadline', () => {
  it('is this evening, or noon of the next day on the summit’s clock', () => {
    const at = (iso: string) => likelyDeadline(Date.parse(iso), 'Asia/Tehran');
    expect(at('2025-11-18T12:00:00Z')).toEqual({ year: 2025, month: 11, day: 18, hour: 18, minute: 0 });
    expect(at('2025-11-30T21:00:00Z')).toEqual({ year: 2025, month: 12, day: 1, hour: 18, minute: 0 });
    expect(at('2025-11-30T14:00:00Z')).toEqual({ year: 2025, month: 12, day: 1, hour: 12, minute: 0 });
  });
});

describe('ticker', () => {
  it('strikes once a minute, in the last minute once a second, and then never again', () => {
    const clock = handClock(0);
    const ticks = ticker(clock);
    const strokes: number[] = [];
    const stop = ticks.watch(2 * MINUTE + 30_000, () => strokes.push(clock.now()));
    clock.advance(90_000);
    expect(strokes).toEqual([30_000, 90_000]);
    clock.advance(10 * MINUTE);
    expect(strokes.length).toBe(2 + 60);
    expect([clock.pending(), ticks.now()]).toEqual([0, 2 * MINUTE + 30_000]);
    stop();
  });
  it('is one timer for all, and none for nobody', () => {
    const clock = handClock(0);
    const ticks = ticker(clock);
    const stops = [5, 6, 7].map((hours) => ticks.watch(hours * HOUR, () => {}));
    expect(clock.pending()).toBe(1);
    for (const stop of stops) stop();
    expect(clock.pending()).toBe(0);
  });
});

describe('a moment as it is typed', () => {
  const zone = 'Asia/Tehran';
  it('becomes an instant with its last digit, and stays as it is until then', () => {
    const typing = ['', '1', '10', '10:', '10:3', '10:30', '۱۰:۳۰', '25:00', '10:30x'];
    expect(typing.map((time) => momentTyped(zone, '2025-11-19', time))).toEqual([
      ...['2025-11-19 ', '2025-11-19 1', '2025-11-19 10', '2025-11-19 10:', '2025-11-19 10:3'],
      ...['2025-11-19T07:00:00.000Z', '2025-11-19T07:00:00.000Z', '2025-11-19 25:00', '2025-11-19 10:30x'],
    ]);
  });
  it('is read back as day and time, whatever was typed', () => {
    expect(dayAndTime(zone, '2025-11-19T22:00:00.000Z')).toEqual({ day: '2025-11-20', time: '01:30' });
    expect(dayAndTime(zone, '2025-11-19 10:')).toEqual({ day: '2025-11-19', time: '10:' });
    expect([dayAndTime(zone, ''), dayAndTime(zone, 'x')]).toEqual([null, null]);
  });
});
