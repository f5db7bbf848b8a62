import { describe, expect, it } from 'vitest';
import { cellOf } from '../../src/crdt/document.ts';
import type { Rights } from '../../src/protocol/message.ts';
import { NEGOTIATOR, ScriptedServer } from './scripted-server.ts';
import { erase, FA, RU, RU2, table, type } from './table.ts';

const SECRETARY: Rights = { member: 's1', name: 'Parvin', role: 'secretariat', columns: [] };
const OBSERVER: Rights = { member: 'o1', name: 'Watcher', role: 'observer', columns: [] };
const LAWYER: Rights = { member: 'l1', name: 'Jurist', role: 'legal', columns: [] };

function seated(rights: Rights = NEGOTIATOR) {
  const at = table(new ScriptedServer(rights));
  at.settle();
  const told: string[] = [];
  for (const name of ['outline', 'people', 'milestones', 'rights'] as const)
    at.room[name].subscribe(() => told.push(name));
  return { ...at, told };
}

describe('outline', () => {
  it('lists the clauses in reading order with their numbers', () => {
    const { room } = seated();
    expect(room.outline.get().rows.map(({ id, status, number }) => [id, status, number.ru?.label])).toEqual([
      ['c1', 'draft', expect.stringContaining('1')],
      ['c2', 'draft', expect.stringContaining('2')],
    ]);
  });

  it('keeps its identity while people type, here and elsewhere', () => {
    const { room, server, settle, told } = seated();
    const before = room.outline.get();
    type(room, RU, ' раз');
    cellOf(server.doc, FA)?.insert(0, 'بند ');
    settle();
    expect(room.cell(FA)?.toString()).toBe('بند یک');
    expect([room.outline.get() === before, told]).toEqual([true, []]);
  });

  it('changes with a command, and only the row that it is about', () => {
    const { room, server, settle, told } = seated();
    const before = room.outline.get();
    const record = { stance: 'agree', digest: 'd', member: 'm1', at: '2025-11-18T08:00:00Z' } as const;
    server.effects({ type: 'stance.put', clause: 'c2', delegation: 'RU', record });
    settle();
    const after = room.outline.get();
    expect(told).toEqual(['outline']);
    expect([after.rows[0] === before.rows[0], after.columns === before.columns]).toEqual([true, true]);
    expect(after.rows[1]?.stances).toEqual({ RU: record });
  });

  it('says nothing about a change that changes nothing', () => {
    const { server, settle, told } = seated();
    server.doc.getMap('meta').set('parties', ['IR', 'RU']);
    settle();
    expect(told).toEqual([]);
  });

  it('leaves milestones to their own view', () => {
    const { room, server, settle, told } = seated();
    const milestone = { id: 'm7', label: 'Zero draft', seq: 7, digest: 'd', at: '2025-11-18T08:00:00Z', by: 's1' };
    server.effects({ type: 'milestone.put', milestone });
    settle();
    expect([told, room.milestones.get()]).toEqual([['milestones'], [milestone]]);
  });
});

describe('typing', () => {
  const cases: readonly (readonly [
    string,
    Rights,
    Parameters<ScriptedServer['effects']>,
    typeof RU | typeof FA,
    string,
  ])[] = [
    ['a granted column of a draft', NEGOTIATOR, [], RU, 'ok'],
    ['another column', NEGOTIATOR, [], FA, 'not-your-column'],
    ['any column, for the secretariat', SECRETARY, [], FA, 'ok'],
    ['an observer', OBSERVER, [], RU, 'read-only'],
    ['legal staff', LAWYER, [], RU, 'read-only'],
    ['a revoked member', { ...NEGOTIATOR, revoked: true }, [], RU, 'read-only'],
    ['a held clause', NEGOTIATOR, [{ type: 'clause.set', id: 'c1', held: true }], RU, 'held'],
    ['an agreed clause', NEGOTIATOR, [{ type: 'clause.set', id: 'c1', status: 'agreed' }], RU, 'frozen'],
    ['a withdrawn clause', NEGOTIATOR, [{ type: 'clause.set', id: 'c1', status: 'withdrawn' }], RU, 'withdrawn'],
  ];
  it.each(cases)('judges %s', (_, rights, effects, place, expected) => {
    const { room, server, settle } = seated(rights);
    server.effects(...effects);
    settle();
    const verdict = room.typing(place);
    expect(verdict.ok ? 'ok' : verdict.why).toBe(expected);
  });

  it('is closed before the server has said who one is, and in a clause that is not there', () => {
    const { room } = table();
    expect(room.typing(RU)).toEqual({ ok: false, why: 'read-only' });
    expect(seated().room.typing({ clause: 'c9', lang: 'ru' })).toEqual({ ok: false, why: 'read-only' });
  });

  it('follows rights that change while connected', () => {
    const { room, server, settle, told } = seated();
    server.tell({ type: 'rights', rights: { ...NEGOTIATOR, columns: ['fa'] } });
    settle();
    expect([room.typing(RU).ok, room.typing(FA).ok, told]).toEqual([false, true, ['rights']]);
  });

  it('goes on offline', () => {
    const { room, unplug } = seated();
    unplug();
    expect(room.typing(RU)).toEqual({ ok: true });
  });
});

describe('undo', () => {
  it('takes back own edits of that cell, and nobody else’s', () => {
    const { room, server, settle } = seated();
    room.undo(RU);
    type(room, RU, ' мой');
    type(room, RU2, ' другой');
    settle();
    const far = table(server);
    far.settle();
    type(far.room, RU, ' чужой');
    far.settle();
    settle();
    expect(room.cell(RU)?.toString()).toBe('один мой чужой');
    room.undo(RU)?.undo();
    expect([room.cell(RU)?.toString(), room.cell(RU2)?.toString()]).toEqual(['один чужой', 'два другой']);
  });

  it('is the same manager each time, and none where there is no cell', () => {
    const { room } = seated();
    expect(room.undo(RU)).toBe(room.undo({ ...RU }));
    expect(room.undo({ clause: 'c9', lang: 'ru' })).toBeUndefined();
  });

  it('brings deleted words back and sends them', () => {
    const { room, server, settle } = seated();
    room.undo(RU);
    erase(room, RU, 0, 4);
    room.undo(RU)?.undo();
    settle();
    expect([room.cell(RU)?.toString(), room.link.get().state]).toEqual(['один', 'saved']);
    expect(server.line.heard.filter((word) => word === 'update').length).toBe(2);
  });

  it('does nothing in a clause that was frozen meanwhile', () => {
    const { room, server, settle } = seated();
    room.undo(RU);
    type(room, RU, ' мой');
    settle();
    server.effects({ type: 'clause.set', id: 'c1', status: 'agreed' });
    settle();
    expect([room.undo(RU)?.undo(), room.cell(RU)?.toString()]).toEqual([null, 'один мой']);
  });
});

describe('verdict', () => {
  it('says what the server would say, on the text as it stands here', () => {
    const { room } = seated();
    type(room, RU, '!');
    const stance = { type: 'stance.record', clause: 'c1', stance: 'agree' } as const;
    expect([
      room.verdict({ ...stance, seen: '' }).ok,
      room.verdict({ ...stance, seen: room.digest('c1') }).ok,
      room.verdict({ ...stance, seen: room.digest('c2') }),
      room.verdict({ type: 'clause.withdraw', clause: 'c1' }),
    ]).toEqual([true, true, { ok: false, reason: 'text-changed' }, { ok: false, reason: 'not-allowed' }]);
  });

  it('follows the structure', () => {
    const { room, server, settle } = seated(SECRETARY);
    const hold = { type: 'clause.hold', clause: 'c1', seen: '' } as const;
    expect(room.verdict(hold).ok).toBe(true);
    server.effects({ type: 'clause.set', id: 'c1', held: true });
    settle();
    expect(room.verdict(hold)).toEqual({
      ok: false,
      reason: 'rule-unmet',
      missing: [{ kind: 'already', what: 'held' }],
    });
  });
});

describe('snapshot', () => {
  it('is the declaration at the last known position of the log', () => {
    const { room } = seated();
    type(room, RU, '!');
    const { resolution, at, clauses } = room.snapshot();
    expect([resolution, at, clauses[0]?.texts.ru?.paragraphs]).toEqual([
      'transit',
      { seq: room.link.get().seq },
      [[{ text: 'один!' }]],
    ]);
  });
});

describe('close', () => {
  it('leaves no timer and no line behind, and says goodbye', () => {
    const { room, clock, network, server, settle } = seated();
    const { heard } = server.line;
    const before = heard.length;
    room.close();
    settle();
    expect([clock.pending(), network.last.over, heard.slice(before)]).toEqual([0, true, ['awareness']]);
  });
});
