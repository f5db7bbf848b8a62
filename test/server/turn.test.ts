/** One turn: everything queued stands between BEGIN and COMMIT, answers come after, and a turn that failed never was. */
import { describe, expect, it } from 'vitest';
import { openTurns, type Turns } from '../../server/rooms/turn.ts';

/** Turns worked off by hand over a storage that fails where it is told to; `seen` is what happened, in order. */
function table(fails: { readonly begin?: boolean; readonly commit?: boolean } = {}) {
  const seen: string[] = [];
  const scheduled: (() => void)[] = [];
  const storage = {
    begin: () => {
      seen.push('BEGIN');
      if (fails.begin) throw new Error('disk full');
    },
    commit: () => {
      if (fails.commit) throw new Error('disk full');
      seen.push('COMMIT');
    },
    rollback: () => void seen.push('ROLLBACK'),
  };
  const turns: Turns = openTurns(
    storage,
    (run) => scheduled.push(run),
    (cause) => seen.push(`failed: ${(cause as Error).message}`),
  );
  const participant = (name: string) => ({
    settle: () => void seen.push(`${name} settles`),
    abandon: (cause: unknown) => void seen.push(`${name} abandons: ${(cause as Error).message}`),
  });
  const work = (name: string, who = participant(name)) =>
    turns.enqueue(
      () => {
        seen.push(name);
        turns.join(who);
      },
      (cause) => seen.push(`${name} is told: ${(cause as Error).message}`),
    );
  const run = (): void => {
    for (const one of scheduled.splice(0)) one();
  };
  return { seen, scheduled, turns, participant, work, run };
}

describe('openTurns', () => {
  it('does what is queued in order of arrival in one transaction, and settles after it', () => {
    const { seen, scheduled, work, run } = table();
    work('a');
    work('b');
    expect([scheduled.length, seen]).toEqual([1, []]);
    run();
    expect(seen).toEqual(['BEGIN', 'a', 'b', 'COMMIT', 'a settles', 'b settles']);
  });

  it('settles a participant once, however much it had to do', () => {
    const { seen, participant, work, run } = table();
    const room = participant('room');
    work('a', room);
    work('b', room);
    run();
    expect(seen).toEqual(['BEGIN', 'a', 'b', 'COMMIT', 'room settles']);
  });

  it('leaves for the next turn what is queued while this one runs', () => {
    const { seen, turns, work, run, scheduled } = table();
    turns.enqueue(() => {
      seen.push('a');
      work('b');
    });
    run();
    expect([seen, scheduled.length]).toEqual([['BEGIN', 'a', 'COMMIT'], 1]);
    run();
    expect(seen.slice(3)).toEqual(['BEGIN', 'b', 'COMMIT', 'b settles']);
  });

  it('does not let a participant of one turn into the next', () => {
    const { seen, work, run } = table();
    work('a');
    run();
    work('b');
    run();
    expect(seen.slice(4)).toEqual(['BEGIN', 'b', 'COMMIT', 'b settles']);
  });

  it('abandons everybody and answers nobody when the commit fails', () => {
    const { seen, work, run } = table({ commit: true });
    work('a');
    work('b');
    run();
    expect(seen).toEqual([
      'BEGIN',
      'a',
      'b',
      'ROLLBACK',
      'failed: disk full',
      'a abandons: disk full',
      'b abandons: disk full',
      'a is told: disk full',
      'b is told: disk full',
    ]);
  });

  it('tells everybody when the transaction cannot even begin', () => {
    const { seen, work, run } = table({ begin: true });
    work('a');
    run();
    expect(seen).toEqual(['BEGIN', 'ROLLBACK', 'failed: disk full', 'a is told: disk full']);
  });

  it('rolls the whole turn back when one piece of work throws, and does the next turn as if nothing had been', () => {
    const { seen, turns, work, run } = table();
    work('a');
    turns.enqueue(() => {
      throw new Error('broken');
    });
    work('c');
    run();
    expect(seen).toEqual([
      'BEGIN',
      'a',
      'ROLLBACK',
      'failed: broken',
      'a abandons: broken',
      'a is told: broken',
      'c is told: broken',
    ]);
    seen.length = 0;
    work('d');
    run();
    expect(seen).toEqual(['BEGIN', 'd', 'COMMIT', 'd settles']);
  });

  it('does at once what is queued when it is flushed, and nothing twice', () => {
    const { seen, turns, work, run } = table();
    work('a');
    turns.flush();
    run();
    turns.flush();
    expect(seen).toEqual(['BEGIN', 'a', 'COMMIT', 'a settles']);
  });
});
