import { describe, expect, it } from 'vitest';
import { atServer, RU, RU2, table, type } from './table.ts';

const frames = (heard: readonly string[]): string[] => heard.filter((word) => /^(update|frozen)/.test(word));

describe('freezing', () => {
  it('locks the clause at once, confirms after what was typed, and opens again when thawed', () => {
    const { room, server, settle } = table();
    settle();
    type(room, RU, '!');
    server.tell({ type: 'freezing', freeze: 'f1', clause: 'c1' });
    settle();
    expect([room.typing(RU), room.typing(RU2).ok, room.locked.get()]).toEqual([
      { ok: false, why: 'frozen' },
      true,
      ['c1'],
    ]);
    expect([frames(server.line.heard), atServer(server, RU)]).toEqual([['update', 'frozen:f1'], 'один!']);
    server.tell({ type: 'thawed', freeze: 'f1' });
    settle();
    expect([room.typing(RU).ok, room.locked.get()]).toEqual([true, []]);
  });

  it('waits for an editor in the middle of a composition, and sends what that leaves', async () => {
    const { room, server, settle } = table();
    settle();
    let end = (): void => {};
    room.beforeFreeze((clause) => (clause === 'c1' ? new Promise<void>((resolve) => (end = resolve)) : null));
    server.tell({ type: 'freezing', freeze: 'f1', clause: 'c1' });
    settle();
    expect([frames(server.line.heard), room.locked.get(), room.typing(RU).ok]).toEqual([[], [], false]);
    type(room, RU, 'の');
    end();
    await new Promise((resolve) => setImmediate(resolve));
    settle();
    expect([frames(server.line.heard), room.locked.get()]).toEqual([['update', 'frozen:f1'], ['c1']]);
  });

  it('does not wait for ever', () => {
    const { room, server, settle, clock } = table();
    settle();
    room.beforeFreeze(() => new Promise(() => {}));
    server.tell({ type: 'freezing', freeze: 'f1', clause: 'c1' });
    settle();
    clock.advance(500);
    settle();
    expect(frames(server.line.heard)).toEqual(['frozen:f1']);
  });

  it('ends with the line', () => {
    const { room, server, settle, unplug, plug } = table();
    settle();
    server.tell({ type: 'freezing', freeze: 'f1', clause: 'c1' });
    settle();
    unplug();
    expect([room.locked.get(), room.typing(RU).ok]).toEqual([[], true]);
    plug();
    expect(frames(server.line.heard)).toEqual([]);
  });
});
