/** What of refused decisions is kept: honest ones whole, the rest in short, in the end counts, and all of it again from the log. */
import { describe, expect, it } from 'vitest';
import { openRefusals, type RefusedBody } from '../../server/rooms/refusals.ts';
import type { Command } from '../../src/domain/command.ts';

const comment = (text: string, id = 'x'): Command => ({ id, type: 'comment.add', clause: 'c1', scope: 'all', text });
const WHY = { reason: 'not-allowed' } as const;
const brief = (body: RefusedBody | null): string =>
  body
    ? [`${(body.command as { text: string }).text.length}`, body.cut ? 'cut' : 'whole', body.times ?? '']
        .join(' ')
        .trim()
    : 'nothing';

describe('openRefusals', () => {
  it('keeps a decision with all its words, its size and digest', () => {
    const command = comment('Мы против.');
    expect(openRefusals().take('ru', command, { reason: 'rule-unmet', missing: [{ kind: 'held' }] })).toEqual({
      command,
      reason: 'rule-unmet',
      missing: [{ kind: 'held' }],
      size: 78,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('counts the same wish under other ids, and writes the count down when it has doubled', () => {
    const refusals = openRefusals();
    const found = Array.from({ length: 8 }, (_, i) => brief(refusals.take('ru', comment('да', `id${i}`), WHY)));
    const rest = ['nothing', 'nothing', 'nothing'];
    expect(found).toEqual(['2 whole', '2 cut 2', 'nothing', '2 cut 4', ...rest, '2 cut 8']);
    expect(brief(refusals.take('kz', comment('да'), WHY))).toBe('2 whole');
  });

  it('keeps words up to a share of bytes, then their beginning, and past a share of records nothing', () => {
    const refusals = openRefusals({ bytes: 1_000, records: 4, excerpt: 20, excerpts: 400, missing: 12 });
    const found = Array.from({ length: 6 }, (_, i) =>
      brief(refusals.take('ru', comment(`${i}${'ж'.repeat(200)}`), WHY)),
    );
    expect(found).toEqual(['201 whole', '201 whole', '20 cut', '20 cut', 'nothing', 'nothing']);
  });

  it('keeps a hundred megabytes of refusals in two', () => {
    const refusals = openRefusals();
    let bytes = 0;
    for (let i = 0; i < 1_000; i++) {
      const texts = Object.fromEntries(
        Array.from({ length: 40 }, (_, n) => [`c${n}`, { fa: `${i}${'ж'.repeat(1_300)}` }]),
      );
      const command = { id: `i${i}`, type: 'chair.issue', label: 'x', reason: 'y', texts, seen: {} } as const;
      bytes += JSON.stringify(refusals.take('obs', command, WHY) ?? '').length;
    }
    expect(bytes).toBeLessThan(2 * 1024 * 1024);
  });

  it('knows after a restart what it knew before', () => {
    const limit = { bytes: 300, records: 4, excerpt: 20, excerpts: 400, missing: 12 };
    const [before, after] = [openRefusals(limit), openRefusals(limit)];
    for (const text of ['a', 'a', 'b', 'a', 'c', 'a', 'd', 'e', 'a']) {
      const body = before.take('ru', comment(text.repeat(50)), WHY);
      if (body) after.note({ kind: 'refused', member: 'ru', body: JSON.parse(JSON.stringify(body)) });
    }
    const more = ['f', 'b', 'e', 'c', 'c'];
    expect(more.map((text) => brief(after.take('ru', comment(text.repeat(50)), WHY)))).toEqual(
      more.map((text) => brief(before.take('ru', comment(text.repeat(50)), WHY))),
    );
  });

  it('counts what earlier versions kept, and does not mind refused updates', () => {
    const refusals = openRefusals({ bytes: 1_000, records: 2, excerpt: 20, excerpts: 400, missing: 12 });
    for (const body of [
      null,
      { reason: 'place', retired: [], sha256: 'f', size: 9 },
      { command: comment('a'), reason: 'x' },
    ])
      refusals.note({ kind: 'refused', member: 'ru', body });
    expect(['b', 'c'].map((text) => brief(refusals.take('ru', comment(text), WHY)))).toEqual(['1 whole', 'nothing']);
  });
});
