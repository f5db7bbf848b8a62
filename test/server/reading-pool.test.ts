/** The line before the readers: who is read when, what ends a question, and what is said then. Readers are worked by hand. */
import { describe, expect, it } from 'vitest';
import { openBudget } from '../../server/reading/budget.ts';
import { Line } from '../../server/reading/line.ts';
import { type Limits, openReading } from '../../server/reading/pool.ts';
import type { ReaderEvents, StartReader } from '../../server/reading/process.ts';
import type { Question } from '../../server/reading/questions.ts';
import type { Told } from '../../server/reading/reader.ts';
import { Problem } from '../../server/reading/refusal.ts';
import { handClock } from '../client/hand-clock.ts';

const text = (name: string): Question => ({ kind: 'text', wish: { resolution: name, at: 'now' } });
const print = (name: string): Question => ({
  kind: 'export',
  wish: { resolution: name, format: 'pdf', language: 'all', at: 'now', view: 'clean', now: '' },
});
const body = (said: string): Told => ({ body: { bytes: new TextEncoder().encode(`"${said}"`), mime: 'x' } });

/** Readers that answer when the test says so; what they are asked is kept in order. */
function hand(limits: Partial<Limits> = {}) {
  const clock = handClock(0);
  const readers: { on: ReaderEvents; asked: { id: number; name: string }[]; ended: boolean }[] = [];
  const alarms: string[] = [];
  const asked: string[] = [];
  const start: StartReader = (on) => {
    const reader = { on, asked: [] as { id: number; name: string }[], ended: false };
    readers.push(reader);
    return {
      ask: (id, { wish }) => {
        const name = 'resolution' in wish ? wish.resolution : '';
        reader.asked.push({ id, name });
        asked.push(name);
      },
      end: () => {
        reader.ended = true;
      },
    };
  };
  const reading = openReading({
    start,
    budget: openBudget(clock.now),
    clock: clock.now,
    later: clock.later,
    alarm: (message) => alarms.push(message),
    limits: { readers: 1, ...limits },
  });
  const at = (index: number) => {
    const reader = readers[index];
    if (!reader) throw new Error(`there is no reader ${index}`);
    return reader;
  };
  return {
    clock,
    reading,
    alarms,
    asked,
    readers,
    ready: (index = 0) => at(index).on.ready(),
    /** Answers what reader `index` was asked last. */
    tell: (index = 0, said: Told = body('read')) => at(index).on.told(at(index).asked.at(-1)?.id ?? 0, said),
    gone: (index = 0, how = '134') => at(index).on.gone(how),
  };
}

/** How a question ends: "200" with what it says, or the status and reason of its refusal. */
const endOf = (answer: Promise<{ readonly bytes: Uint8Array }>): Promise<string> =>
  answer.then(
    ({ bytes }) => `200 ${new TextDecoder().decode(bytes)}`,
    (error: Error) => (error instanceof Problem ? `${error.status} ${error.reason}` : error.message),
  );

describe('Line', () => {
  it('goes round among members, and in the order of their questions', () => {
    const line = new Line<string>();
    for (const one of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2']) line.join(one.charAt(0), one);
    const taken: (string | undefined)[] = [];
    for (let n = 0; n < 7; n++) taken.push(line.take(() => true));
    expect(taken).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', undefined]);
    expect([line.size, line.sizeOf('a')]).toEqual([0, 0]);
  });

  it('passes over whoever may not yet, who keeps their turn', () => {
    const line = new Line<string>();
    for (const one of ['a1', 'b1', 'c1', 'a2']) line.join(one.charAt(0), one);
    expect([line.take((member) => member !== 'a'), line.take(() => true), line.take(() => true)]).toEqual([
      'b1',
      'a1',
      'c1',
    ]);
  });

  it('forgets whoever leaves', () => {
    const line = new Line<string>();
    for (const one of ['a1', 'a2', 'b1']) line.join(one.charAt(0), one);
    line.leave('a', 'a1');
    line.leave('b', 'b1');
    line.leave('b', 'b1');
    expect([[...line], line.size]).toEqual([['a2'], 1]);
  });
});

describe('openReading', () => {
  it('puts a colleague’s question before the second of whoever asked a hundred', async () => {
    const { reading, asked, ready, tell } = hand({ perMember: 100 });
    const ends = Array.from({ length: 30 }, (_, n) => endOf(reading.ask('mine', text(`mine ${n}`))));
    ends.push(endOf(reading.ask('hers', text('hers'))));
    ready();
    tell();
    tell();
    tell();
    expect(asked).toEqual(['mine 0', 'hers', 'mine 1', 'mine 2']);
    expect(await Promise.all([ends[0], ends.at(-1)])).toEqual(['200 "read"', '200 "read"']);
  });

  it('reads one question of a member at a time, though readers are free, and a file beside it', () => {
    const { reading, readers, asked, ready, tell } = hand({ readers: 3 });
    for (const name of ['one', 'two']) void endOf(reading.ask('mine', text(name)));
    for (const name of ['file', 'other file']) void endOf(reading.ask('mine', print(name)));
    for (const index of readers.keys()) ready(index);
    expect(asked).toEqual(['one', 'file']);
    tell(0);
    expect(asked).toEqual(['one', 'file', 'two']);
  });

  it('keeps one reader for those who only look', () => {
    const { reading, readers, asked, ready } = hand({ readers: 2 });
    for (const member of ['a', 'b', 'c']) void endOf(reading.ask(member, print(`file of ${member}`)));
    void endOf(reading.ask('d', text('a look')));
    for (const index of readers.keys()) ready(index);
    expect(asked).toEqual(['file of a', 'a look']);
  });

  it('ends what takes too long, says so, and goes on with a new reader', async () => {
    const { reading, clock, readers, alarms, ready, tell, gone } = hand({ lookMs: 100, longMs: 1_000 });
    const end = endOf(reading.ask('mine', text('endless')));
    const next = endOf(reading.ask('hers', text('hers')));
    // A slow start is nobody's fault.
    clock.advance(10_000);
    ready();
    clock.advance(99);
    expect(readers[0]?.ended).toBe(false);
    clock.advance(1);
    expect([await end, readers[0]?.ended, alarms.length]).toEqual(['504 too-long', true, 1]);
    // Said too late: the answer of one who was ended is nobody's.
    tell(0);
    gone(0, 'SIGKILL');
    ready(1);
    tell(1, body('hers'));
    expect([await next, reading.figures()]).toEqual(['200 "hers"', { readers: 1, waiting: 0, ended: 1 }]);
  });

  it('tells whoever asked when a reader dies, and goes on with a new one', async () => {
    const { reading, alarms, ready, tell, gone } = hand();
    const lost = endOf(reading.ask('mine', text('large')));
    const next = endOf(reading.ask('hers', text('hers')));
    ready();
    gone(0, 'SIGABRT');
    ready(1);
    tell(1);
    expect([await lost, await next, alarms]).toEqual(['503 reader-lost', '200 "read"', ['a reader has ended']]);
  });

  it('has a reader ready before the first question, where it was told to', () => {
    const { reading, readers, asked, ready } = hand();
    reading.warm();
    reading.warm();
    ready();
    void endOf(reading.ask('a', text('a')));
    expect([readers.length, asked]).toEqual([1, ['a']]);
  });

  it('starts nobody again by itself, also when a reader cannot start at all', async () => {
    const { reading, readers, clock, gone } = hand({ startMs: 500 });
    const ends = ['a', 'b'].map((member) => endOf(reading.ask(member, text(member))));
    gone(0);
    clock.advance(500);
    gone(1);
    expect(await Promise.all(ends)).toEqual(['503 reader-lost', '503 reader-lost']);
    clock.advance(3_600_000);
    expect(readers.length).toBe(2);
  });

  it('takes out of the line whoever has gone', async () => {
    const { reading, asked, ready, tell } = hand();
    const gone = new AbortController();
    const ends = [
      endOf(reading.ask('a', text('first'))),
      endOf(reading.ask('b', text('second'), gone.signal)),
      endOf(reading.ask('c', text('third'))),
    ];
    ready();
    gone.abort(new Error('gone'));
    tell();
    tell();
    expect([await Promise.all(ends), asked]).toEqual([
      ['200 "read"', 'gone', '200 "read"'],
      ['first', 'third'],
    ]);
  });

  it('lets what nobody waits for end by itself for a moment, then ends it', async () => {
    const { reading, clock, readers, asked, ready, tell, gone } = hand({ graceMs: 50 });
    const [first, second] = [new AbortController(), new AbortController()];
    const end = endOf(reading.ask('a', text('first'), first.signal));
    ready();
    first.abort(new Error('gone'));
    expect(await end).toBe('gone');
    clock.advance(49);
    tell();
    void endOf(reading.ask('a', text('second'), second.signal));
    clock.advance(1);
    expect([readers[0]?.ended, asked]).toEqual([false, ['first', 'second']]);
    second.abort(new Error('gone'));
    clock.advance(50);
    expect(readers[0]?.ended).toBe(true);
    gone(0);
    expect(reading.figures()).toEqual({ readers: 0, waiting: 0, ended: 1 });
  });

  it('gives a reader that is still starting to the next, when the first has gone', () => {
    const { reading, readers, asked, ready } = hand();
    const gone = new AbortController();
    void endOf(reading.ask('a', text('first'), gone.signal));
    void endOf(reading.ask('b', text('second')));
    gone.abort(new Error('gone'));
    ready();
    expect([asked, readers.length]).toEqual([['second'], 1]);
  });

  it('refuses more questions than may wait, of one and of all, and those that wait too long', async () => {
    const { reading, clock } = hand({ perMember: 2, inAll: 3, waitMs: 1_000, startMs: 1e9 });
    // The first of them is taken out of the line at once.
    const ends = ['a', 'a', 'a', 'a', 'b', 'c'].map((member) => endOf(reading.ask(member, text(member))));
    expect(await Promise.all([ends[3], ends[5]])).toEqual(['429 too-many', '503 busy']);
    clock.advance(1_000);
    expect(await Promise.all([ends[1], ends[2], ends[4]])).toEqual(['503 busy', '503 busy', '503 busy']);
  });

  it('lets whoever has read for minutes pause, and tells them to come back when it would be too long', async () => {
    const { reading, clock, asked, ready, tell } = hand({ lookMs: 1e9 });
    const read = async (ms: number): Promise<string> => {
      const end = endOf(reading.ask('mine', text('mine')));
      if (clock.now() === 0) ready();
      clock.advance(ms);
      tell();
      return end;
    };
    expect(await read(125_000)).toBe('200 "read"');
    // Sixty seconds are there at once, half a second comes in a second: what is owed takes a pause of five.
    clock.advance(125_000);
    const paused = endOf(reading.ask('mine', text('paused')));
    const hers = endOf(reading.ask('hers', text('hers')));
    expect(asked).toEqual(['mine', 'hers']);
    tell();
    clock.advance(5_000);
    tell();
    expect([asked, await paused, await hers]).toEqual([['mine', 'hers', 'paused'], '200 "read"', '200 "read"']);
    await read(200_000);
    const refused = await reading.ask('mine', text('mine')).catch((error: Problem) => error);
    expect(refused).toMatchObject({ status: 429, reason: 'too-fast', retryAfter: expect.any(Number) });
    expect(reading.figures().waiting).toBe(0);
  });

  it('sends all but one reader home after a while without questions', () => {
    const { reading, clock, readers, ready, tell, gone } = hand({ readers: 3, idleMs: 1_000 });
    for (const member of ['a', 'b', 'c']) void endOf(reading.ask(member, text(member)));
    for (const index of readers.keys()) ready(index);
    for (const index of readers.keys()) tell(index);
    clock.advance(1_000);
    expect(readers.map(({ ended }) => ended)).toEqual([false, true, true]);
    for (const index of [1, 2]) gone(index);
    expect(reading.figures()).toEqual({ readers: 1, waiting: 0, ended: 0 });
  });

  it('refuses what waits and ends all readers when it closes', async () => {
    const { reading, readers, clock, ready, gone } = hand();
    const ends = ['a', 'b'].map((member) => endOf(reading.ask(member, text(member))));
    ready();
    const closed = reading.close();
    expect([await Promise.all(ends), readers[0]?.ended]).toEqual([['503 closing', '503 closing'], true]);
    gone(0);
    await closed;
    expect([await endOf(reading.ask('a', text('a'))), clock.pending(), readers.length]).toEqual(['503 closing', 0, 1]);
  });

  it('passes on what a reader refuses, and what failed as an error', async () => {
    const { reading, ready, tell } = hand();
    const refused = endOf(reading.ask('a', text('a')));
    ready();
    tell(0, { refusal: { refusal: 'no-such-point', message: 'There is none.' } });
    const failed = endOf(reading.ask('a', text('a')));
    tell(0, { failed: 'a trace' });
    expect([await refused, await failed]).toEqual(['404 no-such-point', 'a trace']);
  });
});
