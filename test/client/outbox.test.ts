import { describe, expect, it } from 'vitest';
import { type Outbox, outbox } from '../../src/client/outbox.ts';
import type { CommandDraft } from '../../src/client/view.ts';
import type { Answer } from '../../src/domain/command.ts';

const HOLD: CommandDraft = { type: 'clause.hold', clause: 'c1', seen: 'd' };
const GONE: Answer = { ok: false, reason: 'not-allowed', message: 'gone' };
const DONE: Answer = { ok: true, seq: 3 };

function box(): { readonly at: Outbox; readonly waiting: () => string[] } {
  let ids = 0;
  const at = outbox(() => `i${++ids}`);
  return { at, waiting: () => at.unanswered().map(({ id }) => id) };
}
/** What a promise has come to by now. */
const soFar = (answer: Promise<Answer>): Promise<Answer | 'nothing'> =>
  Promise.race([answer, new Promise<'nothing'>((resolve) => setImmediate(resolve, 'nothing'))]);

describe('outbox', () => {
  it('gives each decision an id of its own and keeps it, in order, until it is answered', async () => {
    const { at, waiting } = box();
    const [first, second] = [at.add(HOLD), at.add({ ...HOLD, clause: 'c2' })];
    expect([first.command, second.command]).toEqual([
      { ...HOLD, id: 'i1' },
      { ...HOLD, id: 'i2', clause: 'c2' },
    ]);
    expect(at.unanswered()).toEqual([first.command, second.command]);
    at.answered('i1', DONE);
    expect([waiting(), await soFar(first.answer), await soFar(second.answer)]).toEqual([['i2'], DONE, 'nothing']);
  });

  it('takes no offence at an answer that comes twice, or to nobody', async () => {
    const { at, waiting } = box();
    const { answer } = at.add(HOLD);
    at.answered('i1', DONE);
    at.answered('i1', GONE);
    at.answered('i9', GONE);
    expect([waiting(), await answer]).toEqual([[], DONE]);
  });

  it('sends nothing later of what it has refused, and goes on with what is decided then', async () => {
    const { at, waiting } = box();
    const [first, second] = [at.add(HOLD), at.add(HOLD)];
    at.drop('gone');
    expect([waiting(), await first.answer, await second.answer]).toEqual([[], GONE, GONE]);
    const third = at.add(HOLD);
    expect([waiting(), await soFar(third.answer)]).toEqual([['i3'], 'nothing']);
    at.answered('i3', DONE);
    expect(await third.answer).toEqual(DONE);
  });

  it('refuses after its end whatever waits and whatever comes', async () => {
    const { at, waiting } = box();
    const { answer } = at.add(HOLD);
    at.end('gone');
    expect([waiting(), await answer]).toEqual([[], GONE]);
    expect([await at.add(HOLD).answer, waiting()]).toEqual([GONE, []]);
  });
});
