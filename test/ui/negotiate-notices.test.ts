/** The box of notices behind the bell: what it asks for, what it tells, what it never forgets. */
import { describe, expect, it } from 'vitest';
import type { Notice } from '../../src/domain/negotiation/notice.ts';
import type { NamedNotice } from '../../src/domain/summit/summit.ts';
import { noticeBox } from '../../src/ui/negotiate/notice-box.ts';

const notice = (id: number, read = false): NamedNotice => ({
  id,
  kind: 'reopened',
  at: '2025-11-18T08:00:00.000Z',
  resolution: 'transit',
  by: 'sec-1',
  read,
});

/** A box at a server that has `answers` in turn; the last one stays. */
function open(...answers: (readonly NamedNotice[] | 'offline')[]) {
  const page = new EventTarget();
  const timers = new Set<() => void>();
  const read: number[] = [];
  const told: number[] = [];
  let heard: ((notice: Notice) => void) | null = null;
  let asked = 0;
  const box = noticeBox(
    {
      notices: async () => {
        const answer = answers[Math.min(asked++, answers.length - 1)];
        return answer === 'offline' ? { ok: false, reason: 'offline' } : { ok: true, value: answer ?? [] };
      },
      readNotices: async (upTo) => {
        read.push(upTo);
        return { ok: true, value: { ok: true } };
      },
      onNotice: (listener) => {
        heard = listener;
        return () => {
          heard = null;
        };
      },
    },
    {
      page,
      every: (_ms, run) => {
        timers.add(run);
        return () => timers.delete(run);
      },
    },
  );
  box.onFresh(({ id }) => told.push(id));
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const ids = () => box.list.get()?.map(({ id, read: seen }) => (seen ? -id : id)) ?? null;
  return { box, page, timers, read, told, settle, ids, asked: () => asked, line: () => heard };
}

describe('noticeBox', () => {
  it('asks at the start, on the line, every minute and when the window comes back; not after the last watcher', async () => {
    const at = open([]);
    const stops = [at.box.watch(), at.box.watch()];
    await at.settle();
    expect(at.asked()).toBe(1);
    at.line()?.(notice(1));
    for (const run of at.timers) run();
    at.page.dispatchEvent(new Event('focus'));
    expect(at.asked()).toBe(4);
    for (const stop of stops) stop();
    at.page.dispatchEvent(new Event('focus'));
    expect([at.asked(), at.timers.size, at.line()]).toEqual([4, 0, null]);
  });

  it('tells of each new one once, and of none that lay there at the start or is read already', async () => {
    const at = open([notice(2), notice(1)], [notice(4), notice(3, true), notice(2), notice(1)]);
    at.box.watch();
    await at.settle();
    expect(at.told).toEqual([]);
    await at.box.refresh();
    await at.box.refresh();
    expect(at.told).toEqual([4]);
  });

  it('keeps what it knows while there is no network', async () => {
    const at = open([notice(1)], 'offline');
    at.box.watch();
    await at.settle();
    await at.box.refresh();
    expect(at.ids()).toEqual([1]);
  });

  it('marks all as read up to the newest that was shown', async () => {
    const at = open([notice(3), notice(2)], [notice(3, true), notice(2, true)]);
    at.box.watch();
    await at.settle();
    await at.box.readAll();
    expect([at.read, at.ids()]).toEqual([[3], [-3, -2]]);
  });
});
