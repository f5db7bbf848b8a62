import { describe, expect, it } from 'vitest';
import type { LocalCopy } from '../../src/client/local-copy.ts';
import type { LocalCommand } from '../../src/client/local-records.ts';
import { type Outbox, outbox } from '../../src/client/outbox.ts';
import type { CommandDraft, Outcome } from '../../src/client/view.ts';
import type { Answer, Command } from '../../src/domain/command.ts';

const HOLD: CommandDraft = { type: 'clause.hold', clause: 'c1', seen: 'd' };
const DISCARD: CommandDraft = { type: 'draft.discard', draft: 'd1' };
const SAVE = { type: 'draft.save' } as CommandDraft;
const GONE: Answer = { ok: false, reason: 'not-allowed', message: 'gone' };
const CHANGED: Answer = { ok: false, reason: 'text-changed', message: 'changed' };
const DONE: Answer = { ok: true, seq: 3 };

/** What a copy is asked to keep: "i1", "i1 refused" by id. */
function shelf() {
  const kept = new Map<string, LocalCommand>();
  const copy = {
    keepCommand: (command: LocalCommand) => void kept.set(command.command.id, command),
    dropCommand: (id: string) => void kept.delete(id),
  } as LocalCopy;
  const lies = (): string[] => [...kept.values()].map(wordsOf);
  return { copy, kept, lies };
}
const wordsOf = ({ command, refused }: Pick<LocalCommand, 'command' | 'refused'>): string =>
  `${command.id}${refused ? ` ${refused.restored ? 'restored' : refused.reason}` : ''}`;

function box() {
  let ids = 0;
  let minute = 0;
  const at: Outbox = outbox({ newId: () => `i${++ids}`, now: () => `T${minute}` });
  return {
    at,
    later: () => void minute++,
    waiting: () => at.unanswered().map(({ id }) => id),
    given: () => at.given.get().map(wordsOf),
  };
}
/** What a promise has come to by now. */
const soFar = <T>(answer: Promise<T>): Promise<T | 'nothing'> =>
  Promise.race([answer, new Promise<'nothing'>((resolve) => setImmediate(resolve, 'nothing'))]);

describe('outbox', () => {
  it('gives each decision an id of its own and keeps it, in order, until it is answered', async () => {
    const { at, waiting, given } = box();
    const [first, second] = [at.add(HOLD), at.add({ ...HOLD, clause: 'c2' })];
    expect([first.command, second.command]).toEqual([
      { ...HOLD, id: 'i1' },
      { ...HOLD, id: 'i2', clause: 'c2' },
    ]);
    expect([at.unanswered(), given()]).toEqual([
      [first.command, second.command],
      ['i1', 'i2'],
    ]);
    at.answered('i1', DONE);
    expect([waiting(), await soFar(first.answer), await soFar(second.answer)]).toEqual([['i2'], DONE, 'nothing']);
  });

  it('takes no offence at an answer that comes twice, or to nobody', async () => {
    const { at, waiting } = box();
    at.waits('i1');
    at.dismiss('i1');
    const { answer } = at.add(HOLD);
    at.answered('i1', DONE);
    at.answered('i1', GONE);
    at.answered('i9', GONE);
    expect([waiting(), await answer]).toEqual([[], DONE]);
  });

  it('has a decision kept when it is given and thrown away when it is answered', () => {
    const { at } = box();
    const { copy, lies } = shelf();
    at.add(HOLD);
    expect(lies()).toEqual([]);
    // Where commands are kept is known at the server's first message only.
    expect(at.attach(copy, [])).toEqual([]);
    at.add(HOLD);
    at.add(DISCARD);
    expect(lies()).toEqual(['i1', 'i2']);
    at.answered('i1', DONE);
    expect(lies()).toEqual(['i2']);
  });

  it('keeps no draft, neither when it is given nor when a copy is there at last', () => {
    const { at } = box();
    const { copy, lies } = shelf();
    at.add(SAVE);
    at.add(DISCARD);
    at.attach(copy, []);
    at.add(SAVE);
    expect(lies()).toEqual([]);
  });

  it.each<[string, (at: Outbox) => void]>([
    ['there is no line to send it on', (at) => at.waits('i1')],
    ['the line breaks before the answer', (at) => at.lost()],
  ])('says that a decision waits when %s, and still has its answer later', async (_when, happens) => {
    const { at } = box();
    const { answer, outcome } = at.add(HOLD);
    expect(await soFar<Outcome>(outcome)).toBe('nothing');
    happens(at);
    expect([await soFar<Outcome>(outcome), await soFar(answer)]).toEqual(['waits', 'nothing']);
    at.answered('i1', DONE);
    expect(await answer).toEqual(DONE);
  });

  it('tells whoever gave it the answer that comes before it had to wait', async () => {
    const { at } = box();
    const { outcome } = at.add(HOLD);
    at.answered('i1', CHANGED);
    at.lost();
    expect(await soFar<Outcome>(outcome)).toEqual(CHANGED);
  });

  it('does not say of a draft that it waits: its author goes on writing, and hears the answer', async () => {
    const { at } = box();
    const drafts = [at.add(SAVE), at.add(DISCARD)];
    at.lost();
    expect(await Promise.all(drafts.map(({ outcome }) => soFar<Outcome>(outcome)))).toEqual(['nothing', 'nothing']);
    at.answered('i1', DONE);
    expect(await soFar<Outcome>(drafts[0]?.outcome as Promise<Outcome>)).toEqual(DONE);
  });

  it('shows decisions and comments, no drafts, and says so only when something is different', () => {
    const { at, given } = box();
    let said = 0;
    at.given.subscribe(() => void said++);
    /** How often it was said that the list is another one, and what stands there now. */
    const heard = (happens: () => void): unknown[] => {
      said = 0;
      happens();
      return [said, ...given()];
    };
    expect(given()).toEqual([]);
    expect([
      heard(() => at.add(SAVE)),
      heard(() => at.add(HOLD)),
      heard(() => at.add(DISCARD)),
      heard(() => at.answered('i1', DONE)),
      heard(() => at.add({ ...HOLD, clause: 'c2' })),
      heard(() => at.lost()),
      heard(() => at.answered('i2', CHANGED)),
      heard(() => at.dismiss('i9')),
      heard(() => at.answered('i4', DONE)),
      heard(() => at.dismiss('i2')),
    ]).toEqual([
      [0],
      [1, 'i2'],
      [0, 'i2'],
      [0, 'i2'],
      [1, 'i2', 'i4'],
      [1, 'i2', 'i4'],
      [1, 'i2 text-changed', 'i4'],
      [0, 'i2 text-changed', 'i4'],
      [1, 'i2 text-changed'],
      [1],
    ]);
  });

  it('puts away what came back also where nothing keeps it', () => {
    const { at, given } = box();
    at.add(HOLD);
    at.lost();
    at.answered('i1', CHANGED);
    at.dismiss('i1');
    expect(given()).toEqual([]);
  });

  it('gives back what waited and was refused, until its author puts it away', async () => {
    const { at, given, waiting } = box();
    const { copy, lies } = shelf();
    at.attach(copy, []);
    const { answer } = at.add(HOLD);
    at.lost();
    at.answered('i1', CHANGED);
    expect([given(), waiting(), lies(), await answer]).toEqual([['i1 text-changed'], [], ['i1 text-changed'], CHANGED]);
    at.dismiss('i1');
    expect([given(), lies()]).toEqual([[], []]);
  });

  it('keeps with what came back what the rule misses', () => {
    const { at } = box();
    const missing = [{ kind: 'held' }] as const;
    at.add(HOLD);
    at.lost();
    at.answered('i1', { ok: false, reason: 'rule-unmet', message: '', missing });
    expect(at.given.get()[0]?.refused).toEqual({ reason: 'rule-unmet', missing });
  });

  it('gives back what was refused at once, too: the page that heard it may be gone before it was read', () => {
    const { at, given } = box();
    const { copy, lies } = shelf();
    at.attach(copy, []);
    at.add(HOLD);
    at.answered('i1', CHANGED);
    expect([given(), lies(), at.given.get()[0]?.waits]).toEqual([['i1 text-changed'], ['i1 text-changed'], undefined]);
  });

  it.each<[string, CommandDraft, Answer, string[]]>([
    ['the same was accepted, on whatever text', { ...HOLD, seen: 'e' }, DONE, []],
    ['the same was refused once more', { ...HOLD, seen: 'e' }, CHANGED, ['i2 text-changed']],
    ['something else was accepted', { ...HOLD, clause: 'c2' }, DONE, ['i1 text-changed']],
  ])('shows of what came back only what is still to be read: %s', (_when, next, answer, left) => {
    const { at, given } = box();
    const { copy, lies } = shelf();
    at.attach(copy, []);
    at.add(HOLD);
    at.answered('i1', CHANGED);
    at.add(next);
    at.answered('i2', answer);
    expect([given(), lies()]).toEqual([left, left]);
  });

  it('tells what waits from what is about to be answered', () => {
    const { at } = box();
    const { copy } = shelf();
    at.attach(copy, [{ command: { ...HOLD, id: 'x1' } as Command, at: 'S', order: 1 }]);
    at.add(HOLD);
    at.add({ ...HOLD, clause: 'c2' });
    at.waits('i1');
    expect(at.given.get().map(({ command, waits }) => [command.id, waits])).toEqual([
      ['x1', true],
      ['i1', true],
      ['i2', undefined],
    ]);
  });

  it('never gives back a draft: its words are kept as a draft', async () => {
    const { at, given } = box();
    const { answer } = at.add(DISCARD);
    at.lost();
    at.answered('i1', CHANGED);
    expect([given(), await answer]).toEqual([[], CHANGED]);
  });

  it('sends what an earlier page left, before anything that is given here, and shows what came back there', async () => {
    const { at, later, waiting, given } = box();
    const { copy } = shelf();
    const command = (id: string): Command => ({ ...HOLD, clause: id, id }) as Command;
    later();
    at.add(HOLD);
    const found: LocalCommand[] = [
      { command: command('x2'), at: 'T0', order: 2 },
      { command: command('x1'), at: 'T0', order: 1 },
      { command: command('x0'), at: 'T0', order: 0, refused: { reason: 'text-changed' } },
    ];
    const sent = at.attach(copy, found);
    expect([sent.map(({ command: { id } }) => id), waiting(), given()]).toEqual([
      ['x2', 'x1'],
      ['x1', 'x2', 'i1'],
      ['x0 text-changed', 'x1', 'x2', 'i1'],
    ]);
    expect(at.attach(copy, found)).toEqual([]);
    at.answered('x1', CHANGED);
    expect(given()).toEqual(['x0 text-changed', 'x1 text-changed', 'x2', 'i1']);
  });

  it('sends nothing that was decided before the text was restored, gives it back, and goes on', async () => {
    const { at, waiting, given } = box();
    const { copy, lies } = shelf();
    const [first, draft] = [at.add(HOLD), at.add(DISCARD)];
    at.restored('restored');
    expect([given(), at.given.get()[0]?.refused]).toEqual([
      ['i1 restored'],
      { reason: 'text-changed', restored: true },
    ]);
    const stray = { command: { ...HOLD, clause: 'c2', id: 'x1' } as Command, at: 'S', order: 1, stray: true as const };
    expect(at.attach(copy, [stray])).toEqual([]);
    expect(at.given.get()[0]?.refused).toEqual({ reason: 'text-changed', restored: true });
    expect([waiting(), given(), lies().sort()]).toEqual([
      [],
      ['x1 restored', 'i1 restored'],
      ['i1 restored', 'x1 restored'],
    ]);
    for (const { answer } of [first, draft])
      expect(await answer).toEqual({ ok: false, reason: 'text-changed', message: 'restored' });
    const third = at.add(HOLD);
    expect([waiting(), await soFar(third.answer)]).toEqual([['i3'], 'nothing']);
    at.answered('i3', DONE);
    expect(await third.answer).toEqual(DONE);
  });

  it('refuses after its end what nothing keeps and whatever comes, and gives back what it had said to wait', async () => {
    const { at, waiting, given } = box();
    const [first, second] = [at.add(HOLD), at.add(HOLD)];
    at.waits('i1');
    at.end('gone');
    expect([waiting(), given(), await first.answer, await second.answer]).toEqual([[], ['i1 not-allowed'], GONE, GONE]);
    expect([await at.add(HOLD).answer, waiting()]).toEqual([GONE, []]);
  });

  it('leaves at its end on this computer what lies there, for its author to send', async () => {
    const { at, given } = box();
    const { copy, lies } = shelf();
    at.attach(copy, []);
    const [kept, draft] = [at.add(HOLD), at.add(DISCARD)];
    at.lost();
    at.end('gone');
    expect([given(), lies(), await soFar(kept.answer), await soFar(draft.answer)]).toEqual([
      ['i1'],
      ['i1'],
      'nothing',
      GONE,
    ]);
    at.add(HOLD);
    expect(lies()).toEqual(['i1']);
  });
});
